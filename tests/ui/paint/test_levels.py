"""A number's row is filled exactly as far as its value is large, and the number can be read on both of its grounds."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QImage

from tests.ui.film.films import builtin_film
from ui.export.web.painter_recorder import Glyphs, Recorder
from ui.film.drawing.strips import Shading, whole
from ui.film.marks import GAP, Frame, Moment, Page, Strip
from ui.paint.painter import image
from ui.paint.strips import paint_strip
from ui.paint.theme import THEMES, contrast

SIGNED, GATE = Shading("memory", "signed", 2.0), Shading("forget", "gate", 1.0)
VALUES = st.floats(allow_nan=True, allow_infinity=True, width=64)


def _strip(*values: float, shading: Shading = SIGNED) -> Strip:
    made = whole(values, shading, 100, 60, about=None)
    return made._replace(texts=(" ",) * len(values))


@given(st.lists(VALUES, min_size=1, max_size=24), st.sampled_from([SIGNED, GATE]))
def test_a_level_is_the_share_of_the_row_that_the_value_has_of_the_limit(values: list[float], shading: Shading) -> None:
    strip = whole(tuple(values), shading, 100, 60, about=None)
    for k, value in enumerate(values):
        (x, y), level = strip.cell(k), strip.level(k)
        share = value if shading.scale == "gate" else abs(value) / shading.limit
        wanted = 0.0 if math.isnan(share) else min(max(share, 0.0), 1.0)
        assert level.width == pytest.approx(wanted * (strip.cell_width - 2 * GAP), abs=1e-9)
        assert (level.x, level.y, level.height) == (x + GAP, y + GAP, strip.cell_height - 2 * GAP)


def test_rows_of_a_film_are_filled_by_the_numbers_of_its_run() -> None:
    made = builtin_film("jenny-rafsun")
    seen = 0
    for beat in range(len(made.timeline.beats)):
        frame = made.frame(made.timeline.time_at_rest(11, beat))
        for mark in frame.everything:
            if isinstance(mark, Strip) and mark.texts and mark.about is not None:
                row = made.scene.layer_trace[mark.about.quantity][mark.about.step]
                shading = made.scene.shading(mark.about.quantity)
                for k, value in enumerate(row.tolist()):
                    share = min(abs(value) / shading.limit, 1.0)
                    assert mark.level(k).width == pytest.approx(share * (mark.cell_width - 2 * GAP))
                    seen += 1
    assert seen > 100


def _painted(strip: Strip, theme: str) -> QImage:
    frame = Frame(Page(200, 120), (), (), (strip,), "", Moment(0, 0, 0.0))
    return image(frame, THEMES[theme], 800, 480)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(
    ("value", "shading"), [(0.25, GATE), (0.5, GATE), (1.0, GATE), (0.5, SIGNED), (-1.5, SIGNED), (2.0, SIGNED)]
)
def test_as_many_pixels_are_filled(qapp: object, theme: str, value: float, shading: Shading) -> None:
    strip = _strip(value, shading=shading)
    picture, level = _painted(strip, theme), THEMES[theme].level(value, shading.scale)
    middle = picture.height() // 2 - 10  # over the stroke that print has for minus
    filled = sum(picture.pixelColor(x, middle) == level.filled[0] for x in range(picture.width()))
    assert filled == pytest.approx(4 * strip.level(0).width, abs=1.5)
    empty = sum(picture.pixelColor(x, middle) == level.empty[0] for x in range(picture.width()))
    assert empty >= 4 * (strip.cell_width - 2 * GAP - strip.level(0).width) - 1.5


@pytest.mark.parametrize("theme", THEMES)
def test_a_number_can_be_read_on_what_is_filled_and_on_what_is_empty(theme: str) -> None:
    look = THEMES[theme]
    for value, scale in ((0.5, "gate"), (0.5, "signed"), (-0.5, "signed")):
        level = look.level(value, scale)
        for ground, ink in level:
            assert contrast(ground.getRgb()[:3], ink.getRgb()[:3]) >= 4.5  # type: ignore[arg-type]
        assert contrast(level.empty[0].getRgb()[:3], level.filled[0].getRgb()[:3]) >= 2.0  # type: ignore[arg-type]


@pytest.mark.parametrize("theme", THEMES)
def test_a_gate_is_light_where_it_is_shut_and_dark_where_it_is_open(theme: str) -> None:
    (shut, _), (opened, _) = THEMES[theme].gate_level
    assert shut.lightnessF() > opened.lightnessF() + 0.3


def test_a_web_page_fills_the_same_part(qapp: object) -> None:
    recorder = Recorder(Glyphs())
    strip = _strip(0.5, shading=GATE)
    paint_strip(recorder, strip, THEMES["light"])  # type: ignore[arg-type]
    fill, level = THEMES["light"].gate_level.filled[0].name(), strip.level(0)
    (outline,) = [str(operation[-1]) for operation in recorder.operations if operation[1] == fill]
    assert outline.startswith(f"M{level.x:g} {level.y:g}L{level.x + level.width:g} {level.y:g}")


def test_a_number_over_the_edge_of_its_level_has_both_inks(qapp: object) -> None:
    strip = whole((0.5,), GATE, 100, 60, about=None)
    picture = _painted(strip, "light")
    level = strip.level(0)
    edge = round(4 * (level.x + level.width))
    rows = range(round(4 * level.y) + 4, round(4 * (level.y + level.height)) - 4)
    left = {picture.pixelColor(x, y).name() for y in rows for x in range(edge - 100, edge - 2)}
    right = {picture.pixelColor(x, y).name() for y in rows for x in range(edge + 2, edge + 100)}
    assert "#ffffff" in left and "#000000" not in left
    assert "#000000" in right
