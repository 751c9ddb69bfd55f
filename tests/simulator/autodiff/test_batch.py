"""Many sequences at once against the engine for a single one, and against finite differences, for every cell."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings

from simulator.arrays import Array
from simulator.autodiff.batch import batch_loop
from simulator.autodiff.batch.network_batch import NetworkBatch, with_ones
from simulator.autodiff.gradients import Key, gradients
from simulator.cells import cells, find_cell
from simulator.cells.cell import Cell
from simulator.engine.run import run_network
from simulator.equations.parse import EquationError
from simulator.network.layer import Layer, NetworkError
from simulator.network.network import Network
from tests.simulator.autodiff.test_gradients import difference
from tests.simulator.odd_cells import ALL_CELLS, random_cells, random_layer
from tests.simulator.odd_cells import cell as odd_cell

STEPS, SEQUENCES = 34, 3  # more than the memory has room for at first
LENGTHS = np.array([34, 20, 1])


class Case:
    """A network, a batch for it, and cotangents drawn at random of what is wanted (None: of all that is recorded)."""

    def __init__(self, layers: Sequence[Layer], dtype: str = "float64", wanted: Sequence[Key] | None = None) -> None:
        self.network = Network(tuple(layers), None, dtype)
        self.random = np.random.default_rng(3)
        names = [layer.cell.parsed.quantities for layer in layers]
        keys: Sequence[Key] = wanted or [(k, name) for k, each in enumerate(names) for name in each]
        seeded = [[name for where, name in keys if where == k] for k in range(len(layers))]
        self.batch = NetworkBatch(self.network, SEQUENCES, seeded)
        self.inputs = self.random.normal(size=(STEPS, layers[0].inputs, SEQUENCES)).astype(dtype)
        self.cotangents = {key: self._cotangent(key) for key in keys}
        self.weights = [layer.weights for layer in self.network.layers]

    def _cotangent(self, key: Key) -> Array:
        assert isinstance(key[0], int)
        width = self.network.layers[key[0]].width(key[1])
        found = self.random.normal(size=(STEPS, width, SEQUENCES))
        for sequence, length in enumerate(LENGTHS):
            found[length:, :, sequence] = 0
        return found

    def run(self, inputs: Array) -> list[dict[str, Array]]:
        """Step through these inputs and go back. Returns the gradients by the weights."""
        self.batch.run(self.weights, with_ones(inputs), LENGTHS)
        self.batch.begin_back()
        for key, value in self.cotangents.items():
            assert isinstance(key[0], int)
            self.batch.seed(key[0], key[1])[...] = value
        found = [{name: np.zeros_like(value) for name, value in each.items()} for each in self.weights]
        self.batch.go_back(self.weights, found)
        return found

    def check(self, most: float = 1e-12) -> None:
        found = self.run(self.inputs)
        expected = [{name: np.zeros(value.shape) for name, value in each.items()} for each in self.weights]
        for sequence, length in enumerate(LENGTHS):
            trace = run_network(self.network, self.inputs[:length, :, sequence])
            for k, layer in enumerate(trace.layers):
                for name in layer.quantities:
                    recorded = self.batch.layers[k].now(name)[:length, :, sequence]
                    assert np.abs(recorded - layer[name]).max() <= most * max(1, np.abs(layer[name]).max()), name
            each = {key: value[:length, :, sequence] for key, value in self.cotangents.items()}
            back = gradients(trace, each)
            for k, sums in enumerate(expected):
                for name in sums:
                    sums[name] += back.weights[k][name]
        for k, sums in enumerate(expected):
            for name, value in sums.items():
                assert np.abs(found[k][name] - value).max() <= most * max(1, np.abs(value).max()), name


@pytest.mark.parametrize("cell", ALL_CELLS.values(), ids=list(ALL_CELLS))
def test_a_batch_is_its_sequences(cell: Cell) -> None:
    """Every recorded number, and the gradients of all of them by all weights, sequences of different lengths."""
    below = random_layer(cell, 2, 3, 1)
    Case([below, random_layer(cell, below.outputs, 2, 2)]).check()


@pytest.mark.parametrize("cell", ALL_CELLS.values(), ids=list(ALL_CELLS))
def test_from_the_output_alone(cell: Cell) -> None:
    """As in training: what is not asked for takes other ways through the pass."""
    below = random_layer(cell, 2, 3, 1)
    Case([below, random_layer(cell, below.outputs, 2, 2)], wanted=[(1, cell.states[0])]).check()


@pytest.mark.parametrize("cell", ALL_CELLS.values(), ids=list(ALL_CELLS))
def test_steps_take_turns_in_memory_and_nothing_is_left_of_another_run(
    cell: Cell, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In as many steps at once as there are in a run of large networks, and again with other inputs."""
    monkeypatch.setattr(batch_loop, "CACHED", 5 * 3 * SEQUENCES)
    layer = random_layer(cell, 2, 3, 1)
    case = Case([layer], wanted=[(0, cell.states[0])])
    case.run(case.random.normal(size=case.inputs.shape))
    case.check()


