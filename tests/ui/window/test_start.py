"""The film at rest comes first, at its place; nothing else is loaded before it has been painted."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from simulator.lessons.builtin import find
from tests.ui.conftest import let_go
from ui.film.views import views
from ui.plots.panel import Plots
from ui.settings import settings
from ui.window.layout import PARTS
from ui.window.main_window import MainWindow

ROOT = Path(__file__).resolve().parents[3]
LATER = (  # packages that the first picture does without
    "ui.commands", "ui.dialogs", "ui.panels", "ui.plots", "ui.presenter", "ui.export", "ui.window.controls",
    "ui.cli.verbs.export", "ui.film.charts", "ui.film.views.compare", "simulator.experiments",
    "simulator.weights.recognition", "simulator.weights.formats.pytorch", "simulator.weights.formats.hdf5",
    "pyqtgraph", "networkx", "av", "xml", "numpy.random", "PySide6.QtSvg",
)  # fmt: skip
PROGRAM = """
import os, sys
import main
app = main.load_application()
def painted(window):
    print(*sorted(sys.modules), flush=True)
    os._exit(0)
app.MainWindow._complete = painted  # called once the window has been painted
main.main(["jenny-rafsun"])
"""


class FirstPaint(QObject):
    """Where a widget of a window was painted first."""

    def __init__(self, window: QWidget, watched: QWidget) -> None:
        super().__init__()
        self.place: QRect | None = None
        self._window = window
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at paint events."""
        if event.type() == QEvent.Type.Paint and self.place is None and isinstance(watched, QWidget):
            self.place = place(self._window, watched)
        return False


def place(window: QWidget, part: QWidget) -> QRect:
    """Where a part is in its window."""
    return QRect(part.mapTo(window, part.rect().topLeft()), part.size())


def stage_places(window: MainWindow, size: tuple[int, int], qtbot: QtBot) -> tuple[QRect | None, QRect]:
    """The place of the stage when it is painted first, and when everything is there."""
    first = FirstPaint(window, window.stage_view)
    window.resize(*size)
    with qtbot.waitSignal(window.completed, timeout=20_000):
        window.show()
    let_go()
    after = place(window, window.stage_view)
    window.close()
    window.deleteLater()
    let_go()
    return first.place, after


@pytest.mark.parametrize("size", [(640, 440), (1000, 600), (1280, 720), (1440, 900), (3840, 2160)])
def test_the_stage_stays_where_it_is_seen_first(size: tuple[int, int], qtbot: QtBot) -> None:
    before, after = stage_places(MainWindow(find("jenny-rafsun")), size, qtbot)
    assert before == after


def test_the_stage_stays_where_a_hand_has_put_it(qtbot: QtBot) -> None:
    settings.remember_habits(
        '{"parts": {"plots": false, "left": true, "table": true}, "sizes": {"across": [300, 700, 400]}}'
    )
    before, after = stage_places(MainWindow(find("same-in-a-gru")), (1400, 900), qtbot)
    assert before == after and before is not None and before.x() > 290


def test_nothing_is_loaded_before_it_is_needed(tmp_path: Path) -> None:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(tmp_path)}
    command = [sys.executable, "-c", PROGRAM]
    ended = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=True)
    loaded = set(ended.stdout.split())
    assert "ui.film.film" in loaded and "ui.stage.view" in loaded
    assert sorted(name for name in LATER if name in loaded) == []


def test_what_is_asked_for_before_the_first_picture_is_there(qtbot: QtBot) -> None:
    window = MainWindow(find("jenny-rafsun"))
    window.commands.actions["next_beat"].trigger()
    assert window.controls.header.isAncestorOf(window.controls.header.export)
    assert window.controls.commands is window.commands
    assert window.close()
    window.deleteLater()
    let_go()


class Shown(QObject):
    """The windows that the application shows, by the names of their classes."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self.names: list[str] = []
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at what is shown."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.names.append(type(watched).__name__)
        return False


@pytest.mark.parametrize("size", [(1024, 600), (1600, 1000)])
def test_nothing_is_a_window_of_its_own_while_the_window_opens(
    size: tuple[int, int], open_window: Callable[..., MainWindow], qapp: QApplication
) -> None:
    """A widget that is shown before it has its place flashes, and takes the keyboard from the window."""
    shown = Shown(qapp)
    window = open_window(size=size)
    plots = window.parts.plots.findChild(Plots)
    assert plots is not None
    for key in plots.buttons:
        plots.toggle(key)
    for part in PARTS:
        window.toggle_part(part)
        let_go()
        window.toggle_part(part)
    for view in views():
        window.selection.view = view
        let_go()
    window.show_start_page()
    window.messages.ask("Which?", ("This", let_go), ("That", let_go))
    let_go()
    qapp.removeEventFilter(shown)
    assert shown.names == ["MainWindow"]
