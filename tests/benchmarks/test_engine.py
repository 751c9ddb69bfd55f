"""How quick a run is that records everything, beside a textbook loop and torch.nn where it is installed.

`pytest -m full tests/benchmarks/test_engine.py -s` prints microseconds a step and the ratios. The contenders take
turns, so that a machine whose speed drifts is fair to all of them; medians are compared.
"""

from __future__ import annotations

from collections.abc import Callable
from statistics import median
from time import perf_counter

import numpy as np
import pytest

from simulator.cells import find_cell
from simulator.engine.run import run_network
from simulator.network.initialisers import initialise
from simulator.network.layer import Layer
from simulator.network.network import Network

pytestmark = pytest.mark.full
STEPS, ROUNDS = 1000, 25


def _network(units: int, inputs: int) -> Network:
    kind = find_cell("lstm")
    weights = initialise(kind, inputs, units, "pytorch", 0)
    return Network((Layer(cell=kind, inputs=inputs, units=units, weights=weights),), None, "float64")


def _textbook(network: Network, x: np.ndarray) -> Callable[[], object]:
    """Gates apart, [h, x] concatenated, every vector appended to a list: what a first course writes."""
    layer = network.layers[0]
    both = {g: np.hstack([layer.weights[f"U_{g}"], layer.weights[f"W_{g}"]]) for g in "figo"}
    bias = {g: layer.weights[f"b_{g}"] for g in "figo"}

    def sigmoid(a: np.ndarray) -> np.ndarray:
        return 1 / (1 + np.exp(-a))

    def run() -> list[tuple[np.ndarray, ...]]:
        h = c = np.zeros(layer.units)
        record = []
        for row in x:
            joined = np.concatenate([h, row])
            a = {g: both[g] @ joined + bias[g] for g in "figo"}
            f, i, o, g = sigmoid(a["f"]), sigmoid(a["i"]), sigmoid(a["o"]), np.tanh(a["g"])
            kept, added = f * c, i * g
            c = kept + added
            squeezed = np.tanh(c)
            h = o * squeezed
            record.append((*a.values(), f, i, g, o, kept, added, c, squeezed, h))
        return record

    return run


def _torch(units: int, x: np.ndarray) -> Callable[[], object] | None:
    try:
        import torch
    except ImportError:
        return None
    torch.set_num_threads(1)
    layer = torch.nn.LSTM(x.shape[1], units).double()
    rows = torch.from_numpy(x)[:, None]

    def run() -> object:
        with torch.no_grad():
            return layer(rows)

    return run


@pytest.mark.parametrize("units", [4, 16, 64, 128])
def test_a_full_trace(units: int) -> None:
    x = np.random.default_rng(0).normal(size=(STEPS, units))
    network, tokens = _network(units, units), ["x"] * STEPS
    runs: dict[str, Callable[[], object]] = {
        "gatelight": lambda: run_network(network, x, tokens),
        "textbook": _textbook(network, x),
    }
    peer = _torch(units, x)
    if peer is not None:
        runs["torch.nn"] = peer
    times: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(ROUNDS):
        for name, run in runs.items():
            start = perf_counter()
            run()
            times[name].append(perf_counter() - start)
    mine = median(times["gatelight"])
    for name, taken in times.items():
        middle = median(taken)
        print(f"\nH={units:<4} {name:10} {middle / STEPS * 1e6:7.2f} µs a step  {middle / mine:5.2f} times", end="")
    h = run_network(network, x, tokens).layers[0]["h"]
    assert np.allclose(h, [row[-1] for row in _textbook(network, x)()], atol=1e-12)  # type: ignore[attr-defined]


@pytest.mark.parametrize("steps", [1_000, 10_000, 100_000])
def test_time_grows_with_the_steps_and_no_faster(steps: int) -> None:
    x = np.random.default_rng(0).normal(size=(steps, 16))
    network, tokens = _network(16, 16), ["x"] * steps
    taken = []
    for _ in range(3):
        start = perf_counter()
        run_network(network, x, tokens)
        taken.append(perf_counter() - start)
    print(f"\nT={steps:<7} {min(taken) / steps * 1e6:6.2f} µs a step")
