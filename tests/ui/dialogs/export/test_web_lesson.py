"""The export of a web lesson from the menu: the dialog opens with it chosen, where the lesson has a storyline."""

from __future__ import annotations

from msgspec.structs import replace

from simulator.lessons.builtin import find
from tests.ui.conftest import let_go
from ui.dialogs.export.dialog import ExportDialog
from ui.export.writers.html import HtmlSettings
from ui.window.main_window import MainWindow


def test_a_web_lesson_is_a_command_of_its_own_where_there_is_a_storyline(window: MainWindow) -> None:
    action = window.commands.actions["export_web_lesson"]
    window.document.start(find("jenny-rafsun"))
    let_go()
    assert action.isEnabled()
    action.trigger()
    let_go()
    dialog = next(each for each in window.findChildren(ExportDialog) if each.isVisible())
    assert dialog.presets.currentText() == "Web lesson"
    assert isinstance(dialog.settings, HtmlSettings) and dialog.settings.arrangement == "web-lesson"
    assert not dialog.first.isVisibleTo(dialog)
    dialog.reject()
    window.document.start(replace(find("jenny-rafsun"), storyline=None))
    let_go()
    assert not action.isEnabled()
