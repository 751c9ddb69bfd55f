"""Plots of a lesson in a window of their own."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from simulator.lessons.schema import Lesson
from tests.ui.conftest import Objects
from ui.paint.theme import THEMES
from ui.plots.panel import Plots
from ui.widgets.style import apply_theme

Shown = Callable[..., Plots]


@pytest.fixture
def shown(qtbot: QtBot, qapp: QApplication, objects: Objects) -> Shown:
    """Shows the plots of a lesson, all tokens in view."""

    def show(lesson: Lesson | None = None, size: tuple[int, int] = (1000, 280)) -> Plots:
        apply_theme(qapp, THEMES["light"])
        if lesson is not None:
            objects.document.start(lesson)
        objects.selection.span = (0.0, float(min(objects.document.trace.steps, 40)))
        plots = Plots(objects.document, objects.player, objects.selection, objects.stage)
        qtbot.addWidget(plots)
        plots.resize(*size)
        plots.show()
        qtbot.waitExposed(plots)
        QApplication.processEvents()
        return plots

    return show


@pytest.fixture
def plots(shown: Shown) -> Plots:
    """The plots of the sentence of Jenny and Rafsun."""
    return shown()
