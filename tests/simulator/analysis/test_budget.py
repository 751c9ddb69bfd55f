"""A budget's weights sum to 1 and its shares to the memory, in every cell whose equations make it one."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from simulator.analysis.budget import budget, candidate
from simulator.analysis.ledger import keep_factors, ledger
from simulator.cells import cells
from simulator.cells.cell import Cell, Memory
from simulator.engine.run import run_network
from simulator.equations.polynomials import multiplied_out
from simulator.lessons.builtin import builtin_lessons
from simulator.lessons.own_cells.registry import own_cell
from simulator.lessons.run import run
from simulator.lessons.schema import HoldSpec, Lesson, LessonError
from simulator.network.holds import Hold
from simulator.network.network import Network
from simulator.network.trace import LayerTrace
from tests.simulator.odd_cells import random_layer
from tests.simulator.own_lessons import JANET, MGU, NO_FORGETTING
from tests.simulator.random_lessons import lessons

EXACT = 1e-12
LONG = 3000
GATES = "f = sigmoid(W_f @ x + U_f @ h_prev + b_f)\ng = tanh(W_g @ x + U_g @ h_prev + b_g)\nh = tanh(c)\n"


def own(lines: str) -> Cell:
    """A cell that keeps by f and writes `added`."""
    return Cell("own", "own", ("h", "c"), Memory("c", "f", "added"), f"{GATES}{lines}\nc = f * c_prev + added", "none")


def a_run(cell: Cell, steps: int, scale: float = 1.0, holds: tuple[Hold, ...] = ()) -> LayerTrace:
    network = Network((random_layer(cell, 3, 4, scale=scale),))
    return run_network(network, np.random.default_rng(1).normal(size=(steps, 3)), "a" * steps, holds=holds).layers[0]


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        (cells()["gru"], "n"),
        (cells()["gru-before"], "n"),
        (cells()["lstm"], None),
        (cells()["rnn"], None),
        (own_cell(MGU), "n"),
        (own_cell(JANET), "g"),
        (own_cell(NO_FORGETTING), None),
        (own("added = (1 - f) * g"), "g"),
        (own("added = g - g * f"), "g"),
        (own("i = 1 - f\nw = -g\nadded = -(i * w)"), "g"),
        (own("added = f * g"), None),
        (own("added = (1 - f) * 2 * g"), None),
    ],
)
def test_the_candidate_is_found_in_the_equations(cell: Cell, name: str | None) -> None:
    assert candidate(cell) == name
    assert (budget(a_run(cell, 5), 4) is None) == (name is None)


def test_equal_sums_of_products_are_found_equal() -> None:
    cell = own("added = (1 - f) * (g + g) / 2 - 0 * g")
    assert multiplied_out(cell.parsed, "added") == {("g",): 1.0, ("f", "g"): -1.0}
    assert multiplied_out(cell.parsed, "f") == {("f",): 1.0}
    assert multiplied_out(cell.parsed, "x") == {("x",): 1.0}
    assert multiplied_out(cell.parsed, "c", frozenset({"added"})) == {("c_prev", "f"): 1.0, ("added",): 1.0}


@pytest.mark.parametrize("cell", [cells()["gru"], cells()["gru-before"], own_cell(MGU), own_cell(JANET)])
@pytest.mark.parametrize("scale", [0.1, 8])
def test_weights_sum_to_one_over_three_thousand_steps(cell: Cell, scale: float) -> None:
    record = a_run(cell, LONG, scale)
    found = budget(record, LONG - 1)
    assert found is not None
    assert np.abs(found.weights.sum(axis=0) - 1).max() <= EXACT
    assert found.weights.min() >= 0 and found.weights.max() <= 1
    assert np.abs(found.shares.sum(axis=0) - record[found.state][-1]).max() <= EXACT
    assert not found.by_hand.any()
    assert np.array_equal(found.values[1:], record[found.candidate])
    assert np.abs(found.shares - ledger(record, LONG - 1).shares).max() <= EXACT
    assert not any(part.flags.writeable for part in vars(found).values() if isinstance(part, np.ndarray))


@settings(max_examples=30)
@given(lessons(), st.data())
def test_it_adds_up_in_any_lesson(lesson: Lesson, data: st.DataObject) -> None:
    try:
        trace = run(lesson)
    except LessonError:
        return
    for record in trace.layers:
        step = data.draw(st.integers(0, record.steps - 1))
        start = data.draw(st.integers(0, step))
        factors = keep_factors(record)
        if candidate(record.layer.cell) and factors.min() >= 0 and factors.max() <= 1:
            found = budget(record, step, start)
            assert found is not None
            size = max(1.0, np.abs(found.values).max(), np.abs(found.shares).max(), np.abs(found.value).max())
            assert np.abs(found.weights.sum(axis=0) - 1).max() <= EXACT
            assert np.abs(found.shares.sum(axis=0) - found.value).max() <= EXACT * size
            assert np.abs(found.weights * found.values + found.by_hand - found.shares).max() <= EXACT * size


def test_gates_at_zero_and_one() -> None:
    holds = (Hold(0, "z", (0, 1, 2, 3), (1.0,), (0, None)), Hold(0, "z", (0, 1), (0.0,), (1000, 1001)))
    found = budget(a_run(cells()["gru"], LONG, holds=holds), LONG - 1)
    assert found is not None
    assert found.weights[1001].tolist() == [1, 1, 0, 0] and found.weights[0].tolist() == [0, 0, 1, 1]
    assert (found.weights.sum(axis=0) == 1).all()


def test_what_was_set_by_hand() -> None:
    """A memory set by hand has the whole weight; a write set by hand is beside the average."""
    lesson = builtin_lessons()["same-in-a-gru"]
    held = replace(lesson, holds=(HoldSpec(0, "h", units=(0,), values=(0.5,), start=3, stop=4),))
    found = budget(run(held).layers[0], 3)
    assert found is not None
    assert found.weights[:, 0].tolist() == [0, 0, 0, 0, 1] and found.values[4, 0] == 0.5
    assert not found.by_hand.any()
    held = replace(lesson, holds=(HoldSpec(0, "added", units=(1,), values=(0.25,), start=3, stop=4),))
    record = run(held).layers[0]
    found = budget(record, 5)
    assert found is not None
    row = (0.25 - (1 - record["z"][3, 1]) * record["n"][3, 1]) * record["z"][4, 1] * record["z"][5, 1]
    assert found.by_hand[4, 1] == pytest.approx(row, rel=1e-13)
    assert not found.by_hand[:, [0, 2]].any()
    assert np.abs(found.shares.sum(axis=0) - record["h"][5]).max() < 1e-15
