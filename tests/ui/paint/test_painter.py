"""One painter: widget, image and cache give the same pixels; every mark and theme makes ink; nothing needs a clip."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.film.films import builtin_film, film
from ui.film.drawing.strips import Shading, shade_index, whole
from ui.film.marks import (
    Box,
    Curve,
    Frame,
    Mark,
    Moment,
    Node,
    Page,
    Paragraph,
    Polygon,
    Row,
    Run,
    Strip,
    Text,
    Wire,
)
from ui.paint.kept.paint_cache import PaintCache
from ui.paint.painter import image, paint
from ui.paint.theme import THEMES

SIGNED = Shading("memory", "signed", 1.0)
MARKS: dict[str, Mark] = {
    "box": Box(20, 20, 100, 60, 12, "card", "ink"),
    "wire": Wire(((20, 40), (120, 40), (120, 90)), "memory", 10, hops=((70, 40),), arrow=True),
    "circle": Node(70, 60, 52, 52, "×", "forget", glow=0.5),
    "plus": Node(70, 60, 52, 52, "+", "input"),
    "function": Node(70, 60, 84, 46, "tanh", "output", filled=False),
    "strip": whole((0.5, -0.5, 0.0), SIGNED, 80, 60, about=None, eye=1, held=(True, False, False)),
    "gate": whole((0.0, 0.5, 1.0), Shading("forget", "gate", 1.0), 80, 60, about=None),
    "heat": whole(tuple(k / 50 - 1 for k in range(100)), Shading("short", "signed", 1.0), 80, 60, about=None),
    "text": Text(20, 60, (Run("c", "math"), Run("t−1", "sub math"), Run(" = 1", "bold")), 24, "ink"),
    "paragraph": Paragraph(10, 10, 140, 100, "Words that need more than one line", 18, "ink"),
    "curve": Curve(((20, 90), (60, 30), (120, 60)), "plus", 3, dashed=True),
    "polygon": Polygon(((20, 90), (60, 30), (120, 60)), "minus"),
}


def _frame(*marks: Mark) -> Frame:
    return Frame(Page(160, 120), (), (), marks, "", Moment(0, 0, 0.0))


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", MARKS)
def test_every_mark_makes_ink_in_every_theme(qapp: object, name: str, theme: str) -> None:
    look = THEMES[theme]
    blank = image(_frame(), look, 160, 120)
    painted = image(_frame(MARKS[name]), look, 160, 120)
    assert painted != blank
    assert image(_frame(MARKS[name]._replace(opacity=0.0)), look, 160, 120) == blank


def test_a_hidden_cell_leaves_no_ink(qapp: object) -> None:
    strip = MARKS["strip"]
    assert isinstance(strip, Strip)
    look = THEMES["light"]
    hidden = image(_frame(strip._replace(shown=(0.0, 0.0, 0.0))), look, 160, 120)
    assert hidden == image(_frame(), look, 160, 120)
    half = image(_frame(strip._replace(shown=(1.0, 0.0, 1.0))), look, 160, 120)
    assert half not in (hidden, image(_frame(strip), look, 160, 120))


class _Canvas(QWidget):
    """A widget that paints one frame."""

    def __init__(self, frame: Frame) -> None:
        super().__init__()
        self.frame, self.cache = frame, PaintCache()

    def paintEvent(self, event: object) -> None:
        painter = QPainter(self)
        paint(painter, self.frame, THEMES["light"], QRectF(self.rect()), self.cache)
        painter.end()


@pytest.mark.parametrize("size", [(1280, 720), (960, 700), (333, 401)])
def test_widget_and_image_are_identical_to_the_bit(qtbot: QtBot, size: tuple[int, int]) -> None:
    made = builtin_film("jenny-rafsun")
    canvas = _Canvas(made.frame(0.0))
    qtbot.addWidget(canvas)
    canvas.resize(*size)
    for time in (0.0, 1.3, 3.1, 11.0, 121.7):
        canvas.frame = made.frame(time)
        seen = canvas.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        assert seen == image(canvas.frame, THEMES["light"], *size), time


def test_the_cache_changes_no_pixel_in_any_order(qapp: object) -> None:
    cache = PaintCache()
    for made, time in ((film("gru", 16), 3.3), (film("lstm", 16), 2.2), (film("gru", 16), 3.4), (film("gru", 16), 9.0)):
        for theme in ("light", "dark"):
            frame = made.frame(time)
            assert image(frame, THEMES[theme], 640, 360, cache) == image(frame, THEMES[theme], 640, 360)


@pytest.mark.parametrize("ratio", [1.5, 2.0])
def test_the_cache_is_in_its_place_on_screens_with_finer_pixels(qapp: object, ratio: float) -> None:
    """The settled marks are put on the image when it has been shown already, all of them or those that are others."""
    made, cache = builtin_film("jenny-rafsun"), PaintCache()
    first, whole = made.frame(121.7), QRectF(0, 0, 640, 360)
    other = first._replace(settled=first.settled[:-1])
    for frame in (first, first, first, other, other, first, first, first):
        shown = QImage(round(640 * ratio), round(360 * ratio), QImage.Format.Format_RGB32)
        shown.setDevicePixelRatio(ratio)
        with QPainter(shown) as painter:
            paint(painter, frame, THEMES["light"], whole, cache)
        shown.setDevicePixelRatio(1.0)
        assert shown == image(frame, THEMES["light"], shown.width(), shown.height())


def _colours(picture: QImage) -> int:
    return len({picture.pixel(x, y) for x in range(picture.width()) for y in range(picture.height())})


def test_the_sign_is_hatched_where_no_number_tells_it(qapp: object) -> None:
    heat = MARKS["heat"]
    assert isinstance(heat, Strip)
    level = heat._replace(values=(0.5,) * 100)
    below = heat._replace(values=(-0.5,) * 100)
    colours = [_colours(image(_frame(mark), THEMES["light"], 160, 120)) for mark in (level, below)]
    assert colours[1] > colours[0]  # the strokes bring shades between fill and ink
    strip = MARKS["strip"]._replace(eye=-1, held=())
    assert isinstance(strip, Strip)
    bare = strip._replace(texts=(" ", " ", " "))
    flipped = bare._replace(values=(-0.5, 0.5, 0.0))
    looks = [image(_frame(mark), THEMES["print"], 160, 120) for mark in (bare, flipped)]
    assert looks[0] != looks[1]


def test_shades_are_symmetric_and_hold_what_is_too_large() -> None:
    assert [shade_index(v, "signed", 2.0) for v in (-9.0, -2.0, 0.0, 2.0, 9.0)] == [0, 0, 64, 128, 128]
    assert [shade_index(v, "gate", 1.0) for v in (-1.0, 0.0, 0.5, 1.0, 2.0)] == [0, 0, 64, 128, 128]
    assert shade_index(float("nan"), "signed", 1.0) == 64


def test_no_reference_to_none_is_lost_while_painting(qapp: object) -> None:
    picture = QImage(8, 8, QImage.Format.Format_RGB32)
    painter = QPainter(picture)
    pen = QPen(QColor("red"))
    before = sys.getrefcount(None)
    for _ in range(2000):
        painter.setPen(pen)
    after = sys.getrefcount(None)
    painter.end()
    assert abs(after - before) < 100


def test_a_sentence_runs_from_the_left_whatever_it_begins_with(qapp: object) -> None:
    """The full stop stands at the right end, though the first letters are Arabic."""
    with_stop = image(_frame(Text(10, 60, (Run("سلام is a word ."),), 14, "ink")), THEMES["light"], 160, 120)
    without = image(_frame(Text(10, 60, (Run("سلام is a word "),), 14, "ink")), THEMES["light"], 160, 120)
    differs = [x for x in range(160) for y in range(120) if with_stop.pixel(x, y) != without.pixel(x, y)]
    assert differs
    assert min(differs) > 80


def test_places_to_point_at_cost_nothing_however_many_there_are(qapp: object) -> None:
    target = QImage(4, 4, QImage.Format.Format_RGB32)
    page, moment = Page(4.0, 4.0), Moment(0, 0, 0.0)
    places = Row(Box(0.0, 0.0, 1.0, 1.0), 1.0, 10**12)  # what counts them never ends
    with QPainter(target) as painter:
        paint(painter, Frame(page, (places,), (), (), "", moment), THEMES["light"], QRectF(0, 0, 4, 4))
