"""No words of the lessons that come along are cut off, in any view and language; long formulas and words break."""

from __future__ import annotations

from itertools import pairwise, product

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication

from simulator.lessons.builtin import builtin_lessons
from simulator.lessons.run import run
from simulator.text.tokens import Numbers
from tests.ui.film.films import random_lesson
from tests.ui.film.views.test_layout_laws import ink
from ui.film.drawing.words import LEADING, break_formula, break_words, line_width, whole_parts, width_of
from ui.film.film import Film, FilmOptions
from ui.film.marks import Run, Text
from ui.film.text.language import languages
from ui.film.views import views
from ui.film.views.unrolled.grid import Grid
from ui.film.views.unrolled.view import UnrolledView
from ui.film.views.unrolled.words import BLOCK
from ui.paint.text import set_line
from ui.paint.theme import load_fonts

TOKENS = (1, 11, -1)


@pytest.mark.parametrize(("key", "language"), list(product(builtin_lessons(), sorted(languages()))))
def test_no_words_of_a_lesson_are_cut_off(qapp: QApplication, key: str, language: str) -> None:
    load_fonts()
    lesson, seen = builtin_lessons()[key], 0
    trace = run(lesson)
    for view, layer in product(views(), {0, len(trace.layers) - 1}):
        made = Film(lesson, trace, FilmOptions(view=view, layer=layer, language=language))
        beats = range(len(made.timeline.beats))
        for token, beat in product(TOKENS, beats[-1:] if made.is_chart else beats):
            frame = made.frame(made.timeline.time_at_rest(min(token, trace.steps - 1) % trace.steps, beat))
            for mark in frame.everything:
                if isinstance(mark, Text) and mark.opacity > 0.0:
                    pieces, _ = set_line(mark.runs, mark.size, mark.weight, mark.limit)
                    assert "".join(piece.text for piece in pieces) == mark.plain, (view, mark)
                    seen += 1
    assert seen > 1000


def test_a_formula_breaks_before_its_signs() -> None:
    runs = (Run("("), Run("1"), Run(" − "), Run("z"), Run("t", "sub"), Run(")"), Run(" ⊙ "), Run("n"), Run("t", "sub"))
    whole = line_width(runs)
    assert break_formula(runs, whole) == (runs,)
    first, second = break_formula(runs, 0.7 * whole)
    assert "".join(run.text for run in first) == "(1 − zt)"
    assert "".join(run.text for run in second) == "⊙ nt"
    assert len(break_formula(runs, 1.0)) == 3


def test_words_break_between_words_and_only_long_ones_at_hyphens() -> None:
    assert break_words("a longer text-with-hyphens", width_of("a longer text-")) == (
        "a longer text-",
        "with-",
        "hyphens",
    )
    assert break_words("update-gate of two", width_of("update-gate of")) == ("update-gate of", "two")
    assert break_words("indivisible", 10.0) == ("indivisible",)


def test_words_under_the_network_over_time_do_not_meet(qapp: QApplication) -> None:
    load_fonts()
    words = " ".join(("a", "remembered", "of", "counterrevolution")[k % 4] for k in range(BLOCK + 20))
    lesson = random_lesson("lstm", 3, words)
    made = Film(lesson, run(lesson), FilmOptions(view="unrolled"))
    view = made.composer
    assert isinstance(view, UnrolledView)
    for token in (0, BLOCK - 4, BLOCK + 3):
        frame = made.frame(made.timeline.time_at_rest(token, 0))
        shown = [mark for mark in frame.everything if isinstance(mark, Text) and mark.y == view.grid.words_y]
        areas = sorted(area for mark in shown if mark.opacity > 0.0 and (area := ink(mark)) is not None)
        assert len(areas) > 10 and not any(one.over(other) for one, other in pairwise(areas))


def test_only_whole_numbers_and_words_are_left_of_what_does_not_fit() -> None:
    text = "0.41 0.83 −1.64"
    assert whole_parts(text, 1.1 * width_of(text)) == text
    assert whole_parts(text, 1.1 * width_of(text) - 0.1) == "0.41 0.83 …"
    assert whole_parts(f"{text} …", 1.1 * width_of("0.41 …")) == "0.41 …"
    assert whole_parts(text, 20.0) == "…", "no number is cut"
    assert whole_parts("−1.64", 20.0) == "−1.64" and whole_parts("indivisible", 20.0) == "indivisible"
    assert whole_parts("New York", width_of("New York")) == "New York"
    assert whole_parts("New York", width_of("New York", bold=True) - 0.1, bold=True) == "New …"
    assert whole_parts("New York", 20.0) == "New York", "words may be cut"


def test_vectors_without_room_stand_below_their_columns_number_by_number(qapp: QApplication) -> None:
    load_fonts()
    lesson = builtin_lessons()["where-from"]
    made = Film(lesson, run(lesson), FilmOptions(view="unrolled"))
    view = made.composer
    assert isinstance(view, UnrolledView)
    grid, frame = view.grid, made.frame(made.timeline.time_at_rest(8, 0))
    tops = [grid.words_top + n * LEADING for n in range(3)]
    assert grid.words_lines == 3 and tops[-1] == pytest.approx(grid.words_y)
    for k, token in enumerate(made.scene.trace.tokens):
        middle = grid.left(k, -0.5)
        column = [mark for mark in frame.everything if isinstance(mark, Text) and mark.x == middle and mark.y > 800]
        assert [mark.plain for mark in sorted(column, key=lambda mark: mark.y)] == token.split(" ")
        assert sorted(mark.y for mark in column) == pytest.approx(tops)
        assert {mark.weight for mark in column} == {700 if k == 8 else 400}
    enters = next(iter(view.ways.wires(0, 3, 0.0)))
    assert enters.points[0][1] == pytest.approx(grid.words_top - 34)
    assert isinstance(lesson.sequence, Numbers)
    labels = tuple(f"day {k}" for k in range(16))
    labelled = replace(lesson, sequence=replace(lesson.sequence, labels=labels), storyline=None)
    for other in (labelled, random_lesson("lstm", 3, "a b c")):
        assert Grid.of(Film(other, run(other), FilmOptions(view="unrolled")).scene).words_lines == 1


def test_charts_tell_places_where_vectors_have_no_room(qapp: QApplication) -> None:
    load_fonts()
    lesson = builtin_lessons()["where-from"]
    made = Film(lesson, run(lesson), FilmOptions(view="gates"))
    frame = made.frame(made.timeline.time_at_rest(8, -1))
    below = {mark.plain: mark for mark in frame.everything if isinstance(mark, Text) and mark.y > 900}
    assert below["0.41 0.83 −1.64"].weight == 700, "the one at the cursor in full"
    assert {"1", "2", "16"} <= set(below) and not any("…" in word for word in below)
