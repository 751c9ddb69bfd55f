"""Which cells learn what, by how their weights are drawn: latch, temporal order, adding and copy.

Long lags, on which what a cell starts from decides whether it learns at all: seven starts on four tasks, beside what
NumPy written by hand had shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from simulator.campaign.campaign import Campaign
from simulator.equations.expressions import did_you_mean
from simulator.experiments.experiment import Curves, Experiment, ExperimentError, option
from simulator.experiments.trainings.cases import Case, as_curves, as_text, run_cases

TITLE = "Which cells learn what, by how their weights are drawn"
COLUMNS = """\
Adam, batches of 32, gradients clipped at 1. "RNN, U = I" has the identity as its recurrent matrix, "b_f = 0" takes the
1 of Keras from the bias of the forget gate. `done` counts the seeds that reached the goal at one of 40 tests.
before: the same, as other code had it (2 or 3 seeds, stopped when solved): seeds that learned, and after how many
updates; for copy the loss in the end. --task all is about a quarter of an hour of one processor.
"""
STARTS: tuple[tuple[str, Mapping[str, Any]], ...] = (
    ("RNN, orthogonal", {"cell": "rnn", "initialiser": "keras"}),
    ("RNN, U = I", {"cell": "rnn", "initialiser": "identity"}),
    ("GRU, Keras", {"cell": "gru", "initialiser": "keras"}),
    ("GRU, chrono", {"cell": "gru", "initialiser": "chrono"}),
    ("LSTM, b_f = 0", {"cell": "lstm", "initialiser": "keras", "biases": {"b_f": 0.0}}),
    ("LSTM, b_f = 1", {"cell": "lstm", "initialiser": "keras"}),
    ("LSTM, chrono", {"cell": "lstm", "initialiser": "chrono"}),
)
TASKS: Mapping[str, tuple[Mapping[str, float], Mapping[str, Any], tuple[str, ...]]] = {
    "latch": (
        {"T": 100}, {"units": (16,), "rate": 3e-3, "steps": 1000},
        ("2/3 (200–300)", "3/3 (50–150)", "0/3", "3/3 (800–1000)", "0/3", "0/3", "3/3 (400–800)"),
    ),
    "temporal-order": (
        {"T": 100}, {"units": (16,), "rate": 5e-3, "steps": 2000},
        ("0/2", "0/2", "0/2", "2/2 (250)", "0/2", "0/2", "2/2 (200–250)"),
    ),
    "adding": (
        {"T": 100}, {"units": (32,), "rate": 3e-3, "steps": 2500},
        ("0/2 (.166)", "0/2 (.159)", "2/2 (700)", "2/2 (750–800)", "1/2", "2/2 (2050–2350)", "2/2 (850–1000)"),
    ),
    "copy": (
        {"T": 50}, {"units": (64,), "rate": 3e-3, "steps": 1500},
        ("loss .297", "loss .297", "loss .268", "loss .256", "loss .298", "loss .290", "loss .298"),
    ),
}  # fmt: skip


@dataclass(frozen=True)
class CellsInTrainingOptions:
    """Which task, and from how many seeds."""

    task: str = option("temporal-order", "latch, temporal-order, adding, copy, or all", "TASK")
    seeds: int = option(3, "how many seeds, from 0 on")


def cases(task: str) -> list[Case]:
    """The cases of a task, or of all. Raises ExperimentError."""
    if task != "all" and task not in TASKS:
        raise ExperimentError(f"--task {task}: there is none of that name here. {did_you_mean(task, (*TASKS, 'all'))}")
    found = []
    for key in TASKS if task == "all" else (task,):
        sizes, settings, before = TASKS[key]
        for (name, start), told in zip(STARTS, before, strict=True):
            found.append(Case(name, key, {**settings, **start}, told, sizes))
    return found


def table(options: CellsInTrainingOptions, campaign: Campaign) -> str:
    """The table. Raises ExperimentError."""
    return as_text(TITLE, run_cases(cases(options.task), options.seeds, campaign), options.seeds)


def curves(options: CellsInTrainingOptions, campaign: Campaign) -> Curves:
    """The curves of one task. Raises ExperimentError."""
    if options.task == "all":
        raise ExperimentError(f"Curves are of one task: --task {' or '.join(TASKS)}.")
    return as_curves("By how weights are drawn", run_cases(cases(options.task), options.seeds, campaign), options.seeds)


EXPERIMENT = Experiment(
    title=TITLE,
    about="Latch, temporal order, adding and copy, learned by RNN, GRU and LSTM from several ways to draw weights.",
    columns=COLUMNS,
    options=CellsInTrainingOptions,
    table=table,
    curves=curves,
)
