"""No letters are smaller than a page's least: 11 pixels on a stage 920 wide, over 1/55 of a picture's height."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.film.diagrams.test_automatic_layout import ALL
from tests.ui.film.diagrams.test_automatic_layout import film as laid_out
from tests.ui.film.films import CELLS, builtin_film
from tests.ui.film.views.test_layout_laws import film, haunted
from ui.film.drawing.page import LEAST, LETTERS, page_for
from ui.film.film import Film
from ui.film.marks import Frame, Node, Paragraph, Strip, Text
from ui.film.views import views
from ui.paint.text import break_lines, set_line
from ui.paint.theme import load_fonts

UNITS = (1, 3, 4, 8, 9, 16, 64, 512)
SHAPES = ((16, 9), (21, 9), (4, 3), (1, 1), (9, 16))
VIEWS = list(views())
STAGE = 920.0  # pixels of a stage in a window of 1440 × 900


def letters(frame: Frame) -> Iterator[tuple[float, str]]:
    """The size of all that is read in a frame, with what it says; not of what shrinks as it goes into an operation."""
    travelling = {mark for mark in frame.moving if isinstance(mark, Strip)}
    for mark in frame.everything:
        if mark.opacity <= 0.0:
            continue
        if isinstance(mark, Text):
            for piece in set_line(mark.runs, mark.size, mark.weight, mark.limit)[0]:
                yield piece.face[0], piece.text
        elif isinstance(mark, Paragraph):
            yield break_lines(mark.text, mark.size, mark.weight, mark.width, mark.height)[1], mark.text
        elif isinstance(mark, Node) and mark.label:
            yield mark.height / 2, mark.label
        elif isinstance(mark, Strip) and any(mark.texts) and mark not in travelling:
            yield mark.size, " ".join(mark.texts)


def large_enough(made: Film) -> None:
    """Every letter of some moments, at rest and on the way."""
    load_fonts()
    seen = 0
    for beat, phase in product(range(len(made.timeline.beats)), (0.4, 0.99)):
        for size, text in letters(made.frame(made.timeline.time_of(1, beat, phase))):
            assert size >= LETTERS, (size, text)
            seen += 1
    assert seen > 20


def test_the_least_letters_can_be_read_on_a_stage_and_in_a_picture() -> None:
    assert LETTERS * STAGE / LEAST.width >= 11.0
    assert LEAST.height / 55 <= LETTERS


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize(("cell", "units"), list(product(CELLS, UNITS)))
def test_no_letters_are_too_small(qapp: QApplication, view: str, cell: str, units: int) -> None:
    large_enough(film(view, cell, units))


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("view", VIEWS)
def test_nor_on_a_page_of_another_shape(qapp: QApplication, view: str, shape: tuple[int, int]) -> None:
    for cell, units in (("lstm", 3), ("gru", 64)):
        large_enough(film(view, cell, units).on(page_for(*shape)))


@pytest.mark.parametrize("key", list(ALL)[::3])
def test_nor_in_a_cell_that_is_laid_out_from_its_equations(qapp: QApplication, key: str) -> None:
    large_enough(laid_out(key, 4))


@pytest.mark.parametrize("view", VIEWS)
def test_nor_beside_a_ghost_and_what_is_set_by_hand(qapp: QApplication, view: str) -> None:
    large_enough(haunted(view, "lstm", 3))


@pytest.mark.parametrize("key", ["jenny-rafsun", "random-stack", "simple-rnn"])
@pytest.mark.parametrize("view", VIEWS)
def test_nor_in_a_lesson(qapp: QApplication, view: str, key: str) -> None:
    large_enough(builtin_film(key, 0, view))
