"""Let several cells learn a task at an equal number of weights."""

from __future__ import annotations

from argparse import ArgumentParser

from ui.cli.computed import add_computing_options
from ui.cli.raced import CELLS, RaceRequest
from ui.cli.verb import Verb, check_machine, end_on

HELP = """\
Each cell has as many units as give it about the same number of weights, read-out and biases among them, and learns from
the same data by the task's own recipe, without the biases and costs that this sets for its own cell. All have the same
rate; with --rates each is tried at several. lstm:chrono says how a cell's weights are drawn (train --help lists how).

What is done is kept: a race that was stopped goes on, and one with more seeds or cells computes only what is new.

examples:
  %(prog)s temporal-order --cells rnn,gru,lstm,lstm:keras --seeds 5 --jobs 2 -o race.csv -o race.png
  %(prog)s echo --cells lstm,my-cell.txt,own-cell --weights 2000 -o race.mp4
  %(prog)s adding --rates 1e-3,3e-3,1e-2 --set T=50 --cluster tcp://10.0.0.5:8786
"""
VERB = Verb(
    "race TASK",
    "several cells learn a task at an equal number of weights",
    RaceRequest,
    about="Let several cells learn a task at an equal number of weights, from several seeds; tell medians and cost.",
    examples=HELP,
    place=87,
)


@VERB.options
def options(parser: ArgumentParser) -> None:
    """The task, who takes part, who computes, and the files."""
    parser.add_argument("task", metavar="TASK", help="the name of a task, or a .csv or .txt file")
    about = f"built-in ones, lessons (of which the first layer's), or .txt files with equations ({CELLS})"
    parser.add_argument("--cells", metavar="KEY,…", help=about)
    parser.add_argument("--seeds", metavar="N", type=int, help="how many (5)")
    parser.add_argument("--seed", metavar="N", type=int, help="the first of them (0)")
    parser.add_argument("--weights", metavar="N", type=int, help="of each, about (as many as the recipe's network)")
    parser.add_argument("--steps", metavar="N", type=int, help="how many updates (as in the recipe)")
    parser.add_argument("--rates", metavar="N,…", help="try each cell at these, and take its best (the recipe's)")
    parser.add_argument("--set", dest="sets", metavar="NAME=VALUE", action="append", help="as for train")
    add_computing_options(parser)
    about = "write all numbers (.csv), curves (.png, .svg, .pdf) or a film of them (.mp4, .webm, …); may be given again"
    parser.add_argument("-o", dest="target", metavar="OUT", action="append", help=about)
    parser.add_argument("--theme", help="light, dark, projector or print (light)")
    parser.add_argument("--size", metavar="WxH", help="in pixels (1920x1080)")
    parser.add_argument("--fps", metavar="N", type=float, help="frames a second of a film")


@VERB.run
def run(request: RaceRequest) -> str:
    """Run the race, and tell how it ended."""
    from ui.cli.requests import TABLE

    check_machine("pictures" if any(not each.lower().endswith(TABLE) for each in request.target) else "")
    from simulator.campaign.workers import CampaignError
    from simulator.cells import CellError
    from simulator.lessons.schema import LessonError
    from simulator.training.settings import TrainingError
    from ui.cli.raced import race

    with end_on(TrainingError, LessonError, CellError, CampaignError):
        return race(request)
