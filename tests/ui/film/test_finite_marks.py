"""Every coordinate of a mark is a number, whatever the run holds: of all views, charts too, with holds and ghosts."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from itertools import islice
from typing import Any

import pytest
from msgspec.structs import replace

from simulator.lessons.builtin import find
from simulator.lessons.run import run
from simulator.lessons.schema import CellSpec, HoldSpec, Lesson
from tests.lessons import lessons_of_every_run
from tests.simulator.own_lessons import MGU, NO_FORGETTING, own_lesson
from tests.ui.film.narration.study.lessons import random_lessons
from ui.film.drawing.page import page_for
from ui.film.film import Film, FilmOptions
from ui.film.marks import Mark
from ui.film.views import views

VALUES = {"values", "ghost", "falling", "about", "texts", "labels"}  # of a strip: what is told, and not where

EXPLODING = CellSpec(
    key="exploding",
    name="Exploding cell",
    states=("h",),
    equations=(
        "f = sigmoid(W_f @ x + b_f)",
        "kept = f * h_prev * 1e14 * 1e14",
        "added = tanh(W_n @ x + U_n @ h_prev)",
        "h = kept + added",
    ),
)


def _held(quantity: str, value: float) -> Lesson:
    return replace(find("jenny-rafsun"), holds=(HoldSpec(layer=0, quantity=quantity, values=(value,), start=2),))


LESSONS: dict[str, Callable[[], Lesson]] = {
    **{key: lambda key=key: find(key) for key in lessons_of_every_run()},  # type: ignore[misc]
    "nothing is kept": lambda: _held("f", 0.0),
    "the memory is nothing": lambda: _held("c", 0.0),
    "the memory is huge": lambda: _held("c", 1e15),
    "the memory is tiny": lambda: _held("c", 5e-324),
    "one token": lambda: own_lesson(MGU, text="I"),
    "grows to 1e250": lambda: own_lesson(EXPLODING, text="I love Jenny and she is a very good girl ."),
    "never forgets": lambda: own_lesson(NO_FORGETTING),
}

USUAL = ("jenny-rafsun", "grows to 1e250", "the memory is tiny", "one token")


def coordinates(mark: Mark) -> Iterable[tuple[str, float]]:
    """The numbers of a mark that say where and how large it is."""
    for name, value in mark._asdict().items():
        if name not in VALUES:
            yield from ((name, number) for number in _numbers(value))


def _numbers(value: Any) -> Iterable[float]:
    if isinstance(value, float):
        yield value
    elif isinstance(value, tuple) and type(value) is tuple:
        for each in value:
            yield from _numbers(each)


def check(lesson: Lesson, view: str, page: tuple[int, int]) -> int:
    trace, checked = run(lesson), 0
    ghost = run(find("jenny-rafsun")) if lesson.holds else None
    film = Film(lesson, trace, FilmOptions(view=view), ghost=ghost).on(page_for(*page))
    for token in {0, trace.steps // 2, trace.steps - 1}:
        for beat in (0, len(film.timeline.beats) - 1):
            for phase in (0.0, 0.31, 0.97):
                for mark in film.frame(film.timeline.time_of(token, beat, phase)).everything:
                    for name, number in coordinates(mark):
                        assert math.isfinite(number), (view, token, beat, phase, name, mark)
                        checked += 1
    return checked


@pytest.mark.parametrize("view", views())
@pytest.mark.parametrize(
    "lesson", [pytest.param(key, marks=() if key in USUAL else pytest.mark.full) for key in LESSONS]
)
def test_every_coordinate_of_a_mark_is_a_number(lesson: str, view: str) -> None:
    assert check(LESSONS[lesson](), view, (1920, 1080)) > 100


@pytest.mark.parametrize("view", views())
def test_on_a_narrow_page_too(view: str) -> None:
    assert check(LESSONS["the memory is tiny"](), view, (1080, 1920)) > 100


@pytest.mark.full
@pytest.mark.parametrize("view", views())
def test_of_random_lessons_too(view: str) -> None:
    for lesson in islice(random_lessons(41), 40):
        check(replace(lesson, holds=()), view, (1920, 1080))
