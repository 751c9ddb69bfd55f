"""What a lesson file holds, or what is wrong with it."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import NamedTuple

from ui.cli.verb import Verb, check_machine, end_on, patience


class CheckRequest(NamedTuple):
    """A built-in lesson's key, or a lesson file."""

    lesson: str


VERB = Verb(
    "check FILE",
    "what a lesson file holds, or what is wrong with it",
    CheckRequest,
    about="What a lesson file holds, or what is wrong with it.",
    place=70,
)


@VERB.options
def options(parser: ArgumentParser) -> None:
    """The file alone."""
    parser.add_argument("lesson", metavar="FILE", help="a lesson file, or the key of a built-in lesson")


@VERB.run
def run(request: CheckRequest) -> str:
    """The lesson in words, once it has been run."""
    check_machine()
    from simulator.lessons.builtin import find
    from simulator.lessons.report import describe
    from simulator.lessons.run import run as run_lesson
    from simulator.lessons.schema import LessonError

    with patience("Running the lesson …"), end_on(LessonError):
        lesson = find(request.lesson)
        run_lesson(lesson)
    return "\n".join(describe(lesson))
