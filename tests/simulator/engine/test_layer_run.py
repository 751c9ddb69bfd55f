"""The compiled program against the equations followed plainly; what is held, resumed, rounded; what it costs."""

from __future__ import annotations

import gc
import tracemalloc
import weakref
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from simulator.cells import cells
from simulator.cells.cell import Cell
from simulator.engine import ring_buffer
from simulator.engine.layer_run import ROWS, plan, run_layer
from simulator.engine.ring_buffer import Ring
from simulator.engine.run import run_network
from simulator.equations.parse import EquationError
from simulator.network.holds import Hold
from simulator.network.layer import Layer, NetworkError
from simulator.network.network import Network
from tests.simulator.odd_cells import ALL_CELLS, ODD_CELLS, cell, random_cells, random_layer
from tests.simulator.plain import plain_run, sigmoid

SIZES = [
    (1, 1),
    (3, 4),
    (400, 12),
]  # inputs, units; x goes through the recurrent product, or (the last) beside it


def inputs_of(layer: Layer, steps: int, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=(steps, layer.inputs))


def assert_as_plain(layer: Layer, inputs: np.ndarray, holds: tuple[Hold, ...] = (), *, idealised: bool = False) -> None:
    trace = run_layer(layer, inputs, holds, idealised=idealised)
    for name, values in plain_run(layer, inputs, holds, idealised=idealised).items():
        np.testing.assert_allclose(trace[name], values, rtol=1e-12, atol=1e-13, err_msg=f"{layer.cell.key}: {name}")


@pytest.mark.parametrize("idealised", [False, True])
@pytest.mark.parametrize(("inputs", "units"), SIZES)
@pytest.mark.parametrize("cell", ALL_CELLS.values(), ids=list(ALL_CELLS))
def test_every_quantity_is_what_its_equation_says(cell: Cell, inputs: int, units: int, idealised: bool) -> None:
    layer = random_layer(cell, inputs, units, scale=2)
    assert_as_plain(layer, inputs_of(layer, 40) / inputs, idealised=idealised)


@pytest.mark.parametrize("inputs", range(1, 9))
def test_a_column_that_is_one_wide_is_read_as_a_column(inputs: int) -> None:
    """What stands negated in the ring comes out with its own values, though its row be 64 bytes wide."""
    negated = cell("negated", ("h",), "q = -sigmoid(W_q @ x + 0 * h_prev)\nh = tanh(P_h * q + 0 * h_prev) / 2")
    layer = random_layer(negated, inputs, 1, scale=2)
    trace = run_layer(layer, inputs_of(layer, 40))
    np.testing.assert_allclose(sigmoid(trace["q_1"]), -trace["q"], rtol=1e-12)


def _some_holds(layer: Layer) -> tuple[Hold, ...]:
    """Each quantity held for a while, at other steps and values, one of them to the end."""
    named = [equation.name for equation in layer.cell.parsed.equations]
    return tuple(
        Hold(0, name, (layer.width(name) - 1,), (0.2 + 0.1 * k,), (5 * k, None if k == 1 else 5 * k + 37))
        for k, name in enumerate(named)
    )


@pytest.mark.parametrize("idealised", [False, True])
@pytest.mark.parametrize(("inputs", "units"), SIZES[1:])
@pytest.mark.parametrize("cell", ALL_CELLS.values(), ids=list(ALL_CELLS))
def test_held_values_are_shown_and_used(cell: Cell, inputs: int, units: int, idealised: bool) -> None:
    layer = random_layer(cell, inputs, units)
    vectors, holds = inputs_of(layer, 75), _some_holds(layer)
    assert_as_plain(layer, vectors, holds, idealised=idealised)
    trace = run_layer(layer, vectors, holds, idealised=idealised)
    for hold in holds:
        start, stop = hold.ending(75)
        assert (trace[hold.quantity][start:stop, hold.units[0]] == hold.values[0]).all()


