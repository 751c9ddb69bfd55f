"""A network goes on with its text: what is drawn is likely, is read, and is what a run of the longer text says."""

from __future__ import annotations

import numpy as np
import pytest
from msgspec.structs import replace

from simulator.lessons.edits.going_on import goes_on, next_token, with_next
from simulator.lessons.run import run
from simulator.lessons.schema import LayerSpec, Lesson, LessonError, ReadoutSpec
from simulator.text.embedding import Random
from simulator.text.tokens import Characters, Numbers, Words

NAMES = ("the", "cat", "sat", "on")


def lesson(names: tuple[str, ...] = NAMES, **fields: object) -> Lesson:
    weights = tuple((float(k % 3), 1.0 - k, 0.5 * k) for k in range(len(names)))
    made = Lesson(
        title="going on",
        sequence=Words(text="the cat"),
        embedding=Random(size=4, seed=2),
        layers=(LayerSpec(cell="gru", units=3, seed=1),),
        readout=ReadoutSpec(weights, (0.0,) * len(names), names),
    )
    return replace(made, **fields)


def test_the_likeliest_is_put_behind_the_text_and_read() -> None:
    now = run(lesson())
    assert now.outputs is not None
    for _ in range(5):
        token = next_token(now, 0.0, np.random.default_rng(0))
        assert token == NAMES[int(now.outputs[-1].argmax())]
        longer = with_next(now.resolved, token)
        assert longer.tokens == (*now.tokens, token)
        after = run(longer, after=now)
        whole = run(longer)
        assert np.array_equal(after.layers[0]["h"], whole.layers[0]["h"])
        assert np.array_equal(after.layers[0]["h"][:-1], now.layers[0]["h"])
        now = after


def test_the_seed_tells_what_is_drawn_and_chances_how_often() -> None:
    now = run(lesson())
    assert now.outputs is not None
    dice = np.random.default_rng(3)
    drawn = [next_token(now, 1.0, dice) for _ in range(4000)]
    assert [drawn.count(name) / 4000 for name in NAMES] == pytest.approx(now.outputs[-1].tolist(), abs=0.03)
    again = np.random.default_rng(3)
    assert [next_token(now, 1.0, again) for _ in range(50)] == drawn[:50]
    warm, cold = np.random.default_rng(1), np.random.default_rng(1)
    likeliest = NAMES[int(now.outputs[-1].argmax())]
    counts = [[next_token(now, t, dice) for _ in range(500)].count(likeliest) for t, dice in ((2.0, warm), (0.3, cold))]
    assert counts[0] < counts[1]


def test_characters_go_on_without_blanks_between_them() -> None:
    spelled = lesson(("a", " ", "\n"), sequence=Characters(text="ab"))
    after = with_next(run(spelled).resolved, " ")
    assert after.tokens == ("a", "b", " ")
    assert with_next(after, "\n").tokens == ("a", "b", " ", "\n")


@pytest.mark.parametrize("token", ["two words", "", " "])
def test_a_token_that_would_be_none_or_two_is_told(token: str) -> None:
    with pytest.raises(LessonError, match="cannot stand behind the text as one token"):
        with_next(run(lesson()).resolved, token)


def test_what_cannot_go_on_says_why() -> None:
    readout = lesson().readout
    assert readout is not None
    two = (LayerSpec(cell="gru", units=3), LayerSpec(cell="gru", units=3, reverse=True))
    cases = {
        "read-out of tokens": lesson(readout=None),
        "that compete": lesson(readout=replace(readout, kinds=("sigmoid",))),
        "is numbers": lesson(sequence=Numbers(rows=((1.0,), (2.0,))), embedding=None),
        "reads from the end": lesson(
            layers=two, readout=ReadoutSpec(tuple((0.0,) * 6 for _ in NAMES), (0.0,) * 4, NAMES)
        ),
    }
    for words, case in cases.items():
        now = run(case)
        assert words in goes_on(now.resolved)
        with pytest.raises(LessonError, match=words):
            next_token(now, 1.0, np.random.default_rng(0))
    assert goes_on(run(lesson()).resolved) == ""
    with pytest.raises(LessonError, match="temperature cannot be -1"):
        next_token(run(lesson()), -1.0, np.random.default_rng(0))
