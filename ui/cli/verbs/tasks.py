"""The tasks that a network can be trained on, or all about one of them."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import NamedTuple

from ui.cli.verb import Verb, check_machine, end_on


class TasksRequest(NamedTuple):
    """The task to tell all about; all of them where none is named."""

    name: str = ""


VERB = Verb("tasks [TASK]", "the tasks that `train` can learn", TasksRequest, about="List the tasks.", place=84)


@VERB.options
def options(parser: ArgumentParser) -> None:
    """Which task."""
    parser.add_argument("name", metavar="TASK", nargs="?", help="all about this one")


@VERB.run
def run(request: TasksRequest) -> str:
    """A line for each task, or what there is to know of one."""
    check_machine()
    from simulator.training.settings import TrainingError
    from ui.cli.trained import describe_task, list_tasks

    with end_on(TrainingError):
        return describe_task(request.name) if request.name else list_tasks()
