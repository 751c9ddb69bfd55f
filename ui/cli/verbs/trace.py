"""Every vector of a run, and the weights that made it, as a file."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Sequence
from dataclasses import dataclass

from ui.cli.requests import DIALECT_HELP, ModelRequest, add_lesson_options
from ui.cli.verb import Verb, check_machine, end_on, patience

HOLD_HELP = """set values by hand, as often as wanted: layer0/f[3]=1@5: is f of unit 3 of layer 0 at 1 from token 5 on;
other units: [1,4] [0:2] [name] or none for all; values: 0.5,1 for one each; tokens: @2 @:5 @2:5 @-1 or none for all"""


@dataclass(frozen=True)
class TraceRequest(ModelRequest):
    """Which lesson or model, where to write its run, what is set by hand in it, and how its numbers are written."""

    target: str
    holds: Sequence[str] = ()
    sets: Sequence[str] = ()


VERB = Verb(
    "trace LESSON -o OUT",
    "every vector of a run as .npz, .csv or .json",
    TraceRequest,
    about="Write every vector of a run, and the weights that made it.",
    place=50,
)


@VERB.options
def options(parser: ArgumentParser) -> None:
    """The lesson, the file and the holds."""
    add_lesson_options(parser)
    parser.add_argument("-o", dest="target", metavar="OUT", required=True, help=".npz, .csv or .json")
    parser.add_argument("--hold", dest="holds", metavar="WHAT", action="append", help=HOLD_HELP)
    parser.add_argument("--set", dest="sets", metavar="NAME=VALUE", action="append", help=DIALECT_HELP)


@VERB.run
def run(request: TraceRequest) -> str:
    """Write the run."""
    check_machine()
    from simulator.io.os_errors import explain_os_error
    from simulator.io.trace_files import RecordError, save_trace
    from simulator.lessons.edits.hold_text import with_typed_holds
    from simulator.lessons.run import run as run_lesson
    from simulator.lessons.schema import LessonError
    from simulator.weights.tensor_tree import ModelError
    from ui.cli.csv_settings import typed_dialect
    from ui.cli.lesson_choice import chosen_lesson

    with patience(f"Computing and writing {request.target} …"), end_on(LessonError, ModelError, RecordError):
        dialect = typed_dialect(request.sets, request.target)
        trace = run_lesson(with_typed_holds(chosen_lesson(request), request.holds))
        try:
            save_trace(trace, request.target, dialect)
        except OSError as error:
            raise LessonError(*explain_os_error(error, request.target)) from error
    tokens, layers = trace.steps, len(trace.layers)
    return f"{request.target}: {tokens} token{'s' * (tokens != 1)}, {layers} layer{'s' * (layers != 1)}"
