"""Edits of single tokens: put another in a token's place, put one in, take one out.

What belongs to a token goes with it: notes, holds, masks, cues and the sequence that begins with it move along.
"""

from msgspec.structs import replace

from simulator.lessons.edits.settle import settle
from simulator.lessons.guide.cues import move_cues
from simulator.lessons.resolve import ResolvedLesson, resolve
from simulator.lessons.schema import HoldSpec, Lesson, LessonError
from simulator.text.counting import count_of
from simulator.text.number_table import AmbiguousNumbersError, read_numbers
from simulator.text.tokens import Characters, Numbers, TextError, Words, characters, number_token, words


def with_token(lesson: Lesson | ResolvedLesson, at: int, typed: str) -> ResolvedLesson:
    """The lesson with what is typed in place of one token. Notes, holds, masks and cues move with their tokens."""
    return _splice(resolve(lesson), at, at + 1, typed)


def with_token_before(lesson: Lesson | ResolvedLesson, at: int, typed: str) -> ResolvedLesson:
    """The lesson with what is typed put in before a token; before none, at the end."""
    return _splice(resolve(lesson), at, at, typed)


def without_token(lesson: Lesson | ResolvedLesson, at: int) -> ResolvedLesson:
    """The lesson without one token."""
    return _splice(resolve(lesson), at, at + 1, "")


def _splice(resolved: ResolvedLesson, start: int, stop: int, typed: str) -> ResolvedLesson:
    """The lesson with the tokens from `start` up to `stop` replaced by those that are typed."""
    lesson, before = resolved.lesson, resolved.tokens
    sequence = lesson.sequence
    if isinstance(sequence, Numbers):
        put = _rows(typed, len(sequence.rows[0]))
        rows = (*sequence.rows[:start], *put, *sequence.rows[stop:])
        named = sequence.labels[start:stop] if len(put) == stop - start else tuple(map(number_token, put))
        labels = (*sequence.labels[:start], *named, *sequence.labels[stop:]) if sequence.labels else ()
        after, count = replace(lesson, sequence=replace(sequence, rows=rows, labels=labels)), len(put)
    else:
        found = (words if isinstance(sequence, Words) else characters)(typed)
        text = _text(sequence, start, stop, typed, (*before[:start], *found, *before[stop:]))
        after, count = replace(lesson, sequence=replace(sequence, text=text)), len(found)
    shift = count - (stop - start)
    moved = {at: at if at < start else at + shift for at in range(len(before)) if not start <= at < stop}
    if count == stop - start:
        moved |= {at: at for at in range(start, stop)}  # a changed word: what is held at its place stays held
    if len(before) + shift < 1:
        raise LessonError("A sequence needs a token.", "Put another one in first.", "sequence")
    holds = tuple(new for hold in lesson.holds if (new := _shift(hold, start, stop, shift, len(before))) is not None)
    cues = move_cues(lesson.cues, moved)
    return settle(resolved, replace(after, holds=holds, cues=cues), moved)


def _shift(hold: HoldSpec, start: int, stop: int, shift: int, steps: int) -> HoldSpec | None:
    """A hold on the same tokens when those from `start` to `stop` have become so many more; None where none is left."""

    def edge(at: int) -> int:
        return at if at <= start else max(at + shift, start)

    ends = hold.stop if hold.stop is not None else steps
    begins, ends = edge(hold.start), edge(ends)
    if shift > 0 and start == stop == hold.start:
        begins += shift  # what is put in before the held tokens is not held
    if begins >= ends:
        return None
    return replace(hold, start=begins, stop=None if hold.stop is None else ends)


def _text(sequence: Words | Characters, start: int, stop: int, typed: str, wanted: tuple[str, ...]) -> str:
    """The text with other tokens in one place, spaces as they were where the tokens come out right."""
    if isinstance(sequence, Characters):
        text = "".join(wanted)
        if characters(text) != wanted:
            raise LessonError(f"“{typed}” would join its neighbour.", "Type the whole sequence instead.", "sequence")
        return text
    text = "".join(characters(sequence.text))
    found, at = [], 0
    for token in words(text):
        at = text.index(token, at)
        found.append((at, at + len(token)))
        at += len(token)
    if start == stop:
        place = found[start][0] if start < len(found) else len(text)
        tried = f"{text[:place]}{' ' * (start == len(found))}{typed} {text[place:]}"
    else:
        left, right = text[: found[start][0]], text[found[stop - 1][1] :]
        tried = left + typed + (right if typed or not left.endswith(" ") else right.removeprefix(" "))
    tried = tried.strip()
    return tried if words(tried) == wanted else " ".join(wanted)


def _rows(typed: str, length: int) -> tuple[tuple[float, ...], ...]:
    try:
        rows = read_numbers(typed).rows if typed else ()
    except AmbiguousNumbersError as error:
        fitting = [offer.rows for offer in error.offers if all(len(row) == length for row in offer.rows)]
        if len(fitting) != 1:
            raise LessonError(str(error), "", "sequence.rows") from error
        rows = fitting[0]
    except TextError as error:
        raise LessonError(str(error), "", "sequence.rows") from error
    if any(len(row) != length for row in rows):
        raise LessonError(
            "is a row of another length.", f"Write {count_of(length, 'number')}, as the others have.", "sequence.rows"
        )
    return rows
