"""A run without a token is the run that would have been, and not what the ledger says."""

from __future__ import annotations

import numpy as np
import pytest

from simulator.analysis.ablation import Way, disagreement, replay, without
from simulator.analysis.ledger import ledger
from simulator.cells import cells, find_cell
from simulator.engine.progress import Cancelled
from simulator.engine.run import run_network
from simulator.network.holds import Hold
from simulator.network.initialisers import initialise
from simulator.network.layer import Layer, NetworkError
from simulator.network.network import Network
from simulator.network.readout import Readout
from simulator.network.trace import Trace
from tests.simulator.odd_cells import random_layer
from tests.simulator.stopping import stop_at

STEPS = 70
HOLDS = (
    Hold(0, "f", (0,), (1.0,), (10, 40)),
    Hold(1, "h", (1,), (0.25,), (50, None)),
    Hold(0, "c", (2,), (0.0,), (12, 13)),
)


def a_stack(holds: tuple[Hold, ...] = HOLDS) -> Trace:
    layers = (random_layer(find_cell("lstm"), 3, 5, 1), random_layer(find_cell("gru"), 5, 4, 2))
    readout = Readout(np.random.default_rng(2).normal(size=(3, 4)), np.zeros(3), tuple("abc"), ((0, 1, 2),))
    inputs = np.random.default_rng(0).normal(size=(STEPS, 3))
    return run_network(Network(layers, readout), inputs, [str(k) for k in range(STEPS)], holds=holds)


@pytest.mark.parametrize("token", [0, 11, 12, 31, 32, 69])
def test_a_token_at_zero_is_the_whole_run_with_a_zero_vector(token: int) -> None:
    trace, again = a_stack(), without(a_stack(), token)
    inputs = trace.inputs.copy()
    inputs[token] = 0
    network = Network(tuple(each.layer for each in trace.layers), trace.readout)
    whole = run_network(network, inputs, trace.tokens, holds=HOLDS)
    for mine, other in zip(again.layers, whole.layers, strict=True):
        assert np.array_equal(mine.rows, other.rows)
    assert np.array_equal(again.outputs, whole.outputs)  # type: ignore[arg-type]
    assert again.tokens == trace.tokens and again.holds == trace.holds


@pytest.mark.parametrize("way", ["zero", "drop"])
@pytest.mark.parametrize("skipped", [(0, 3, 40), tuple(range(32, 37)), tuple(range(1, 40))])
def test_a_replay_is_the_run_without_each_token_where_steps_are_left_out(way: Way, skipped: tuple[int, ...]) -> None:
    layer, inputs = random_layer(find_cell("lstm"), 3, 4, 1), np.random.default_rng(0).normal(size=(41, 3))
    trace = run_network(Network((layer,)), inputs, skipped=skipped)
    for step in (36, 40):
        replayed = replay(trace, step, way=way)
        for token in range(step + 1):
            again = without(trace.part(0, step + 1), token, way)
            assert np.array_equal(replayed.without[token], again["c"][-1])
        assert not replayed.changes[[each for each in skipped if each <= step]].any()


def test_a_token_taken_out_takes_its_holds_along() -> None:
    trace = a_stack()
    again = without(trace, 12, "drop")
    assert again.tokens == (*trace.tokens[:12], *trace.tokens[13:]) and again.steps == STEPS - 1
    assert np.array_equal(again.inputs, np.delete(trace.inputs, 12, axis=0))
    assert [(hold.quantity, hold.steps) for hold in again.holds] == [("f", (10, 39)), ("h", (49, 69))]
    assert (again.layers[0]["f"][10:39, 0] == 1).all() and again.layers[0]["f"][39, 0] != 1
    assert (again.layers[1]["h"][49:, 1] == 0.25).all()
    assert np.array_equal(again.layers[0].rows[:13], trace.layers[0].rows[:13])


@pytest.mark.parametrize("way", ["zero", "drop"])
@pytest.mark.parametrize("layer", [0, 1])
def test_the_memory_without_each_token_is_that_of_whole_runs(way: Way, layer: int) -> None:
    trace = a_stack()
    step = 45
    found = replay(trace, step, layer, way)
    record = trace.layers[layer]
    state = record.layer.cell.memory.state
    for token in (0, 5, 12, 31, 32, 44, 45):
        other = without(trace, token, way).layers[layer]
        assert np.array_equal(found.without[token], other[state][step - (way == "drop")]), token
    assert np.array_equal(found.value, record[state][step])
    assert np.array_equal(found.changes, found.value - found.without)
    assert (found.way, found.layer, found.state, found.step) == (way, layer, state, step)
    assert not (found.without.flags.writeable or found.changes.flags.writeable)


