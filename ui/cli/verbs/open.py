"""The window, on a lesson or a trained model: what is done where no command is typed."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import NamedTuple

from ui.cli.verb import Verb, check_machine, end_on


class OpenRequest(NamedTuple):
    """What to open: a lesson, its key, or the file of a trained model; None for the first page. `seed` is the number
    that questions are drawn from; None for that of last time.
    """

    lesson: str | None = None
    seed: int | None = None


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
    about = "draw questions from this number, 1 to 9999, from now on (that of last time)"
    parser.add_argument("--seed", metavar="N", type=int, help=about)


def prepare(request: OpenRequest) -> None:
    """Take over the number of the questions. Ends with a message where there is no such lesson or number, or no window
    can be opened here.
    """
    check_machine()
    from simulator.io.file_kinds import is_model
    from simulator.lessons.builtin import find
    from simulator.lessons.guide.storyline.questions.drawn import LARGEST_SEED
    from simulator.lessons.schema import LessonError

    if request.lesson is not None and not is_model(request.lesson):
        with end_on(LessonError):
            find(request.lesson)
    with end_on(LessonError):
        if request.seed is not None and not 1 <= request.seed <= LARGEST_SEED:
            raise LessonError(
                "No questions are drawn from it.", f"Choose 1 to {LARGEST_SEED}.", f"--seed {request.seed}"
            )
    check_machine("window")
    if request.seed is not None:
        from ui.settings.learning import remember_question_number

        remember_question_number(request.seed)
