"""Parity: whether the number of ones so far is even or odd."""

from __future__ import annotations

import numpy as np
from numpy.random import Generator

from simulator.training.task import Examples, Measure, Problem, Sizes, Task, same_lengths, sequences_right, whole


def _make(sizes: Sizes) -> Problem:
    steps, test = whole(sizes, "T", 1), whole(sizes, "test", 1)

    def of(length: int, random: Generator, count: int) -> Examples:
        bits = random.integers(0, 2, (length, count))
        return same_lengths(bits, np.cumsum(bits, axis=0) % 2, np.ones(bits.shape))

    return Problem(
        ("0", "1"), ("even", "odd"), lambda random, count: of(int(random.integers(1, steps + 1)), random, count),
        lambda random, count: of(test, random, count), max(steps, test), apart=f"sequences of {test} bits",
    )  # fmt: skip


TASK = Task(
    "parity",
    "Parity",
    "Zeros and ones; at each step: is the number of ones so far even or odd? Learned on lengths of 1 to T.",
    Measure("sequences right throughout", sequences_right, 0.99),
    _make,
    {"T": 20, "test": 100},
    {"cell": "lstm", "units": (8,), "rate": 1e-2, "steps": 2000},
)