@pytest.mark.parametrize("key", cells())
def test_the_first_token_alone(key: str) -> None:
    layer = random_layer(cells()[key], 2, 3)
    trace = run_network(Network((layer,)), np.ones((2, 2)), "ab")
    state = layer.cell.memory.state
    assert np.array_equal(replay(trace, 0, way="drop").without[0], layer.initial[state])
    with pytest.raises(NetworkError, match="needs at least one token; set its vector to zero"):
        without(trace.part(0, 1), 0, "drop")


def test_where_the_gates_see_x_alone_accounting_is_causation() -> None:
    """As in minGRU (Feng et al. 2024): what a token changes is its row, less what its step does without its vector."""
    layer = random_layer(find_cell("lstm"), 2, 4)
    weights = {name: np.zeros_like(value) if name[0] == "U" else value for name, value in layer.weights.items()}
    network = Network((Layer(layer.cell, 2, 4, weights),))
    trace = run_network(network, np.random.default_rng(0).normal(size=(20, 2)), "a" * 20)
    rows = ledger(trace.layers[0], 19).shares[1:]
    found = replay(trace, 19)
    f, added = (trace.layers[0][name] for name in ("f", "added"))
    blank = without(trace, 4).layers[0]
    later = np.prod(f[5:], axis=0)
    np.testing.assert_allclose(
        found.changes[4], rows[4] - later * (blank["added"][4] + (blank["f"][4] - f[4]) * trace.layers[0]["c"][3]),
        atol=1e-15,
    )  # fmt: skip
    np.testing.assert_allclose(rows[4], later * added[4], atol=1e-15)


def test_accounting_and_causation_part_the_sooner_the_less_is_kept() -> None:
    """As measured over ten seeds elsewhere: near lag 0 they part by half at default weights, by little with chrono."""
    parted = {}
    for kind in ("pytorch", "chrono"):
        network = Network((Layer(find_cell("lstm"), 8, 16, initialise(find_cell("lstm"), 8, 16, kind, 0)),))
        trace = run_network(network, np.random.default_rng(0).normal(size=(60, 8)), "a" * 60)
        parted[kind] = disagreement(replay(trace, 59), ledger(trace.layers[0], 59))
    assert parted["pytorch"][-5:].mean() > 0.4 and parted["pytorch"][-40:-20].mean() > 0.9
    assert parted["chrono"][-5:].mean() < 0.25 and parted["chrono"][-40:-20].mean() < 0.5


def test_a_token_that_changes_nothing_has_no_disagreement() -> None:
    trace = a_stack(())
    blank = without(trace, 3)
    found = disagreement(replay(blank, 9, 0), ledger(blank.layers[0], 9))
    assert np.isnan(found[3]) and np.isfinite(np.delete(found, 3)).all()
    with pytest.raises(NetworkError, match="the ledger must be of c after step 9, from step 0 on"):
        disagreement(replay(blank, 9, 0), ledger(blank.layers[0], 8))


def test_it_tells_how_far_it_is_and_stops_when_told() -> None:
    told: list[tuple[int, int]] = []
    replay(a_stack(), 3, progress=lambda done, of: told.append((done, of)))
    assert told == [(0, 4), (1, 4), (2, 4), (3, 4)]
    with pytest.raises(Cancelled):
        replay(a_stack(), 3, progress=stop_at(2))


def test_wrong_questions() -> None:
    trace = a_stack()
    for wrong in (lambda: without(trace, 70), lambda: replay(trace, -1)):
        with pytest.raises(NetworkError, match="the run has the steps 0 to 69"):
            wrong()
    with pytest.raises(NetworkError, match="by zero or by drop, not by mask"):
        replay(trace, 1, way="mask")  # type: ignore[arg-type]
    with pytest.raises(NetworkError, match="there is no layer 2; there are the layers 0 to 1"):
        replay(trace, 1, 2)
