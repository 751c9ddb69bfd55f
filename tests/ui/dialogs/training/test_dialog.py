"""Training in the window: curves, the stage that follows, pausing and going on, and what is said where it fails."""

from __future__ import annotations

import gc
import os
import time
import weakref
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from simulator.lessons.builtin import find
from simulator.lessons.models.from_training import lesson_from_training
from simulator.lessons.schema import CellSpec, LayerSpec, Lesson
from simulator.text.embedding import OneHot
from simulator.text.tokens import Words
from simulator.training.checkpoint import open_training, write_checkpoint
from simulator.training.settings import TrainingError
from simulator.training.training import Training
from simulator.training.watched import run as watched
from simulator.training.watched.order import Order
from simulator.training.watched.run import Asked, Tell, train_here
from tests.ui.conftest import SENTENCE, Objects, let_go
from tests.ui.heard_tree import problems
from tests.ui.window.test_tooltips import weak
from ui.dialogs.training.dialog import TrainingDialog
from ui.jobs.job import end_all
from ui.jobs.training_job import FOLDER, MOST_KEPT, file_of
from ui.settings import settings
from ui.settings.odd_things import take_odd_things

STEPS = 8


def slowly(order: Order, file: Path, tell: Tell, asked: Asked) -> None:
    """Train on the thread of the job, and wait before the last step until one may go on."""

    def ask(seconds: float) -> str:
        wish = asked(seconds)
        if wish == "" and seconds == 0.0 and not waited:
            waited.append(1)
            return "wait"
        return wish

    waited: list[int] = []
    train_here(order, file, tell, ask)  # type: ignore[arg-type]


@pytest.fixture
def dialog(objects: Objects, qapp: QApplication) -> Iterator[TrainingDialog]:
    """The dialog beside the objects of a window, on a small task; nothing is kept from another test."""
    for old in (settings.place() / FOLDER).glob("*"):
        old.unlink()
    made = TrainingDialog(objects.document, objects.selection, objects.learned, train=train_here)
    made.form.task.box.setCurrentIndex(made.form.task.box.findData("echo"))
    made.form.task.box.activated.emit(0)
    made.form.units.setValue(3)
    made.form.steps.setValue(STEPS)
    made.form.words.setText("T=5 lag=1 batch=32")
    made.show()
    yield made
    if isValid(made):
        made.close()
    end_all()
    let_go()


def finish(qtbot: QtBot, dialog: TrainingDialog) -> None:
    qtbot.waitUntil(lambda: not dialog.is_at_work, timeout=20_000)
    let_go()


def test_what_is_trained_is_the_lesson_and_one_undo_takes_it_back(
    qtbot: QtBot, objects: Objects, dialog: TrainingDialog
) -> None:
    before = objects.document.lesson
    dialog.train.click()
    finish(qtbot, dialog)
    lesson, training = objects.document.lesson, objects.learned.training
    assert training is not None and training.step == STEPS and lesson.layers[0].units == 3
    weights = lesson.layers[0].weights
    assert weights is not None
    assert np.array_equal(np.float32(weights["U_f"]), training.model.parameters.layers[0]["U_f"])
    assert objects.document.path is None and objects.document.is_modified
    assert f"{STEPS} steps" in lesson.title and dialog.progress.value() == STEPS
    assert len(dialog.plots.loss.drawn[0].x) == STEPS and dialog.plots.gates.drawn[0].name == "f"
    assert dialog.plots.measure.accessibleDescription().endswith(f"step {STEPS}")
    objects.document.undo()
    assert objects.document.lesson is before


def test_it_waits_where_it_is_asked_to_and_goes_on(qtbot: QtBot, objects: Objects, dialog: TrainingDialog) -> None:
    dialog._train = slowly
    dialog.train.click()
    qtbot.waitUntil(lambda: dialog.train.text() == "Go on", timeout=20_000)
    (file,) = (settings.place() / FOLDER).glob("*.training")
    assert 0 < open_training(file).step < STEPS
    dialog.train.click()
    finish(qtbot, dialog)
    assert dialog.progress.value() == STEPS and dialog.train.text() == "Train"


def test_it_goes_on_where_it_was_stopped_and_begins_anew_where_that_is_asked(
    qtbot: QtBot, objects: Objects, dialog: TrainingDialog, tmp_path: Path
) -> None:
    dialog._train = slowly
    dialog.train.click()
    qtbot.waitUntil(lambda: dialog.train.text() == "Go on", timeout=20_000)
    dialog.stop.click()
    finish(qtbot, dialog)
    stopped = objects.learned.training
    assert stopped is not None and 0 < stopped.step < STEPS and dialog.anew.isEnabled()
    dialog.save_in(tmp_path / "mine.training")
    qtbot.waitUntil(lambda: dialog.status.text() == "Saved: mine.training", timeout=20_000)
    assert open_training(tmp_path / "mine.training").step == stopped.step
    dialog._train = train_here
    dialog.train.click()
    finish(qtbot, dialog)
    assert objects.learned.training is not stopped and objects.learned.steps == tuple(range(STEPS + 1))
    dialog.anew.click()
    finish(qtbot, dialog)
    assert dialog.progress.value() == STEPS


