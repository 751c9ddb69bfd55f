"""A lesson whose file of weights is not where it was: its words can be read, and one can say where the file is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from simulator.lessons.file import load, save
from simulator.lessons.run import run
from tests.simulator.lessons.models.small_model import lesson_of, write_model
from ui.dialogs import lesson_files
from ui.dialogs.missing_file import MissingFileDialog
from ui.window.main_window import MainWindow


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
    monkeypatch.setattr(lesson_files, "where_it_is", lambda _parent, name: tmp_path / chosen.pop(name))
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
    monkeypatch.setattr(lesson_files, "where_it_is", lambda *_: tmp_path / "model.safetensors")
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
