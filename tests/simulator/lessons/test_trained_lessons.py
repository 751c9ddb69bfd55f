"""Lessons of what was learned: their weights are those of trainings in docs/trained, and do what is said of them."""

from __future__ import annotations

import math
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace

from simulator.analysis.ledger import ledger
from simulator.lessons.builtin import find
from simulator.lessons.run import Run, run
from simulator.lessons.schema import Border, HoldSpec, LayerSpec, ReadoutSpec
from simulator.text.tokens import Numbers
from simulator.training.checkpoint import open_training
from simulator.training.training import Training
from simulator.training.units.found_units import held_out, property_of, rank_units

FOLDER = Path(__file__).resolve().parents[3] / "docs" / "trained"
ENDS = (99, 199, 299, 399)
TRAINED = [  # the lesson, which of its runs, the training, and after how many updates
    ("temporal-order", 0, "temporal-order", 600),
    ("temporal-order", 1, "temporal-order", 0),
    ("temporal-order", 2, "temporal-order", 159),
    ("temporal-order", 3, "temporal-order", 274),
    ("temporal-order", 4, "temporal-order", 409),
    ("temporal-order", 5, "temporal-order-bias-1", 600),
    ("adding", 1, "adding", 1500),
    ("adding", 2, "adding-rnn", 1500),
    ("chrono-copy", 0, "copy-chrono", 10_000),
    ("chrono-copy", 1, "copy-chrono-2000", 2000),
    ("chrono-copy", 2, "copy-bias-1", 10_000),
    ("learned-pronouns", 0, "pronouns", 800),
]


@cache
def stored(name: str) -> Training:
    return open_training(FOLDER / f"{name}.training")


@cache
def runs_of(name: str) -> tuple[Run, ...]:
    own = run(find(name))
    return (own, *(run(each) for each in own.resolved.variants))


def parts_of(name: str, number: int) -> tuple[LayerSpec, ReadoutSpec]:
    lesson = find(name)
    layers = (lesson.layers, *(each.layers for each in lesson.variants))[number]
    readout = (lesson.readout, *(each.readout for each in lesson.variants))[number]
    assert readout is not None
    return layers[0], readout


@pytest.mark.parametrize(("of", "number", "training", "step"), TRAINED)
def test_the_weights_are_those_of_the_training_to_the_bit(of: str, number: int, training: str, step: int) -> None:
    made, (layer, readout) = stored(training), parts_of(of, number)
    assert step in made.snapshots.steps
    weights, read = made.model.parameters.parts(made.snapshots.at(step))
    assert layer.cell == made.settings.cell and set(layer.weights or {}) == set(weights)
    for name, values in weights.items():
        assert np.array_equal(np.array((layer.weights or {})[name], np.float32), values), name
    assert np.array_equal(np.array(readout.W, np.float32), read["W"])
    assert np.array_equal(np.array(readout.b, np.float32), read["b"])
    told = getattr(layer.origin, "by", "")
    assert f"task {made.task.key}" in told and f"{step} of {made.settings.steps} steps" in told
    assert f"seed {made.settings.seed}" in told


@pytest.mark.parametrize("training", sorted({each[2] for each in TRAINED} - {"pronouns"}))
def test_the_first_updates_are_made_again(training: str) -> None:
    made = stored(training)
    again = Training(made.task, made.cell, made.settings, made.sizes)
    assert np.array_equal(again.model.parameters.flat, made.snapshots.at(0))
    again.advance(6)
    assert again.history.loss == pytest.approx(made.history.loss[:6], rel=1e-3)


@pytest.mark.full
@pytest.mark.parametrize("training", sorted({each[2] for each in TRAINED} - {"pronouns"}))
def test_it_is_trained_again_from_scratch(training: str) -> None:
    made = stored(training)
    again = Training(made.task, made.cell, made.settings, made.sizes)
    again.run()
    assert np.mean(again.history.loss[-20:]) == pytest.approx(np.mean(made.history.loss[-20:]), rel=0.05, abs=0.01)
    if again.history.loss[0] == made.history.loss[0]:
        assert np.array_equal(again.model.parameters.flat, made.snapshots.at(again.step))


def losses(name: str, places: tuple[int, ...], wanted: tuple[str, ...]) -> list[float]:
    """The mean of −ln p of what was to be said at places, of each run of a lesson."""
    found = []
    for each in runs_of(name):
        assert each.outputs is not None and each.readout is not None
        columns = [each.readout.names.index(word) for word in wanted]
        found.append(float(-np.log(each.outputs[list(places), columns]).mean()))
    return found


def test_temporal_order_stands_at_ln_2_before_it_is_learned_and_is_not_learned_with_forget_bias_1() -> None:
    own = runs_of("temporal-order")[0]
    words = ["".join(each for each in own.tokens[end - 99 : end] if each in "XY") for end in ENDS]
    assert words == ["XX", "XY", "YX", "YY"] and [own.tokens[end] for end in ENDS] == ["E"] * 4
    learned, before, first, later, half, bias = losses("temporal-order", ENDS, ("XX", "XY", "YX", "YY"))
    assert learned < 0.02 and before == pytest.approx(math.log(4), abs=0.05)
    assert first == pytest.approx(math.log(2), abs=0.03) and later == pytest.approx(math.log(2), abs=0.005)
    assert half == pytest.approx(math.log(2) / 2, abs=0.02) and bias == pytest.approx(math.log(4), abs=0.01)
    loss = np.convolve(stored("temporal-order").history.loss, np.ones(10) / 10, "valid")
    assert (abs(loss - math.log(2)) < 0.05).sum() > 100, "it stands there for more than a hundred updates"
    assert stored("temporal-order").test() >= 0.99 and stored("temporal-order-bias-1").test() < 0.3


