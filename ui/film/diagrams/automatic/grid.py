"""The tracks on which wires run: where they cross, the pieces between, and what leads through a thing."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from ui.film.marks import Point, Rect

RIM = 8.0  # the margin around things
NEAR = 20.0  # wires that run as close as this are neighbours
Edge = tuple[int, int]  # a piece of track by the places at its ends


class Piece(NamedTuple):
    """A piece of track from a place: to which side, the next place, its length, its number, and those close beside."""

    side: str
    to: int
    length: float
    edge: Edge
    beside: tuple[Edge, ...]


class Grid:
    """The tracks at `xs` and `ys`, both rising; a place where two cross is a number, column after column."""

    def __init__(self, xs: tuple[float, ...], ys: tuple[float, ...]) -> None:
        self.xs, self.ys = xs, ys
        self._of_x, self._of_y = {x: k for k, x in enumerate(xs)}, {y: k for k, y in enumerate(ys)}
        self.pieces = tuple(tuple(self._from(place)) for place in range(len(xs) * len(ys)))

    def place(self, x: float, y: float) -> int:
        """The place at a point."""
        return self._of_x[x] * len(self.ys) + self._of_y[y]

    def point(self, place: int) -> Point:
        """Where a place is."""
        i, j = divmod(place, len(self.ys))
        return self.xs[i], self.ys[j]

    @lru_cache(maxsize=128)  # noqa: B019 — there is one grid, which lives as long as the program
    def least_ways(self, points: tuple[Point, ...], bend: float) -> list[float]:
        """The least that the way from each place to one of these points costs: its length, and a corner if any.

        A cell asks for some 60, of 50 kB each.
        """
        xs, ys = np.array(self.xs)[:, None, None], np.array(self.ys)[None, :, None]
        goals = np.array(points)
        dx, dy = abs(xs - goals[:, 0]), abs(ys - goals[:, 1])
        least: list[float] = (dx + dy + bend * ((dx > 0) & (dy > 0))).min(axis=2).ravel().tolist()
        return least

    @lru_cache(maxsize=2048)  # noqa: B019 — as above
    def within(self, rect: Rect) -> frozenset[int]:
        """The places inside a thing or too close by."""
        columns, rows = self._span(rect)
        return frozenset(i * len(self.ys) + j for i in range(*columns) for j in range(*rows))

    @lru_cache(maxsize=2048)  # noqa: B019 — as above
    def through(self, rect: Rect) -> tuple[Edge, ...]:
        """The pieces of track that lead through a thing or too close by."""
        high, (columns, rows) = len(self.ys), self._span(rect)
        along = [(i * high + j, (i + 1) * high + j) for i in range(columns[0] - 1, columns[1]) for j in range(*rows)]
        across = [(i * high + j, i * high + j + 1) for i in range(*columns) for j in range(rows[0] - 1, rows[1])]
        return (*along, *across)

    def _span(self, rect: Rect) -> tuple[tuple[int, int], tuple[int, int]]:
        columns = bisect_right(self.xs, rect.x - RIM), bisect_left(self.xs, rect.x + rect.width + RIM)
        return columns, (bisect_right(self.ys, rect.y - RIM), bisect_left(self.ys, rect.y + rect.height + RIM))

    def _from(self, place: int) -> Iterator[Piece]:
        high = len(self.ys)
        i, j = divmod(place, high)
        columns = [k for k in (-1, 1) if 0 <= i + k < len(self.xs)]
        rows = [k for k in (-1, 1) if 0 <= j + k < high]
        for k in columns:
            edge = (min(place, place + k * high), max(place, place + k * high))
            near = (n for n in rows if abs(self.ys[j + n] - self.ys[j]) < NEAR)
            beside = tuple((edge[0] + n, edge[1] + n) for n in near)
            length = abs(self.xs[i + k] - self.xs[i])
            yield Piece("left" if k < 0 else "right", place + k * high, length, edge, beside)
        for k in rows:
            edge = (min(place, place + k), max(place, place + k))
            near = (n for n in columns if abs(self.xs[i + n] - self.xs[i]) < NEAR)
            beside = tuple((edge[0] + n * high, edge[1] + n * high) for n in near)
            yield Piece("up" if k < 0 else "down", place + k, abs(self.ys[j + k] - self.ys[j]), edge, beside)
