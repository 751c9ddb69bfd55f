"""The window stays fluent while networks learn beside it, in processes of their own, and when that ends or is stopped.

A timer of 10 ms is heard as in `test_never_waits.py`, from the click that begins until the dialog is closed; meanwhile
the film plays, is sought in and edited.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from simulator.lessons.edits.layers import with_seed
from tests.ui.conftest import let_go
from tests.ui.window.test_never_waits import LONGEST, Watched, lesson, watched
from tests.ui.window.watching import Stretch, Watch
from ui.dialogs.race import work
from ui.dialogs.race.dialog import RaceDialog
from ui.dialogs.training.dialog import TrainingDialog
from ui.jobs.job import end_all
from ui.jobs.training_job import FOLDER
from ui.settings import settings
from ui.window.main_window import MainWindow

__all__ = ["watched"]  # the fixture
Opened = Callable[[object], Watched]
TRIES = 4
BESIDE_OTHERS = 1.5  # so many times as long may it take where other tests, too, keep both cores busy
D = TypeVar("D", RaceDialog, TrainingDialog)


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """Nothing is found that another test has trained, and nothing goes on afterwards."""
    monkeypatch.setattr(work, "results_folder", lambda: tmp_path / "runs")
    for old in (settings.place() / FOLDER).glob("*"):
        old.unlink()
    yield
    end_all()


def opened_by(window: MainWindow, command: str, kind: type[D], task: str) -> D:
    """The dialog that a command opens, with a task chosen."""
    window.commands.actions[command].trigger()
    (dialog,) = (each for each in QApplication.topLevelWidgets() if isinstance(each, kind) and each.isVisible())
    box = dialog.form.task.box
    box.setCurrentIndex(box.findData(task))
    box.activated.emit(box.currentIndex())
    let_go()
    return dialog


def use(window: MainWindow, qtbot: QtBot, seconds: float, at_work: Callable[[], bool]) -> int:
    """Play, seek and edit for so long, or until the work has ended. Returns how much was done."""
    until, number = time.monotonic() + seconds, 0
    while time.monotonic() < until and at_work():
        number += 1
        if number % 4 == 0:
            window.document.edit("another seed", with_seed(window.document.newest_resolved, number))
        elif number % 4 == 1:
            window.player.play()
        else:
            window.player.rest_at(number % window.document.trace.steps, number % 3)
        qtbot.wait(60)
    window.player.pause()
    return number


def least(watch: Watch, act: Callable[[], None]) -> Stretch:
    """The longest stretch of an act, the least of a few times: at first what it uses is loaded."""
    found = []
    while len(found) < TRIES and (len(found) < 2 or min(found).computed >= LONGEST):
        watch.begin()
        act()
        found.append(watch.longest())
    return min(found)


@pytest.mark.parametrize("seconds", [2.0, pytest.param(60.0, marks=pytest.mark.full)])
def test_nothing_waits_for_a_training(watched: Opened, qtbot: QtBot, seconds: float) -> None:
    """From the menu until it is stopped and its dialog closed."""
    window, watch = watched(lesson(20, 2, 8))

    def train() -> None:
        dialog = opened_by(window, "train_network", TrainingDialog, "pronouns")
        dialog.form.steps.setValue(100_000)
        dialog.train.click()
        qtbot.waitUntil(lambda: dialog.progress.value() > 0, timeout=60_000)
        assert use(window, qtbot, seconds, lambda: dialog.is_at_work) > 4 * seconds
        assert dialog.is_at_work
        dialog.stop_training()
        qtbot.waitUntil(lambda: not dialog.is_at_work, timeout=20_000)
        dialog.close()
        let_go()

    longest = least(watch, train)
    assert longest.computed < (LONGEST if seconds > 10 else BESIDE_OTHERS * LONGEST), str(longest)


@pytest.mark.parametrize(("seconds", "task"), [(2.0, "echo"), pytest.param(60.0, "latch", marks=pytest.mark.full)])
def test_nothing_waits_for_a_race(watched: Opened, qtbot: QtBot, seconds: float, task: str) -> None:
    """Of the cells that are ticked at first, on the cores that there are, until its dialog is closed."""
    window, watch = watched(lesson(20, 2, 8))

    def race() -> None:
        dialog = opened_by(window, "race_cells", RaceDialog, task)
        dialog.form.steps.setValue(100_000)
        dialog.run.click()
        qtbot.waitUntil(lambda: bool(dialog.plots.loss.drawn), timeout=60_000)
        assert use(window, qtbot, seconds, lambda: dialog.is_at_work) > 4 * seconds
        assert dialog.is_at_work
        dialog.close()
        let_go()

    longest = least(watch, race)
    assert longest.computed < (LONGEST if seconds > 10 else BESIDE_OTHERS * LONGEST), str(longest)
