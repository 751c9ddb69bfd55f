"""A panel on the four objects, as the window has it, and what its canvases show."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from simulator.lessons.schema import Lesson
from tests.ui.conftest import Objects
from ui.paint.theme import THEMES
from ui.panels.panel import Panel
from ui.widgets.mark_canvas import MarkCanvas
from ui.widgets.style import apply_theme

Shown = Callable[..., Panel]


@pytest.fixture
def shown(qtbot: QtBot, qapp: QApplication, objects: Objects) -> Shown:
    """Shows a panel of a class, on another lesson where one is given, in a size; `more` is what it takes besides."""

    def show(
        kind: Callable[..., Panel], lesson: Lesson | None = None, size: tuple[int, int] = (264, 700), *more: object
    ) -> Panel:
        apply_theme(qapp, THEMES["light"])
        if lesson is not None:
            objects.document.start(lesson)
        panel = kind(objects.document, objects.player, objects.selection, objects.stage, *more)
        qtbot.addWidget(panel)
        panel.resize(*size)
        panel.show()
        qtbot.waitExposed(panel)
        QApplication.processEvents()
        return panel

    return show


def words_of(widget: QWidget) -> str:
    """All words and numbers on the canvases in a widget that are in view."""
    return "\n".join(canvas.plain for canvas in widget.findChildren(MarkCanvas) if canvas.isVisible())
