"""A value of each token: as a line that holds it over the token, or as points, each known from a certain step on."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from simulator.arrays import Array64
from ui.film.charts.parts.axes import Axes, line
from ui.film.charts.parts.memory_line import LASTS, THIN, starts_of
from ui.film.drawing.easing import progress
from ui.film.marks import Box, Mark, Point

WIDE = 3.0  # the width of a line of this run
LEAST, SIZE = 5.0, 8.0  # the width of a token from which points stand apart; how large they are


class StepLine:
    """The `values` of the tokens of a field; one that is not a number leaves the line where it was.

    Neighbours that share a piece stand at their middle height, once all of them are there. A line that is `dashed` is
    of another run.
    """

    def __init__(self, axes: Axes, values: Array64, role: str = "ink", *, dashed: bool = False) -> None:
        self._axes, self._values, self._role, self._dashed = axes, values, role, dashed
        there = np.maximum.accumulate(np.where(np.isnan(values), -1, np.arange(len(values))))
        self._heights = [axes.y(float(values[k])) if k >= 0 else axes.base for k in there.tolist()]
        self._starts = starts_of(axes)
        self._stops = np.append(self._starts[1:], len(values))
        middles = np.add.reduceat(self._heights, self._starts) / (self._stops - self._starts)
        pieces = zip(self._starts.tolist(), self._stops.tolist(), middles.tolist(), strict=True)
        self._points = tuple((axes.x(axes.first + end), y) for *ends, y in pieces for end in ends)

    def value(self, token: int, front: float) -> float:
        """The value where the line has come: that of the token before, until it is on its way."""
        return float(self._values[token if front >= LASTS / 2 or not token else token - 1])

    def height(self, token: int, front: float) -> float:
        """Where the line has come, `front` of a token's width into it."""
        start = self._heights[token - 1] if token else self._axes.base
        return start + (self._heights[token] - start) * progress(front, 0.0, LASTS)

    def path(self, tokens: int) -> tuple[Point, ...]:
        """Its points through so many tokens."""
        return self._points[: 2 * int(np.searchsorted(self._stops, tokens, side="right"))]

    def begun(self, token: int, front: float) -> tuple[Point, ...]:
        """The points of a token, as far as it has come; none where neighbours share a piece."""
        if len(self._starts) < len(self._values) or front <= 0.0:
            return ()
        left, y = self._axes.x(self._axes.first + token), self.height(token, front)
        start = ((left, self._heights[token - 1]),) if token else ()
        return (*start, (left, y), (self._axes.x(self._axes.first + token + front), y))

    def past(self, tokens: int, first: int = 0) -> Iterator[Mark]:
        """What so many tokens have left, from one on."""
        if points := self.path(tokens)[len(self.path(first)) :]:
            yield self._curve(points)

    def now(self, token: int, front: float) -> Iterator[Mark]:
        """What a token adds, as far as it has come."""
        if points := self.begun(token, front):
            yield self._curve(points)

    def _curve(self, points: tuple[Point, ...]) -> Mark:
        return line(points, self._role, THIN if self._dashed else WIDE, dashed=self._dashed)


class Points:
    """The `values` of the tokens of a field in the middle of each, nan for none; `known` [T] is the step of the run at
    which each is known, none before the one at its left.

    With a `stem`, each stands on a line from zero. Where tokens are narrow, points are joined to a line.
    """

    def __init__(self, axes: Axes, values: Array64, known: NDArray[np.intp], *, stem: bool = False) -> None:
        self._axes, self._values, self._known, self._stem = axes, values, known, stem
        self._apart = axes.pitch >= LEAST
        size = min(SIZE, axes.pitch)
        self._size = size

    def past(self, tokens: int) -> Iterator[Mark]:
        """The points that are known from the first so many steps of the run."""
        count = int(np.searchsorted(self._known, tokens))
        if self._apart:
            for k in range(count):
                yield from self._point(k, 1.0)
            return
        places = [(self._middle(k), self._axes.y(float(self._values[k]))) for k in self._groups(count)]
        if len(places) > 1:
            yield line(places, "ink", THIN)

    def now(self, token: int, share: float) -> Iterator[Mark]:
        """Those that become known at a step, as far as it has come."""
        if share > 0.0 and self._apart:
            first, stop = np.searchsorted(self._known, [token, token + 1]).tolist()
            for k in range(first, stop):
                yield from self._point(k, share)

    def _groups(self, count: int) -> Iterator[int]:
        """Points at about each pixel of the field."""
        every = max(1, int(1.0 / self._axes.pitch))
        return (k for k in range(0, count, every) if np.isfinite(self._values[k]))

    def _middle(self, k: int) -> float:
        return self._axes.x(self._axes.first + k + 0.5)

    def _point(self, k: int, opacity: float) -> Iterator[Mark]:
        value = float(self._values[k])
        if not np.isfinite(value):
            return
        x, y, size = self._middle(k), self._axes.y(value), self._size
        if self._stem:
            yield Box(x - 1.0, min(y, self._axes.base), 2.0, abs(self._axes.base - y), fill="short", opacity=opacity)
        yield Box(x - size / 2, y - size / 2, size, size, size / 2, "short" if self._stem else "ink", opacity=opacity)
