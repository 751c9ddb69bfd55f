"""Holds in a batch are those of a single sequence; the unit that holds the gender is found, and answers need it."""

from __future__ import annotations

import numpy as np
import pytest
from msgspec.structs import replace

from simulator.autodiff.batch.network_batch import NetworkBatch, with_ones
from simulator.cells import find_cell
from simulator.engine.batch.layer_batch import BatchHold
from simulator.engine.run import run_network
from simulator.network.holds import Hold
from simulator.network.network import Network
from simulator.training.settings import Settings, TrainingError
from simulator.training.task import find_task
from simulator.training.training import Training
from simulator.training.units.found_units import (
    held_out,
    hold_units,
    marked_property,
    probe,
    properties_of,
    property_of,
    rank_units,
)
from simulator.training.units.over_training import Followed, over_training
from tests.simulator.odd_cells import ALL_CELLS, random_layer

GENDER = "gender of the last name"


@pytest.mark.parametrize("key", ["lstm", "gru", "gates of x alone", "three states"])
def test_holds_are_those_of_a_single_sequence(key: str) -> None:
    layer = random_layer(ALL_CELLS[key], 2, 3, 1)
    network, inputs = Network((layer,)), np.random.default_rng(0).normal(size=(7, 2, 2))
    batch = NetworkBatch(network, 2)
    for name in layer.cell.parsed.quantities:
        where = np.zeros((7, 2), bool)
        where[2:4, 0] = where[5, 1] = True
        batch.run([layer.weights], with_ones(inputs), None, {0: [BatchHold(name, 1, 0.25, where)]})
        for sequence, steps in enumerate(((2, 4), (5, 6))):
            trace = run_network(network, inputs[..., sequence], holds=[Hold(0, name, (1,), (0.25,), steps)])
            for other in layer.cell.parsed.quantities:
                found = batch.layers[0].now(other)[..., sequence]
                assert np.allclose(found, trace.layers[0][other], atol=1e-13), (name, other)


def trained(seed: int, steps: int = 800, texts: int = 2000) -> Training:
    task = find_task("pronouns")
    settings = replace(Settings(**task.recipe), seed=seed, steps=steps)
    one = Training(task, find_cell("lstm"), settings, {"texts": texts})
    one.run()
    return one


def test_the_unit_that_holds_the_gender_is_found() -> None:
    one = trained(6, 320)
    examples = held_out(one, 200)
    values = property_of(one, examples, GENDER)
    ranked = rank_units(one, examples, values, ["c"])
    held = hold_units(one, examples, values)
    assert one.test() > 0.95 and abs(ranked[0].correlation) > 0.85
    assert (held[0].layer, held[0].unit) == (ranked[0].layer, ranked[0].unit)
    assert held[0].first > 0.8 > 0.1 > held[1].first and held[0].clause >= held[0].first
    assert probe(one, examples, values) > 0.9 > probe(one, examples, values, [held[0].unit])


def test_a_property_is_that_of_the_last_name() -> None:
    one = trained(0, 1, 100)
    examples = held_out(one, 20)
    values, problem = property_of(one, examples, GENDER), one.problem
    assert properties_of(one) == (GENDER,)
    for at, length in enumerate(examples.lengths):
        tokens = [problem.inputs[number] for number in examples.inputs[:length, at]]
        names = [1 if token in problem.inputs[:10] else -1 for token in tokens if token in problem.inputs[:20]]
        assert values[length - 1, at] == names[-1] and np.isnan(values[length:, at]).all()
    with pytest.raises(TrainingError, match=r"has no property “depth”\. Known are: gender of the last name"):
        property_of(one, examples, "depth")


def test_a_cell_without_a_gate_cannot_be_held() -> None:
    one = Training(find_task("pronouns"), find_cell("rnn"), Settings(cell="rnn", units=(3,)), {"texts": 100})
    examples = held_out(one, 10)
    with pytest.raises(TrainingError, match="no gate to hold"):
        hold_units(one, examples, property_of(one, examples, GENDER))


@pytest.mark.full
def test_ten_seeds_of_pronouns() -> None:
    """Over 98 % on pairs never seen in ten of ten; one token held turns 95 % in four of ten, held on in six."""
    first, clause = 0, 0
    for seed in range(10):
        one = trained(seed)
        assert one.test() > 0.98 and one.seconds < 60
        examples = held_out(one, 300)
        values = property_of(one, examples, GENDER)
        best = rank_units(one, examples, values, ["c"])[0]
        found = next(each for each in hold_units(one, examples, values) if each.unit == best.unit)
        print(seed, f"c[{best.unit}] {best.correlation:.2f}, {found.first:.2f} {found.later:.2f} {found.clause:.2f}")
        first, clause = first + (found.first >= 0.95), clause + (found.clause >= 0.95)
    assert first >= 4 and clause >= 6


def test_the_depth_of_brackets_is_known_and_its_values_are_told() -> None:
    sizes = {"T": 20, "test": 20, "kinds": 1, "depth": 6}
    one = Training(find_task("brackets"), find_cell("lstm"), Settings(units=(2,), batch=16), sizes)
    examples = held_out(one, 16)
    assert one.problem.marks("(())()")["depth of brackets"].tolist() == [1, 2, 1, 0, 1, 0]
    values = property_of(one, examples, "depth of brackets")
    assert np.nanmax(values) > 3 and np.nanmin(values) == 1  # at 0 there is no bracket to hold
    assert 0.1 < probe(one, examples, values) < 0.9  # of an untrained network; the sign alone would always be told


def test_words_that_are_marked_are_a_property_until_the_next_one() -> None:
    one = trained(0, 1, 100)
    examples = held_out(one, 10)
    values = marked_property(one, examples, ["THE"], ["and"])
    problem = one.problem
    for at, length in enumerate(examples.lengths):
        now = np.nan
        for step in range(length):
            word = problem.inputs[examples.inputs[step, at]]
            now = {"the": 1.0, "and": -1.0}.get(word, now)
            assert values[step, at] == now or (np.isnan(now) and np.isnan(values[step, at]))
    with pytest.raises(TrainingError, match="“zebra”: pronouns has no such token"):
        marked_property(one, examples, ["zebra"], ["and"])


def test_snapshots_that_come_meanwhile_are_for_the_next_look() -> None:
    """As those of a training that runs, which are kept by another thread."""
    training = Training(find_task("pronouns"), find_cell("lstm"), Settings(units=(2,), batch=4), {"texts": 100})
    training.snapshots.keep(0, training.model.parameters.flat)

    def progress(done: int, of: int, /) -> None:
        training.snapshots.keep(len(training.snapshots.steps), training.model.parameters.flat)

    found = over_training(
        training, lambda one, looked: property_of(one, looked, GENDER), Followed(0, 0, "c"), "r", progress, 20
    )
    assert found.steps == (0,) and found.values.shape == (1,) and training.snapshots.steps == [0, 1]
