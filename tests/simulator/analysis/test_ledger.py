"""The ledger is an identity: its rows add up to the memory, whatever the gates, the holds and the cell."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from simulator.analysis.ledger import Ledger, keep_factors, ledger
from simulator.analysis.ledger_triangle import triangle, triangle_along, triangle_of_all
from simulator.arrays import Array
from simulator.cells import cells
from simulator.cells.cell import Cell, Memory
from simulator.engine.run import run_network
from simulator.lessons.builtin import builtin_lessons
from simulator.lessons.run import run
from simulator.lessons.schema import HoldSpec, Lesson, LessonError
from simulator.network.holds import Hold
from simulator.network.layer import Layer, NetworkError
from simulator.network.network import Network
from simulator.network.trace import LayerTrace
from tests.simulator.odd_cells import random_layer
from tests.simulator.random_lessons import lessons

EXACT = 1e-12
LONG = 3000


def a_run(
    key: str | Cell,
    steps: int,
    units: int = 4,
    scale: float = 1.0,
    holds: tuple[Hold, ...] = (),
    dtype: str = "float64",
) -> LayerTrace:
    cell = cells()[key] if isinstance(key, str) else key
    layer = random_layer(cell, 3, units, scale=scale)
    inputs = np.random.default_rng(1).normal(size=(steps, 3))
    return run_network(Network((layer,), dtype=dtype), inputs, "a" * steps, holds=holds).layers[0]


def forwards(record: LayerTrace, step: int) -> Array:
    """The rows the plain way: from step to step each row times the gate, and a new one for what is written."""
    memory = record.layer.cell.memory
    rows = np.zeros((step + 2, record[memory.state].shape[1]))
    rows[0] = record[f"{memory.state}_prev"][0]
    for t in range(step + 1):
        rows *= record[str(memory.keep)][t]
        rows[t + 1] = record[str(memory.write)][t]
    return rows


def assert_adds_up(found: Ledger, record: LayerTrace) -> None:
    size = max(1.0, np.abs(found.written).max(), np.abs(record[found.state]).max())
    assert np.abs(found.shares.sum(axis=0) - found.value).max() <= EXACT * size
    assert np.array_equal(found.value, record[found.state][found.step])
    assert found.shares.shape == (found.step - found.start + 2, len(found.value))
    assert not any(array.flags.writeable for array in vars(found).values() if isinstance(array, np.ndarray))


@pytest.mark.parametrize("key", cells())
@pytest.mark.parametrize("scale", [0.1, 1, 8])
def test_it_adds_up_over_three_thousand_steps(key: str, scale: float) -> None:
    record = a_run(key, LONG, scale=scale)
    found = ledger(record, LONG - 1)
    assert_adds_up(found, record)
    if record.layer.cell.memory.keep:
        assert np.abs(found.shares - forwards(record, LONG - 1)).max() <= EXACT


@settings(deadline=None, max_examples=60)
@given(lessons(), st.data())
def test_it_adds_up_in_any_lesson(lesson: Lesson, data: st.DataObject) -> None:
    try:
        trace = run(lesson)
    except LessonError:
        return
    for record in trace.layers:
        step = data.draw(st.integers(0, record.steps - 1))
        start = data.draw(st.integers(0, step))
        if np.abs(keep_factors(record)).max() <= 1:
            assert_adds_up(ledger(record, step, start), record)
            every = triangle_along(record, np.ones(record.layer.units))
            size = max(1.0, np.abs(every).max(), np.abs(record.rows).max())
            memory = record[record.layer.cell.memory.state].astype(np.float64)
            assert np.abs(every.sum(axis=1) - memory.sum(axis=1)).max() <= EXACT * size


def test_zeros_forget_all_and_ones_keep_all() -> None:
    """Gates at exactly 0 and 1, where products have zeros in them and quotients would have no meaning."""
    holds = (
        Hold(0, "f", (0, 1, 2, 3), (1.0,), (0, None)),
        Hold(0, "f", (0, 1), (0.0,), (1000, 1001)),
        Hold(0, "added", (3,), (0.0,), (0, None)),
    )
    record = a_run("lstm", LONG, holds=holds)
    found = ledger(record, LONG - 1)
    assert_adds_up(found, record)
    assert not found.weights[:1001, :2].any() and (found.weights[1001:, :2] == 1).all()
    assert (found.weights[:, 2:] == 1).all()
    assert found.shares[0, 3] == record.layer.initial["c"][3] == found.value[3]
    assert not found.shares[1:, 3].any()


def test_gates_that_shut_make_products_of_nothing() -> None:
    record = a_run("lstm", LONG, holds=(Hold(0, "f", (0, 1, 2, 3), (1e-3,), (0, None)),))
    found = ledger(record, LONG - 1)
    assert_adds_up(found, record)
    assert not found.weights[:2800].any() and np.isfinite(found.shares).all()
    np.testing.assert_allclose(found.weights[-3:, 0], [1e-6, 1e-3, 1], rtol=1e-14)


def test_a_gate_held_above_one_and_back() -> None:
    """2 for 1,500 steps, then ½: on the way the products are beyond all numbers, at the end they are 1."""
    every = (0, 1, 2, 3)
    holds = [Hold(0, "f", every, (2.0,), (0, 1500)), Hold(0, "f", every, (0.5,), (1500, 3000))]
    holds += [Hold(0, "added", every, (0.0,), (0, 2999))]
    layer = replace_initial(random_layer(cells()["lstm"], 3, 4), 0.0)
    record = run_network(Network((layer,)), np.ones((LONG, 3)), "a" * LONG, holds=holds).layers[0]
    found = ledger(record, LONG - 1)
    assert found.weights[0].tolist() == [1, 1, 1, 1]
    assert not found.shares[:-1].any() and np.array_equal(found.shares[-1], found.value)


def test_shares_beyond_all_numbers_are_refused() -> None:
    """A write and its opposite cancel, and stay 0 however often they are doubled; each alone does not."""
    holds = [Hold(0, "f", (0,), (2.0,), (1, None)), Hold(0, "added", (0,), (0.0,), (0, None))]
    holds += [Hold(0, "added", (0,), (1.0,), (0, 1)), Hold(0, "added", (0,), (-2.0,), (1, 2))]
    layer = replace_initial(random_layer(cells()["lstm"], 3, 1), 0.0)
    record = run_network(Network((layer,)), np.ones((LONG, 3)), "a" * LONG, holds=holds).layers[0]
    assert not record["c"][1:].any()
    assert ledger(record, 9).shares[:3, 0].tolist() == [0, 512, -512]
    with pytest.raises(NetworkError, match="beyond all numbers; hold the keep gate at 1 or below"):
        ledger(record, LONG - 1)
    with pytest.raises(NetworkError, match="beyond all numbers"):
        triangle(record, 0)
    np.testing.assert_array_equal(triangle(record, 0, stop=10)[9], ledger(record, 9).shares[:, 0])


def replace_initial(layer: Layer, value: float) -> Layer:
    return Layer(layer.cell, layer.inputs, layer.units, layer.weights, {"c": np.full(layer.units, value)})


def test_what_was_set_by_hand_has_its_own_part() -> None:
    """A held state ends what was before; a held write is a write by hand; a held kept takes the old memory's place."""
    lesson = builtin_lessons()["worked-example"]
    record = run(replace(lesson, holds=(HoldSpec(0, "c", values=(1.0, 2.0, 4.0), start=1, stop=2),))).layers[0]
    found = ledger(record, 1)
    assert found.shares.tolist() == [[0, 0, 0], [0, 0, 0], [1, 2, 4]]
    assert np.array_equal(found.by_hand, found.shares)
    record = run(replace(lesson, holds=(HoldSpec(0, "kept", units=(1,), values=(7.0,), start=1, stop=2),))).layers[0]
    found = ledger(record, 3)
    assert_adds_up(found, record)
    assert found.written[2, 1] == 7 + record["added"][1, 1]
    assert found.by_hand[2, 1] == pytest.approx(7 * record["f"][2, 1] * record["f"][3, 1], rel=1e-14)
    assert not found.shares[:2, 1].any() and not found.by_hand[:, [0, 2]].any()
    record = run(replace(lesson, holds=(HoldSpec(0, "added", units=(0,), values=(0.5,), start=2, stop=3),))).layers[0]
    found = ledger(record, 2)
    assert found.by_hand[3].tolist() == [0.5, 0, 0] and found.shares[3, 0] == 0.5
    assert_adds_up(found, record)


