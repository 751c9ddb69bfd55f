"""Edits of the sequences of a lesson: another one behind the last, a border between two tokens, none there.

Every edit raises LessonError where the result would not be a sound lesson.
"""

from msgspec.structs import replace

from simulator.lessons.edits.settle import without_story
from simulator.lessons.edits.tokens import with_token_before
from simulator.lessons.resolve import ResolvedLesson, resolve
from simulator.lessons.schema import Border, Lesson, LessonError


def with_border(lesson: Lesson | ResolvedLesson, token: int, goes_on: bool) -> ResolvedLesson:
    """The lesson with a sequence that begins at a token: with the states that the one before it left, or anew."""
    before = resolve(lesson)
    others = (border for border in before.lesson.borders if border.token != token)
    borders = sorted((*others, Border(token, goes_on)), key=lambda border: border.token)
    return _with_borders(before, tuple(borders))


def without_border(lesson: Lesson | ResolvedLesson, token: int) -> ResolvedLesson:
    """The lesson in which the sequence that began at a token is one with the sequence before it."""
    before = resolve(lesson)
    return _with_borders(before, tuple(border for border in before.lesson.borders if border.token != token))


def with_further_sequence(lesson: Lesson | ResolvedLesson, typed: str, goes_on: bool) -> ResolvedLesson:
    """The lesson with another sequence behind all others."""
    before = resolve(lesson)
    steps = len(before.tokens)
    after = with_token_before(before, steps, typed)
    if len(after.tokens) == steps:
        raise LessonError("Nothing was typed.", "Type the tokens of the sequence.", "sequence")
    return with_border(after, steps, goes_on)


def _with_borders(before: ResolvedLesson, borders: tuple[Border, ...]) -> ResolvedLesson:
    after = replace(before.lesson, borders=borders)
    return resolve(after if after.begins == before.lesson.begins else without_story(after), before)
