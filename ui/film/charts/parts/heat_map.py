"""Maps of shades: tokens to the right, units or tokens downwards, neighbours together where shades would be small."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from simulator.arrays import Array64
from ui.film.charts.parts.axes import groups, means
from ui.film.marks import Box, Rect, Strip

LEAST, LEAST_SIGNED = 4.0, 7.0  # the least width and height of a shade, and of one that is hatched where it is negative


def heat_places(field: Rect, across: int, down: int, least: float = LEAST) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The first of each group of neighbours that share a shade: along the field, and down it."""
    return groups(across, int(field.width / least)), groups(down, int(field.height / least))


def frame(field: Rect, role: str) -> Box:
    """The place of a map and its outline, before it has shades."""
    return Box(field.x - 3, field.y - 3, field.width + 6, field.height + 6, 0.0, "card", role, 2.0)


def shades(
    field: Rect, places: tuple[int, int], values: Array64, scale: str, limit: float, opacity: float = 1.0,
    shown: NDArray[np.bool_] | None = None,
) -> Strip:  # fmt: skip
    """Columns of shades [column, row] in a field, the first at a place of so many; of a map in part, those `shown`."""
    first, count = places
    across, down = values.shape
    wide = field.width / count
    seen = () if shown is None else tuple(shown.ravel().astype(float).tolist())
    x = field.x + (first + across / 2) * wide
    return Strip(
        x, field.y + field.height / 2, tuple(values.ravel().tolist()), (), "", scale, limit,
        wide, field.height / down, across, down, 0.0, seen, opacity=opacity,
    )  # fmt: skip


class GrowingMap:
    """A map of values [token, row] whose columns come as their tokens go by.

    `starts` has the first token of each column: it shows the mean of those of them that have been read.
    """

    def __init__(self, field: Rect, values: Array64, starts: NDArray[np.intp], scale: str, limit: float = 1.0) -> None:
        self._field, self._values, self._starts = field, values, starts
        self._scale, self._limit = scale, limit

    def past(self, tokens: int, first: int = 0) -> Iterator[Strip]:
        """The columns of so many tokens, that begin with one or behind it."""
        column = int(np.searchsorted(self._starts, first))
        begun = self._starts[column : int(np.searchsorted(self._starts, tokens))]
        if len(begun):
            yield self._shades(column, means(self._values[begun[0] : tokens], begun - begun[0], 0))

    def now(self, token: int, share: float) -> Iterator[Strip]:
        """The column of a token, over what stood there before it, as opaque as the token has come."""
        if share > 0.0 and 0 <= token < len(self._values):
            column = int(np.searchsorted(self._starts, token, side="right")) - 1
            values = self._values[self._starts[column] : token + 1].mean(axis=0, keepdims=True)
            yield self._shades(column, values, share)

    def _shades(self, column: int, values: Array64, opacity: float = 1.0) -> Strip:
        there = np.isfinite(values)  # not so where a step was left out
        shown = None if there.all() else there
        places = (column, len(self._starts))
        return shades(self._field, places, np.where(there, values, 0.0), self._scale, self._limit, opacity, shown)
