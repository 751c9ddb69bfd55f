"""What was not kept of a layer's steps, read as if it had been: computed again, a block of steps at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from simulator.arrays import Array
from simulator.network.blockwise import Columns

Seen = Callable[[str, NDArray[np.intp], Array], Array]
"""What is read of a quantity at some steps in place of its numbers [steps, width]."""


class Source(Protocol):
    """Has all quantities of a run's steps, `size` steps to a block; `places` has their slices of a row."""

    size: int
    places: Mapping[str, slice]

    def block(self, number: int) -> Array:
        """The rows of a block's steps, read-only."""


@dataclass(frozen=True, eq=False, repr=False)
class Inside:
    """The steps of a record as steps of what computes them; −1 is one that was left out."""

    source: Source
    steps: NDArray[np.intp]
    seen: Seen | None = None

    def at(self, steps: NDArray[np.intp]) -> Inside:
        """The same of some steps alone, in their order; −1 is one that was left out."""
        return replace(self, steps=np.where(steps < 0, -1, self.steps[steps]))

    def read(self, name: str, steps: NDArray[np.intp], columns: Columns) -> Array:
        """A quantity at some steps, of chosen units alone: [steps, units]."""
        own, place, size = self.steps[steps], self.source.places[name], self.source.size
        width = np.arange(place.stop - place.start)[columns].size
        found: Array | None = None
        begins = np.flatnonzero(np.diff(own // size, prepend=-2))
        for begin, end in zip(begins, [*begins[1:], len(own)], strict=True):
            number = int(own[begin] // size)
            if number < 0:
                continue
            values = self.source.block(number)[own[begin:end] - number * size, place]
            if self.seen is not None:
                values = self.seen(name, own[begin:end], values)
            if found is None:
                found = np.full((len(own), width), np.nan, values.dtype)
            found[begin:end] = values[:, columns]
        if found is None:
            found = np.full((len(own), width), np.nan)
        found.flags.writeable = False
        return found
