"""The cells that come with Gatelight: found, sound, and described."""

from __future__ import annotations

import numpy as np
import pytest

from simulator.cells import CellError, cells, find_cell
from simulator.cells.cell import Cell
from simulator.cells.memory import bias_behind, memories
from simulator.engine.layer_run import run_layer
from tests.simulator.odd_cells import random_layer


def test_they_are_found_by_looking() -> None:
    assert set(cells()) == {
        "rnn", "lstm", "lstm-peephole", "lstm-1997", "lstm-coupled", "gru", "gru-before", "gru-replace",
        "gru-replace-before",
    }  # fmt: skip
    assert all(cells()[key].key == key for key in cells())
    assert find_cell("gru") is cells()["gru"]


@pytest.mark.parametrize(("key", "remedy"), [("lst", "Did you mean lstm?"), ("zz", "Known: gru, gru-before, gru-re")])
def test_an_unknown_one(key: str, remedy: str) -> None:
    with pytest.raises(CellError) as caught:
        find_cell(key)
    assert isinstance(caught.value, KeyError)
    assert str(caught.value).startswith(f"There is no cell {key!r}. {remedy}")


@pytest.mark.parametrize("cell", cells().values(), ids=list(cells()))
def test_memory_is_what_the_equations_say(cell: Cell) -> None:
    assert cell.memory.state in cell.states
    assert cell.states[0] == "h"
    assert cell.name
    assert cell.paper
    assert cell.convention
    assert {cell.memory.keep, cell.memory.write} - {None} <= set(cell.parsed.quantities)
    assert cell.memory.keep is None or bias_behind(cell, cell.memory.keep) is not None, "a gate, or one minus a gate"
    assert cell.memory == memories(cell.parsed)[0]


@pytest.mark.parametrize("cell", [each for each in cells().values() if each.memory.keep], ids=lambda each: each.key)
def test_kept_and_added_make_the_memory(cell: Cell) -> None:
    layer = random_layer(cell, 3, 4)
    trace = run_layer(layer, np.random.default_rng(0).normal(size=(50, 3)))
    memory, keep = cell.memory.state, str(cell.memory.keep)
    np.testing.assert_array_equal(trace["kept"] + trace["added"], trace[memory])
    np.testing.assert_allclose(trace[keep] * trace[f"{memory}_prev"], trace["kept"], rtol=1e-15)


@pytest.mark.parametrize("key", ["gru", "gru-before"])
def test_a_gru_that_keeps_all_changes_nothing(key: str) -> None:
    """z = 1, r = 0: h stays exactly as it was, for the reset gate erases nothing."""
    layer = random_layer(cells()[key], 2, 3)
    weights = {name: np.zeros_like(value) if name[-1] in "rz" else value for name, value in layer.weights.items()}
    weights |= {"b_z": np.full(3, 50.0), "b_r": np.full(3, -800.0)}
    kept = random_layer(cells()[key], 2, 3)
    layer = type(kept)(kept.cell, 2, 3, weights, kept.initial)
    trace = run_layer(layer, np.ones((20, 2)))
    np.testing.assert_array_equal(trace["h"], np.tile(layer.initial["h"], (20, 1)))


def test_the_ledger() -> None:
    """c_T = Σ P_t i_t g_t + ∏ f · c_0 with P_t the product of the later forget gates, for a thousand steps."""
    layer = random_layer(cells()["lstm"], 3, 8, scale=3)
    trace = run_layer(layer, np.random.default_rng(1).normal(size=(1000, 3)))
    total, kept = np.zeros(8), np.ones(8)
    for step in reversed(range(1000)):
        total += kept * trace["added"][step]
        kept *= trace["f"][step]
    np.testing.assert_allclose(total + kept * layer.initial["c"], trace["c"][-1], rtol=0, atol=1e-14 * 10)


def test_a_counter_counts_exactly_to_a_hundred_thousand() -> None:
    """a^n b^n with K = 40: every gate rounds to 1 and every write to 1, so c is an integer."""
    zero = {
        name: np.zeros((1, 2) if name[0] == "W" else (1, 1))
        for name in ("W_f", "W_i", "W_o", "U_f", "U_i", "U_g", "U_o")
    }
    biases = {"b_f": [40.0], "b_i": [40.0], "b_o": [40.0], "b_g": [0.0]}
    layer = random_layer(cells()["lstm"], 2, 1)
    layer = type(layer)(layer.cell, 2, 1, {**zero, **biases, "W_g": [[20.0, -20.0]]})
    letters = np.repeat(np.eye(2), 100_000, axis=0)
    trace = run_layer(layer, letters)
    np.testing.assert_array_equal(trace["c"][:100_000, 0], np.arange(1, 100_001))
    assert trace["c"][-1, 0] == 0