def test_a_held_unit_turns_the_answer_that_the_lesson_says() -> None:
    lesson = replace(find("temporal-order"), variants=(), storyline=None)
    held = run(replace(lesson, holds=(HoldSpec(0, "f", units=(6,), values=(0.5,)),)))
    assert held.outputs is not None
    assert held.outputs[99, 0] < 0.1 and (held.outputs[list(ENDS[1:]), [1, 2, 3]] > 0.9).all()


def test_adding_by_hand_is_off_by_less_than_a_hundredth_over_a_hundred_tokens() -> None:
    random, count, steps = np.random.default_rng(0), 200, 100
    rows = np.zeros((count, steps, 2))
    rows[:, :, 0] = random.uniform(0, 1, (count, steps))
    marks = np.stack([random.integers(0, 50, count), random.integers(50, 100, count)], axis=1)
    np.put_along_axis(rows[:, :, 1], marks, 1.0, axis=1)
    sums = np.take_along_axis(rows[:, :, 0], marks, axis=1).sum(axis=1)
    sequence = Numbers(tuple(map(tuple, rows.reshape(-1, 2).tolist())), ("number", "mark"))
    borders = tuple(Border(steps * at) for at in range(1, count))
    lesson = replace(find("adding"), variants=(), storyline=None, sequence=sequence, borders=borders)
    off = np.abs(np.asarray(run(lesson).layers[0]["c"])[steps - 1 :: steps, 0] / 0.1 - sums)
    assert off.max() == pytest.approx(0.0066, abs=0.0005)


def test_the_account_of_the_adder_has_two_rows_and_the_trained_gate_opens_at_the_same_marks() -> None:
    own, trained, plain = runs_of("adding")
    marks = np.flatnonzero(np.asarray(own.layers[0]["x"])[:, 1])
    shares = ledger(own, own.steps - 1).shares[1:, 0]  # behind that of the state before the first
    assert sorted(np.argsort(-np.abs(shares))[:2]) == marks.tolist()
    assert np.abs(np.delete(shares, marks)).max() < 1e-6 < 0.03 < np.abs(shares[marks]).min()
    gate = np.asarray(trained.layers[0]["i"])[:, 9]
    assert gate[marks].min() > 0.6 and np.delete(gate, marks).max() < 0.2
    wanted = float(np.asarray(own.layers[0]["x"])[marks, 0].sum())
    assert own.outputs is not None and trained.outputs is not None and plain.outputs is not None
    off = [abs(float(each.outputs[-1, 0]) - wanted) for each in (own, trained, plain)]
    assert off[0] < 0.02 and off[1] < 0.05 and off[2] > 0.2
    assert stored("adding").test() < 0.01
    assert stored("adding-rnn").test() * 6 == pytest.approx(0.75, abs=0.05), "three quarters of always answering 1"


def test_copy_was_not_learned_whatever_the_forget_gates_began_with() -> None:
    late, early, bias = losses("chrono-copy", tuple(range(35, 40)), tuple("acdhg"))
    assert early > math.log(8) > late > bias > 1.0
    right = [stored(name).test() for name in ("copy-chrono-2000", "copy-chrono", "copy-bias-1")]
    assert right[0] == pytest.approx(1 / 8, abs=0.02) and right[1] < right[2] < 0.5
    for each in runs_of("chrono-copy"):
        assert each.outputs is not None and (each.outputs[5:34, 0] > 0.9).all(), "all know when to be silent"


def test_the_unit_of_the_gender_was_found_by_measure_and_decides() -> None:
    training = stored("pronouns")
    examples = held_out(training, 60)
    best = rank_units(training, examples, property_of(training, examples, "gender of the last name"), ("c",))
    assert best[0].unit == 7 and abs(best[0].correlation) > 0.9 > 0.5 > abs(best[1].correlation)
    own, kept, held = runs_of("learned-pronouns")
    said = [_said(each) for each in (own, kept, held)]
    assert said[0] > 0.8 and -0.5 < said[1] < 0 and said[2] < -0.8
    lesson = replace(find("learned-pronouns"), variants=(), storyline=None)
    for unit in set(range(12)) - {7}:
        holds = tuple(
            HoldSpec(0, gate, units=(unit,), values=(value,), start=11, stop=12)
            for gate, value in (("f", 1.0), ("i", 0.0))
        )
        assert _said(run(replace(lesson, holds=holds))) > 0.5, unit


def _said(trace: Run) -> float:
    """By how much he is likelier than she after “Rafsun came and”."""
    assert trace.outputs is not None and trace.readout is not None
    she, he = (trace.readout.names.index(word) for word in ("she", "he"))
    return float(trace.outputs[13, he] - trace.outputs[13, she])
