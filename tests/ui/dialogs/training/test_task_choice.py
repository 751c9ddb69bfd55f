"""A file of one's own as a task: a small one at once, a large one beside the window, which can be closed meanwhile."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from simulator.engine.progress import Cancelled, stopped_by
from simulator.training.own_task import BETWEEN, any_task
from tests.ui.conftest import let_go
from ui.dialogs.training.task_choice import MOST_AT_ONCE, TaskChoice


@pytest.fixture
def choice(qtbot: QtBot) -> Iterator[TaskChoice]:
    made = TaskChoice("echo")
    qtbot.addWidget(made)
    yield made
    made.stop()
    let_go()


def table(path: Path, rows: int, last: str = "0.5") -> Path:
    lines = [f"{k // 20},{k % 7}.5,{k % 3}.25" for k in range(rows - 1)]
    path.write_text("\n".join(["sequence,now,target", *lines, f"{rows // 20},1.5,{last}"]) + "\n", encoding="utf-8")
    return path


def test_a_large_table_is_read_beside_the_window(qtbot: QtBot, choice: TaskChoice, tmp_path: Path) -> None:
    path = table(tmp_path / "large.csv", 20_000)
    assert path.stat().st_size > MOST_AT_ONCE
    beats: list[float] = []
    timer = QTimer()
    timer.timeout.connect(lambda: beats.append(time.perf_counter()))
    timer.start(10)
    choice.take_file(path)
    assert choice.about.text() == "large.csv is read …" and not choice.file.isEnabled() and choice.name == "echo"
    qtbot.waitUntil(lambda: choice.name == str(path), timeout=20_000)
    timer.stop()
    assert choice.file.isEnabled() and choice.path == str(path) and "Measured" in choice.about.text()
    assert len(beats) > 3, "the window lives while it is read"


def test_what_is_wrong_with_a_large_table_is_told_when_it_is_found(
    qtbot: QtBot, choice: TaskChoice, tmp_path: Path
) -> None:
    before, told = choice.about.text(), list[str]()
    choice.failed.connect(told.append)
    choice.take_file(table(tmp_path / "large.csv", 20_000, last="much"))
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    assert "line 20001, column target: “much” is no number" in told[0]
    assert choice.file.isEnabled() and choice.name == "echo" and choice.about.text() == before


def test_a_file_that_is_not_there_is_told_at_once(choice: TaskChoice, tmp_path: Path) -> None:
    told: list[str] = []
    choice.failed.connect(told.append)
    choice.take_file(tmp_path / "none.csv")
    assert "it cannot be read" in told[0] and choice.file.isEnabled()


@pytest.mark.parametrize("kind", ["numbers", "texts"])
def test_reading_is_stopped_between_its_lines(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "large.csv"
    if kind == "numbers":
        table(path, 3 * BETWEEN)
    else:
        path.write_text("text,label\n" + "a b,x\n" * 3 * BETWEEN, encoding="utf-8")
    asked: list[int] = []

    def stop_at(count: int) -> None:
        def progress(_done: int, _of: int) -> None:
            asked.append(1)
            if len(asked) == count:
                raise Cancelled

        asked.clear()
        with stopped_by(progress), pytest.raises(Cancelled):
            any_task(str(path))

    for count in (1, 3, 5):
        stop_at(count)
        assert len(asked) == count
