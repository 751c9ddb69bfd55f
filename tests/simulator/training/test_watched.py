"""A training that is watched ends as one that is not, waits and goes on, and its file is whole whatever happens."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from multiprocessing import active_children
from pathlib import Path

import numpy as np
import pytest

from simulator.cells import find_cell
from simulator.training.checkpoint import open_training
from simulator.training.settings import Settings, TrainingError
from simulator.training.watched.news import MOST, News, thinned
from simulator.training.watched.order import Order, kept_in
from simulator.training.watched.run import Wish, train_beside, train_here


def order(**settings: object) -> Order:
    given = {"cell": "lstm", "units": (4,), "steps": 20, "batch": 32, **settings}
    return Order("echo", find_cell("lstm"), Settings(**given), {"T": 6, "lag": 1})  # type: ignore[arg-type]


def nothing(_seconds: float) -> Wish:
    return ""


def wishes(told: list[News], at: int, *wanted: Wish) -> Callable[[float], Wish]:
    """What is asked for from a step on, one after the other."""
    left = list(wanted)

    def asked(_seconds: float) -> Wish:
        return left.pop(0) if left and told and len(told) >= at else ""

    return asked


def test_it_ends_to_the_bit_as_one_that_nobody_watches(tmp_path: Path) -> None:
    told: list[News] = []
    alone = order().training()
    alone.run()
    train_here(order(), tmp_path / "a.training", told.append, nothing)
    last = told[-1]
    assert last.weights.tobytes() == alone.model.parameters.flat.tobytes()
    assert (last.step, last.steps) == (20, 20) and last.loss.values.tolist() == alone.history.loss
    assert last.measure.values.tolist() == alone.history.measure
    assert [step for news in told for step, _ in news.kept] == alone.snapshots.steps
    assert all(abs(shares.sum() - 1) < 1e-9 for shares in last.gates.values()) and set(last.gates) == {"i", "f", "o"}
    assert len(last.by_lag) > 1 and (last.by_lag > 0).all()


def test_it_waits_goes_on_and_stops_with_a_whole_file(tmp_path: Path) -> None:
    told: list[News] = []
    file = tmp_path / "a.training"
    train_here(order(), file, told.append, wishes(told, 1, "wait", "go on", "", "", "stop"))
    assert [news.waits for news in told].count(True) == 1
    stopped = open_training(file)
    assert 0 < stopped.step < 20
    train_here(order(), file, told.append, nothing)
    alone = order().training()
    alone.run()
    assert told[-1].weights.tobytes() == alone.model.parameters.flat.tobytes()


def test_a_file_that_cannot_be_written_lets_it_wait(tmp_path: Path) -> None:
    told: list[News] = []
    file = tmp_path / "later" / "a.training"

    def asked(_seconds: float) -> Wish:
        if told[-1].problem and not file.parent.exists():
            file.parent.mkdir()  # as one that makes room
            return "go on"
        return "wait" if len(told) == 1 else ""

    train_here(order(), file, told.append, asked)
    assert any("later" in news.problem for news in told) and not told[-1].problem
    assert open_training(file).is_done


def test_numbers_that_explode_are_told_and_what_was_before_stays(tmp_path: Path) -> None:
    told: list[News] = []
    file = tmp_path / "a.training"
    wild = order(rate=3e38, optimiser="sgd", clip=0.0)
    with pytest.raises(TrainingError, match="lower rate"):
        train_here(wild, file, told.append, nothing)
    kept = open_training(file)
    assert kept.step == told[-1].step and kept.snapshots.steps


def test_the_same_training_has_the_same_file(tmp_path: Path) -> None:
    one, same, other = (kept_in(tmp_path, each.training()) for each in (order(), order(), order(seed=1)))
    assert one == same != other and one.parent == tmp_path


def test_many_losses_are_means_of_stretches() -> None:
    curve = thinned(np.arange(2 * MOST + 1, dtype=float).tolist())
    assert len(curve.steps) <= MOST and curve.steps[-1] == 2 * MOST + 1 and curve.values[0] == 1.0


def test_a_process_that_is_killed_is_told_and_goes_on(tmp_path: Path) -> None:
    """A process of its own trains; a signal ends it, and what it wrote goes on to the bit."""
    told: list[News] = []
    file = tmp_path / "a.training"
    long = order(steps=3000)

    def kill_later(news: News) -> None:
        told.append(news)
        if news.waits:
            for child in active_children():
                assert child.pid is not None
                os.kill(child.pid, signal.SIGTERM)

    with pytest.raises(TrainingError, match="ended by itself"):
        train_beside(long, file, kill_later, wishes(told, 1, "wait"))
    kept, alone = open_training(file), long.training()
    assert kept.step == told[-1].step
    alone.advance(kept.step)
    assert kept.model.parameters.flat.tobytes() == alone.model.parameters.flat.tobytes()
