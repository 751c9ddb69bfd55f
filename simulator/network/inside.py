"""What was not kept of a layer's steps, read as if it had been: computed again, a block of steps at a time.

Of every step some figures are noted, so that questions about all of a long run need not run it again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from simulator.arrays import Array, Array64, ReadOnly
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


Figure = Literal["largest", "change", "mean", "above", "below"]
FIGURES: tuple[Figure, ...] = ("largest", "change", "mean", "above", "below")


@dataclass(frozen=True, eq=False, repr=False)
class StepFigures(ReadOnly):
    """Figures of each quantity at each step: `table` is [figure, step, quantity], NaN at a step that was left out.

    "largest" is the largest size over the units, "change" the largest change of a unit since the step before (of the
    first step: not defined), "mean" the mean over the units, "above" and "below" are the sums of what is positive and
    of what is negative.
    """

    names: Mapping[str, int]
    table: Array64

    def of(self, figure: Figure, quantity: str) -> Array64:
        """A figure of a quantity, [step]."""
        return self.table[FIGURES.index(figure), :, self.names[quantity]]

    def at(self, steps: NDArray[np.intp]) -> StepFigures:
        """The figures of some steps, in their order; a step of −1 is one that was left out."""
        table = self.table[:, steps]
        table[:, steps < 0] = np.nan
        return StepFigures(self.names, table)

    def note(self, start: int, block: NDArray[np.floating], places: Mapping[str, slice]) -> None:
        """Take down the steps from `start` on. `block` begins with the row of the step before them."""
        rows = self.table[:, start : start + len(block) - 1]
        for name, at in self.names.items():
            values = block[1:, places[name]]
            rows[0, :, at] = np.abs(values).max(axis=1)
            rows[1, :, at] = np.abs(values - block[:-1, places[name]]).max(axis=1)
            rows[2, :, at] = values.mean(axis=1)
            rows[3, :, at] = np.maximum(values, 0).sum(axis=1, dtype=np.float64)
            rows[4, :, at] = np.minimum(values, 0).sum(axis=1, dtype=np.float64)


def no_figures(names: tuple[str, ...], steps: int) -> StepFigures:
    """Figures of so many steps that are still to be noted."""
    return StepFigures({name: at for at, name in enumerate(names)}, np.full((len(FIGURES), steps, len(names)), np.nan))
