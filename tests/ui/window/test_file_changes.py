"""The file of the open lesson in other hands: that is told, and nothing is written over it without a question."""

from __future__ import annotations

import stat
import threading
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from simulator.io import file_state
from simulator.lessons.builtin import find
from simulator.lessons.edits.layers import with_seed
from simulator.lessons.file import load, save
from tests.ui.answering import answer
from ui.window.main_window import MainWindow

Open = Callable[..., MainWindow]
THEIRS = replace(find("same-in-a-gru"), title="Theirs")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "mine.json"
    save(find("random-stack"), path)
    return path


@pytest.fixture
def window(open_window: Open, file: Path) -> MainWindow:
    made = open_window()
    made.files.open(str(file))
    return made


def change(window: MainWindow) -> None:
    window.document.edit("another seed", with_seed(window.document.lesson, 99))


def test_what_another_program_writes_is_told_by_itself_and_can_be_read_anew(
    window: MainWindow, file: Path, qtbot: QtBot
) -> None:
    change(window)
    own = window.document.lesson
    save(THEIRS, file)
    qtbot.waitUntil(lambda: "mine.json was changed by another program" in window.messages.text, timeout=5000)
    window.messages.findChild(QPushButton).click()
    assert window.document.lesson == THEIRS and not window.document.is_modified
    window.document.undo()
    assert window.document.lesson is own and window.document.is_modified, "own edits are one step away"
    window.document.redo()
    assert not window.document.is_modified


def test_a_second_program_on_the_file_sees_what_the_first_saves(open_window: Open, file: Path, qtbot: QtBot) -> None:
    first, second = open_window(), open_window()
    for each in (first, second):
        each.files.open(str(file))
    change(first)
    first.files.save()
    qtbot.waitUntil(lambda: "changed by another program" in second.messages.text, timeout=5000)
    assert "changed by another" not in first.messages.text, "one's own saving is no change"


@pytest.mark.parametrize("given", ["Overwrite", "Read it anew", "Cancel", "Save as…"])
def test_saving_asks_where_the_file_has_changed(
    window: MainWindow, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: str
) -> None:
    monkeypatch.setattr("ui.dialogs.lesson_files.where_to_save", lambda *_: tmp_path / "other.json")
    change(window)
    own = window.document.lesson
    save(THEIRS, file)
    asked = answer(given)
    window.files.save()
    assert asked == ["mine.json was changed by another program."]
    assert load(file) == (own if given == "Overwrite" else THEIRS)
    assert window.document.lesson == (THEIRS if given == "Read it anew" else own)
    assert window.document.is_modified == (given == "Cancel")
    assert (tmp_path / "other.json").exists() == (given == "Save as…")


def test_closing_does_not_take_reading_anew_for_saving(window: MainWindow, file: Path) -> None:
    change(window)
    save(THEIRS, file)
    asked = answer("Save", "Read it anew")
    assert not window.close()
    assert len(asked) == 2 and window.document.lesson == THEIRS
    assert window.document.undo_label == "read anew from its file"


def test_a_file_that_was_only_touched_is_no_other(window: MainWindow, file: Path) -> None:
    change(window)
    file.touch()
    window.files.save()
    assert load(file) == window.document.lesson


def test_a_file_that_is_gone_is_told_and_counts_as_not_saved(window: MainWindow, file: Path, qtbot: QtBot) -> None:
    assert not window.document.is_modified
    file.unlink()
    qtbot.waitUntil(lambda: "mine.json is not there any more" in window.messages.text, timeout=5000)
    assert window.document.is_modified and window.isWindowModified()
    asked = answer("Cancel")
    assert not window.close() and len(asked) == 1, "it would be lost"
    asked = answer("Write it again")
    window.files.save()
    assert asked == ["mine.json is not there any more."]
    assert load(file) == window.document.lesson and not window.document.is_modified


def test_a_file_that_is_no_lesson_any_more_leaves_what_is_open(window: MainWindow, file: Path) -> None:
    lesson = window.document.lesson
    file.write_text("{")
    window.files.read_anew()
    assert "Not opened" in window.messages.text and window.document.lesson is lesson


@pytest.mark.parametrize("given", ["Replace", "Cancel"])
def test_a_protected_file_asks_before_it_is_replaced(window: MainWindow, file: Path, given: str) -> None:
    file.chmod(0o444)
    before = file.read_bytes()
    change(window)
    asked = answer(given)
    window.files.save()
    assert asked == ["mine.json is write-protected. Replace it?"]
    assert (file.read_bytes() == before) == (given == "Cancel")
    assert stat.S_IMODE(file.stat().st_mode) == 0o444


@pytest.fixture
def readers(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The threads that read what files hold, which are all taken for large ones."""
    found: list[str] = []
    read = file_state.open_regular

    def open_told(path: Path) -> BinaryIO:
        found.append("window" if threading.current_thread() is threading.main_thread() else "beside")
        return read(path)

    monkeypatch.setattr(file_state, "MOST_SOON", -1)
    monkeypatch.setattr(file_state, "open_regular", open_told)
    return found


def test_a_large_file_that_changed_is_read_beside_the_window(
    window: MainWindow, file: Path, qtbot: QtBot, readers: list[str]
) -> None:
    save(THEIRS, file)
    qtbot.waitUntil(lambda: "mine.json was changed by another program" in window.messages.text, timeout=5000)
    assert set(readers) == {"beside"}


def test_saving_over_a_large_file_asks_once_it_is_read_beside_the_window(
    window: MainWindow, file: Path, qtbot: QtBot, readers: list[str]
) -> None:
    window.files.watch.is_paused = True
    change(window)
    save(THEIRS, file)
    asked = answer("Overwrite")
    window.files.save()
    qtbot.waitUntil(lambda: not window.document.is_modified, timeout=5000)
    assert asked == ["mine.json was changed by another program."] and load(file) == window.document.lesson
    assert set(readers) == {"beside"}


def test_who_closes_is_asked_about_a_large_file_that_changed(
    window: MainWindow, file: Path, readers: list[str]
) -> None:
    window.files.watch.is_paused = True
    change(window)
    save(THEIRS, file)
    asked = answer("Save", "Cancel")
    assert not window.close()
    assert asked[1:] == ["mine.json was changed by another program."] and load(file) == THEIRS
    assert set(readers) == {"beside"}


def test_what_is_to_be_saved_is_not_written_into_the_file_of_another_lesson(
    window: MainWindow, file: Path, readers: list[str], qtbot: QtBot
) -> None:
    change(window)
    save(THEIRS, file)
    window.files.save()
    window.files.open("worked-example")
    qtbot.wait(300)
    assert load(file) == THEIRS and window.document.path is None
