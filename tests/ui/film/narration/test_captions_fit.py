"""Captions on paper: never more than two lines at their full size, lines of like length, symbols as in formulas."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from simulator.lessons.builtin import builtin_lessons
from simulator.lessons.run import run
from ui.film.film import Film, FilmOptions
from ui.film.marks import Paragraph
from ui.film.narration import depths
from ui.film.text.formula import set_symbols
from ui.film.text.language import languages
from ui.paint.text import advance, break_lines, set_line
from ui.paint.theme import load_fonts


@pytest.fixture(autouse=True)
def fonts(qapp: QApplication) -> None:
    load_fonts()


@pytest.mark.parametrize("language", list(languages()))
@pytest.mark.parametrize("depth", list(depths()))
@pytest.mark.parametrize("key", list(builtin_lessons()))
def test_every_caption_needs_two_lines_at_most(key: str, depth: str, language: str) -> None:
    lesson = builtin_lessons()[key]
    trace = run(lesson)
    for layer in range(len(trace.layers)):
        made = Film(lesson, trace, FilmOptions(layer=layer, depth=depth, language=language, notation="tutorial"))
        for token, beat in made.timeline.places():
            frame = made.frame(made.timeline.time_at_rest(token, beat))
            mark = next(mark for mark in frame.everything if isinstance(mark, Paragraph))
            assert mark.text == frame.caption
            lines, size = break_lines(mark.text, mark.size, mark.weight, mark.width, mark.height, True)
            assert len(lines) <= 2 and size == mark.size, mark.text
            for line in lines:
                pieces, width = set_line(set_symbols(line), size, mark.weight, 0.0)
                assert width <= mark.width and "".join(piece.text for piece in pieces)


def test_two_lines_are_of_like_length_and_say_the_same() -> None:
    text = "The gate keeps half of the memory on average, and what it loses most is told at the end."
    lines, size = break_lines(text, 30, 400, 1200, 200)
    even, same = break_lines(text, 30, 400, 1200, 200, True)
    assert len(lines) == len(even) == 2 and size == same
    assert " ".join(even) == text
    widths = [advance(line, 30) for line in even]
    assert abs(widths[0] - widths[1]) < abs(advance(lines[0], 30) - advance(lines[1], 30)) / 2


def test_a_word_is_not_broken_to_make_lines_of_like_length() -> None:
    word = "W" * 30
    width = advance(word, 30) + 5
    for balanced in (False, True):
        assert break_lines(f"{word} short", 30, 400, width, 200, balanced)[0] == (word, "short")
