"""Curves: numbers in, numbers out. A wave of a pitch of its own goes on."""

from __future__ import annotations

import numpy as np
from numpy.random import Generator

from simulator.training.task import Examples, Measure, Problem, Sizes, Task, mean_squared_error, same_lengths, whole

SLOWEST, QUICKEST = 20.0, 6.0  # steps a period


def _make(sizes: Sizes) -> Problem:
    steps, waves, noise = whole(sizes, "T", 4), whole(sizes, "waves", 1, 5), float(sizes["noise"])

    def draw(random: Generator, count: int) -> Examples:
        time = np.arange(steps + 1)[:, None, None]
        pitch = 1 / random.uniform(QUICKEST, SLOWEST, (waves, count))
        phase, size = random.uniform(0, 1, (waves, count)), random.uniform(0.3, 1, (waves, count))
        clean = (size * np.sin(2 * np.pi * (pitch * time + phase))).sum(axis=1) / waves
        heard = clean + random.normal(0, noise, clean.shape) if noise else clean
        judged = np.zeros((steps, count), bool)
        judged[steps // 2 :] = True
        return same_lengths(heard[:-1, None], clean[1:, None], np.ones((steps, count)), judged=judged)

    return Problem(("now",), ("next",), draw, draw, steps, "linear", values=True)


TASK = Task(
    "curves",
    "Sine and other curves",
    "A sine of a pitch, phase and size of its own, or a sum of several (waves): at each step, its next number.",
    Measure("mean squared error in the second half", mean_squared_error, 1e-3, falls=True),
    _make,
    {"T": 60, "waves": 1, "noise": 0.0},
    {"cell": "lstm", "units": (16,), "rate": 1e-2, "schedule": "cosine", "steps": 1000},
)
