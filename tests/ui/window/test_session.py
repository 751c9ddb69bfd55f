"""A long random session in the whole window: all commands, large lessons and own cells, exports tried and begun.

It ends without a word on stderr or in the log, without a coordinate that is not a number, without a thread left
behind, with the memory and the objects it began with, and no act of it has held the window up for long.
"""

from __future__ import annotations

import ctypes
import gc
import logging
import random
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QObject, QThread, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QInputDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from simulator.lessons.builtin import builtin_lessons, find
from simulator.lessons.file import save
from simulator.lessons.schema import LayerSpec, Lesson
from simulator.text.embedding import Random
from simulator.text.tokens import Words
from tests.memory import memory
from tests.simulator.own_lessons import JANET, MGU
from tests.ui.conftest import let_go
from tests.ui.finite_painting import watch_painters
from tests.ui.window.test_fuzz import check, random_act
from ui.dialogs.export.dialog import ExportDialog
from ui.export import formats
from ui.jobs.export_job import ExportJob
from ui.window.main_window import MainWindow

KEPT = 30  # megabytes that a session may keep, once it is warm
OBJECTS = 30  # that a thousand acts may keep
SLOWEST = 1.0  # seconds that an act may take of the window's own thread, with a built-in lesson
SIZE = (1440, 900)
QUIET = "This plugin does not support"  # what Qt says of the offscreen platform
LEFT_OUT = ("quit_program",)
KEYS = [*"abcxyz019 ", *"\r\t\x1b"]


def lessons() -> list[Lesson]:
    """Built-in ones, one with own cells, and large ones."""
    own = tuple(LayerSpec(spec.key, 3) for spec in (MGU, JANET))
    built_in = list(builtin_lessons().values())
    return [
        *built_in,
        replace(find("random-stack"), cells=(MGU, JANET), layers=own, holds=(), readout=None, variants=(), cues=()),
        Lesson(
            title="Many tokens", sequence=Words("one two three four " * 500), embedding=Random(4, 1),
            layers=(LayerSpec("lstm", 16),),
        ),
        Lesson(
            title="Many units", sequence=Words("one two three"), embedding=Random(8, 1),
            layers=(LayerSpec("gru", 256), LayerSpec("rnn", 128)),
        ),
    ]  # fmt: skip


class Use(NamedTuple):
    """What a session has used: megabytes, and objects of Qt."""

    megabytes: float
    objects: int


def resident() -> float:
    """The megabytes that the process has in memory, as the system counts them.

    Rubbish is collected before, and what the heap has free goes back to the system: neither is kept. What is in the
    process's caches counts, whatever they may throw away.
    """
    gc.collect()
    if sys.platform == "linux":
        ctypes.CDLL("libc.so.6").malloc_trim(0)
    return memory() / 2**20


