"""How long memory lasts, read off the gate that keeps it: for each unit over the run, for one unit from each token."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simulator.charts.series import Series
from simulator.ledger import keep_factors
from simulator.measures import half_life, half_lives
from simulator.trace import LayerTrace

Array = NDArray[np.float64]
OPEN = 0.5  # above this a gate that keeps counts as open


@dataclass(frozen=True, eq=False)
class HalfLives:
    """Half-lives in tokens.

    `whole` and `while_open` [unit] are from the geometric mean of the gate over all tokens, and over those at which it
    is above OPEN. Of one `unit`, [token]: `stays`, if the gate stayed as at this token for ever; `steps`, how many
    tokens it took in this run until half or less was left of what stood there after the token, or, where that was not
    `reached`, how many tokens were left to the end.
    """

    unit: int
    whole: Array
    while_open: Array
    stays: Array
    steps: Array
    reached: NDArray[np.bool_]

    def numbers(self, tokens: range, units: Sequence[int]) -> tuple[Series, ...]:
        """All of it, for a table; how long it took is infinite where the run ends before."""
        chosen, part = list(units), slice(tokens.start, tokens.stop)
        took = np.where(self.reached, self.steps, np.inf)
        return (
            Series("half-life", self.whole[chosen], (), units),
            Series("half-life while open", self.while_open[chosen], (), units),
            Series("half-life if the gate stays", self.stays[part], tokens, (self.unit,)),
            Series("tokens until half is gone", took[part], tokens, (self.unit,)),
        )


def lives(layer: LayerTrace, unit: int) -> HalfLives:
    """The half-lives of a layer, and of one unit of it from each token."""
    keep = np.asarray(keep_factors(layer)[:, unit], dtype=np.float64)
    took = lasted(keep)
    reached = np.isfinite(took)
    steps = np.where(reached, took, np.arange(len(keep) - 1, -1, -1.0))
    whole, opened, stays = (
        np.asarray(part, dtype=np.float64) for part in (half_life(layer), half_life(layer, OPEN), half_lives(keep))
    )
    return HalfLives(unit, whole, opened, stays, steps, reached)


def lasted(keep: Array) -> Array:
    """For each step the smallest k with keep[step + 1] · … · keep[step + k] ≤ ½, infinite where there is none: [T]."""
    found = np.full(len(keep), np.inf)
    for step in range(len(keep) - 1):
        left = np.cumprod(keep[step + 1 :]) <= 0.5
        at = int(left.argmax())
        if left[at]:
            found[step] = at + 1.0
    return found
