"""Numbers of all units (`sum`, `mean`, `max`) and the input of the step before, against other programs and by hand."""

from __future__ import annotations

import numpy as np
import pytest
from onnx import TensorProto, helper, numpy_helper
from onnx.reference import ReferenceEvaluator

from simulator.arrays import Array
from simulator.autodiff.gradients import gradients
from simulator.engine.run import run_network
from simulator.network.holds import Hold
from simulator.network.layer import Layer
from simulator.network.network import Network
from tests.simulator.odd_cells import ODD_CELLS, cell, random_layer

NORMALISED = cell(
    "normalised",  # a simple RNN whose sum is normalised over its units, and a softmax of it
    ("h", "p"),
    """
    a = W_a @ x + V_a @ x_prev + U_a @ h_prev + b_a
    d = a - mean(a)
    h = tanh(P_h * d / sqrt(mean(square(d)) + 0.00001))
    e = exp(h - max(h))
    p = e / sum(e)
    """,
)
STEPS = 7


def made_layer(units: int = 4, inputs: int = 3) -> Layer:
    return random_layer(NORMALISED, inputs, units, seed=2)


def words(inputs: int = 3, steps: int = STEPS) -> Array:
    return np.random.default_rng(8).normal(size=(steps, inputs))


def onnx_step(layer: Layer) -> ReferenceEvaluator:
    """One step of the cell as an ONNX model, with its LayerNormalization and Softmax."""
    constants = {name: np.array(value) for name, value in layer.weights.items()}
    nodes = [
        helper.make_node("MatMul", ["W_a", "x"], ["of_x"]),
        helper.make_node("MatMul", ["V_a", "x_prev"], ["of_before"]),
        helper.make_node("MatMul", ["U_a", "h_prev"], ["of_h"]),
        helper.make_node("Sum", ["of_x", "of_before", "of_h", "b_a"], ["a"]),
        helper.make_node("LayerNormalization", ["a", "P_h"], ["n"], axis=-1, epsilon=1e-5),
        helper.make_node("Tanh", ["n"], ["h"]),
        helper.make_node("Softmax", ["h"], ["p"], axis=-1),
        helper.make_node("ReduceMax", ["h"], ["largest"], keepdims=1),
    ]
    given = [helper.make_tensor_value_info(name, TensorProto.DOUBLE, None) for name in ("x", "x_prev", "h_prev")]
    found = [helper.make_tensor_value_info(name, TensorProto.DOUBLE, None) for name in ("h", "p", "largest")]
    weights = [numpy_helper.from_array(value, name) for name, value in constants.items()]
    graph = helper.make_graph(nodes, "cell", given, found, weights)
    return ReferenceEvaluator(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)]))


@pytest.mark.parametrize("units", [1, 4])
def test_onnx_normalises_alike(units: int) -> None:
    layer, inputs = made_layer(units), words()
    trace = run_network(Network((layer,)), inputs).layers[0]
    step, h, before = onnx_step(layer), np.array(layer.initial["h"]), np.zeros(3)
    for k, x in enumerate(inputs):
        h, p, largest = step.run(None, {"x": x, "x_prev": before, "h_prev": h})
        before = x
        np.testing.assert_allclose(trace["h"][k], h, rtol=0, atol=1e-12)
        np.testing.assert_allclose(trace["p"][k], p, rtol=0, atol=1e-12)
        np.testing.assert_array_equal(trace["max_h"][k], np.full(units, trace["h"][k].max()))
        np.testing.assert_allclose(trace["max_h"][k], np.broadcast_to(largest, units), rtol=0, atol=1e-12)


def test_the_input_of_the_step_before_is_that_of_the_layer_and_zeros_at_the_first() -> None:
    lower, upper = made_layer(4), random_layer(ODD_CELLS["two inputs"], 4, 2)
    trace = run_network(Network((lower, upper)), words())
    for layer in trace.layers:
        assert not layer["x_prev"][0].any()
        np.testing.assert_array_equal(layer["x_prev"][1:], layer["x"][:-1])
    np.testing.assert_array_equal(trace.layers[1]["x_prev"][1:], trace.layers[0]["h"][:-1])
    with pytest.raises(ValueError, match="read-only"):
        trace.layers[0]["x_prev"][0] = 1


def test_a_step_that_is_left_out_is_no_step_before() -> None:
    layer, inputs = made_layer(), words()
    whole = run_network(Network((layer,)), inputs, skipped=(0, 3, 4)).layers[0]
    alone = run_network(Network((layer,)), inputs[[1, 2, 5, 6]]).layers[0]
    np.testing.assert_array_equal(whole["h"][[1, 2, 5, 6]], alone["h"])
    np.testing.assert_array_equal(whole["x_prev"][[1, 2, 5, 6]], alone["x_prev"])
    np.testing.assert_array_equal(whole.without_skipped()["x_prev"], alone["x_prev"])


