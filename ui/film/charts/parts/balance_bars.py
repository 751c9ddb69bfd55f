"""Bars for each token: at the left what was there, kept and forgotten; at the right, from kept on, what came."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from simulator.analysis.charts.kept import Balance
from simulator.arrays import Array64
from ui.film.charts.parts.axes import Axes
from ui.film.charts.parts.legend import block, stroke
from ui.film.marks import Mark

BESIDE, SEEN = 0.1, 0.75  # the room beside the bars of a token, as a share of it; the least height that is drawn


class BalanceBars:
    """The bars of a balance in a field; of tokens that share them, the mean. `starts` has the first of each."""

    def __init__(self, axes: Axes, balance: Balance, starts: NDArray[np.intp]) -> None:
        shown = balance.between(axes.first, axes.stop)
        parts = (shown.kept, shown.forgotten, shown.added, shown.by_hand, shown.new)
        self._axes, self._parts = axes, np.nan_to_num(np.stack(parts))
        self._ends = np.append(starts, axes.stop - axes.first)
        means = np.add.reduceat(self._parts, starts, axis=1) / np.diff(self._ends)
        self._whole = tuple(tuple(self._bars(k, numbers)) for k, numbers in enumerate(means.T.tolist()))

    def past(self, tokens: int) -> Iterator[Mark]:
        """The bars whose tokens are all among the first so many."""
        for marks in self._whole[: self._bar_of(tokens)]:
            yield from marks

    def now(self, token: int, kept: float, written: float) -> Iterator[Mark]:
        """The bars of a token, as far as it has kept and written: of several, of those that have been read."""
        if not 0 <= token < self._ends[-1] or kept <= 0.0:
            return
        bar = self._bar_of(token)
        first = int(self._ends[bar])
        before = self._mean(first, token)
        shares = np.array([kept, kept, written, written, written])
        numbers = before + (self._mean(first, token + 1) - before) * shares
        if token == first:
            numbers[-1] = self._parts[-1, token]
        yield from self._bars(bar, numbers.tolist(), written if token == first else 1.0)

    def _bar_of(self, token: int) -> int:
        """The bar of a token, which is the number of those that are complete before it."""
        return int(np.searchsorted(self._ends, token, side="right")) - 1

    def _mean(self, first: int, stop: int) -> Array64:
        return self._parts[:, first:stop].mean(axis=1) if stop > first else np.zeros(len(self._parts))

    def _bars(self, k: int, numbers: Sequence[float], level: float = 1.0) -> Iterator[Mark]:
        axes, (kept, forgotten, added, by_hand, new) = self._axes, numbers
        left, right = axes.x(axes.first + float(self._ends[k])), axes.x(axes.first + float(self._ends[k + 1]))
        beside = BESIDE * (right - left)
        left, right, middle = left + beside, right - beside, (left + right) / 2
        yield from _bar(axes, (left, middle), (0.0, kept), "kept", hollow=False)
        yield from _bar(axes, (left, middle), (kept, kept + forgotten), "forget", hollow=True)
        yield from _bar(axes, (middle, right), (kept, kept + added), "input", hollow=False)
        if by_hand:
            done = kept + added
            yield from _bar(axes, (middle, right), (done, done + by_hand), "accent", hollow=False)
        if level > 0.0:
            yield from stroke(middle, axes.y(new), right - middle, "memory", level)


def _bar(
    axes: Axes, sides: tuple[float, float], ends: tuple[float, float], role: str, *, hollow: bool
) -> Iterator[Mark]:
    top, bottom = sorted((axes.y(ends[0]), axes.y(ends[1])))
    if bottom - top >= SEEN:
        yield block(sides[0], top, sides[1] - sides[0], bottom - top, role, hollow)
