"""Charts of short and long runs, in both languages: letters are large enough, none is cut off, none covers another."""

from __future__ import annotations

import math
from functools import cache
from itertools import pairwise

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication

from simulator.analysis.charts.half_life import lives
from simulator.experiments.first_token import Setting, remembered_curves
from simulator.lessons.builtin import find
from simulator.lessons.run import run
from simulator.lessons.schema import HoldSpec, Lesson, ReadoutSpec
from simulator.text.tokens import sequence_tokens
from tests.ui.film.films import builtin_film, random_lesson
from tests.ui.film.views.test_layout_laws import covers_nothing, ink
from tests.ui.film.views.test_letters import large_enough, letters
from ui.film.charts.experiment_curves import CurvesPlot
from ui.film.charts.parts.axes import Axes
from ui.film.charts.parts.labels import tokens_of
from ui.film.charts.parts.scales import Scale, powers
from ui.film.charts.unit_lives import UnitLives
from ui.film.drawing.page import LEAST, LETTERS, NARROWEST, page_for, page_on_screen
from ui.film.film import Film, FilmOptions
from ui.film.marks import Box, Curve, Rect, Text
from ui.film.scene.chart_options import ChartOptions
from ui.film.text.language import languages
from ui.film.views import views
from ui.paint.text import set_line
from ui.paint.theme import load_fonts

CHARTS = [key for key, view in views().items() if view.chart]
ALONG_TOKENS = [key for key in CHARTS if key != "text"]
LESSONS = ("jenny-rafsun", "same-in-a-gru", "simple-rnn", "random-stack", "16 units", "512 units", "1000 tokens")
HEADER = 100.0  # what is above is the same in all views


@cache
def lesson_of(key: str) -> Lesson:
    """A built-in lesson, or one of random weights with so many units or tokens."""
    count, _, what = key.partition(" ")
    if not what:
        return find(key)
    words = " ".join(f"w{k % 7}" for k in range(int(count) if what == "tokens" else 12))
    return with_a_guess(random_lesson("gru", 24 if what == "tokens" else int(count), words))


def with_a_guess(lesson: Lesson) -> Lesson:
    """The lesson with a read-out that says which of its words comes next, as good as none knows."""
    names = tuple(dict.fromkeys(sequence_tokens(lesson.sequence)))
    rows = tuple(tuple(math.sin(k * u + k) for u in range(lesson.layers[-1].units)) for k in range(len(names)))
    return replace(lesson, readout=ReadoutSpec(rows, (0.0,) * len(names), names))


@pytest.mark.parametrize("language", sorted(languages()))
@pytest.mark.parametrize("key", LESSONS)
@pytest.mark.parametrize("view", CHARTS)
def test_words_of_a_chart_are_large_enough_and_whole(qapp: QApplication, view: str, key: str, language: str) -> None:
    load_fonts()
    whole_and_large_enough(Film(lesson_of(key), run(lesson_of(key)), FilmOptions(view=view, language=language)))


@pytest.mark.parametrize("shape", [(4, 3), (1, 1), (9, 16)])
@pytest.mark.parametrize("key", ["jenny-rafsun", "16 units", "1000 tokens"])
@pytest.mark.parametrize("view", CHARTS)
def test_so_they_are_on_a_page_laid_out_for_its_shape(
    qapp: QApplication, view: str, key: str, shape: tuple[int, int]
) -> None:
    load_fonts()
    for language in sorted(languages()):
        made = Film(lesson_of(key), run(lesson_of(key)), FilmOptions(view=view, language=language))
        laid_out = made.on(page_for(*shape))
        assert laid_out.scene.page == page_for(*shape) and laid_out.scene.page.width < LEAST.width
        whole_and_large_enough(laid_out)


@pytest.mark.parametrize("size", [(640, 360), (720, 400), (800, 450)])
@pytest.mark.parametrize("key", ["jenny-rafsun", "16 units", "1000 tokens"])
@pytest.mark.parametrize("view", CHARTS)
def test_so_they_are_on_small_stages(qapp: QApplication, view: str, key: str, size: tuple[int, int]) -> None:
    load_fonts()
    page = page_on_screen(*size, lambda _: NARROWEST)
    for language in sorted(languages()):
        made = Film(lesson_of(key), run(lesson_of(key)), FilmOptions(view=view, language=language))
        whole_and_large_enough(made.on(page))


def whole_and_large_enough(made: Film) -> None:
    """No letters are small, cut off or covered."""
    large_enough(made)
    covers_nothing(made)
    for mark in made.frame(made.timeline.time_at_rest(1, len(made.timeline.beats) - 1)).everything:
        if isinstance(mark, Text) and mark.y > HEADER:
            shown = "".join(piece.text for piece in set_line(mark.runs, mark.size, mark.weight, mark.limit)[0])
            assert shown == mark.plain


@pytest.mark.parametrize("view", CHARTS)
def test_so_are_those_beside_the_run_before_the_change(qapp: QApplication, view: str) -> None:
    held = replace(find("jenny-rafsun"), holds=(HoldSpec(0, "f", values=(0.4,), units=(0,), start=1),))
    large_enough(Film(held, run(held), FilmOptions(view=view), ghost=run(find("jenny-rafsun"))))


def test_so_are_those_of_many_units_and_of_several_cells(qapp: QApplication) -> None:
    lesson = random_lesson("lstm", 24, "one two three four five six seven")
    options = (
        FilmOptions("memory", chart_options=ChartOptions(units=tuple(range(12)))),
        FilmOptions("gradient", chart_options=ChartOptions(over=("rnn", "lstm", "gru", "gru-before", "lstm-peephole"))),
    )
    for each in options:
        made = Film(lesson, run(lesson), each)
        large_enough(made)
        covers_nothing(made)


