"""The window keeps nothing of a run that is not shown any more, whatever of it is in view."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterable

import pytest
from pytestqt.qtbot import QtBot

from simulator.lessons.builtin import find
from simulator.lessons.edits.layers import with_seed
from tests.ui.conftest import let_go
from ui.film.views import views
from ui.plots.panel import Plots, kinds
from ui.state.beside import updates
from ui.state.selection import TABS
from ui.window.main_window import MainWindow

FOLDS = ("toggle_left", "toggle_right", "toggle_plots")


def look_at_all(window: MainWindow) -> None:
    """See every plot and every view of what is open."""
    (plots,) = window.findChildren(Plots)
    for key in kinds():
        if key not in plots.shown:
            plots.toggle(key)
    for view in views():
        window.selection.view = view
        let_go()


def wait_until_gone(qtbot: QtBot, gone: Iterable[weakref.ref[object]]) -> None:
    """What is announced a moment later compares with the run; it goes then."""

    def is_gone() -> bool:
        gc.collect()
        return not any(each() is not None for each in gone)

    qtbot.waitUntil(is_gone)


def test_a_run_goes_when_another_lesson_is_opened(window: MainWindow, qtbot: QtBot) -> None:
    look_at_all(window)
    gone = [weakref.ref(window.document.trace)]
    window.document.start(find("random-stack"))
    let_go()
    window.document.start(find("same-in-a-gru"))
    let_go()
    wait_until_gone(qtbot, gone)


@pytest.mark.parametrize(("tab", "hidden"), [("numbers", ()), *((tab, FOLDS) for tab in TABS)], ids=["in view", *TABS])
def test_nothing_keeps_a_run_and_the_one_before_it(
    program_window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tab: str, hidden: tuple[str, ...]
) -> None:
    """What was shown and is folded away or behind another tab then lets go, too, when all is quiet."""
    monkeypatch.setattr(updates, "QUIET", 10)
    window, actions = program_window, program_window.commands.actions
    for each in FOLDS:
        if not actions[each].isChecked():
            actions[each].trigger()
    window.document.edit("another seed", with_seed(window.document.lesson, 5))
    look_at_all(window)
    window.selection.view = "cell"
    for each in (*TABS, tab):  # each of them is shown, and hidden
        window.selection.tab = each
        let_go()
        window.player.rest_at(3, 1)
        qtbot.wait(150)
    for each in hidden:
        actions[each].trigger()
    let_go()
    shown, before = window.document.trace, window.document.ghost
    assert before is not None and before is not shown
    gone = [weakref.ref(each) for each in (shown, before, *shown.layers, *before.layers)]
    del shown, before
    window.document.start(find("random-stack"))
    let_go()
    wait_until_gone(qtbot, gone)
