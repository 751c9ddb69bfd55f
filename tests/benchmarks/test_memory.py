"""How long the questions about a run's memory take, in processor time on one core: ledgers and triangles of long runs.

`pytest -m full tests/benchmarks/test_memory.py -s` prints milliseconds and megabytes.
"""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from time import process_time

import numpy as np
import pytest

from simulator.analysis.ablation import without
from simulator.analysis.gradient_horizon import horizon
from simulator.analysis.ledger import ledger
from simulator.analysis.ledger_triangle import triangle, triangle_of_all
from simulator.autodiff.gradient_target import Target
from simulator.cells import find_cell
from simulator.engine.run import run_network
from simulator.network.initialisers import initialise
from simulator.network.layer import Layer
from simulator.network.network import Network
from simulator.network.trace import Trace

pytestmark = pytest.mark.full
STEPS, UNITS = 3000, 128


def long_run(kind: str, units: int = UNITS, steps: int = STEPS) -> Trace:
    """A run of one layer, with weights of an initialiser."""
    weights = initialise(find_cell("lstm"), 8, units, kind, 0)
    inputs = np.random.default_rng(0).normal(size=(steps, 8))
    return run_network(Network((Layer(find_cell("lstm"), 8, units, weights),)), inputs, ["a"] * steps)


def quickest(what: Callable[[], object], times: int = 7) -> float:
    """Seconds of processor time, of the quickest of some."""
    taken = []
    for _ in range(times):
        start = process_time()
        what()
        taken.append(process_time() - start)
    return min(taken)


@pytest.mark.parametrize("units", [32, 128])
def test_going_back_and_again(units: int) -> None:
    """A gradient to the beginning, and the replay without each of the last tokens, of 1,000 tokens."""
    trace = long_run("chrono", units, 1000)
    gradient = quickest(lambda: horizon(trace, Target("c", 999)), 3)
    again = quickest(lambda: without(trace, 0), 3)
    print(f"\n{units} units: gradient {1000 * gradient:.0f} ms, a run without a token {1000 * again:.1f} ms", end="")
    assert gradient < 2


@pytest.mark.parametrize("kind", ["pytorch", "chrono"])
def test_a_ledger_and_triangles_of_a_long_run(kind: str) -> None:
    record = long_run(kind).layers[0]
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
