"""The gradient going back: against differences of runs, PyTorch's automatic gradients, and closed forms."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from simulator.analysis import gradient_horizon
from simulator.analysis.gradient_horizon import horizon
from simulator.analysis.ledger import ledger
from simulator.arrays import Array
from simulator.autodiff.gradient_target import Target, gates_frozen, target_gradients
from simulator.autodiff.gradients import gradients
from simulator.cells import cells, find_cell
from simulator.cells.cell import Cell
from simulator.engine.progress import Cancelled
from simulator.engine.run import run_network
from simulator.network.between import run_between
from simulator.network.holds import Hold
from simulator.network.initialisers import initialise
from simulator.network.layer import Layer, NetworkError
from simulator.network.network import Network
from simulator.network.readout import Readout
from simulator.network.trace import Trace
from tests.simulator.odd_cells import ODD_CELLS, cell, random_layer
from tests.simulator.stopping import stop_at

REFERENCE = Path(__file__).resolve().parents[2] / "reference" / "torch_gradients.json"
STEPS = 9
DIFFERENCES = 1e-8
CELLS = {**cells(), **ODD_CELLS}


def a_run(key: str | Cell, steps: int = STEPS, units: int = 3, scale: float = 1.5, readout: bool = False) -> Trace:
    kind = CELLS[key] if isinstance(key, str) else key
    random = np.random.default_rng(3)
    layer = random_layer(kind, 2, units, 4, scale)
    groups = ((0, 2), (1, 3))
    said = Readout(
        random.normal(size=(4, layer.outputs)), random.normal(size=4), tuple("abcd"), groups, ("softmax", "sigmoid")
    )
    return run_network(Network((layer,), said if readout else None), random.normal(size=(steps, 2)), "a" * steps)


def derivative(value: object, at: Array) -> Array:
    """[outputs, inputs] by central differences of the sixth order."""
    columns = []
    for k in range(len(at)):
        total = 0.0
        for times, weight in ((1, 45), (2, -9), (3, 1)):
            moved = [at.copy(), at.copy()]
            moved[0][k] += times * 2e-4
            moved[1][k] -= times * 2e-4
            total = total + weight * (value(moved[0]) - value(moved[1])) / (60 * 2e-4)  # type: ignore[operator]
        columns.append(total)
    return np.array(columns).T


def goes_on(trace: Trace, after: int, state: str, value: Array, target: Target) -> Array:
    """The target where the state carried on from a step is another, and everything else carried on is as it was."""
    layer = trace.layers[0].layer
    carried = {name: trace.layers[0].rows[after + 1, trace.layers[0].places[name]] for name in layer.cell.states}
    network, steps = Network((layer,), trace.readout), target.step + 1 - after
    given = {**carried, state: value}.items()
    holds = [Hold(0, name, tuple(range(len(row))), tuple(row.tolist()), (0, 1)) for name, row in given]
    rest = run_network(network, trace.inputs[after : target.step + 1], "a" * steps, holds=holds)
    return read(rest, target, rest.steps - 1)


def held(trace: Trace, at: int, state: str, value: Array, target: Target) -> Array:
    """The target where a state is set to another value at a step, and moves whatever depends on it."""
    network = Network((trace.layers[0].layer,), trace.readout)
    hold = Hold(0, state, tuple(range(len(value))), tuple(value.tolist()), (at, at + 1))
    return read(run_network(network, trace.inputs, "a" * trace.steps, holds=[hold]), target, target.step)


def read(trace: Trace, target: Target, step: int) -> Array:
    if target.layer == "readout":
        assert trace.outputs is not None and trace.logits is not None
        found = {"logits": trace.logits, "outputs": trace.outputs, "log_probabilities": np.log(trace.outputs)}
        whole = found[target.quantity]
    else:
        whole = trace.layers[target.layer][target.quantity]
    return whole[step] if target.unit is None else whole[step, [target.unit]]


@pytest.mark.parametrize("key", CELLS)
@pytest.mark.parametrize("what", ["memory", "unit", "log_probabilities", "log_probability", "outputs"])
def test_sizes_are_those_of_differences(key: str, what: str) -> None:
    trace = a_run(key, readout=True)
    record = trace.layers[0]
    target = {
        "memory": Target(record.layer.cell.memory.state, 7),
        "unit": Target(record.layer.cell.states[0], 7, 1),
        "log_probabilities": Target("log_probabilities", 7, 2, "readout"),
        "log_probability": Target("log_probabilities", 7, 3, "readout"),
        "outputs": Target("outputs", 7, None, "readout"),
    }[what]
    found = horizon(trace, target)
    root = math.sqrt(len(read(trace, target, 7)))
    for state in record.layer.cell.states:
        for step in (0, 3, 6):
            now = record[state][step]
            wire = derivative(lambda v, s=state, t=step: goes_on(trace, t, s, v, target), now)
            node = derivative(lambda v, s=state, t=step: held(trace, t, s, v, target), now)
            for sizes, jacobian in ((found.wire[state], wire), (found.node[state], node)):
                assert abs(10 ** sizes[step + 1] - np.linalg.norm(jacobian) / root) <= DIFFERENCES, (state, step)
    assert found.wire[state].shape == (9,)
    assert found.probes == 0 and found.layer == 0


def test_the_joint_way_is_not_the_product_of_single_steps() -> None:
    """The next step's gates depend on h, so products of one step's dc'/dc leave something out."""
    trace = a_run("lstm", 30, 6)
    single = np.eye(6)
    for step in range(29, 0, -1):
        seeds = {(0, "c"): np.eye(6)[:, None]}
        single = single @ gradients(trace.part(step, step + 1), seeds).quantities[0]["c_prev"][:, 0]
    joint = 10 ** horizon(trace, Target("c", 29)).wire["c"][1]
    assert abs(np.linalg.norm(single) / math.sqrt(6) / joint - 1) > 0.1


