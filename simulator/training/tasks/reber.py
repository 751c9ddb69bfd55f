"""The embedded Reber grammar: the second symbol comes again as the last but one. Hochreiter & Schmidhuber 1997,
experiment 1.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.random import Generator

from simulator.arrays import Array
from simulator.training.task import Examples, Measure, Problem, Sizes, Task, next_ones

TOKENS = ("B", "T", "P", "S", "X", "V", "E")
GRAPH: tuple[tuple[tuple[str, int], ...], ...] = (  # of each node: symbols, and where they lead
    (("T", 1), ("P", 2)),
    (("S", 1), ("X", 3)),
    (("T", 2), ("V", 4)),
    (("X", 2), ("S", 5)),
    (("P", 3), ("V", 5)),
)
LAST = 5
LONGEST = 60


def _string(random: Generator) -> tuple[str, list[set[str]]]:
    """A string, and what could come after each of its symbols."""
    outer, inner = "TP"[int(random.integers(2))], "B"
    after: list[set[str]] = [set("TP")]
    node = 0
    while node != LAST:
        after.append({symbol for symbol, _ in GRAPH[node]})
        symbol, node = GRAPH[node][int(random.integers(2))]
        inner += symbol
    inner += "E"
    string = f"B{outer}{inner}{outer}E"
    return string, [set("TP"), {"B"}, *after[1:], {"E"}, {outer}, {"E"}]


def _make(sizes: Sizes) -> Problem:
    def draw(random: Generator, count: int) -> Examples:
        drawn: list[tuple[str, list[set[str]]]] = []
        while len(drawn) < count:
            string, after = _string(random)
            if len(string) <= LONGEST:
                drawn.append((string, after))
        rows = [[TOKENS.index(symbol) for symbol in string] for string, _ in drawn]
        found = next_ones(rows)
        legal = np.zeros((len(found.inputs), len(TOKENS), count), bool)
        for at, (_, after) in enumerate(drawn):
            for step, symbols in enumerate(after):
                legal[step, [TOKENS.index(symbol) for symbol in symbols], at] = True
        return Examples(found.inputs, found.targets, found.weights, found.lengths, more={"legal": legal})

    return Problem(TOKENS, TOKENS, draw, draw, LONGEST)


def legal_ones_ahead(examples: Examples, logits: Array) -> float:
    """The share of strings in which all symbols that may come next are likelier than all others, at each step."""
    legal = examples.more["legal"]
    worst = np.where(legal, logits, np.inf).min(axis=1)
    best = np.where(legal, -np.inf, logits).max(axis=1)
    return float(((worst > best) | ~examples.counted).all(axis=0).mean())


def outer_symbols(tokens: Sequence[str]) -> Array:
    """+1 where the second symbol was T, −1 where it was P, from there on."""
    found = np.zeros(len(tokens))
    if len(tokens) > 1:
        found[1:] = 1 if tokens[1] == "T" else -1
    return found


TASK = Task(
    "reber",
    "Embedded Reber grammar",
    "Strings of a small grammar whose second symbol, T or P, comes again at the end: which symbols may come next?",
    Measure("strings in which all legal symbols lead throughout", legal_ones_ahead, 0.99),
    _make,
    recipe={"cell": "lstm", "units": (16,), "rate": 1e-2, "steps": 1000},
)
