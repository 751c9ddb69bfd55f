"""How lines differ: by dash, by the shape of their points, by weight and ink; a hue would say a role or a sign."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from ui.film.marks import Point
from ui.paint.theme import Theme

MOST_BOLD = 8  # lines that stand out


class LineStyle(NamedTuple):
    """The dashes of a line, in units of its width (none: drawn through), the shape of its points, its ink and width."""

    dashes: tuple[float, ...]
    shape: str
    role: str = "muted"
    width: float = 1.6


SELECTED = LineStyle((), "circle", "ink", 2.8)
FORMER = LineStyle((3.2, 2.2), "ring", "ink", 1.6)
"""The run without the change."""
LOOKS = tuple(
    LineStyle(dashes, shape)
    for dashes, shape in (
        ((1.0, 2.6), "square"),
        ((7.0, 2.6), "triangle"),
        ((7.0, 2.4, 1.0, 2.4), "diamond"),
        ((11.0, 2.6), "down"),
        ((4.0, 1.6, 1.0, 1.6, 1.0, 1.6), "square"),
        ((2.2, 4.2), "triangle"),
        ((11.0, 2.2, 2.2, 2.2), "diamond"),
        ((7.0, 1.8, 4.0, 1.8, 1.0, 1.8), "down"),
    )
)


def outline(shape: str, x: float, y: float, radius: float) -> tuple[Point, ...]:
    """The corners of a point of a line; a circle has none."""
    if shape == "square":
        r = radius * 0.88
        return ((x - r, y - r), (x + r, y - r), (x + r, y + r), (x - r, y + r))
    if shape in ("triangle", "down"):
        r = radius * (1.15 if shape == "triangle" else -1.15)
        return ((x, y - r), (x + r, y + r * 0.8), (x - r, y + r * 0.8))
    if shape == "diamond":
        r = radius * 1.25
        return ((x, y - r), (x + r, y), (x, y + r), (x - r, y))
    return ()


def pen_of(look: LineStyle, theme: Theme) -> QPen:
    """The pen that draws a line of this look."""
    pen = QPen(theme.colour(look.role), look.width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    if look.dashes:
        pen.setDashPattern(look.dashes)
    return pen


def paint_points(
    painter: QPainter, look: LineStyle, points: Iterable[tuple[float, float]], radius: float, theme: Theme
) -> None:
    """Points of a line; that of the former run is hollow."""
    hollow = look.shape == "ring"
    painter.setPen(QPen(theme.colour(look.role), 1.4) if hollow else QPen(Qt.PenStyle.NoPen))
    painter.setBrush(theme.colour("panel" if hollow else look.role))
    for x, y in points:
        corners = outline(look.shape, x, y, radius)
        if corners:
            painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))
        else:
            painter.drawEllipse(QPointF(x, y), radius, radius)