def test_a_part_of_a_run_knows_what_entered_before_it() -> None:
    trace = run_network(Network((made_layer(),)), words(), skipped=(2,)).layers[0]
    for start in range(STEPS):
        np.testing.assert_array_equal(trace.part(start, STEPS)["x_prev"], trace["x_prev"][start:])
        np.testing.assert_array_equal(trace.part(1, STEPS).part(start, STEPS)["x_prev"], trace["x_prev"][start + 1 :])
    assert trace.part(STEPS, STEPS)["x_prev"].shape == (0, 3)


@pytest.mark.parametrize("key", ["over all units", "two inputs"])
def test_a_run_that_goes_on_is_the_whole_run(key: str) -> None:
    network = Network((random_layer(ODD_CELLS[key], 3, 4),))
    inputs = words(steps=100)
    whole = run_network(network, inputs)
    other = inputs.copy()
    other[70:] += 1
    again = run_network(network, other, resume=(whole, 70))
    np.testing.assert_array_equal(again.layers[0].rows, run_network(network, other).layers[0].rows)


def loss(layer: Layer, inputs: Array, weights: Array, skipped: tuple[int, ...] = ()) -> float:
    return float((run_network(Network((layer,)), inputs, skipped=skipped).layers[0]["h"] * weights).sum())


@pytest.mark.parametrize("skipped", [(), (0, 3)])
def test_gradients_by_inputs_of_which_two_steps_read_each(skipped: tuple[int, ...]) -> None:
    layer, inputs = made_layer(), words()
    weights = np.random.default_rng(3).normal(size=(STEPS, 4))
    found = gradients(run_network(Network((layer,)), inputs, skipped=skipped), {(0, "h"): weights})
    for at in np.ndindex(inputs.shape):
        sides = []
        for change in (1e-6, -1e-6):
            other = inputs.copy()
            other[at] += change
            sides.append(loss(layer, other, weights, skipped))
        assert found.inputs[at] == pytest.approx((sides[0] - sides[1]) / 2e-6, abs=1e-8)


def test_the_largest_passes_its_gradient_to_the_first_of_equals() -> None:
    made = cell("largest", ("h",), "h = W_h @ x + 0 * h_prev\nm = max(h)")
    layer = Layer(made, 3, 3, {"W_h": np.eye(3)})
    trace = run_network(Network((layer,)), [[2.0, 5.0, 5.0], [7.0, 1.0, 7.0]])
    found = gradients(trace, {(0, "m"): np.ones((2, 3))})
    assert found.quantities[0]["h"].tolist() == [[0, 3, 0], [3, 0, 0]]


def test_a_number_of_all_units_meets_vectors_of_any_width() -> None:
    made = cell("meets", ("h",), "s = mean(x) * h_prev\ny = x * sum(h_prev)\nh = tanh(W_h @ y + s)\nk = mean(x)")
    assert made.parsed.widths["s"] == made.parsed.widths["mean_x"] == "H"
    assert made.parsed.widths["y"] == made.parsed.widths["k"] == "I"
    layer = random_layer(made, 3, 2)
    trace, inputs = run_network(Network((layer,)), words()).layers[0], words()
    h = layer.initial["h"]
    for k, x in enumerate(inputs):
        h = np.tanh(layer.weights["W_h"] @ (x * h.sum()) + x.mean() * h)
        np.testing.assert_allclose(trace["h"][k], h, atol=1e-12)


def test_equal_ones_are_computed_once_unless_they_meet_other_widths() -> None:
    made = cell("once", ("h",), "a = tanh(h_prev)\nh = exp(a - max(a)) / sum(exp(a - max(a))) * sum(x)\ny = x / sum(x)")
    ops = [operation.op for operation in made.parsed.operations]
    assert ops.count("max over units") == 1
    assert ops.count("exp") == 1
    assert ops.count("sum over units") == 3


def test_a_unit_that_is_held_passes_nothing_back_to_the_others() -> None:
    made = cell("held", ("h",), "m = mean(h_prev)\nh = tanh(W_h @ x + P_h * m)")
    layer, holds = random_layer(made, 3, 4), (Hold(0, "m", (0,), (0.5,), (2, 4)),)
    inputs, weights = words(), np.random.default_rng(3).normal(size=(STEPS, 4))
    trace = run_network(Network((layer,)), inputs, holds=holds)
    assert trace.layers[0]["m"][2, 0] == 0.5 != trace.layers[0]["m"][2, 1]
    found = gradients(trace, {(0, "h"): weights})
    for at in np.ndindex(inputs.shape):
        sides = []
        for change in (1e-6, -1e-6):
            other = inputs.copy()
            other[at] += change
            again = run_network(Network((layer,)), other, holds=holds)
            sides.append(float((again.layers[0]["h"] * weights).sum()))
        assert found.inputs[at] == pytest.approx((sides[0] - sides[1]) / 2e-6, abs=1e-8)
