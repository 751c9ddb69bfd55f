"""Captions begin with what who looks on holds, and say what comes of it, true as it is rounded."""

from __future__ import annotations

import pytest

from simulator.lessons.builtin import find
from simulator.lessons.edits.hold_text import with_typed_holds
from simulator.lessons.run import run
from ui.film.film import Film, FilmOptions

CASES = [
    (
        "jenny-rafsun", 11, "layer0/f[0]=1@11", "memory",
        "You hold the forget gate of gender open: +0.992 stays, −0.995 is written on top. Old and new cancel: −0.003.",
    ),
    ("jenny-rafsun", 11, "layer0/f[0]=1@11", "forget", "You hold the forget gate of gender open: +0.992 stays."),
    (
        "jenny-rafsun", 11, "layer0/i[0]=0@11", "input",
        "You hold the input gate of gender shut: nothing is written. “Rafsun” writes +0.100 to words",
    ),
    (
        "jenny-rafsun", 11, "layer0/f[0]=0.5@11", "memory",
        "You hold the forget gate of gender at 0.5: +0.496 stays, −0.995 is written on top. "
        "Old and new together: −0.499.",
    ),
    (
        "jenny-rafsun", 11, "layer0/c[0]=2@11", "memory",
        "You hold c in gender at 2: kept and added would make −0.994.",
    ),
    ("jenny-rafsun", 11, "layer0/g[0]=0.5@11", "input", "You hold g in gender at 0.5: +0.500 is written."),
    ("jenny-rafsun", 11, "layer0/o[1]=0@11", "output", "You hold the output gate of liking shut: nothing goes out."),
    ("same-in-a-gru", 11, "layer0/z[0]=1@11", "memory", "of gender at 1: +0.992 stays, nothing is written."),
    ("same-in-a-gru", 11, "layer0/r[0]=0@11", "reset", "You hold the reset gate of gender shut: nothing gets through."),
    ("simple-rnn", 2, "layer0/h[0]=1@2", "mix", "You hold h in fades at 1."),
]  # fmt: skip


def caption(key: str, token: int, hold: str, beat: str, *, yours: bool = True, **options: str) -> str:
    lesson = with_typed_holds(find(key), [hold]).lesson
    film = Film(lesson, run(lesson), FilmOptions(**options), yours=lesson.holds if yours else ())  # type: ignore[arg-type]
    return film.caption(token, [each.key for each in film.timeline.beats].index(beat))


@pytest.mark.parametrize(("key", "token", "hold", "beat", "said"), CASES)
def test_what_is_held_comes_first_and_then_what_comes_of_it(
    key: str, token: int, hold: str, beat: str, said: str
) -> None:
    text = caption(key, token, hold, beat)
    assert text.startswith("You hold ") and said in text


@pytest.mark.parametrize(("key", "token", "hold", "beat", "said"), CASES)
def test_what_a_lesson_came_with_is_not_yours(key: str, token: int, hold: str, beat: str, said: str) -> None:
    assert "You hold" not in caption(key, token, hold, beat, yours=False)


@pytest.mark.parametrize("depth", ["symbols", "numbers"])
def test_every_style_begins_so(depth: str) -> None:
    text = caption("jenny-rafsun", 11, "layer0/f[0]=1@11", "memory", depth=depth)
    assert text.startswith("You hold fₜ = 1 in gender; cₜ = ")


def test_german_says_it_too() -> None:
    text = caption("jenny-rafsun", 11, "layer0/f[0]=1@11", "memory", language="de")
    assert text.startswith("Sie halten das Forget-Gate von gender offen: +0,992 bleibt, −0,995 wird darüber")
