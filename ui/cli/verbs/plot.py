"""A chart of a run as a picture, or its numbers as CSV."""

from __future__ import annotations

from argparse import ArgumentParser

from ui.cli.requests import CHANCES_HELP, DIALECT_HELP, QUANTITY_HELP, PlotRequest
from ui.cli.verb import Verb, check_machine, end_on, patience

HELP = """\
kinds:
  memory     the memory of each unit, with the fall of what was forgotten and the rise of what was added
  kept       what each token kept, forgot and added: of the unit, and of all units as sums of sizes
  gates      every gate, unit by token, and how often it was nearly shut or nearly open
  ledger     who wrote the unit's memory after --at, beside what it would be without each token;
             of several --units sums of sizes, with --layer and --along OUTPUT the direction that is read
  half-life  how long the memory of each unit lasts, and that of the unit from each token
  readout    what the network says after each token, and beside it what then came
  text       the text itself, each token shaded by --quantity of the unit, or by its --chances
  gradient   how far back the gradient of the unit's memory after --at reaches, straight and in full

OUT ends with .png, .svg, .pdf, or .csv for the numbers: series,unit,name,token,word,value.
Layers, units and tokens count from 0. A:B leaves out B; either may be missing, and -1 is the last token.

examples:
  %(prog)s jenny-rafsun --kind memory -o memory.png
  %(prog)s jenny-rafsun --kind ledger --unit gender --at 11 -o ledger.svg --theme print
  %(prog)s random-stack --kind gates --layer 1 --units 0:4 --tokens 2:6 -o gates.csv
  %(prog)s random-stack --kind gradient --over rnn,lstm,gru -o vanishing.pdf
"""


VERB = Verb(
    "plot LESSON -o OUT",
    "a chart of a run as a picture or as numbers",
    PlotRequest,
    about="Write a chart of a run, as a picture or as numbers.",
    examples=HELP,
    place=60,
)


@VERB.options
def options(parser: ArgumentParser) -> None:
    """The lesson, the file, which chart, and what of the run it shows."""
    parser.add_argument("lesson", metavar="LESSON", help="the key of a built-in lesson, or a lesson file")
    parser.add_argument("-o", dest="target", metavar="OUT", required=True, help="the file to write")
    parser.add_argument("--kind", metavar="KIND", required=True, help="which chart")
    parser.add_argument("--layer", metavar="N", type=int, help="the layer (0)")
    parser.add_argument("--unit", metavar="N", help="the unit that is told of, by number or name (0)")
    parser.add_argument("--units", metavar="N,A:B,…", help="only these units, by number or name; : is all of them")
    parser.add_argument("--at", metavar="TOKEN", help="the moment: where the cursor stands (the last token shown)")
    parser.add_argument("--whole-run", action="store_true", default=None, help="with what comes after --at, pale")
    parser.add_argument("--tokens", metavar="A:B", help="only these tokens")
    parser.add_argument("--over", metavar="CELL,…", help="gradient: of these cells, such as rnn,lstm,gru")
    parser.add_argument("--along", metavar="OUTPUT", help="ledger: in the direction that is read as this output")
    parser.add_argument("--quantity", metavar="NAME", help=QUANTITY_HELP)
    parser.add_argument("--chances", action="store_true", default=None, help=CHANCES_HELP)
    parser.add_argument("--theme", help="light, dark, projector or print (light)")
    parser.add_argument("--size", metavar="WxH", help="in pixels (1920x1080)")
    parser.add_argument("--language", help="of labels and caption: en or de (en)")
    parser.add_argument("--set", dest="sets", metavar="NAME=VALUE", action="append", help=DIALECT_HELP)


@VERB.run
def run(request: PlotRequest) -> str:
    """Write the chart."""
    check_machine("" if request.is_table else "pictures")
    from simulator.lessons.schema import LessonError
    from ui.cli.chart_file import write_chart

    with patience(f"Computing and writing {request.target} …"), end_on(LessonError):
        return write_chart(request)
