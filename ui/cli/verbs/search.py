"""Where else in a long text the same units do the same."""

from __future__ import annotations

from argparse import ArgumentParser

from ui.cli.requests import DIALECT_HELP, SearchRequest, add_mapping_option
from ui.cli.verb import Verb, check_machine, end_on, patience

HELP = """\
--by on     other spans over which the same units stay on: beyond --threshold, on the side of zero on which they were.
            The score is how many of them; of as many, the hit nearest to the span's length comes first
--by curve  other spans as long whose numbers are most alike: the score is the cosine over all chosen units

The text is read from its beginning with the lesson's weights. What the lesson holds by hand, masks or leaves out at
tokens of its own does not count in it. Tokens without a vector enter as zeros. Hits do not overlap.
Layers, units and tokens count from 0; A:B leaves out B.

examples:
  %(prog)s jenny-rafsun --text book.txt --span 120:128
  %(prog)s --weights model.pt --vocab letters.txt --text book.txt --span 40:90 --units 3,7 --by curve -o hits.csv
"""

VERB = Verb(
    "search LESSON --text FILE …",
    "where else in a text the same units do the same",
    SearchRequest,
    about="Read a text of up to a million tokens, and find where else units do what they do over a span of it.",
    examples=HELP,
    place=66,
)


@VERB.options
def options(parser: ArgumentParser) -> None:
    """The lesson or model, the text, the span, the units, and what counts as the same."""
    about = "the key of a built-in lesson, or a lesson file"
    parser.add_argument("lesson", metavar="LESSON", nargs="?", default="", help=about)
    parser.add_argument("--text", dest="file", metavar="FILE", required=True, help="the text, in UTF-8")
    parser.add_argument("--span", metavar="A:B", required=True, help="the tokens to compare with")
    parser.add_argument("--units", metavar="N,…", help="which units (those that are on over the whole span)")
    parser.add_argument("--layer", metavar="N", type=int, help="the layer (0)")
    parser.add_argument("--quantity", metavar="NAME", help="what of the units: h, c, a gate (the memory)")
    parser.add_argument("--by", choices=("on", "curve"), help="what is the same (on)")
    parser.add_argument("--threshold", metavar="X", type=float, help="beyond which a unit is on (0.3)")
    parser.add_argument("--best", metavar="N", type=int, help="how many hits (20)")
    parser.add_argument("-o", dest="target", metavar="OUT", help="a .csv for the hits; left out, they are printed")
    parser.add_argument("--set", dest="sets", metavar="NAME=VALUE", action="append", help=DIALECT_HELP)
    group = parser.add_argument_group("a trained model in place of a lesson")
    group.add_argument("--weights", metavar="FILE", help="the file of the model; with a lesson, where its file is now")
    group.add_argument("--vocab", metavar="FILE", help="its vocabulary: JSON, or a token in each line")
    group.add_argument("--stack", metavar="NAME", help="which stack of its layers, where it has several")
    add_mapping_option(group)


@VERB.run
def run(request: SearchRequest) -> str:
    """Search the text."""
    check_machine()
    from simulator.lessons.schema import LessonError
    from simulator.weights.tensor_tree import ModelError
    from ui.cli.text_search import search_text

    with patience("The text is being read …"), end_on(LessonError, ModelError):
        return search_text(request)
