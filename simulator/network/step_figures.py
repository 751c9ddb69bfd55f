"""What is noted of every step while a long run is computed, so that questions about all of it need not run it again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from simulator.arrays import Array64, ReadOnly

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