@pytest.mark.parametrize("value", [0.0, 1.0, 0.982, 1 / 3, 5e-324, 1e100, -2.5])
def test_a_held_gate_is_exactly_what_was_set(value: float) -> None:
    """Gates stand as their reciprocals while the steps run; not a digit of that may show."""
    layer = random_layer(cells()["lstm"], 2, 3)
    trace = run_layer(
        layer,
        inputs_of(layer, 4),
        (Hold(0, "f", (0, 2), (value,), (1, 3)), Hold(0, "a_i", (1,), (value,), (2, 3))),
    )
    assert (trace["f"][1:3, [0, 2]] == value).all()
    assert trace["a_i"][2, 1] == value
    assert not np.signbit(trace["a_i"][2, 1]) or value < 0


def test_the_tutorials_arithmetic() -> None:
    """[1, 2, 4] · [1, 0, 1] = [1, 0, 4], and + [0, 3, 0] = [1, 3, 4], to the digit."""
    layer = random_layer(cells()["lstm"], 2, 3)
    layer = Layer(layer.cell, 2, 3, layer.weights, {"c": [1, 2, 4]})
    holds = (Hold(0, "f", (0, 1, 2), (1, 0, 1), (0, None)), Hold(0, "added", (0, 1, 2), (0, 3, 0), (0, None)))
    trace = run_layer(layer, inputs_of(layer, 1), holds)
    assert trace["kept"][0].tolist() == [1, 0, 4]
    assert trace["c"][0].tolist() == [1, 3, 4]
    soft = run_layer(layer, inputs_of(layer, 1), (Hold(0, "a_f", (0, 1, 2), (4, -4, 4), (0, None)),))
    np.testing.assert_allclose(soft["kept"][0], [0.982, 0.036, 3.928], atol=5e-4)


@pytest.mark.parametrize("dtype", ["float64", "float32"])
@pytest.mark.parametrize(("inputs", "units"), SIZES[1:])
@pytest.mark.parametrize("cell", ALL_CELLS.values(), ids=list(ALL_CELLS))
def test_nothing_changes_before_a_hold(cell: Cell, inputs: int, units: int, dtype: str) -> None:
    layer = random_layer(cell, inputs, units)
    network = Network((layer,), None, dtype)
    vectors, tokens = inputs_of(layer, 75), [""] * 75
    free = run_network(network, vectors, tokens)
    for start in (0, ROWS - 1, ROWS, 50):
        holds = [Hold(0, name, (0,), (0.5,), (start, start + 3)) for name in cell.parsed.quantities]
        held = run_network(network, vectors, tokens, holds=holds)
        assert np.array_equal(held.layers[0].rows[: start + 1], free.layers[0].rows[: start + 1])
        assert not np.array_equal(held.layers[0].rows[start + 1], free.layers[0].rows[start + 1])


@pytest.mark.parametrize("dtype", ["float64", "float32"])
@pytest.mark.parametrize(("inputs", "units"), SIZES[1:])
@pytest.mark.parametrize("cell", ALL_CELLS.values(), ids=list(ALL_CELLS))
def test_a_resumed_run_is_the_whole_run_to_the_bit(cell: Cell, inputs: int, units: int, dtype: str) -> None:
    layer = random_layer(cell, inputs, units)
    above = random_layer(cells()["lstm"], layer.outputs, 5)
    network = Network((layer, above), None, dtype)
    vectors = inputs_of(layer, 103)
    earlier = run_network(network, vectors[:90], [""] * 90)
    for step in (1, ROWS - 1, ROWS, ROWS + 1, 90):
        changed = vectors.copy()
        changed[step:] += 1
        whole = run_network(network, changed, [""] * 103)
        resumed = run_network(network, changed, [""] * 103, resume=(earlier, step))
        for one, other in zip(whole.layers, resumed.layers, strict=True):
            assert np.array_equal(one.rows, other.rows)


