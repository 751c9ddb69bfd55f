"""The bar that says that a storyline is recorded, and the command that begins and ends it."""

from __future__ import annotations

from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from simulator.lessons.builtin import find
from ui.window.main_window import MainWindow


def test_a_storyline_is_recorded_in_the_window(qtbot: QtBot) -> None:
    window = MainWindow(find("four-beats"))
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    bar, record = window.controls.recording, window.commands.actions["toggle_recording"]
    assert not bar.isVisible() and record.text() == "Record a storyline"
    record.trigger()
    assert bar.isVisible() and bar.words.text() == "● Recording · 1 step" and record.text() == "Stop recording"
    window.player.rest_at(2, 1)
    qtbot.waitUntil(lambda: bar.words.text() == "● Recording · 2 steps")
    assert QAccessible.queryAccessibleInterface(bar.stop).text(QAccessible.Text.Name) == "Stop recording"
    bar.stop.click()
    assert not bar.isVisible() and record.text() == "Record a storyline"
    assert window.messages.text == "The storyline is in the lesson. It has 5 steps now."
    assert window.guide.count == 5 and window.document.undo_label == "a storyline recorded"
    record.trigger()
    window.document.start(find("jenny-rafsun"))
    assert not bar.isVisible() and window.messages.text.startswith("Another lesson is open")