@pytest.mark.parametrize("key", ["lstm", "lstm-peephole", "gru", "gru-before", "rnn", "three states"])
def test_straight_is_the_ledgers_weight_and_what_comes_back_with_the_gates_frozen(key: str) -> None:
    trace = a_run(key, 60)
    record = trace.layers[0]
    memory = record.layer.cell.memory.state
    found = horizon(trace, Target(memory, 50))
    weights = ledger(record, 50).weights
    sizes = np.linalg.norm(weights, axis=1) / math.sqrt(weights.shape[1])
    np.testing.assert_allclose(10**found.straight, sizes, rtol=1e-12)
    if record.layer.cell.memory.keep:
        seeds = np.zeros((3, 60, 3))
        seeds[range(3), 50, range(3)] = 1
        cut = gradients(trace, {(0, memory): seeds}, frozen=gates_frozen(record.layer.cell)).quantities[0]
        np.testing.assert_allclose(np.einsum("sts->ts", cut[f"{memory}_prev"][:, :51]), weights[:51], rtol=1e-12)
    if key in ("lstm", "gru", "gru-before"):
        scalar = horizon(trace, Target("h", 50, 1)).straight
        back = target_gradients(trace, Target("h", 50, 1), gates_frozen(record.layer.cell)).quantities[0]
        np.testing.assert_allclose(10 ** scalar[:51], np.linalg.norm(back[f"{memory}_prev"][:51], axis=1), rtol=1e-12)


@pytest.mark.parametrize("key", ["lstm", "gru"])
def test_what_goes_through_the_gates_is_the_rest_of_the_jacobian(key: str) -> None:
    trace = a_run(key, 40)
    memory = cells()[key].memory.state
    found = horizon(trace, Target(memory, 39))
    seeds = np.zeros((3, 40, 3))
    seeds[range(3), 39, range(3)] = 1
    wire = gradients(trace, {(0, memory): seeds}).quantities[0][f"{memory}_prev"]
    weights = ledger(trace.layers[0], 39).weights
    for row in (0, 10, 25, 38):
        rest = np.linalg.norm(wire[:, row] - np.diag(weights[row])) / math.sqrt(3)
        assert 10 ** found.through_gates[row] == pytest.approx(rest, rel=1e-10)
    assert found.through_gates[40] == -np.inf


