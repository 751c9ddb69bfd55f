"""Places where something was once said that does not hold: what is told there, what is false of it and what is true."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication

from simulator.analysis.worksheet import worksheet
from simulator.lessons.file import loads
from simulator.lessons.guide.cues import places
from simulator.lessons.guide.cues.cue import Cue
from simulator.lessons.run import run
from simulator.lessons.schema import LayerSpec, Lesson
from simulator.network.trace import Trace
from tests.ui.film.films import random_lesson
from tests.ui.film.narration.worded import caption
from ui.export.pages.exercise.latex import worksheet_text
from ui.film.film import Film, FilmOptions
from ui.film.marks import About, Text
from ui.film.scene.cue_reasons import reason
from ui.film.text.language import ENGLISH, languages
from ui.settings.translation import install_language
from ui.state.names import explain_value

LANGUAGES = ("en", "de")
_CASES = Path(__file__).parent / "study" / "cases"
Told = Callable[[str], str]
Pattern = str | tuple[str, str]  # of both languages, or of English and of German


class Kind(NamedTuple):
    """What is told at a place in a language; patterns of what is false of it, and of what is true.

    `english` says that there is no other language, as on worksheets.
    """

    told: Told
    false: Pattern
    true: Pattern
    english: bool = False

    def check(self, language: str) -> None:
        """Fail where what is false is told, or what is true is not."""
        text, chosen = self.told(language), LANGUAGES.index(language)
        false, true = (each if isinstance(each, str) else each[chosen] for each in (self.false, self.true))
        assert not re.search(false, text), f"“{false}” is told: {text}"
        assert re.search(true, text), f"“{true}” is not told: {text}"


def both_languages(kinds: Mapping[str, Kind]) -> list[Any]:
    """The kinds in each language, as the parameters of a test: "F1-en", "F1-de"."""
    return [
        pytest.param(kind, language, id=f"{key}-{language}")
        for key, kind in kinds.items()
        for language in LANGUAGES[: 1 if kind.english else 2]
    ]


def case(number: str) -> Lesson:
    """A small lesson of the study of captions."""
    return loads((_CASES / f"{number}.json").read_bytes(), number)


def equal_units(cell: str, units: int) -> Lesson:
    """A lesson whose units have the same weights."""
    lesson = random_lesson(cell, 1)
    weights: dict[str, tuple[Any, ...]] = {}
    for name, value in run(lesson).layers[0].layer.weights.items():
        rows = np.repeat(value, units, axis=0)
        rows = np.repeat(rows, units, axis=1) if name.startswith("U") else rows
        weights[name] = tuple(rows.tolist()) if rows.ndim == 1 else tuple(map(tuple, rows.tolist()))
    return replace(lesson, layers=(LayerSpec(cell=cell, units=units, weights=weights),))


# ---- what is told, and where -----------------------------------------------------------------------------------------


def at(lesson: Lesson, token: int, beat: int | None = None, **options: Any) -> Told:
    """The caption of a beat; without one of the first, or of the last where a view tells of tokens."""
    by_beat = options.get("view", "cell") in ("cell", "unit", "backward")
    told = beat if beat is not None else 0 if by_beat else -1
    return lambda language: caption(lesson, token, told, language=language, **options)


def all_beats(lesson: Lesson, token: int, **options: Any) -> Told:
    """The captions of all beats of a token."""

    def tell(language: str) -> str:
        made = Film(lesson, run(lesson), FilmOptions(language=language, **options))
        return " | ".join(made.caption(token, beat) for beat in range(len(made.timeline.beats)))

    return tell


def in_the_picture(lesson: Lesson, token: int, **options: Any) -> Told:
    """The words that stand in the picture once a token is through."""

    def tell(language: str) -> str:
        made = Film(lesson, run(lesson), FilmOptions(language=language, **options))
        frame = made.frame(made.timeline.time_at_rest(token, len(made.timeline.beats) - 1))
        return " | ".join(mark.plain for mark in frame.everything if isinstance(mark, Text))

    return tell


def tooltip(lesson: Lesson, about: About, ghost: Trace | None = None, **options: Any) -> Told:
    """What a place in the picture says when it is pointed at."""
    return lambda language: Film(lesson, run(lesson), FilmOptions(language=language, **options), ghost=ghost).tooltip(
        about
    )


def table(lesson: Lesson, token: int, ghost: Trace) -> Told:
    """The numbers of a token beside those of the run before."""

    def tell(language: str) -> str:
        made = Film(lesson, run(lesson), FilmOptions(language=language), ghost=ghost)
        return " | ".join(made.numbers(made.timeline.time_at_rest(token, len(made.timeline.beats) - 1)))

    return tell


def in_the_window(lesson: Lesson, about: About) -> Told:
    """What the window says of a place, and how it was computed."""

    def tell(language: str) -> str:
        made = Film(lesson, run(lesson), FilmOptions(language=language))
        return in_window_language(language, lambda: explain_value(about, made.scene))

    return tell


def in_window_language(language: str, told: Callable[[], str]) -> str:
    """What the window tells in a language."""
    assert QApplication.instance() is not None
    try:
        install_language(languages()[language])
        return told()
    finally:
        install_language(ENGLISH)


def cues(lesson: Lesson, *chosen: Cue) -> Told:
    """Why the film stops, at each of its stops."""

    def tell(language: str) -> str:
        cued = replace(lesson, cues=chosen)
        made = Film(cued, run(cued), FilmOptions(language=language))
        return " | ".join(reason(made.scene, place) for place in places(made.scene.trace, cued.cues))

    return tell


def on_a_worksheet(lesson: Lesson, token: int, key: bool = False) -> Told:
    """The exercise of a token, or its key, as LaTeX."""

    def tell(language: str) -> str:
        text = worksheet_text([worksheet(run(lesson), 0, token)], "A step")
        return text.partition("Answer key")[2 if key else 0]

    return tell
