"""Adding: the sum of two marked numbers. Hochreiter & Schmidhuber 1997, experiment 4; in the form of Arjovsky et al.
2016.
"""

from __future__ import annotations

import numpy as np
from numpy.random import Generator

from simulator.training.task import Examples, Measure, Problem, Sizes, Task, at_the_end, mean_squared_error, whole


def _make(sizes: Sizes) -> Problem:
    steps = whole(sizes, "T", 2)

    def draw(random: Generator, count: int) -> Examples:
        values = np.zeros((steps, 2, count))
        values[:, 0] = random.uniform(0, 1, (steps, count))
        first = random.integers(0, steps // 2, count)
        second = random.integers(steps // 2, steps, count)
        columns = np.arange(count)
        values[first, 1, columns] = values[second, 1, columns] = 1
        return at_the_end(values, (values[first, 0, columns] + values[second, 0, columns])[None])

    return Problem(("number", "mark"), ("sum",), draw, draw, steps, "linear", values=True)


TASK = Task(
    "adding",
    "Adding",
    "Numbers from 0 to 1, two of them marked. At the end: their sum. Always answering 1 has an error of 1/6.",
    Measure("mean squared error", mean_squared_error, 0.01, falls=True),
    _make,
    {"T": 100},
    {"cell": "lstm", "units": (32,), "rate": 3e-3, "initialiser": "chrono", "steps": 1500},
)
