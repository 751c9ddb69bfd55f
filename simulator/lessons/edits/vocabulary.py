"""Edits for tokens that a lesson's table does not know: use known ones, give a token a meaning, or all a vector.

Every edit raises LessonError, naming the field, where the result would not be a sound lesson.
"""

from msgspec.structs import replace

from simulator.lessons.edits.sequence import with_embedding, with_sequence
from simulator.lessons.resolve import ResolvedLesson, resolve
from simulator.lessons.schema import Lesson, LessonError
from simulator.text.embedding import Table, constants, random_vector
from simulator.text.tokens import Characters, Words, sequence_tokens


def known_tokens(lesson: Lesson) -> tuple[str, ...]:
    """The tokens that the lesson's table has a vector for, as far as its kind of sequence can hold them."""
    if not isinstance(lesson.embedding, Table):
        return ()
    kind = Characters if isinstance(lesson.sequence, Characters) else Words
    return tuple(name for name in lesson.embedding.vectors if sequence_tokens(kind(name)) == (name,))


def with_known_sequence(lesson: Lesson | ResolvedLesson) -> ResolvedLesson:
    """The lesson on a sequence of its known tokens, each once."""
    before = resolve(lesson)
    between = "" if isinstance(before.lesson.sequence, Characters) else " "
    return with_sequence(before, between.join(known_tokens(before.lesson)))


def with_meaning(lesson: Lesson | ResolvedLesson, token: str, known: str) -> ResolvedLesson:
    """The lesson whose table has the vector of a known token for another one as well."""
    before = resolve(lesson)
    table = _table(before)
    if known not in table.vectors:
        remedy = f"It has: {', '.join(table.vectors)}."
        raise LessonError(f"There is no vector of “{known}”.", remedy, "embedding.vectors")
    return _with_vectors(before, {token: table.vectors[known]})


def with_own_vectors(lesson: Lesson | ResolvedLesson, seed: int = 0) -> ResolvedLesson:
    """The lesson whose table has a vector for each unknown token, drawn from its spelling as random ones are.

    In a column in which all have the same number, such as a constant 1, the new ones have it too.
    """
    before = resolve(lesson)
    table = _table(before)
    same = {at: table.default[at] for at in constants(table)}
    drawn = {token: random_vector(token, len(table.names), seed).tolist() for token in before.unknown_tokens}
    return _with_vectors(
        before,
        {token: tuple(same.get(at, number) for at, number in enumerate(row)) for token, row in drawn.items()},
    )


def _with_vectors(before: ResolvedLesson, vectors: dict[str, tuple[float, ...]]) -> ResolvedLesson:
    table = _table(before)
    return with_embedding(before, replace(table, vectors={**table.vectors, **vectors}))


def _table(resolved: ResolvedLesson) -> Table:
    if not isinstance(resolved.lesson.embedding, Table):
        raise LessonError("is no table.", "Each token has a vector of its own.", "embedding")
    return resolved.lesson.embedding
