"""How far somebody is in each lesson: in a few numbers, from what was kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from simulator.lessons.guide.results.records import Answered, Finished, Kept, Seen, newest_answers


class LessonDone(NamedTuple):
    """What was done of a lesson: how many of its `steps` were seen, whether its end was reached, how many questions
    were answered, and their mean `score` from 0 to 1, each by its last answer.
    """

    title: str
    seen: int
    steps: int
    is_finished: bool
    answered: int
    score: float


def lessons_done(records: Sequence[Kept]) -> Mapping[str, LessonDone]:
    """What was done, by the lessons' names, those that were worked at last at the end.

    A lesson that has changed since counts as it is now: by what was done in the version that was open last.
    """
    by_lesson: dict[str, list[Kept]] = {}
    for each in records:
        before = by_lesson.pop(each.lesson, [])
        by_lesson[each.lesson] = [*(one for one in before if one.sha256 == each.sha256), each]
    return {name: _done(found) for name, found in by_lesson.items()}


def mean_score(answers: Sequence[Answered]) -> float:
    """The mean score of answers; 0 where there is none."""
    return sum(each.score for each in answers) / len(answers) if answers else 0.0


def _done(records: Sequence[Kept]) -> LessonDone:
    seen = [each for each in records if isinstance(each, Seen)]
    answers = newest_answers(records)
    return LessonDone(
        records[-1].title or records[-1].lesson,
        len({each.step for each in seen}),
        max((each.steps for each in seen), default=0),
        any(isinstance(each, Finished) for each in records),
        len(answers),
        mean_score(answers),
    )
