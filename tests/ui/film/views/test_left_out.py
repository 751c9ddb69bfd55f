"""A token whose step is left out: its cell is dimmed, its states go straight through, and no number is made up."""

from __future__ import annotations

import math
from functools import cache
from itertools import product
from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication

from simulator.lessons.builtin import find
from simulator.lessons.resolve import resolve
from simulator.lessons.run import run
from simulator.lessons.schema import Lesson, LessonError
from tests.simulator.own_lessons import JANET, own_lesson
from tests.ui.film.films import CELLS, random_lesson
from ui.film.film import Film, FilmOptions
from ui.film.marks import About, Bars, Mark, Node, Strip, Text, Wire
from ui.film.narration.tooltip import tooltip_of
from ui.film.scene.table import table, value_words
from ui.film.text.language import languages
from ui.film.views import views
from ui.paint.painter import image
from ui.paint.theme import THEMES

SKIPPED = (1, 2, 4)


def lesson(key: str, units: int = 3) -> Lesson:
    if key == "own":
        return replace(own_lesson(JANET, text="one two three four five six"), skipped=SKIPPED)
    return replace(random_lesson(key, units, "one two three four five six"), skipped=SKIPPED)


@cache
def film(view: str, key: str, units: int = 3, depth: str = "sentence", language: str = "en") -> Film:
    found = lesson(key, units)
    return Film(found, run(found), FilmOptions(view=view, depth=depth, language=language))


def numbers(value: Any) -> list[float]:
    """All numbers in a mark."""
    if isinstance(value, float):
        return [value]
    return [number for each in value for number in numbers(each)] if isinstance(value, tuple) else []


def marks_of(made: Film, token: int, beat: int, phase: float) -> tuple[Mark, ...]:
    return made.frame(made.timeline.time_of(token, beat, phase)).everything


CASES = [*product(views(), (*CELLS, "own"), (3,)), *product(views(), ("lstm", "gru"), (20, 40))]


@pytest.mark.parametrize(("view", "key", "units"), CASES)
def test_no_picture_has_a_number_that_is_none(view: str, key: str, units: int) -> None:
    made = film(view, key, units)
    for token, beat, phase in product(range(6), range(len(made.timeline.beats)), (0.0, 0.02, 0.3, 0.7, 0.99)):
        for mark in marks_of(made, token, beat, phase):
            assert all(math.isfinite(number) for number in numbers(mark)), mark
            assert not isinstance(mark, Text) or "nan" not in mark.plain.split(), mark
        assert "nan" not in made.caption(token, beat)


@pytest.mark.parametrize(("view", "key"), list(product(("cell", "backward"), (*CELLS, "own"))))
def test_the_states_go_straight_through_and_nothing_else_stands_there(view: str, key: str) -> None:
    made = film(view, key)
    states = made.scene.cell.states
    names = {*states, *(f"{state}_prev" for state in states)}
    for token, beat in product((2, 4), range(len(made.timeline.beats))):
        frame = marks_of(made, token, beat, 0.9)
        vectors = [mark for mark in frame if isinstance(mark, Strip)]
        assert len(vectors) == 2 * len(states)
        assert {mark.about.quantity for mark in vectors if mark.about is not None} == names
        for state in states:
            before, after = (
                next(mark for mark in vectors if mark.about is not None and mark.about.quantity == name)
                for name in (f"{state}_prev", state)
            )
            assert before.values == after.values
            through = [mark for mark in frame if isinstance(mark, Wire) and mark.about and mark.about.quantity == state]
            (line,) = through
            assert line.points[0][0] < before.x + 80 < after.x - 80 < line.points[-1][0]
        assert all(mark.opacity < 0.5 and not mark.glow for mark in frame if isinstance(mark, Node))


@pytest.mark.parametrize("view", ["cell", "stack", "unit", "backward", "unrolled"])
def test_nothing_jumps_at_its_edges(view: str) -> None:
    """What is there at the end of a token is there, or about to go, at the beginning of the next."""
    made = film(view, "lstm")
    last = len(made.timeline.beats) - 1
    order = (-1, 1) if view == "backward" else (1, -1)
    for token in (1, 3, 4, 5):
        before = token - 1 if order[0] == 1 else token + 1
        if not 0 <= before < 6:
            continue
        ended = {mark for mark in marks_of(made, before, last, 1.0 - 1e-9) if isinstance(mark, Strip)}
        begun = {mark for mark in marks_of(made, token, 0, 0.0) if isinstance(mark, Strip)}
        for mark in ended:
            assert any((mark.x, mark.y, mark.values) == (each.x, each.y, each.values) for each in begun), mark


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("depth", ["sentence", "symbols", "numbers"])
def test_the_caption_of_every_view_says_so(depth: str, language: str) -> None:
    others = ("gradient", "readout", "weights")  # where it has come back to; what it has not; what no step changes
    told = [view for view in views() if view not in others]
    for view, key in product(told, ("lstm", "rnn")):
        made = film(view, key, 3, depth, language)
        last = len(made.timeline.beats) - 1
        text = made.caption(2, last)
        assert text != made.caption(3, last)
        if depth == "sentence" or view == "text":
            assert ("left out" if language == "en" else "ausgelassen") in text and "three" in text
        else:
            assert "=" in text


def test_the_table_tooltips_and_readers_say_that_nothing_was_computed() -> None:
    made = film("cell", "lstm")
    moment = made.timeline.locate(made.timeline.time_at_rest(2, len(made.timeline.beats) - 1))
    rows = {row.quantity: row for row in table(made.scene, moment, False)}
    assert rows["f"].value is None and rows["f"].left_out
    assert value_words(rows["f"], made.scene.language).endswith(": not computed: the step is left out")
    assert rows["c"].value == rows["c_prev"].value is not None
    assert tooltip_of(made.scene, About(0, 2, "f", 0)) == ""
    assert tooltip_of(made.scene, About(0, 2, "c", 0)).startswith("cell state")


def test_bars_of_gates_stand_only_where_gates_were_computed() -> None:
    made = film("unrolled", "lstm")
    for token in range(6):
        for mark in marks_of(made, token, len(made.timeline.beats) - 1, 0.99):
            if isinstance(mark, Bars):
                assert mark.about is not None
                places = range(mark.about.step, mark.about.step + len(mark.values))
                assert not set(places) & set(SKIPPED)


def test_every_view_can_be_painted(qapp: QApplication) -> None:
    for view, key in product(views(), ("lstm", "rnn")):
        made = film(view, key)
        for token in (2, 3):
            image(made.frame(made.timeline.time_of(token, 0, 0.5)), THEMES["light"], 320, 180)


def test_what_a_lesson_may_leave_out() -> None:
    made = find("jenny-rafsun")
    for skipped, masked, field in (((20,), (), "skipped[0]"), ((1, 1), (), "skipped[1]"), ((2, 1), (1,), "skipped[1]"),
                                   (tuple(range(20)), (), "skipped")):  # fmt: skip
        with pytest.raises(LessonError) as found:
            resolve(replace(made, skipped=skipped, masked=masked))
        assert found.value.field == field
