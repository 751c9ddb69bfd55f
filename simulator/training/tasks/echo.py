"""Echo: say at each step the symbol of some steps before."""

from __future__ import annotations

import numpy as np
from numpy.random import Generator

from simulator.training.task import Examples, Measure, Problem, Sizes, Task, same_lengths, tokens_right, whole

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def _make(sizes: Sizes) -> Problem:
    steps, lag, symbols = whole(sizes, "T", 2), whole(sizes, "lag", 1), whole(sizes, "symbols", 2, len(LETTERS))
    tokens = tuple(LETTERS[:symbols])

    def draw(random: Generator, count: int) -> Examples:
        inputs = random.integers(0, symbols, (max(steps, lag + 1), count))
        targets, weights = np.zeros_like(inputs), np.zeros(inputs.shape)
        targets[lag:], weights[lag:] = inputs[:-lag], 1
        return same_lengths(inputs, targets, weights)

    return Problem(tokens, tokens, draw, draw, max(steps, lag + 1))


TASK = Task(
    "echo",
    "Echo",
    "Letters at random; at each step, say the one of lag steps before.",
    Measure("letters right", tokens_right, 0.99),
    _make,
    {"T": 40, "lag": 5, "symbols": 4},
    {"cell": "lstm", "units": (32,), "rate": 1e-2, "steps": 1500},
)
