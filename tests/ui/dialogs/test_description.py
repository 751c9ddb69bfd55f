"""The film as a text beside the window: it begins at the film's token and follows the lesson; exports have the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import get_ident

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import isValid
from tqdm import tqdm

from main import main
from simulator.lessons.edits.whatif import with_hold
from simulator.lessons.schema import HoldSpec
from tests.ui.conftest import let_go
from ui.dialogs import description
from ui.dialogs.description import DescriptionDialog
from ui.film.narration.story import Passage, story
from ui.film.scene.scene import Scene
from ui.window.main_window import MainWindow

HERE = "Token 3 of 20: “Jenny”"


@pytest.fixture
def opened(window: MainWindow, qtbot: QtBot) -> Iterator[Callable[[], DescriptionDialog]]:
    """Opens the description of the window, and waits until it is written."""
    dialogs: list[DescriptionDialog] = []

    def opener() -> DescriptionDialog:
        window.commands.actions["show_description"].trigger()
        (dialog,) = window.findChildren(DescriptionDialog)
        dialogs.append(dialog)
        qtbot.waitUntil(lambda: dialog.is_written, timeout=20_000)
        return dialog

    yield opener
    for dialog in dialogs:
        dialog.close()
    let_go()


def forget(window: MainWindow, value: float) -> None:
    """Hold a gate."""
    hold = HoldSpec(layer=0, quantity="f", values=(value,), start=3, stop=4)
    window.document.edit("forget", with_hold(window.document.newest_resolved, hold))


def test_nothing_is_written_between_its_end_and_its_deletion(window: MainWindow) -> None:
    """A thread that runs when what it belongs to is deleted ends the program."""
    window.commands.actions["show_description"].trigger()
    (dialog,) = window.findChildren(DescriptionDialog)
    dialog.close()
    forget(window, 0.5)
    let_go()
    assert not isValid(dialog)


def test_the_description_follows_film_and_lesson(
    window: MainWindow, opened: Callable[[], DescriptionDialog], qtbot: QtBot
) -> None:
    dialog = opened()
    here = dialog.text.textCursor().block()
    assert here.text() == "Token 12 of 20: “Rafsun”"
    assert dialog.text.cursorRect().top() < dialog.text.fontMetrics().height(), "it stands at the top"
    window.player.rest_at(2, 0)
    assert dialog.text.textCursor().block().text() == HERE
    before = dialog.text.toPlainText()
    forget(window, 0.0)
    assert dialog.text.textCursor().block().text() == HERE
    qtbot.waitUntil(lambda: dialog.is_written, timeout=20_000)
    assert dialog.text.toPlainText() != before
    assert dialog.text.textCursor().block().text() == HERE


def test_the_window_does_not_wait_for_the_story(
    window: MainWindow, opened: Callable[[], DescriptionDialog], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a large run it takes seconds, and a number that is pulled changes the run with each movement."""
    threads: set[int] = set()

    def watched(scene: Scene, tokens: range) -> Iterator[Passage]:
        threads.add(get_ident())
        return story(scene, tokens)

    monkeypatch.setattr(description, "story", watched)
    dialog = opened()
    for value in (0.0, 0.1, 0.2, 0.3):
        forget(window, value)
    qtbot.waitUntil(lambda: dialog.is_written, timeout=20_000)
    assert threads and get_ident() not in threads


@pytest.mark.parametrize("with_window", [False, True])
def test_one_that_is_closed_while_it_is_written_leaves_nothing(window: MainWindow, with_window: bool) -> None:
    window.commands.actions["show_description"].trigger()
    (dialog,) = window.findChildren(DescriptionDialog)
    assert not dialog.is_written and "Token" not in dialog.text.toPlainText()
    (window if with_window else dialog).close()
    let_go()
    assert not window.findChildren(DescriptionDialog)


def test_both_formats_have_the_same_text(
    tmp_path: Path, opened: Callable[[], DescriptionDialog], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tqdm, "monitor_interval", 0)
    for ending in ("md", "txt"):
        assert main(["export", "jenny-rafsun", "-o", str(tmp_path / f"story.{ending}"), "--as", "description"]) == 0
    text = (tmp_path / "story.txt").read_text(encoding="utf-8")
    marked = (tmp_path / "story.md").read_text(encoding="utf-8")
    assert marked.replace("## ", "").removeprefix("# ").replace("\\", "") == text
    assert marked.count("\n## Token ") == 20
    assert opened().text.toPlainText() + "\n" == text
