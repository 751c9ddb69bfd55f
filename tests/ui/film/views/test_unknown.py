"""A token that the table does not know: hollow wherever its word stands, said in captions where it is read."""

import pytest

from simulator.lessons.builtin import find
from simulator.lessons.edits.sequence import with_sequence
from simulator.lessons.edits.vocabulary import with_meaning
from simulator.lessons.resolve import ResolvedLesson
from simulator.lessons.run import run
from ui.film.film import Film, FilmOptions
from ui.film.marks import About, Text
from ui.film.narration import depths

OTHER = with_sequence(find("jenny-rafsun"), "Anna likes Jenny and she is good")
TRACE = run(OTHER)


def _film(resolved: ResolvedLesson = OTHER, **options: object) -> Film:
    trace = TRACE if resolved is OTHER else run(resolved)
    return Film(resolved.lesson, trace, FilmOptions(**options))  # type: ignore[arg-type]


def _hollow(film: Film) -> set[str]:
    frame = film.frame(film.timeline.time_of(0, 1, 0.9))
    words = [run for mark in frame.everything if isinstance(mark, Text) for run in mark.runs]
    return {run.text for run in words if run.style == "hollow"}


@pytest.mark.parametrize(("view", "words"), [
    ("cell", {"Anna"}), ("stack", {"Anna"}), ("unit", {"Anna"}),
    ("unrolled", {"Anna", "likes"}), ("compare", {"Anna", "likes"}),
])  # fmt: skip
def test_its_word_is_hollow_in_every_view(view: str, words: set[str]) -> None:
    assert _hollow(_film(view=view)) == words


def test_a_token_that_was_given_a_meaning_is_not() -> None:
    assert _hollow(_film(with_meaning(OTHER, "Anna", "Jenny"), view="unrolled")) == {"likes"}


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("depth", depths())
def test_the_caption_of_reading_says_so(depth: str, language: str) -> None:
    film = _film(depth=depth, language=language)
    told = {"en": "is not in the table", "de": "steht nicht in der Tabelle"}[language]
    assert told in film.caption(0, 0) and told in film.caption(1, 0)
    assert told not in film.caption(2, 0) and told not in film.caption(3, 0)
    if depth == "sentence" and language == "en":
        assert film.caption(0, 0).startswith("“Anna” is not in the table: x is 0 but for the constant 1.")
    above = _film(depth=depth, language=language, layer=1)
    assert told not in above.caption(0, 0)


def test_pointed_at_it_says_why() -> None:
    film = _film(view="unrolled")
    assert "not in the table" in film.tooltip(About(0, 0, "", part="axis:tokens"))
    assert "not in the table" not in film.tooltip(About(0, 2, "", part="axis:tokens"))
