"""Long lines, drawn a short part at a time: Qt takes several times as long for all of a line at once."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPaintEngine, QPainter, QPen, QPolygonF

PART = 3  # stretches from point to point that are drawn at once


def draw_polyline(painter: QPainter, points: Sequence[QPointF], pen: QPen) -> None:
    """Draw a line through points with a pen whose ends are round, so that its parts meet unseen.

    In one go where parts would be seen or save nothing: what is not opaque, hair lines, other devices than images.
    """
    painter.setPen(pen)
    long = len(points) > PART + 1 and pen.widthF() > 1.0
    if not (long and painter.paintEngine().type() == QPaintEngine.Type.Raster and _is_opaque(painter, pen)):
        painter.drawPolyline(QPolygonF(points))
        return
    dashed, passed = pen.style() != Qt.PenStyle.SolidLine, 0.0
    pen = QPen(pen)
    for first in range(0, len(points) - 1, PART):
        part = points[first : first + PART + 1]
        if dashed:
            pen.setDashOffset(passed / pen.widthF())
            painter.setPen(pen)
            passed += sum(math.hypot(b.x() - a.x(), b.y() - a.y()) for a, b in pairwise(part))
        painter.drawPolyline(QPolygonF(part))


def _is_opaque(painter: QPainter, pen: QPen) -> bool:
    return painter.opacity() == 1.0 and pen.color().alpha() == 255
