"""Strings of blocks of letters that are all equally long, of which the first tells how long."""

from __future__ import annotations

from collections.abc import Sequence

from numpy.random import Generator

from simulator.arrays import Array
from simulator.training.task import Examples, Problem, Sizes, next_ones, whole

END = "."


def counted_blocks(letters: str, sizes: Sizes) -> Problem:
    """Strings of each letter n times, between two full stops: n from 1 to `n` in training, to `test` in tests."""
    longest, test = whole(sizes, "n", 1, 5000), whole(sizes, "test", 1, 5000)
    tokens = (END, *letters)

    def row(n: int) -> list[int]:
        return [0, *(1 + place for place in range(len(letters)) for _ in range(n)), 0]

    def examples(counts: Sequence[int]) -> Examples:
        rows = [row(n) for n in counts]
        return next_ones(rows, [[at > n + 1 for at in range(len(each))] for n, each in zip(counts, rows, strict=True)])

    def draw(random: Generator, count: int) -> Examples:
        return examples(random.integers(1, longest + 1, count).tolist())

    def fresh(random: Generator, count: int) -> Examples:
        return examples([1 + at % test for at in range(count)])

    apart = f"n from {longest + 1} to {test}" if test > longest else ""
    return Problem(tokens, tokens, draw, fresh, len(letters) * max(longest, test) + 1, apart=apart, marks=_counted)


def _counted(tokens: Sequence[str]) -> dict[str, Array]:
    """How many a are still without their b."""
    import numpy as np

    ahead = np.cumsum([(token == "a") - (token == "b") for token in tokens])
    return {"a without b": ahead.astype(np.float64)}
