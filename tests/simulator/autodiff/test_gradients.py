"""Gradients against central differences of the run itself, for all that can be differentiated, in every cell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from simulator.arrays import Array
from simulator.autodiff.gradients import Gradients, Key, gradients
from simulator.cells import cells
from simulator.cells.cell import Cell
from simulator.engine.run import run_network
from simulator.equations.parse import EquationError
from simulator.network.holds import Hold
from simulator.network.layer import Layer, NetworkError
from simulator.network.network import Network
from simulator.network.readout import Readout
from simulator.network.trace import Trace
from tests.simulator.odd_cells import ALL_CELLS, random_cells, random_layer

STEPS = 7
RELATIVE = 1e-6


def difference(loss: Callable[[Array], float], at: Array, step: float = 1e-5) -> Array:
    """The gradient of a loss, by central differences of the fourth order."""
    found = np.zeros(at.shape)
    for index in np.ndindex(at.shape):
        values = []
        for times in (1, -1, 2, -2):
            moved = at.copy()
            moved[index] += times * step
            values.append(loss(moved))
        found[index] = (8 * (values[0] - values[1]) - (values[2] - values[3])) / (12 * step)
    return found


def assert_close(found: Array, expected: Array, what: str) -> None:
    assert found.shape == expected.shape
    assert not found.flags.writeable
    scale = max(np.abs(expected).max(), 1e-3)
    assert np.abs(found - expected).max() <= RELATIVE * scale, what


class Case:
    """A network, a run of it, and a loss: the sum of recorded quantities times cotangents drawn at random."""

    def __init__(self, network: Network, wanted: Sequence[Key] | None = None, holds: Sequence[Hold] = ()) -> None:
        self.network, self.holds = network, holds
        self.random = np.random.default_rng(5)
        self.inputs = self.random.normal(size=(STEPS, network.layers[0].inputs))
        self.trace = self.run(network, self.inputs)
        self.cotangents = {
            key: self.random.normal(size=value.shape) for key, value in self.recorded(self.trace, wanted)
        }

    def run(self, network: Network, inputs: Array, more: Sequence[Hold] = ()) -> Trace:
        return run_network(network, inputs, [""] * STEPS, holds=[*self.holds, *more])

    def recorded(self, trace: Trace, wanted: Sequence[Key] | None) -> list[tuple[Key, Array]]:
        found: list[tuple[Key, Array]] = [
            ((k, name), layer[name]) for k, layer in enumerate(trace.layers) for name in layer.quantities
        ]
        if trace.logits is not None and trace.outputs is not None:
            found += [
                (("readout", "logits"), trace.logits),
                (("readout", "outputs"), trace.outputs),
            ]
        return [(key, value) for key, value in found if wanted is None or key in wanted]

    def loss(self, trace: Trace) -> float:
        recorded = dict(self.recorded(trace, list(self.cotangents)))
        return float(sum((recorded[key] * cotangent).sum() for key, cotangent in self.cotangents.items()))

    def loss_with(self, k: int, layer: Layer) -> float:
        layers = [*self.network.layers[:k], layer, *self.network.layers[k + 1 :]]
        return self.loss(self.run(replace(self.network, layers=tuple(layers)), self.inputs))

    def check(self) -> Gradients:
        found = gradients(self.trace, self.cotangents)
        assert_close(found.inputs, difference(lambda x: self.loss(self.run(self.network, x)), self.inputs), "inputs")
        for k, layer in enumerate(self.network.layers):
            for name, weight in layer.weights.items():
                expected = difference(
                    lambda w, k=k, layer=layer, name=name: self.loss_with(
                        k, replace(layer, weights={**layer.weights, name: w})
                    ),
                    weight,
                )
                assert_close(found.weights[k][name], expected, f"{layer.cell.key}: {name}")
            for state, value in layer.initial.items():
                expected = difference(
                    lambda v, k=k, layer=layer, state=state: self.loss_with(
                        k, replace(layer, initial={**layer.initial, state: v})
                    ),
                    value,
                )
                assert_close(found.initial[k][state], expected, f"{layer.cell.key}: initial {state}")
        return found


def smooth_readout(width: int) -> Readout:
    random = np.random.default_rng(9)
    groups, kinds = ((0, 2), (1, 5), (3, 4, 6)), ("linear", "sigmoid", "softmax")
    return Readout(random.normal(size=(7, width)), random.normal(size=7), groups=groups, kinds=kinds)


@pytest.mark.parametrize("cell", ALL_CELLS.values(), ids=list(ALL_CELLS))
def test_one_layer_all_quantities(cell: Cell) -> None:
    Case(Network((random_layer(cell, 2, 3, 1),))).check()


@pytest.mark.parametrize("cell", ALL_CELLS.values(), ids=list(ALL_CELLS))
def test_output_only(cell: Cell) -> None:
    """As in training: what is not asked for takes other ways through the pass than what is."""
    Case(Network((random_layer(cell, 2, 3, 2),)), [(0, "h")]).check()


@pytest.mark.parametrize("cell", cells().values(), ids=list(cells()))
def test_stack_with_readout(cell: Cell) -> None:
    layers = (
        random_layer(cells()["gru"], 2, 2, 3),
        random_layer(cell, 2, 3, 4),
        random_layer(cells()["rnn"], 3, 2, 5),
    )
    case = Case(Network(layers, smooth_readout(2)), [("readout", "outputs"), ("readout", "logits"), (1, "h")])
    found = case.check()
    readout = case.network.readout
    assert readout is not None
    for name, value in (("W", readout.W), ("b", readout.b)):
        expected = difference(
            lambda v, name=name: case.loss(
                case.run(replace(case.network, readout=replace(readout, **{name: v})), case.inputs)
            ),
            value,
        )
        assert_close(found.readout[name], expected, name)


@pytest.mark.parametrize("cell", ALL_CELLS.values(), ids=list(ALL_CELLS))
def test_every_recorded_quantity(cell: Cell) -> None:
    """The gradient by a quantity at one step is what holding it a little higher or lower does to the loss."""
    layer = random_layer(cell, 2, 3, 6)
    case = Case(Network((layer,)), [(0, "h")])
    found = gradients(case.trace, case.cotangents).quantities[0]
    for name in cell.parsed.quantities:
        for step, unit in ((0, 0), (3, layer.width(name) - 1), (STEPS - 1, 0)):
            value = case.trace.layers[0][name][step, unit]

            def loss(moved: Array, name: str = name, step: int = step, unit: int = unit) -> float:
                hold = Hold(0, name, (unit,), (float(moved[0]),), (step, step + 1))
                return case.loss(case.run(case.network, case.inputs, [hold]))

            expected = difference(loss, np.array([value]))
            assert abs(found[name][step, unit] - expected[0]) <= RELATIVE * max(1e-2, abs(expected[0])), (
                name,
                step,
            )


@pytest.mark.parametrize("cell", ALL_CELLS.values(), ids=list(ALL_CELLS))
def test_held_units_pass_nothing_back(cell: Cell) -> None:
    layer = random_layer(cell, 2, 3, 7)
    holds = [
        Hold(0, name, (k % layer.width(name),), (0.3,), (k % STEPS, min(k % STEPS + 2, STEPS)))
        for k, name in enumerate(cell.parsed.quantities)
    ]
    Case(Network((layer,)), None, holds).check()


def test_idealised_gates_pass_nothing_back() -> None:
    layer = random_layer(cells()["lstm"], 2, 3)
    layer = replace(layer, weights={**layer.weights, "b_i": np.full(3, 5.0), "b_o": np.full(3, 5.0)})
    trace = run_network(Network((layer,)), np.ones((5, 2)), "a" * 5, idealised=True)
    found = gradients(trace, {(0, "h"): np.ones((5, 3))})
    for name in ("W_f", "U_i", "b_o"):
        assert not found.weights[0][name].any()
    assert found.weights[0]["W_g"].any()
    assert found.quantities[0]["f"].any()  # what moving the gate itself would do
    assert not found.quantities[0]["a_f"].any()


@pytest.mark.parametrize("key", ["lstm", "lstm-peephole"])
def test_with_the_gates_frozen_the_direct_path_is_the_product_of_the_forget_gates(key: str) -> None:
    """∂c_T/∂c_t with gates frozen = ∏ f: the ledger weight is the direct gradient."""
    layer = random_layer(cells()[key], 2, 4, 8)
    steps = 40
    trace = run_network(Network((layer,)), np.random.default_rng(1).normal(size=(steps, 2)), "a" * steps)
    seeds = np.zeros((4, steps, 4))
    seeds[range(4), -1, range(4)] = 1
    found = gradients(trace, {(0, "c"): seeds}, frozen={"f", "i", "g", "o"}).quantities[0]["c"]
    kept = np.ones(4)
    for step in reversed(range(steps)):
        np.testing.assert_allclose(found[:, step], np.diag(kept), rtol=1e-14)
        kept = kept * trace.layers[0]["f"][step]


def test_a_simple_network_at_rest() -> None:
    """At rest the gradient over k steps is U transposed to the k: ρ to the k for ρ times an orthogonal matrix."""
    orthogonal = np.linalg.qr(np.random.default_rng(0).normal(size=(6, 6)))[0]
    for radius in (0.9, 1.0, 1.1):
        layer = Layer(cells()["rnn"], 1, 6, {"W_h": np.zeros((6, 1)), "U_h": radius * orthogonal, "b_h": np.zeros(6)})
        trace = run_network(Network((layer,)), np.zeros((101, 1)), "a" * 101)
        seeds = np.zeros((6, 101, 6))
        seeds[range(6), -1, range(6)] = 1
        jacobian = gradients(trace, {(0, "h"): seeds}).quantities[0]["h"][:, 0]
        np.testing.assert_allclose(np.linalg.norm(jacobian) / np.sqrt(6), radius**100, rtol=1e-12)


def test_wire_and_node() -> None:
    """By c_prev comes back what flows along the wire; by c all that depends on it, through h too."""
    layer = random_layer(cells()["lstm"], 2, 3, 9)
    case = Case(Network((layer,)), [(0, "h")])
    found = gradients(case.trace, case.cotangents).quantities[0]
    trace = case.trace.layers[0]
    slope = trace["o"] * (1 - trace["tanh_c"] ** 2)
    later = np.vstack([found["c_prev"][1:], np.zeros(3)])
    np.testing.assert_allclose(found["c"], later + found["h"] * slope, rtol=1e-12, atol=1e-14)
    np.testing.assert_array_equal(found["h_prev"][0], gradients(case.trace, case.cotangents).initial[0]["h"])


@pytest.mark.parametrize("cell", ALL_CELLS.values(), ids=list(ALL_CELLS))
def test_many_seeds_at_once_are_each_as_if_alone(cell: Cell) -> None:
    width = 3 if cell.key != "projected" else 2
    layers = (random_layer(cells()["lstm"], 2, 3, 1), random_layer(cell, 3, 3, 2))
    case = Case(Network(layers, smooth_readout(width)), None, [Hold(1, "h", (0,), (0.1,), (2, 4))])
    seeds = [
        {key: case.random.normal(size=value.shape) * (n != 1) for key, value in case.cotangents.items()}
        for n in range(3)
    ]
    together = gradients(case.trace, {key: np.array([seed[key] for seed in seeds]) for key in case.cotangents})
    for n, seed in enumerate(seeds):
        alone = gradients(case.trace, seed)
        pairs = [(together.inputs[n], alone.inputs)]
        for several, one in zip(
            (*together.weights, *together.initial, *together.quantities, together.readout),
            (*alone.weights, *alone.initial, *alone.quantities, alone.readout),
            strict=True,
        ):
            pairs += [(several[name][n], one[name]) for name in one]
        for several_values, one_values in pairs:
            np.testing.assert_allclose(several_values, one_values, rtol=1e-10, atol=1e-12)


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(random_cells(), st.integers(1, 2), st.integers(1, 2))
def test_any_cell_one_can_write(cell: Cell, inputs: int, units: int) -> None:
    try:
        layer = random_layer(cell, inputs, units)
        trace = run_network(Network((layer,)), np.ones((STEPS, inputs)), "a" * STEPS)
    except (EquationError, NetworkError):
        assume(False)
    assume(np.abs(trace.layers[0].rows).max() < 20)
    Case(Network((layer,)), [(0, "h")]).check()


def test_long_runs_are_one_pass() -> None:
    """More steps than are prepared at once, against the same run cut in two where the gradient is handed over."""
    layer = random_layer(cells()["lstm"], 2, 3)
    steps, cut = 600, 300
    inputs = np.random.default_rng(0).normal(size=(steps, 2))
    cotangent = np.random.default_rng(1).normal(size=(steps, 3))
    whole = gradients(run_network(Network((layer,)), inputs, "a" * steps), {(0, "h"): cotangent})
    first = run_network(Network((layer,)), inputs[:cut], "a" * cut)
    states = {state: first.layers[0][state][-1] for state in ("h", "c")}
    second = run_network(Network((replace(layer, initial=states),)), inputs[cut:], "a" * (steps - cut))
    late = gradients(second, {(0, "h"): cotangent[cut:]})
    handed = {(0, "h"): cotangent[:cut].copy(), (0, "c"): np.zeros((cut, 3))}
    handed[0, "h"][-1] += late.initial[0]["h"]
    handed[0, "c"][-1] += late.initial[0]["c"]
    early = gradients(first, handed)
    np.testing.assert_allclose(whole.inputs, np.vstack([early.inputs, late.inputs]), rtol=1e-11, atol=1e-13)
    for name, value in whole.weights[0].items():
        np.testing.assert_allclose(value, early.weights[0][name] + late.weights[0][name], rtol=1e-10)


def test_float32_stays_float32() -> None:
    network = Network((random_layer(cells()["gru"], 2, 3),), smooth_readout(3), "float32")
    trace = run_network(network, np.ones((5, 2)), "a" * 5)
    found = gradients(trace, {(0, "h"): np.ones((5, 3)), ("readout", "outputs"): np.ones((5, 7))})
    arrays = [found.inputs, *found.readout.values()]
    for mapping in (*found.weights, *found.initial, *found.quantities):
        arrays += mapping.values()
    assert {array.dtype for array in arrays} == {np.dtype(np.float32)}


@pytest.mark.parametrize(
    ("cotangents", "frozen", "says"),
    [
        ({(0, "g"): np.ones((5, 3))}, (), "layer 0 records no g. Known: a_n, a_r"),
        ({(1, "h"): np.ones((5, 3))}, (), "there is no layer 1; there are the layers 0 to 0"),
        ({("readout", "logits"): np.ones((5, 3))}, (), "there is no layer readout"),
        ({(0, "h"): np.ones((4, 3))}, (), r"cotangent of h of layer 0 must be \[5, 3\], but is \[4, 3\]"),
        ({(0, "h"): np.full((5, 3), np.nan)}, (), "must be finite"),
        ({(0, "h"): np.ones((2, 5, 3)), (0, "z"): np.ones((5, 3))}, (), "same number S of seeds"),
        ({(0, "h"): np.ones((5, 3))}, ("forget",), "nothing named forget was recorded"),
    ],
)
def test_wrong_questions(cotangents: dict[Key, Array], frozen: tuple[str, ...], says: str) -> None:
    trace = run_network(Network((random_layer(cells()["gru"], 2, 3),)), np.ones((5, 2)), "a" * 5)
    with pytest.raises(NetworkError, match=says):
        gradients(trace, cotangents, frozen=frozen)
