"""The net under the window."""

from __future__ import annotations

import linecache
import logging
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from PySide6.QtCore import qInstallMessageHandler, qWarning
from PySide6.QtGui import QPainter, QPen, QPixmap
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from simulator.lessons import builtin, file
from simulator.lessons.builtin import Lessons, find
from simulator.lessons.file import save
from simulator.lessons.schema import LayerSpec, Lesson, LessonError
from simulator.text.embedding import Random
from simulator.text.tokens import Words
from tests.ui.conftest import let_go
from ui import app
from ui.app import leave_sources_unread, log, make_excepthook, make_window, read_lessons, start_log
from ui.window.main_window import MainWindow

ROOT = Path(__file__).resolve().parents[3]


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


def test_a_large_lesson_is_opened_once_the_window_is_there(qtbot: QtBot, tmp_path: Path) -> None:
    """Neither what is read nor what is run holds up the window."""
    many, long = (LayerSpec("lstm", 512),), Words("one two three four " * 2000)
    small = Words("one two three four " * 100)
    for name, lesson in (
        ("long run", Lesson(title="Large", sequence=small, embedding=Random(4, 1), layers=many)),
        ("long file", Lesson(title="Large", sequence=long, embedding=Random(4, 1), layers=(LayerSpec("rnn", 1),))),
    ):
        save(lesson, tmp_path / f"{name}.json")
        window = make_window(str(tmp_path / f"{name}.json"))
        assert "Jenny" in window.document.lesson.title
        with qtbot.waitSignal(window.completed, timeout=20_000):
            window.show()
        qtbot.waitUntil(lambda shown=window: shown.document.lesson.title == "Large", timeout=60_000)
        assert window.document.path == tmp_path / f"{name}.json"
        window.close()
        window.deleteLater()
        let_go()


def test_a_small_file_is_in_the_window_from_the_beginning(qtbot: QtBot, tmp_path: Path) -> None:
    save(find("simple-rnn"), tmp_path / "mine.json")
    window = make_window(str(tmp_path / "mine.json"))
    assert window.document.path == tmp_path / "mine.json" and window.document.lesson == find("simple-rnn")
    window.close()
    window.deleteLater()


def test_an_unforeseen_error_is_told_and_written_down(window: MainWindow, caplog: pytest.LogCaptureFixture) -> None:
    hook = make_excepthook(window)
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


START = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
application = QApplication([])
QTimer.singleShot(0, lambda: QTimer.singleShot(500, lambda: print("open", flush=True)))
from ui import app
sys.exit(app.run())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGINT to send")
def test_ctrl_c_in_the_terminal_closes_the_window(tmp_path: Path) -> None:
    environment = os.environ | {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path)}
    with subprocess.Popen([sys.executable, "-c", START], cwd=ROOT, env=environment, stdout=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == b"open\n"
        running.send_signal(signal.SIGINT)
        assert running.wait(timeout=30) == 0


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


def test_what_is_imported_later_does_not_leave_its_source_in_memory(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    features = import_module("shibokensupport.feature")
    monkeypatch.setattr(features, "_mod_uses_pyside", features._mod_uses_pyside)  # as it is, in the end
    monkeypatch.syspath_prepend(tmp_path)
    (tmp_path / "left_unread.py").write_text("LINES = 1\n")
    leave_sources_unread()
    __import__("left_unread")  # the function that PySide has replaced
    assert str(tmp_path / "left_unread.py") not in linecache.cache


def test_the_lessons_are_read_beside_the_window(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """A menu asks for all of them: in the thread of the window that took 76 ms, once."""
    lessons, readers = Lessons(), set[str]()

    def load(path: Path) -> Lesson:
        readers.add(threading.current_thread().name)
        return file.load(path)

    monkeypatch.setattr(builtin, "load", load)
    monkeypatch.setattr(app, "builtin_lessons", lambda: lessons)
    read_lessons()
    qtbot.waitUntil(lambda: not any(each.name == "lessons" for each in threading.enumerate()))
    assert len([*lessons.values()]) == len(lessons) and readers == {"lessons"}
