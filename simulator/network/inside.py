"""What was not kept of a layer's steps, read as if it had been: computed again, a block of steps at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from simulator.arrays import Array
from simulator.network.blockwise import Columns, block_numbers
from simulator.network.holds import Hold

Seen = Callable[[str, NDArray[np.intp], Array], Array]
"""What is read of a quantity at some of its source's steps in place of its numbers [steps, width]."""


class Source(Protocol):
    """Has all quantities of a run's steps, `size` steps to a block; `places` has their slices of a row.

    `holds` are what was set by hand in them.
    """

    size: int
    places: Mapping[str, slice]
    holds: tuple[Hold, ...]

    def block(self, number: int, chosen: NDArray[np.intp]) -> Array:
        """The rows of a block's steps, of which the chosen ones, from 0, are right; read-only."""


@dataclass(frozen=True, eq=False, repr=False)
class Inside:
    """The steps of a record as steps of what computes them; −1 is one that was left out.

    The quantities in `changed` are read as `seen` gives them, those that were kept too.
    """

    source: Source
    steps: NDArray[np.intp]
    changed: frozenset[str] = frozenset()
    seen: Seen | None = None

    def at(self, steps: NDArray[np.intp]) -> Inside:
        """The same of some steps alone, in their order; −1 is one that was left out."""
        return replace(self, steps=np.where(steps < 0, -1, self.steps[steps]))

    def read(self, name: str, steps: NDArray[np.intp], columns: Columns) -> Array:
        """A quantity at some steps, of chosen units alone: [steps, units]."""
        own, place, size = self.steps[steps], self.source.places[name], self.source.size
        width = np.arange(place.stop - place.start)[columns].size
        found: Array | None = None
        for part, number in block_numbers(own, size):
            if number < 0:
                continue
            chosen = own[part] - number * size
            values = self.as_seen(name, own[part], self.source.block(number, chosen)[chosen, place])
            if found is None:
                found = np.full((len(own), width), np.nan, values.dtype)
            found[part] = values[:, columns]
        if found is None:
            found = np.full((len(own), width), np.nan)
        found.flags.writeable = False
        return found

    def as_seen(self, name: str, own: NDArray[np.intp], values: Array) -> Array:
        """A quantity's numbers at some steps of the source as they are read."""
        return values if self.seen is None or name not in self.changed else self.seen(name, own, values)
