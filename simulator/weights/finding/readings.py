"""The ways to read a stack of weights and to run it: what people and frameworks do differently, one field for each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, permutations, product
from typing import Any, NamedTuple

from simulator.weights.model_cells import FUNCTIONS, SIGMOID, TANH, Form, Kind

GATES = (SIGMOID, FUNCTIONS["hard_sigmoid"], FUNCTIONS["hard_sigmoid_before_3"])
CANDIDATES = (TANH, FUNCTIONS["relu"], FUNCTIONS["linear"], SIGMOID)
OUTPUTS = (TANH, FUNCTIONS["relu"], FUNCTIONS["linear"])


class Reading(NamedTuple):
    """One way to read the weights and to run them.

    `order` has the letters of the blocks as they are stored, `holes` those of the peepholes ("" where they are not
    used), `late` whether the output gate sees the new memory. `matrices` is how the numbers of a matrix stand, `biases`
    which of them count and where, `forget` what is added to the forget gate's. `gate`, `new` and `out` are activations.
    `reset` is where a GRU's reset gate acts, `replaces` whether its z opens for the new. `begin` is where the states
    begin, `direction` from which end it reads, `batch_first` whether the first axis of three is the batch. `layers` is
    the order of the layers, `sides` that of both directions' outputs, `padded` what padding does, `precision` that of
    the numbers.
    """

    order: str
    holes: str = ""
    late: bool = True
    matrices: str = "as stored"
    biases: str = "all"
    forget: float = 0.0
    gate: str = SIGMOID
    new: str = TANH
    out: str = TANH
    coupled: bool = False
    reset: str = ""
    replaces: bool = False
    begin: str = "zeros"
    direction: str = "forward"
    batch_first: bool = False
    layers: tuple[int, ...] = (0,)
    sides: str = "forward first"
    padded: str = "silent"
    precision: str = "as stored"

    def form(self, *, projected: bool) -> Form:
        """The form of its cells."""
        before = self.reset == "before"
        return Form(self.gate, self.new, self.out, bool(self.holes), self.coupled, projected, resets_before=before)

    def changes(self, base: Reading) -> tuple[str, ...]:
        """The fields in which it is another one than `base`."""
        return tuple(name for name, a, b in zip(self._fields, self, base, strict=True) if a != b)


class Known(NamedTuple):
    """What of a stack and a reference says which ways are possible: the kind of its layers and their parts.

    `biases` is how many each gate has; `square` and `wide` whether the blocks of U, and of W, are square; `alike` how
    many layers have tensors of the same shapes; `sequences` how many there are; `padding` whether some of the steps may
    be padding, and `begins` whether a first state is given.
    """

    kind: Kind
    biases: int
    square: bool
    wide: bool
    holes: bool
    projected: bool
    alike: int
    both: bool
    sequences: int
    padding: bool
    begins: bool
    blocks: int


def alternatives(base: Reading, known: Known) -> dict[str, tuple[Any, ...]]:
    """By field, what else it may be, the likelier first."""
    found: dict[str, Sequence[Any]] = {
        "order": tuple("".join(each) for each in permutations(base.order)),
        "matrices": _matrices(known),
        "biases": _biases(known),
        "forget": (0.0, 1.0) if known.kind == "lstm" and "f" in base.order else (),
        "gate": GATES if known.kind != "rnn" else (),
        "new": CANDIDATES,
        "out": OUTPUTS if known.kind == "lstm" else (),
        "begin": ("zeros", *(("given", "exchanged") if known.begins else ()), "anew"),
        "direction": ("forward", "backward", "backward, as read", *(("reverse as read",) if known.both else ())),
        "layers": tuple(permutations(base.layers)) if known.alike > 1 and known.alike == len(base.layers) <= 3 else (),
        "sides": ("forward first", "backward first") if known.both else (),
        "batch_first": (False, True) if known.sequences > 1 else (),
        "padded": ("silent", "skipped", "skipped, zeros out") if known.padding else (),
        "precision": ("as stored", "half", "bfloat16"),
    }
    if known.kind == "lstm" and known.holes:
        found |= {"holes": ("", *("".join(each) for each in permutations("iof"))), "late": (True, False)}
    if known.kind == "gru":
        found |= {"reset": ("after", "before", "none"), "replaces": (False, True)}
    return {
        name: others
        for name, each in found.items()
        if (others := tuple(value for value in each if value != getattr(base, name)))
    }


def _matrices(known: Known) -> tuple[str, ...]:
    """How the numbers of the matrices may stand."""
    found = ["as stored", *(("U turned",) if known.square else ()), *(("W turned",) if known.wide else ())]
    if known.square and known.wide:
        found += ["W and U turned", "W and U exchanged"]
    return (*found, "reshaped", *(("unit by unit",) if known.blocks > 1 else ()))


def _biases(known: Known) -> tuple[str, ...]:
    """Which biases may count, and where."""
    if known.biases == 2:
        return ("all", "first", "second", "none", *(("merged",) if known.kind == "gru" else ()))
    if known.biases == 1:
        return ("all", "none", *(("inside",) if known.kind == "gru" else ()))
    return ()


def by_changes(base: Reading, others: Mapping[str, Sequence[Any]], count: int) -> Iterator[Reading]:
    """All readings that are other in so many fields than `base`."""
    for fields in combinations(others, count):
        for values in product(*(others[name] for name in fields)):
            yield base._replace(**dict(zip(fields, values, strict=True)))
