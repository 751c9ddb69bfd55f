"""Edits of the sequence's tokens, as they stand in the list of edits, and how a token is written in them."""

from __future__ import annotations

from collections.abc import Callable

from simulator.lessons.edits.borders import with_border, with_further_sequence, without_border
from simulator.lessons.edits.whatif import with_masked, with_skipped
from simulator.lessons.resolve import ResolvedLesson
from ui.film.text.blanks import with_visible_blanks
from ui.settings.translation import translate

LessonChange = Callable[[ResolvedLesson], ResolvedLesson]
"""Makes the next lesson of the one that is open. Raises LessonError."""

MakeEdit = Callable[[str, LessonChange], None]
"""Makes an edit: takes its label in the list of edits, and the change."""


def quote(token: str) -> str:
    """A token in quotation marks."""
    return translate("Language", "“{word}”").format(word=with_visible_blanks(token))


def quote_token(tokens: tuple[str, ...], at: int) -> str:
    """The token at this place in quotation marks."""
    return quote(tokens[at])


def unknown_reason(token: str) -> str:
    """Why a token is drawn hollow."""
    text = translate("Sequence", "Hollow: {token} is not in this network’s table. It enters as any unknown token does.")
    return text.format(token=quote(token))


def mask_edit(tokens: tuple[str, ...], at: int, masked: bool) -> tuple[str, LessonChange]:
    """The label and the change that mask the token at this place, or let it enter again."""
    label = translate("Edit", "{token} ({number}) not masked")
    if masked:
        label = translate("Edit", "{token} ({number}) masked")
    label = label.format(token=quote_token(tokens, at), number=at + 1)
    return label, lambda lesson: with_masked(lesson, at, masked)


def skip_edit(tokens: tuple[str, ...], at: int, skipped: bool) -> tuple[str, LessonChange]:
    """The label and the change that leave out the step of the token at this place, or compute it again."""
    label = translate("Edit", "{token} ({number}) not left out")
    if skipped:
        label = translate("Edit", "{token} ({number}) left out")
    label = label.format(token=quote_token(tokens, at), number=at + 1)
    return label, lambda lesson: with_skipped(lesson, at, skipped)


def border_edit(tokens: tuple[str, ...], at: int, goes_on: bool | None) -> tuple[str, LessonChange]:
    """The label and the change that let a sequence begin at this place, anew or going on; None: none begins there."""
    word = quote_token(tokens, at)
    if goes_on is None:
        label = translate("Edit", "no sequence begins with {token} ({number})").format(token=word, number=at + 1)
        return label, lambda lesson: without_border(lesson, at)
    label = translate("Edit", "a sequence begins anew with {token} ({number})")
    if goes_on:
        label = translate("Edit", "a sequence goes on with {token} ({number})")
    return label.format(token=word, number=at + 1), lambda lesson: with_border(lesson, at, goes_on)


def sequence_edit(typed: str, goes_on: bool) -> tuple[str, LessonChange]:
    """The label and the change that put another sequence behind all others."""
    label = translate("Edit", "another sequence that begins anew")
    if goes_on:
        label = translate("Edit", "another sequence that goes on")
    return label, lambda lesson: with_further_sequence(lesson, typed, goes_on)
