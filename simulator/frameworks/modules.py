"""Which layers of a network are one layer of a framework, such as an nn.LSTM of two layers in both directions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, Protocol

from simulator.cells import find_cell
from simulator.cells.cell import Cell
from simulator.network.layer import Layer
from simulator.network.levels import Level, alike_together
from simulator.weights.model_cells import FUNCTIONS, SIGMOID, TANH, Form, Kind, form_of

Framework = Literal["pytorch", "keras", "onnx"]
FRAMEWORKS: tuple[Framework, ...] = ("pytorch", "keras", "onnx")
RETURNING: tuple[Framework, ...] = ("pytorch", "keras")
"""Those whose returned values can be asked for."""
NEGATED = {"gru-replace": "gru", "gru-replace-before": "gru-before"}
"""Cells that are another one with W_z, U_z and b_z negated (`simulator.weights.conversions`): they compute the same."""

_IN_ONNX = frozenset(FUNCTIONS.values()) - {FUNCTIONS["exponential"], FUNCTIONS["silu"]}
"""Activations that ONNX has."""


class Formed(Protocol):
    """A layer of which it is known what kind of a framework's it is."""

    @property
    def kind(self) -> Kind:
        """Its kind."""

    @property
    def form(self) -> Form:
        """What distinguishes it among those of its kind."""


@dataclass(frozen=True)
class Known:
    """What kind of a framework's layer a cell is. `base` computes the same; its weights are those of the cell, but for
    the sign of the update gate's where the cell is `negated`.
    """

    kind: Kind
    form: Form
    base: Cell
    negated: bool = False


@dataclass(frozen=True)
class Module:
    """A layer of a framework: `levels` of the network, in each the layers of its directions.

    `ways` has for each direction whether it reads from the end. `name` is "" where the network is one module, else such
    as "lstm2"; `at` is its place among them.
    """

    known: Known
    levels: tuple[Level, ...]
    ways: tuple[bool, ...]
    name: str
    at: int

    @property
    def kind(self) -> Kind:
        """The kind of its cells."""
        return self.known.kind

    @property
    def layers(self) -> tuple[int, ...]:
        """Its layers in the order of PyTorch's rows: forward and backward of the lowest, then of the next."""
        return tuple(layer for level in self.levels for layer in level)

    @property
    def is_turned(self) -> bool:
        """Whether it reads from the end alone."""
        return self.ways == (True,)


@lru_cache(maxsize=256)
def known_cell(cell: Cell) -> Known | None:
    """What kind of a framework's layer a cell is; None for one that no framework has."""
    base = find_cell(NEGATED[cell.key]) if cell.key in NEGATED else cell
    found = form_of(base)
    return None if found is None else Known(*found, base, negated=base is not cell)


def has_layer(framework: Framework, known: Formed | None) -> bool:
    """Whether a framework has a layer of this kind and form."""
    if known is None:
        return False
    form = known.form
    plain = not (form.peepholes or form.coupled or form.clip)
    if framework == "pytorch":
        relu = known.kind == "rnn" and form.new == FUNCTIONS["relu"]
        usual = relu or (form.gate, form.new, form.out) == (SIGMOID, TANH, TANH)
        return plain and not form.resets_before and usual
    if framework == "keras":
        return plain and not form.projected and (known.kind != "lstm" or form.out == form.new)
    return not form.projected and {form.gate, form.new, form.out} <= _IN_ONNX


def modules_of(layers: Sequence[Layer], framework: Framework) -> tuple[Module, ...]:
    """The modules that a network is in a framework; () where it has no layer for one of its cells."""
    known = [known_cell(layer.cell) for layer in layers]
    if not all(has_layer(framework, each) for each in known):
        return ()
    joined = alike_together(layers, lambda layer: _likeness(layers[layer]))
    if framework != "pytorch":  # which alone has several levels in one layer
        joined = tuple((level,) for levels in joined for level in levels)
    found: list[Module] = []
    for at, own in enumerate(joined):
        first = known[own[0][0]]
        assert first is not None
        ways = tuple(layers[k].reverse for k in own[0])
        found.append(Module(first, own, ways, f"{first.kind}{at + 1}" if len(joined) > 1 else "", at))
    return tuple(found)


def _likeness(layer: Layer) -> tuple[Cell, int, int]:
    return layer.cell, layer.units, layer.outputs
