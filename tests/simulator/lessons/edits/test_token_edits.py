"""One token changed, put in or taken out: the others stay, and what belongs to them moves along."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from simulator.lessons.builtin import builtin_lessons
from simulator.lessons.edits.tokens import with_token, with_token_before, without_token
from simulator.lessons.guide.cues.token import AtToken
from simulator.lessons.run import run
from simulator.lessons.schema import HoldSpec, LayerSpec, Lesson, LessonError
from simulator.text.tokens import Characters, Numbers, Words, sequence_tokens

JENNY = builtin_lessons()["jenny-rafsun"]
MARKED = replace(
    JENNY, masked=(1, 12), notes={0: "first", 11: "Rafsun", 19: "last"}, cues=(AtToken(11), AtToken(2)),
    holds=(HoldSpec(0, "f", values=(1.0,), start=11, stop=13), HoldSpec(0, "i", values=(0.0,), start=4)),
)  # fmt: skip


def text(lesson: Lesson) -> str:
    assert isinstance(lesson.sequence, Words | Characters)
    return lesson.sequence.text


def test_spaces_and_marks_stay_as_they_were_written() -> None:
    written = text(JENNY)
    assert text(with_token(JENNY, 11, "Jenny").lesson) == written.replace("Rafsun", "Jenny")
    assert text(without_token(JENNY, 0).lesson) == written.removeprefix("I ")
    assert text(with_token_before(JENNY, 0, "Today").lesson) == "Today " + written
    assert with_token_before(JENNY, 20, "Jenny came").tokens[-2:] == ("Jenny", "came")


def test_what_belongs_to_a_token_moves_with_it() -> None:
    longer = with_token_before(MARKED, 3, "now and").lesson
    assert (longer.masked, longer.notes) == ((1, 14), {0: "first", 13: "Rafsun", 21: "last"})
    assert longer.cues == (AtToken(13), AtToken(2))
    assert [(hold.start, hold.stop) for hold in longer.holds] == [(13, 15), (6, None)]
    shorter = without_token(MARKED, 11).lesson
    assert (shorter.masked, shorter.notes) == ((1, 11), {0: "first", 18: "last"})
    assert shorter.cues == (AtToken(2),)
    assert [(hold.start, hold.stop) for hold in shorter.holds] == [(11, 12), (4, None)]
    changed = with_token(MARKED, 11, "Jenny").lesson
    assert changed.masked == MARKED.masked and changed.holds == MARKED.holds
    assert len(without_token(shorter, 11).lesson.holds) == 1
    run(changed), run(shorter), run(longer)


def test_rows_of_numbers() -> None:
    rows = ((1.0, 2.0), (3.0, 4.0))
    lesson = Lesson(title="t", sequence=Numbers(rows, ("a", "b")), layers=(LayerSpec("rnn", 1),))
    assert with_token(lesson, 1, "0 -1").lesson.sequence == Numbers(((1.0, 2.0), (0.0, -1.0)), ("a", "b"))
    assert without_token(lesson, 0).lesson.sequence == Numbers(((3.0, 4.0),), ("a", "b"))
    with pytest.raises(LessonError, match="2 numbers"):
        with_token(lesson, 1, "1 2 3")
    with pytest.raises(LessonError, match="not a number"):
        with_token(lesson, 1, "1 x")
    with pytest.raises(LessonError, match="needs a token"):
        without_token(without_token(lesson, 0), 0)


def test_a_sign_that_would_join_its_neighbour_is_refused() -> None:
    lesson = replace(JENNY, sequence=Characters("abc"), notes={}, cues=(), holds=(), masked=(), storyline=None)
    assert text(with_token(lesson, 1, "xy").lesson) == "axyc"
    with pytest.raises(LessonError, match="join its neighbour"):
        with_token(lesson, 1, "\u0308")


@given(
    st.lists(st.sampled_from(["I", "don't", "3.14", ".", "'", "é", "我", "girl"]), min_size=2, max_size=6), st.data()
)
def test_any_word_in_any_place(found: list[str], data: st.DataObject) -> None:
    joint = data.draw(st.sampled_from(["", " ", "  "]))
    lesson = replace(JENNY, sequence=Words(joint.join(found)), notes={}, cues=(), holds=(), masked=(), storyline=None)
    before = sequence_tokens(lesson.sequence)
    at = data.draw(st.integers(0, len(before) - 1))
    word = data.draw(st.sampled_from(["came", "!", "她", "5", "'"]))
    assert with_token(lesson, at, word).tokens == (*before[:at], word, *before[at + 1 :])
    assert with_token_before(lesson, at, word).tokens == (*before[:at], word, *before[at:])
    assert with_token_before(lesson, len(before), word).tokens == (*before, word)
    if len(before) > 1:
        assert without_token(lesson, at).tokens == (*before[:at], *before[at + 1 :])
