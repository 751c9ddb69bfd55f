"""Which unit of a trained network holds a property that its task knows, and what becomes of the answers without it."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import NamedTuple

from ui.cli.verb import Verb, check_machine, end_on, patience

HELP = """\
columns:
  r       correlation of the unit's memory with the property, over the tokens that have it
  first   the unit held where the property changes (its gate keeps all, and nothing is written), at that one token: the
          share of the first answers after it that turn wrong
  later   the same of the further answers up to the next change
  clause  the unit held from there on: the share of the first answers that turn wrong
A linear probe of all units together, fitted to half of the sequences, is tried on the others.

example:
  %(prog)s pronouns.training
"""


class ProbeRequest(NamedTuple):
    """The file of a training, the property, and how many fresh examples are looked at."""

    file: str
    property: str | None = None
    examples: int = 300
    target: str | None = None


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
    parser.add_argument("-o", dest="target", metavar="OUT", help="a .csv for the table; left out, it is printed")


@VERB.run
def run(request: ProbeRequest) -> str:
    """The table of the units."""
    check_machine()
    from simulator.training.settings import TrainingError
    from ui.cli.probed import probe_units

    with patience("Computing …"), end_on(TrainingError):
        return probe_units(request.file, request.property, request.examples, request.target)
