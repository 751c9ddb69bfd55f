"""The summands of a unit's weighted sum are the numbers of the run, and add up to what was recorded."""

import numpy as np
import pytest

from simulator.analysis.weighted_sum import sources, sum_behind, summands
from simulator.cells import cells
from simulator.cells.cell import Cell, Memory
from simulator.engine.run import run_network
from simulator.lessons.builtin import find
from simulator.lessons.run import run
from simulator.network.initialisers import initialise
from simulator.network.layer import Layer
from simulator.network.network import Network
from simulator.network.trace import LayerTrace


def layer_trace(key: str, units: int = 5, inputs: int = 3, steps: int = 4) -> LayerTrace:
    cell = cells()[key]
    layer = Layer(cell, inputs, units, initialise(cell, inputs, units, "pytorch", 3))
    vectors = np.random.default_rng(1).normal(size=(steps, inputs))
    return run_network(Network((layer,)), vectors, [str(step) for step in range(steps)]).layers[0]


@pytest.mark.parametrize("key", list(cells()))
def test_the_summands_of_every_sum_add_up_to_it(key: str) -> None:
    layer = layer_trace(key)
    sums = [operation.name for operation in layer.layer.cell.parsed.operations if operation.op == "sum"]
    assert sums
    for name in sums:
        for step in range(layer.steps):
            for unit in range(layer.layer.units):
                total = sum(part.total for part in summands(layer, name, unit, step))
                assert total == pytest.approx(float(layer[name][step, unit]), abs=1e-12)


def test_weights_meet_the_values_they_multiply() -> None:
    trace = run(find("jenny-rafsun"))
    w, u, b = summands(trace.layers[0], "a_f", 0, 11)
    assert (w.left, w.right) == ("W_f", "x")
    assert w.weights.tolist() == [-16, -16, 0, 0]
    assert w.values.tolist() == [0, 1, 0, 1]
    assert (w.total, u.total, b.total) == (-16, 0, 8)
    assert (u.left, u.right, b.left, b.right) == ("U_f", "h_prev", "b_f", "")
    assert u.values.tolist() == trace.layers[0]["h"][10].tolist()


def test_a_peephole_meets_one_number_of_its_own_unit() -> None:
    layer = layer_trace("lstm-peephole")
    peephole = next(part for part in summands(layer, "a_o", 2, 3) if part.left == "P_o")
    assert (peephole.right, peephole.first) == ("c", 2)
    assert peephole.weights.tolist() == [layer.layer.weights["P_o"][2]]
    assert peephole.values.tolist() == [layer["c"][3, 2]]


def test_signs_and_plain_numbers_count() -> None:
    text = "h = tanh(W_h @ x - U_h @ h_prev - 2 * b_h + 0.5)"
    cell = Cell("odd", "Odd", ("h",), Memory("h", None, None), text, "none")
    layer = Layer(cell, 2, 2, initialise(cell, 2, 2, "pytorch", 1))
    trace = run_network(Network((layer,)), [[1.0, 2.0], [3.0, 4.0]], ["a", "b"]).layers[0]
    parts = summands(trace, "a_h", 1, 1)
    assert [part.sign for part in parts] == [1, -1, -1, 1]
    assert sum(part.total for part in parts) == pytest.approx(float(trace["a_h"][1, 1]), abs=1e-12)


def test_weights_and_numbers_may_stand_anywhere() -> None:
    text = (
        "a = W_h @ x + U_h @ b_c + P_a * b_c + h_prev * 2 + 3 - 2 * 3 * h_prev + h_prev * P_d + h_prev * h_prev "
        "- (h_prev + 1) * 0.5 + 2 * b_c\nh = tanh(a)"
    )
    cell = Cell("odd", "Odd", ("h",), Memory("h", None, None), text, "none")
    layer = Layer(cell, 2, 3, initialise(cell, 2, 3, "pytorch", 1), {"h": np.array([0.5, -2.0, 1.0])})
    trace = run_network(Network((layer,)), [[1.0, 2.0]], ["a"]).layers[0]
    parts = summands(trace, "a", 1, 0)
    assert sum(part.total for part in parts) == pytest.approx(float(trace["a"][0, 1]), abs=1e-12)
    named = [(part.left, part.right) for part in parts]
    assert named == [
        ("W_h", "x"), ("U_h", "b_c"), ("b_c", ""), ("2", "h_prev"), ("3", ""), ("6", "h_prev"), ("P_d", "h_prev"),
        ("h_prev", "h_prev"), ("0.5", "a_1"), ("b_c", ""),
    ]  # fmt: skip


def test_what_a_quantity_comes_from() -> None:
    assert sources(cells()["lstm"], "c") == ("f", "i", "g")
    assert sources(cells()["lstm"], "h") == ("o",)
    assert sources(cells()["gru"], "added") == ("z", "n", "r", "q")
    assert sources(cells()["gru-before"], "n") == ("n", "r")
    assert sources(cells()["rnn"], "h") == ("h",)
    assert sources(cells()["lstm"], "c_prev") == ()


def test_the_sum_behind_a_quantity() -> None:
    lstm = cells()["lstm"]
    assert sum_behind(lstm, "f") == "a_f"
    assert sum_behind(lstm, "a_f") == "a_f"
    assert sum_behind(lstm, "c") is None
    assert sum_behind(lstm, "nothing") is None
    with pytest.raises(KeyError):
        summands(layer_trace("lstm"), "c", 0, 0)
