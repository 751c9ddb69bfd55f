"""No words of the lessons that come along are cut off, in any view and language; long formulas and words break."""

from __future__ import annotations

from itertools import pairwise, product

import pytest
from PySide6.QtWidgets import QApplication

from simulator.lessons.builtin import builtin_lessons
from simulator.lessons.run import run
from tests.ui.film.films import random_lesson
from tests.ui.film.views.test_layout_laws import ink
from ui.film.drawing.words import break_formula, break_words, line_width, width_of
from ui.film.film import Film, FilmOptions
from ui.film.marks import Run, Text
from ui.film.text.language import languages
from ui.film.views import views
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
