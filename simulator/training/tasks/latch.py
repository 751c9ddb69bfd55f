"""Latch: remember the sign of the first number through noise. After Bengio, Simard & Frasconi 1994, and Hochreiter &
Schmidhuber 1997, experiment 3.
"""

from __future__ import annotations

import numpy as np
from numpy.random import Generator

from simulator.training.task import Examples, Measure, Problem, Sizes, Task, at_the_end, tokens_right, whole

NOISE = 0.2  # the variance


def _make(sizes: Sizes) -> Problem:
    steps = whole(sizes, "T", 2)

    def draw(random: Generator, count: int) -> Examples:
        values = random.normal(0, np.sqrt(NOISE), (steps, 1, count))
        sign = random.integers(0, 2, count)
        values[0, 0] = 2 * sign - 1
        return at_the_end(values, sign)

    return Problem(("value",), ("negative", "positive"), draw, draw, steps, values=True)


TASK = Task(
    "latch",
    "Latch",
    "The first number is +1 or −1, then comes noise. At the end: which was it?",
    Measure("sequences right", tokens_right, 0.99),
    _make,
    {"T": 100},
    {"cell": "lstm", "units": (16,), "rate": 3e-3, "initialiser": "chrono", "schedule": "cosine", "steps": 1500},
)
