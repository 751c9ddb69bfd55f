"""Train a network on a task, and write its weights or a lesson of it."""

from __future__ import annotations

from argparse import ArgumentParser

from ui.cli.trained import TrainRequest
from ui.cli.verb import Verb, check_machine, end_on

HELP = """\
settings (--set NAME=VALUE), besides the sizes of the task, which `tasks TASK` tells:
  rate, schedule (constant, cosine), optimiser (adam, sgd, rmsprop), batch, clip, decay
  initialiser (pytorch, keras, orthogonal, identity, chrono, zeros), longest (of chrono), forget_bias
  b_f=4 and so on for a bias of the cell; cost.added=0.05 for the cost of a quantity of the cell
  dtype (float32, float64), snapshots (bytes that the weights on the way may take)
What is not given is as in the task's own recipe.

A file .training beside OUT keeps what it takes to go on: the same command goes on where it was stopped.

examples:
  %(prog)s pronouns --seed 0 -o pronouns.gatelight -o pronouns.safetensors
  %(prog)s temporal-order --cell gru --units 16 --set T=300 -o order.json
  %(prog)s book.txt --units 128 --steps 5000 -o book.safetensors
  %(prog)s my-table.csv --cell my-cell.txt -o mine.gatelight
"""
VERB = Verb(
    "train TASK -o OUT",
    "train a network on a task",
    TrainRequest,
    about="Train a network on a task: one of those that `tasks` lists, a table of your own (.csv: docs/training.md) or "
    "the characters of a text (.txt).",
    examples=HELP,
    place=85,
)


@VERB.options
def options(parser: ArgumentParser) -> None:
    """The task, the cell, the sizes, the settings, and the files."""
    parser.add_argument("task", metavar="TASK", help="the name of a task, or a .csv or .txt file")
    parser.add_argument("--cell", metavar="KEY", help="a built-in cell, or a .txt file with equations")
    parser.add_argument("--units", metavar="N,…", help="how many units each layer has, the lowest first")
    parser.add_argument("--seed", metavar="N", type=int, help="draws weights and examples (0)")
    parser.add_argument("--steps", metavar="N", type=int, help="how many steps")
    parser.add_argument("--set", dest="sets", metavar="NAME=VALUE", action="append", help="see below")
    about = "write weights (.safetensors) or a lesson (.json, .gatelight); may be given again"
    parser.add_argument("-o", dest="target", metavar="OUT", action="append", required=True, help=about)


@VERB.run
def run(request: TrainRequest) -> str:
    """Train, and tell how it went."""
    check_machine()
    from simulator.cells import CellError
    from simulator.lessons.schema import LessonError
    from simulator.training.settings import TrainingError
    from ui.cli.trained import train

    with end_on(TrainingError, LessonError, CellError):
        return train(request)
