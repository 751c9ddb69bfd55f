"""A step that is left out: states pass, nothing else is computed, and all else is as without it, to the bit."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.arrays import Array
from simulator.autodiff.gradients import gradients
from simulator.cells.cell import Cell
from simulator.engine.run import run_network
from simulator.network.holds import Hold
from simulator.network.layer import Layer, NetworkError
from simulator.network.network import Network
from simulator.network.readout import Readout
from simulator.network.steps import computed_steps
from simulator.network.trace import Trace
from tests.simulator.odd_cells import ALL_CELLS, random_layer

STEPS, SKIPPED = 9, (0, 3, 4, 8)
COMPUTED = computed_steps(STEPS, SKIPPED)


def network(cell: Cell, dtype: str = "float64") -> Network:
    first = random_layer(cell, 2, 3, 1)
    above = random_layer(cell, first.outputs, 3, 2)
    said = Readout(np.random.default_rng(3).normal(size=(2, above.outputs)), [0.5, -0.5])
    return Network((first, above), said, dtype)


def entering(steps: int = STEPS, seed: int = 4) -> Array:
    return np.random.default_rng(seed).normal(size=(steps, 2))


@pytest.mark.parametrize("cell", ALL_CELLS.values(), ids=list(ALL_CELLS))
@pytest.mark.parametrize("dtype", ["float64", "float32"])
def test_all_else_is_as_without_these_steps_and_states_pass(cell: Cell, dtype: str) -> None:
    holds = (Hold(0, cell.states[0], (0,), (0.25,), (2, 6)), Hold(1, cell.parsed.quantities[0], (0,), (0.5,), (3, 5)))
    made = network(cell, dtype)
    trace = run_network(made, entering(), holds=holds, skipped=SKIPPED)
    bare = run_network(made, entering()[COMPUTED], holds=(replace(holds[0], steps=(1, 3)),))
    assert trace.skipped == SKIPPED and trace.outputs is not None and bare.outputs is not None
    for layer, expected in zip(trace.layers, bare.layers, strict=True):
        for name in cell.parsed.quantities:
            np.testing.assert_array_equal(layer[name][COMPUTED], expected[name])
            if name not in cell.states:
                assert np.isnan(layer[name][list(SKIPPED)]).all()
        for state in cell.states:
            np.testing.assert_array_equal(layer[state][list(SKIPPED)], layer[f"{state}_prev"][list(SKIPPED)])
        np.testing.assert_array_equal(layer.without_skipped().rows, expected.rows)
        assert not any(layer.held_units(name, 3).any() for name in cell.parsed.quantities)
    np.testing.assert_allclose(trace.outputs[COMPUTED], bare.outputs, rtol=1e-6)
    assert np.isfinite(trace.outputs).all()


@settings(max_examples=40, deadline=None)
@given(st.sets(st.integers(0, 99), max_size=95), st.sets(st.integers(60, 99)), st.integers(0, 60))
def test_a_run_resumed_is_the_whole_run_to_the_bit(before: set[int], later: set[int], step: int) -> None:
    made, inputs = network(ALL_CELLS["lstm"]), entering(100)
    skipped = {each for each in before if each < step} | {each for each in later if each >= step}
    earlier = run_network(made, inputs, skipped=before)
    whole = run_network(made, inputs, skipped=skipped)
    resumed = run_network(made, inputs, skipped=skipped, resume=(earlier, step))
    for one, other in zip(whole.layers, resumed.layers, strict=True):
        assert one.skipped == other.skipped
        np.testing.assert_array_equal(one.rows, other.rows)


def test_what_cannot_be_left_out_or_resumed() -> None:
    made = network(ALL_CELLS["gru"])
    with pytest.raises(NetworkError, match="the run has the steps 0 to 8"):
        run_network(made, entering(), skipped=(9,))
    earlier = run_network(made, entering(), skipped=(2,))
    with pytest.raises(NetworkError, match="other steps are left out"):
        run_network(made, entering(), skipped=(1,), resume=(earlier, 3))


def test_a_run_of_which_all_is_left_out_has_its_initial_states() -> None:
    first = replace(random_layer(ALL_CELLS["lstm"], 2, 3, 1), initial={"c": [1.0, 2.0, 3.0]})
    trace = run_network(Network((first,)), entering(3), skipped=(0, 1, 2))
    assert trace["c"].tolist() == [[1.0, 2.0, 3.0]] * 3 and not trace["h"].any()
    found = gradients(trace, {(0, "c"): np.ones((3, 3))})
    assert found.initial[0]["c"].tolist() == [3.0] * 3
    assert not found.inputs.any() and not any(value.any() for value in found.weights[0].values())


def loss(trace: Trace, cotangents: dict[tuple[int, str], Array]) -> float:
    return float(sum(np.nansum(trace.layers[k][name] * value) for (k, name), value in cotangents.items()))


@pytest.mark.parametrize("cell", ALL_CELLS.values(), ids=list(ALL_CELLS))
def test_gradients_are_those_of_differences(cell: Cell) -> None:
    made, inputs, random = network(cell), entering(), np.random.default_rng(7)
    trace = run_network(made, inputs, skipped=SKIPPED)
    cotangents = {
        (k, name): random.normal(size=layer[name].shape)
        for k, layer in enumerate(trace.layers) for name in cell.parsed.quantities
    }  # fmt: skip
    found = gradients(trace, cotangents)

    def moved(layers: tuple[Layer, ...], vectors: Array) -> float:
        return loss(run_network(replace(made, layers=layers), vectors, skipped=SKIPPED), cotangents)

    def difference(change: object, at: Array) -> Array:
        slopes = np.zeros(at.shape)
        for index in np.ndindex(at.shape):
            sides = []
            for step in (1e-6, -1e-6):
                near = at.copy()
                near[index] += step
                sides.append(change(near))  # type: ignore[operator]
            slopes[index] = (sides[0] - sides[1]) / 2e-6
        return slopes

    by_inputs = difference(lambda near: moved(made.layers, near), inputs)
    np.testing.assert_allclose(found.inputs, by_inputs, rtol=1e-5, atol=1e-6)
    assert not found.inputs[list(SKIPPED)].any()
    for k, layer in enumerate(made.layers):
        for name, weight in layer.weights.items():

            def with_weight(near: Array, k: int = k, layer: Layer = layer, name: str = name) -> float:
                other = replace(layer, weights={**layer.weights, name: near})
                return moved((*made.layers[:k], other, *made.layers[k + 1 :]), inputs)

            np.testing.assert_allclose(found.weights[k][name], difference(with_weight, weight), rtol=1e-5, atol=1e-6)
        for state in cell.states:
            start = layer.initial.get(state, np.zeros(layer.width(state)))

            def with_initial(near: Array, k: int = k, layer: Layer = layer, state: str = state) -> float:
                other = replace(layer, initial={**layer.initial, state: near})
                return moved((*made.layers[:k], other, *made.layers[k + 1 :]), inputs)

            by_start = difference(with_initial, start)
            np.testing.assert_allclose(found.initial[k][state], by_start, rtol=1e-5, atol=1e-6)
            wire, node = found.quantities[k][f"{state}_prev"], found.quantities[k][state]
            np.testing.assert_array_equal(wire[list(SKIPPED)], node[list(SKIPPED)])


def test_many_seeds_are_carried_side_by_side() -> None:
    trace = run_network(network(ALL_CELLS["gru"]), entering(), skipped=SKIPPED)
    seeds = np.random.default_rng(1).normal(size=(2, STEPS, 3))
    both = gradients(trace, {(1, "h"): seeds})
    for k in range(2):
        alone = gradients(trace, {(1, "h"): seeds[k]})
        np.testing.assert_allclose(both.inputs[k], alone.inputs, atol=1e-14)
        np.testing.assert_allclose(both.initial[0]["h"][k], alone.initial[0]["h"], atol=1e-14)
        np.testing.assert_allclose(both.quantities[1]["h"][k], alone.quantities[1]["h"], atol=1e-14)