BEFORE = odd_cell(
    "a state of x alone", ("h", "n"), "n = tanh(W_n @ x + b_n)\nh = tanh(U_h @ h_prev) * n_prev + W_h @ x"
)


def test_what_a_step_takes_of_a_state_that_needs_no_steps_goes_back_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch_loop, "CACHED", 5 * 3 * SEQUENCES)
    Case([random_layer(BEFORE, 2, 3, 1)], wanted=[(0, "h")]).check()


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(cell=random_cells())
def test_any_cell(cell: Cell) -> None:
    try:
        layer = random_layer(cell, 2, 3, scale=0.3)
    except EquationError:
        assume(False)
    try:
        Case([layer]).check()
    except NetworkError:
        assume(False)  # a single sequence stops being finite


@pytest.mark.parametrize("cell", cells().values(), ids=list(cells()))
def test_gradients_are_slopes(cell: Cell) -> None:
    case = Case([random_layer(cell, 2, 2, 1)], wanted=[(0, cell.states[0])])
    found = case.run(case.inputs)[0]
    weights = dict(case.weights[0])
    for name, weight in weights.items():

        def loss(value: Array, name: str = name) -> float:
            case.batch.run([{**weights, name: value}], with_ones(case.inputs), LENGTHS)
            output = case.batch.output(0)
            return float((output * case.cotangents[0, cell.states[0]]).sum())

        slopes = difference(loss, weight)
        assert np.abs(found[name] - slopes).max() <= 1e-6 * max(1, np.abs(slopes).max()), name


@pytest.mark.parametrize("key", ["lstm", "gru", "rnn"])
def test_what_stands_behind_an_end_changes_nothing(key: str) -> None:
    case = Case([random_layer(find_cell(key), 2, 3, 1)])
    first, other = case.run(case.inputs), case.inputs.copy()
    output = case.batch.output(0).copy()
    for sequence, length in enumerate(LENGTHS):
        other[length:, :, sequence] = case.inputs[length - 1, :, sequence] * 100
    second = case.run(other)
    for sequence, length in enumerate(LENGTHS):
        assert np.array_equal(case.batch.output(0)[:length, :, sequence], output[:length, :, sequence])
    for name, value in first[0].items():
        assert np.allclose(second[0][name], value, rtol=1e-13, atol=1e-13)


def test_in_single_precision() -> None:
    case = Case([random_layer(find_cell("lstm"), 2, 3, 1)], "float32")
    assert case.batch.output(0).dtype == np.float32
    case.check(1e-4)


def test_twice_the_same_to_the_bit() -> None:
    case = Case([random_layer(find_cell("gru"), 2, 3, 1)], "float32")
    one, other = case.run(case.inputs), case.run(case.inputs)
    assert all(np.array_equal(one[0][name], other[0][name]) for name in one[0])
    again = Case([random_layer(find_cell("gru"), 2, 3, 1)], "float32").run(case.inputs)
    assert all(np.array_equal(one[0][name], again[0][name]) for name in one[0])


def test_a_layer_from_the_end_is_refused() -> None:
    with pytest.raises(NetworkError, match="read from the end"):
        NetworkBatch(Network((random_layer(find_cell("rnn"), 2, 3).turned,)), 2)


def test_what_stops_being_finite_is_named() -> None:
    case = Case([random_layer(ALL_CELLS["copies"], 2, 3, 1)])
    weights = {name: value * 1e200 for name, value in case.weights[0].items()}
    case.batch.run([weights], with_ones(case.inputs * 1e200), LENGTHS)
    with pytest.raises(NetworkError, match="stops being finite at step"):
        case.batch.check_finite()
