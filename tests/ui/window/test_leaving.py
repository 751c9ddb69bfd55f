"""The window closes whatever an export does, and never throws one away without a question."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from simulator.engine.progress import Progress
from simulator.lessons.edits.layers import with_seed
from tests.ui.answering import answer
from tests.ui.conftest import let_go
from tests.ui.jobs.test_export_queue import Steps
from ui.dialogs.cell_editor.dialog import CellEditor
from ui.export import ExportError
from ui.jobs.export_job import WriteJob
from ui.jobs.export_queue import ExportQueue
from ui.window.main_window import MainWindow

ASKED = ["Exports are being written. What is to become of them?"]


@pytest.fixture
def job(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> Steps:
    """An export that has begun, and another that waits for it."""
    jobs = [Steps(str(tmp_path / name)) for name in ("a.mp4", "b.mp4")]
    for each in jobs:
        window.exports.add(each)
    qtbot.waitUntil(lambda: jobs[0].is_running, timeout=5000)
    return jobs[0]


def finish(window: MainWindow) -> None:
    for entry in window.exports.entries:
        entry.job.allowed = 99  # type: ignore[attr-defined]


def test_cancel_stays_and_goes_on(window: MainWindow, job: Steps, qtbot: QtBot) -> None:
    asked = answer("Cancel")
    assert not window.close() and asked == ASKED
    assert window.isVisible() and len(window.exports.entries) == 2 and not job.is_cancelled
    finish(window)
    qtbot.waitUntil(lambda: not window.exports.entries, timeout=5000)
    assert window.isVisible()


def test_stop_and_quit_stops(window: MainWindow, job: Steps) -> None:
    answer("Stop and quit")
    assert window.close() and job.is_cancelled and not window.exports.entries


def test_finish_then_quit_waits_for_all(window: MainWindow, job: Steps, qtbot: QtBot) -> None:
    answer("Finish, then quit")
    assert not window.close() and window.isVisible()
    assert "quits when the exports are done" in window.messages.text
    finish(window)
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=5000)
    assert not job.is_cancelled and not window.exports.entries


def test_one_can_stay_after_all(window: MainWindow, job: Steps, qtbot: QtBot) -> None:
    answer("Finish, then quit")
    window.close()
    window.messages._answer.click()
    finish(window)
    qtbot.waitUntil(lambda: not window.exports.entries, timeout=5000)
    let_go()
    assert window.isVisible()


def test_what_is_not_saved_is_asked_about_too(window: MainWindow, job: Steps) -> None:
    window.document.edit("another seed", with_seed(window.document.lesson, 9))
    asked = answer("Stop and quit", "Cancel")
    assert not window.close() and "Save the changes" in asked[1]
    assert len(window.exports.entries) == 2 and not job.is_cancelled, "nothing is stopped before all is answered"
    answer("Stop and quit", "Discard")
    assert window.close()


class Raises(WriteJob):
    """Work that ends with whatever it is told to raise."""

    def __init__(self, error: BaseException) -> None:
        super().__init__("x.mp4", "pictures")
        self.what = error

    def work(self, progress: Progress) -> str:
        """Raise it."""
        raise self.what


ERRORS = [
    ExportError("No.", "Do."), ValueError("odd"), AttributeError("'Mp4Settings' object has no attribute 'at'"),
    SystemExit(3), KeyboardInterrupt(), GeneratorExit(), MemoryError(), RecursionError("deep"),
]  # fmt: skip


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
@pytest.mark.parametrize("hook_fails", [False, True])
def test_an_export_ends_whatever_its_thread_raises(
    qapp: object, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, error: BaseException, hook_fails: bool
) -> None:
    def hook(*_: object) -> None:
        if hook_fails:
            raise RuntimeError("the hook")

    monkeypatch.setattr(sys, "excepthook", hook)
    queue, told = ExportQueue(), list[tuple[str, str]]()
    queue.ended.connect(lambda *words: told.append(words))
    second = Steps("y.mp4", steps=1)
    second.allowed = 9
    with qtbot.captureExceptions():
        queue.add(Raises(error))
        queue.add(second)
        qtbot.waitUntil(lambda: not queue.entries, timeout=5000)
    assert [kind for _, kind in told] == ["problem", "information"]
    let_go()


def test_the_window_closes_after_an_export_that_raised(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", lambda *_: None)
    window.exports.add(Raises(SystemExit(1)))
    qtbot.waitUntil(lambda: not window.exports.entries, timeout=5000)
    assert "unforeseen" in window.messages.text
    assert window.close()


def test_equations_that_are_in_no_lesson_are_asked_about(window: MainWindow) -> None:
    window.commands.actions["edit_cell"].trigger()
    editor = window.findChild(CellEditor)
    assert editor is not None
    editor.edit.setPlainText("h = tanh(W_h @ x + U_h @ h_prev)")
    assert editor.unsaved
    asked = answer("Cancel")
    assert not window.close() and asked == ["Close without the cell?"]
    assert window.isVisible() and editor.isVisible() and editor.unsaved
    asked = answer("Discard")
    assert window.close() and asked == ["Close without the cell?"]
    let_go()


def test_a_dialog_without_drafts_asks_nothing(window: MainWindow) -> None:
    window.commands.actions["edit_cell"].trigger()
    assert window.close()
    let_go()
