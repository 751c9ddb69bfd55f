"""A token that is a blank is seen, in the picture, in what is said of it, and heard."""

from __future__ import annotations

from msgspec.structs import replace

from simulator.lessons.builtin import find
from simulator.lessons.run import run
from simulator.text.embedding import Random
from simulator.text.tokens import Characters
from ui.film.film import Film
from ui.film.marks import Text
from ui.film.text.blanks import with_visible_blanks
from ui.film.text.language import ENGLISH
from ui.film.text.spoken import spoken_text


def test_blanks_around_a_token_are_signs_and_those_between_words_stay() -> None:
    shown = {
        " ": "␣",
        "  ": "␣␣",
        " a": "␣a",
        "a ": "a␣",
        "0.5 1": "0.5 1",
        "a\n": "a⏎",
        "a\tb": "a⇥b",
        "": "",
        "a": "a",
    }
    assert {token: with_visible_blanks(token) for token in shown} == shown


def test_a_blank_is_written_and_heard() -> None:
    assert ENGLISH.quote(" ") == "“␣”"
    assert "space" in spoken_text(f"At {ENGLISH.quote(' ')}", ENGLISH)
    assert "end of the line" in spoken_text("⏎", ENGLISH)


def test_the_picture_of_a_blank_names_it() -> None:
    lesson = find("random-stack")
    letters = replace(
        lesson, sequence=Characters("a b"), embedding=Random(lesson.layers[0].units), readout=None, storyline=None
    )
    letters = replace(letters, layers=tuple(replace(each, weights=None) for each in letters.layers))
    film = Film(letters, run(letters))
    frame = film.frame(film.timeline.time_at_rest(1, 0))
    words = ["".join(run.text for run in mark.runs) for mark in frame.everything if isinstance(mark, Text)]
    assert any("␣" in word for word in words)
