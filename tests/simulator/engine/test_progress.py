"""Long computations tell how far they are and can be stopped between two blocks."""

from __future__ import annotations

import numpy as np
import pytest

from simulator.analysis.ledger_triangle import triangle, triangle_along, triangle_of_all
from simulator.cells import cells
from simulator.engine.layer_run import ROWS
from simulator.engine.progress import Cancelled
from simulator.engine.run import run_network
from simulator.lessons.builtin import find
from simulator.lessons.run import run
from simulator.lessons.schema import LayerSpec, Lesson
from simulator.network.network import Network
from simulator.text.embedding import Random
from simulator.text.tokens import Words
from tests.simulator.odd_cells import random_layer
from tests.simulator.stopping import stop_at

STEPS = 5 * ROWS


def a_lesson() -> Lesson:
    layers = (LayerSpec("lstm", 4), LayerSpec("gru", 3))
    return Lesson(title="t", sequence=Words("a b c d e " * ROWS), embedding=Random(2), layers=layers)


def test_a_run_tells_the_steps_of_all_layers() -> None:
    told: list[tuple[int, int]] = []
    run(a_lesson(), progress=lambda done, of: told.append((done, of)))
    assert told == [(done, 2 * STEPS) for done in range(0, 2 * STEPS, ROWS)]


@pytest.mark.parametrize("blocks", [0, 3, 7])
def test_a_stopped_run_can_be_made_again_to_the_bit(blocks: int) -> None:
    lesson, told = a_lesson(), list[int]()

    def progress(done: int, of: int) -> None:
        told.append(done)
        stop_at(blocks * ROWS)(done, of)

    with pytest.raises(Cancelled):
        run(lesson, progress=progress)
    assert told[-1] == blocks * ROWS
    whole, again = run(lesson), run(lesson, progress=lambda done, of: None)
    assert all((a.rows == b.rows).all() for a, b in zip(whole.layers, again.layers, strict=True))


def test_a_layer_that_was_stopped_runs_again_as_if_it_had_not_been() -> None:
    """What it had begun to write into the memory that runs share is not seen by the next run."""
    layer = random_layer(cells()["lstm"], 3, 4, 1)
    inputs, network = np.random.default_rng(0).normal(size=(STEPS, 3)), Network((layer,))
    before = run_network(network, inputs, "a" * STEPS)
    with pytest.raises(Cancelled):
        run_network(network, -inputs, "a" * STEPS, progress=stop_at(2 * ROWS))
    assert (run_network(network, inputs, "a" * STEPS).layers[0].rows == before.layers[0].rows).all()


def test_what_is_taken_over_from_an_earlier_run_is_not_counted_as_work() -> None:
    lesson, told = find("jenny-rafsun"), list[int]()
    trace = run(lesson)
    run(lesson, after=trace, progress=lambda done, of: told.append(done))
    assert told == []


@pytest.mark.parametrize("which", ["unit", "direction", "all"])
def test_a_triangle_stops(which: str) -> None:
    record = run(a_lesson()).layers[0]
    told: list[tuple[int, int]] = []
    make = {
        "unit": lambda progress: triangle(record, 0, progress=progress),
        "direction": lambda progress: triangle_along(record, np.ones(4), progress=progress),
        "all": lambda progress: triangle_of_all(record, progress=progress),
    }[which]
    make(lambda done, of: told.append((done, of)))
    assert told == [(0, STEPS), (64, STEPS), (128, STEPS)]
    with pytest.raises(Cancelled):
        make(stop_at(64))
