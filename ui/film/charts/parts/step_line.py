"""A line over the tokens that holds a value over each of them: what a gate was, how long memory would last with it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from simulator.arrays import Array64
from ui.film.charts.parts.axes import Axes, line
from ui.film.charts.parts.memory_line import LASTS, THIN, starts_of
from ui.film.drawing.easing import progress
from ui.film.marks import Mark, Point

WIDE = 3.0  # the width of a line of this run


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

    def past(self, tokens: int) -> Iterator[Mark]:
        """What so many tokens have left."""
        if points := self.path(tokens):
            yield self._curve(points)

    def now(self, token: int, front: float) -> Iterator[Mark]:
        """What a token adds, as far as it has come."""
        if points := self.begun(token, front):
            yield self._curve(points)

    def _curve(self, points: tuple[Point, ...]) -> Mark:
        return line(points, self._role, THIN if self._dashed else WIDE, dashed=self._dashed)
