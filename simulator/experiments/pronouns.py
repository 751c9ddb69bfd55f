"""How large a network must be to tell she from he: RNN, GRU and LSTM of several sizes on the task `pronouns`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from simulator.campaign.campaign import Campaign
from simulator.experiments.experiment import Curves, Experiment, option
from simulator.experiments.trainings.cases import Case, as_curves, as_text, run_cases

TITLE = "How large a network must be to tell she from he"
COLUMNS = """\
Adam along a cosine, batches of 32 texts, gendered words weigh 5, weights as PyTorch with 1 added to the bias of the
gate that keeps, 600 updates; what is measured are gendered words in pairs of name and frame that were never seen.
"write cost" is 0.05 times what is written, a push towards one unit; it needs b_f = 5.
before: how many of five seeds were done and when, in PyTorch, whose weights and texts are others.
"""
GATED: Mapping[str, Any] = {"rate": 3e-2, "initialiser": "pytorch", "forget_bias": 1.0}
PLAIN: Mapping[str, Any] = {"cell": "rnn", "rate": 1e-2, "initialiser": "keras"}
SAME: Mapping[str, Any] = {"steps": 600, "schedule": "cosine", "batch": 32, "clip": 1.0}
ROWS: tuple[tuple[str, Mapping[str, Any], str], ...] = (
    ("LSTM 8", {**GATED, "units": (8,)}, "3 of 5 (300 to 500)"),
    ("LSTM 12, write cost", {**GATED, "units": (12,), "biases": {"b_f": 5.0}, "forget_bias": 0.0,
                             "penalties": {"added": 0.05}}, "5 of 5 (100 to 250)"),
    ("LSTM 16", {**GATED, "units": (16,)}, "5 of 5 (100 to 400)"),
    ("LSTM 24", {**GATED, "units": (24,)}, "5 of 5 (100 to 300)"),
    ("GRU 8", {**GATED, "cell": "gru", "units": (8,)}, "4 of 5 (200 to 500)"),
    ("GRU 16", {**GATED, "cell": "gru", "units": (16,)}, "5 of 5 (100 to 200)"),
    ("RNN 8", {**PLAIN, "units": (8,)}, "0 of 5"),
    ("RNN 16", {**PLAIN, "units": (16,)}, "3 of 5 (300 to 500)"),
    ("RNN 24", {**PLAIN, "units": (24,)}, "5 of 5 (200 to 300)"),
)  # fmt: skip


@dataclass(frozen=True)
class PronounsOptions:
    """From how many seeds."""

    seeds: int = option(5, "how many seeds, from 0 on")


def cases() -> list[Case]:
    """One for each cell and size."""
    return [Case(name, "pronouns", {**SAME, **settings}, before) for name, settings, before in ROWS]


def table(options: PronounsOptions, campaign: Campaign) -> str:
    """The table. Raises ExperimentError."""
    return as_text(TITLE, run_cases(cases(), options.seeds, campaign), options.seeds)


def curves(options: PronounsOptions, campaign: Campaign) -> Curves:
    """The curves. Raises ExperimentError."""
    return as_curves(TITLE, run_cases(cases(), options.seeds, campaign), options.seeds)


EXPERIMENT = Experiment(
    title=TITLE,
    about="RNN, GRU and LSTM of several sizes on sentences in which she and he must go with the last name.",
    columns=COLUMNS,
    options=PronounsOptions,
    table=table,
    curves=curves,
)
