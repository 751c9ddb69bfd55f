"""How long memory lasts, read off the gate that keeps it: for each unit over the run, for one unit from each token."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

import numpy as np
from numpy.typing import NDArray

from simulator.analysis.charts.series import Series
from simulator.analysis.half_life_table import half_life_table
from simulator.analysis.measures import OPEN, half_lives_so_far
from simulator.arrays import Array64
from simulator.network.trace import LayerTrace


@dataclass(frozen=True, eq=False)
class HalfLivesOfUnit:
    """Half-lives in tokens of one `unit`, [token].

    `stays`, if the gate stayed as at this token for ever (infinite where it is at 1, or where the cell has none and
    only adds); `steps`, how many tokens it took in this run until half or less was left of what stood there after the
    token, or, where that was not `reached`, how many tokens were left to the end.
    """

    unit: int
    stays: Array64
    steps: Array64
    reached: NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class HalfLives(HalfLivesOfUnit):
    """Those of one unit, and of all.

    `whole` and `while_open` [token, unit] are from the geometric mean of the gate over all tokens up to each, and over
    those of them at which it is above OPEN.
    """

    whole: Array64
    while_open: Array64

    def gone_at(self, token: int) -> NDArray[np.intp]:
        """The tokens of which half or less of what stood there after them is left with this one, and not before."""
        at = np.arange(token)
        return np.flatnonzero(self.reached[:token] & (at + self.steps[:token] == token))

    def there_at(self, token: int) -> NDArray[np.intp]:
        """The tokens before this one of which more than half of what stood there after them is still there after it."""
        at = np.arange(token)
        return np.flatnonzero(~self.reached[:token] | (at + self.steps[:token] > token))

    def numbers(self, tokens: range, units: Sequence[int]) -> tuple[Series, ...]:
        """All of it, for a table; how long it took is infinite where the run ends before."""
        chosen, part = list(units), slice(tokens.start, tokens.stop)
        last = tokens.stop - 1
        took = np.where(self.reached, self.steps, np.inf)
        return (
            Series("half-life", self.whole[last, chosen], (), units),
            Series("half-life while open", self.while_open[last, chosen], (), units),
            Series("half-life if the gate stays", self.stays[part], tokens, (self.unit,)),
            Series("tokens until half is gone", took[part], tokens, (self.unit,)),
        )


def lives(layer_trace: LayerTrace, unit: int) -> HalfLives:
    """The half-lives of a layer, and of one unit of it from each token."""
    one = lives_of_unit(layer_trace, unit)
    whole, opened = (cast(Array64, half_lives_so_far(layer_trace, above)) for above in (0.0, OPEN))
    return HalfLives(unit, one.stays, one.steps, one.reached, whole, opened)


def lives_of_unit(layer_trace: LayerTrace, unit: int) -> HalfLivesOfUnit:
    """The half-lives of one unit from each token."""
    table = half_life_table(layer_trace, unit)
    stays, steps = (part[:, 0].astype(np.float64) for part in (table.lives, table.steps))
    return HalfLivesOfUnit(unit, stays, steps, table.reached[:, 0])
