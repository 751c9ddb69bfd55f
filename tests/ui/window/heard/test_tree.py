"""All that a screen reader finds: numbers have values, charts their sentence, controls a role, a name and a state."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from simulator.lessons.edits.whatif import with_hold
from simulator.lessons.schema import HoldSpec
from tests.ui.conftest import let_go
from tests.ui.heard_tree import TEXT, VALUE, nodes, problems
from tests.ui.hearing import heard
from ui.film.views import views
from ui.plots.panel import Plots
from ui.window.main_window import MainWindow

WIDE = (1700, 1000)


def all_problems(*windows: QWidget) -> str:
    """A line for each problem."""
    let_go()
    return "\n".join(sorted({problem for window in windows for problem in problems(window)}))


@pytest.mark.parametrize("view", views())
def test_each_number_of_every_view_has_its_value(window: MainWindow, view: str) -> None:
    window.stage.still = True
    window.selection.view = view
    let_go()
    stage = heard(window.stage_view)
    assert stage.text(TEXT) and stage.text(VALUE).startswith("Token 12 of 20, “Rafsun”")
    numbers = [each for each in nodes(window.stage_view) if each.role == QAccessible.Role.StaticText]
    assert numbers and all(each.name for each in numbers)
    assert all(each.value in each.name.partition(": ")[2] for each in numbers if each.value)
    assert all_problems(window) == ""


@pytest.mark.parametrize("lesson", ["jenny-rafsun", "random-stack", "own-cell"])
@pytest.mark.parametrize("tab", ["read", "numbers", "whatif"])
def test_every_panel_tells_role_name_and_state(open_window: Callable[..., MainWindow], lesson: str, tab: str) -> None:
    window = open_window(lesson, WIDE)
    document = window.document
    gate = next(iter(document.trace.layers[0].layer.cell.gates))
    hold = HoldSpec(layer=0, quantity=gate, values=(0.0,), start=0, stop=1)
    document.edit("a gate held", with_hold(document.newest_resolved, hold))
    window.controls.network.advanced.open()
    window.toggle_part("table")
    window.selection.tab = tab
    (plots,) = window.findChildren(Plots)
    for key in plots.buttons:
        if key not in plots.shown:
            plots.toggle(key)
    QTest.qWait(300)
    assert all_problems(window) == ""


@pytest.mark.parametrize(
    "command",
    [
        "show_palette", "show_help", "show_about", "edit_cues", "edit_cell", "show_description", "export_film",
        "change_keys", "toggle_speaker", "present", "write_lecture_pack", "show_start_page",
    ],
)  # fmt: skip
def test_every_dialog_and_window_tells_role_name_and_state(window: MainWindow, command: str) -> None:
    before = set(QApplication.topLevelWidgets())
    window.commands.actions[command].trigger()
    QTest.qWait(300)
    opened = [each for each in QApplication.topLevelWidgets() if each.isVisible() and each not in before]
    assert opened or command == "show_start_page"
    found = all_problems(*(opened or [window]))
    if window.presentation.active:
        window.presentation.leave()
    if window.presentation.speaker_is_shown:
        window.presentation.toggle_speaker()
    for each in opened:
        each.close()
    let_go()
    assert found == ""
