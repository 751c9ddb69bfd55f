"""A lesson is written beside the window: what was open at the act is saved, and nothing is taken for saved before."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event, get_ident

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from simulator.lessons.builtin import find
from simulator.lessons.edits.layers import with_seed
from simulator.lessons.file import load, save
from simulator.lessons.schema import Lesson, LessonError
from tests.ui.answering import answer
from tests.ui.conftest import Objects
from ui.dialogs.lesson_files import LessonFiles
from ui.jobs import save_queue
from ui.jobs.file_watch import SETTLED
from ui.jobs.read_lesson import read_file
from ui.settings import recent_files
from ui.state import lesson_file
from ui.state.document import Document
from ui.widgets.messages import Messages


class Disk:
    """Writes when it is told to, or not at all; `writers` are the threads that wrote, one after the other."""

    def __init__(self) -> None:
        self.go_on, self.is_full, self.writers = Event(), False, list[int]()
        self.written: list[tuple[str, int]] = []  # the name of each file, and the seed in it

    def save(self, lesson: Lesson, path: Path) -> None:
        """Write a lesson. Raises LessonError."""
        assert self.go_on.wait(20)
        self.writers.append(get_ident())
        if self.is_full:
            raise LessonError("Cannot be written: the disk is full.", "Choose another place.", where=str(path))
        save(lesson, path)
        self.written.append((path.name, lesson.layers[0].seed))


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Disk]:
    made = Disk()
    monkeypatch.setattr(save_queue, "AT_ONCE", 0)
    monkeypatch.setattr(lesson_file, "save", made.save)
    yield made
    made.go_on.set()


@pytest.fixture
def messages(objects: Objects, qtbot: QtBot) -> Messages:
    bar = Messages(objects.stage)
    qtbot.addWidget(bar)
    return bar


@pytest.fixture
def files(
    objects: Objects, messages: Messages, qtbot: QtBot, tmp_path: Path, disk: Disk
) -> Iterator[tuple[LessonFiles, Document]]:
    """On a lesson that has a file and was changed since."""
    widget = QWidget()
    qtbot.addWidget(widget)
    made = LessonFiles(objects.document, messages, widget)
    save(replace(find("random-stack"), storyline=None), tmp_path / "mine.json")
    made.open(str(tmp_path / "mine.json"))
    seed(objects.document, 71)
    yield made, objects.document
    disk.go_on.set()
    made.stop()


Files = tuple[LessonFiles, Document]


def seed(document: Document, number: int) -> None:
    document.edit("another seed", with_seed(document.newest_resolved, number))


def test_what_was_open_at_the_act_is_saved_and_what_came_after_is_not(
    files: Files, disk: Disk, qtbot: QtBot, tmp_path: Path
) -> None:
    made, document = files
    made.save()
    assert document.is_modified, "nothing is written yet"
    seed(document, 72)
    disk.go_on.set()
    qtbot.waitUntil(lambda: disk.written == [("mine.json", 71)], timeout=5000)
    qtbot.waitUntil(lambda: made._saving.path is None, timeout=5000)
    assert document.is_modified and disk.writers[0] != get_ident()
    document.undo()
    assert not document.is_modified and load(tmp_path / "mine.json") == document.lesson


def test_several_are_written_in_order_and_the_newest_stays(files: Files, disk: Disk, qtbot: QtBot) -> None:
    made, document = files
    for number in (72, 73, 74):
        made.save()
        seed(document, number)
    made.save()
    disk.go_on.set()
    qtbot.waitUntil(lambda: made._saving.path is None, timeout=5000)
    assert disk.written == [("mine.json", 71), ("mine.json", 74)], "what was overtaken while it waited is left out"
    assert not document.is_modified


def test_a_name_that_is_asked_for_is_not_asked_for_again_while_it_is_written(
    files: Files, disk: Disk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, document = files
    asked: list[Path] = []
    monkeypatch.setattr("ui.dialogs.lesson_files.where_to_save", lambda *_: asked.append(tmp_path) or tmp_path / "b")
    made.save()
    made.save_as()
    seed(document, 72)
    made.save()
    disk.go_on.set()
    qtbot.waitUntil(lambda: made._saving.path is None, timeout=5000)
    assert disk.written == [("mine.json", 71), ("b", 72)] and len(asked) == 1
    assert document.path == tmp_path / "b" and recent_files.files()[0].name == "b"


def test_what_cannot_be_written_is_told_and_counts_as_not_saved(
    files: Files, disk: Disk, messages: Messages, qtbot: QtBot, tmp_path: Path
) -> None:
    made, document = files
    disk.is_full = True
    made.save()
    disk.go_on.set()
    qtbot.waitUntil(lambda: bool(messages.text), timeout=5000)
    assert messages.text.startswith("Not saved.") and "disk is full" in messages.text
    assert document.is_modified and load(tmp_path / "mine.json").layers[0].seed != 71


def test_what_takes_long_is_told_until_it_is_done(files: Files, disk: Disk, messages: Messages, qtbot: QtBot) -> None:
    made, _ = files
    made.save()
    assert not messages.text
    qtbot.waitUntil(lambda: messages.text == "mine.json is being written.", timeout=5000)
    disk.go_on.set()
    qtbot.waitUntil(lambda: not messages.text, timeout=5000)


def test_a_storyline_that_an_edit_took_is_told_when_the_file_loses_it(
    files: Files, disk: Disk, messages: Messages, qtbot: QtBot, tmp_path: Path
) -> None:
    made, document = files
    disk.go_on.set()
    save(find("random-stack"), tmp_path / "told.json")
    made.show(read_file(tmp_path / "told.json"))
    seed(document, 71)
    for told in ("Saved without the guide: it tells of the run before your changes.", ""):
        made.save()
        qtbot.waitUntil(lambda: made._saving.path is None, timeout=5000)
        assert messages.text == told and load(tmp_path / "told.json").storyline is None
        seed(document, 72)
    document.undo()
    document.undo()
    made.save()
    qtbot.waitUntil(lambda: made._saving.path is None, timeout=5000)
    assert messages.text == "" and load(tmp_path / "told.json").storyline is not None, "undone, it is there again"


def test_one_s_own_writing_is_no_change_by_another_program(
    files: Files, disk: Disk, messages: Messages, qtbot: QtBot, tmp_path: Path
) -> None:
    made, document = files
    made.save()
    save(find("random-stack"), tmp_path / "mine.json")  # as the hidden file is put in its place
    qtbot.wait(2 * SETTLED)
    assert "changed by another program" not in messages.text
    made.save()
    disk.go_on.set()
    qtbot.waitUntil(lambda: made._saving.path is None, timeout=5000)
    qtbot.wait(2 * SETTLED)
    assert not messages.text and not document.is_modified


def test_what_is_opened_meanwhile_does_not_get_the_file(files: Files, disk: Disk, qtbot: QtBot) -> None:
    made, document = files
    made.save()
    made.open("random-stack")
    disk.go_on.set()
    qtbot.waitUntil(lambda: disk.written == [("mine.json", 71)], timeout=5000)
    qtbot.waitUntil(lambda: made._saving.path is None, timeout=5000)
    assert document.path is None and document.lesson == find("random-stack")


@pytest.mark.parametrize("is_full", [False, True])
def test_closing_waits_until_it_is_written(files: Files, disk: Disk, is_full: bool) -> None:
    made, document = files
    disk.is_full = is_full
    made.save()
    QTimer.singleShot(100, disk.go_on.set)
    assert made.may_close() == (not is_full) and document.is_modified == is_full


def test_one_can_stay_instead(files: Files, disk: Disk, qtbot: QtBot) -> None:
    made, document = files
    asked = answer("Stay here")
    made.save()
    assert not made.may_close() and asked == ["mine.json is being written."]
    disk.go_on.set()
    qtbot.waitUntil(lambda: not document.is_modified, timeout=5000)
    assert made.may_close(), "nothing is asked any more"


def test_an_answer_to_save_waits_too(files: Files, disk: Disk) -> None:
    made, document = files
    answer("Save")
    QTimer.singleShot(300, disk.go_on.set)
    assert made.may_close() and not document.is_modified


def test_a_program_that_is_ended_writes_what_it_began(files: Files, disk: Disk, tmp_path: Path) -> None:
    made, _ = files
    made.save()
    disk.go_on.set()
    made.stop()
    assert load(tmp_path / "mine.json").layers[0].seed == 71
    QApplication.processEvents()
