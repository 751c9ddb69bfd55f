"""Commands act on a context: the window is one, and what is no window will do as well."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QMenuBar, QWidget
from pytestqt.qtbot import QtBot

from simulator.lessons.builtin import find
from simulator.lessons.edits.tokens import without_token
from simulator.lessons.file import load
from simulator.text.tokens import sequence_tokens
from tests.test_architecture import imports, module, sources
from tests.ui.conftest import Objects
from ui.commands.context import Context
from ui.commands.keyboard import Keyboard
from ui.commands.listings import palette_entries
from ui.commands.menus import edit, file, play, whatif
from ui.dialogs import lesson_files
from ui.dialogs.lesson_files import LessonFiles
from ui.jobs.export_queue import ExportQueue
from ui.presenter.presentation import Presentation
from ui.state.guide import Guide
from ui.state.session import Session
from ui.widgets.messages import Messages
from ui.window.main_window import MainWindow

MEMBERS = sorted(name for name in vars(Context) if not name.startswith("_"))


class SmallContext:
    """A context without a window: what it is asked to do to one it writes down."""

    def __init__(self, objects: Objects, widget: QWidget) -> None:
        self.document, self.player, self.selection = objects.document, objects.player, objects.selection
        self.stage, self.cues, self.learned = objects.stage, objects.cues, objects.learned
        self.messages = Messages(self.stage, widget)
        self.files = LessonFiles(self.document, self.messages, widget)
        self.exports = ExportQueue(widget)
        session = Session(self.document, self.player, self.selection, self.stage, self.cues, objects.learned)
        self.guide = Guide(self.document, self.player, self.selection, self.stage)
        self.presentation = Presentation(widget, session, self.guide, {}, {})
        self.dialog_parent = widget
        self.closing = widget.destroyed
        self.keyboard = Keyboard(QMenuBar(widget), lambda: self.done.append("keys"))
        self.done: list[object] = []

    def is_shown(self, part: str) -> bool:
        return ("toggle", part) in self.done

    def toggle_part(self, part: str) -> None:
        self.done.append(("toggle", part))

    def show_whatif(self, place: object) -> None:
        self.done.append(place)

    def show_start_page(self) -> None:
        self.done.append("start page")

    def set_still(self, still: bool) -> None:
        self.player.still = self.stage.still = still

    def refresh_commands(self) -> None:
        self.done.append("refresh")

    def restart(self) -> None:
        self.done.append("restart")

    def close(self) -> bool:
        self.done.append("close")
        return True


@pytest.fixture
def context(objects: Objects, qtbot: QtBot) -> SmallContext:
    widget = QWidget()
    qtbot.addWidget(widget)
    return SmallContext(objects, widget)


def test_only_the_application_knows_the_window() -> None:
    used = [(module(path), name) for path in sources("ui", "main") for name in imports(path)]
    outside = {user for user, name in used if f"{name}.".startswith("ui.window.") and "ui.window." not in user}
    assert outside == {"ui.app"}
    assert {user for user, name in used if f"{name}.".startswith("ui.window.main_window.")} == {"ui.app"}


def test_the_window_is_a_context(window: MainWindow, context: SmallContext) -> None:
    """That types fit, too, mypy proves where the window makes its actions."""
    assert len(MEMBERS) > 15
    for name in MEMBERS:
        assert hasattr(window, name) and hasattr(context, name), name
        assert isinstance(vars(Context)[name], property) or callable(getattr(window, name)), name


def test_commands_play_without_a_window(context: SmallContext) -> None:
    context.player.rest_at(3, 0)
    play.next_beat(context)
    assert context.player.beat_after(0) == (3, 1)
    play.next_token(context)
    assert context.player.token == 4
    play.go_to_end(context)
    assert context.player.time == context.player.duration
    play.reduce_motion(context)
    assert context.player.still and context.stage.still
    play.choose_speed(context, "2×")
    assert context.player.speed == 2.0 and play.choose_speed.current(context) == "2×"


def test_commands_edit_without_a_window(context: SmallContext) -> None:
    first = context.document.lesson
    context.player.rest_at(2, 0)
    whatif.mask_token(context)
    assert context.document.lesson.masked == (2,) and whatif.mask_token.checked(context)
    assert edit.undo.title_now(context) == "Undo: “Jenny” (3) masked"
    edit.undo(context)
    assert context.document.lesson is first and not edit.undo.ready(context)
    edit.select_from_here(context)
    edit.select_to_here(context)
    assert context.selection.brush == (2, 3)
    whatif.hold_at(context)
    assert context.done == [whatif.chosen_number(context)]


def test_commands_open_and_save_without_a_window(
    context: SmallContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.choose_lesson(context, "worked-example")
    assert file.choose_lesson.current(context) == "worked-example"
    asked: list[object] = []
    monkeypatch.setattr(lesson_files, "where_to_save", lambda parent, _: asked.append(parent) or tmp_path / "mine.json")
    context.document.edit("shorter", without_token(context.document.lesson, 0))
    file.save_lesson(context)
    assert asked == [context.dialog_parent] and load(tmp_path / "mine.json") == context.document.lesson
    assert len(context.document.resolved.tokens) == len(sequence_tokens(find("worked-example").sequence)) - 1


def test_the_palette_does_what_a_context_can(context: SmallContext) -> None:
    entries = {entry.title: entry for entry in palette_entries(context)}
    assert "Edit: Redo" not in entries
    entries["View: Table of numbers"].run()
    entries["Stage: Unrolled"].run()
    assert context.done == [("toggle", "table"), "refresh", "refresh"]
    assert context.selection.view == "unrolled"
