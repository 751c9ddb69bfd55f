"""More runs than four: each has its row, its letter and its own numbers, on pages of any shape."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from simulator.analysis.comparison.distances import left_of_first
from simulator.lessons.builtin import find
from simulator.lessons.edits.variants import with_kept_run
from simulator.lessons.run import run
from simulator.lessons.variants import MOST_VARIANTS
from tests.ui.film.films import random_lesson
from ui.film.drawing.page import LEAST, LETTERS, SMALLEST
from ui.film.film import Film, FilmOptions
from ui.film.marks import Box, Curve, Frame, Page, Strip, Text
from ui.film.narration.claims.views.runs import LETTERS as RUNS
from ui.film.views.compare.board import DIFFERENCE, LOW, MOST_LINES, Board
from ui.film.views.compare.view import CompareView

PAGES = {"wide": LEAST, "square": Page(1265.0, 1265.0), "on end": Page(1265.0, 2249.0),
         "compact": Page(1340.0, SMALLEST, compact=True)}  # fmt: skip

SPACE = "\u202f"  # between a number and its sign


@cache
def tree(page: Page = LEAST) -> Film:
    made = find("family-tree")
    return Film(made, run(made), FilmOptions(view="compare")).on(page)


def at_rest(made: Film, token: int) -> Frame:
    """When the numbers of a token stand: those of the next are not computed yet."""
    return made.frame(made.timeline.time_at_rest(token + 1, 0))


def board_of(made: Film) -> Board:
    return Board.of(made.scene.on_memory)


def test_there_is_a_letter_for_every_run() -> None:
    assert len(set(RUNS)) == len(RUNS) == MOST_VARIANTS + 1


@pytest.mark.parametrize("shape", PAGES)
def test_twelve_rows_stand_under_each_other_inside_the_picture(shape: str) -> None:
    made = tree(PAGES[shape])
    board, picture = board_of(made), made.scene.room.picture
    assert len(board.rows) == 12 and board.chart is None
    assert board.rows[0].y >= picture.y - 1e-9 and board.words_y <= picture.y + picture.height
    for above, below in zip(board.rows, board.rows[1:], strict=False):
        assert above.y + above.height < below.y
    for row in board.rows:
        numbers = board.numbers(row)
        assert row.y < numbers.y and numbers.y + numbers.height <= row.y + row.height
        assert board.at(board.tokens) <= numbers.x or board.below
        assert numbers.height >= LETTERS, "one line of numbers has room"
    assert board.is_low == (board.rows[0].height < LOW)
    assert board.is_low == (shape != "on end")


@pytest.mark.parametrize(
    "shape", [pytest.param(shape, marks=[] if shape == "wide" else pytest.mark.full) for shape in PAGES]
)
def test_each_shows_its_own_memory_and_what_is_left_of_the_first_word(shape: str) -> None:
    made = tree(PAGES[shape])
    frame = at_rest(made, 7)
    strips = {mark.about.run: mark for mark in frame.settled if isinstance(mark, Strip) and mark.about is not None}
    words = [mark.plain for mark in frame.everything if isinstance(mark, Text)]
    titles = {each.split(" · ")[0] for each in words}
    assert set(RUNS) <= set(words) and {"LSTM 1997", "sLSTM 2024", "Coupled gates 2017"} <= titles
    for k, scene in enumerate(made.scene.on_memory.compared):
        state = scene.cell.memory.state
        assert np.allclose(strips[k].values, scene.layer_trace[state][7])
    left = [float(left_of_first(each.layer_trace)[7]) for each in made.scene.on_memory.compared]
    shown = [each.replace(SPACE, " ") for each in words]
    assert left[1] == 1.0 and shown.count("100 %") == 1, "only the LSTM of 1997 keeps all of it"
    assert left[8] == pytest.approx(0.9**7, rel=1e-4) and "47.8 %" in shown
    assert max(left[2:8]) < 0.001


def test_in_low_rows_there_is_one_line_of_words_and_no_shades() -> None:
    made = tree()
    board, frame = board_of(made), at_rest(made, 7)
    for k, row in enumerate(board.rows):
        titles = [
            mark for mark in frame.everything
            if isinstance(mark, Text) and mark.x < board.x and row.y <= mark.y <= row.y + row.height
        ]  # fmt: skip
        assert len(titles) == 2, "the letter and the title"
        assert titles[0].plain == RUNS[k] and len({mark.y for mark in titles}) == 1
    assert not [mark for mark in frame.everything if isinstance(mark, Text) and "no gates" in mark.plain]
    assert not [mark for mark in frame.everything if isinstance(mark, Box) and mark.height == DIFFERENCE]
    assert not any("shaded" in mark.plain for mark in frame.everything if isinstance(mark, Text))
    assert any("what is left of the first token" in mark.plain for mark in frame.everything if isinstance(mark, Text))


@pytest.mark.parametrize(("others", "lines", "low"), [(3, True, False), (4, False, False), (5, False, False),
                                                       (6, False, True)])  # fmt: skip
def test_of_up_to_four_runs_the_unit_is_drawn_as_lines_and_many_rows_are_low(
    others: int, lines: bool, low: bool
) -> None:
    made = random_lesson("lstm", 3, "one two three two")
    for number in range(others):
        made = with_kept_run(made, f"run {number}").lesson
    film = Film(made, run(made), FilmOptions(view="compare"))
    view, board = CompareView(film.scene), board_of(film)
    assert (view.lines is not None) == (board.chart is not None) == lines == (others + 1 <= MOST_LINES)
    assert board.is_low == low
    assert any(isinstance(mark, Curve) for mark in film.frame(0.0).everything) or not lines


def test_the_first_of_many_is_called_by_its_cell() -> None:
    words = [mark.plain for mark in at_rest(tree(), 0).everything if isinstance(mark, Text)]
    assert "Simple RNN" in words and "this lesson" not in words
