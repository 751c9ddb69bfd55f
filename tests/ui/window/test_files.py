"""Lessons in and out of the real window: nothing is lost, and what is wrong is told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QAction, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from simulator.lessons.builtin import builtin_lessons, find
from simulator.lessons.edits.layers import with_seed
from simulator.lessons.edits.sequence import with_sequence
from simulator.lessons.file import dumps, load
from tests.ui.answering import answer
from tests.ui.answering import answer as answer_with_words
from tests.ui.conftest import let_go, save_document
from ui.window.main_window import MainWindow

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def change(window: MainWindow) -> None:
    window.document.edit("another text", with_sequence(window.document.lesson, "Rafsun came"))


def type_file_name(path: Path) -> None:
    """Type a name into the file dialog that is about to come, and press Enter."""

    def type_it() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        field = dialog.findChild(QLineEdit)
        assert field is not None
        field.setText(str(path))
        QTest.keyClick(field, Qt.Key.Key_Return)
        if dialog.isVisible():
            dialog.accept()

    QTimer.singleShot(100, type_it)


@pytest.fixture(autouse=True)
def no_native_dialogs(qapp: QApplication) -> None:
    qapp.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)


def test_save_as_then_save_by_keys(window: MainWindow, tmp_path: Path) -> None:
    place = tmp_path / "mine.json"
    change(window)
    assert window.isWindowModified()
    type_file_name(tmp_path / "mine")
    QTest.keyClick(window.stage_view, Qt.Key.Key_S, CTRL | SHIFT)
    assert load(place) == window.document.lesson
    assert not window.isWindowModified()
    assert window.windowTitle().startswith("mine.json")
    window.document.edit("another seed", with_seed(window.document.lesson, 2))
    window.activateWindow()
    let_go()
    QTest.keyClick(window.stage_view, Qt.Key.Key_S, CTRL)
    assert load(place) == window.document.lesson


def test_open_by_keys(window: MainWindow, tmp_path: Path) -> None:
    place = tmp_path / "other.json"
    place.write_bytes(dumps(find("same-in-a-gru")))
    type_file_name(place)
    QTest.keyClick(window.stage_view, Qt.Key.Key_O, CTRL)
    assert window.document.lesson == find("same-in-a-gru")
    assert window.document.path == place
    assert not window.messages.text


@pytest.mark.parametrize("content", [b"", b"not a lesson", b'{"format": 1, "title": 3}', b"\xff\xfe\x00"])
def test_a_bad_file_is_told_and_leaves_all_as_it_was(window: MainWindow, tmp_path: Path, content: bytes) -> None:
    bad = tmp_path / "bad.json"
    bad.write_bytes(content)
    change(window)
    lesson, time = window.document.lesson, window.player.time
    type_file_name(bad)
    asked = answer("Discard")
    QTest.keyClick(window.stage_view, Qt.Key.Key_O, CTRL)
    assert "bad.json" in window.messages.text
    assert window.messages.isVisible()
    assert len(asked) == 1
    assert window.document.lesson is lesson
    assert window.player.time == time
    assert window.document.undo_label == "another text"


def test_the_message_goes_when_it_is_closed_or_a_lesson_opens(window: MainWindow, qtbot: QtBot) -> None:
    window.messages.tell("Something")
    qtbot.mouseClick(window.messages.findChild(type(window.controls.header.theme)), Qt.MouseButton.LeftButton)
    assert not window.messages.isVisible()
    window.messages.tell("Something")
    window.commands.menus["choose_lesson"].aboutToShow.emit()
    next(filter(QAction.isCheckable, window.commands.menus["choose_lesson"].actions())).trigger()
    assert not window.messages.isVisible()


@pytest.mark.parametrize("key", list(builtin_lessons()))
def test_each_lesson_opens_plays_and_shows(window: MainWindow, qtbot: QtBot, key: str) -> None:
    menu = window.commands.menus["choose_lesson"]
    menu.aboutToShow.emit()
    keys = list(builtin_lessons())
    [*filter(QAction.isCheckable, menu.actions())][keys.index(key)].trigger()
    assert window.document.lesson is builtin_lessons()[key]
    assert window.controls.header.lesson.toolTip().startswith(window.document.lesson.title)
    before = window.player.time
    window.player.play()
    qtbot.waitUntil(lambda: window.player.time > before or not window.player.playing, timeout=5000)
    window.player.pause()
    assert window.stage_view.frame.caption
    for _ in range(3):
        QTest.keyClick(window.stage_view, Qt.Key.Key_Right)
    let_go()


def test_the_menu_ticks_the_lesson_that_is_open(window: MainWindow) -> None:
    menu = window.commands.menus["choose_lesson"]
    menu.aboutToShow.emit()
    ticked = [each.text() for each in menu.actions() if each.isChecked()]
    assert ticked == [window.document.lesson.title.replace("&", "&&")]
    change(window)
    menu.aboutToShow.emit()
    assert not [each for each in menu.actions() if each.isChecked()]


def test_closing_asks_and_cancel_keeps_all(window: MainWindow) -> None:
    change(window)
    asked = answer("Cancel")
    assert not window.close()
    assert window.isVisible()
    assert "Rafsun" in asked[0]
    answer("Discard")
    assert window.close()


def test_closing_can_save_first(window: MainWindow, tmp_path: Path) -> None:
    place = tmp_path / "mine.json"
    save_document(window.document, place)
    change(window)
    answer("Save")
    assert window.close()
    assert load(place) == window.document.lesson


def test_closing_does_not_go_on_when_saving_failed(window: MainWindow, tmp_path: Path) -> None:
    folder = tmp_path / "gone"
    folder.mkdir()
    save_document(window.document, folder / "mine.json")
    (folder / "mine.json").unlink()
    folder.rmdir()
    change(window)
    answer_with_words("Save", "Write it again")
    assert not window.close()
    assert "Not saved" in window.messages.text
    assert window.document.is_modified


def test_nothing_is_asked_when_nothing_was_changed(window: MainWindow) -> None:
    change(window)
    window.document.undo()
    assert window.close()


def test_a_file_dropped_on_the_window_opens(window: MainWindow, tmp_path: Path) -> None:
    place = tmp_path / "dropped.json"
    place.write_bytes(dumps(find("worked-example")))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(place))])
    none = Qt.KeyboardModifier.NoModifier
    drop = QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, none)
    window.dropEvent(drop)
    assert window.document.lesson == find("worked-example")


def test_undo_and_redo_by_keys_and_menu_say_what(window: MainWindow) -> None:
    first = window.document.lesson
    undo, redo = window.commands.actions["undo"], window.commands.actions["redo"]
    assert not undo.isEnabled()
    change(window)
    assert undo.text() == "Undo: another text"
    QTest.keyClick(window.stage_view, Qt.Key.Key_Z, CTRL)
    assert window.document.lesson is first
    assert redo.text() == "Redo: another text"
    assert not undo.isEnabled()
    QTest.keyClick(window.stage_view, Qt.Key.Key_Z, CTRL | SHIFT)
    assert window.document.trace.tokens == ("Rafsun", "came")


def test_every_command_is_in_a_menu(window: MainWindow) -> None:
    shown = {action for menu in window.controls.header.bar.findChildren(QMenu) for action in menu.actions()}
    assert set(window.commands.actions.values()) <= shown
    assert {menu.menuAction() for menu in window.commands.menus.values()} <= shown


def test_the_theme_is_worn_at_once_and_remembered(window: MainWindow, open_window: Callable[..., MainWindow]) -> None:
    light = window.grab().toImage().pixelColor(5, 70).lightness()
    menu = window.commands.menus["choose_theme"]
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if action.text() == "Dark").trigger()
    let_go()
    assert window.selection.theme == "dark"
    assert window.grab().toImage().pixelColor(5, 70).lightness() < light - 100
    assert open_window().selection.theme == "dark"
