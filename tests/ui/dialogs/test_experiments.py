"""An experiment with one click: its progress, what it ends in, and that it can be stopped."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from simulator.experiments import latch
from simulator.experiments.experiment import experiment_names, find_experiment
from tests.simulator.campaign.works import Threads
from tests.ui.conftest import let_go
from tests.ui.heard_tree import problems
from tests.ui.window.test_tooltips import weak
from ui.dialogs.experiments import work
from ui.dialogs.experiments.dialog import ExperimentsDialog
from ui.dialogs.experiments.titles import about_experiment, title_of
from ui.jobs.job import end_all


@pytest.fixture(autouse=True)
def computed_here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No process is begun, and nothing is kept outside of the test."""
    monkeypatch.setattr(work, "Workers", Threads)
    monkeypatch.setattr(work, "results_folder", lambda: tmp_path)
    monkeypatch.setattr(latch.LatchOptions, "__init__", _small)


def _small(self: latch.LatchOptions, k: str = "2,8", steps: str = "20", seed: int = 0) -> None:
    for name, value in (("k", k), ("steps", steps), ("seed", seed)):
        object.__setattr__(self, name, value)


@pytest.fixture
def dialog(qtbot: QtBot) -> Iterator[ExperimentsDialog]:
    made = ExperimentsDialog()
    made.show()
    made.choice.setCurrentIndex(made.choice.findData("latch"))
    made.choice.activated.emit(0)
    yield made
    end_all()
    let_go()


def test_one_click_makes_its_table_and_its_curves(dialog: ExperimentsDialog, qtbot: QtBot) -> None:
    assert dialog.choice.count() == len(experiment_names()) and dialog.about.text() == about_experiment("latch")
    assert dialog.table.isHidden() and not dialog.copy.isEnabled()
    dialog.run.click()
    assert dialog.is_at_work and not dialog.run.isEnabled()
    qtbot.waitUntil(lambda: not dialog.is_at_work)
    assert "One unit, 40 runs" in dialog.table.toPlainText() and not dialog.picture.pixmap().isNull()
    assert dialog.picture.accessibleDescription().startswith("Left of the first number after 20 steps")
    assert weak(dialog) == [] and problems(dialog) == []
    assert dialog.minimumSizeHint().height() <= 570 and dialog.minimumSizeHint().width() <= 1024
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == dialog.table.toPlainText()
    dialog.choice.setCurrentIndex(dialog.choice.findData("first-token"))
    dialog.choice.activated.emit(0)
    assert dialog.table.isHidden() and dialog.table.toPlainText() == ""
    dialog.close()
    let_go()


def test_it_can_be_stopped_and_what_goes_wrong_is_said(
    dialog: ExperimentsDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    dialog.run.click()
    dialog.row.cancel.click()
    assert not dialog.is_at_work and dialog.run.isEnabled()
    (tmp_path / "file").touch()
    monkeypatch.setattr(work, "results_folder", lambda: tmp_path / "file" / "runs")
    dialog.run.click()
    qtbot.waitUntil(lambda: not dialog.is_at_work)
    assert "file" in dialog.problem.text() and dialog.table.isHidden()
    dialog.close()
    let_go()


def test_the_program_outlives_a_window_that_is_closed_meanwhile(dialog: ExperimentsDialog, qtbot: QtBot) -> None:
    dialog.run.click()
    dialog.close()
    let_go()
    assert not isValid(dialog)


def test_each_experiment_has_its_words() -> None:
    for name in experiment_names():
        assert title_of(name) == find_experiment(name).title and about_experiment(name)
