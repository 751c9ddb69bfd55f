"""A long line drawn in parts looks like the line drawn in one go."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QApplication

from ui.paint.polyline import draw_polyline

TURNS = [QPointF(10 + 9 * k, 100 + 80 * math.sin(2.1 * k)) for k in range(40)]
WIDE, HIGH = 400, 200


def made(colour: str, style: Qt.PenStyle, width: float = 2.0) -> QPen:
    return QPen(QColor(colour), width, style, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def darkness(draw: Callable[[QPainter], object]) -> np.ndarray:
    """How dark each pixel is, 0 to 255."""
    picture = QImage(WIDE, HIGH, QImage.Format.Format_Grayscale8)
    picture.fill(255)
    with QPainter(picture) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw(painter)
    bits = np.frombuffer(picture.constBits(), np.uint8).reshape(HIGH, picture.bytesPerLine())
    return 255 - bits[:, :WIDE].astype(int)


def at_once(painter: QPainter, pen: QPen) -> None:
    painter.setPen(pen)
    painter.drawPolyline(QPolygonF(TURNS))


@pytest.mark.parametrize("style", [Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine])
def test_parts_look_as_the_whole(qapp: QApplication, style: Qt.PenStyle) -> None:
    pen = made("black", style)
    parts, whole = darkness(lambda p: draw_polyline(p, TURNS, pen)), darkness(lambda p: at_once(p, pen))
    assert (whole > 128).sum() > 2000
    assert np.abs(parts - whole).mean() < 0.01 * whole.mean() + 0.1
    assert (np.abs(parts - whole) > 96).sum() < 20


@pytest.mark.parametrize("pen", [made("#80000000", Qt.PenStyle.SolidLine), made("black", Qt.PenStyle.SolidLine, 1.0)])
def test_what_lets_the_ground_through_and_hair_lines_are_drawn_at_once(qapp: QApplication, pen: QPen) -> None:
    assert np.array_equal(darkness(lambda p: draw_polyline(p, TURNS, pen)), darkness(lambda p: at_once(p, pen)))


def test_a_faded_line_is_drawn_at_once(qapp: QApplication) -> None:
    pen = made("black", Qt.PenStyle.SolidLine)

    def faded(draw: Callable[[QPainter], object]) -> Callable[[QPainter], object]:
        return lambda painter: (painter.setOpacity(0.5), draw(painter))

    parts = darkness(faded(lambda p: draw_polyline(p, TURNS, pen)))
    assert np.array_equal(parts, darkness(faded(lambda p: at_once(p, pen))))


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 7])
def test_lines_of_any_length_reach_their_end(qapp: QApplication, count: int) -> None:
    pen, points = made("black", Qt.PenStyle.SolidLine), TURNS[:count]
    found = darkness(lambda p: draw_polyline(p, points, pen))
    x, y = points[-1].toTuple()
    assert found[round(y), round(x)] > 100 or count == 1
