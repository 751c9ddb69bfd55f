"""What is kept of somebody who goes through storylines: which steps were seen, what was answered, what was finished."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Annotated

import msgspec
from msgspec import Meta, Struct
from msgspec.structs import replace

from simulator.lessons.guide.storyline.questions.scoring import RIGHT_FROM
from simulator.lessons.schema import Lesson

Text = Annotated[str, Meta(max_length=20_000)]
Count = Annotated[int, Meta(ge=0, le=1_000_000)]
Share = Annotated[float, Meta(ge=0.0, le=1.0)]
Numbers = Annotated[tuple[float, ...], Meta(max_length=1_000)]
Texts = Annotated[tuple[Text, ...], Meta(max_length=1_000)]
Time = Annotated[datetime, Meta(tz=True)]


class Record(Struct, frozen=True, omit_defaults=True, tag_field="what", kw_only=True):
    """Something that was done at a `time` in a lesson: its key or the name of its file, its title, and what tells it
    from others (`sha256_of`).
    """

    time: Time
    lesson: Text
    title: Text = ""
    sha256: Text = ""


class Seen(Record, frozen=True, tag="seen", kw_only=True):
    """One of the `steps` of the storyline was seen, counted from 0."""

    step: Count
    steps: Count


class Answered(Record, frozen=True, tag="answered", kw_only=True):
    """A question of a step was answered.

    `kind` is that of the question, `asked` its words as they were shown in a `language`. `answer` and `right` are what
    `judge` takes and what it is held against: a number, the values of a line, or places among the `options`: those that
    are chosen, or all of them in order. `near` is how far a number may be off, `score` how near the answer came. Of
    questions that are drawn, `seed` is the number that they are drawn from and `number` which of them it is, from 0.
    """

    step: Count
    kind: Text
    asked: Text
    answer: Numbers
    right: Numbers
    score: Share
    options: Texts = ()
    near: float = 0.0
    seed: Count | None = None
    number: Count = 0
    language: Text = "en"

    def __post_init__(self) -> None:
        """Refuse an answer to nothing: without options there is a number, or a line of them, on both sides."""
        if not self.options and not (self.answer and len(self.answer) == len(self.right)):
            raise ValueError("an answer without numbers")

    @property
    def is_right(self) -> bool:
        """Whether the answer counts as right."""
        return self.score >= RIGHT_FROM

    @property
    def question(self) -> tuple[int, int | None, int]:
        """Which question of its lesson it is."""
        return self.step, self.seed, self.number


class Finished(Record, frozen=True, tag="finished", kw_only=True):
    """The storyline was gone through to its end."""


Kept = Seen | Answered | Finished
_decoder = msgspec.json.Decoder(Kept)


def lines_of(records: Sequence[Kept]) -> bytes:
    """The records as JSON lines, one each."""
    return b"".join(msgspec.json.encode(each) + b"\n" for each in records)


def read_lines(data: bytes) -> Iterator[Kept]:
    """The records in JSON lines; a line that is none, or of a later version, is passed over."""
    for line in data.splitlines():
        try:
            yield _decoder.decode(line)
        except (msgspec.MsgspecError, ValueError, RecursionError):
            continue


def sha256_of(lesson: Lesson) -> str:
    """What tells a lesson from others: the SHA-256 of its fields as JSON, wherever the files lie that it leans on."""
    placeless = {key: replace(file, path="") for key, file in lesson.files.items()}
    return hashlib.sha256(msgspec.json.encode(replace(lesson, files=placeless))).hexdigest()


def newest_answers(records: Sequence[Kept]) -> list[Answered]:
    """Of each question of each lesson the answer that was given last, in the order of the questions' first answers."""
    found: dict[tuple[object, ...], Answered] = {}
    for each in records:
        if isinstance(each, Answered):
            found[(each.lesson, each.sha256, *each.question)] = each
    return list(found.values())


def answers_until(finished: Finished, before: Sequence[Kept]) -> list[Answered]:
    """Of each question of the lesson whose end was reached the answer that was given last until then."""
    own = finished.lesson, finished.sha256
    return [each for each in newest_answers(before) if (each.lesson, each.sha256) == own]
