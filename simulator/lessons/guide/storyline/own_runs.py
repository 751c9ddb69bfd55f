"""The runs that the texts and questions of a storyline are about, each made when it is asked for."""

from __future__ import annotations

from simulator.lessons.guide.storyline.expressions.evaluate import Runs
from simulator.lessons.resolve import resolve
from simulator.lessons.run import run
from simulator.lessons.schema import Lesson
from simulator.network.trace import Trace


def runs_of(lesson: Lesson, own: Trace) -> Runs:
    """The lesson's own run, which is given as number 0, and those that it is compared with.

    Asking for one of these raises LessonError where its numbers grow beyond all bounds.
    """
    known = {0: own}

    def found(number: int) -> Trace:
        if number not in known:
            known[number] = run(resolve(lesson).variants[number - 1])
        return known[number]

    return found
