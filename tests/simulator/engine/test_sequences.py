"""Sequences that begin anew one after the other: each is, to the bit, the run of it alone, and nothing passes over."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from simulator.analysis.budget import budget
from simulator.analysis.gradient_horizon import horizon
from simulator.analysis.half_life_table import half_life_table
from simulator.analysis.ledger import ledger
from simulator.analysis.ledger_triangle import triangle
from simulator.analysis.measures import steps_to_half
from simulator.autodiff.gradient_target import Target
from simulator.autodiff.gradients import gradients
from simulator.cells import find_cell
from simulator.engine.run import run_network
from simulator.network.holds import Hold
from simulator.network.initialisers import initialise
from simulator.network.layer import Layer, NetworkError
from simulator.network.network import Network
from simulator.network.trace import Trace

BEGINS = (5, 41, 42)
STEPS = 60


def network(key: str, *, both: bool = False, seed: int = 3) -> Network:
    """Two layers, the upper of both directions, with initial states that are not zero."""
    rng = np.random.default_rng(seed)
    cell = find_cell(key)

    def layer(inputs: int, *, reverse: bool = False, beside: bool = False) -> Layer:
        weights = initialise(cell, inputs, 4, "pytorch", int(rng.integers(99)))
        initial = {state: rng.normal(size=4) for state in cell.states}
        return Layer(cell, inputs, 4, weights, initial, reverse=reverse, beside=beside)

    upper = [layer(4), layer(4, reverse=True, beside=True)] if both else [layer(4)]
    return Network((layer(3), *upper))


def entering(steps: int = STEPS) -> np.ndarray:
    return np.random.default_rng(8).normal(size=(steps, 3))


def parts(begins: tuple[int, ...] = BEGINS, steps: int = STEPS) -> list[slice]:
    edges = (0, *begins, steps)
    return [slice(*pair) for pair in pairwise(edges)]


@pytest.mark.parametrize("key", ["lstm", "gru", "rnn"])
@pytest.mark.parametrize("both", [False, True])
def test_each_sequence_is_the_run_of_it_alone(key: str, both: bool) -> None:
    made, inputs = network(key, both=both), entering()
    whole = run_network(made, inputs, begins=BEGINS)
    for part in parts():
        alone = run_network(made, inputs[part])
        for mine, own in zip(whole.layers, alone.layers, strict=True):
            for name in (*mine.quantities, "x_prev", *(f"{state}_prev" for state in mine.layer.cell.states)):
                assert np.array_equal(mine[name][part], own[name]), (name, part)
            for name in ("c_prev", "h_prev"):
                if name.removesuffix("_prev") in mine.layer.cell.states:
                    seen = whole.part(part.start, part.stop).layers[whole.layers.index(mine)]
                    assert np.array_equal(seen[name], own[name])


def test_steps_left_out_and_holds_stay_in_their_sequence() -> None:
    made, inputs = network("lstm", both=True), entering()
    holds = [Hold(0, "f", (1,), (0.5,), (3, 44)), Hold(2, "c", (0,), (0.25,), (40, None))]
    skipped = (4, 5, 6, 30, 41)
    with pytest.raises(NetworkError, match="1 to 59"):
        run_network(made, inputs, begins=(0,))
    whole = run_network(made, inputs, holds=holds, skipped=skipped, begins=(5, 42))
    for part in parts((5, 42)):
        own = [
            Hold(each.layer, each.quantity, each.units, each.values, (max(each.steps[0], part.start) - part.start,
                 min(each.ending(STEPS)[1], part.stop) - part.start))
            for each in holds if max(each.steps[0], part.start) < min(each.ending(STEPS)[1], part.stop)
        ]  # fmt: skip
        left_out = [step - part.start for step in skipped if part.start <= step < part.stop]
        alone = run_network(made, inputs[part], holds=own, skipped=left_out)
        for mine, of_it in zip(whole.layers, alone.layers, strict=True):
            for name in (*mine.quantities, "x_prev", "c_prev"):
                assert np.array_equal(mine[name][part], of_it[name], equal_nan=True), (name, part)


def test_a_run_is_resumed_to_the_bit() -> None:
    made, inputs = network("gru"), entering()
    before = run_network(made, inputs, begins=BEGINS)
    for at in (3, 5, 20, 42, 50):
        other = inputs.copy()
        other[at:] *= 0.5
        resumed = run_network(made, other, begins=BEGINS, resume=(before, at))
        afresh = run_network(made, other, begins=BEGINS)
        assert all(np.array_equal(a.rows, b.rows) for a, b in zip(resumed.layers, afresh.layers, strict=True))
    with pytest.raises(NetworkError, match="sequences begin elsewhere"):
        run_network(made, inputs, begins=(5, 42), resume=(before, 50))


def test_gradients_pass_no_border() -> None:
    made, inputs = network("lstm", both=True), entering()
    whole = run_network(made, inputs, begins=BEGINS)
    seeds = {(k, "h"): np.random.default_rng(k).normal(size=(STEPS, 4)) for k in range(3)}
    found = gradients(whole, seeds)
    weights = [{name: np.zeros_like(value) for name, value in layer.weights.items()} for layer in made.layers]
    for part in parts():
        own = gradients(run_network(made, inputs[part]), {key: seed[part] for key, seed in seeds.items()})
        assert np.allclose(found.inputs[part], own.inputs, rtol=0, atol=1e-13)
        for k in range(3):
            for name in ("c_prev", "h_prev", "c", "f"):
                assert np.allclose(found.quantities[k][name][part], own.quantities[k][name], rtol=0, atol=1e-13)
            for name, value in own.weights[k].items():
                weights[k][name] += value
            if part.stop == STEPS if made.layers[k].reverse else part.start == 0:
                assert np.allclose(found.initial[k]["c"], own.initial[k]["c"], rtol=0, atol=1e-13)
    for mine, added in zip(found.weights, weights, strict=True):
        assert all(np.allclose(mine[name], added[name], rtol=0, atol=1e-11) for name in mine)


def runs(key: str) -> tuple[Trace, dict[int, Trace]]:
    made, inputs = network(key), entering()
    return run_network(made, inputs, begins=BEGINS), {part.start: run_network(made, inputs[part]) for part in parts()}


@pytest.mark.parametrize("key", ["lstm", "gru"])
def test_ledgers_begin_with_their_sequence(key: str) -> None:
    whole, alone = runs(key)
    own = alone[5]
    found, expected = ledger(whole, 30), ledger(own, 25)
    assert np.array_equal(found.shares[0], expected.shares[0])
    assert not found.weights[1:6].any()
    assert np.array_equal(found.shares[6:], expected.shares[1:])
    assert np.allclose(found.shares.sum(axis=0), found.value, rtol=0, atol=1e-12)
    all_of_it = triangle(whole.layers[0], 2)
    assert np.allclose(all_of_it[30], found.shares[:, 2].tolist() + [0.0] * (STEPS - 31), rtol=0, atol=1e-14)
    average = budget(whole, 30)
    assert (average is not None) == (key == "gru")
    if average is not None:
        assert np.allclose(average.weights.sum(axis=0), 1.0) and not average.by_hand.any()


def test_what_is_gone_at_a_border_is_gone() -> None:
    whole, alone = runs("lstm")
    reach, own = horizon(whole, Target("c", 30, 0, 0)), horizon(alone[5], Target("c", 25, 0, 0))
    assert np.isneginf(reach.wire["c"][:6]).all() and np.isneginf(reach.straight[:6]).all()
    assert np.array_equal(reach.wire["c"][6:], own.wire["c"][1:])
    assert reach.target.step == 30
    table = half_life_table(whole.layers[0])
    assert table.reached[:5].all() and (table.steps[4] == 1).all()
    assert np.array_equal(steps_to_half(whole.layers[0], 4), np.ones(4))
    assert np.array_equal(half_life_table(alone[5].layers[0]).lives, table.lives[5:41])


def test_of_long_sequences_the_same_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    made, inputs = network("lstm", both=True), entering()
    whole = run_network(made, inputs, begins=BEGINS, skipped=(7, 50))
    monkeypatch.setattr("simulator.engine.run.kept_of_layers", lambda *_: [("c", "h")] * 3)
    kept = run_network(made, inputs, begins=BEGINS, skipped=(7, 50))
    for mine, other in zip(kept.layers, whole.layers, strict=True):
        assert mine.inside is not None
        for name in (*other.quantities, "c_prev"):
            assert np.array_equal(np.asarray(mine[name][:]), other[name], equal_nan=True), name
        for name in ("f", "c_prev"):
            part = mine.part(41, 60)
            assert np.array_equal(np.asarray(part[name][:]), other.part(41, 60)[name], equal_nan=True)
