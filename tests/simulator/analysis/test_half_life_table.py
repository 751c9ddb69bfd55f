"""The table has the half-lives of the measures."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.analysis.half_life_table import half_life_table
from simulator.analysis.measures import half_lives_of_keep, steps_to_half
from simulator.arrays import Array
from simulator.cells import cells
from simulator.engine.run import run_network
from simulator.lessons.builtin import builtin_lessons
from simulator.lessons.run import run
from simulator.network.holds import Hold
from simulator.network.network import Network
from simulator.network.trace import LayerTrace
from tests.simulator.odd_cells import random_layer


def gates(values: Array) -> LayerTrace:
    """A layer whose forget gates take these values, [T, H]."""
    steps, units = values.shape
    every = tuple(range(units))
    holds = [Hold(0, "f", every, tuple(row.tolist()), (t, t + 1)) for t, row in enumerate(values)]
    if (values == values[0]).all():
        holds = [Hold(0, "f", every, tuple(values[0].tolist()), (0, None))]
    network = Network((random_layer(cells()["lstm"], 1, units),))
    return run_network(network, np.ones((steps, 1)), "a" * steps, holds=holds).layers[0]


@settings(max_examples=40)
@given(st.integers(1, 40), st.sampled_from([(0, 1), (0.9, 1), (0.98, 1), (-1, 1.5), (0.5, 2)]), st.integers(0, 99))
def test_it_is_what_the_measures_say_token_by_token(steps: int, bounds: tuple[float, float], seed: int) -> None:
    values = np.random.default_rng(seed).uniform(*bounds, size=(steps, 3))
    values[values < 0.01] = 0
    record = gates(values)
    table = half_life_table(record)
    for step in range(steps):
        expected = steps_to_half(record, step)
        assert np.array_equal(np.isfinite(expected), table.reached[step])
        assert np.array_equal(np.where(table.reached[step], expected, steps - 1 - step), table.steps[step])


def test_a_long_memory_is_found_by_doubling() -> None:
    table = half_life_table(gates(np.tile([0.999, 0.99, 1.0, 0.5], (2000, 1))))
    assert table.steps[0].tolist() == [693, 69, 1999, 1]
    assert table.reached[0].tolist() == [True, True, False, True]
    assert table.steps[-1].tolist() == [0, 0, 0, 0] and not table.reached[-1].any()


def test_what_is_never_forgotten_lives_for_ever_and_what_lasts_long_by_its_number() -> None:
    record = gates(np.array([[0.0, 1.0, 0.5, 0.9], [1.5, -0.5, 1.0, 0.9], [0.0, 1.0, 1.0, 1 - 1e-12]]))
    table = half_life_table(record)
    assert table.lives[0, :3].tolist() == [0, np.inf, 1] and table.lives[1, :2].tolist() == [np.inf, 0]
    assert table.lives[0, 3] == pytest.approx(half_lives_of_keep(np.array(0.9)).item())
    assert table.lives[2, 3] == pytest.approx(np.log(2) * 1e12, rel=1e-3)
    assert np.isfinite(table.steps).all()
    assert not (table.lives.flags.writeable or table.steps.flags.writeable or table.reached.flags.writeable)


def test_a_simple_rnn_and_a_memory_set_by_hand_let_go() -> None:
    table = half_life_table(run(builtin_lessons()["simple-rnn"]).layers[0])
    assert not table.lives.any() and (table.steps[:-1] == 1).all() and table.reached[:-1].all()
    network = Network((random_layer(cells()["gru"], 1, 2),))
    holds = [Hold(0, "z", (0, 1), (1.0,), (0, None)), Hold(0, "h", (0,), (0.5,), (3, 4))]
    table = half_life_table(run_network(network, np.ones((9, 1)), "a" * 9, holds=holds).layers[0])
    assert table.steps[0].tolist() == [3, 8] and table.reached[0].tolist() == [True, False]
    assert np.isinf(table.lives).all()  # the gate is as it is, also where a hand has set the memory


def test_a_cell_that_only_adds_forgets_nothing() -> None:
    network = Network((random_layer(cells()["lstm-1997"], 1, 2),))
    holds = [Hold(0, "c", (0,), (0.5,), (1, 2))]
    table = half_life_table(run_network(network, np.ones((3, 1)), "abc", holds=holds).layers[0])
    assert np.isinf(table.lives).all()
    assert table.reached.tolist() == [[True, False], [False, False], [False, False]]
