"""Copy: ten symbols, a long pause, a marker, and then the ten again. Hochreiter & Schmidhuber 1997 and Arjovsky et al.
2016.
"""

from __future__ import annotations

import numpy as np
from numpy.random import Generator

from simulator.training.task import Examples, Measure, Problem, Sizes, Task, same_lengths, tokens_right, whole

BLANK, GO = 0, 1
SYMBOLS = "abcdefgh"


def _make(sizes: Sizes) -> Problem:
    pause, items = whole(sizes, "T", 1), whole(sizes, "items", 1, 1000)
    steps = pause + 2 * items

    def draw(random: Generator, count: int) -> Examples:
        letters = random.integers(0, len(SYMBOLS), (items, count))
        inputs, targets = np.zeros((2, steps, count), np.intp)
        inputs[:items] = letters + 2
        inputs[items + pause - 1] = GO
        targets[-items:] = letters + 1
        judged = np.zeros((steps, count), bool)
        judged[-items:] = True
        return same_lengths(inputs, targets, np.ones((steps, count)), judged=judged)

    return Problem((".", "go", *SYMBOLS), (".", *SYMBOLS), draw, draw, steps)


TASK = Task(
    "copy",
    "Copy",
    "Ten letters, a pause of T, then a sign to begin: say the ten in their order. Always answering the blank, and any "
    "letter at the end, has a loss of 10 ln 8 / (T + 20).",
    Measure("letters right", tokens_right, 0.99),
    _make,
    {"T": 50, "items": 10},
    {"cell": "gru", "units": (64,), "rate": 3e-3, "initialiser": "chrono", "steps": 5000},
)
