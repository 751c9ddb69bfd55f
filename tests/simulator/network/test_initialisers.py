"""Initial weights are what the frameworks draw; and their gradient horizons are those that were measured for them."""

from __future__ import annotations

import numpy as np
import pytest

from simulator.arrays import Array
from simulator.autodiff.gradients import gradients
from simulator.cells import cells
from simulator.engine.run import run_network
from simulator.network.initialisers import INITIALISERS, initialise
from simulator.network.layer import Layer, NetworkError
from simulator.network.network import Network
from tests.simulator.odd_cells import ODD_CELLS


@pytest.mark.parametrize("kind", sorted(set(INITIALISERS) - {"chrono"}))
@pytest.mark.parametrize("key", cells())
def test_all_weights_the_same_for_the_same_seed(key: str, kind: str) -> None:
    cell = cells()[key]
    one, same, other = (initialise(cell, 3, 4, kind, seed) for seed in (7, 7, 8))
    Layer(cell, 3, 4, one)
    assert all(np.array_equal(one[name], same[name]) for name in one)
    assert kind == "zeros" or any(not np.array_equal(one[name], other[name]) for name in one)


def test_pytorch() -> None:
    weights = initialise(cells()["gru"], 30, 100, "pytorch")
    for value in weights.values():
        assert 0.09 < np.abs(value).max() <= 0.1


def test_keras() -> None:
    weights = initialise(cells()["lstm"], 30, 20, "keras")
    together = np.vstack([weights[f"U_{gate}"] for gate in "figo"])
    np.testing.assert_allclose(together.T @ together, np.eye(20), atol=1e-14)
    bound = np.sqrt(6 / (30 + 80))
    assert 0.98 * bound < max(np.abs(weights[f"W_{gate}"]).max() for gate in "figo") <= bound
    assert {name: set(value) for name, value in weights.items() if name[0] == "b"} == {
        "b_f": {1.0}, "b_i": {0.0}, "b_g": {0.0}, "b_o": {0.0},
    }  # fmt: skip
    assert not initialise(cells()["gru"], 3, 4, "keras")["b_z"].any()


def test_chrono() -> None:
    lstm = initialise(cells()["lstm"], 3, 200, "chrono", longest=50)
    time = 1 + np.exp(lstm["b_f"])
    assert 2 <= time.min() < 3
    assert 48 < time.max() <= 50
    np.testing.assert_array_equal(lstm["b_i"], -lstm["b_f"])
    gru = initialise(cells()["gru"], 3, 4, "chrono")
    assert (gru["b_z"] > 0).all()
    assert not gru["b_r"].any()


def test_sizes_of_other_states() -> None:
    cell = ODD_CELLS["projected"]
    assert initialise(cell, 3, 4, "keras", sizes={"H_h": 2})["V_h"].shape == (2, 4)
    with pytest.raises(NetworkError, match="needs the size H_h"):
        initialise(cell, 3, 4)


@pytest.mark.parametrize(
    ("key", "kind", "longest", "says"),
    [
        ("lstm", "kerras", 100, "there is no initialiser 'kerras'. Did you mean keras?"),
        ("rnn", "chrono", 100, "Simple RNN has none; choose another"),
        ("gru", "chrono", 2, "at least 3 steps, not 2"),
    ],
)
def test_what_is_said(key: str, kind: str, longest: int, says: str) -> None:
    with pytest.raises(NetworkError, match=says):
        initialise(cells()[key], 3, 4, kind, longest=longest)


def flow(key: str, kind: str, seed: int, *, steps: int = 100) -> Array:
    """‖∂m_T/∂m_(T-k)‖ / √H for k = 1 … T along the memory's wire, of 64 units on noise."""
    cell = cells()[key]
    layer = Layer(cell, 8, 64, initialise(cell, 8, 64, kind, seed, longest=steps))
    trace = run_network(Network((layer,)), np.random.default_rng(1000 + seed).normal(size=(steps, 8)), [""] * steps)
    seeds = np.zeros((64, steps, 64))
    seeds[range(64), -1, range(64)] = 1
    memory = cell.memory.state
    back = gradients(trace, {(0, memory): seeds}).quantities[0][f"{memory}_prev"]
    return np.sqrt(np.square(back).sum(axis=(0, 2)) / 64)[::-1]


@pytest.mark.parametrize(
    ("key", "kind", "lowest", "highest"),
    [
        ("rnn", "pytorch", 10, 13),
        ("rnn", "keras", 24, 29),
        ("lstm", "pytorch", 12, 14),
        ("lstm", "keras", 31, 38),
        ("gru", "pytorch", 13, 15),
        ("gru", "keras", 12, 15),
    ],
)
def test_gradient_horizon(key: str, kind: str, lowest: int, highest: int) -> None:
    """Steps after which a thousandth of the gradient is left, as measured by independent code."""
    horizon = int(np.argmax(flow(key, kind, seed=0) < 1e-3)) + 1
    assert lowest <= horizon <= highest


@pytest.mark.parametrize("key", ["lstm", "gru"])
def test_chrono_keeps_what_its_closed_form_says(key: str) -> None:
    """√(e^(-2κ) - 2κ·E1(2κ)) at k = κT is .194 at k = T: f = u / (1 + u) with u uniform."""
    reached = [flow(key, "chrono", seed)[-1] for seed in range(4)]
    assert np.exp(np.mean(np.log(reached))) == pytest.approx(0.2, abs=0.03)
