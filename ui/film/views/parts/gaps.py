"""Free room between the vectors of a cell's picture, for what stands beside it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ui.film.drawing.strips import footprint
from ui.film.scene.scene import Scene

NAME, CLEAR = 44.0, 8.0  # over a vector stands its name; the room around what is put into a gap
Span = tuple[float, float]


def largest_gap(taken: list[Span], top: float, bottom: float) -> Span:
    """The largest span between `top` and `bottom` of which nothing is taken; the upper one of equals."""
    edges = sorted([(top, top), *taken, (bottom, bottom)])
    best, low = (top, top), edges[0][1]
    for begins, ends in edges[1:]:
        if begins - low > best[1] - best[0]:
            best = (low, begins)
        low = max(low, ends)
    return best


def vectors_in(scene: Scene, left: float, right: float, below: float = CLEAR) -> Iterator[Span]:
    """From where to where, downward, vectors with their names stand between two edges of the close-up.

    `below` is what is left free under them.
    """
    for station in scene.diagram.stations.values():
        width, height = footprint(scene.units_of(station.quantity), scene.diagram.rows(station.quantity))
        if station.x - width / 2 < right and station.x + width / 2 > left:
            yield station.y - height / 2 - NAME, station.y + height / 2 + below


def wires_in(scene: Scene, left: float) -> Iterator[Span]:
    """From where to where, downward, wires run behind an edge of the close-up."""
    for path in scene.diagram.wires:
        half = path.width / 2 + CLEAR
        for (x0, y0), (x1, y1) in pairwise(path.points):
            if max(x0, x1) > left:
                yield min(y0, y1) - half, max(y0, y1) + half
