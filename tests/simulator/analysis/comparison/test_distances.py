"""How far runs are from each other, and what is left of the first token in each."""

import gc
import weakref

import numpy as np
import pytest
from msgspec.structs import replace

from simulator.analysis.comparison.distances import distances, left_of_first
from simulator.analysis.ledger import ledger
from simulator.lessons.edits.layers import with_layer
from simulator.lessons.run import run
from simulator.lessons.schema import HoldSpec
from tests.ui.film.films import random_lesson

LESSON = random_lesson("lstm", 3)


@pytest.mark.parametrize("cell", ["lstm", "gru", "rnn"])
def test_what_is_left_of_the_first_token_is_its_line_of_the_ledger(cell: str) -> None:
    record = run(random_lesson(cell, 5)).layers[0]
    left = left_of_first(record)
    for step in range(record.steps):
        book = ledger(record, step)
        assert left[step] == pytest.approx(np.abs(book.shares[1]).sum() / np.abs(book.written[1]).sum(), abs=1e-12)
    assert left[0] == 1.0 and (cell != "rnn" or not left[1:].any())


def test_distances_are_by_unit_where_units_correspond() -> None:
    one, two = run(LESSON), run(with_layer(LESSON, 0, seed=8))
    found = distances((one, two), 0)
    expected = np.abs(one.layers[0]["c"] - two.layers[0]["c"]).mean(axis=1)
    assert found.by_unit and np.array_equal(found.sizes[1], expected) and not found.sizes[0].any()


@pytest.mark.parametrize("change", [{"cell": "gru"}, {"units": 4}])
def test_else_only_the_mean_sizes_can_be_told_apart(change: dict[str, str]) -> None:
    one, two = run(LESSON), run(with_layer(LESSON, 0, **change))  # type: ignore[arg-type]
    found = distances((one, two), 3)
    memories = [trace.layers[0][trace.layers[0].layer.cell.memory.state] for trace in (one, two)]
    means = [np.abs(memory).mean(axis=1) for memory in memories]
    assert not found.by_unit and np.array_equal(found.sizes[1], np.abs(means[1] - means[0]))
    assert np.array_equal(found.means, means)


def test_all_that_is_left_is_exactly_all() -> None:
    left = left_of_first(run(random_lesson("lstm-1997", 64)).layers[0])
    assert (left == 1.0).all()


def test_rounding_in_single_precision_is_not_written() -> None:
    layer = replace(random_lesson("lstm", 1).layers[0], initial={"c": (1e6,)})
    hold = HoldSpec(0, "added", units=(), values=(0.0,), stop=1)
    lesson = replace(random_lesson("lstm", 1), layers=(layer,), holds=(hold,), dtype="float32")
    assert np.isnan(left_of_first(run(lesson).layers[0])).all()
    by_hand = replace(lesson, holds=(hold, HoldSpec(0, "c", units=(), values=(1e-300,), stop=1)), dtype="float64")
    assert left_of_first(run(by_hand).layers[0])[0] == 1.0


def test_runs_are_measured_once_against_each_other_and_let_go() -> None:
    one, two = run(LESSON), run(with_layer(LESSON, 0, seed=8))
    record, other = one.layers[0], two.layers[0]
    first = left_of_first(record)
    assert left_of_first(record) is first and not first.flags.writeable
    before = distances((one, two), 0)
    record.rows.flags.writeable = True
    record.rows[:] = 0.0
    assert np.array_equal(distances((one, two), 0).sizes, before.sizes)
    gone = weakref.ref(other)
    del two, other
    gc.collect()
    assert gone() is None
