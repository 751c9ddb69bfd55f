"""A real window for a test, and the rule that a test leaves nothing behind."""

from __future__ import annotations

import gc
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QThread, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from simulator.lessons.builtin import find
from simulator.lessons.schema import Lesson
from tests.memory import STATUS, memory
from ui.jobs import save_queue
from ui.settings import kept_results, settings
from ui.state.beside.film_maker import FilmMaker
from ui.state.cue_stops import CueStops
from ui.state.document import Document
from ui.state.learned import Learned
from ui.state.lesson_file import LessonFile
from ui.state.player import Player
from ui.state.selection import Selection
from ui.state.stage import Stage

if TYPE_CHECKING:
    from ui.window.main_window import MainWindow

SENTENCE = "jenny-rafsun"
RUBBISH = 200_000_000  # bytes that files may leave
ENDS_WITHIN = 2.0  # seconds: what is cancelled ends between two blocks of its work


def _top_level() -> set[QWidget]:
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        return set()
    return {widget for widget in application.topLevelWidgets() if widget.metaObject().className() != "QTipLabel"}


def _is_of_a_library(thread: threading.Thread) -> bool:
    """Whether a library began it for the whole program: Python for others' threads, pyzmq for its large messages."""
    return isinstance(thread, threading._DummyThread) or type(thread).__module__ == "zmq.utils.garbage"


def _running() -> list[object]:
    """Timers and threads that still run."""
    found: list[object] = []
    for each in gc.get_objects():
        if isinstance(each, QTimer | QThread) and isValid(each):
            runs = each.isActive() if isinstance(each, QTimer) else each.isRunning()
            if runs and each is not QThread.currentThread():
                found.append(each)
    return found


def let_go() -> None:
    """Do all that is waiting to be done, deletions too."""
    for _ in range(3):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


class _Rubbish:
    """What tests left and no test collected. To look for it takes a second and more: that waits until there is some."""

    def __init__(self) -> None:
        self._kept = 0

    def collect(self) -> None:
        """Throw it away, where the program has grown since the last time."""
        if not STATUS.exists() or memory() > self._kept + RUBBISH:
            gc.unfreeze()
            gc.collect()
            self._kept = memory() if STATUS.exists() else 0


@pytest.fixture(scope="session")
def rubbish() -> _Rubbish:
    return _Rubbish()


@pytest.fixture(scope="module", autouse=True)
def rubbish_of_a_file(rubbish: _Rubbish) -> Iterator[None]:
    """Throw away, once a file is done, what its tests made and kept for each other, and what none of them collected.

    Films that are made once a file hold runs, layouts and frames: those of `test_stack` alone come to 600 MB.
    """
    yield
    for module in [each for name, each in sys.modules.items() if name.partition(".")[0] == "tests"]:
        for made in [*vars(module).values()]:
            if hasattr(made, "cache_clear") and made.__module__ == module.__name__:
                made.cache_clear()
    rubbish.collect()


@pytest.fixture(autouse=True)
def nothing_left_behind() -> Iterator[None]:
    """Fail a test that leaves a widget, a timer or a thread behind."""
    widgets, threads = _top_level(), set(threading.enumerate())
    gc.freeze()  # what there is already is not looked at after each test: that alone would take half the time
    yield
    if QApplication.instance() is None:
        return
    let_go()
    gc.collect()
    let_go()
    assert not _top_level() - widgets, "widgets left behind"
    until = time.monotonic() + ENDS_WITHIN
    while _running() and time.monotonic() < until:
        let_go()
    assert not _running(), "timers or threads left behind"
    started = [each for each in set(threading.enumerate()) - threads if not _is_of_a_library(each)]
    assert not started, "threads left behind"


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    """Start without settings."""
    settings.forget()
    kept_results.place().unlink(missing_ok=True)


@pytest.fixture
def open_window(qtbot: QtBot) -> Iterator[Callable[..., MainWindow]]:
    """Opens real windows on a lesson, complete with plots, and throws them away at the end.

    They stand where the lesson changes its memory most, where all numbers of a step are there; or `at_beginning`.
    """
    from ui.film.motion.most_change import most_change
    from ui.window.main_window import MainWindow  # late: tests of pictures and files need no window

    opened: list[MainWindow] = []

    def opener(
        lesson: Lesson | str = SENTENCE, size: tuple[int, int] = (1280, 720), at_beginning: bool = False
    ) -> MainWindow:
        window = MainWindow(find(lesson) if isinstance(lesson, str) else lesson)
        opened.append(window)
        window.resize(*size)
        with qtbot.waitSignal(window.completed, timeout=20_000):
            window.show()
        window.activateWindow()
        window.stage_view.setFocus()
        if not at_beginning:
            window.player.rest_at(*most_change(window.document.trace, window.stage.timeline))
            window.refresh_commands()
        let_go()
        return window

    yield opener
    for window in opened:
        window.player.pause()
        window.document.start(window.document.lesson)
        window.close()
        window.deleteLater()
    let_go()


@pytest.fixture
def window(open_window: Callable[..., MainWindow]) -> MainWindow:
    """The window on the sentence of Jenny and Rafsun."""
    return open_window()


@pytest.fixture
def program_window(qtbot: QtBot) -> Iterator[MainWindow]:
    """A window on the same as the program has it: what stands around the stage follows later."""
    from ui.app import window_on  # late, as above

    made = window_on(find(SENTENCE))
    with qtbot.waitSignal(made.completed, timeout=20_000):
        made.show()
    let_go()
    yield made
    made.document.start(made.document.lesson)
    made.close()
    made.deleteLater()
    let_go()


@pytest.fixture(autouse=True)
def saves_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the window wait until a lesson is written, however busy the disk is."""
    monkeypatch.setattr(save_queue, "AT_ONCE", 20_000)


def save_document(document: Document, path: Path | None = None) -> None:
    """Save what is open in a file, or in the one it has."""
    target = path or document.path
    assert target is not None
    document.belong_to(LessonFile.write(target, document.newest))


class Objects:
    """Document, selection, stage and player without a window; the clock of the player is `now`."""

    def __init__(self, lesson: Lesson, maker: FilmMaker | None = None) -> None:
        self.now = 0.0
        self.document = Document(lesson)
        self.selection = Selection(self.document)
        self.stage = Stage(self.document, self.selection, maker=maker)
        self.cues = CueStops(self.stage)
        self.learned = Learned(self.document)
        self.player = Player(lambda: self.stage.timeline, now=lambda: self.now, stops=lambda: self.cues.times)

    def pass_time(self, seconds: float) -> None:
        """Let the clock run for some seconds and tell the player."""
        self.now += seconds
        self.player.tick()


@pytest.fixture
def objects(qapp: QApplication) -> Iterator[Objects]:
    """The four objects on the sentence of Jenny and Rafsun."""
    made = Objects(find(SENTENCE))
    yield made
    made.player.pause()
