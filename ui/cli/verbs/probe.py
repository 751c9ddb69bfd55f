"""Which unit of a trained network holds a property that its task knows, and what becomes of the answers without it."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import NamedTuple

from ui.cli.requests import PICTURES
from ui.cli.verb import Verb, check_machine, end_on, patience

HELP = """\
columns:
  r       correlation of the unit's memory with the property, over the tokens that have it
  first   the unit held where the property changes (its gate keeps all, and nothing is written), at that one token: the
          share of the first answers after it that turn wrong
  later   the same of the further answers up to the next change
  clause  the unit held from there on: the share of the first answers that turn wrong
A linear probe of all units together, fitted to half of the sequences, is tried on the others.

With --along training: a measure of one unit at each snapshot, and the step from which on it stays at 0.9.

examples:
  %(prog)s pronouns.training
  %(prog)s pronouns.training --along training --unit 6 -o began.png
"""


class ProbeRequest(NamedTuple):
    """The file of a training, the property, and how many fresh examples are looked at."""

    file: str
    property: str | None = None
    examples: int = 300
    target: str | None = None
    along: str | None = None
    layer: int | None = None
    unit: int | None = None
    quantity: str | None = None
    measure: str | None = None


VERB = Verb(
    "probe FILE.training",
    "which unit of a trained network holds a property",
    ProbeRequest,
    about="Rank the units of a trained network by how well they follow a property that its task knows, and hold each "
    "of them over fresh examples.",
    examples=HELP,
    place=86,
)


@VERB.options
def options(parser: ArgumentParser) -> None:
    """The training, the property, the examples."""
    parser.add_argument("file", metavar="FILE", help="the .training file that `train` writes beside its result")
    parser.add_argument("--property", metavar="NAME", help="which property (the first that the task knows)")
    parser.add_argument("--examples", metavar="N", type=int, help="how many fresh examples (300)")
    parser.add_argument("--along", metavar="AXIS", help="training: when a unit began to hold it")
    parser.add_argument("--layer", metavar="N", type=int, help="of that unit (0)")
    parser.add_argument("--unit", metavar="N", type=int, help="that unit (the best one at the end)")
    parser.add_argument("--quantity", metavar="NAME", help="of that unit (its memory)")
    parser.add_argument("--measure", metavar="NAME", help="r, in its size, or first (r)")
    about = "a .csv for the table; with --along a .png, .svg or .pdf for a curve; left out, it is printed"
    parser.add_argument("-o", dest="target", metavar="OUT", help=about)


@VERB.run
def run(request: ProbeRequest) -> str:
    """The table of the units."""
    check_machine("pictures" if (request.target or "").lower().endswith(PICTURES) else "")
    from simulator.experiments.experiment import ExperimentError
    from simulator.training.settings import TrainingError
    from ui.cli.probed import probe_units

    with patience("Computing …"), end_on(TrainingError, ExperimentError):
        _refuse_unused(request)
        if request.along is not None:
            return _along(request)
        return probe_units(request.file, request.property, request.examples, request.target)


def _refuse_unused(request: ProbeRequest) -> None:
    """Raise TrainingError for the first option that says something of what is not asked for."""
    from simulator.training.settings import TrainingError

    needed = {"--along training": request.along, "--unit": request.unit}
    for option, given, of in (
        ("--unit", request.unit, "--along training"),
        ("--measure", request.measure, "--along training"),
        ("--layer", request.layer, "--unit"),
        ("--quantity", request.quantity, "--unit"),
    ):
        if given is not None and needed[of] is None:
            raise TrainingError(f"{option} is of no use without {of}.")


def _along(request: ProbeRequest) -> str:
    """The measure of a unit over the training. Raises TrainingError and ExperimentError."""
    from simulator.training.settings import TrainingError
    from simulator.training.units.over_training import Followed
    from ui.cli.probed import opened
    from ui.cli.unit_over_training import checked_property, write_over_training

    if request.along != "training":
        raise TrainingError(f"--along {request.along}: choose training.")
    training = opened(request.file, request.examples)
    name = checked_property(training, request.property)
    quantity = request.quantity or training.cell.memory.state
    unit = None if request.unit is None else Followed(request.layer or 0, request.unit, quantity)
    return write_over_training(training, name, unit, request.measure or "r", request.examples, request.target)
