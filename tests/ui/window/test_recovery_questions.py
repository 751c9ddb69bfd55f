"""What a start finds is told: which lesson, when and what was changed last, and what cannot be read."""

from __future__ import annotations

import json
import os
import re
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from simulator.io import file_state
from simulator.lessons.builtin import find
from simulator.lessons.edits.layers import with_idealised, with_seed
from simulator.lessons.file import load, save
from simulator.lessons.schema import FORMAT
from tests.odd_files import ODD, made
from tests.ui.conftest import let_go
from tests.ui.window.conftest import offered
from ui.state.document import Document
from ui.window.main_window import MainWindow
from ui.window.recovery.copies import find_left
from ui.window.recovery.keeping import Recovery

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="Linux's libraries and displays"),
    pytest.mark.usefixtures("own_folder"),
]


DAMAGED = {
    "no lesson": (b"{ this is no lesson", "not JSON"),
    "half": (b"", "nothing"),
    "newer": (json.dumps({"format": FORMAT + 1}).encode(), "newer than this program"),
    "bytes": (b"\xff\xfe\x00" * 40, "not text in UTF-8"),
}


@pytest.mark.parametrize("what", DAMAGED)
def test_a_damaged_copy_is_told_and_can_be_set_aside(window: MainWindow, own_folder: Path, what: str) -> None:
    content, why = DAMAGED[what]
    own_folder.mkdir()
    (own_folder / "1-2.json").write_bytes(content)
    for answer in ("Ask later", "Set aside"):
        box = offered(window)
        assert box is not None and why in box.informativeText()
        press(box, answer)
    assert offered(window) is None
    assert [path.read_bytes() for path in own_folder.iterdir()] == [content], "nothing is thrown away"


@pytest.mark.parametrize("what", ODD)
def test_what_is_no_copy_stops_no_start_and_is_set_aside(window: MainWindow, own_folder: Path, what: str) -> None:
    own_folder.mkdir()
    odd = made(own_folder, what)
    boxes: list[QMessageBox | None] = []
    boxes.append(offered(window))
    assert boxes == [None] and not os.path.lexists(odd) and "odd.json.set-aside" in window.messages.text


@pytest.mark.parametrize("what", [each for each in ODD if each != "folder"])
def test_what_is_no_folder_of_copies_is_set_aside(window: MainWindow, own_folder: Path, what: str) -> None:
    made(own_folder.parent, what, own_folder.name)
    assert offered(window) is None and "recovery.set-aside" in window.messages.text
    window.document.edit("idealise", with_idealised(window.document.lesson, True))
    assert window.controls.recovery.keep() and window.controls.recovery.copy.is_file()


def test_the_question_tells_two_copies_of_one_lesson_apart(
    window: MainWindow, tmp_path: Path, own_folder: Path
) -> None:
    file = tmp_path / "mine.json"
    save(find("random-stack"), file)
    asked = []
    for k, label in enumerate(("another seed", "unit 2 left out")):
        document = Document(load(file), file)
        document.edit(label, with_seed(document.lesson, 77 + k))
        recovery = Recovery(document)
        recovery.keep()
        recovery._place.leave()
        os.utime(recovery.copy, (1_700_000_000 + 60 * k,) * 2)
        asked.append(recovery)
    box = offered(window)
    texts = []
    for _ in range(2):
        assert box is not None and find("random-stack").title in box.text()
        texts.append(box.informativeText())
        press(box, "Ask later")
        box = next((each for each in window.findChildren(QMessageBox) if each.isVisible()), None)
    assert "unit 2 left out" in texts[0] and "another seed" in texts[1], "the latest first"
    times = [re.findall(r"\d\d:\d\d:\d\d", text) for text in texts]
    assert times[0] != times[1] and all(len(each) == 1 for each in times)
    assert all(str(file) in text and "as it was saved last" in text for text in texts)
    for recovery in asked:
        recovery.finish()


@pytest.mark.parametrize(
    ("deed", "words"),
    [("gone", "not there any more"), ("written", "has been changed since"), ("large", "has been changed since")],
)
def test_the_question_says_what_became_of_the_file(
    window: MainWindow, tmp_path: Path, deed: str, words: str, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "mine.json"
    save(find("random-stack"), file)
    document = Document(load(file), file)
    document.edit("another seed", with_seed(document.lesson, 77))
    recovery = Recovery(document)
    recovery.keep()
    recovery._place.leave()
    file.unlink()
    if deed != "gone":
        save(find("worked-example"), file)
    if deed == "large":  # it is read beside the window, and told then
        monkeypatch.setattr(file_state, "MOST_SOON", -1)
    box = offered(window)
    assert box is not None
    qtbot.waitUntil(lambda: words in box.informativeText(), timeout=5000)
    press(box, "Throw away")
    assert find_left() == ()


def press(box: QMessageBox, answer: str) -> None:
    button = next(each for each in box.findChildren(QPushButton) if each.text().replace("&", "") == answer)
    button.click()
    let_go()
