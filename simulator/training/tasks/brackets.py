"""Brackets: which is the innermost that is open (Dyck languages)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.random import Generator

from simulator.arrays import Array
from simulator.training.task import Examples, Measure, Problem, Sizes, Task, same_lengths, sequences_right, whole

PAIRS = ("()", "[]", "{}", "<>")


def _make(sizes: Sizes) -> Problem:
    steps, test = whole(sizes, "T", 2), whole(sizes, "test", 2)
    kinds, deepest = whole(sizes, "kinds", 1, len(PAIRS)), whole(sizes, "depth", 1, 1000)

    def of(length: int, random: Generator, count: int) -> Examples:
        inputs, targets = np.zeros((2, length, count), np.intp)
        opens, which = random.random((length, count)) < 0.5, random.integers(0, kinds, (length, count))
        for at in range(count):
            stack: list[int] = []
            for step in range(length):
                if not stack or (len(stack) < deepest and opens[step, at]):
                    stack.append(int(which[step, at]))
                    inputs[step, at] = 2 * stack[-1]
                else:
                    inputs[step, at] = 2 * stack.pop() + 1
                targets[step, at] = stack[-1] + 1 if stack else 0
        return same_lengths(inputs, targets, np.ones((length, count)))

    tokens = tuple(sign for pair in PAIRS[:kinds] for sign in pair)
    return Problem(
        tokens, ("none", *(pair[0] for pair in PAIRS[:kinds])), lambda random, count: of(steps, random, count),
        lambda random, count: of(test, random, count), max(steps, test),
        apart=f"strings of {test}" if test > steps else "", marks=_depth,
    )  # fmt: skip


def _depth(tokens: Sequence[str]) -> Mapping[str, Array]:
    """How many brackets are open."""
    opening = {pair[0] for pair in PAIRS}
    return {"depth of brackets": np.cumsum([1.0 if token in opening else -1.0 for token in tokens])}


TASK = Task(
    "brackets",
    "Brackets",
    "Brackets that open and close as they should; at each step: which is the innermost one that is open?",
    Measure("strings right throughout", sequences_right, 0.95),
    _make,
    {"T": 40, "test": 40, "kinds": 2, "depth": 4},
    {"cell": "lstm", "units": (16,), "rate": 1e-2, "steps": 2000},
)