def test_pytorch_finds_the_same() -> None:
    """Norms of the Jacobians by every state, from automatic differentiation: see the script beside the numbers."""
    for case in json.loads(REFERENCE.read_text(encoding="utf-8")):
        key, steps, units, inputs = case["cell"], case["steps"], case["units"], case["inputs"]
        random = np.random.default_rng(case["seed"])
        kind = cells()[key]
        shapes = {name: (units, inputs) if name[0] == "W" else (units, units) if name[0] == "U" else (units,)
                  for name in case["order"]}  # fmt: skip
        weights = {name: random.normal(size=shape) * case["scale"] for name, shape in shapes.items()}
        readout = Readout(random.normal(size=(4, units)), random.normal(size=4), tuple("abcd"), (tuple(range(4)),))
        network = Network((Layer(kind, inputs, units, weights),), readout)
        trace = run_network(network, random.normal(size=(steps, inputs)), "a" * steps)
        memory = kind.memory.state
        for name, target in (
            ("memory", Target(memory, steps - 1)),
            ("log_probability", Target("log_probabilities", steps - 1, 2, "readout")),
        ):
            found = horizon(trace, target)
            for state in kind.states:
                np.testing.assert_allclose(10 ** found.wire[state][1:steps], case[name][state], rtol=1e-9)


@pytest.mark.parametrize("radius", [0.9, 1.0, 1.1])
def test_at_rest_it_is_the_radius_to_the_lag(radius: float) -> None:
    orthogonal = np.linalg.qr(np.random.default_rng(0).normal(size=(8, 8)))[0]
    layer = Layer(find_cell("rnn"), 1, 8, {"W_h": np.zeros((8, 1)), "U_h": radius * orthogonal, "b_h": np.zeros(8)})
    found = horizon(run_network(Network((layer,)), np.zeros((201, 1)), "a" * 201), Target("h", 200)).wire["h"]
    np.testing.assert_allclose(found[1:], np.arange(200, -1, -1) * math.log10(radius), atol=1e-10)


def test_it_reaches_far_below_the_smallest_double() -> None:
    """One saturated unit holds a bit for two thousand steps, with a gradient of 1e-1500: Bengio et al. 1994."""
    layer = Layer(find_cell("rnn"), 1, 1, {"W_h": [[0.2]], "U_h": [[2.0]], "b_h": [0.0]}, {"h": [0.9]})
    inputs = np.random.default_rng(0).normal(size=(2000, 1))
    trace = run_network(Network((layer,)), inputs, "a" * 2000)
    found = horizon(trace, Target("h", 1999)).wire["h"]
    slopes = np.log10(2 * (1 - trace.layers[0]["h"][:, 0] ** 2))
    assert found[0] < -1400
    np.testing.assert_allclose(found[:-1], np.cumsum(slopes[::-1])[::-1], rtol=1e-11)
    steep = Layer(find_cell("lstm"), 1, 2, {**random_layer(find_cell("lstm"), 1, 2).weights, "b_f": np.full(2, -90.0)})
    found = horizon(run_network(Network((steep,)), np.ones((90, 1)), "a" * 90), Target("c", 89)).straight
    assert np.isfinite(found).all() and found[0] == pytest.approx(90 * -90 / math.log(10), rel=0.02)


def test_chrono_reaches_as_far_as_it_is_made_for() -> None:
    """√(e^−2 − 2 E1(2)) = 0.194 at lag T, the mean over biases log u, u in 1 to T - 1: Tallec & Ollivier 2018."""
    longest, units = 1000, 50
    biases = np.log(1 + (longest - 2) * (np.arange(units) + 0.5) / units)
    for key, gate in (("lstm", "b_f"), ("gru", "b_z")):
        weights = {**initialise(find_cell(key), 1, units, "zeros"), gate: biases}
        network = Network((Layer(find_cell(key), 1, units, weights),))
        trace = run_network(network, np.ones((longest + 1, 1)), "a" * (longest + 1))
        found = horizon(trace, Target(find_cell(key).memory.state, longest), probes=1)
        at_lags = [10 ** found.straight[longest + 1 - lag] for lag in (10, 100, 500, 1000)]
        np.testing.assert_allclose(at_lags, [0.956, 0.758, 0.385, 0.194], atol=0.003)


