"""A lesson whose file of weights is not where it was: its words can be read, and one can say where the file is."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from simulator.io import file_state
from simulator.lessons.edits.whatif import with_masked
from simulator.lessons.file import load, save
from simulator.lessons.models import stored_files
from simulator.lessons.resolve import resolve
from simulator.lessons.run import run
from tests.simulator.lessons.models.small_model import lesson_of, write_model
from tests.ui.conftest import let_go
from tests.ui.window.conftest import question_over
from ui.app import offer_recovery
from ui.dialogs import lesson_files
from ui.dialogs.missing import pointing
from ui.dialogs.missing.dialog import MissingFileDialog
from ui.window.main_window import MainWindow
from ui.window.recovery import copies
from ui.window.recovery.copy_place import CopyPlace


def shown() -> list[MissingFileDialog]:
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, MissingFileDialog) and each.isVisible()]


def test_the_words_stay_readable_and_the_file_can_be_pointed_to(
    open_window: Callable[..., MainWindow], qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lesson = replace(lesson_of(tmp_path), notes={2: "Look at the third letter."})
    save(lesson, tmp_path / "one.json")
    (tmp_path / "moved").mkdir()
    for name in ("model.safetensors", "letters.json"):
        (tmp_path / name).rename(tmp_path / "moved" / name)
    window = open_window()
    before = window.document.lesson
    window.files.open(str(tmp_path / "one.json"))
    qtbot.waitUntil(lambda: len(shown()) == 1)
    (dialog,) = shown()
    assert lesson.files["weights"].sha256 in dialog.problem.text() and "model.safetensors" in dialog.problem.text()
    text = dialog.text.toPlainText()
    assert lesson.about in text and "Token 3: Look at the third letter." in text
    assert window.document.lesson is before
    chosen = {"model.safetensors": "moved/model.safetensors", "letters.json": "moved/letters.json"}
    monkeypatch.setattr(pointing, "where_it_is", lambda _parent, name: tmp_path / chosen.pop(name))
    dialog.point.click()
    qtbot.waitUntil(lambda: [each for each in shown() if "letters.json" in each.problem.text()] != [])
    next(each for each in shown() if "letters.json" in each.problem.text()).point.click()
    qtbot.waitUntil(lambda: window.document.lesson.title == "model")
    assert not chosen and window.document.is_modified and window.document.path == tmp_path / "one.json"
    assert np.array_equal(window.document.trace.layers[1]["h"], run(window.document.lesson).layers[1]["h"])
    window.document.start(before)


def test_a_file_that_holds_something_else_is_taken_and_told(
    open_window: Callable[..., MainWindow], qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(lesson_of(tmp_path), tmp_path / "one.json")
    write_model(tmp_path, seed=1)
    window = open_window()
    before = window.document.lesson
    window.files.open(str(tmp_path / "one.json"))
    qtbot.waitUntil(lambda: len(shown()) == 1)
    monkeypatch.setattr(pointing, "where_it_is", lambda *_: tmp_path / "model.safetensors")
    shown()[0].point.click()
    qtbot.waitUntil(lambda: "holds other numbers" in window.messages.text)
    window.document.start(before)


def test_a_lesson_is_packed_and_opened_again(
    open_window: Callable[..., MainWindow], qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(lesson_of(tmp_path))
    target = tmp_path / "one.gatelight"
    monkeypatch.setattr(lesson_files, "where_to_pack", lambda *_: target)
    window.files.pack()
    qtbot.waitUntil(lambda: "one.gatelight holds the lesson" in window.messages.text)
    assert window.document.path is None, "what is open belongs where it belonged"
    (tmp_path / "model.safetensors").unlink()
    window.files.open(str(target))
    qtbot.waitUntil(lambda: window.document.path == target)
    assert window.document.lesson == load(target)


def test_how_much_of_a_large_file_is_checked_is_told(
    open_window: Callable[..., MainWindow], qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(lesson_of(tmp_path, 64), tmp_path / "one.json")
    stored_files._states.clear()
    monkeypatch.setattr(file_state, "_CHUNK", 4096)
    window = open_window()
    before, told = window.document.lesson, list[str]()
    go_on = threading.Event()
    hashed = file_state.hash_file

    def slowly(file: BinaryIO, size: int, progress: Callable[[int, int], None] | None = None) -> str:
        def report(done: int, of: int) -> None:
            assert progress is not None
            progress(done, of)
            if done > of // 2:
                go_on.wait(10)

        return hashed(file, size, report if progress is not None else None)

    monkeypatch.setattr(file_state, "hash_file", slowly)
    tell = window.messages.tell
    monkeypatch.setattr(window.messages, "tell", lambda *words: (told.append(str(words[0])), tell(*words)))
    window.files._opening._soon.setInterval(0)
    window.files.open(str(tmp_path / "one.json"))
    qtbot.waitUntil(lambda: any("% of its file is checked" in words for words in told), timeout=20_000)
    go_on.set()
    qtbot.waitUntil(lambda: window.document.lesson.title == "model", timeout=20_000)
    window.document.start(before)


def test_a_copy_of_a_lesson_whose_file_is_gone_is_recovered_once_one_says_where_it_is(
    open_window: Callable[..., MainWindow], qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copies, "folder", lambda: tmp_path / "recovery")
    lesson = lesson_of(tmp_path)
    save(lesson, tmp_path / "one.json")
    place = CopyPlace()
    edited = with_masked(resolve(lesson), 2, True).lesson
    digest = file_state.read_state(tmp_path / "one.json").digest
    place.write(lesson, copies.Origin())
    place.flush()
    place.write(edited, copies.Origin(tmp_path / "one.json", digest, "a masked token"))  # the disk may not have it
    place.leave()
    os.utime(place.copy, (0, 0))
    (tmp_path / "model.safetensors").rename(tmp_path / "elsewhere.safetensors")
    (left,) = copies.find_left()
    assert left.when == copies.newest_of(place.copy).stat().st_mtime
    assert isinstance(left, copies.Unfound) and left.lesson.masked == (2,) and left.file.path == tmp_path / "one.json"
    window = open_window()
    before = window.document.lesson
    offer_recovery(window, lambda: None)
    qtbot.waitUntil(lambda: question_over(window) is not None, timeout=20_000)
    box = question_over(window)
    assert box is not None and "model.safetensors is missing" in box.informativeText()
    box.defaultButton().click()
    qtbot.waitUntil(lambda: len(shown()) == 1)
    shown()[0].reject()  # not now: the copy stays
    assert place.copy.is_file() and window.document.lesson is before
    monkeypatch.setattr(pointing, "where_it_is", lambda *_: tmp_path / "elsewhere.safetensors")
    let_go()
    offer_recovery(window, lambda: None)
    qtbot.waitUntil(lambda: question_over(window) is not None, timeout=20_000)
    box = question_over(window)
    assert box is not None
    box.defaultButton().click()
    qtbot.waitUntil(lambda: len([each for each in shown() if each.isVisible()]) == 1)
    shown()[0].point.click()
    qtbot.waitUntil(lambda: window.document.lesson.title == "model")
    assert window.document.lesson.masked == (2,) and window.document.is_modified
    assert window.document.path == tmp_path / "one.json" and window.document.file.find_change() is None
    qtbot.waitUntil(lambda: not place.copy.exists(), timeout=10_000)  # it is kept here now
    window.document.start(before)
