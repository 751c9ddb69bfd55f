"""Views beside the levels of the zoom: chosen from the header or the Stage menu, left with Esc for the level before."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.film.drawing.zoom import LEVELS
from ui.film.views import views
from ui.window.main_window import MainWindow


def test_another_view_is_chosen_in_the_header_and_left_with_esc(window: MainWindow, qtbot: QtBot) -> None:
    header = window.controls.header
    buttons = {button.property("key"): button for button in header.views.buttons()}
    assert tuple(buttons) == LEVELS
    window.stage.still = True  # zooms without a movement
    window.selection.view = "unit"
    for action in header.others.menu().actions():
        if not action.isVisible():
            continue
        action.trigger()
        shown = views()[window.selection.view]
        assert header.others.text() == action.text() == shown.title
        assert header.others.isChecked() and not any(button.isChecked() for button in header.views.buttons())
        moment = window.stage_view.frame.moment
        assert moment.token == window.player.token
        assert window.stage_view.frame.caption == window.stage.film.caption(moment.token, moment.beat)
    window.stage_view.setFocus()
    qtbot.keyClick(window.stage_view, Qt.Key.Key_Escape)
    assert window.selection.view == "unit" and header.others.text() == "More" and not header.others.isChecked()
    assert [key for key, button in buttons.items() if button.isChecked()] == ["unit"]


@pytest.mark.parametrize("width", [1024, 1120, 1280, 1920])
def test_the_way_back_to_the_cell_is_always_in_the_header(open_window: Callable[..., MainWindow], width: int) -> None:
    window = open_window(size=(width, 720))
    window.stage.still = True
    header = window.controls.header
    for key in ("cell", *(key for key in views() if key not in LEVELS)):
        window.selection.view = key
        buttons = [button.text() for button in header.views.buttons() if button.isVisible()]
        listed = [action.text() for action in header.others.menu().actions() if action.isVisible()]
        assert sorted(buttons + listed) == sorted(view.title for view in views().values())
        shown = [button.text() for button in header.views.buttons() if button.isVisible() and button.isChecked()]
        assert [*shown, *([header.others.text()] if header.others.isChecked() else [])] == [views()[key].title]
    cell = next(action for action in header.levels if action.data() == "cell")
    cell.trigger()
    assert window.selection.view == "cell"


@pytest.mark.parametrize("width", [900, 1180, 1280, 1440, 1920])
def test_nothing_in_the_header_covers_anything_else(open_window: Callable[..., MainWindow], width: int) -> None:
    window = open_window(size=(width, 720))
    window.selection.view = "backward"
    header = window.controls.header
    parts = [part for part in header.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
             if part.isVisible()]  # fmt: skip
    for one, other in combinations(parts, 2):
        assert not one.geometry().intersects(other.geometry()), (one, other)
    assert all(part.geometry().right() < width for part in parts)
    assert header.lesson.width() >= 100
