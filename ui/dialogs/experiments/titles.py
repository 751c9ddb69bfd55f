"""What the experiments that come along are called in the window's language; one that was added says its own words."""

from __future__ import annotations

from simulator.experiments.experiment import find_experiment
from ui.settings.translation import translate


def title_of(name: str) -> str:
    """The title of an experiment."""
    titles = {
        "cells-in-training": translate("Experiments", "Which cells learn what, by how their weights are drawn"),
        "first-token": translate("Experiments", "How much of the first token is left"),
        "gradient-horizon": translate("Experiments", "How far back a gradient reaches before anything is learned"),
        "latch": translate("Experiments", "What a latch set by hand still holds"),
        "pronouns": translate("Experiments", "How large a network must be to tell she from he"),
        "two-sequences-1997": translate("Experiments", "Two sequences, experiment 3a of 1997"),
        "weight-counts-1997": translate("Experiments", "How many weights the networks of 1997 have"),
    }
    return titles[name] if name in titles else find_experiment(name).title


def about_experiment(name: str) -> str:
    """What an experiment measures, and about how long that takes."""
    words = {
        "cells-in-training": translate(
            "Experiments",
            "RNN, GRU and LSTM learn in which order two symbols came within a hundred steps, from seven ways to draw "
            "their weights and three seeds. Some minutes.",
        ),
        "first-token": translate(
            "Experiments",
            "How much of the first token is left after more of them, in an RNN, an LSTM and a GRU. A second.",
        ),
        "gradient-horizon": translate(
            "Experiments",
            "The size of the gradient by lag, for twelve cells and ways to draw their weights, beside numbers measured "
            "before. Some seconds.",
        ),
        "latch": translate(
            "Experiments",
            "How much of the first number a latch holds through noise, by the size of its gates’ biases and the steps. "
            "A second.",
        ),
        "pronouns": translate(
            "Experiments",
            "RNN, GRU and LSTM of several sizes read sentences in which she and he must go with the last name. Some "
            "minutes.",
        ),
        "two-sequences-1997": translate(
            "Experiments",
            "The two-sequence problem of Hochreiter & Schmidhuber 1997, with the paper’s network and its truncated "
            "gradient. Some minutes.",
        ),
        "weight-counts-1997": translate(
            "Experiments", "The nine weight counts of Hochreiter & Schmidhuber 1997, Table 10. At once."
        ),
    }
    return words[name] if name in words else find_experiment(name).about
