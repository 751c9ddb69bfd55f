"""The window never waits: a timer of 10 ms is heard all the while, through every command.

A stretch between two ticks is measured by what the window's own thread computes in it, so that it is the same on a
machine that does other work.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from functools import partial

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from simulator.lessons.edits.layers import with_seed
from simulator.lessons.schema import LayerSpec, Lesson
from simulator.text.embedding import Random
from simulator.text.tokens import Words
from tests.ui.conftest import let_go
from ui.app import window_on
from ui.commands import commands
from ui.commands.command import Command
from ui.window.main_window import MainWindow

LONGEST = 0.1  # seconds
ASKING = {  # commands that ask for a file or end the program, or take a program of their own
    "quit_program", "open_lesson", "open_recent", "save_lesson", "save_lesson_as", "compare_file", "paste",
    "choose_language", "choose_scale", "choose_lesson", "present", "toggle_speaker",
    "choose_theme",  # Qt gives every widget its style anew, whatever the lesson
}  # fmt: skip
Act = tuple[str, Callable[[], object]]


def lesson(tokens: int, layers: int, units: int) -> Lesson:
    """Random words through layers of LSTMs."""
    chance = random.Random(1)
    words = " ".join(chance.choice(["one", "two", "three", "four", "five", "six"]) for _ in range(tokens))
    spec = (LayerSpec("lstm", units),) * layers
    return Lesson(title="Large", sequence=Words(words), embedding=Random(8, 1), layers=spec)


class Watch:
    """Hears a timer of 10 ms. `longest` is the longest stretch, in seconds of this thread, since it was last asked."""

    def __init__(self) -> None:
        self._timer = QTimer()
        self._timer.setInterval(10)
        self._timer.timeout.connect(self._hear)
        self._timer.start()
        self._last, self._longest, self.ticks = time.thread_time(), 0.0, 0

    def _hear(self) -> None:
        now = time.thread_time()
        self._longest, self._last = max(self._longest, now - self._last), now
        self.ticks += 1

    def begin(self) -> None:
        """Begin anew."""
        self._last, self._longest, self.ticks = time.thread_time(), 0.0, 0

    def longest(self) -> float:
        """The longest stretch since then."""
        self._hear()
        return self._longest

    def stop(self) -> None:
        """Hear nothing more."""
        self._timer.stop()


@pytest.fixture
def watched(qtbot: QtBot) -> Iterator[Callable[[Lesson], tuple[MainWindow, Watch]]]:
    """Opens a window as the program has it, and a watch."""
    opened: list[tuple[MainWindow, Watch]] = []

    def opener(lesson: Lesson) -> tuple[MainWindow, Watch]:
        window, watch = window_on(lesson), Watch()
        opened.append((window, watch))
        window.resize(1600, 1000)
        with qtbot.waitSignal(window.completed, timeout=60_000):
            window.show()
        return window, watch

    yield opener
    for window, watch in opened:
        watch.stop()
        window.player.pause()
        window.document.start(lesson(3, 1, 2))
        window.close()
        window.deleteLater()
    let_go()


def acts(window: MainWindow, chance: random.Random) -> list[Act]:
    """An edit, jumps, and every command, each of its choices too."""

    def edit() -> None:
        window.document.edit("seed", with_seed(window.document.newest_resolved, chance.randrange(1000)))

    def jump() -> None:
        window.player.rest_at(chance.randrange(window.document.trace.steps), 1)

    found: list[Act] = [("another seed", edit), ("a jump", jump)]
    for each in commands():
        if each.name in ASKING:
            continue
        if isinstance(each, Command):
            found.append((each.name, window.commands.actions[each.name].trigger))
        elif each.ready(window):
            options = [key for key, _ in each.options(window)]
            found += [(f"{each.name} {key}", partial(each, window, key)) for key in options]
    return found


def is_settled(window: MainWindow, watch: Watch) -> bool:
    """Whether nothing runs, and the loop has turned a few times since then."""
    if window.document.is_running or window.stage.film.waits or window.stage.zoomer.gliding:
        watch.ticks = 0
    return watch.ticks > 3


def stretches(window: MainWindow, watch: Watch, todo: list[Act], qtbot: QtBot) -> dict[str, float]:
    """The longest stretch of each act, in seconds."""
    found: dict[str, float] = {}
    for name, act in todo:
        watch.begin()
        act()
        qtbot.waitUntil(partial(is_settled, window, watch), timeout=120_000)
        found[name] = watch.longest()
        for dialog in QApplication.topLevelWidgets():
            if isinstance(dialog, QDialog) and dialog.isVisible():
                dialog.reject()
        window.player.pause()
        let_go()
    return found


def too_long(window: MainWindow, watch: Watch, todo: list[Act], qtbot: QtBot) -> dict[str, float]:
    """The acts whose stretch is too long each of three times: other work on the machine makes single ones longer."""
    least: dict[str, float] = {}
    for _ in range(3):
        found = stretches(window, watch, todo, qtbot)
        least = {name: min(seconds, least.get(name, seconds)) for name, seconds in found.items()}
        if max(least.values()) <= LONGEST:
            break
    return {name: round(seconds, 3) for name, seconds in least.items() if seconds > LONGEST}


@pytest.mark.parametrize("size", [(200, 2, 64), (5_000, 1, 16)])
def test_no_stretch_is_long_in_a_sample_of_commands(
    watched: Callable[[Lesson], tuple[MainWindow, Watch]], qtbot: QtBot, size: tuple[int, int, int]
) -> None:
    chance = random.Random(size[0])
    window, watch = watched(lesson(20, size[1], 8))
    known = acts(window, chance)
    sample = [*known[:2], *chance.sample(known[2:], 12)]
    stretches(window, watch, sample, qtbot)  # what is used for the first time is loaded
    window.document.start(lesson(*size))
    assert not too_long(window, watch, sample, qtbot)


@pytest.mark.full
@pytest.mark.parametrize("size", [(1_000, 2, 512), (100_000, 1, 16)])
def test_no_stretch_is_long_through_every_command(
    watched: Callable[[Lesson], tuple[MainWindow, Watch]], qtbot: QtBot, size: tuple[int, int, int]
) -> None:
    window, watch = watched(lesson(20, size[1], 8))
    known = acts(window, random.Random(1))
    stretches(window, watch, known, qtbot)
    window.document.start(lesson(*size))
    assert not too_long(window, watch, known, qtbot)
