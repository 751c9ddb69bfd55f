"""A canvas shows what the painter paints, to the pixel, whatever moved; a film's colours follow what changed."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QTransform

from tests.ui.film.films import builtin_film, film
from tests.ui.paint.test_painter import MARKS
from ui.export.video.pixels import pixels
from ui.export.video.yuv import Yuv
from ui.film.drawing.page import page_for
from ui.film.film import Film
from ui.film.marks import Bars, Box, Frame, Mark, Moment, Page, Paragraph, River, Row, Run, Strip, Text, Wire
from ui.film.views import views
from ui.paint.kept.extents import extent
from ui.paint.kept.frame_buffer import Canvas
from ui.paint.kept.paint_cache import PaintCache
from ui.paint.painter import image
from ui.paint.theme import THEMES

ODD: dict[str, Mark] = {
    **MARKS,
    "arabic": Text(300, 200, (Run("سلام عليكم"),), 40, "ink", "end"),
    "emoji": Text(300, 200, (Run("a 🙂👩‍🔬"), Run("記", "sub")), 40, "ink"),
    "stacked": Text(300, 200, (Run("Z" + "\u0301" * 12 + "g" + "\u0323" * 12),), 40, "ink", "middle"),
    "words": Paragraph(200, 150, 120, 80, "f" * 30 + " j̧ 記憶", 30, "ink", "start"),
    "lens": Strip(300, 200, (0.5, -0.5), ("0.50", "−0.50"), "memory", "signed", 1.0, 60, 20, 1, 2, 17, units=(3, 41),
                  labels=("3", "41"), eye=1, pins=(0,)),
    "large numbers": Strip(300, 200, (0.5,), ("−123456.789",), "memory", "signed", 1.0, 30, 12, 1, 1, 20),
    "river": River((100, 200, 400), (150, 140, 160), (180, 200, 190), (0.5, -0.2, 0.9), 1.0),
    "bars": Bars(100, 30, 250, 20, 100, (0.5, 1.0, 0.0), "forget"),
    "boxes": Row(Box(100, 100, 40, 60, 8, "card", "ink", 6), 50, 4),
    "wires": Row(Wire(((100, 100), (100, 200)), "memory", 12), 50, 4),
    "bridge": Wire(((100, 200), (400, 200)), "memory", 14, hops=((250, 200),), arrow=True),
}  # fmt: skip


@pytest.mark.parametrize("name", ODD)
def test_no_ink_is_outside_its_extent(qapp: QGuiApplication, name: str) -> None:
    page, theme, mark = Page(600, 400), THEMES["light"], ODD[name]
    blank = Frame(page, (), (), (), "", Moment(0, 0, 0.0))
    painted = image(blank._replace(moving=(mark,)), theme, 1200, 800)
    assert painted != image(blank, theme, 1200, 800)
    area = QRectF(extent(mark))
    with QPainter(painted) as painter:
        painter.fillRect(QRectF(2 * area.x(), 2 * area.y(), 2 * area.width(), 2 * area.height()).toAlignedRect()
                         .adjusted(-2, -2, 2, 2), theme.colour("paper"))  # fmt: skip
    assert painted == image(blank, theme, 1200, 800)


@pytest.mark.parametrize("name", ODD)
def test_an_extent_is_hardly_larger_than_its_ink(qapp: QGuiApplication, name: str) -> None:
    """So that little is painted again: but for what may shine, and for letters, whose accents reach far."""
    page, theme, mark = Page(600, 400), THEMES["light"], ODD[name]
    blank = Frame(page, (), (), (), "", Moment(0, 0, 0.0))
    empty, inked = (image(frame, theme, 600, 400) for frame in (blank, blank._replace(moving=(mark,))))
    rows, columns = np.nonzero((pixels(empty) != pixels(inked)).any(axis=2))
    left, top, right, bottom = (extent(mark) & QRectF(0, 0, 600, 400)).getCoords()  # type: ignore[misc]
    room = 22.0 + 0.35 * getattr(mark, "size", 0.0) + getattr(mark, "aside", 0.0) / 2
    if isinstance(mark, Paragraph | Wire):  # words end before their place does; an arrow or a bridge is somewhere
        room += 0.2 * mark.width if isinstance(mark, Paragraph) else 3.0 * mark.width
    elif isinstance(mark, Bars):
        room += mark.pitch
    assert max(columns.min() - left, rows.min() - top, right - columns.max(), bottom - rows.max()) <= room


def test_what_settled_is_held_once_a_second_frame_has_it(qapp: QGuiApplication) -> None:
    theme, whole, cache = THEMES["light"], QRect(0, 0, 400, 200), PaintCache()
    one, other = (Box(20, 20, 100, 60, fill="memory"),), (Box(20, 20, 100, 60, fill="forget"),)
    left = []
    for settled in (one, one, one, other, one, one):
        frame = Frame(Page(400, 200), (), settled, (), "", Moment(0, 0, 0.0))
        left.append(cache.still(frame, theme, whole, QTransform())[1])
    assert left == [one, (), (), other, one, ()]
    assert QColor(cache.standing(frame, theme, whole, QTransform()).pixel(50, 50)) == theme.colour("memory")


def moving_part(made: Film) -> list[float]:
    """The beginning of each beat of a token, where vectors set out and settle, and jumps in between."""
    line = made.timeline
    times = [line.time_of(1, beat) + k * 0.05 for beat in range(len(line.beats)) for k in range(7)]
    return [*times, 0.0, times[3], times[3]]


@pytest.mark.parametrize("look", [("light", 640, 360), ("print", 401, 301)])
@pytest.mark.parametrize("view", views())
def test_a_canvas_shows_what_the_painter_paints(qapp: QGuiApplication, view: str, look: tuple[str, int, int]) -> None:
    theme, width, height = look
    made = builtin_film("jenny-rafsun", view=view).on(page_for(width, height))
    canvas, cache, parts = Canvas(THEMES[theme], width, height), PaintCache(), 0
    for time in moving_part(made):
        frame = made.frame(time)
        changed = canvas.show(frame)
        parts += bool(changed) and changed != [canvas.whole]
        assert canvas.image == image(frame, THEMES[theme], width, height, cache), time
    assert parts > 2
    assert canvas.show(made.frame(time)) == []


def test_a_canvas_follows_marks_that_cross_and_change_places(qapp: QGuiApplication) -> None:
    theme = THEMES["light"]
    one, other = Box(20, 20, 100, 60, fill="memory", opacity=0.5), Box(90, 50, 100, 60, fill="forget", opacity=0.5)
    apart = Box(300, 20, 50, 50, fill="input", opacity=0.5)
    canvas = Canvas(theme, 400, 200)
    backdrop = (Box(0, 0, 400, 100, fill="card"),)
    for moving in ((one, other, apart), (other, one, apart), (one, other._replace(x=80.0), apart), (), (one, one)):
        frame = Frame(Page(400, 200), backdrop, (), moving, "", Moment(0, 0, 0.0))
        changed = canvas.show(frame)
        assert canvas.image == image(frame, theme, 400, 200)
        if len(changed) > 1 and moving[2:]:
            assert not any(area.intersects(QRect(300, 20, 50, 50)) for area in changed)


@pytest.mark.parametrize(("width", "height"), [(640, 360), (402, 302), (64, 2)])
def test_colours_that_follow_are_those_of_the_whole_picture(qapp: QGuiApplication, width: int, height: int) -> None:
    made = film("lstm", 4)
    canvas, follows = Canvas(THEMES["dark"], width, height), Yuv(width, height)
    for time in moving_part(made)[::3]:
        changed = canvas.show(made.frame(time))
        found = follows.frame(canvas.image, changed).to_ndarray()
        wanted = Yuv(width, height).frame(QImage(canvas.image), [canvas.whole]).to_ndarray()
        np.testing.assert_array_equal(found, wanted)
