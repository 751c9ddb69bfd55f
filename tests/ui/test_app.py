"""The net under the window."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import qInstallMessageHandler, qWarning
from PySide6.QtGui import QPainter, QPen, QPixmap
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from simulator.lesson import LessonError
from tests.ui.conftest import let_go
from ui.app import log, make_window, start_log, telling
from ui.main_window import MainWindow


@pytest.fixture
def quiet_log(qapp: QApplication) -> Iterator[None]:
    yield
    qInstallMessageHandler(None)
    for handler in list(log.handlers):
        log.removeHandler(handler)
        handler.close()


@pytest.mark.parametrize("lesson", ["no-such-lesson", "/nowhere/at-all.json"])
def test_a_lesson_that_cannot_be_opened_gives_the_first_and_a_message(qtbot: QtBot, lesson: str) -> None:
    window = make_window(lesson)
    qtbot.addWidget(window)
    assert "Jenny" in window.document.lesson.title
    assert lesson in window.messages.text
    window.close()
    window.deleteLater()


def test_an_unforeseen_error_is_told_and_written_down(window: MainWindow, caplog: pytest.LogCaptureFixture) -> None:
    hook = telling(window)
    with caplog.at_level(logging.ERROR, logger="gatelight"):
        try:
            raise ZeroDivisionError("by nought")
        except ZeroDivisionError as error:
            hook(ZeroDivisionError, error, error.__traceback__)
    assert "by nought" in window.messages.text
    assert "unharmed" in window.messages.text
    assert "ZeroDivisionError" in caplog.text
    hook(LessonError, LessonError("is wrong.", "Right it.", "layers[0]"), None)
    assert window.messages.text == "layers[0]: is wrong. Right it."


def test_what_qt_says_is_written_down(quiet_log: None, capsys: pytest.CaptureFixture[str]) -> None:
    start_log()
    qWarning("something Qt says")
    assert "something Qt says" in capsys.readouterr().err


def test_nothing_counts_references_to_none_down(qapp: QApplication) -> None:
    """Some versions of PySide drop a reference to None with each void call, and abort after a second of painting."""
    pixmap = QPixmap(8, 8)
    painter = QPainter(pixmap)
    pen = QPen()
    before = sys.getrefcount(None)
    for _ in range(2000):
        painter.setPen(pen)
    after = sys.getrefcount(None)
    painter.end()
    assert after > before - 200


def test_plots_come_after_the_first_picture(qtbot: QtBot) -> None:
    window = make_window()
    qtbot.addWidget(window)
    assert window.parts.plots.layout() is None
    with qtbot.waitSignal(window.completed, timeout=20_000):
        window.show()
    let_go()
    assert window.parts.plots.layout().count() == 1
    window.close()
    window.deleteLater()
