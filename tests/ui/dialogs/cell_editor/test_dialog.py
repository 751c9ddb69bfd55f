"""The editor of own cells with real keys: slips are told while one types, and only the buttons change the lesson."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QMessageBox, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from simulator.cells.cell import Memory
from simulator.equations.expressions import CALLABLE
from simulator.lessons.file import dumps, loads
from simulator.lessons.own_cells.registry import cells_of
from simulator.lessons.own_cells.text import draft_text
from tests.simulator.own_lessons import JANET, MGU, own_lesson
from tests.ui.conftest import let_go
from ui.commands.menus.edit import edit_cell
from ui.dialogs.cell_editor.dialog import CellEditor
from ui.dialogs.cell_editor.equation_field import kind_of
from ui.dialogs.cell_editor.syntax import MEANINGS, syntax_html
from ui.paint.theme import THEMES
from ui.widgets.controls import Alternative
from ui.window.main_window import MainWindow

SLIP = "h = tanh(W_h @ x + U_h @ h_prv + b_h)"
SOUND = "h = tanh(W_h @ x + U_h @ h_prev + b_h)"


@pytest.fixture
def window(open_window: Callable[..., MainWindow]) -> MainWindow:
    return open_window(own_lesson(MGU, JANET), (1280, 720))


def opened(window: MainWindow) -> CellEditor:
    """The editor on the selected layer, by its command."""
    edit_cell(window)
    (found,) = window.findChildren(CellEditor)
    return found


@pytest.fixture
def editor(window: MainWindow, qtbot: QtBot) -> Iterator[CellEditor]:
    made = opened(window)
    qtbot.waitExposed(made)
    yield made
    if isValid(made):
        made.leave()
    let_go()


def typed(editor: CellEditor, text: str) -> None:
    """Type a text in place of all that is there, letter by letter."""
    editor.edit.setFocus()
    QTest.keyClick(editor.edit, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(editor.edit, Qt.Key.Key_Delete)
    for letter in text:
        if letter == "\n":
            QTest.keyClick(editor.edit, Qt.Key.Key_Return)
        else:
            QTest.keyClicks(editor.edit, letter)


def words(editor: CellEditor) -> str:
    """What is told below the field."""
    return editor.status.text()


def test_it_opens_on_the_equations_of_the_layer(window: MainWindow, editor: CellEditor) -> None:
    assert editor.edit.toPlainText().splitlines() == list(MGU.equations)
    assert (editor.name.text(), editor.which.currentText()) == (MGU.name, MGU.name)
    assert "states: h. Nothing is wrong." in words(editor)
    assert not editor.keep.isEnabled() and not editor.remove.isEnabled()
    window.selection.layer = 1
    assert opened(window) is editor
    assert editor.which.currentData() == "janet"
    before = dumps(window.document.lesson)
    editor.reject()  # nothing was written: nothing is asked
    assert not editor.isVisible()
    assert dumps(window.document.lesson) == before


def test_a_slip_is_told_and_underlined_while_one_types(window: MainWindow, editor: CellEditor) -> None:
    typed(editor, SLIP)
    assert words(editor).startswith("Line 1, column 26: there is nothing named h_prv. Did you mean h_prev?")
    assert editor.edit.error is not None
    assert editor.edit.place_of(editor.edit.error).selectedText() == "h_prv"
    assert editor.edit.accessibleDescription() == words(editor)
    assert editor.status.property("problem") is True
    for button in (editor.use, editor.keep, editor.copy):
        assert not button.isEnabled()
    QTest.keyClick(editor.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QTest.qWait(150)
    assert not window.document.is_modified
    typed(editor, SOUND)
    assert editor.edit.error is None and "1 equation, 3 weights" in words(editor)
    assert editor.status.property("problem") is False


def test_no_text_harms_anything(window: MainWindow, editor: CellEditor) -> None:
    before = window.document.lesson
    for text in ("", "\n\n", "h", "h =", "h = (", "h = h_prev )", "=", "q = h_prev", "h = x", "h = a\na = h"):
        typed(editor, text)
        assert editor.spec is None
        assert editor.status.property("problem") is True and words(editor)
        assert editor.edit.error is not None
        editor.edit.place_of(editor.edit.error)
        editor.edit.grab()
    editor.edit.setPlainText("h = σ(h_prev)")
    assert "Write sigmoid for it." in words(editor)
    assert window.document.lesson is before


def test_a_change_is_used_undone_and_done_again(window: MainWindow, editor: CellEditor, qtbot: QtBot) -> None:
    typed(editor, SOUND.replace("tanh", "relu"))
    QTest.mouseClick(editor.use, Qt.MouseButton.LeftButton)
    lesson = window.document.lesson
    assert lesson.cells[0].equations == (SOUND.replace("tanh", "relu"),)
    assert window.document.undo_label == "Minimal gated unit in layer 1"
    assert set(window.document.trace.layers[0].layer.weights) == {"W_h", "U_h", "b_h"}
    assert loads(dumps(lesson)) == lesson
    assert not editor.unsaved and not editor.keep.isEnabled()
    window.document.undo()
    assert editor.edit.toPlainText().splitlines() == list(MGU.equations)  # what was not changed here follows
    window.document.redo()
    assert "relu" in editor.edit.toPlainText()


def test_a_new_cell_comes_into_the_lesson_and_another_layer(
    window: MainWindow, editor: CellEditor, qtbot: QtBot
) -> None:
    editor.start.setFocus()
    at = editor.start.findText("LSTM")
    editor.start.setCurrentIndex(at)
    editor.start.activated.emit(at)
    assert editor.edit.toPlainText().startswith("f = sigmoid(")
    assert editor.which.currentText() == "A new cell"
    editor.name.selectAll()
    QTest.keyClicks(editor.name, "Mine")
    QTest.mouseClick(editor.keep, Qt.MouseButton.LeftButton)
    assert [spec.key for spec in window.document.lesson.cells] == ["mgu", "janet", "mine"]
    assert editor.remove.isEnabled()
    editor.layer.setCurrentIndex(1)
    QTest.keyClick(editor.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.document.lesson.layers[1].cell == "mine")  # a key presses the button for a moment
    assert not editor.remove.isEnabled()  # a layer is made of it
    window.document.undo()
    QTest.mouseClick(editor.remove, Qt.MouseButton.LeftButton)
    assert [spec.key for spec in window.document.lesson.cells] == ["mgu", "janet"]
    assert editor.unsaved and editor.edit.toPlainText().startswith("f = sigmoid(")


def test_what_the_lesson_cannot_take_is_told(window: MainWindow, editor: CellEditor) -> None:
    typed(editor, "h = exp(exp(exp(3 + h_prev * h_prev))) + W_h @ x")
    before = window.document.lesson
    QTest.mouseClick(editor.use, Qt.MouseButton.LeftButton)
    assert window.document.lesson is before
    assert "stops being finite" in words(editor)
    assert editor.use.isEnabled()  # it is a cell


def test_memory_and_what_is_handed_on_can_be_chosen(window: MainWindow, editor: CellEditor) -> None:
    editor.show_layer(1)
    assert [editor.meaning.memory.itemData(k) for k in range(editor.meaning.memory.count())] == [
        Memory("c", "f", "c_3"), Memory("h", None, None),
    ]  # fmt: skip
    for box, text in ((editor.meaning.memory, "h: written anew at each step"), (editor.meaning.output, "c")):
        box.setCurrentIndex(box.findText(text))
        box.activated.emit(box.currentIndex())
    assert editor.spec is not None and editor.spec.states == ("c", "h")
    QTest.mouseClick(editor.use, Qt.MouseButton.LeftButton)
    made = cells_of(window.document.lesson)["janet"]
    assert (made.states, made.memory) == (("c", "h"), Memory("h", None, None))
    shown = [editor.meaning.list.topLevelItem(k) for k in range(editor.meaning.list.topLevelItemCount())]
    told = {item.text(0): (item.text(1), item.text(2)) for item in shown if item is not None}
    assert told["c"] == ("state, handed on", "3")
    assert told["W_f"] == ("weight matrix", "3 × 3")
    assert told["f"] == ("gate, 0 to 1", "3")


def test_a_cell_is_copied_and_pasted_as_text(window: MainWindow, editor: CellEditor) -> None:
    QTest.mouseClick(editor.copy, Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().text()
    assert copied == draft_text(editor.draft)
    assert copied.startswith("# cell: Minimal gated unit\n# states: h\n")
    QTest.mouseClick(editor.paste, Qt.MouseButton.LeftButton)
    assert editor.which.currentText() == "A new cell"
    assert editor.spec is not None and editor.spec.key == "minimal-gated-unit"
    assert editor.spec.equations == MGU.equations
    QGuiApplication.clipboard().setText("This is no cell (")
    QTest.mouseClick(editor.paste, Qt.MouseButton.LeftButton)
    assert editor.spec is None and editor.edit.toPlainText() == "This is no cell ("
    QTest.keyClick(editor.edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert editor.edit.toPlainText().splitlines() == list(MGU.equations)
    QGuiApplication.clipboard().setText(" ")
    QTest.mouseClick(editor.paste, Qt.MouseButton.LeftButton)
    assert "no text to paste" in words(editor)


def test_what_is_in_no_lesson_is_asked_about(
    window: MainWindow, editor: CellEditor, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(editor, SLIP)
    asked: list[str] = []
    answers = [QMessageBox.StandardButton.Cancel, QMessageBox.StandardButton.Discard]

    def answer(box: QMessageBox) -> int:
        asked.append(box.text())
        return int(answers[len(asked) - 1].value)

    monkeypatch.setattr(QMessageBox, "exec", answer)
    editor.which.setCurrentIndex(1)
    editor.which.activated.emit(1)
    assert editor.edit.toPlainText().splitlines() == list(JANET.equations)
    editor.which.setCurrentIndex(0)
    editor.which.activated.emit(0)
    assert editor.edit.toPlainText() == SLIP  # what was written is still there
    editor.reject()
    assert editor.isVisible()
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert not editor.isVisible() and len(asked) == 2


def test_the_picture_follows_and_is_made_beside_the_window(editor: CellEditor, qtbot: QtBot) -> None:
    with qtbot.waitSignal(editor.preview.made, timeout=30_000):
        typed(editor, SOUND)
    assert editor.preview.frame is not None and editor.preview.is_current
    assert "Minimal gated unit" in str(editor.preview.frame)
    typed(editor, SLIP)
    assert not editor.preview.is_current  # paler: it is of what was written before
    with qtbot.waitSignal(editor.preview.made, timeout=30_000):
        typed(editor, "h = W_h @ x + 1e15 * (1 + h_prev * h_prev) * (1 + h_prev * h_prev)" + " * 1e15" * 20)
    assert editor.preview.frame is None and "finite" in editor.preview.problem


def test_the_panel_and_the_menu_lead_to_it(window: MainWindow) -> None:
    controls = window.controls.network.layer_controls
    assert controls.equations.text() == "Edit equations…"
    QTest.mouseClick(controls.equations, Qt.MouseButton.LeftButton)
    editor = window.findChild(CellEditor)
    assert isinstance(editor, CellEditor) and editor.which.currentData() == "mgu"
    editor.leave()
    let_go()
    controls.cell.setCurrentIndex(controls.cell.findData("gru"))
    controls.cell.activated.emit(controls.cell.currentIndex())
    assert controls.equations.text() == "Own cell…"
    window.commands.actions["edit_cell"].trigger()
    editor = window.findChild(CellEditor)
    assert isinstance(editor, CellEditor) and editor.name.text() == "My GRU"
    assert editor.spec is not None and editor.spec.memory is None
    window.document.undo()
    window.close()  # nothing is asked, nothing is left behind
    let_go()


def test_everything_has_a_name_and_tab_reaches_it(editor: CellEditor) -> None:
    wanted = {
        each for kind in (QAbstractButton, QComboBox, QLineEdit) for each in editor.findChildren(kind)
        if each.isVisible() and each.isEnabled() and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and (not isinstance(each, Alternative) or each.isChecked())  # arrow keys lead to the others
    } | {editor.edit, editor.meaning.list}  # fmt: skip
    seen: set[QWidget] = set()
    editor.edit.setFocus()
    for _ in range(60):
        focus = editor.focusWidget()
        assert focus is not None
        seen.add(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert {each for each in wanted if each not in seen} == set()
    unnamed = [each for each in wanted if not (each.accessibleName() or getattr(each, "text", str)())]
    assert unnamed == []


def test_colours_say_what_a_name_is() -> None:
    states = frozenset({"h", "c"})
    kinds = {
        name: kind_of(name, states, "c")
        for name in ("tanh", "max", "W_f", "b_f", "h", "h_prev", "c_prev", "x", "x_prev", "f")
    }
    assert kinds == {
        "tanh": "forget", "max": "forget", "W_f": "input", "b_f": "input", "h": "short", "h_prev": "short",
        "c_prev": "memory", "x": "output", "x_prev": "output", "f": "ink",
    }  # fmt: skip


def test_the_help_has_every_function_and_every_name() -> None:
    assert set(MEANINGS) == set(CALLABLE)
    page = syntax_html(THEMES["light"])
    for name in (*CALLABLE, "W_f", "U_f", "V_f", "P_f", "b_f", "h_prev", "x_prev"):
        assert name in page
