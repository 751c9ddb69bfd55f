"""The drawn line of a wire: rounded corners, bridges over other wires, and the head at its end."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPolygonF

from ui.film.marks import Point

HOP = 17.0  # radius of the bridge where a wire crosses another


@lru_cache(maxsize=512)
def wire_path(points: tuple[Point, ...], hops: tuple[Point, ...], corner: float) -> QPainterPath:
    """The drawn line of a wire: rounded corners, and half circles where it is led over another wire."""
    path = QPainterPath(QPointF(*points[0]))
    for k in range(1, len(points)):
        (x0, y0), (x1, y1) = points[k - 1], points[k]
        length = abs(x1 - x0) + abs(y1 - y0)
        if length == 0:
            continue
        ux, uy = (x1 - x0) / length, (y1 - y0) / length
        last = k == len(points) - 1
        r = 0.0 if last else min(corner, length / 2, _length(points[k], points[k + 1]) / 2)
        on_piece = [h for h in hops if _between(h, (x0, y0), (x1, y1))]
        for hx, hy in sorted(on_piece, key=lambda h: _length((x0, y0), h)):
            path.lineTo(hx - ux * HOP, hy - uy * HOP)
            start = {(1, 0): 180.0, (-1, 0): 0.0, (0, 1): 90.0, (0, -1): 270.0}[round(ux), round(uy)]
            sweep = -180.0 if (round(ux), round(uy)) in ((1, 0), (0, -1)) else 180.0
            path.arcTo(QRectF(hx - HOP, hy - HOP, 2 * HOP, 2 * HOP), start, sweep)
        path.lineTo(x1 - ux * r, y1 - uy * r)
        if not last and r:
            x2, y2 = points[k + 1]
            after = _length(points[k], points[k + 1])
            path.quadTo(x1, y1, x1 + (x2 - x1) / after * r, y1 + (y2 - y1) / after * r)
    return path


def _length(a: Point, b: Point) -> float:
    return abs(a[0] - b[0]) + abs(a[1] - b[1])


def _between(point: Point, a: Point, b: Point) -> bool:
    inside_x = min(a[0], b[0]) <= point[0] <= max(a[0], b[0])
    return inside_x and min(a[1], b[1]) <= point[1] <= max(a[1], b[1])


def arrow_head(points: tuple[Point, ...], width: float) -> QPolygonF:
    """The triangle on the end of a wire of this width."""
    (x0, y0), (x1, y1) = points[-2:]
    length = abs(x1 - x0) + abs(y1 - y0)
    ux, uy = (x1 - x0) / length, (y1 - y0) / length
    long, half = 8 + 1.6 * width, 5 + 0.85 * width
    tip = (x1 + ux * long, y1 + uy * long)
    return QPolygonF([QPointF(*tip), QPointF(x1 - uy * half, y1 + ux * half), QPointF(x1 + uy * half, y1 - ux * half)])
