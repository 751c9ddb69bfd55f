"""How quick a step of training is, beside PyTorch where it is installed: forward, back and Adam, on one thread.

`pytest -m full tests/benchmarks/test_training.py -s` prints milliseconds of processor time a step, and the ratios; the
contenders take turns. Where PyTorch is in another environment, this file runs there as a program, from the project's
folder: `python tests/benchmarks/test_training.py`.
"""

from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before NumPy is loaded

import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import process_time

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from simulator.arrays import Array
from simulator.autodiff.batch.network_batch import NetworkBatch, with_ones
from simulator.cells import find_cell
from simulator.network.initialisers import initialise
from simulator.network.layer import Layer
from simulator.network.network import Network
from simulator.training.losses import cross_entropy
from simulator.training.optimisers import OPTIMISERS, clip

SIZES, STEPS, SEQUENCES, INPUTS, OUTPUTS, ROUNDS = (32, 64, 128), 100, 32, 8, 4, 15


def own(units: int, key: str = "lstm") -> Callable[[], object]:
    """A step on one batch: a target at the end of each sequence."""
    random, cell = np.random.default_rng(0), find_cell(key)
    network = Network((Layer(cell, INPUTS, units, initialise(cell, INPUTS, units)),), None, "float32")
    shapes = {name: value.shape for name, value in network.layers[0].weights.items()} | {
        "W": (OUTPUTS, units), "b": (OUTPUTS,),
    }  # fmt: skip
    size = sum(int(np.prod(shape)) for shape in shapes.values())
    flat = (random.normal(size=size) / units**0.5).astype(np.float32)
    gradient = np.zeros_like(flat)
    weights, slopes = _views(flat, shapes), _views(gradient, shapes)
    batch, optimiser = NetworkBatch(network, SEQUENCES), OPTIMISERS["adam"](flat)
    inputs = with_ones(random.normal(size=(STEPS, INPUTS, SEQUENCES)).astype(np.float32))
    targets, counts = random.integers(0, OUTPUTS, (1, SEQUENCES)), np.ones((1, SEQUENCES))
    numbers = iter(range(1, 10**9))

    def step() -> float:
        hidden = batch.run([weights], inputs)[-1:]
        loss, back = cross_entropy(np.matmul(weights["W"], hidden) + weights["b"][:, None], targets, counts)
        gradient[...] = 0
        batch.begin_back()
        slopes["W"] += np.tensordot(back, hidden, axes=((0, 2), (0, 2)))
        slopes["b"] += back.sum(axis=(0, 2))
        batch.seed(0, "h")[-1:] = np.matmul(weights["W"].T, back)
        batch.go_back([weights], [slopes])
        clip(gradient, 1.0)
        optimiser.change(flat, gradient, 1e-3, next(numbers))
        return loss

    return step


def _views(flat: Array, shapes: dict[str, tuple[int, ...]]) -> dict[str, Array]:
    found, start = {}, 0
    for name, shape in shapes.items():
        found[name] = flat[start : start + int(np.prod(shape))].reshape(shape)
        start += found[name].size
    return found


def peer(units: int) -> Callable[[], object] | None:
    """The same in PyTorch, which is quickest with its own whole layer."""
    try:
        import torch
    except ImportError:
        return None
    torch.set_num_threads(1)
    layer, readout = torch.nn.LSTM(INPUTS, units), torch.nn.Linear(units, OUTPUTS)
    numbers = [*layer.parameters(), *readout.parameters()]
    optimiser = torch.optim.Adam(numbers, lr=1e-3)
    inputs, targets = torch.randn(STEPS, SEQUENCES, INPUTS), torch.randint(0, OUTPUTS, (SEQUENCES,))

    def step() -> float:
        loss = torch.nn.functional.cross_entropy(readout(layer(inputs)[0][-1]), targets)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(numbers, 1.0)
        optimiser.step()
        return float(loss.detach())

    return step


def measure(units: int) -> dict[str, float]:
    """Milliseconds of processor time a step, the medians."""
    steps = {"gatelight": own(units), "torch": peer(units)}
    taken: dict[str, list[float]] = {name: [] for name, step in steps.items() if step is not None}
    for _ in range(ROUNDS):
        for name in taken:
            begun = process_time()
            steps[name]()  # type: ignore[misc]
            taken[name].append((process_time() - begun) * 1e3)
    return {name: median(each) for name, each in taken.items()}


def report() -> None:
    """Print a line for each size."""
    for units in SIZES:
        found = measure(units)
        own_time = found["gatelight"]
        told = "".join(f"  {name} {each:6.2f} ms" for name, each in found.items())
        ratio = f"  {own_time / found['torch']:.2f} times as long as torch" if "torch" in found else ""
        print(f"LSTM {units:4d}, T = {STEPS}, batch {SEQUENCES}, float32:{told}{ratio}")


if __name__ == "__main__":
    report()
else:
    import pytest

    pytestmark = pytest.mark.full

    @pytest.mark.parametrize("key", ["rnn", "gru", "lstm"])
    def test_a_step_takes_no_longer_than_the_cost_model(key: str) -> None:
        """Twice what LESSONS measured of NumPy written by hand for one cell: 3, 12 and 17 ms with 64 units."""
        step, taken = own(64, key), []
        for _ in range(ROUNDS):
            begun = process_time()
            step()
            taken.append((process_time() - begun) * 1e3)
        assert median(taken) < 2 * {"rnn": 3, "gru": 12, "lstm": 17}[key]

    def test_beside_pytorch() -> None:
        report()
        assert measure(64)["gatelight"] < 1.5 * measure(64).get("torch", 1e9)
