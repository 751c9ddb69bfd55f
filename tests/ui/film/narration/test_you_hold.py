"""Captions begin with what who looks on holds, and say what comes of it, true as it is rounded."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from simulator.lessons.builtin import find
from simulator.lessons.edits.hold_text import with_typed_holds
from simulator.lessons.run import run
from simulator.lessons.schema import CellSpec, HoldSpec, LayerSpec, Lesson
from simulator.text.embedding import Random
from simulator.text.tokens import Words
from ui.film.film import Film, FilmOptions
from ui.film.narration.claims.you_hold import YouHold
from ui.film.narration.step import Step
from ui.film.narration.telling import Telling

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


@pytest.mark.parametrize(
    ("language", "all_of_them", "one"),
    [
        ("en", "yₜ = 0.5000 in all 5 columns", "You hold y in column 4 at 0.5."),
        ("de", "yₜ = 0,5000 in allen 5 Spalten", "y in Spalte 4"),
    ],
)
def test_what_is_as_wide_as_the_input_has_columns_not_units(language: str, all_of_them: str, one: str) -> None:
    cell = CellSpec(
        "relu-first", "relu first", ("h",),
        ("y = relu(x)", "z = sigmoid(W_z @ y + U_z @ h_prev + b_z)", "n = tanh(W_n @ y + b_n)", "kept = z * h_prev",
         "added = (1 - z) * n", "h = kept + added"),
    )  # fmt: skip
    lesson = Lesson(
        title="t", sequence=Words("one two"), embedding=Random(size=5, seed=3), cells=(cell,),
        layers=(LayerSpec(cell="relu-first", units=1, seed=4),), holds=(HoldSpec(0, "y", values=(0.5,)),),
    )  # fmt: skip
    assert all_of_them in Film(lesson, run(lesson), FilmOptions(view="unrolled", language=language)).caption(1, -1)
    held = replace(lesson, holds=(HoldSpec(0, "y", values=(0.5,), units=(3,)),))
    film = Film(held, run(held), FilmOptions(language=language), yours=held.holds)
    assert one in YouHold((("y", (3,)),)).sentence(Telling(Step(film.scene, 1), film.scene.diagram.plans[0]))
