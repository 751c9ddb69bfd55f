"""Edits of tokens: what they are called, what they change, and how a token is written in them."""

from simulator.lessons.builtin import find
from simulator.lessons.resolve import resolve
from ui.state.edits.token_edits import mask_edit, quote_token

LESSON = resolve(find("jenny-rafsun"))


def test_what_cannot_be_seen_gets_a_sign() -> None:
    assert quote_token(("a", "\t"), 1) == "“⇥”"


def test_a_token_is_masked_and_enters_again() -> None:
    label, change = mask_edit(("I", "love", "Jenny"), 2, True)
    masked = change(LESSON)
    assert (label, masked.lesson.masked) == ("“Jenny” (3) masked", (2,))
    label, change = mask_edit(("I", "love", "Jenny"), 2, False)
    assert (label, change(masked).lesson.masked) == ("“Jenny” (3) not masked", ())
