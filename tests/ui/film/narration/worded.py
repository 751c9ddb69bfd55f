"""Captions of built-in lessons with something set by hand, masked or idealised, in any language."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from simulator.lessons.builtin import builtin_lessons
from simulator.lessons.run import run
from simulator.lessons.schema import HoldSpec, Lesson
from ui.film.film import Film, FilmOptions


def held(layer: int, quantity: str, value: float, units: tuple[int, ...], step: int, stop: int | None = -1) -> HoldSpec:
    """A value for some units (none: all) of a quantity at one step, or until before another (None: to the end)."""
    return HoldSpec(
        layer=layer, quantity=quantity, values=(value,), units=units, start=step, stop=step + 1 if stop == -1 else stop
    )


def changed(key: str, *holds: HoldSpec, **changes: Any) -> Lesson:
    """A built-in lesson with more holds, and other fields."""
    lesson = builtin_lessons()[key]
    return replace(lesson, holds=(*lesson.holds, *holds), **changes)


def caption(lesson: Lesson, token: int, beat: int, **options: Any) -> str:
    """What is said of a beat."""
    return Film(lesson, run(lesson), FilmOptions(**options)).caption(token, beat)
