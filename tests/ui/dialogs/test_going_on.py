"""A network goes on with its text in the window: the film follows, one undo takes it back, what cannot be is said."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from simulator.lessons.builtin import find
from simulator.lessons.edits.going_on import goes_on, next_token, with_next
from simulator.lessons.resolve import resolve
from simulator.lessons.run import run
from simulator.lessons.schema import Lesson
from tests.simulator.lessons.edits.test_going_on import lesson
from tests.ui.conftest import let_go
from ui.dialogs import going_on
from ui.dialogs.going_on import REASONS, GoingOnDialog
from ui.window.main_window import MainWindow


@pytest.fixture
def opened(
    open_window: Callable[..., MainWindow], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[Lesson], tuple[MainWindow, GoingOnDialog]]]:
    """Opens the dialog over a lesson."""
    monkeypatch.setattr(going_on, "BETWEEN", 1)
    made: list[GoingOnDialog] = []

    def opener(shown: Lesson) -> tuple[MainWindow, GoingOnDialog]:
        window = open_window()
        window.document.start(shown)
        window.commands.actions["let_go_on"].trigger()
        made.extend(window.findChildren(GoingOnDialog))
        return window, made[-1]

    yield opener
    for each in made:
        each.close()
    let_go()


def test_the_film_follows_what_is_written_and_one_undo_takes_it_back(
    opened: Callable[[Lesson], tuple[MainWindow, GoingOnDialog]], qtbot: QtBot
) -> None:
    window, dialog = opened(lesson())
    before = window.document.lesson
    dialog.count.setValue(5)
    dialog.temperature.setValue(0.7)
    dialog.seed.setValue(4)
    qtbot.mouseClick(dialog.write, Qt.MouseButton.LeftButton)
    assert dialog.is_writing and not dialog.seed.isEnabled()
    qtbot.waitUntil(lambda: not dialog.is_writing and not window.document.is_running)
    now, dice = run(lesson()), np.random.default_rng(4)
    for _ in range(5):
        now = run(with_next(now.resolved, next_token(now, 0.7, dice)), after=now)
    assert window.document.trace.tokens == now.tokens
    assert dialog.said.text() == "Written: " + " ".join(now.tokens[2:])
    assert window.player.token == len(now.tokens) - 1
    window.player.rest_at(0, 0)
    window.document.edit("another title", replace(window.document.lesson, title="another"))
    assert window.player.token == 0, "what others edit later does not move the film"
    window.document.undo()
    window.document.undo()
    qtbot.waitUntil(lambda: not window.document.is_running)
    assert window.document.lesson == before


def test_writing_is_stopped(opened: Callable[[Lesson], tuple[MainWindow, GoingOnDialog]], qtbot: QtBot) -> None:
    window, dialog = opened(lesson())
    dialog.count.setValue(500)
    dialog.write.click()
    qtbot.waitUntil(lambda: len(window.document.trace.tokens) > 4)
    dialog.write.click()
    qtbot.waitUntil(lambda: not window.document.is_running)
    count = len(window.document.trace.tokens)
    qtbot.wait(50)
    assert not dialog.is_writing and len(window.document.trace.tokens) == count < 502
    assert dialog.seed.isEnabled()


def test_why_a_network_cannot_go_on_is_said(opened: Callable[[Lesson], tuple[MainWindow, GoingOnDialog]]) -> None:
    _, dialog = opened(find("simple-rnn"))
    assert not dialog.write.isEnabled()
    assert dialog.said.text() == f"This network cannot go on: {REASONS[1]}"
    assert goes_on(resolve(find("simple-rnn"))) == REASONS[1]


def test_a_token_that_cannot_be_put_there_is_said(
    opened: Callable[[Lesson], tuple[MainWindow, GoingOnDialog]], qtbot: QtBot
) -> None:
    window, dialog = opened(lesson(("two words", "three more words")))
    dialog.write.click()
    qtbot.waitUntil(lambda: not dialog.is_writing)
    assert "cannot stand behind the text as one token" in dialog.problem.text()
    assert window.document.trace.tokens == ("the", "cat")
