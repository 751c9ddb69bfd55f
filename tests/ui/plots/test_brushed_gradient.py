"""Plots → Gradient, a token, `]`: behind a brush, too, lines end where their values end, and nothing waits for them."""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.plugin import QtBot

from simulator.analysis.charts.gradient import reach_back
from simulator.lessons.run import run
from tests.ui.conftest import let_go
from tests.ui.film.test_finite_marks import LESSONS
from tests.ui.finite_painting import Watch, watch_painters
from ui.plots.panel import Plots
from ui.window.main_window import MainWindow

LONGEST = 0.2  # seconds of this thread to paint the plot once; a line with what is no number took 0.3 to 0.8
SIZES = ((1440, 900), (700, 500))
ODD = ("nothing is kept", "the memory is nothing", "the memory is huge", "one token", "grows to 1e250", "never forgets")


def press(key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)
    let_go()


@pytest.mark.parametrize("lesson", ("jenny-rafsun", *ODD))
def test_the_gradient_behind_a_brush_is_painted_at_once(
    open_window: Callable[..., MainWindow], monkeypatch: pytest.MonkeyPatch, qtlog: QtBot, lesson: str
) -> None:
    wrong: list[str] = []
    watch = watch_painters(monkeypatch, wrong.append)
    window = open_window(LESSONS[lesson](), (1440, 900), at_beginning=True)
    plots = window.findChild(Plots)
    assert isinstance(plots, Plots)
    if not plots.buttons["gradient"].isChecked():
        QTest.mouseClick(plots.buttons["gradient"], Qt.MouseButton.LeftButton)
    window.stage_view.setFocus()
    last = window.document.trace.steps - 1
    for token in {min(5, last), last, 0}:
        window.player.rest_at(token, len(window.stage.timeline.beats) - 1)
        for key in (Qt.Key.Key_BracketRight, Qt.Key.Key_BracketLeft):
            press(key)
            assert window.selection.brush is not None
            for size in SIZES:
                window.resize(*size)
                let_go()
                check_painted(plots, watch)
    assert wrong == []
    assert [record.message for record in qtlog.records if "NaN" in record.message or "arcTo" in record.message] == []


def check_painted(plots: Plots, watch: Watch) -> None:
    """The plot is painted, and quickly."""
    graph, before = plots.shown["gradient"].graph, watch.calls
    graph.grab()  # what is made for the first time is made
    begun = time.thread_time()
    graph.grab()
    assert time.thread_time() - begun < LONGEST
    assert watch.calls > before, "it is painted"


def test_there_are_gradients_of_nothing_and_without_bounds() -> None:
    """The lessons have what the test is for."""
    traces = [run(LESSONS[key]()) for key in ODD]
    found = np.concatenate(
        [sizes for trace in traces for sizes in reach_back(trace, 0, 0, trace.steps - 1).full.values()]
    )
    assert (found == -np.inf).any() and found[np.isfinite(found)].max() > 100
