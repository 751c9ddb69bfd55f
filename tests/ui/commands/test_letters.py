"""Letters alone as keys: they can be changed and switched off, and are left alone where a button has the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import let_go
from tests.ui.hearing import hearing
from ui.commands.listings import help_sections, palette_entries
from ui.dialogs.keys import KeysDialog
from ui.settings import settings
from ui.settings.own_keys import can_be_key, choose_key, is_letter, read_keys
from ui.widgets.keys import is_of_keypad
from ui.window.main_window import MainWindow

K, M = Qt.Key, Qt.KeyboardModifier


def press(window: MainWindow, key: Qt.Key, held: Qt.KeyboardModifier = M.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, held)


def dialog_of(window: MainWindow) -> KeysDialog:
    window.commands.actions["change_keys"].trigger()
    let_go()
    (dialog,) = window.findChildren(KeysDialog)
    return dialog


def leave(window: MainWindow, dialog: KeysDialog) -> None:
    dialog.close()
    window.activateWindow()
    let_go()
    window.stage_view.setFocus()


def choose(dialog: KeysDialog, title: str) -> None:
    rows = [k for k in range(dialog.list.count()) if dialog.list.item(k).text().startswith(f"{title}: ")]
    dialog.list.setCurrentRow(rows[0])


def type_key(dialog: KeysDialog, key: str) -> None:
    dialog.field.setKeySequence(QKeySequence(key))
    dialog.field.editingFinished.emit()


def keys_of(window: MainWindow, name: str) -> list[str]:
    return [key.toString() for key in window.commands.actions[name].shortcuts()]


def test_which_keys_are_letters() -> None:
    assert all(map(is_letter, ("P", "Shift+P", "+", "=", "[", ".", "3")))
    assert not any(map(is_letter, ("Space", "Right", "Shift+Right", "F1", "Ctrl+P", "Home")))
    assert all(map(can_be_key, ("P", "Shift+P", "F9", "Shift+F9", "Ctrl+P", "Alt+Shift+Left")))
    assert not any(map(can_be_key, ("Left", "Return", "Tab", "Shift+Space", "Delete")))


def test_every_letter_of_a_command_can_be_changed(window: MainWindow) -> None:
    dialog = dialog_of(window)
    letters = [key for name in window.commands.actions for key in keys_of(window, name) if is_letter(key)]
    assert len(letters) > 15 and dialog.list.count() == len(letters)
    leave(window, dialog)


def test_letters_are_switched_off_all_at_once(window: MainWindow) -> None:
    dialog = dialog_of(window)
    dialog.letters.click()
    leave(window, dialog)
    assert not settings.letters_act()
    press(window, K.Key_P)
    assert window.selection.pins == () and keys_of(window, "pin_unit") == []
    press(window, K.Key_Right)
    assert window.player.place == (11, 4), "other keys act as ever"
    assert not any(len(line.keys) == 1 and line.keys.isascii() for section in help_sections() for line in section.lines)
    assert window.controls.read.key.text() == ""
    dialog = dialog_of(window)
    dialog.letters.click()
    press(window, K.Key_P)
    leave(window, dialog)
    press(window, K.Key_P)
    assert window.selection.pins == (0,)


def test_a_letter_is_given_another_key_and_its_own_again(window: MainWindow) -> None:
    dialog = dialog_of(window)
    choose(dialog, "Pin the unit")
    with hearing() as sounds:
        type_key(dialog, "Ctrl+Alt+P")
        assert sounds.announced == ["Pin the unit: Ctrl plus Alt plus P"]
    assert keys_of(window, "pin_unit") == ["Ctrl+Alt+P"] and dialog.list.currentItem().text().endswith("Ctrl+Alt+P")
    choose(dialog, "What the signs mean")
    type_key(dialog, "S")
    assert window.controls.read.key.text() == "S"
    entries = {entry.title: entry.keys for entry in palette_entries(window)}
    assert entries["View: Pin the unit"] == "Ctrl+Alt+P" and entries["View: What the signs mean"] == "S"
    dialog.none.click()
    assert keys_of(window, "toggle_signs") == [] and dialog.list.currentItem().text().endswith(": no key")
    dialog.again.click()
    assert keys_of(window, "toggle_signs") == ["L"]
    dialog.all_again.click()
    assert keys_of(window, "pin_unit") == ["P"] and read_keys().own == {}
    leave(window, dialog)


def test_a_key_of_another_command_or_of_fields_is_not_taken(window: MainWindow) -> None:
    dialog = dialog_of(window)
    choose(dialog, "Pin the unit")
    for key, words in (("G", "“Ghost behind the numbers”"), ("Ctrl+Z", "“Undo”"), ("Return", "needed in fields")):
        type_key(dialog, key)
        assert words in dialog.problem.text() and dialog.problem.isVisible()
        assert dialog.field.keySequence().toString() == "P" and keys_of(window, "pin_unit") == ["P"]
    leave(window, dialog)


def test_keys_are_kept_to_the_next_start_and_odd_ones_are_left(window: MainWindow) -> None:
    choose_key("P", "Ctrl+Alt+P")
    settings.remember_own_keys(settings.own_keys()[:-1] + ', "G": 3, "L": "Tab", "Space": "X"}')
    window.keyboard.take_keys()
    assert keys_of(window, "pin_unit") == ["Ctrl+Alt+P"]
    assert (keys_of(window, "toggle_ghost"), keys_of(window, "toggle_signs")) == (["G"], ["L"])
    assert keys_of(window, "play_pause") == ["Space"]


@pytest.mark.parametrize("button", ["next_beat", "play_pause"])
def test_letters_do_nothing_where_a_button_has_the_keyboard(window: MainWindow, button: str) -> None:
    pressed = window.controls.transport.buttons[button]
    pressed.setFocus()
    for key in (K.Key_P, K.Key_M, K.Key_G):
        press(window, key)
    assert window.selection.pins == () and not window.document.is_modified and window.selection.ghost
    press(window, K.Key_Right)
    assert window.player.place == (11, 4), "arrows step from there, too"


def test_arrows_go_among_alternatives_and_leave_the_film_alone(window: MainWindow) -> None:
    window.toggle_part("left")
    let_go()
    words = window.controls.sequence.findChildren(type(window.controls.network.precision))[0]
    buttons = words._row_buttons
    buttons[0].setFocus()
    here = window.player.place
    press(window, K.Key_Right)
    assert QApplication.focusWidget() is buttons[1] and window.player.place == here


@pytest.mark.parametrize("key", [K.Key_Right, K.Key_Home, K.Key_Plus, K.Key_Minus, K.Key_Period, K.Key_PageDown])
def test_keys_of_the_keypad_are_left_to_the_screen_reader(window: MainWindow, key: Qt.Key) -> None:
    before = window.player.time, window.selection.view
    press(window, key, M.KeypadModifier)
    window.controls.transport.buttons["next_beat"].setFocus()
    press(window, key, M.KeypadModifier)
    assert (window.player.time, window.selection.view) == before and not window.player.playing


def test_on_a_mac_arrows_are_no_keys_of_the_keypad(monkeypatch: pytest.MonkeyPatch) -> None:
    events = [QKeyEvent(QEvent.Type.KeyPress, key, M.KeypadModifier) for key in (K.Key_Right, K.Key_5)]
    assert [is_of_keypad(each) for each in events] == [True, True]
    monkeypatch.setattr("sys.platform", "darwin")
    assert [is_of_keypad(each) for each in events] == [False, True]
