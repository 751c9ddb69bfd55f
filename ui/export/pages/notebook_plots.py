"""The plots of a notebook as pictures that are stored in it: the same numbers as its own code draws with Matplotlib."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from simulator.io.notebook_outputs import Plot
from ui.export.video.pixels import png
from ui.film.marks import Run, Text
from ui.film.scene.scene import Scene
from ui.paint.text import line_of, write
from ui.paint.theme import THEMES

WIDE, ROW, CURVES = 1200, 40, 300  # pixels: a picture's width, a unit's row of a map, the height of curves
TOP, LEFT, RIGHT, BELOW = 46, 150, 150, 120
SIZE, STEEP = 15.0, 60.0  # of words, and how many degrees tokens rise
ROLES = ("input", "memory", "output", "forget", "short", "plus", "minus", "muted", "back", "ink")


def plot_png(plot: Plot, scene: Scene, names: Sequence[str]) -> bytes:
    """The picture of a plot as PNG; `names` are those of the layer's units."""
    values = scene.trace.layers[plot.layer][plot.quantity]
    high = CURVES if plot.curves else ROW * values.shape[1]
    made = QImage(WIDE, TOP + high + BELOW, QImage.Format.Format_RGB32)
    made.fill(THEMES["light"].colour("card"))
    with QPainter(made) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(LEFT, TOP, WIDE - LEFT - RIGHT, high)
        _write(painter, area.center().x(), TOP - 18, plot.title, 18.0, "middle")
        (_curves if plot.curves else _map)(painter, area, values, names)
        _tokens(painter, area, scene.trace.tokens)
    return png(made)


def _map(painter: QPainter, area: QRectF, values: NDArray[Any], names: Sequence[str]) -> None:
    """A row for each unit, a colour for each number, and what the colours mean."""
    shades = [fill for fill, _ in THEMES["light"].signed_shades]
    finite = np.nan_to_num(values, nan=0.0, posinf=0.0, neginf=0.0)
    limit = float(np.abs(finite).max()) or 1.0
    wide, high = area.width() / len(values), area.height() / values.shape[1]
    for step, row in enumerate(values.tolist()):
        for unit, value in enumerate(row):
            if value == value:
                place = QRectF(area.x() + step * wide, area.y() + unit * high, wide + 0.5, high + 0.5)
                painter.fillRect(place, _shade(shades, value / limit))
    for unit, name in enumerate(names):
        _write(painter, LEFT - 10, area.y() + (unit + 0.5) * high + 5, name, SIZE, "end", LEFT - 14)
    bar = QRectF(area.right() + 30, area.y(), 18, area.height())
    for k, shade in enumerate(reversed(shades)):
        painter.fillRect(QRectF(bar.x(), bar.y() + k * bar.height() / len(shades), 18, 1 + bar.height() / 100), shade)
    for share in (1.0, 0.0, -1.0):
        y = bar.center().y() - share * bar.height() / 2 + 5
        _write(painter, bar.right() + 8, y, f"{share * limit:.3g}".replace("-", "−"), SIZE, "start")
    _frame(painter, area)


def _shade(shades: Sequence[QColor], value: float) -> QColor:
    last = len(shades) - 1
    return shades[round((min(1.0, max(-1.0, value)) + 1) / 2 * last)]


def _curves(painter: QPainter, area: QRectF, values: NDArray[Any], names: Sequence[str]) -> None:
    """A line for each unit, from 0 to 1, and whose it is."""
    theme, wide = THEMES["light"], area.width() / len(values)
    for share in (0.0, 0.5, 1.0):
        y = _height(area, share)
        painter.setPen(QPen(theme.colour("grid"), 1.0))
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
        _write(painter, LEFT - 10, y + 5, f"{share:g}", SIZE, "end")
    for unit, name in enumerate(names):
        colour = theme.colour(ROLES[unit % len(ROLES)])
        points = [
            QPointF(area.x() + (step + 0.5) * wide, _height(area, value))
            for step, value in enumerate(values[:, unit].tolist())
            if value == value
        ]
        dashed = Qt.PenStyle.DashLine if unit >= len(ROLES) else Qt.PenStyle.SolidLine
        painter.setPen(QPen(colour, 2.0, dashed))
        painter.drawPolyline(points)
        painter.setBrush(colour)
        for point in points:
            painter.drawEllipse(point, 3.0, 3.0)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        y = area.y() + 14 + 22 * unit
        painter.drawLine(QPointF(area.right() + 12, y - 5), QPointF(area.right() + 32, y - 5))
        _write(painter, area.right() + 38, y, name, SIZE, "start", RIGHT - 42)
    _frame(painter, area)


def _height(area: QRectF, share: float) -> float:
    return area.bottom() - (share + 0.05) / 1.1 * area.height()


def _frame(painter: QPainter, area: QRectF) -> None:
    painter.setPen(QPen(THEMES["light"].colour("ink"), 1.0))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(area)


def _tokens(painter: QPainter, area: QRectF, tokens: Sequence[str]) -> None:
    """The tokens below, aslant; of many, those that have room."""
    wide = area.width() / len(tokens)
    every = -(-int(SIZE * 1.2) // max(1, int(wide))) if wide < SIZE * 1.2 else 1
    for step in range(0, len(tokens), every):
        painter.save()
        painter.translate(area.x() + (step + 0.5) * wide + 5, area.bottom() + 12)
        painter.rotate(-STEEP)
        _write(painter, 0.0, 8.0, tokens[step], SIZE, "end", (BELOW - 24) / math.sin(math.radians(STEEP)))
        painter.restore()


def _write(painter: QPainter, x: float, y: float, text: str, size: float, anchor: str, limit: float = 0.0) -> None:
    """Words at their baseline, no longer than `limit` (0: no limit)."""
    pieces, left = line_of(Text(x, y, (Run(text),), size, "ink", anchor, limit=limit))
    painter.setPen(THEMES["light"].colour("ink"))
    for piece in pieces:
        write(painter, left + piece.x, y, piece.text, piece.font)
