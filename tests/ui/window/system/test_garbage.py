"""Python looks for garbage when nothing moves in the window, and not while something does."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from ui.app import collect_at_rest
from ui.window.main_window import MainWindow
from ui.window.system import garbage
from ui.window.system.garbage import WORTH


class Circle:
    """Holds itself."""

    def __init__(self) -> None:
        self.myself = self


@pytest.fixture
def searches() -> Iterator[list[int]]:
    """The generations that are searched, as they are."""
    found: list[int] = []

    def hear(phase: str, info: dict[str, int]) -> None:
        if phase == "start":
            found.append(info["generation"])

    gc.callbacks.append(hear)
    yield found
    gc.callbacks.remove(hear)


def make_much(searches: list[int]) -> None:
    """So much that Python would look through all objects by itself."""
    kept: list[list[int]] = []
    before = searches.count(1)
    while searches.count(1) < before + WORTH + 2:
        kept.append([])


def test_garbage_goes_when_nothing_moves(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, searches: list[int]
) -> None:
    monkeypatch.setattr(garbage, "AT_REST", 100)
    before = gc.get_threshold()
    collect_at_rest(window)
    circle = Circle()
    gone = weakref.ref(circle)
    gc.collect(1)  # it is old now
    del circle
    searches.clear()
    window.player.play()
    qtbot.wait(60)
    make_much(searches)
    for _ in range(8):  # longer than it takes to be at rest
        qtbot.wait(40)
    assert window.player.playing and 2 not in searches and gone() is not None
    window.player.pause()
    qtbot.waitUntil(lambda: 2 in searches, timeout=5_000)
    assert gone() is None
    searches.clear()
    qtbot.wait(250)
    assert 2 not in searches, "there is nothing new to look through"
    window.close()
    assert gc.get_threshold() == before
