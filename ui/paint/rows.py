"""The ink of what stands in rows along the sequence: rivers, bars, and marks that repeat."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QLinearGradient, QPainter, QPen, QPolygonF
from shiboken6 import VoidPtr

from ui.film.marks import Bars, Box, River, Row
from ui.paint.pens import ring_of
from ui.paint.strips import shade_indices
from ui.paint.theme import Theme

_NO_PEN = QPen(Qt.PenStyle.NoPen)
Array = NDArray[np.floating[Any]]
Numbers = tuple[float, ...]


def paint_river(painter: QPainter, mark: River, theme: Theme) -> None:
    """A stream whose shade runs over from place to place."""
    outline, stops = _course(mark.xs, mark.tops, mark.bottoms, mark.values, mark.limit)
    colours = theme.signed_shades
    gradient = QLinearGradient(mark.xs[0], 0.0, mark.xs[-1], 0.0)
    gradient.setStops([(place, colours[k][0]) for place, k in stops])
    painter.setPen(_NO_PEN)
    painter.setBrush(gradient)
    painter.drawPolygon(outline)


@lru_cache(maxsize=256)  # what fades, or is painted again, runs as it did
def _course(
    at: Numbers, tops: Numbers, bottoms: Numbers, values: Numbers, limit: float
) -> tuple[QPolygonF, list[tuple[float, int]]]:
    """The outline of a stream, and its shades where they turn, between 0 and 1 along it."""
    xs = np.asarray(at)
    shades = shade_indices(values, "signed", limit)
    turns = np.ones(len(shades), dtype=bool)  # places inside a stretch of one shade need no stop of their own
    turns[1:-1] = (shades[1:-1] != shades[:-2]) | (shades[1:-1] != shades[2:])
    places = ((xs[turns] - xs[0]) / (xs[-1] - xs[0])).tolist()
    stops = [*zip(places, shades[turns].tolist(), strict=True)]
    return _outline(xs, np.asarray(tops), np.asarray(bottoms)), stops


def _outline(xs: Array, tops: Array, bottoms: Array) -> QPolygonF:
    """Along the tops and back along the bottoms, written into the polygon's own memory."""
    outline = QPolygonF()
    outline.resize(2 * len(xs))
    memory = VoidPtr(outline.data(), 32 * len(xs), True)  # type: ignore[call-arg, arg-type]
    points = np.frombuffer(memory, dtype=np.float64).reshape(-1, 2)  # type: ignore[call-overload]
    points[:, 0] = np.concatenate([xs, xs[::-1]])
    points[:, 1] = np.concatenate([tops, bottoms[::-1]])
    return outline


def paint_bars(painter: QPainter, mark: Bars, theme: Theme) -> None:
    """Bars on their base, each as high as its share."""
    painter.setPen(_NO_PEN)
    painter.setBrush(theme.colour(mark.role))
    tall = [mark.height * value for value in mark.values]
    painter.drawRects(
        [QRectF(mark.x + k * mark.pitch, mark.base - high, mark.width, high) for k, high in enumerate(tall)]
    )


def paint_row(painter: QPainter, row: Row, theme: Theme) -> None:
    """A box or a straight wire again and again."""
    mark = row.mark
    if isinstance(mark, Box) and not (mark.fill or mark.stroke):
        return  # a place to point at
    shifts = [k * row.pitch for k in range(row.times)]
    painter.setPen(_NO_PEN)
    if isinstance(mark, Box):
        if mark.fill:
            painter.setBrush(theme.colour(mark.fill))
            field = QRectF(mark.x, mark.y, mark.width, mark.height)
            painter.drawRects([field.translated(shift, 0.0) for shift in shifts])
        if mark.stroke:
            ring = ring_of(mark.x, mark.y, mark.width, mark.height, mark.radius, mark.stroke_width)
            for shift in shifts:
                painter.fillPath(ring.translated(shift, 0.0), theme.colour(mark.stroke))
    else:
        (x0, y0), (x1, y1) = sorted(mark.points)
        half = mark.width / 2
        across, down = (half, 0.0) if x0 == x1 else (0.0, half)
        line = QRectF(x0 - across, min(y0, y1) - down, x1 - x0 + 2 * across, abs(y1 - y0) + 2 * down)
        painter.setBrush(theme.colour(mark.role))
        painter.drawRects([line.translated(shift, 0.0) for shift in shifts])
