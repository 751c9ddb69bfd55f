"""One layer of a network: a cell with sizes, weights and initial states, checked once so that a run cannot
stumble.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from simulator.arrays import DTYPES, Array, ReadOnly
from simulator.cells.cell import Cell
from simulator.equations.expressions import did_you_mean


class NetworkError(ValueError):
    """A network, or what is put into it, does not fit together. The message says where, what was wanted and
    found.
    """


def checked_array(what: str, value: ArrayLike, shape: tuple[int, ...], dtype: str | None = None) -> Array:
    """A read-only array in float64 or float32 of a wanted shape (-1: any length): a copy, but of one that is such, and
    that nobody can write. NetworkError says `what` is wrong.
    """
    try:
        array = np.asarray(value)
        if not np.can_cast(array.dtype, np.float64, "safe"):
            raise TypeError
    except (ValueError, TypeError):
        raise NetworkError(f"{what} is no table of real numbers; give numbers, all rows equally long") from None
    fits = array.ndim == len(shape) and all(w in (-1, n) for w, n in zip(shape, array.shape, strict=True))
    if not fits:
        wanted = " × ".join("any" if size == -1 else str(size) for size in shape)
        found = " × ".join(map(str, array.shape)) or "a single number"
        raise NetworkError(f"{what} must be {wanted}, but is {found}")
    if not np.isfinite(array).all():
        at = tuple(int(index) for index in np.argwhere(~np.isfinite(array))[0])
        raise NetworkError(f"{what} must be finite, but holds {array[at]} at {list(at)}")
    target = dtype or (array.dtype if array.dtype in DTYPES else np.dtype(np.float64))
    flags = array.flags
    if array.dtype == target and flags.owndata and flags.c_contiguous and not flags.writeable:
        return array
    with np.errstate(over="ignore"):
        copy: Array = np.array(array, dtype=target, order="C")
    if not np.isfinite(copy).all():
        raise NetworkError(f"{what} holds numbers too large for {target}; use float64 or smaller numbers")
    copy.flags.writeable = False
    return copy


@dataclass(frozen=True, eq=False, repr=False)
class Layer(ReadOnly):
    """A cell with its numbers.

    `inputs` and `units` are the sizes I and H of the cell's equations. `weights` has an array for each weight
    of the equations: W_ (H, I), U_ (H, H), P_ and b_ (H); in a cell whose states differ in width, the weights
    tell the other sizes. `initial` has each state before the first step (zeros where it is missing).
    `unit_names` is empty or names each unit. One that is `reverse` reads the sequence from its end; one `beside` the
    layer before it reads what that one reads, and both hand on their outputs side by side. Arrays are read-only, and
    copied where anybody can write them. Raises NetworkError.
    """

    cell: Cell
    inputs: int
    units: int
    weights: Mapping[str, Array]
    initial: Mapping[str, Array] = field(default_factory=dict)
    unit_names: tuple[str, ...] = ()
    reverse: bool = False
    beside: bool = False
    sizes: Mapping[str, int] = field(init=False)  # of each symbol of the equations: I, H, …

    def __post_init__(self) -> None:
        if self.inputs < 1 or self.units < 1:
            raise NetworkError(f"a layer needs at least one input and one unit, not {self.inputs} and {self.units}")
        if self.unit_names and len(self.unit_names) != self.units:
            raise NetworkError(f"there are {len(self.unit_names)} unit names for {self.units} units; name each or none")
        object.__setattr__(self, "unit_names", tuple(self.unit_names))
        object.__setattr__(self, "sizes", MappingProxyType(self._sizes()))
        object.__setattr__(self, "weights", MappingProxyType(self._checked_weights()))
        object.__setattr__(self, "initial", MappingProxyType(self._checked_initial()))

    def __repr__(self) -> str:
        return f"Layer({self.cell.key}, {self.inputs} → {self.units}{', reverse' * self.reverse})"

    @cached_property
    def turned(self) -> Layer:
        """The same layer, with the same arrays, reading from the other end."""
        other = copy(self)
        object.__setattr__(other, "reverse", not self.reverse)
        return other

    def width(self, quantity: str) -> int:
        """How many numbers a quantity, x or a state one step before has. Raises KeyError for other names."""
        return self.sizes[self.cell.parsed.widths[quantity]]

    @property
    def outputs(self) -> int:
        """The width of what the layer hands on: its first state, h."""
        return self.width(f"{self.cell.states[0]}_prev")

    def in_dtype(self, dtype: str) -> Layer:
        """The same layer with all arrays in float64 or float32."""
        arrays = {**self.weights, **{f"the initial {state}": value for state, value in self.initial.items()}}
        if all(array.dtype == dtype for array in arrays.values()):
            return self
        cast = {name: checked_array(name, value, value.shape, dtype) for name, value in arrays.items()}
        return replace(
            self,
            weights={name: cast[name] for name in self.weights},
            initial={state: cast[f"the initial {state}"] for state in self.initial},
        )

    def _checked_names(self, what: str, given: Mapping[str, Any], known: Mapping[str, Any] | tuple[str, ...]) -> None:
        for name in given:
            if name not in known:
                raise NetworkError(f"{self.cell.name} has no {what} {name}. {did_you_mean(name, known)}")

    def _sizes(self) -> dict[str, int]:
        """Sizes of all symbols; those besides I and H are read off the first weight that has them."""
        self._checked_names("weight", self.weights, self.cell.parsed.weights)
        sizes = {"I": self.inputs, "H": self.units}
        for name, shape in self.cell.parsed.weights.items():
            if name not in self.weights:
                raise NetworkError(f"{self.cell.name}: the weight {name} is missing")
            for symbol, size in zip((shape.rows, shape.columns), _shape(self.weights[name]), strict=False):
                if symbol is not None:
                    sizes.setdefault(symbol, size)
        for state in self.cell.states:
            symbol = self.cell.parsed.widths[f"{state}_prev"]
            sizes.setdefault(symbol, np.size(self.initial.get(state, np.zeros(self.units))))
        return sizes

    def _checked_weights(self) -> dict[str, Array]:
        checked = {}
        for name, shape in self.cell.parsed.weights.items():
            symbols = [shape.rows] if shape.columns is None else [shape.rows, shape.columns]
            wanted = tuple(self.sizes[symbol] for symbol in symbols)
            what = f"{self.cell.name}: {name} ({' × '.join(symbols)})"
            checked[name] = checked_array(what, self.weights[name], wanted)
        return checked

    def _checked_initial(self) -> dict[str, Array]:
        self._checked_names("state", self.initial, self.cell.states)
        checked = {}
        for state in self.cell.states:
            width = self.width(f"{state}_prev")
            value = self.initial.get(state, np.zeros(width))
            checked[state] = checked_array(f"{self.cell.name}: the initial {state}", value, (width,))
        return checked


def _shape(value: ArrayLike) -> tuple[int, ...]:
    """The shape of what may become an array; none of what cannot, which is told when it is checked."""
    try:
        return np.shape(value)
    except ValueError:
        return ()
