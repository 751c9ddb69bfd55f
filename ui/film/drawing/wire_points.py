"""Points along a wire: how long it is and where one is after a share of it."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from ui.film.marks import Point


@lru_cache(maxsize=4096)
def length(points: tuple[Point, ...]) -> float:
    """The length of a way of horizontal and vertical pieces."""
    return sum(abs(b[0] - a[0]) + abs(b[1] - a[1]) for a, b in pairwise(points))


def along(points: tuple[Point, ...], share: float) -> Point:
    """The point after a share in [0, 1] of the way."""
    rest = share * length(points)
    for (x0, y0), (x1, y1) in pairwise(points):
        piece = abs(x1 - x0) + abs(y1 - y0)
        if rest <= piece and piece > 0.0:
            u = rest / piece
            return x0 + (x1 - x0) * u, y0 + (y1 - y0) * u
        rest -= piece
    return points[-1]
