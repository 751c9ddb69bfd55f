"""What was done in the lessons on this machine, and the file that it is given away as."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ui.cli.requests import DIALECT_HELP
from ui.cli.verb import Verb, check_machine, end_on

if TYPE_CHECKING:
    from simulator.lessons.guide.results.records import Kept
    from simulator.lessons.guide.results.summary import LessonDone


class ResultsRequest(NamedTuple):
    """The file to write, if any, whose results it tells that they are, and how its numbers are written."""

    target: str | None = None
    name: str = ""
    sets: Sequence[str] = ()


VERB = Verb(
    "results [-o OUT]",
    "what was done in the lessons on this machine",
    ResultsRequest,
    about="""What was done in the lessons on this machine: steps seen, questions answered, and the mean score.

With -o it is written as a table (.csv), a row for each answer, or as xAPI statements (.jsonl), one a line. Nothing is
ever sent, and nobody is named in a file but by --name.""",
    place=15,
)


@VERB.options
def options(parser: ArgumentParser) -> None:
    """The file."""
    parser.add_argument("-o", dest="target", metavar="OUT", help=".csv or .jsonl")
    parser.add_argument("--name", metavar="NAME", help="of xAPI statements: who did it (nobody is named)")
    parser.add_argument("--set", dest="sets", metavar="NAME=VALUE", action="append", help=DIALECT_HELP)


@VERB.run
def run(request: ResultsRequest) -> str:
    """Tell what was done, or write it."""
    check_machine()
    from simulator.lessons.guide.results.summary import lessons_done
    from simulator.lessons.schema import LessonError

    with end_on(LessonError):
        if request.target is None:
            if request.name or request.sets:
                raise LessonError("--name and --set are for a file.", "Write -o OUT as well.")
            return _told(lessons_done(_read()))
        return _write(request, request.target)


def _read() -> Sequence[Kept]:
    """What is kept. Raises LessonError where that cannot be read."""
    from simulator.lessons.guide.results.kept import read_results
    from simulator.lessons.schema import LessonError
    from ui.settings import kept_results

    file = kept_results.place()
    try:
        return read_results(file)
    except OSError as error:
        reason = error.strerror or str(error)
        raise LessonError(f"Cannot be read: {reason}.", "Move away what stands there.", where=str(file)) from error


def _write(request: ResultsRequest, target: str) -> str:
    """Write the file. Raises LessonError."""
    from pathlib import Path

    from simulator.io.os_errors import explain_os_error
    from simulator.lessons.guide.results.files import ENDINGS, TABLE, write_results
    from simulator.lessons.schema import LessonError
    from ui.cli.csv_settings import typed_dialect

    ending = Path(target).suffix.lower()
    if ending not in ENDINGS:
        raise LessonError("Results are no such file.", f"Choose {' or '.join(ENDINGS)} as its ending.", where=target)
    if request.name and ending == TABLE:
        raise LessonError("A table names nobody.", "Leave it out, or write .jsonl.", f"--name {request.name}")
    dialect = typed_dialect(request.sets, target)
    try:
        count = write_results(target, _read(), request.name, dialect)
    except OSError as error:
        raise LessonError(*explain_os_error(error, target)) from error
    return f"{target}: {count} answer{'s' * (count != 1)}"


def _told(done: Mapping[str, LessonDone]) -> str:
    """A line for each lesson, those that were worked at last at the end."""
    if not done:
        return "Nothing was done in any lesson yet."
    width = max(map(len, done))
    return "\n".join(f"{name:<{width}}  {_in_words(each)}" for name, each in done.items())


def _in_words(done: LessonDone) -> str:
    steps = "done" if done.is_finished else f"{done.seen} of {done.steps} steps" if done.steps else ""
    questions = f"{done.answered} question{'s' * (done.answered != 1)}, {done.score:.0%}" if done.answered else ""
    return ", ".join(filter(None, (steps, questions)))
