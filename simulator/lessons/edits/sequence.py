"""Edits of what enters a network: its sequence, the kind of its tokens, and their vectors.

Every edit raises LessonError, naming the field, where the result would not be a sound lesson.
"""

from typing import Literal

from msgspec.structs import replace

from simulator.lessons.edits.settle import settle
from simulator.lessons.resolve import ResolvedLesson, resolve
from simulator.lessons.schema import Lesson, LessonError
from simulator.text.embedding import Embedding, OneHot, Random, embed, input_names
from simulator.text.number_table import NumberTable, read_numbers
from simulator.text.tokens import Characters, Numbers, TextError, Words, number_text

TokenKind = Literal["words", "characters", "numbers"]


def sequence_text(lesson: Lesson) -> str:
    """The lesson's sequence as one types it; `with_sequence` reads the same sequence back."""
    sequence = lesson.sequence
    return number_text(sequence.rows) if isinstance(sequence, Numbers) else sequence.text


def with_sequence(lesson: Lesson | ResolvedLesson, text: str) -> ResolvedLesson:
    """The lesson on another sequence of the same kind. A number row is typed as 1 0 2; 0 1 1."""
    before = resolve(lesson)
    sequence = before.lesson.sequence
    if not isinstance(sequence, Numbers):
        return settle(before, replace(before.lesson, sequence=replace(sequence, text=text)))
    try:
        return with_numbers(before, read_numbers(text))
    except TextError as error:
        raise LessonError(str(error), "", "sequence.rows") from error


def with_numbers(lesson: Lesson | ResolvedLesson, table: NumberTable) -> ResolvedLesson:
    """The lesson on the rows of a table, as its names and labels have it; without any, those there were stay where they
    fit.
    """
    before = resolve(lesson)
    was, rows = before.lesson.sequence, table.rows
    names, labels = (was.names, was.labels) if isinstance(was, Numbers) else ((), ())
    names = table.names or (names if len(names) == len(rows[0]) else ())
    labels = table.labels or (labels if len(labels) == len(rows) else ())
    embedding = before.lesson.embedding if isinstance(was, Numbers) else None
    return settle(before, replace(before.lesson, sequence=Numbers(rows, names, labels), embedding=embedding))


def with_kind(lesson: Lesson | ResolvedLesson, kind: TokenKind) -> ResolvedLesson:
    """The lesson with its sequence cut into another kind of tokens.

    As numbers it keeps the vectors that its tokens had; from numbers to text it draws vectors of that size.
    """
    before = resolve(lesson)
    was, embedding = before.lesson, before.lesson.embedding
    if kind == "numbers":
        if isinstance(was.sequence, Numbers):
            return before
        found, table = before.tokens, before.vectors or OneHot()
        rows = tuple(tuple(row) for row in embed(found, table).tolist())
        return settle(before, replace(was, sequence=Numbers(rows, input_names(found, table)), embedding=None))
    cut: Words | Characters = (Words if kind == "words" else Characters)(sequence_text(was))
    return settle(before, replace(was, sequence=cut, embedding=embedding or Random(before.input_width)))


def with_embedding(lesson: Lesson | ResolvedLesson, embedding: Embedding) -> ResolvedLesson:
    """The lesson with other vectors for its tokens."""
    before = resolve(lesson)
    return settle(before, replace(before.lesson, embedding=embedding))
