"""Numbers with a power of ten keep away from those in the next column, in every picture of a strip."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

from ui.film.drawing.strips import Shading, whole
from ui.film.marks import About, Frame, Moment, Page, Strip
from ui.paint.kept.extents import extent
from ui.paint.painter import paint
from ui.paint.strips import APART, narrowing
from ui.paint.theme import THEMES, load_fonts

SIDE = 400


def strip(*values: float) -> Strip:
    return whole(values, Shading("memory", "signed", 1.0, "."), 200.0, 200.0, about=About(0, 0, "c"))


def ink_of(made: Strip) -> np.ndarray:
    """Which columns of pixels of the row of the first cells have ink of letters."""
    load_fonts()
    image = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        frame = Frame(Page(SIDE, SIDE), (), (made,), (), "", Moment(0, 0, 1.0))
        paint(painter, frame, THEMES["light"], QRectF(0, 0, SIDE, SIDE))
    y = int(made.cell(0)[1] + made.cell_height / 2)
    row = [QColor(image.pixel(x, y)).lightness() for x in range(SIDE)]
    return np.array(row) < 120


@pytest.mark.parametrize("value", [-4e-5, 4e-5, -9e-7, 3e-8])
def test_a_power_of_ten_does_not_reach_the_edge_of_its_cell(qapp: QGuiApplication, value: float) -> None:
    made = strip(*[value] * 6)
    assert "e" in made.texts[0] and made.columns == 2
    left, right = made.cell(0)[0], made.cell(0)[0] + made.cell_width
    ink = np.flatnonzero(ink_of(made))
    inside = ink[(ink > left + 1) & (ink < right - 1)]
    assert len(inside) and inside.min() >= left + APART - 1 and inside.max() <= right - APART + 1
    assert extent(made).width() <= made.width + 30


def test_other_numbers_are_as_wide_as_ever(qapp: QGuiApplication) -> None:
    load_fonts()
    made = strip(-0.888, 0.237, 1.0, 0.0, -12.3, 0.5)
    assert all(narrowing(made, text, 23.0) == 1.0 for text in made.texts)
    one = strip(4e-5, 1.0)
    assert one.columns == 1 and narrowing(one, one.texts[0], 25.0) == 1.0, "there is room for it"
