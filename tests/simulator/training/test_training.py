"""A training is determined by its seed, goes on where it was to the bit, and says what goes wrong."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from msgspec.structs import replace

from simulator.cells import find_cell
from simulator.engine.progress import Cancelled
from simulator.engine.run import run_network
from simulator.lessons.file import load, save
from simulator.lessons.models.from_model import lesson_from_model
from simulator.lessons.models.from_training import lesson_from_training
from simulator.lessons.run import run
from simulator.text.tokens import Numbers, Words
from simulator.training.checkpoint import Keeper, go_on, write_checkpoint
from simulator.training.settings import Settings, TrainingError
from simulator.training.snapshots import Snapshots, snapshot_steps
from simulator.training.task import find_task
from simulator.training.training import Training
from simulator.training.weights_file import write_weights
from simulator.weights.formats import open_model
from simulator.weights.formats.safetensors_file import read_metadata
from simulator.weights.recognition import recognise
from simulator.weights.vocabulary import read_vocabulary
from tests.simulator.odd_cells import ALL_CELLS


def training(name: str = "echo", sizes: Mapping[str, float] | None = None, **settings: Any) -> Training:
    task = find_task(name)
    given = replace(Settings(units=(6,), steps=30, batch=8), **settings)
    return Training(task, find_cell(given.cell), given, sizes or ({"T": 8, "lag": 1} if name == "echo" else {}))


def numbers(one: Training) -> bytes:
    return one.model.parameters.flat.tobytes()


def test_the_seed_determines_it() -> None:
    one, same, other = training(), training(), training(seed=1)
    for each in (one, same, other):
        each.run()
    assert numbers(one) == numbers(same) != numbers(other)
    assert one.history.loss == same.history.loss and one.test() == same.test()
    assert np.mean(one.history.loss[-5:]) < np.mean(one.history.loss[:5])


@pytest.mark.parametrize("optimiser", ["adam", "sgd", "rmsprop"])
def test_it_goes_on_to_the_bit(tmp_path: Path, optimiser: Any) -> None:
    whole = training(optimiser=optimiser, schedule="cosine", decay=1e-4, penalties={"added": 0.01})
    whole.run()
    path = tmp_path / "echo.training"
    first = replace(whole.settings)
    stopped = Training(whole.task, whole.cell, first, whole.sizes)
    stopped.advance(13)
    write_checkpoint(path, stopped)
    stopped.advance(4)  # lost
    again = Training(whole.task, whole.cell, first, whole.sizes)
    assert go_on(path, again) and again.step == 13
    again.run()
    assert numbers(again) == numbers(whole)
    assert again.history == whole.history
    assert again.snapshots.steps == whole.snapshots.steps
    assert again.snapshots.table().tobytes() == whole.snapshots.table().tobytes()


def test_a_file_of_another_training_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "echo.training"
    write_checkpoint(path, training())
    assert not go_on(path, training(seed=3)) and not go_on(path, training(units=(5,)))
    assert not go_on(tmp_path / "none.training", training())
    path.write_bytes(path.read_bytes()[:-7])
    with pytest.raises(TrainingError, match="no sound file of a training"):
        go_on(path, training())


def test_it_can_be_stopped_and_watched(tmp_path: Path) -> None:
    def stop(each: Training) -> None:
        keeper(each)
        if each.step >= 20:
            raise Cancelled

    one, keeper = training(), Keeper(tmp_path / "a.training", between=0)
    with pytest.raises(Cancelled):
        one.run(stop)
    again = training()
    assert go_on(tmp_path / "a.training", again) and again.step == 20 and numbers(again) == numbers(one)


def test_a_full_disk_is_said_and_leaves_the_last_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, one = tmp_path / "a.training", training()
    write_checkpoint(path, one)
    before = path.read_bytes()
    one.advance(3)

    def full(number: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(TrainingError, match="The disk is full"):
        write_checkpoint(path, one)
    monkeypatch.undo()
    assert path.read_bytes() == before and list(tmp_path.iterdir()) == [path]


def test_what_explodes_is_named() -> None:
    with pytest.raises(TrainingError, match=r"stops being finite at step .*\. Take a lower rate"):
        training("curves", cell="rnn", rate=1e30, clip=0.0).run()
    cell = ALL_CELLS["copies"]
    wild = Training(find_task("curves"), cell, Settings(units=(4,), steps=50, rate=1e25), {"T": 20})
    with pytest.raises(TrainingError, match=r"of unit \d stops being finite at step|loss stops being finite"):
        wild.run()


def test_snapshots_are_dense_early_and_small() -> None:
    steps = snapshot_steps(800, 4772, 2**20)
    gaps = np.diff(steps)
    assert steps[0] == 0 and steps[-1] == 800 and len(steps) * 4 * 4772 <= 2**20
    assert gaps[:10].max() * 3 < gaps[-10:].min()
    assert snapshot_steps(5, 10, 2**20) == (0, 1, 2, 3, 4, 5)
    assert snapshot_steps(500, 10**9, 100) == (0, 500)
    kept = Snapshots((0, 2))
    assert [kept.offer(step, np.full(3, step)) for step in range(4)] == [True, False, True, False]
    assert kept.at(1).tolist() == [0, 0, 0] and kept.at(3).tolist() == [2, 2, 2]


def test_a_snapshot_is_the_network_as_it_was() -> None:
    one = training()
    one.advance(10)
    then = one.network()
    one.run()
    step = max(each for each in one.snapshots.steps if each <= 10)
    other = one.model.network(one.snapshots.at(step))
    assert step == 10 and np.array_equal(other.layers[0].weights["U_f"], then.layers[0].weights["U_f"])


@pytest.mark.parametrize("key", ["lstm", "gru", "rnn"])
def test_the_weights_open_like_any_model(tmp_path: Path, key: str) -> None:
    one, path = training(cell=key, units=(5, 4)), tmp_path / "echo.safetensors"
    one.run()
    write_weights(path, one)
    told = read_metadata(path)
    assert (told["task"], told["cell"], told["seed"], told["steps"]) == ("echo", key, "0", "30")
    assert float(told["loss"]) == pytest.approx(np.mean(one.history.loss[-20:]))
    tokens = Words("a b a a c d")
    lesson = lesson_from_model(recognise(open_model(path)), tokens, read_vocabulary(tmp_path / "echo.vocab.json"))
    mine = run(replace(lesson_from_training(one), sequence=tokens))
    theirs = run(lesson)
    assert mine.outputs is not None and theirs.outputs is not None
    assert np.abs(mine.outputs - theirs.outputs).max() < 1e-6


def test_a_lesson_of_it_is_like_any_other(tmp_path: Path) -> None:
    one = training("pronouns", {"texts": 100}, batch=4, steps=3)
    one.run()
    for name in ("x.json", "x.gatelight"):
        save(lesson_from_training(one), tmp_path / name)
        lesson = load(tmp_path / name)
        assert "pronouns" in str(lesson.layers[0].origin) and lesson.dtype == "float32"
        shown = run(lesson)
        assert shown.tokens[:3] == ("I", "love", "Jenny")
        inputs = np.eye(len(one.problem.inputs))[[one.problem.inputs.index(token) for token in shown.tokens]]
        outputs = run_network(one.network(), inputs.astype(np.float32)).outputs
        assert outputs is not None and shown.outputs is not None
        assert np.array_equal(outputs, shown.outputs)


def test_a_lesson_of_numbers() -> None:
    one = training("adding", {"T": 5}, steps=1)
    lesson = lesson_from_training(one)
    assert isinstance(lesson.sequence, Numbers) and lesson.sequence.names == ("number", "mark")
    assert lesson.readout is not None and lesson.readout.kinds == ("linear",)


def test_a_task_is_learned() -> None:
    one = training("echo", {"T": 12, "lag": 2}, units=(12,), steps=150, batch=16, rate=2e-2)
    one.run()
    assert one.task.measure.is_reached(one.test()) and not training().task.measure.is_reached(training().test())
