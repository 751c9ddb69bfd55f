"""The units of a layer, sorted by how well they follow a property of the text."""

from __future__ import annotations

from argparse import ArgumentParser

from ui.cli.requests import DIALECT_HELP, QUANTITY_HELP, UnitsRequest, add_lesson_options
from ui.cli.verb import Verb, check_machine, end_on, patience

HELP = """\
properties, each a number at every token:
{properties}

A unit's score is Pearson's correlation of its memory (or of --quantity) with it over the tokens, from −1 to 1; units
are sorted by its size. Steps that are left out do not count. A unit that stays the same has no score.
Layers and tokens count from 0; A:B leaves out B.

examples:
  %(prog)s jenny-rafsun --follow word
  %(prog)s jenny-rafsun --follow marked --positive "Jenny,she,girl" --negative "Rafsun,he,boy" -o units.csv
  %(prog)s --weights model.pt --vocab letters.txt --text "$(cat book.txt)" --follow quotes --best 5
"""


VERB = Verb(
    "units LESSON --follow NAME",
    "the units that follow a property of the text",
    UnitsRequest,
    about="Sort the units of a layer by how well they follow a property of the text.",
    place=65,
)


@VERB.options
def options(parser: ArgumentParser) -> None:
    """The lesson, the property, the layer, and what is marked."""
    check_machine()
    from simulator.analysis.text.properties import PROPERTIES

    listed = "\n".join(f"  {each.key:<10} {each.about}" for each in PROPERTIES.values())
    parser.epilog = HELP.format(properties=listed)
    add_lesson_options(parser)
    parser.add_argument("--follow", choices=list(PROPERTIES), required=True, help="which property")
    parser.add_argument("-o", dest="target", metavar="OUT", help="a .csv for all units; left out, the best are printed")
    parser.add_argument("--layer", metavar="N", type=int, help="the layer (0)")
    parser.add_argument("--quantity", metavar="NAME", help=QUANTITY_HELP.removeprefix("text: shaded by "))
    parser.add_argument("--tokens", metavar="A:B", help="only these tokens")
    parser.add_argument("--positive", metavar="WHAT", help="marked: words and A:B that count +1, commas between")
    parser.add_argument("--negative", metavar="WHAT", help="marked: the same for −1")
    parser.add_argument("--best", metavar="N", type=int, help="how many are printed (20)")
    parser.add_argument("--set", dest="sets", metavar="NAME=VALUE", action="append", help=DIALECT_HELP)


@VERB.run
def run(request: UnitsRequest) -> str:
    """Sort the units."""
    check_machine()
    from simulator.lessons.schema import LessonError
    from simulator.weights.tensor_tree import ModelError
    from ui.cli.unit_ranking import rank_units

    with patience("Computing …"), end_on(LessonError, ModelError):
        return rank_units(request)
