"""The program begins anew with what is open, saved or not, and where it was; or says why it cannot."""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from simulator.lessons.builtin import find
from simulator.lessons.edits.layers import with_idealised
from simulator.lessons.file import save
from simulator.lessons.schema import Lesson
from tests.ui.conftest import let_go
from ui.jobs.export_job import WriteJob
from ui.window import restart
from ui.window.main_window import MainWindow
from ui.window.recovery import copies
from ui.window.recovery.copy_place import CopyPlace
from ui.window.recovery.keeping import Recovery
from ui.window.restart import HANDED, receive_handover, take_over

pytestmark = pytest.mark.usefixtures("own_folder")
Open = Callable[..., MainWindow]


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was handed to the program that takes over."""
    handed: list[str] = []

    def started(words: str) -> bool:
        handed.append(words)
        return True

    monkeypatch.setattr(restart, "_start_program", started)
    return handed


def taken_over(open_window: Open, words: str, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    """The window of the program that takes over."""
    monkeypatch.setenv(HANDED, words)
    handed = receive_handover()
    assert handed is not None and receive_handover() is None
    window = open_window("worked-example")
    take_over(window.session, handed, window.files, window.controls.recovery)
    return window


@pytest.mark.parametrize("is_modified", [True, False])
def test_what_is_open_goes_on_where_it_was(
    open_window: Open,
    told: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
    is_modified: bool,
) -> None:
    file = tmp_path / "mine.json"
    save(find("jenny-rafsun"), file)
    window = open_window("jenny-rafsun")
    window.document.open(file)
    if is_modified:
        window.document.edit("idealise", with_idealised(window.document.lesson, True))
    window.selection.view = "unit"
    window.selection.look_at(1, 1)
    window.player.rest_at(7, 2)
    position, lesson = window.player.position, window.document.lesson
    window.restart()
    let_go()
    assert not window.isVisible(), "closed, and nobody was asked"
    other = taken_over(open_window, *told, monkeypatch)
    assert (other.document.lesson, other.document.path) == (lesson, file)
    assert other.document.is_modified == is_modified
    assert (other.selection.view, other.selection.layer, other.selection.unit) == ("unit", 1, 1)
    assert other.player.position == pytest.approx(position)
    qtbot.waitUntil(lambda: copies.find_left() == (), timeout=5000)  # the copy has done its work


@pytest.mark.parametrize("menu", ["choose_scale", "choose_language"])
def test_size_and_language_offer_it(window: MainWindow, told: list[str], menu: str) -> None:
    window.commands.menus[menu].aboutToShow.emit()
    other = next(action for action in window.commands.menus[menu].actions() if not action.isChecked())
    other.trigger()
    (button,) = [each for each in window.messages.findChildren(QPushButton) if each.isVisible()]
    button.click()
    let_go()
    assert len(told) == 1 and not window.isVisible()


def test_other_messages_have_no_button(window: MainWindow) -> None:
    window.messages.tell("One", "information", "Do it", lambda: None)
    window.messages.tell("Another")
    assert not [each for each in window.messages.findChildren(QPushButton) if each.isVisible()]


def test_a_copy_that_cannot_be_written_stops_it(
    window: MainWindow, told: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "a file"
    blocked.write_text("in the way")
    monkeypatch.setattr(copies, "folder", lambda: blocked / "inside")
    window.controls.recovery = Recovery(window.document, window)
    window.restart()
    assert window.isVisible() and "could not be set aside" in window.messages.text and not told


def test_a_program_that_does_not_begin_leaves_this_one_as_it_is(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(restart, "program_command", lambda: ("/nowhere/at-all",))
    window.document.edit("idealise", with_idealised(window.document.lesson, True))
    window.restart()
    assert window.isVisible() and window.document.is_modified and "Not started again" in window.messages.text
    assert window.controls.recovery.copy.is_file() and copies.find_left() == (), "still kept, for this program"
    window.document.undo()
    window.controls.recovery.keep()
    assert not window.controls.recovery.copy.exists()


def test_exports_are_not_cut_off(window: MainWindow, told: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(WriteJob, "start", lambda self: None)
    window.exports.add(WriteJob("film.mp4", "pictures", window))
    window.restart()
    assert window.isVisible() and "Exports are being written" in window.messages.text and not told
    window.exports.entries.clear()


@pytest.mark.parametrize("words", ["", "{", "[1, 2]", '["/nowhere.json", true, ["cell", 0, 0, 1.5]]'])
def test_what_cannot_be_taken_over_is_left(words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(HANDED, words)
    assert receive_handover() is None


def test_the_other_program_is_a_process_of_its_own(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "heard.json"
    script = f"import json, os, pathlib; pathlib.Path({str(target)!r}).write_text(os.environ[{HANDED!r}])"
    monkeypatch.setattr(restart, "program_command", lambda: (sys.executable, "-c", script))
    window.restart()
    qtbot.waitUntil(lambda: target.is_file() and target.read_text().endswith("]"), timeout=20_000)
    copy, is_modified, place = json.loads(target.read_text())
    assert copies.read(Path(copy)).lesson == window.document.lesson and is_modified is False and place[0] == "cell"
    assert not window.isVisible()


@pytest.mark.parametrize("stays", [True, False])
def test_a_large_lesson_is_set_aside_beside_the_window(
    window: MainWindow, told: list[str], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, stays: bool
) -> None:
    """What takes long asks whether one would rather stay; the copy is whole before another program is told of it."""
    is_asked, beside, write = threading.Event(), list[bool](), CopyPlace.write

    def write_late(place: CopyPlace, lesson: Lesson, origin: copies.Origin, unless: Callable[[], bool]) -> None:
        beside.append(threading.current_thread() is not threading.main_thread())
        is_asked.wait(20)
        write(place, lesson, origin, unless)

    def look() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            QTimer.singleShot(20, look)
            return
        assert "is set aside" in box.text() and not told
        if stays:
            box.buttons()[0].click()
        is_asked.set()

    monkeypatch.setattr(CopyPlace, "write", write_late)
    QTimer.singleShot(0, look)
    window.restart()
    assert window.isVisible() == stays and len(told) == (0 if stays else 1) and all(beside)
    if stays:
        window.document.edit("idealise", with_idealised(window.document.lesson, True))
        qtbot.waitUntil(window.controls.recovery.copy.is_file, timeout=5000)
    else:
        assert copies.read(Path(json.loads(told[0])[0])).lesson == window.document.lesson