def test_a_simple_rnn_has_the_last_write_only() -> None:
    found = ledger(run(builtin_lessons()["simple-rnn"]).layers[0], 5)
    assert not found.shares[:-1].any() and np.array_equal(found.shares[-1], found.value)


def test_in_float32_the_sum_is_as_exact() -> None:
    record = a_run("lstm", LONG, scale=3, dtype="float32")
    assert_adds_up(ledger(record, LONG - 1), record)


def test_equations_that_say_something_else_than_their_memory() -> None:
    """What the named gate and write do not explain is the token's too: the sum is right in any case."""
    equations = """
        f = sigmoid(W_f @ x + U_f @ c_prev + b_f)
        g = tanh(W_g @ x + b_g)
        c = f * c_prev * 0.5 + g + 0.25
        h = tanh(c)
    """
    record = a_run(Cell("own", "own", ("h", "c"), Memory("c", "f", "g"), equations, "none"), 50)
    assert_adds_up(ledger(record, 49), record)


def test_a_window_has_all_before_it_in_one_row() -> None:
    record = a_run("gru", 60)
    whole, window = ledger(record, 49), ledger(record, 49, start=20)
    np.testing.assert_allclose(window.shares[0], whole.shares[:21].sum(axis=0), atol=1e-15)
    np.testing.assert_array_equal(window.shares[1:], whole.shares[21:])
    np.testing.assert_allclose(triangle(record, 2, 20, 50)[29], window.shares[:, 2], atol=1e-15)


