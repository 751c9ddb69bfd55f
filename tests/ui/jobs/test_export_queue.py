"""Exports one after the other while the window stays in use: order, time left, cancelling, closing, lecture packs."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from simulator.engine.progress import Cancelled, Progress
from simulator.lessons.builtin import find
from tests.ui.answering import answer
from tests.ui.conftest import let_go
from tests.ui.hearing import hearing
from ui.commands.menus import file
from ui.dialogs.pack import PackDialog
from ui.export import ExportError
from ui.export.writers.mp4 import Mp4Settings
from ui.jobs import pack_job
from ui.jobs.export_job import ExportJob, WriteJob
from ui.jobs.export_queue import ExportQueue
from ui.jobs.pack_job import PackJob
from ui.window.export_bar import ExportBar
from ui.window.main_window import MainWindow

SMALL = Mp4Settings(width=320, height=180)


class Steps(WriteJob):
    """Work in steps, each of which waits until the test lets it go on."""

    def __init__(self, target: str, steps: int = 4) -> None:
        super().__init__(target, "pictures")
        self.steps, self.allowed = steps, 0

    def work(self, progress: Progress) -> str:
        """Count."""
        for step in range(self.steps):
            progress(step, self.steps)
            while self.allowed <= step:
                if self.is_cancelled:
                    raise Cancelled
                time.sleep(0.002)
        progress(self.steps, self.steps)
        return self.target


class Clock:
    """A time that a test moves on."""

    now = 0.0

    def __call__(self) -> float:
        """The time, in seconds."""
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def queue(qapp: QApplication, clock: Clock) -> Iterator[ExportQueue]:
    made = ExportQueue(now=clock)
    yield made
    made.stop()
    made.deleteLater()
    let_go()


def test_one_runs_and_the_others_wait_for_it(queue: ExportQueue, clock: Clock, qtbot: QtBot) -> None:
    bar = ExportBar(queue, now=clock)
    qtbot.addWidget(bar)
    said: list[tuple[str, str]] = []
    queue.ended.connect(lambda text, kind: said.append((text, kind)))
    one, other = Steps("/out/one.mp4"), Steps("/out/other.gif")
    queue.add(one)
    queue.add(other)
    assert [line.name.text() for line in bar.lines] == ["one.mp4", "other.gif"]
    qtbot.waitUntil(lambda: queue.entries[0].total == 4)
    assert bar.lines[1].words.text() == "waits"
    assert queue.entries[1].left is None and queue.entries[1].done == queue.entries[1].total == 0
    assert not other.is_running
    clock.now = 30.0
    one.allowed = 1
    qtbot.waitUntil(lambda: queue.entries[0].done == 1)
    assert queue.entries[0].left == pytest.approx(90.0)
    for seconds, left in ((1.0, None), (1.25, 3.75)):  # too early to say, and just late enough
        clock.now = seconds
        assert queue.entries[0].left == left
    assert bar.lines[0].words.text() == "1 of 4 pictures · 2 min left"
    one.allowed = 9
    qtbot.waitUntil(lambda: [line.name.text() for line in bar.lines] == ["other.gif"])
    assert said == [(f"Exported to {Path('/out/one.mp4')}", "information")]
    other.allowed = 9
    qtbot.waitUntil(lambda: not queue.entries)
    assert bar.isHidden()


def test_progress_is_shown_and_heard_once_a_second_and_at_its_end(
    queue: ExportQueue, clock: Clock, qtbot: QtBot
) -> None:
    bar = ExportBar(queue, now=clock)
    qtbot.addWidget(bar)
    queue.add(Steps("/out/one.mp4"))
    qtbot.waitUntil(lambda: queue.entries[0].total == 4 and bar.lines[0].progress.isVisible())
    with hearing() as sounds:
        for done in range(1, 541):
            clock.now = done / 180
            queue.entries[0].job.progress.emit(done, 540)
    told = [each for each in sounds if each.kind == QAccessible.Event.ValueChanged]
    assert 3 <= len(told) <= 5 and len(sounds) <= 15
    assert bar.lines[0].progress.value() == 540


def test_what_runs_and_what_waits_can_be_cancelled(queue: ExportQueue, qtbot: QtBot) -> None:
    bar = ExportBar(queue)
    qtbot.addWidget(bar)
    bar.show()
    works = [Steps(f"/out/{name}.mp4") for name in "abc"]
    for each in works:
        queue.add(each)
    qtbot.mouseClick(bar.lines[1].cancel, Qt.MouseButton.LeftButton)
    assert [entry.name for entry in queue.entries] == ["a.mp4", "c.mp4"]
    with qtbot.waitSignal(queue.ended) as ended:
        qtbot.mouseClick(bar.lines[0].cancel, Qt.MouseButton.LeftButton)
    assert ended.args[0].startswith("Cancelled")
    qtbot.waitUntil(lambda: [entry.name for entry in queue.entries] == ["c.mp4"])
    qtbot.waitUntil(lambda: works[2].is_running)


def test_a_failure_is_told_and_the_next_goes_on(queue: ExportQueue, qtbot: QtBot) -> None:
    class Broken(Steps):
        def work(self, progress: Progress) -> str:
            raise ExportError("The disk is full.", "Make room.")

    said: list[str] = []
    queue.ended.connect(lambda text, kind: said.append(text))
    queue.add(Broken("/out/a.mp4"))
    after = Steps("/out/b.mp4")
    after.allowed = 9
    queue.add(after)
    qtbot.waitUntil(lambda: not queue.entries)
    assert said[0] == "Not exported. The disk is full. Make room."
    assert said[-1].startswith("Exported to")


def test_cancelling_leaves_the_old_film(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    place = tmp_path / "film.mp4"
    place.write_bytes(b"the old film")
    window.exports.add(ExportJob(window.stage.film, str(place), SMALL))
    line = window.controls.export_bar.lines[0]
    qtbot.waitUntil(lambda: line.progress.value() > 2, timeout=20_000)
    qtbot.mouseClick(line.cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Cancelled" in window.messages.text, timeout=20_000)
    assert place.read_bytes() == b"the old film"
    assert [each.name for each in tmp_path.iterdir() if each.suffix != ".ini"] == ["film.mp4"]
    qtbot.waitUntil(lambda: not window.exports.entries)


def test_the_window_closes_while_exports_run_and_wait(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    for name in ("a.mp4", "b.mp4"):
        window.exports.add(ExportJob(window.stage.film, str(tmp_path / name), SMALL))
    line = window.controls.export_bar.lines[0]
    qtbot.waitUntil(lambda: line.progress.value() > 2, timeout=20_000)
    answer("Stop and quit")
    window.close()
    let_go()
    assert window.exports.entries == []
    assert not list(tmp_path.glob("*.mp4"))


PROGRAM = """
import json, sys, time
from pathlib import Path
for number, words in enumerate(json.loads(sys.stdin.readline())):
    target = words[words.index("-o") + 1]
    Path(target).mkdir() if target.endswith("/") else Path(target).write_text(" ".join(words))
    time.sleep(float(sys.argv[1]) if sys.argv[1:] else 0)
    print(json.dumps({"number": number, "made": target}), flush=True)