def test_a_run_is_resumed_only_where_it_is_the_same() -> None:
    layer = random_layer(cells()["gru"], 2, 3)
    network, vectors = Network((layer,)), inputs_of(layer, 10)
    earlier = run_network(network, vectors, "a" * 10, holds=[Hold(0, "z", (0,), (0.5,), (2, None))])
    run_network(network, vectors, "a" * 10, holds=[Hold(0, "z", (0,), (0.5,), (2, 5))], resume=(earlier, 5))
    with pytest.raises(NetworkError, match="before step 6 other values are held"):
        run_network(network, vectors, "a" * 10, holds=[Hold(0, "z", (0,), (0.5,), (2, 5))], resume=(earlier, 6))
    with pytest.raises(NetworkError, match="inputs before step 5"):
        run_network(network, vectors + 1, "a" * 10, holds=earlier.holds, resume=(earlier, 5))
    with pytest.raises(NetworkError, match="another network"):
        run_network(Network((random_layer(cells()["gru"], 2, 3),)), vectors, "a" * 10, resume=(earlier, 1))
    with pytest.raises(NetworkError, match="another network, or of gates rounded otherwise"):
        run_network(network, vectors, "a" * 10, idealised=True, resume=(earlier, 1))
    with pytest.raises(NetworkError, match="step 11 is not in both runs"):
        run_network(network, vectors, "a" * 10, resume=(earlier, 11))


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(random_cells(), st.integers(1, 3), st.integers(1, 4), st.booleans())
def test_any_cell_one_can_write(cell: Cell, inputs: int, units: int, idealised: bool) -> None:
    try:
        layer = random_layer(cell, inputs, units)
    except EquationError:
        assume(False)
    vectors = inputs_of(layer, 12)
    with np.errstate(all="ignore"):
        grown = max(np.abs(values).max() for values in plain_run(layer, vectors, idealised=idealised).values())
    assume(grown < 1e6)
    assert_as_plain(layer, vectors, idealised=idealised)


def test_gates_round_up_from_a_half_on() -> None:
    layer = random_layer(cells()["lstm"], 2, 3)
    zero = Layer(layer.cell, 2, 3, {name: np.zeros_like(value) for name, value in layer.weights.items()})
    free = run_layer(zero, inputs_of(zero, 3))
    assert (free["f"] == 0.5).all()
    assert (run_layer(zero, inputs_of(zero, 3), idealised=True)["f"] == 1).all()
    slightly = {**zero.weights, "b_f": np.full(3, -1e-9)}
    rounded = run_layer(Layer(zero.cell, 2, 3, slightly), inputs_of(zero, 3), idealised=True)
    assert (rounded["f"] == 0).all()


@pytest.mark.parametrize("cell", ALL_CELLS.values(), ids=list(ALL_CELLS))
def test_float32_stays_float32_and_close(cell: Cell) -> None:
    layer = random_layer(cell, 3, 4)
    wide = run_network(Network((layer,)), inputs_of(layer, 40), "a" * 40).layers[0]
    narrow = run_network(Network((layer,), None, "float32"), inputs_of(layer, 40), "a" * 40).layers[0]
    assert narrow.rows.dtype == np.float32
    for name in (*cell.parsed.quantities, "x", *(f"{state}_prev" for state in cell.states)):
        assert narrow[name].dtype == np.float32
        np.testing.assert_allclose(narrow[name], wide[name], rtol=1e-4, atol=2e-5)


@pytest.mark.parametrize("saturation", [-700.0, -40.0, 40.0, 700.0])
def test_saturated_gates_are_accurate_to_the_last_digits(saturation: float) -> None:
    """exp and a division keep the relative accuracy of a gate that is almost closed."""
    layer = random_layer(cells()["lstm"], 1, 1)
    weights = {name: np.zeros_like(value) for name, value in layer.weights.items()} | {"b_f": [saturation]}
    trace = run_layer(Layer(layer.cell, 1, 1, weights, {"c": [3.0]}), np.zeros((1, 1)))
    gate = np.exp(np.float64(saturation)) if saturation < 0 else 1.0  # 1 + exp(-40) is 1
    np.testing.assert_allclose(trace["f"], gate, rtol=4e-16)
    np.testing.assert_allclose(trace["kept"], 3 * gate, rtol=4e-16)


def test_a_value_that_stops_being_finite_is_named() -> None:
    growing = Cell("grows", "Grows", ("h",), cells()["rnn"].memory, "h = U_h @ h_prev + W_h @ x", "none")
    layer = Layer(growing, 1, 2, {"U_h": 1e4 * np.eye(2), "W_h": [[0.0], [1.0]]})
    with pytest.raises(NetworkError, match=r"Grows: h of unit 1 stops being finite at step 78"):
        run_layer(layer, np.ones((200, 1)))