def test_so_are_those_of_an_experiment(qapp: QApplication) -> None:
    load_fonts()
    for shape in ((16, 9), (4, 3), (1, 1)):
        frame = CurvesPlot(remembered_curves(60, Setting(units=8, seed=2))).on(page_for(*shape)).frame(0.0)
        sizes = [size for size, _ in letters(frame)]
        assert len(sizes) > 20 and min(sizes) >= LETTERS


@pytest.mark.parametrize("width", [300.0, 620.0, 1180.0, 1500.0])
def test_tokens_take_the_room_that_short_ones_leave(qapp: QApplication, width: float) -> None:
    load_fonts()
    tokens = (*run(find("jenny-rafsun")).tokens, "remembered", "forever", "iiii", "mmmm")
    axes = Axes(Rect(400.0, 100.0, width, 500.0), 0, len(tokens), Scale(0.0, 1.0))
    words = list(axes.words(tokens, 640.0))
    areas = [area for mark in words if (area := ink(mark)) is not None]
    assert len(areas) > 1 and not any(one.over(other) for one, other in pairwise(areas))
    assert areas[0].left >= 365.0 and areas[-1].right <= 435.0 + width
    for mark, area in zip(words, areas, strict=True):
        assert mark.about is not None and area.left <= axes.x(mark.about.step + 0.5) <= area.right


@pytest.mark.parametrize("view", ALONG_TOKENS)
@pytest.mark.parametrize("long", [True, False])
def test_the_token_of_the_moment_is_named_in_full_below_its_column(qapp: QApplication, view: str, long: bool) -> None:
    load_fonts()
    words = "internationalisation of characteristics " * 7 if long else " ".join(f"w{k}" for k in range(90))
    lesson = with_a_guess(random_lesson("lstm", 4, words))
    made = Film(lesson, run(lesson), FilmOptions(view=view))
    for token in (0, 9, 11, 20):
        frame = made.frame(made.timeline.time_at_rest(token, -1))
        named = [
            mark for mark in (*frame.settled, *frame.moving, *frame.backdrop)
            if isinstance(mark, Text) and mark.about is not None
            and (mark.about.part, mark.about.step) == ("axis:tokens", token) and mark.opacity == 1.0
        ]  # fmt: skip
        shown = "".join(piece.text for piece in set_line(named[0].runs, LETTERS, named[0].weight, named[0].limit)[0])
        assert shown in (made.timeline.tokens[token], f"{token + 1} {made.timeline.tokens[token]}")


def test_units_are_parted_by_lines_in_the_chart_of_gates() -> None:
    made = builtin_film("jenny-rafsun", view="gates")
    frame = made.frame(made.timeline.time_at_rest(11, -1))
    fields = [mark for mark in frame.backdrop if isinstance(mark, Box) and mark.stroke_width == 2.0 and mark.stroke]
    lines = [mark for mark in frame.everything if isinstance(mark, Curve) and mark.role == "grid"]
    for field in fields:
        within = sorted({m.points[0][1] for m in lines if field.y < m.points[0][1] < field.y + field.height})
        thirds = [field.y + 3 + (field.height - 6) * k / 3 for k in (1, 2)]
        assert within == pytest.approx(thirds)
    assert len(fields) == 3


@pytest.mark.parametrize("shape", [(16, 9), (4, 3), (1, 1), (9, 16)])
def test_few_units_have_a_row_each_with_their_half_life_in_numbers(qapp: QApplication, shape: tuple[int, int]) -> None:
    load_fonts()
    made = builtin_film("jenny-rafsun", view="half-life").on(page_for(*shape))
    chart = UnitLives(
        made.scene, Rect(300.0, 200.0, 800.0, 240.0), powers(0.1, 1e4), (0, 1, 2), lives(made.scene.layer_trace, 0)
    )
    assert chart.in_rows
    frame = made.frame(made.timeline.time_at_rest(13, -1))
    words = {mark.plain: mark for mark in frame.everything if isinstance(mark, Text) and mark.anchor == "end"}
    names = [words[name] for name in ("gender", "liking", "words")]
    assert len({mark.x for mark in names}) == 1 and names[1].y - names[0].y == pytest.approx(names[2].y - names[1].y)
    found = lives(made.scene.layer_trace, 0)
    for name, mark in zip(("gender", "liking", "words"), names, strict=True):
        unit = made.scene.unit_names.index(name)
        beside = [
            each.plain for each in frame.everything
            if isinstance(each, Text) and each.x > mark.x and abs(each.y - mark.y) < 16 and each.weight == 600
        ]  # fmt: skip
        assert tokens_of(made.scene.language, float(found.while_open[13, unit])) in beside


def test_many_units_have_a_point_each_side_by_side() -> None:
    scene = builtin_film("jenny-rafsun", view="half-life").scene
    chart = UnitLives(scene, Rect(300.0, 200.0, 800.0, 60.0), powers(0.1, 1e4), (0, 1, 2), lives(scene.layer_trace, 0))
    assert not chart.in_rows
    points = [mark for mark in chart.marks(13, 0.0) if isinstance(mark, Box) and mark.width == mark.height]
    assert len({round((mark.x + mark.width / 2) / 10) for mark in points}) == 3


@pytest.mark.parametrize("view", CHARTS)
def test_words_above_a_chart_do_not_end_in_nothing(view: str) -> None:
    for key in ("four-beats", "simple-rnn"):
        frame = builtin_film(key, view=view).on(page_for(4, 3)).frame(0.0)
        words = [mark.plain for mark in frame.everything if isinstance(mark, Text) and mark.y < HEADER]
        assert words and not [line for line in words if line.strip("· ") != line], words
