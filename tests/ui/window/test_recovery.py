"""A crash loses nothing: what was changed is offered at the next start, and the user's file is as it was."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from simulator.lessons.builtin import find
from simulator.lessons.edits.layers import with_idealised, with_seed
from simulator.lessons.file import load, save
from simulator.lessons.schema import Lesson
from tests.ui.conftest import let_go, save_document
from tests.ui.window.conftest import offered
from ui.window import restart
from ui.window.main_window import MainWindow
from ui.window.recovery import copies, copy_place
from ui.window.recovery.copies import Lost, find_left, look_into, read

ROOT = Path(__file__).resolve().parents[3]
PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, sys.argv[1])
application = QApplication([])
from simulator.lessons.edits.layers import with_idealised, with_seed
from ui.window.main_window import MainWindow
from simulator.lessons.file import load
window = MainWindow(load(Path(sys.argv[2])), Path(sys.argv[2]))
window.show()
window.document.edit("idealise", with_idealised(window.document.lesson, True))
window.controls.recovery.keep()
print(window.controls.recovery.copy, flush=True)
application.exec()
"""


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    place = tmp_path / "settings" / "Gatelight" / "recovery"
    monkeypatch.setattr(copies, "folder", lambda: place)
    yield place


def crashed(tmp_path: Path, path: Path) -> Path:
    """Run the program on a file, change it, kill it; returns where its copy lies."""
    command = [sys.executable, "-c", PROGRAM, str(tmp_path / "settings"), str(path)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, env=environment) as program:
        assert program.stdout is not None
        copy = Path(program.stdout.readline().strip())
        running = [lost for lost in find_left() if lost.copy == copy]
        program.send_signal(signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
        program.wait(20)
    assert running == [], "what runs is not lost"
    return copy


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "mine.json"
    save(find("jenny-rafsun"), path)
    return path


def test_edits_that_follow_quickly_are_kept_while_they_come(
    open_window: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    window = open_window("random-stack")
    seeds = iter(range(100, 200))

    def edit() -> None:
        window.document.edit("another seed", with_seed(window.document.lesson, next(seeds)))

    edit()
    begun, ticking = time.monotonic(), QTimer(window, interval=50)
    ticking.timeout.connect(edit)
    ticking.start()
    qtbot.waitUntil(window.controls.recovery.copy.is_file, timeout=3000)
    assert time.monotonic() - begun < 1.5 and ticking.isActive()
    ticking.stop()


def test_a_copy_is_written_beside_the_window_and_an_older_one_never_comes_last(
    open_window: Callable[..., MainWindow], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window("random-stack")
    writers: list[int] = []
    begun, go_on = threading.Event(), threading.Event()

    def write(lesson: Lesson, path: Path, *, flushed: bool) -> None:
        writers.append(threading.get_ident())
        if len(writers) == 1:
            begun.set()
            go_on.wait(10)
        save(lesson, path, flushed=flushed)

    monkeypatch.setattr(copy_place, "save", write)
    window.document.edit("a seed", with_seed(window.document.lesson, 100))
    qtbot.waitUntil(begun.is_set, timeout=3000)
    window.document.edit("another seed", with_seed(window.document.lesson, 101))
    threading.Timer(0.05, go_on.set).start()
    assert window.controls.recovery.keep() and load(window.controls.recovery.copy) == window.document.lesson
    assert writers[0] != threading.get_ident() == writers[1]


def test_a_copy_comes_in_time_though_the_window_stands_still(
    open_window: Callable[..., MainWindow], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window("random-stack")
    begun, go_on = threading.Event(), threading.Event()

    def write(lesson: Lesson, path: Path, *, flushed: bool) -> None:
        begun.set()
        go_on.wait(10)
        save(lesson, path, flushed=flushed)

    monkeypatch.setattr(copy_place, "save", write)
    window.document.edit("a seed", with_seed(window.document.lesson, 100))
    qtbot.waitUntil(begun.is_set, timeout=3000)
    window.document.edit("another seed", with_seed(window.document.lesson, 101))
    go_on.set()
    until, copy = time.monotonic() + 5, window.controls.recovery.copy
    while time.monotonic() < until and window.document.lesson not in _kept_in(copy):
        time.sleep(0.02)  # nothing reaches the window's thread meanwhile
    assert read(copy).lesson == window.document.lesson


def _kept_in(copy: Path) -> list[Lesson]:
    """What a copy holds; nothing while the file of one that is being written is looked for just before it is there."""
    return [left.lesson for left in look_into((copy,)) if isinstance(left, Lost)]


def test_a_copy_comes_in_time_though_the_disk_is_slow(
    open_window: Callable[..., MainWindow], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window("random-stack")
    flushing, go_on = threading.Event(), threading.Event()

    def fsync(descriptor: int) -> None:
        flushing.set()
        go_on.wait(20)

    monkeypatch.setattr(copy_place.os, "fsync", fsync)
    window.document.edit("a seed", with_seed(window.document.lesson, 100))
    qtbot.waitUntil(flushing.is_set, timeout=5000)
    window.document.edit("another seed", with_seed(window.document.lesson, 101))
    copy, newest = window.controls.recovery.copy, window.document.lesson
    qtbot.waitUntil(lambda: read(copy).lesson == newest, timeout=5000)
    assert not copy.exists(), "the disk does not have it"
    go_on.set()
    qtbot.waitUntil(copy.is_file, timeout=5000)
    assert load(copy) == newest


def test_an_end_writes_what_is_not_kept_yet_and_nothing_twice(
    open_window: Callable[..., MainWindow], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[Lesson] = []

    def write(lesson: Lesson, path: Path, *, flushed: bool) -> None:
        save(lesson, path, flushed=flushed)
        written.append(lesson)

    monkeypatch.setattr(copy_place, "save", write)
    kept, late = open_window("random-stack"), open_window("random-stack")
    for window in (kept, late):
        written.clear()
        window.document.edit("a seed", with_seed(window.document.lesson, 100))
        qtbot.waitUntil(lambda: len(written) == 1, timeout=5000)
        if window is late:
            window.document.edit("another seed", with_seed(window.document.lesson, 101))
        window.controls.recovery.leave()
        assert len(written) == (1 if window is kept else 2)
        assert load(window.controls.recovery.copy) == window.document.lesson


def test_the_copies_of_two_programs_that_died_are_offered_one_after_the_other(
    tmp_path: Path, file: Path, open_window: Callable[..., MainWindow], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    other = tmp_path / "other.json"
    save(find("worked-example"), other)
    copies = crashed(tmp_path, file), crashed(tmp_path, other)
    handed: list[str] = []
    monkeypatch.setattr(restart, "_start_program", lambda words: bool(handed.append(words)) or True)
    window = open_window("random-stack")
    box = offered(window)
    assert box is not None
    press(box, "Recover")
    assert window.document.path == other and window.document.is_modified
    qtbot.waitUntil(lambda: not copies[1].exists(), timeout=5000)
    assert window.controls.recovery.copy.is_file(), "it is kept again before the copy goes"
    (second,) = (each for each in window.findChildren(QMessageBox) if each.isVisible())
    assert find("jenny-rafsun").title in second.text()
    press(second, "Recover")
    assert window.document.path == other, "what is open and not saved stays"
    assert copies[0].is_file() and [json.loads(words)[:2] for words in handed] == [[str(copies[0]), True]]


def test_a_file_that_was_changed_after_the_crash_is_seen(
    tmp_path: Path, file: Path, open_window: Callable[..., MainWindow]
) -> None:
    crashed(tmp_path, file)
    save(find("worked-example"), file)
    window = open_window("random-stack")
    box = offered(window)
    assert box is not None
    press(box, "Recover")
    assert window.document.file.find_change() is not None


@pytest.mark.parametrize("answer", ["Recover", "Throw away", "Ask later"])
def test_a_killed_program_is_recovered_or_not_as_one_says(
    tmp_path: Path, file: Path, open_window: Callable[..., MainWindow], qtbot: QtBot, answer: str
) -> None:
    before = file.read_bytes()
    copy = crashed(tmp_path, file)
    assert copy.is_file() and file.read_bytes() == before
    (found,) = find_left()
    assert isinstance(found, Lost)
    assert found.path == file and found.lesson.idealised and found.copy == copy
    window = open_window("worked-example")
    box = offered(window)
    assert box is not None and find("jenny-rafsun").title in box.text()
    press(box, answer)
    if answer == "Recover":
        assert window.document.lesson.idealised and window.document.path == file
        assert window.document.is_modified
        save_document(window.document)
        assert load(file).idealised
    else:
        assert window.document.lesson == find("worked-example") and file.read_bytes() == before
    qtbot.waitUntil(lambda: len(find_left()) == (answer == "Ask later"), timeout=5000)


def press(box: QMessageBox, answer: str) -> None:
    button = next(each for each in box.findChildren(QPushButton) if each.text().replace("&", "") == answer)
    button.click()
    let_go()


def test_changes_are_kept_by_themselves_and_go_when_they_are_saved(
    open_window: Callable[..., MainWindow], file: Path, qtbot: QtBot
) -> None:
    window = open_window("jenny-rafsun")
    copy = window.controls.recovery.copy
    window.document.edit("idealise", with_idealised(window.document.lesson, True))
    qtbot.waitUntil(copy.is_file, timeout=5000)
    assert load(copy).idealised and find_left() == ()
    save_document(window.document, file)
    qtbot.waitUntil(lambda: not copy.exists(), timeout=5000)


def test_a_window_that_closes_as_it_should_leaves_nothing(
    open_window: Callable[..., MainWindow], own_folder: Path
) -> None:
    window = open_window("jenny-rafsun")
    window.document.edit("idealise", with_idealised(window.document.lesson, True))
    window.controls.recovery.keep()
    assert window.controls.recovery.copy.is_file()
    window.document.undo()
    window.close()
    let_go()
    assert not list(own_folder.glob("*")) and find_left() == ()


def test_a_folder_that_cannot_be_written_stops_nothing(
    open_window: Callable[..., MainWindow], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "a file"
    blocked.write_text("in the way")
    monkeypatch.setattr(copies, "folder", lambda: blocked / "inside")
    window = open_window("jenny-rafsun")
    window.document.edit("idealise", with_idealised(window.document.lesson, True))
    window.controls.recovery.keep()
    assert not window.controls.recovery.copy.exists() and window.document.lesson.idealised
    assert "A crash would lose what is not saved" in window.messages.text
