"""The column beside the stage: three pages, one in front, by click, by key and by what one does; it folds away."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from simulator.lessons.builtin import find
from simulator.lessons.edits.whatif import with_masked, with_weight
from simulator.lessons.file import save
from tests.ui.conftest import let_go
from ui.film.marks import Strip
from ui.paint.painter import placement
from ui.settings import settings
from ui.state.edits.number_edits import OPEN, NumberPlace, set_to
from ui.state.selection import TABS
from ui.window.main_window import MainWindow

Open = Callable[..., MainWindow]


def pages(window: MainWindow) -> dict[str, QWidget]:
    controls = window.controls
    return dict(zip(TABS, (controls.read, controls.inspector, controls.whatif), strict=True))


def in_front(window: MainWindow) -> list[str]:
    return [tab for tab, page in pages(window).items() if page.isVisible()]


def hold(window: MainWindow) -> None:
    label, change = set_to(window.document.trace, NumberPlace(0, "f", 0, 11), OPEN)
    window.document.edit(label, change(window.document.newest_resolved))
    let_go()


def point_of(window: MainWindow, quantity: str) -> QPoint:
    """Where the first number of a vector stands on the stage."""
    view = window.stage_view
    strip = next(m for m in view.frame.everything if isinstance(m, Strip) and m.about and m.about.quantity == quantity)
    x, y = strip.cell(0)
    at = placement(view.frame.page, view.rect().toRectF()).map(x + strip.cell_width / 2, y + strip.cell_height / 2)
    return QPoint(round(at[0]), round(at[1]))


def test_read_stands_in_front_at_first(window: MainWindow) -> None:
    assert in_front(window) == ["read"] and window.is_shown("right") and not window.is_shown("left")


def test_a_click_on_a_number_brings_the_numbers_forward(window: MainWindow) -> None:
    QTest.mouseClick(window.stage_view, Qt.MouseButton.LeftButton, pos=point_of(window, "f"))
    let_go()
    assert in_front(window) == ["numbers"] and window.selection.quantity == "f"


def test_the_first_change_brings_forward_what_can_be_tried(window: MainWindow) -> None:
    hold(window)
    assert in_front(window) == ["whatif"]
    window.selection.tab = "read"
    window.document.edit("masked", with_masked(window.document.lesson, 3, True))
    assert in_front(window) == ["read"], "only the first"
    window.document.undo()
    window.document.undo()
    hold(window)
    assert in_front(window) == ["whatif"], "the first again"


def test_a_weight_that_is_pulled_among_the_numbers_stays_in_view(window: MainWindow) -> None:
    window.selection.tab = "numbers"
    window.document.edit("weight", with_weight(window.document.lesson, 0, "W_f", (0, 0), 2.0))
    assert in_front(window) == ["numbers"]
    window.document.undo()
    window.selection.tab = "read"
    window.document.edit("weight", with_weight(window.document.lesson, 0, "W_f", (0, 0), 2.0))
    assert in_front(window) == ["whatif"]


@pytest.mark.parametrize(("key", "tab"), [("2", "numbers"), ("4", "numbers"), ("5", "whatif"), ("6", "read")])
def test_keys_choose_the_page_and_fold_it_away(window: MainWindow, key: str, tab: str) -> None:
    window.selection.tab = "read" if tab != "read" else "numbers"
    for shown in (True, key == "4", True):
        QTest.keyClick(window.stage_view, Qt.Key(ord(key)), Qt.KeyboardModifier.ControlModifier)
        let_go()
        assert (in_front(window) == [tab]) is shown
    assert window.controls.table.isVisible() is (key == "4")


def test_the_column_folds_by_key_and_by_its_button_and_so_does_the_left(window: MainWindow) -> None:
    QTest.keyClick(window.stage_view, Qt.Key.Key_7, Qt.KeyboardModifier.ControlModifier)
    let_go()
    folds = window.controls.header.folds
    assert in_front(window) == [] and not folds["side-right"].isChecked()
    QTest.mouseClick(folds["side-right"], Qt.MouseButton.LeftButton)
    QTest.mouseClick(folds["side-left"], Qt.MouseButton.LeftButton)
    let_go()
    assert in_front(window) == ["read"] and folds["side-right"].isChecked()
    assert window.controls.sequence.isVisible() and folds["side-left"].isChecked()


def test_tabs_are_gone_through_by_arrow_keys_while_the_stage_stays(window: MainWindow) -> None:
    tabs, before = window.controls.column.tabs, window.player.time
    tabs.setFocus()
    for tab in ("numbers", "whatif"):
        QTest.keyClick(tabs, Qt.Key.Key_Right)
        assert in_front(window) == [tab]
    assert window.player.time == before
    found = QAccessible.queryAccessibleInterface(tabs)
    assert found is not None
    names = [found.child(k).text(QAccessible.Text.Name) for k in range(3)]
    assert names == ["Read", "Numbers", "Try"]


def test_the_keyboard_does_not_stay_on_a_page_that_went(window: MainWindow) -> None:
    window.selection.tab = "whatif"
    let_go()
    window.controls.whatif.hold.quantity.setFocus()
    window.selection.tab = "read"
    let_go()
    field = window.focusWidget()
    assert field is not None and field.isVisible()


def test_a_folded_column_and_the_tab_of_a_file_are_remembered(open_window: Open, tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    save(find("jenny-rafsun"), path)
    first = open_window(at_beginning=True)
    first.files.open(str(path))
    first.selection.tab = "whatif"
    first.toggle_part("right")
    first.close()
    again = open_window(at_beginning=True)
    assert in_front(again) == [] and again.selection.tab == "read", "another lesson"
    again.files.open(str(path))
    again.toggle_part("right")
    let_go()
    assert in_front(again) == ["whatif"]
    settings.forget()