def test_probes_come_near_and_are_said() -> None:
    trace = a_run("lstm", 80, 40)
    exact, probed = (horizon(trace, Target("c", 79), probes=probes) for probes in (0, 16))
    assert (exact.probes, probed.probes) == (0, 16)
    for part in ("straight", "through_gates"):
        assert np.abs(getattr(exact, part)[1:79] - getattr(probed, part)[1:79]).max() < 0.15
    assert np.abs(exact.wire["h"][:-1] - probed.wire["h"][:-1]).max() < 0.15
    assert horizon(a_run("gru", 5, 130), Target("h", 4)).probes == 16
    assert horizon(a_run("gru", 5, 130), Target("h", 4, 7)).probes == 0


def test_through_a_stack_down_to_a_lower_layer() -> None:
    layers = (random_layer(find_cell("lstm"), 2, 3, 1), random_layer(find_cell("gru"), 3, 4, 2))
    readout = Readout(np.random.default_rng(2).normal(size=(3, 4)), np.zeros(3), tuple("abc"), ((0, 1, 2),))
    trace = run_network(Network(layers, readout), np.random.default_rng(1).normal(size=(70, 2)), "a" * 70)
    target = Target("logits", 69, 1, "readout")
    found = horizon(trace, target, layer=0)
    back = target_gradients(trace, target)
    for state in ("h", "c"):
        sizes = np.linalg.norm(back.quantities[0][f"{state}_prev"], axis=1)
        np.testing.assert_allclose(10 ** found.wire[state][:70], sizes, rtol=1e-9)
        node = np.linalg.norm(back.quantities[0][state], axis=1)
        np.testing.assert_allclose(10 ** found.node[state][1:], node, rtol=1e-9)
    assert horizon(trace, target).layer == 1
    assert horizon(trace, Target("h", 69, 0), layer=1).wire["h"].max() == -np.inf, "nothing comes from below"


def test_only_the_layers_between_are_gone_through() -> None:
    """What stands below and above takes nothing from the way back; in a run of the layer alone it is the same."""
    layers = tuple(random_layer(find_cell(key), 2 + k, 3 + k, k) for k, key in enumerate(("lstm", "gru", "lstm")))
    hold = Hold(1, "z", (2,), (0.5,), (4, 9))
    trace = run_network(Network(layers), np.random.default_rng(1).normal(size=(40, 2)), "a" * 40, holds=[hold])
    alone = run_network(Network((layers[1],)), trace.layers[1].inputs, "a" * 40, holds=[replace(hold, layer=0)])
    part = run_between(trace, 1, 2)
    assert part.holds == alone.holds and len(part.layers) == 1 and part.inputs is trace.layers[1].inputs
    found, wanted = horizon(trace, Target("h", 39, 1, 1)), horizon(alone, Target("h", 39, 1, 0))
    assert (found.target.layer, found.layer) == (1, 1)
    for name in ("straight", "through_gates"):
        np.testing.assert_allclose(getattr(found, name), getattr(wanted, name), rtol=1e-12)
    np.testing.assert_allclose(found.wire["h"], wanted.wire["h"], rtol=1e-12)


def test_what_is_held_lets_nothing_back_and_precision_is_no_matter() -> None:
    trace = a_run("lstm")
    hold = Hold(0, "c", (0, 1, 2), (0.1,), (4, 5))
    stopped = run_network(Network((trace.layers[0].layer,)), trace.inputs, "a" * STEPS, holds=[hold])
    found = horizon(stopped, Target("c", 8))
    assert np.isfinite(found.straight[5:]).all() and (found.straight[:5] == -np.inf).all()
    single = run_network(Network((trace.layers[0].layer,), dtype="float32"), trace.inputs, "a" * STEPS)
    near = horizon(single, Target("c", 8))
    assert np.abs(near.wire["c"] - horizon(trace, Target("c", 8)).wire["c"]).max() < 1e-5


