"""The engine against two independent ones: ONNX Runtime in float32, and onnx's reference evaluator in float64.

A handful of random stacks in the default run, some hundred with `pytest -m full`. That the comparison can fail is shown
too: with the reset gate on the wrong side, with the two biases of a GRU's candidate merged, with the wrong sign of z.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simulator.arrays import Array
from simulator.cells import cells
from simulator.engine.run import run_network
from simulator.network.layer import Layer
from simulator.network.network import Network
from tests.simulator.odd_cells import random_layer
from tests.simulator.onnx_oracle import OPERATORS, reference, runtime

FLOAT64 = 1e-12
FLOAT32 = 1e-5  # ONNX Runtime's tanh is its own, and 200 steps of a lively cell hand each other its last digit


@st.composite
def stacks(draw: st.DrawFn, most_steps: int = 200, most_units: int = 64) -> tuple[tuple[Layer, ...], Array]:
    """One to three layers of any kinds, 1 to 64 units, and 1 to 200 inputs."""
    keys = draw(st.lists(st.sampled_from(sorted(OPERATORS)), min_size=1, max_size=3))
    width, seed = draw(st.integers(1, 12)), draw(st.integers(0, 2**32 - 1))
    steps = draw(st.integers(1, most_steps))
    random = np.random.default_rng(seed)
    inputs = random.normal(size=(steps, width)) * draw(st.sampled_from([0.1, 1.0, 3.0]))
    layers = []
    for number, key in enumerate(keys):
        units = draw(st.integers(1, most_units))
        layers.append(random_layer(cells()[key], width, units, seed + number, draw(st.sampled_from([0.5, 1.0, 1.3]))))
        width = units
    return tuple(layers), inputs


def compare_with_reference(layers: tuple[Layer, ...], inputs: Array) -> None:
    """h and c of every layer at every step, in float64."""
    trace = run_network(Network(layers), inputs, [""] * len(inputs))
    outcome = reference(layers, inputs)
    for layer, h, c in zip(trace.layers, outcome.h, outcome.c, strict=True):
        np.testing.assert_allclose(layer["h"], h, rtol=0, atol=FLOAT64)
        if c is not None:
            np.testing.assert_allclose(layer["c"], c, rtol=FLOAT64, atol=FLOAT64)


def compare_with_runtime(layers: tuple[Layer, ...], inputs: Array) -> None:
    """h of every layer at every step, and c after the last, in float32."""
    trace = run_network(Network(layers, None, "float32"), inputs, [""] * len(inputs))
    outcome = runtime(layers, inputs)
    for layer, h, c in zip(trace.layers, outcome.h, outcome.c, strict=True):
        np.testing.assert_allclose(layer["h"], h, rtol=0, atol=FLOAT32)
        if c is not None:
            np.testing.assert_allclose(layer["c"][-1], c, rtol=FLOAT32, atol=FLOAT32)


QUIET = [HealthCheck.too_slow, HealthCheck.data_too_large]


@settings(max_examples=12, suppress_health_check=QUIET)
@given(stacks(most_steps=60))
def test_reference(stack: tuple[tuple[Layer, ...], Array]) -> None:
    compare_with_reference(*stack)


@settings(max_examples=25, suppress_health_check=QUIET)
@given(stacks())
def test_runtime(stack: tuple[tuple[Layer, ...], Array]) -> None:
    compare_with_runtime(*stack)


@pytest.mark.full
@settings(max_examples=300, suppress_health_check=QUIET)
@given(stacks())
def test_reference_in_full(stack: tuple[tuple[Layer, ...], Array]) -> None:
    compare_with_reference(*stack)


@pytest.mark.full
@settings(max_examples=1000, suppress_health_check=QUIET)
@given(stacks())
def test_runtime_in_full(stack: tuple[tuple[Layer, ...], Array]) -> None:
    compare_with_runtime(*stack)


@pytest.mark.parametrize("key", OPERATORS)
def test_the_largest(key: str) -> None:
    """Three layers of 64, 1 and 33 units, 200 steps, each cell."""
    layers = [random_layer(cells()[key], 7, 64, 1), random_layer(cells()[key], 64, 1, 2)]
    stack = (*layers, random_layer(cells()[key], 1, 33, 3))
    inputs = np.random.default_rng(4).normal(size=(200, 7))
    compare_with_reference(stack, inputs)
    compare_with_runtime(stack, inputs)


# -- what must fail ------------------------------------------------------------------------------------------------


def wrong_reset(layer: Layer) -> Layer:
    """A GRU that resets on the other side of the product."""
    weights = dict(layer.weights)
    if layer.cell.key == "gru":
        weights["b_n"] = weights.pop("b_in") + weights.pop("b_hn")
        return replace(layer, cell=cells()["gru-before"], weights=weights)
    bias = weights.pop("b_n")
    return replace(layer, cell=cells()["gru"], weights={**weights, "b_in": bias, "b_hn": np.zeros_like(bias)})


def merged_biases(layer: Layer) -> Layer:
    weights = layer.weights
    both = {"b_in": weights["b_in"] + weights["b_hn"], "b_hn": np.zeros_like(weights["b_hn"])}
    return replace(layer, weights={**weights, **both})


def wrong_sign_of_z(layer: Layer) -> Layer:
    return replace(layer, weights={**layer.weights, **{name: -layer.weights[name] for name in ("W_z", "U_z", "b_z")}})


@pytest.mark.parametrize(
    ("key", "fault"),
    [("gru", wrong_reset), ("gru-before", wrong_reset), ("gru", merged_biases), ("gru", wrong_sign_of_z)],
)
def test_a_wrong_convention_is_noticed(key: str, fault: object) -> None:
    right = random_layer(cells()[key], 3, 8)
    wrong = fault(right)  # type: ignore[operator]
    inputs = np.random.default_rng(0).normal(size=(20, 3))
    for oracle, dtype in ((reference, "float64"), (runtime, "float32")):
        expected = oracle((right,), inputs).h[0]
        found = run_network(Network((wrong,), None, dtype), inputs, [""] * 20).layers[0]["h"]
        assert np.abs(found - expected).max() > 1e-2


def test_the_peepholes_see_what_they_should() -> None:
    """The output gate the new cell state, the others the old; in the order i, o, f."""
    layer = random_layer(cells()["lstm-peephole"], 3, 8)
    inputs = np.random.default_rng(0).normal(size=(20, 3))
    expected = reference((layer,), inputs).h[0]
    text = layer.cell.equations
    for right, wrong in (("P_o * c", "P_o * c_prev"), ("P_f * c_prev", "P_i * c_prev")):
        cell = replace(layer.cell, equations=text.replace(right + " ", wrong + " "))
        weights = {name: layer.weights[name] for name in cell.parsed.weights}
        found = run_network(Network((Layer(cell, 3, 8, weights, layer.initial),)), inputs, [""] * 20).layers[0]["h"]
        assert np.abs(found - expected).max() > 1e-4
