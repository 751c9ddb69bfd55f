"""The window, on a lesson or a trained model: what is done where no command is typed."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import NamedTuple

from ui.cli.verb import Verb, check_machine, end_on


class OpenRequest(NamedTuple):
    """What to open: a lesson, its key, or the file of a trained model; None for the first page."""

    lesson: str | None = None


VERB = Verb(
    "open [FILE]",
    "the window, on a lesson or the file of a trained model",
    OpenRequest,
    about="Open the window. The word `open` may be left out.",
    place=0,
)


@VERB.options
def options(parser: ArgumentParser) -> None:
    """What to open."""
    about = "a lesson, its key, or the file of a trained model"
    parser.add_argument("lesson", metavar="LESSON", nargs="?", help=about)


def check(request: OpenRequest) -> None:
    """End with a message where there is no such lesson, or no window can be opened here."""
    check_machine()
    from simulator.io.file_kinds import is_model
    from simulator.lessons.builtin import find
    from simulator.lessons.schema import LessonError

    if request.lesson is not None and not is_model(request.lesson):
        with end_on(LessonError):
            find(request.lesson)
    check_machine("window")
