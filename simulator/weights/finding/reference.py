"""What somebody's program was given and gave back: its inputs, and states or gates of all steps or of the last."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from simulator.arrays import Array64
from simulator.text.counting import count_of
from simulator.weights.tensor_tree import AnyArray, ModelError, ModelFile, Tensor

MOST_NUMBERS, MOST_STEPS, MOST_SEQUENCES = 2**24, 1000, 8
_INPUTS = {"inputs", "input", "x", "in"}
_ALL = {"output", "outputs", "y", "out", "h", "hidden", "states", "sequence"}
_LAST = {"h_n", "hn", "last_h", "h_last", "y_h", "state_h", "final_h", "last"}
_LAST_MEMORY = {"c_n", "cn", "last_c", "c_last", "y_c", "state_c", "final_c"}
_BEGIN = {"h0": "h", "h_0": "h", "initial_h": "h", "c0": "c", "c_0": "c", "initial_c": "c"}
_PADDING = {"mask", "lengths", "length"}
_LAYER = re.compile(r"layer(?P<at>\d+)/(?P<reverse>reverse/)?(?P<what>.+)")
_QUANTITIES = set("cifgorzn")
_REMEDY = "Store the inputs as “inputs”, and the states of all steps as “h”, of the last as “h_n” and “c_n”."


class Wanted(NamedTuple):
    """Numbers that are to agree: of a `quantity` of the layer `at` (None: the last one, or all where it has a row for
    each), of all steps or the `last` alone, as they were stored.
    """

    name: str
    quantity: str
    at: int | None
    reverse: bool
    last: bool
    values: Array64


class Reference(NamedTuple):
    """What was given and what came of it. `inputs` is [step, number], or with one more axis, for several sequences.

    `begin` has given first states by state, `padding` what was said of it: a mask or lengths, or None. `tolerance` is
    how far numbers of this precision are apart at most where they are the same, and `halves` whether all of them are
    numbers of half precision.
    """

    inputs: Array64
    wanted: tuple[Wanted, ...]
    begin: Mapping[str, Array64]
    padding: Array64 | None
    double: bool
    halves: str

    @property
    def scale(self) -> float:
        """The largest of the numbers that are to agree, or 1."""
        return max(1.0, *(float(np.abs(each.values).max()) for each in self.wanted))

    @property
    def kind(self) -> str:
        """How precise the numbers are: "double", "single", or one of the halves."""
        return self.halves or ("double" if self.double else "single")

    @property
    def sequences(self) -> int:
        """How many sequences there may be; 1 where there is no axis for them."""
        return 1 if self.inputs.ndim == 2 else min(self.inputs.shape[:2])

    def sequence(self, number: int, *, batch_first: bool) -> Array64:
        """The inputs of one sequence [step, number]."""
        if self.inputs.ndim == 2:
            return self.inputs
        return self.inputs[number] if batch_first else self.inputs[:, number]

    def how_many(self, *, batch_first: bool) -> int:
        """How many sequences there are."""
        return 1 if self.inputs.ndim == 2 else self.inputs.shape[0 if batch_first else 1]

    def masked(self, number: int, *, batch_first: bool) -> tuple[int, ...]:
        """The steps of a sequence that are padding: as was said, or the zeros at either end of it."""
        rows = self.sequence(number, batch_first=batch_first)
        if self.padding is None:
            silent: NDArray[np.bool_] = ~np.any(rows, axis=1)
            leading = int(np.argmin(silent)) if not silent.all() else 0
            trailing = int(np.argmin(silent[::-1])) if not silent.all() else 0
            return (*range(leading), *range(len(rows) - trailing, len(rows)))
        said = self.padding
        if said.size == self.how_many(batch_first=batch_first) and (said.size < len(rows) or said.max() > 1):
            return tuple(range(int(said.reshape(-1)[number]), len(rows)))
        mask = said if said.ndim == 1 else said[number] if batch_first else said[:, number]
        return tuple(np.flatnonzero(mask.reshape(-1) == 0).tolist())


def read_reference(file: ModelFile) -> Reference:
    """What is in a file of NumPy or safetensors. Raises ModelError where there is nothing to compare."""
    names = {name: _LAYER.fullmatch(name) for name in file.tensors}
    plain = {name: (found["what"] if found else name).lower().rpartition("/")[2] for name, found in names.items()}
    given = next((name for name, what in plain.items() if what in _INPUTS and names[name] is None), "")
    if not given:
        raise ModelError(f"There are no inputs among {', '.join(plain) or 'nothing'}.", _REMEDY)
    raw = _numbers(file.tensors[given])
    inputs = _inputs(given, raw)
    begin, padding, wanted = {}, None, []
    steps = set(inputs.shape[: inputs.ndim - 1])
    for name, what in plain.items():
        if name == given:
            continue
        values = _numbers(file.tensors[name])
        if what in _BEGIN:
            begin[_BEGIN[what]] = np.array(values, np.float64)
        elif what in _PADDING:
            padding = np.array(values, np.float64)
        else:
            wanted.append(_wanted(name, what, names[name], values, steps))
    if not wanted:
        raise ModelError("There are inputs and no outputs.", _REMEDY)
    dtypes = {file.tensors[each.name].dtype for each in wanted}
    double = raw.dtype == np.float64 and not any("32" in each or "16" in each for each in dtypes)
    return Reference(inputs, tuple(wanted), begin, padding, double, _halves(wanted))


def _numbers(tensor: Tensor) -> AnyArray:
    """The values of a tensor, all finite and not too many. Raises ModelError."""
    if tensor.size > MOST_NUMBERS:
        problem = f"{tensor.name} has {tensor.size:,} numbers, and at most {MOST_NUMBERS:,} are compared."
        raise ModelError(problem, "Give the first steps.")
    values = tensor.numbers()
    if not values.size:
        raise ModelError(f"{tensor.name} is empty.", _REMEDY)
    if not np.isfinite(values).all():
        at = tuple(np.argwhere(~np.isfinite(values))[0].tolist())
        raise ModelError(f"{tensor.name} holds {values[at]} at {list(at)}.", "Give numbers.")
    return values


def _inputs(name: str, values: AnyArray) -> Array64:
    """The inputs without an axis for a batch of one."""
    if values.ndim == 3 and 1 in values.shape[:2]:
        values = values.reshape(-1, values.shape[2])
    if values.ndim not in (2, 3):
        raise ModelError(f"{name} has {count_of(values.ndim, 'axis', 'axes')}.", "Store [step, number].")
    if max(values.shape[:-1]) > MOST_STEPS:
        problem = f"There are {max(values.shape[:-1]):,} steps, and at most {MOST_STEPS:,} are compared."
        raise ModelError(problem, "Give the first ones.")
    return np.array(values, np.float64)


def _wanted(name: str, what: str, layer: re.Match[str] | None, values: AnyArray, steps: set[int]) -> Wanted:
    """What an array is: by its name, and by its shape whether it has all steps. Raises ModelError."""
    at, reverse = (int(layer["at"]), bool(layer["reverse"])) if layer else (None, False)
    if what in _LAST | _LAST_MEMORY:
        quantity = "h" if what in _LAST else "c"
        return Wanted(name, quantity, at, reverse, True, np.array(values, np.float64))
    if what not in _ALL and what not in _QUANTITIES:
        raise ModelError(f"What {name} is, its name does not say.", _REMEDY)
    last = values.ndim == 1 or not steps & set(values.shape[:-1])
    return Wanted(name, "h" if what in _ALL else what, at, reverse, last, np.array(values, np.float64))


def _halves(wanted: list[Wanted]) -> str:
    """The half precision of which all numbers are: "half" or "bfloat16"; "" where they are finer."""
    values = np.concatenate([each.values.reshape(-1) for each in wanted])
    if np.array_equal(values, values.astype(np.float16).astype(np.float64)):
        return "half"
    bits = np.ascontiguousarray(values, np.float32).view(np.uint32)
    coarse = not (bits & np.uint32(0xFFFF)).any() and np.array_equal(values, values.astype(np.float32))
    return "bfloat16" if coarse else ""
