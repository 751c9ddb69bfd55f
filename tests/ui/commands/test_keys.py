"""Every key of the window, pressed on the real one; fields that one types in keep theirs."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QTextEdit,
)
from pytestqt.qtbot import QtBot

from tests.ui.conftest import let_go
from tests.ui.export.reading import colours, psnr
from ui.film.views import views
from ui.paint.painter import image
from ui.window.main_window import MainWindow

K, M = Qt.Key, Qt.KeyboardModifier


def press(window: MainWindow, key: Qt.Key, held: Qt.KeyboardModifier = M.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, held)


def place(window: MainWindow) -> tuple[int, int]:
    moment = window.player.timeline.locate(window.player.time)
    return moment.token, moment.beat


def at_rest(window: MainWindow) -> bool:
    return window.player.time == window.player.timeline.time_at_rest(*place(window))


def test_opens_where_something_happens(window: MainWindow) -> None:
    assert window.player.timeline.tokens[window.player.token] == "Rafsun"
    assert window.player.timeline.beats[place(window)[1]].key == "memory"
    assert at_rest(window)
    assert not window.player.playing


def test_space_plays_and_pauses(window: MainWindow) -> None:
    press(window, K.Key_Space)
    assert window.player.playing
    press(window, K.Key_Space)
    assert not window.player.playing


def test_arrows_step_beats_and_tokens(window: MainWindow) -> None:
    assert place(window) == (11, 3)
    press(window, K.Key_Right)
    assert (place(window), at_rest(window)) == ((11, 4), True)
    press(window, K.Key_Right)
    assert (place(window), at_rest(window)) == ((12, 0), True)
    press(window, K.Key_Left)
    press(window, K.Key_Left)
    assert (place(window), at_rest(window)) == ((11, 3), True)
    press(window, K.Key_Right, M.ShiftModifier)
    assert (place(window), at_rest(window)) == ((12, 3), True)
    press(window, K.Key_Left, M.ShiftModifier)
    press(window, K.Key_Left, M.ShiftModifier)
    assert (place(window), at_rest(window)) == ((10, 3), True)


def test_home_and_end(window: MainWindow) -> None:
    press(window, K.Key_End)
    assert window.player.time == window.player.duration
    press(window, K.Key_Home)
    assert window.player.time == 0.0


def test_speed_units_and_layers(window: MainWindow) -> None:
    press(window, K.Key_Up, M.ControlModifier)
    assert window.player.speed == 1.5
    press(window, K.Key_Down, M.ControlModifier)
    press(window, K.Key_Down, M.ControlModifier)
    assert window.player.speed == 0.75
    press(window, K.Key_Down)
    press(window, K.Key_Down)
    press(window, K.Key_Down)
    assert window.selection.unit == 2
    press(window, K.Key_Up)
    assert window.selection.unit == 1
    press(window, K.Key_Up, M.AltModifier)
    press(window, K.Key_Up, M.AltModifier)
    assert window.selection.layer == 1
    press(window, K.Key_Down, M.AltModifier)
    assert window.selection.layer == 0


def test_a_clicker_plays_beats_and_goes_back(window: MainWindow) -> None:
    here = place(window)
    press(window, K.Key_PageDown)
    assert window.player.playing and place(window) > here
    press(window, K.Key_PageDown)
    assert not window.player.playing and at_rest(window) and place(window) == (here[0], here[1] + 1)
    press(window, K.Key_PageUp)
    assert place(window) == here and at_rest(window)


def test_zoom_by_keys(window: MainWindow) -> None:
    window.stage.still = True
    for view in ("stack", "unrolled", "unrolled"):
        press(window, K.Key_Minus)
        assert window.selection.view == view
    press(window, K.Key_Plus)
    press(window, K.Key_Equal)
    assert window.selection.view == "cell"


def test_help_lists_every_command(window: MainWindow, qtbot: QtBot) -> None:
    press(window, K.Key_F1)
    page = QApplication.activeModalWidget() or QApplication.activeWindow()
    assert page is not None
    text = page.findChild(QTextEdit).toPlainText()
    for each in window.commands.actions.values():
        assert each.statusTip() in text
    assert "Space" in text
    QTest.keyClick(page, K.Key_Escape)
    let_go()
    assert QApplication.activeModalWidget() is None


def test_tab_is_never_hijacked(window: MainWindow) -> None:
    seen = set()
    for _ in range(80):
        press(window, K.Key_Tab)
        seen.add(QApplication.focusWidget())
    assert len(seen) > 12
    assert window.stage_view in seen
    assert window.controls.transport.ruler in seen
    assert window.controls.header.export in seen
    press(window, K.Key_Backtab)
    assert not window.player.playing


def text_field(window: MainWindow) -> QPlainTextEdit:
    field = window.controls.sequence.findChild(QPlainTextEdit)
    assert field is not None
    return field


def test_typing_keeps_space_arrows_home_and_end(window: MainWindow) -> None:
    field = text_field(window)
    field.setFocus()
    before = place(window)
    for key in (K.Key_End, K.Key_Space, K.Key_Left, K.Key_Right, K.Key_Up, K.Key_Down, K.Key_Home, K.Key_A):
        QTest.keyClick(field, key)
    for key in (K.Key_PageUp, K.Key_PageDown, K.Key_B, K.Key_W, K.Key_Period):
        QTest.keyClick(field, key)
    QTest.keyClick(field, K.Key_Left, M.ShiftModifier)
    assert not window.player.playing
    assert place(window) == before
    assert window.selection.unit == 0
    assert " " in field.toPlainText()
    QTest.keyClick(field, K.Key_F1)
    assert QApplication.activeModalWidget() is not None
    QApplication.activeModalWidget().close()
    let_go()


def test_escape_leads_from_a_field_to_the_stage(window: MainWindow) -> None:
    text_field(window).setFocus()
    press(window, K.Key_Escape)
    assert QApplication.focusWidget() is window.stage_view


@pytest.mark.parametrize("kind", [QLineEdit, QSpinBox, QComboBox, QPushButton])
def test_other_fields_keep_the_keys_they_use(window: MainWindow, kind: type) -> None:
    field = kind(window)
    field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    field.show()
    field.setFocus()
    before = place(window)
    keys = [K.Key_Space] if kind is QPushButton else [K.Key_Left, K.Key_Right, K.Key_Up, K.Key_Home, K.Key_End]
    for key in keys:
        QTest.keyClick(field, key)
    assert not window.player.playing
    assert place(window) == before
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.close()
    field.hide()
    field.deleteLater()


@pytest.mark.parametrize("kind", [QComboBox, QListWidget])
def test_letters_find_entries_of_lists(window: MainWindow, kind: type) -> None:
    field = kind(window)
    field.addItems(["an apple", "pears", "water"])
    field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    field.show()
    field.setFocus()
    QTest.keyClick(field, K.Key_P)
    found = field.currentText() if isinstance(field, QComboBox) else field.currentItem().text()
    assert found == "pears" and window.selection.pins == ()
    field.hide()
    field.deleteLater()


def test_a_mouse_click_on_a_button_leaves_space_to_the_film(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(window.controls.transport.buttons["next_beat"], Qt.MouseButton.LeftButton)
    assert QApplication.focusWidget() is window.stage_view
    assert place(window) == (11, 4)
    press(window, K.Key_Space)
    assert window.player.playing
    window.player.pause()


def test_no_two_commands_share_a_key(window: MainWindow) -> None:
    keys = [key.toString() for each in window.commands.actions.values() for key in each.shortcuts()]
    assert len(keys) == len(set(keys))
    wanted = {"Space", "Left", "Right", "Shift+Left", "Shift+Right", "Home", "End", "Ctrl+O", "Ctrl+S", "Ctrl+Shift+S"}
    wanted |= {"Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+E", "F5", "Esc", "F1"}
    assert wanted <= set(keys)
    assert not any("Tab" in key for key in keys)


@pytest.mark.parametrize("view", views())
def test_f2_labels_every_view_and_goes_with_itself(window: MainWindow, view: str) -> None:
    window.stage.still = True
    window.selection.view = view
    let_go()
    window.player.play()
    press(window, K.Key_F2)
    assert not window.player.playing and window.stage.labels(window.player.time)
    press(window, K.Key_F2)
    assert window.stage.labels(window.player.time) == ()
    press(window, K.Key_F2)
    press(window, K.Key_Right)
    assert not window.stage.is_labelled(window.player.time)


def test_copy_picture_puts_the_picture_of_the_moment_on_the_clipboard(window: MainWindow) -> None:
    window.player.seek(window.player.time - 0.3)  # in the middle of a movement, too
    press(window, K.Key_C, M.ControlModifier | M.ShiftModifier)
    data = QApplication.clipboard().mimeData()
    assert data.hasImage()
    copied = QApplication.clipboard().image()
    theme, time = window.stage.theme, window.player.time
    assert copied == image(window.stage.film_for_others.frame(time), theme, 1920, 1080)
    root = ElementTree.fromstring(bytes(data.data("image/svg+xml").data()))
    assert (root.get("width"), root.get("height")) == ("1920", "1080")
    assert not list(root.iter("{http://www.w3.org/2000/svg}text")), "no font is needed"
    renderer = QSvgRenderer(data.data("image/svg+xml"))
    drawn = QImage(copied.size(), copied.format())
    with QPainter(drawn) as painter:
        renderer.render(painter)
    assert psnr(colours(drawn), colours(copied)) > 25


def test_a_copied_picture_has_the_labels_that_are_shown(window: MainWindow) -> None:
    press(window, K.Key_F2)
    press(window, K.Key_C, M.ControlModifier | M.ShiftModifier)
    labelled = QApplication.clipboard().image()
    press(window, K.Key_F2)
    press(window, K.Key_C, M.ControlModifier | M.ShiftModifier)
    assert QApplication.clipboard().image() != labelled