def test_it_tells_how_far_it_is_and_stops_when_told() -> None:
    trace, told = a_run("gru", 300), []
    horizon(trace, Target("h", 299), progress=lambda done, of: told.append((done, of)))
    assert told[0] == (0, 300) and told[-1][0] < 300 and len(told) == 4
    with pytest.raises(Cancelled):
        horizon(trace, Target("h", 299), progress=stop_at(30))


@pytest.mark.parametrize(
    ("target", "layer", "says"),
    [
        (Target("c", 0), None, "layer 0 has no c. Known"),
        (Target("h", 9), None, "there is no step 9; the run has the steps 0 to 8"),
        (Target("h", 0, 3), None, "h has no unit 3; it has the units 0 to 2"),
        (Target("h", 0, layer=1), None, "there is no layer 1; there are the layers 0 to 0"),
        (Target("h", 0), 1, "there is no layer 1"),
        (Target("logits", 0, layer="readout"), None, "no read-out; choose a quantity of a layer"),
    ],
)
def test_wrong_questions(target: Target, layer: int | None, says: str) -> None:
    with pytest.raises(NetworkError, match=says):
        horizon(a_run("gru"), target, layer)


def test_a_whole_vector_has_no_gradients_to_show() -> None:
    trace = a_run("gru", readout=True)
    with pytest.raises(NetworkError, match="h has 3 numbers; choose the unit"):
        target_gradients(trace, Target("h", 0))
    with pytest.raises(NetworkError, match=r"the read-out has no log\. Did you mean logits"):
        target_gradients(trace, Target("log", 0, 0, "readout"))
    bare = replace(trace, readout=replace(trace.readout, groups=(), kinds=("linear",)), outputs=trace.logits)
    with pytest.raises(NetworkError, match="has no log_probabilities"):
        horizon(bare, Target("log_probabilities", 0, 0, "readout"))


def test_a_line_is_no_shorter_beside_a_far_larger_one() -> None:
    layer = a_run("lstm").layers[0].layer
    hold = Hold(0, "f", (0, 1), (1e-300, 1e150), (4, 5))
    trace = run_network(Network((layer,)), a_run("lstm").inputs, "a" * STEPS, holds=(hold,))
    straight = horizon(trace, Target("c", STEPS - 1, 0, 0)).straight
    assert np.isfinite(straight).all() and straight[4] < -299 < straight[5]


def test_in_single_precision_what_rounding_leaves_is_nothing_beside_the_line() -> None:
    layer = a_run("lstm").layers[0].layer
    weights = {name: value * (not name.startswith("U")) for name, value in layer.weights.items()}
    network = Network((replace(layer, weights=weights),), dtype="float32")
    trace = run_network(network, a_run("lstm").inputs, "a" * STEPS)
    assert not np.isfinite(horizon(trace, Target("c", STEPS - 1, 0, 0)).through_gates).any()


@pytest.mark.parametrize("skipped", [(), (3, 4, 18, 19, 20, 21, 30)])
@pytest.mark.parametrize("block", [1, 7, 20])
def test_what_a_layer_reads_of_the_step_before_passes_between_blocks(
    block: int, skipped: tuple[int, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    kind = cell("shifted", ("h",), "h = tanh(W_h @ x + V_h @ x_prev + U_h @ h_prev)")
    network = Network((random_layer(kind, 2, 3, 1), random_layer(kind, 3, 3, 2)))
    trace = run_network(network, np.random.default_rng(0).normal(size=(40, 2)), "a" * 40, skipped=skipped)
    monkeypatch.setattr(gradient_horizon, "LEAST_BLOCK", 40)
    whole = horizon(trace, Target("h", 39, None, 1), layer=0)
    monkeypatch.setattr(gradient_horizon, "LEAST_BLOCK", block)
    monkeypatch.setattr(gradient_horizon, "MOST_BLOCK", block)
    found = horizon(trace, Target("h", 39, None, 1), layer=0)
    np.testing.assert_allclose(found.wire["h"], whole.wire["h"], atol=1e-12)
    np.testing.assert_allclose(found.node["h"], whole.node["h"], atol=1e-12)
