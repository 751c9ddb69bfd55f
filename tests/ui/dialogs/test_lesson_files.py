"""Lessons in and out of files without a window: what is open gives way only when it may."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from simulator.lessons.builtin import find
from simulator.lessons.edits.layers import with_seed
from simulator.lessons.edits.tokens import without_token
from simulator.lessons.file import load, save
from simulator.lessons.schema import LayerSpec, Lesson
from simulator.text.embedding import Random
from simulator.text.tokens import Words
from simulator.training.checkpoint import write_checkpoint
from tests.ui.cli.test_models import MODELS
from tests.ui.conftest import Objects
from tests.ui.dialogs.training.pronouns import STEPS, trained
from ui.dialogs import lesson_files
from ui.dialogs.lesson_files import LessonFiles
from ui.jobs import read_lesson
from ui.settings import recent_files
from ui.state.document import Document
from ui.state.lesson_file import LessonFile
from ui.widgets.messages import Messages
from ui.widgets.questions import Answer


@pytest.fixture
def messages(objects: Objects, qtbot: QtBot) -> Messages:
    bar = Messages(objects.stage)
    qtbot.addWidget(bar)
    return bar


@pytest.fixture
def files(objects: Objects, messages: Messages, qtbot: QtBot) -> LessonFiles:
    widget = QWidget()
    qtbot.addWidget(widget)
    return LessonFiles(objects.document, messages, widget)


def change(document: Document) -> None:
    document.edit("shorter", without_token(document.lesson, 0))


def test_opening_tells_it_and_remembers_the_file(
    files: LessonFiles, objects: Objects, messages: Messages, tmp_path: Path
) -> None:
    opened: list[str] = []
    files.opened.connect(lambda: opened.append(objects.document.lesson.title))
    messages.tell("something")
    files.open("worked-example")
    save(find("simple-rnn"), tmp_path / "mine.json")
    files.open(str(tmp_path / "mine.json"))
    assert opened == [find("worked-example").title, find("simple-rnn").title]
    assert messages.text == "" and recent_files.files() == ((tmp_path / "mine.json").resolve(),)


def test_what_cannot_be_opened_is_told_and_changes_nothing(
    files: LessonFiles, objects: Objects, messages: Messages, tmp_path: Path
) -> None:
    opened: list[int] = []
    files.opened.connect(lambda: opened.append(1))
    lesson = objects.document.lesson
    files.open(str(tmp_path / "missing.json"))
    assert objects.document.lesson is lesson and not opened
    assert messages.text.startswith("Not opened.") and recent_files.files() == ()


@pytest.mark.parametrize("answer", Answer)
def test_changes_are_offered_for_saving(
    files: LessonFiles, objects: Objects, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: Answer
) -> None:
    place = tmp_path / "mine.json"
    monkeypatch.setattr(lesson_files, "ask_to_save", lambda parent, title: answer)
    monkeypatch.setattr(lesson_files, "where_to_save", lambda parent, document: place)
    change(objects.document)
    changed = objects.document.lesson
    assert files.switch_to("worked-example") is (answer is not Answer.CANCEL)
    assert (objects.document.lesson is changed) is (answer is Answer.CANCEL)
    assert place.exists() is (answer is Answer.SAVE)
    if answer is Answer.SAVE:
        assert load(place) == changed


def test_a_lesson_that_cannot_be_saved_does_not_give_way(
    files: LessonFiles, objects: Objects, messages: Messages, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lesson_files, "ask_to_save", lambda parent, title: Answer.SAVE)
    change(objects.document)
    for place in (None, tmp_path / "no folder" / "mine.json"):
        monkeypatch.setattr(lesson_files, "where_to_save", lambda parent, document, place=place: place)
        assert not files.may_close() and objects.document.is_modified
    assert messages.text.startswith("Not saved.")


def test_what_is_unchanged_is_not_asked_about(
    files: LessonFiles, objects: Objects, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lesson_files, "ask_to_save", lambda parent, title: pytest.fail("asked"))
    monkeypatch.setattr(lesson_files, "where_to_open", lambda parent: None)
    lesson = objects.document.lesson
    files.choose_and_open()
    assert files.may_close() and objects.document.lesson is lesson


def test_a_file_is_chosen_before_one_question_about_what_is_open(
    files: LessonFiles, objects: Objects, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, models = list[str](), list[Path]()

    def ask(_parent: object, title: str) -> Answer:
        asked.append(title)
        return Answer.CANCEL

    monkeypatch.setattr(lesson_files, "ask_to_save", ask)
    monkeypatch.setattr(files, "open_model", models.append)
    change(objects.document)
    (tmp_path / "model.pt").write_bytes((MODELS / "lstm.pt").read_bytes())
    for name in ("model.pt", "lesson.json"):
        monkeypatch.setattr(lesson_files, "where_to_open", lambda parent, name=name: tmp_path / name)
        files.choose_and_open()
    assert models == [tmp_path / "model.pt"], "its dialog asks, once it is known what the model reads"
    assert len(asked) == 1


LARGE = Lesson(
    title="Large", sequence=Words("one two three four " * 500), embedding=Random(4, 1), layers=(LayerSpec("lstm", 64),)
)


def test_a_large_lesson_is_run_beside_the_window_and_then_shown(
    files: LessonFiles, qtbot: QtBot, tmp_path: Path
) -> None:
    document, before = files._document, files._document.lesson
    save(LARGE, tmp_path / "large.json")
    with qtbot.waitSignal(files.opened, timeout=20_000):
        files.open(str(tmp_path / "large.json"))
        assert document.lesson is before, "what is open is shown until then"
    assert document.lesson.title == "Large"
    assert document.path == tmp_path / "large.json"


def test_a_large_file_is_read_beside_the_window_and_what_is_wrong_in_it_is_told(
    files: LessonFiles, messages: Messages, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document, before = files._document, files._document.lesson
    readers: list[QThread] = []
    monkeypatch.setattr(read_lesson, "MOST_AT_ONCE", 0)
    true = read_lesson.read_file
    monkeypatch.setattr(
        read_lesson, "read_file", lambda path, progress=None: readers.append(QThread.currentThread()) or true(path)
    )
    save(find("simple-rnn"), tmp_path / "good.json")
    (tmp_path / "bad.json").write_text('{"format": 1, "title": 3}')
    files.open(str(tmp_path / "bad.json"))
    assert document.lesson is before and not messages.text
    qtbot.waitUntil(lambda: bool(messages.text), timeout=20_000)
    assert messages.text.startswith("Not opened.") and "bad.json, title" in messages.text
    assert document.lesson is before
    with qtbot.waitSignal(files.opened, timeout=20_000):
        files.open(str(tmp_path / "good.json"))
    assert document.path == tmp_path / "good.json" and document.lesson == find("simple-rnn") and not messages.text
    assert len(readers) == 2 and QApplication.instance().thread() not in readers


def test_what_takes_long_to_open_is_told_and_the_last_that_is_opened_is_shown(
    files: LessonFiles, messages: Messages, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(read_lesson, "MOST_AT_ONCE", 0)
    go_on = Event()
    true = read_lesson.read_file
    monkeypatch.setattr(read_lesson, "read_file", lambda path, progress=None: go_on.wait(20) and true(path))
    for name in ("one", "two"):
        save(find("simple-rnn"), tmp_path / f"{name}.json")
        files.open(str(tmp_path / f"{name}.json"))
    assert not messages.text
    qtbot.waitUntil(lambda: "“two.json” is being opened" in messages.text, timeout=20_000)
    with qtbot.waitSignal(files.opened, timeout=20_000):
        go_on.set()
    assert files._document.path == tmp_path / "two.json" and not messages.text


def test_a_large_file_is_read_anew_beside_the_window(
    files: LessonFiles, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document, path = files._document, tmp_path / "mine.json"
    save(find("simple-rnn"), path)
    files.open(str(path))
    save(find("worked-example"), path)
    monkeypatch.setattr(read_lesson, "MOST_AT_ONCE", 0)
    files.read_anew()
    assert document.lesson == find("simple-rnn")
    qtbot.waitUntil(lambda: document.lesson == find("worked-example"), timeout=20_000)
    assert not document.is_modified
    document.undo()
    assert document.lesson == find("simple-rnn") and document.is_modified


def test_an_edit_takes_the_place_of_what_is_being_opened(files: LessonFiles, qtbot: QtBot, tmp_path: Path) -> None:
    document = files._document
    save(LARGE, tmp_path / "large.json")
    files.open(str(tmp_path / "large.json"))
    document.edit("seed", with_seed(document.newest_resolved, 3))
    edited = document.newest
    files.stop()
    for _ in range(5):
        QApplication.processEvents()
    assert document.newest is edited


def test_further_names_of_a_file_are_told_to_keep_what_they_held(
    files: LessonFiles, objects: Objects, messages: Messages, tmp_path: Path
) -> None:
    save(find("simple-rnn"), tmp_path / "mine.json")
    held = (tmp_path / "mine.json").read_bytes()
    (tmp_path / "other.json").hardlink_to(tmp_path / "mine.json")
    files.open(str(tmp_path / "mine.json"))
    change(objects.document)
    files.save()
    assert "mine.json had further names (hard links), which keep what they held" in messages.text
    assert (tmp_path / "other.json").read_bytes() == held != (tmp_path / "mine.json").read_bytes()
    change(objects.document)
    files.save()
    assert messages.text == "", "it has one name now"


def test_the_file_of_a_training_opens_with_its_snapshots_and_nothing_is_written_into_it(
    files: LessonFiles, objects: Objects, messages: Messages, qtbot: QtBot, tmp_path: Path
) -> None:
    target = tmp_path / "she.training"
    write_checkpoint(target, trained())
    files.training_opened.connect(objects.learned.take)
    files.open(str(target))
    qtbot.waitUntil(lambda: objects.learned.training is not None, timeout=20_000)
    assert objects.document.path is None and not objects.document.is_modified
    assert objects.learned.is_there and objects.learned.step == STEPS
    objects.learned.go_to(0)
    assert objects.document.lesson.title == "Pronouns: LSTM, 0 steps"
    assert LessonFile.read(target)[0].path is None
    target.write_bytes(b"nothing")
    files.open(str(target))
    qtbot.waitUntil(lambda: "is no sound file of a training" in messages.text, timeout=20_000)
    assert objects.document.lesson.title == "Pronouns: LSTM, 0 steps"
