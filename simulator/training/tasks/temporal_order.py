"""Temporal order: which of two symbols came first, and which second. Hochreiter & Schmidhuber 1997, experiment 6a."""

from __future__ import annotations

from numpy.random import Generator

from simulator.training.task import Examples, Measure, Problem, Sizes, Task, at_the_end, tokens_right, whole

TOKENS = ("E", "B", "a", "b", "c", "d", "X", "Y")
BEGIN, END, X = 1, 0, 6


def _make(sizes: Sizes) -> Problem:
    steps = whole(sizes, "T", 20)

    def draw(random: Generator, count: int) -> Examples:
        inputs = random.integers(2, 6, (steps, count))
        inputs[0], inputs[-1] = BEGIN, END
        first, second = random.integers(0, 2, (2, count))
        columns = range(count)
        inputs[random.integers(steps // 10, steps // 5 + 1, count), columns] = X + first
        inputs[random.integers(steps // 2, 3 * steps // 5 + 1, count), columns] = X + second
        return at_the_end(inputs, 2 * first + second)

    return Problem(TOKENS, ("XX", "XY", "YX", "YY"), draw, draw, steps)


TASK = Task(
    "temporal-order",
    "Temporal order",
    "Among other letters stand two that are X or Y. At the end: which were they, in which order?",
    Measure("sequences right", tokens_right, 0.99),
    _make,
    {"T": 100},
    {"cell": "lstm", "units": (16,), "rate": 5e-3, "initialiser": "chrono", "steps": 500},
)