def test_the_window_does_not_wait_for_a_copy_nor_for_a_training_that_ends(
    qtbot: QtBot, dialog: TrainingDialog, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    dialog.train.click()
    finish(qtbot, dialog)
    may_go_on = Event()

    def slow(kept: Path, target: Path) -> None:
        assert may_go_on.wait(20)
        raise TrainingError("There is no room left.")

    monkeypatch.setattr("ui.jobs.training_job.keep_copy", slow)
    dialog.save_in(tmp_path / "mine.training")
    assert dialog.problem.isHidden(), "it is being written"
    may_go_on.set()
    qtbot.waitUntil(lambda: dialog.problem.text() == "There is no room left.", timeout=20_000)
    ended = Event()

    def to_the_end(order: Order, file: Path, tell: Tell, asked: Asked) -> None:
        assert ended.wait(20)

    dialog._train = to_the_end
    dialog.anew.click()
    dialog.close()
    let_go()
    assert not isValid(dialog), "its process has not ended yet"
    ended.set()
    end_all()


def test_what_begins_anew_is_what_the_form_says(qtbot: QtBot, dialog: TrainingDialog) -> None:
    dialog.train.click()
    finish(qtbot, dialog)
    first = file_of(dialog.form.order().training())
    dialog.form.seed.setValue(7)
    dialog.anew.click()
    finish(qtbot, dialog)
    second = file_of(dialog.form.order().training())
    assert open_training(first).is_done and open_training(second).is_done and first != second
    dialog._train = slowly
    dialog.anew.click()
    qtbot.waitUntil(lambda: dialog.train.text() == "Go on", timeout=20_000)
    assert open_training(second).step == 1 and open_training(first).is_done


def test_a_lesson_that_is_opened_meanwhile_stays(qtbot: QtBot, objects: Objects, dialog: TrainingDialog) -> None:
    dialog._train = slowly
    dialog.train.click()
    qtbot.waitUntil(lambda: dialog.train.text() == "Go on", timeout=20_000)
    other = find("simple-rnn")
    objects.document.start(other)
    dialog.train.click()
    finish(qtbot, dialog)
    assert objects.document.lesson is other and not dialog.follow.isChecked()
    dialog.follow.click()
    assert f"{STEPS} steps" in objects.document.lesson.title


def test_a_training_that_is_opened_meanwhile_stays_as_it_is(
    qtbot: QtBot, objects: Objects, dialog: TrainingDialog
) -> None:
    other = dialog.form.order().training()
    other.advance()
    weights = other.model.parameters.flat.copy()
    dialog.form.seed.setValue(1)
    dialog._train = slowly
    dialog.train.click()
    qtbot.waitUntil(lambda: dialog.train.text() == "Go on", timeout=20_000)
    lesson = lesson_from_training(other)
    objects.document.start(lesson)
    objects.learned.take(other, lesson)
    dialog.train.click()
    finish(qtbot, dialog)
    assert objects.document.lesson is lesson and not dialog.follow.isChecked() and dialog.progress.value() == STEPS
    assert np.array_equal(other.model.parameters.flat, weights) and other.step == 1 == len(other.snapshots.steps) - 1
    dialog.follow.click()
    assert f"{STEPS} steps" in objects.document.lesson.title and objects.learned.steps == tuple(range(STEPS + 1))
    assert objects.learned.training is not other


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("rtae=1", "did you mean rate"),
        ("T=0.5", "whole number"),
        ("T=5 lag=1 rate=1e38 optimiser=sgd clip=0", "lower rate"),
    ],
)
def test_what_cannot_be_is_told(qtbot: QtBot, dialog: TrainingDialog, words: str, told: str) -> None:
    dialog.form.words.setText(words)
    dialog.train.click()
    finish(qtbot, dialog)
    assert told.lower() in dialog.problem.text().lower() and dialog.train.isEnabled()


def test_a_table_with_a_mistake_is_told_with_its_line_and_a_sound_one_is_trained(
    qtbot: QtBot, objects: Objects, dialog: TrainingDialog, tmp_path: Path
) -> None:
    table = tmp_path / "mine.csv"
    table.write_text("text,label\na b,x\nb a,\n", encoding="utf-8")
    dialog.form.task.take_file(table)
    assert "line 3, column label" in dialog.problem.text()
    table.write_text("text,label\n" + "a b,x\nb a,y\n" * 5, encoding="utf-8")
    dialog.form.task.take_file(table)
    dialog.form.words.setText("batch=4")
    dialog.form.steps.setValue(2)
    dialog.train.click()
    finish(qtbot, dialog)
    assert objects.document.lesson.title.startswith("mine: LSTM")


