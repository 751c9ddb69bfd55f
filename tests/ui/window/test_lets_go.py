"""The window keeps nothing of a run that is not shown any more."""

from __future__ import annotations

import gc
import weakref

from pytestqt.qtbot import QtBot

from simulator.lessons.builtin import find
from tests.ui.conftest import let_go
from ui.film.views import views
from ui.plots.panel import Plots, kinds
from ui.window.main_window import MainWindow


def test_a_run_goes_when_another_lesson_is_opened(window: MainWindow, qtbot: QtBot) -> None:
    (plots,) = window.findChildren(Plots)
    for key in kinds():
        if key not in plots.shown:
            plots.toggle(key)
    for view in views():
        window.selection.view = view
        let_go()
    gone = weakref.ref(window.document.trace)
    window.document.start(find("random-stack"))
    let_go()
    window.document.start(find("same-in-a-gru"))
    let_go()

    def is_gone() -> bool:
        gc.collect()
        return gone() is None

    qtbot.waitUntil(is_gone)  # what is announced a moment later compares with it