@pytest.mark.parametrize("key", ["lstm", "gru", "rnn"])
@pytest.mark.parametrize("scale", [1, 30])
def test_triangles_are_the_ledgers_of_all_moments(key: str, scale: float) -> None:
    """More moments than a block has, and with weights so large that gates are shut and open to the last bit."""
    steps, units = 150, 3
    record = a_run(key, steps, units, scale)
    direction = np.array([1.0, -2.0, 0.0])
    signed = [triangle(record, unit) for unit in range(units)]
    along, every = triangle_along(record, direction), triangle_of_all(record)
    for step in range(0, steps, 7):
        shares = ledger(record, step).shares
        rest = np.zeros(steps - step - 1)
        pairs = [(signed[unit], shares[:, unit]) for unit in range(units)]
        pairs += [(along, shares @ direction), (every, np.abs(shares).sum(axis=1))]
        for found, expected in pairs:
            np.testing.assert_allclose(found[step], [*expected, *rest], rtol=1e-12, atol=1e-15)
    assert every.shape == (steps, steps + 1) and not every.flags.writeable


def test_wrong_questions() -> None:
    record = a_run("lstm", 5)
    with pytest.raises(NetworkError, match="there are no steps 0 to 5; the run has the steps 0 to 4"):
        ledger(record, 5)
    with pytest.raises(NetworkError, match="there are no steps 3 to 1"):
        triangle_of_all(record, 3, 2)
    with pytest.raises(NetworkError, match="there is no unit 4; the memory has the units 0 to 3"):
        triangle(record, 4)
    with pytest.raises(NetworkError, match=r"a direction has 4 numbers, one a unit, not \[3\]"):
        triangle_along(record, np.ones(3))
