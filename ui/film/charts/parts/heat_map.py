"""Maps of shades: tokens to the right, units or tokens downwards, neighbours together where shades would be small."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from simulator.arrays import Array64
from ui.film.charts.parts.axes import groups
from ui.film.marks import Rect, Strip

LEAST, LEAST_SIGNED = 4.0, 7.0  # the least width and height of a shade, and of one that is hatched where it is negative


def heat_places(field: Rect, across: int, down: int, least: float = LEAST) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The first of each group of neighbours that share a shade: along the field, and down it."""
    return groups(across, int(field.width / least)), groups(down, int(field.height / least))


def heat(
    field: Rect, values: Array64, role: str, scale: str, limit: float = 1.0, shown: NDArray[np.bool_] | None = None
) -> Strip:
    """Shades for `values` [across, down] that fill a field, framed in a role; of a map in part, those `shown`."""
    across, down = values.shape
    seen = () if shown is None else tuple(shown.ravel().astype(float).tolist())
    return Strip(
        field.x + field.width / 2, field.y + field.height / 2, tuple(values.ravel().tolist()), (), role, scale, limit,
        field.width / across, field.height / down, across, down, 0.0, seen,
    )  # fmt: skip
