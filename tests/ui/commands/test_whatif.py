"""Experiments in the window: menus on numbers and tokens, keys and commands, and what is marked as set by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QMenu, QWidget

from simulator.lessons.edits.sequence import with_sequence
from simulator.lessons.schema import HoldSpec
from simulator.text.tokens import sequence_tokens
from tests.ui.conftest import let_go
from ui.commands.menus.whatif import clear_ghost, hold_at, hold_open, hold_shut, keep_ghost, mask_token, skip_token
from ui.commands.menus.whatif import let_go as let_the_number_go
from ui.film.marks import Strip
from ui.paint.painter import placement
from ui.window.main_window import MainWindow


@pytest.fixture
def window(open_window: Callable[..., MainWindow]) -> Iterator[MainWindow]:
    made = open_window()
    made.player.rest_at(11, [beat.key for beat in made.player.timeline.beats].index("memory"))
    yield made
    for menu in made.findChildren(QMenu):
        menu.close()


def menu_at(widget: QWidget, place: QPoint, reason: QContextMenuEvent.Reason) -> dict[str, Callable[[], None]]:
    """The items of the menu that a right click at a place, or the key, opens."""
    QApplication.sendEvent(widget, QContextMenuEvent(reason, place, widget.mapToGlobal(place)))
    let_go()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    inner = [action.menu() for action in menu.actions()]
    below = [action for each in inner if isinstance(each, QMenu) for action in each.actions()]
    items = {action.text().split("\t")[0]: action for action in (*menu.actions(), *below)}
    menu.close()
    return {text: action.trigger for text, action in items.items() if action.isEnabled()}


def number_of(window: MainWindow, quantity: str, unit: int) -> QPoint:
    """Where the stage shows a number."""
    view, frame = window.stage_view, window.stage_view.frame
    strip = next(
        mark for mark in frame.everything
        if isinstance(mark, Strip) and mark.about is not None and mark.about.quantity == quantity
    )  # fmt: skip
    x, y = strip.cell(unit)
    middle = QPointF(x + strip.cell_width / 2, y + strip.cell_height / 2)
    return placement(frame.page, QRectF(view.rect())).map(middle).toPoint()


MOUSE, KEY = QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard


def test_a_right_click_on_a_gate_holds_it_and_lets_it_go(window: MainWindow) -> None:
    place = number_of(window, "f", 1)
    menu_at(window.stage_view, place, MOUSE)["Hold shut at this token"]()
    assert window.document.lesson.holds == (HoldSpec(0, "f", units=(1,), values=(0.0,), start=11, stop=12),)
    assert any(mark.held for mark in window.stage_view.frame.everything if isinstance(mark, Strip))
    menu_at(window.stage_view, place, MOUSE)["Hold open from here on"]()
    assert window.document.lesson.holds[1] == HoldSpec(0, "f", units=(1,), values=(1.0,), start=11)
    for _ in range(2):
        menu_at(window.stage_view, place, MOUSE)["Let it go, to be computed again"]()
    assert window.document.lesson.holds == ()


def test_a_right_click_on_what_enters_masks_its_token(window: MainWindow) -> None:
    menu_at(window.stage_view, number_of(window, "x", 1), MOUSE)["Silence: nothing of it enters"]()
    assert window.document.lesson.masked == (11,)
    menu_at(window.stage_view, number_of(window, "x", 0), MOUSE)["Silence: nothing of it enters"]()
    assert window.document.lesson.masked == ()


def test_the_key_for_menus_acts_on_the_number_chosen_last(window: MainWindow) -> None:
    window.selection.quantity = "c"
    window.selection.look_at(0, 2)
    menu_at(window.stage_view, QPoint(), KEY)["Set to…"]()
    let_go()
    panel = window.controls.whatif
    assert panel.isVisible() and panel.hold.quantity.currentData() == "c"
    QTest.keyClicks(panel.hold.value, "3")
    QTest.keyClick(panel.hold.value, Qt.Key.Key_Return)
    assert window.document.trace.layers[0]["c"][11, 2] == 3.0


def test_commands_hold_mask_and_compare(window: MainWindow) -> None:
    first = window.document.trace
    window.selection.quantity = "f"
    hold_open(window)
    assert window.document.trace.layers[0]["f"][11, 0] == 1.0
    hold_shut(window)
    assert [hold.values for hold in window.document.lesson.holds] == [(0.0,)]
    let_the_number_go(window)
    assert window.document.lesson.holds == ()
    QTest.keyClick(window.stage_view, Qt.Key.Key_M)
    assert window.document.lesson.masked == (11,)
    assert "(masked)" in window.stage_view.stage.film.caption(11, 0)
    mask_token(window)
    keep_ghost(window)
    window.selection.quantity = "x"
    assert not hold_open.ready(window) and not hold_at.ready(window)
    mask_token(window)
    assert window.document.ghost is not first and window.document.is_ghost_kept
    clear_ghost(window)
    assert window.document.ghost is None


def test_a_right_click_on_a_token_masks_and_takes_it_out(window: MainWindow) -> None:
    chips = window.controls.sequence.chips
    menu_at(chips, chips.rect_of(2).center(), MOUSE)["Silence: nothing of it enters"]()
    assert window.document.lesson.masked == (2,)
    ruler = window.controls.transport.ruler
    menu_at(ruler, QPoint(round(ruler.x_of(0.5)), 25), MOUSE)["Take “I” out"]()
    assert sequence_tokens(window.document.lesson.sequence)[:2] == ("love", "Jenny")
    assert window.document.lesson.masked == (1,)
    assert "masked" in chips.describe(1)
    menu_at(chips, chips.rect_of(1).center(), MOUSE)["Leave out the step: states pass through"]()
    assert (window.document.lesson.masked, window.document.lesson.skipped) == ((), (1,))
    assert "left out" in chips.describe(1)
    window.player.rest_at(1, 0)
    assert skip_token.checked is not None and skip_token.checked(window)
    assert window.controls.inspector.working.plain.startswith("h") and "= h" in window.controls.inspector.working.plain
    skip_token(window)
    assert window.document.lesson.skipped == ()


@pytest.mark.parametrize(
    ("key", "typed", "now"),
    [(Qt.Key.Key_F2, "Rafsun", ("I", "Rafsun", "Jenny")), (Qt.Key.Key_Insert, "do", ("I", "do", "love"))],
)
def test_keys_change_and_put_in_the_current_token(
    window: MainWindow, key: Qt.Key, typed: str, now: tuple[str, ...]
) -> None:
    window.player.rest_at(1, 0)
    chips = window.controls.sequence.chips
    chips.setFocus()
    QTest.keyClick(chips, key)
    dialog = window.findChild(QInputDialog)
    assert dialog is not None
    dialog.setTextValue(typed)
    dialog.accept()
    let_go()
    assert sequence_tokens(window.document.lesson.sequence)[:3] == now
    QTest.keyClick(chips, Qt.Key.Key_Delete)
    window.document.undo()
    window.document.undo()
    assert window.document.undo_label is None


def test_what_cannot_be_done_is_told(window: MainWindow) -> None:
    window.document.edit("one word", with_sequence(window.document.lesson, "Jenny"))
    window.controls.sequence.chips.setFocus()
    QTest.keyClick(window.controls.sequence.chips, Qt.Key.Key_Delete)
    assert "needs a token" in window.controls.sequence.problem.text()


def test_the_panel_is_a_part_like_others(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
    let_go()
    assert window.controls.whatif.isVisible() and window.selection.tab == "whatif"
    QTest.keyClick(window, Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
    let_go()
    assert not window.controls.whatif.isVisible()


def press(window: MainWindow, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, held)


def test_keys_select_a_vector_light_its_number_up_and_hold_it(window: MainWindow) -> None:
    assert window.selection.quantity == "c"
    alt = Qt.KeyboardModifier.AltModifier
    for _ in range(20):
        press(window, Qt.Key.Key_Left, alt)
    first = window.selection.quantity
    found = [first]
    for _ in range(20):
        press(window, Qt.Key.Key_Right, alt)
        found.append(window.selection.quantity)
    order = list(dict.fromkeys(found))
    assert first == "c_prev" and "h" in order and not {"x", "readout"} & set(order)
    assert [each for each in order if each in ("f", "i", "c", "o")] == ["f", "i", "c", "o"]
    while window.selection.quantity != "f":
        press(window, Qt.Key.Key_Left, alt)
    pointed = window.stage_view.pointed
    assert pointed is not None and pointed[0][:4] == (0, 11, "f", 0)
    press(window, Qt.Key.Key_O, Qt.KeyboardModifier.ShiftModifier)
    assert window.document.lesson.holds == (HoldSpec(0, "f", units=(0,), values=(0.0,), start=11, stop=12),)


def test_a_row_of_the_table_is_held(window: MainWindow) -> None:
    window.toggle_part("table")
    let_go()
    panel = window.controls.table
    row = panel.model.table.find(0, "i", 2)
    assert row is not None
    panel.view.setFocus()
    chosen = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
    panel.view.selectionModel().setCurrentIndex(panel.model.index(row, 0), chosen)
    hold_shut(window)
    assert window.document.lesson.holds == (HoldSpec(0, "i", units=(2,), values=(0.0,), start=11, stop=12),)
    let_go()
    window.selection.tab = "numbers"
    window.selection.unit = 1
    window.selection.quantity = "o"
    let_go()
    (there,) = panel.view.selectionModel().selectedRows()
    assert panel.model.table[there.row()][:2] == (0, "o") and panel.model.table[there.row()].unit == 1