def test_a_text_of_ones_own_has_no_goal_to_be_done_at(dialog: TrainingDialog, tmp_path: Path) -> None:
    assert dialog.form.task.about.text().endswith("done at 0.99.")
    (tmp_path / "mine.txt").write_text("abcab" * 500, encoding="utf-8")
    dialog.form.task.take_file(tmp_path / "mine.txt")
    assert dialog.form.task.about.text().endswith("Measured: bits a character on the held-out part.")


def test_the_lessons_own_cell_is_trained(qtbot: QtBot, qapp: QApplication) -> None:
    objects = Objects(find("own-cell"))
    dialog = TrainingDialog(objects.document, objects.selection, objects.learned, train=train_here)
    own = objects.document.resolved.layers[0].cell
    assert dialog.form.order().cell is own
    dialog.done(0)
    let_go()


def test_a_cell_without_a_gradient_is_told(qtbot: QtBot, qapp: QApplication) -> None:
    flat = CellSpec("flat", "Flat", ("h",), ("h = step(W_h @ x + U_h @ h_prev)",))
    objects = Objects(
        Lesson(title="Flat", sequence=Words("a b"), embedding=OneHot(), cells=(flat,), layers=(LayerSpec("flat", 3),))
    )
    dialog = TrainingDialog(objects.document, objects.selection, objects.learned, train=train_here)
    dialog.begin()
    finish(qtbot, dialog)
    assert "Flat cannot be trained" in dialog.problem.text() and dialog.train.isEnabled()
    dialog.done(0)
    let_go()


def test_a_full_disk_lets_it_wait_until_there_is_room(
    qtbot: QtBot, dialog: TrainingDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = [True]

    def write(path: Path, training: Training) -> None:
        if full[0]:
            raise TrainingError(f"{path.name} cannot be written: no space left on the device.")
        write_checkpoint(path, training)

    monkeypatch.setattr(watched, "write_checkpoint", write)
    monkeypatch.setattr(watched, "Keeper", lambda path: lambda training: write(path, training))
    dialog.train.click()
    qtbot.waitUntil(lambda: dialog.train.text() == "Go on", timeout=20_000)
    assert "no space left" in dialog.problem.text() and not dialog.problem.isHidden()
    full[0] = False
    dialog.train.click()
    finish(qtbot, dialog)
    assert dialog.progress.value() == STEPS and dialog.problem.isHidden()


def test_a_damaged_file_lies_aside_and_it_begins_anew(qtbot: QtBot, dialog: TrainingDialog) -> None:
    file = file_of(dialog.form.order().training())
    file.write_bytes(b"half a file")
    dialog.train.click()
    finish(qtbot, dialog)
    assert dialog.progress.value() == STEPS and open_training(file).is_done
    (aside,) = (each for each in file.parent.iterdir() if each != file)
    assert aside.read_bytes() == b"half a file" and take_odd_things()


def test_only_the_newest_files_stay_and_the_one_that_goes_on(dialog: TrainingDialog) -> None:
    training = dialog.form.order().training()
    own = file_of(training)
    names = [own.name, *(f"{number}.training" for number in range(1, MOST_KEPT + 3))]
    for number, name in enumerate(names):
        (own.parent / name).write_bytes(b"")
        os.utime(own.parent / name, (number, number))
    assert file_of(training) == own
    assert {each.name for each in own.parent.glob("*")} == {own.name, *names[3:]}


def test_it_is_whole_for_a_screen_reader(dialog: TrainingDialog) -> None:
    assert problems(dialog) == []
    assert weak(dialog) == []


def test_closing_stops_it_and_its_file_goes_on(qtbot: QtBot, objects: Objects, dialog: TrainingDialog) -> None:
    dialog._train = slowly
    dialog.train.click()
    qtbot.waitUntil(lambda: dialog.train.text() == "Go on", timeout=20_000)
    begun = time.monotonic()
    dialog.close()
    let_go()
    assert not isValid(dialog) and time.monotonic() - begun < 0.5
    end_all()
    let_go()
    (file,) = (settings.place() / FOLDER).glob("*.training")
    assert open_training(file).step > 0
    assert objects.document.lesson is not find(SENTENCE)


def test_one_that_is_closed_is_let_go(objects: Objects, qapp: QApplication) -> None:
    """Nothing that lives as long as the window keeps it."""
    made = TrainingDialog(objects.document, objects.selection, objects.learned, train=train_here)
    gone = weakref.ref(made)
    made.show()
    made.close()
    del made
    let_go()
    gc.collect()
    assert gone() is None
