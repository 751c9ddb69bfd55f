"""The charts in the window: chosen from the header or the Stage menu, left with Esc for the level that was left."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.film.views import views
from ui.main_window import MainWindow


def test_a_chart_is_chosen_in_the_header_and_left_with_esc(window: MainWindow, qtbot: QtBot) -> None:
    header = window.header
    buttons = {button.property("key"): button for button in header.views.buttons()}
    assert list(buttons) == [key for key, view in views().items() if not view.chart]
    window.stage.still = True  # zooms without a movement
    window.selection.view = "unit"
    for action in header.charts.menu().actions():
        action.trigger()
        shown = views()[window.selection.view]
        assert shown.chart and header.charts.text() == action.text() == shown.title
        assert header.charts.isChecked() and not any(button.isChecked() for button in header.views.buttons())
        assert window.stage_view.frame.caption == window.stage.film.caption(window.player.token, 0)
    window.stage_view.setFocus()
    qtbot.keyClick(window.stage_view, Qt.Key.Key_Escape)
    assert window.selection.view == "unit" and header.charts.text() == "Charts" and not header.charts.isChecked()
    assert [key for key, button in buttons.items() if button.isChecked()] == ["unit"]
