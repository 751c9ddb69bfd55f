"""The pens of a theme, made once each: a pen is needed for every box and wire of a frame; and outlines without one."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from ui.paint.theme import THEMES, Theme


def pen(theme: Theme, role: str, width: float, *, dashed: bool = False) -> QPen:
    """The pen with round ends for a role; do not change it."""
    return _pen(theme.name, role, width, dashed)


@lru_cache(maxsize=1024)
def _pen(theme: str, role: str, width: float, dashed: bool) -> QPen:
    style = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
    colour = THEMES[theme].colour(role)
    return QPen(colour, width, style, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def set_ink(painter: QPainter, colour: QColor, opacity: float) -> None:
    """Set the pen for words. How opaque they are goes into its colour: under an opacity of the painter's own, Qt draws
    letters as outlines, thirty times more slowly.
    """
    if opacity < 1.0:
        colour = QColor(colour)
        colour.setAlphaF(colour.alphaF() * opacity)
    painter.setPen(colour)


@lru_cache(maxsize=2048)
def ring_of(x: float, y: float, width: float, height: float, radius: float, thick: float) -> QPainterPath:
    """The outline of a rounded box as an area; filling it is half the work of drawing it with a pen."""
    ring, rect, half = QPainterPath(), QRectF(x, y, width, height), thick / 2
    for by in (half, -half):
        ring.addRoundedRect(rect.adjusted(-by, -by, by, by), radius + by, radius + by)
    return ring