@pytest.fixture
def heard(caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """All that is said on the way: by Qt, in the log, and by errors that nobody caught, in any thread."""
    said: list[str] = []

    def hear_qt(kind: QtMsgType, context: object, text: str) -> None:
        if not text.startswith(QUIET):
            said.append(f"Qt: {text}")

    def hear_error(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        said.append("".join(traceback.format_exception(kind, error, trace)))

    monkeypatch.setattr(sys, "excepthook", hear_error)
    monkeypatch.setattr(threading, "excepthook", lambda args: said.append(f"thread: {args.exc_value}"))
    monkeypatch.setattr(sys, "unraisablehook", lambda args: said.append(f"unraisable: {args.exc_value}"))
    watch_painters(monkeypatch, said.append)
    before = qInstallMessageHandler(hear_qt)
    yield said
    qInstallMessageHandler(before)
    said += [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING]


class Answers(QObject):
    """Answers the questions that a command waits for, by any of their buttons, and chooses files in a folder."""

    def __init__(self, folder: Path, chance: random.Random, parent: QObject) -> None:
        super().__init__(parent)
        self._folder, self._chance = folder, chance
        self._before: QWidget | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(10)

    def stop(self) -> None:
        """Answer nothing more."""
        self._timer.stop()

    def _look(self) -> None:
        box, before = QApplication.activeModalWidget(), self._before
        self._before = box
        if isinstance(box, QMessageBox):
            self._chance.choice(box.buttons()).click()
        elif isinstance(box, QFileDialog) and box is not before:
            is_new = box.acceptMode() == QFileDialog.AcceptMode.AcceptSave
            there = sorted(self._folder.glob("*.json"))
            box.selectFile(str(self._folder / "new.json" if is_new else self._chance.choice(there)))
            QTimer.singleShot(0, box, box.accept)  # which may ask in its turn
        elif isinstance(box, QFileDialog | QInputDialog):
            box.reject()


class Session:
    """A person who does anything in a window. `slowest` is the longest act with a built-in lesson, in seconds."""

    def __init__(self, window: MainWindow, folder: Path, seed: int) -> None:
        self._window, self._folder, self._chance = window, folder, random.Random(seed)
        self._lessons, self._first = lessons(), window.document.lesson
        self._built_in = {each.title for each in builtin_lessons().values()}
        self.slowest = (0.0, "")
        for number, lesson in enumerate(self._lessons):
            save(lesson, folder / f"{number}.json")
        self._answers = Answers(folder, self._chance, window)
        self._rare: tuple[Callable[[], None], ...] = (
            self._open, self._type, self._resize, self._try_export, self._export,
        )  # fmt: skip

    def act(self) -> None:
        """Do one thing, and look whether all still fits together."""
        before, began = self._window.document.lesson.title, time.thread_time()
        if self._chance.random() < 0.04:
            what = self._chance.choice(self._rare)
            what()
            did = what.__name__
        else:
            did = random_act(self._window, self._chance, LEFT_OUT)
        if self._chance.random() < 0.2:
            self._dismiss()
        let_go()
        took = time.thread_time() - began
        if {before, self._window.document.lesson.title} <= self._built_in:
            self.slowest = max(self.slowest, (took, did))
        check(self._window)

    def _open(self) -> None:
        self._window.document.start(self._chance.choice(self._lessons))

    def _type(self) -> None:
        QTest.keyClicks(self._window.stage_view, "".join(self._chance.choices(KEYS, k=3)))

    def _dismiss(self) -> None:
        """Close what has opened over the window."""
        for dialog in self._window.findChildren(QDialog):
            if isValid(dialog) and dialog.isVisible():  # one that closes may take others along
                dialog.reject()

    def _resize(self) -> None:
        self._window.resize(self._chance.randrange(600, 1700), self._chance.randrange(400, 1000))

    def _try_export(self) -> None:
        """Look at what an export would be like, in one format after the other."""
        dialog = ExportDialog(
            self._window.document, self._window.player, self._window.stage, self._window.exports, self._window
        )
        dialog.open()
        for _ in range(self._chance.randrange(1, 4)):
            if self._chance.random() < 0.3:
                dialog.format.choose(self._chance.choice(list(formats())))  # as a screen reader does
            else:
                dialog.choose(self._chance.choice(list(formats())))
            dialog.which.setCurrentIndex(self._chance.randrange(dialog.which.count()))
            dialog.first.setValue(self._chance.randrange(1, 4))
            if self._chance.random() < 0.5:
                QTest.qWait(400)  # until it is tried
        dialog.reject()

    def _export(self) -> None:
        """Begin an export, of which some are stopped."""
        ending, kind = self._chance.choice(
            [(key, kind) for key, kind in formats().items() if key not in ("/", ".pptx")]
        )
        settings = kind.settings(width=96, height=64, tokens=(0, 1))  # type: ignore[call-arg]
        if kind.needs_at:
            settings = kind.settings(width=96, height=64, at=(0, 0))  # type: ignore[call-arg]
        self._window.exports.add(ExportJob(self._window.stage.film, str(self._folder / f"film{ending}"), settings))
        if self._chance.random() < 0.3:
            self._window.exports.cancel(self._window.exports.entries[-1])

    def rest(self, qtbot: QtBot) -> Use:
        """Leave what is presented, let exports end, and open the first lesson again: what is used then."""
        self._dismiss()
        self._window.presentation.finish()
        self._window.player.pause()
        qtbot.waitUntil(lambda: not self._window.exports.entries, timeout=60_000)
        self._window.document.start(self._first)
        let_go()
        used = resident()
        return Use(used, sum(len(each.findChildren(QObject)) for each in QApplication.topLevelWidgets()))

    def end(self) -> None:
        """Answer nothing more."""
        self._answers.stop()


def run_session(
    open_window: Callable[..., MainWindow], qtbot: QtBot, folder: Path, heard: list[str], acts: int, seed: int
) -> Use:
    """Act so often, half of it to get warm. Returns what the second half has kept.

    It is measured twice, in the middle and at the end, with the same window at rest on the same lesson. By the middle
    caches that have a bound are to be as large as they get: those of texts, paths and layouts of all lessons, views,
    notations and sizes. So what grows on and on is seen, and what has a bound is not taken for it.
    """
    window = open_window(size=SIZE)
    session = Session(window, folder, seed)
    for number in range(acts):
        if number == acts // 2:
            before = session.rest(qtbot)
        session.act()
        assert heard == [], f"after {number} acts of seed {seed}"
    after = session.rest(qtbot)
    session.end()
    running = [each for each in gc.get_objects() if isinstance(each, QThread) and isValid(each) and each.isRunning()]
    assert [each for each in running if each is not QThread.currentThread()] == []
    window.close()
    let_go()
    alone = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible() and not widget.parentWidget()]
    assert alone == [], "the program would not end"
    assert heard == []
    kept = Use(after.megabytes - before.megabytes, after.objects - before.objects)
    print(f"the second half of {acts} acts kept {kept}, in the end {after}; the slowest act took {session.slowest}")
    assert session.slowest < (SLOWEST, "")
    return kept


@pytest.mark.parametrize("seed", range(2))
def test_a_random_session_is_quiet_and_leaves_nothing(
    open_window: Callable[..., MainWindow], qtbot: QtBot, tmp_path: Path, heard: list[str], seed: int
) -> None:
    run_session(open_window, qtbot, tmp_path, heard, 150, seed)


@pytest.mark.full
def test_a_long_random_session_keeps_no_memory(
    open_window: Callable[..., MainWindow], qtbot: QtBot, tmp_path: Path, heard: list[str]
) -> None:
    acts = 20_000
    kept = run_session(open_window, qtbot, tmp_path, heard, acts, 7)
    assert kept.megabytes < KEPT and kept.objects < OBJECTS * acts / 2000
