"""What a lesson file or the file of a trained model holds, or what is wrong with it."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import NamedTuple

from ui.cli.requests import add_mapping_option
from ui.cli.verb import Verb, check_machine, end_on, patience


class CheckRequest(NamedTuple):
    """A built-in lesson's key, a lesson file, or the file of a model, with the mapping of its tensors."""

    lesson: str
    by_hand: str | None = None


VERB = Verb(
    "check FILE",
    "what a lesson or a model's file holds, or what is wrong with it",
    CheckRequest,
    about="""What a lesson file holds, or what is wrong with it.

Of the file of a trained model, which is opened without running anything in it, it lists the recurrent layers, from
which tensors they come and why, what the file leaves open, and the tensors that are not used.""",
    place=70,
)


@VERB.options
def options(parser: ArgumentParser) -> None:
    """The file, and a mapping."""
    parser.add_argument(
        "lesson", metavar="FILE", help="a lesson file, the key of a built-in lesson, or the file of a model"
    )
    add_mapping_option(parser)


@VERB.run
def run(request: CheckRequest) -> str:
    """The lesson in words, once it has been run."""
    check_machine()
    from simulator.io.regular_file import is_regular
    from simulator.lessons.builtin import find
    from simulator.lessons.report import describe, describe_words
    from simulator.lessons.run import run as run_lesson
    from simulator.lessons.schema import FileError, LessonError
    from simulator.weights.formats import format_of
    from simulator.weights.report import describe_model
    from simulator.weights.tensor_tree import ModelError
    from ui.cli.lesson_choice import recognised_in
    from ui.state.authoring.names import check_names

    if (path := Path(request.lesson)) and is_regular(path) and format_of(path) is not None:
        with patience("Looking into the model …"), end_on(ModelError):
            return "\n".join(describe_model(recognised_in(request.lesson, request.by_hand)))
    with patience("Running the lesson …"), end_on(LessonError):
        if request.by_hand is not None:
            raise LessonError("--map is for a trained model.", "Leave it out.")
        try:
            lesson = find(request.lesson)
        except FileError as error:
            if error.lesson is not None:
                print("\n".join(describe_words(error.lesson)))
            raise
        trace = run_lesson(lesson)
        if lesson.storyline is not None:
            check_names(trace, lesson.storyline.steps)
    return "\n".join(describe(lesson))