@pytest.mark.parametrize("steps", [2_000, 20_000])
@pytest.mark.parametrize("key", cells())
def test_memory_is_the_traces_own(key: str, steps: int) -> None:
    layer = random_layer(cells()[key], 4, 8)
    vectors = inputs_of(layer, steps)
    run_layer(layer, vectors[:100])
    tracemalloc.start()
    trace = run_layer(layer, vectors)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 1.02 * trace.rows.nbytes + 400_000  # and the ring


@pytest.mark.parametrize("key", cells())
def test_the_cost_of_a_step_does_not_grow(key: str) -> None:
    """As many calls for step 99,999 as for step 0; and a hundred thousand steps are exact where the answer is known."""
    layer = random_layer(cells()[key], 2, 2)
    schedule = plan(layer.cell.parsed, frozenset(), True)
    assert len(schedule.groups) <= 16
    trace = run_layer(layer, np.zeros((100_000, 2)))
    tail = run_layer(
        Layer(layer.cell, 2, 2, layer.weights, {s: trace[s][-2] for s in layer.cell.states}), np.zeros((1, 2))
    )
    for name in layer.cell.parsed.quantities:
        np.testing.assert_allclose(tail[name][0], trace[name][-1], rtol=1e-13, atol=1e-15)


def test_odd_cells_are_odd_enough() -> None:
    """They reach what the shipped cells do not: all phases, x beside the product, no product at all."""
    plans = [plan(cell.parsed, frozenset(), carried) for cell in ODD_CELLS.values() for carried in (True, False)]
    assert any(each.lowered.phases.after and each.lowered.phases.before and each.groups for each in plans)
    assert any(not each.groups for each in plans)
    assert any(any(each.lowered.bulk.values()) for each in plans)
    assert any(each.lowered.negated - each.lowered.reciprocal for each in plans)


def test_runs_of_one_layer_do_not_disturb_each_other() -> None:
    """The memory the steps work in is kept between runs: longer, shorter, held, failed and simultaneous ones."""
    layer = random_layer(cells()["lstm"], 3, 5)
    vectors = inputs_of(layer, 300)
    expected = {steps: run_layer(random_layer(cells()["lstm"], 3, 5), vectors[:steps]).rows for steps in (1, 20, 300)}
    with pytest.raises(NetworkError, match="stops being finite"):
        run_layer(layer, vectors, tuple(Hold(0, name, (0,), (1e308,), (3, None)) for name in ("kept", "added")))
    run_layer(layer, vectors, _some_holds(layer))
    for steps in (300, 1, 20, 300, 20):
        assert np.array_equal(run_layer(layer, vectors[:steps]).rows, expected[steps])
    with ThreadPoolExecutor(4) as pool:
        for steps, rows in pool.map(lambda n: (n, run_layer(layer, vectors[:n]).rows), [300, 20, 1] * 20):
            assert np.array_equal(rows, expected[steps])


def test_a_layer_that_is_no_longer_used_is_forgotten() -> None:
    layer = random_layer(cells()["gru"], 3, 5)
    run_layer(layer, inputs_of(layer, 5))
    gone = weakref.ref(layer)
    del layer
    gc.collect()
    assert gone() is None


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize("key", ALL_CELLS)
def test_a_layer_runs_to_the_bit_in_the_memory_of_one_that_is_gone(
    key: str, dtype: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As after each move of a weight that is dragged: what differs is weights alone."""
    made: list[Ring] = []
    monkeypatch.setattr(ring_buffer, "Ring", lambda *given: made.append(Ring(*given)) or made[-1])
    first, other = (random_layer(ALL_CELLS[key], 3, 4, seed=seed).in_dtype(dtype) for seed in (1, 2))
    inputs = inputs_of(other, 40).astype(dtype)
    expected = run_layer(other, inputs).rows.copy()
    del other
    gc.collect()
    run_layer(first, inputs)  # in the ring of the one that is gone
    del first
    gc.collect()
    again = run_layer(random_layer(ALL_CELLS[key], 3, 4, seed=2).in_dtype(dtype), inputs)
    assert np.array_equal(again.rows, expected)
    assert len(made) == 1
    wider = random_layer(ALL_CELLS[key], 3, 5, seed=2).in_dtype(dtype)
    run_layer(wider, inputs)
    assert len(made) == 2  # whose sizes differ has one of its own