"""


def test_one_button_writes_a_lecture_pack(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file, "ask_for_folder", lambda *_: tmp_path)
    monkeypatch.setattr(pack_job, "MAKE", (sys.executable, "-c", PROGRAM))
    window.selection.theme = "projector"
    window.commands.actions["write_lecture_pack"].trigger()
    asked = window.findChild(PackDialog)
    assert isinstance(asked, PackDialog) and not window.exports.entries, "it says first what it makes"
    qtbot.mouseClick(asked.write, Qt.MouseButton.LeftButton)
    assert window.exports.entries[0].job.unit == "percent"
    qtbot.waitUntil(lambda: "Exported to" in window.messages.text, timeout=60_000)
    made = tmp_path / "forgetting-jenny-remembering-rafsun-lecture"
    there = {path.relative_to(made).as_posix() for path in made.rglob("*")}
    assert {"index.html", "students/film.mp4", "students/worksheet.pdf", "teacher/slides.pptx"} <= there
    assert "--theme=projector" in (made / "students" / "film.mp4").read_text()
    assert 'href="students/film.mp4"' in (made / "index.html").read_text()
    window.selection.theme = "light"


def test_a_pack_stops_at_once(
    qtbot: QtBot, queue: ExportQueue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pack_job, "MAKE", (sys.executable, "-c", PROGRAM, "30"))
    queue.add(PackJob(find("worked-example"), tmp_path / "pack", ()))
    qtbot.waitUntil((tmp_path / "pack" / "students" / "film.mp4").exists, timeout=30_000)
    begun = time.monotonic()
    with qtbot.waitSignal(queue.ended, timeout=20_000) as ended:
        queue.cancel(queue.entries[0])
    assert time.monotonic() - begun < 15
    assert ended.args[0].startswith("Cancelled")
    assert not (tmp_path / "pack" / "index.html").exists()


def test_a_pack_that_cannot_be_written_says_why(qtbot: QtBot, queue: ExportQueue, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    queue.add(PackJob(find("worked-example"), tmp_path / "file" / "pack", ()))
    with qtbot.waitSignal(queue.ended, timeout=20_000) as ended:
        pass
    assert "file" in ended.args[0]
    assert ended.args[1] == "problem"
