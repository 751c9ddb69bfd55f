"""The whole task by keys alone, from the start page to the end, with few of them and the keyboard seen at each stop."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import let_go
from tests.ui.focusing import LEAST_SEEN, change_by_focus, has_keyboard
from ui.dialogs.cell_editor.dialog import CellEditor
from ui.dialogs.export.dialog import ExportDialog
from ui.dialogs.palette import Palette
from ui.settings import settings
from ui.widgets.focus.order import stops
from ui.window.main_window import MainWindow
from ui.window.start_page import StartPage

K, M = Qt.Key, Qt.KeyboardModifier
MOST_KEYS = 120


class Hands:
    """Presses keys, counts them, and looks whether what they lead to is seen."""

    def __init__(self, window: MainWindow) -> None:
        self.window, self.count = window, 0
        self.unseen: list[str] = []

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = M.NoModifier, *, times: int = 1) -> QWidget | None:
        """Press a key; returns what has the keyboard then."""
        for _ in range(times):
            self.count += 1
            QTest.keyClick(QApplication.activePopupWidget() or has_keyboard(), key, held)
            let_go()
        return QApplication.focusWidget()

    def write(self, text: str) -> None:
        """Type a text."""
        for letter in text:
            self.count += 1
            QTest.keyClicks(has_keyboard(), letter)
        let_go()

    def look(self) -> None:
        """See where the keyboard is."""
        field = has_keyboard()
        others = [each for each in stops(field.window()) if each is not field and not each.isAncestorOf(field)]
        change = change_by_focus(field, others[-1])
        if change.pixels < min(LEAST_SEEN, change.edge / 2):
            self.unseen.append(f"{field.metaObject().className()} {field.accessibleName()} {change}")

    def go(self, wanted: Callable[[QWidget], bool], key: Qt.Key = K.Key_Tab, most: int = 12) -> QWidget:
        """Press Tab until something wanted has the keyboard, looking at each stop."""
        for _ in range(most):
            if wanted(has_keyboard()):
                return has_keyboard()
            self.press(key)
            self.look()
        raise AssertionError(f"not reached: {has_keyboard().accessibleName()}")


def named(*names: str) -> Callable[[QWidget], bool]:
    return lambda widget: widget.accessibleName().startswith(names)


def answer_by_keys(hands: Hands, kind: type[QWidget], act: Callable[[QWidget], None]) -> None:
    """Use a dialog that waits, once it is there."""

    def look(tries: int = 100) -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, kind):
            act(box)
        elif tries:
            QTimer.singleShot(20, lambda: look(tries - 1))

    QTimer.singleShot(0, look)


@pytest.fixture(params=["light", "dark"])
def hands(open_window: Callable[..., MainWindow], tmp_path: Path, request: pytest.FixtureRequest) -> Hands:
    """Hands on the start page of a window with all of its parts."""
    settings.remember_folder(tmp_path / "lesson.json")
    window = open_window("worked-example", (1700, 1000), at_beginning=True)
    window.selection.theme = request.param
    window.set_still(True)
    window.show_start_page()
    let_go()
    return Hands(window)


def test_the_whole_task_takes_few_keys_and_each_stop_is_seen(hands: Hands, tmp_path: Path, qtbot: QtBot) -> None:
    window = hands.window
    begin(hands)
    hold_and_take_back(hands)
    change_sentence_cell_and_seed(hands)
    hands.press(K.Key_V)  # compare
    assert window.selection.view == "compare"
    hands.press(K.Key_V)
    export(hands, tmp_path, qtbot)
    own_cell(hands)
    hands.press(K.Key_F5)  # present
    assert window.presentation.active
    hands.press(K.Key_Escape)
    assert not window.presentation.active
    window.activateWindow()
    let_go()
    answer_by_keys(hands, QMessageBox, lambda box: discard(hands, box))  # quit
    hands.press(K.Key_Q, M.ControlModifier)
    assert not window.isVisible()
    assert not hands.unseen, "\n".join(hands.unseen)
    assert hands.count < MOST_KEYS


def begin(hands: Hands) -> None:
    """The start page, a lesson, and a step where a cue stops."""
    window = hands.window
    (page,) = window.findChildren(StartPage)
    hands.look()
    hands.press(K.Key_Return)
    assert not page.isVisible() and window.document.lesson is page.first.lesson and window.stage_view.hasFocus()
    hands.look()
    hands.press(K.Key_C)
    hands.press(K.Key_Right)
    assert window.player.time > 0.0


def hold_and_take_back(hands: Hands) -> None:
    """Select a number, hold it, see what came of it, and take it back."""
    window, document, controls = hands.window, hands.window.document, hands.window.controls
    while window.selection.quantity != "f":
        hands.press(K.Key_Left, M.AltModifier)
    hands.press(K.Key_Down)
    assert window.selection.unit == 1
    hands.press(K.Key_O, M.ShiftModifier)
    (hold,) = document.lesson.holds
    assert (hold.quantity, hold.units, hold.values) == ("f", (1,), (0.0,))
    while not controls.column.isAncestorOf(has_keyboard()):
        hands.press(K.Key_F6)
        hands.look()
    whatif = controls.whatif
    assert whatif.isVisible() and whatif.difference.text()
    hands.go(lambda widget: widget is whatif.table)
    hands.go(named("Take back"), K.Key_Backtab)
    hands.press(K.Key_Space)
    assert document.lesson.holds == () and whatif.isAncestorOf(has_keyboard())
    hands.look()


def change_sentence_cell_and_seed(hands: Hands) -> None:
    """Another sentence, another cell, another seed."""
    window, document, controls = hands.window, hands.window.document, hands.window.controls
    network = controls.network
    while not controls.sequence.isAncestorOf(has_keyboard()):
        hands.press(K.Key_F6)
        hands.look()
    hands.go(lambda widget: widget is controls.sequence.field)
    hands.press(K.Key_A, M.ControlModifier)
    hands.write("Rafsun")
    hands.press(K.Key_Return)
    assert document.trace.tokens == ("Rafsun",) and has_keyboard() is window.stage_view
    hands.press(K.Key_F6, M.ShiftModifier)
    hands.look()
    hands.go(lambda widget: widget is network.layer_controls.cell)
    before = document.lesson.layers[0].cell
    hands.press(K.Key_Down)
    assert document.lesson.layers[0].cell != before
    hands.go(lambda widget: widget is network.advanced.button)
    hands.press(K.Key_Space)
    hands.go(lambda widget: widget is network.layer_controls.seed)
    hands.write("7")
    hands.press(K.Key_Return)
    assert document.lesson.layers[0].seed == 7 and has_keyboard() is window.stage_view
    hands.look()


def export(hands: Hands, folder: Path, qtbot: QtBot) -> None:
    """A picture of the moment into a file."""
    window = hands.window
    hands.press(K.Key_E, M.ControlModifier)
    (dialog,) = window.findChildren(ExportDialog)
    hands.look()
    hands.go(lambda widget: widget is dialog.format)
    hands.write("Pic")
    assert dialog.chosen.ending == ".png"
    hands.go(lambda widget: widget is dialog.export_button, K.Key_Backtab)
    target = folder / "moment.png"

    def name_it(box: QWidget) -> None:
        field = box.findChildren(QLineEdit)[0]
        field.setText(str(target))
        hands.count += 1
        QTest.keyClick(field, K.Key_Return)

    answer_by_keys(hands, QFileDialog, name_it)
    hands.press(K.Key_Space)
    qtbot.waitUntil(lambda: target.exists() and not window.exports.entries, timeout=20_000)
    window.activateWindow()
    let_go()


def own_cell(hands: Hands) -> None:
    """The editor of one's own cells, by the list of all commands."""
    window = hands.window
    window.stage_view.setFocus()
    hands.press(K.Key_K, M.ControlModifier)
    assert window.findChildren(Palette)
    hands.look()
    hands.write("own cell")
    hands.press(K.Key_Return)
    (editor,) = window.findChildren(CellEditor)
    assert editor.isVisible()
    editor.activateWindow()
    let_go()
    hands.look()
    hands.press(K.Key_Escape)
    assert not window.findChildren(CellEditor)
    window.activateWindow()
    let_go()


def discard(hands: Hands, box: QWidget) -> None:
    """Answer that nothing is to be saved."""
    assert isinstance(box, QMessageBox)
    button = box.button(QMessageBox.StandardButton.Discard)
    while QApplication.focusWidget() is not button:
        hands.press(K.Key_Tab)
        hands.look()
    hands.press(K.Key_Space)
