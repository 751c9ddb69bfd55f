"""How long the questions about a run's memory take, in seconds on a quiet machine: ledgers and triangles of long runs.

`pytest -m full tests/benchmarks/test_memory.py -s` prints milliseconds and megabytes.
"""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from time import perf_counter

import numpy as np
import pytest

from simulator.cells import cell
from simulator.initialisers import initialise
from simulator.layer import Layer
from simulator.ledger import ledger
from simulator.ledger_triangle import triangle, triangle_of_all
from simulator.network import Network
from simulator.trace import LayerTrace

pytestmark = pytest.mark.full
STEPS, UNITS = 3000, 128


def long_run(kind: str) -> LayerTrace:
    """A layer's record, with weights of an initialiser."""
    weights = initialise(cell("lstm"), 8, UNITS, kind, 0)
    inputs = np.random.default_rng(0).normal(size=(STEPS, 8))
    return Network((Layer(cell("lstm"), 8, UNITS, weights),)).run(inputs, ["a"] * STEPS).layers[0]


def quickest(what: Callable[[], object]) -> float:
    """Seconds, of the quickest of seven."""
    taken = []
    for _ in range(7):
        start = perf_counter()
        what()
        taken.append(perf_counter() - start)
    return min(taken)


@pytest.mark.parametrize("kind", ["pytorch", "chrono"])
def test_a_ledger_and_triangles_of_a_long_run(kind: str) -> None:
    record = long_run(kind)
    questions: dict[str, Callable[[], object]] = {
        "ledger": lambda: ledger(record, STEPS - 1),
        "triangle of a unit": lambda: triangle(record, 0),
        "triangle of all": lambda: triangle_of_all(record),
    }
    taken = {name: quickest(question) for name, question in questions.items()}
    tracemalloc.start()
    triangle_of_all(record)
    most = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    print(f"\n{kind}: " + ", ".join(f"{name} {1000 * seconds:.0f} ms" for name, seconds in taken.items()), end="")
    print(f", at most {most:.0f} MB", end="")
    assert taken["triangle of all"] < 0.2
    assert most < 200
