"""Killed at any moment while one edits, the program loses at most the last second."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from simulator.lessons.builtin import find
from simulator.lessons.file import save
from tests.ui.ends import SLOW
from ui.window.recovery.copies import Lost, look_into

ROOT = Path(__file__).resolve().parents[3]
LOST = 1.0  # seconds of editing that may be lost
PROGRAM = """
import random, sys, time
from pathlib import Path
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication
QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, sys.argv[1])
application = QApplication([])
from simulator.lessons.edits.layers import with_seed
from simulator.lessons.file import load
from ui.window.main_window import MainWindow
window = MainWindow(load(Path(sys.argv[2])), Path(sys.argv[2]))
window.show()
print(window.controls.recovery.copy, flush=True)
chance, number = random.Random(int(sys.argv[3])), 1000

def edit():
    global number
    number += 1
    window.document.edit("another seed", with_seed(window.document.newest, number), merge=chance.random() < 0.5)
    print(time.time(), number, flush=True)
    QTimer.singleShot(chance.choice([10, 40, 100, 300]), edit)

edit()
application.exec()
"""


def kill_while_editing(folder: Path, seed: int) -> tuple[list[tuple[float, int]], float, Path]:
    """The edits that were made (when, number), when the program was killed, and where its copy lies."""
    file = folder / "mine.json"
    save(find("random-stack"), file)
    command = [sys.executable, "-c", PROGRAM, str(folder / "settings"), str(file), str(seed)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    with (folder / "said").open("w+") as said:
        program = subprocess.Popen(command, cwd=ROOT, stdout=said, env=environment)
        try:
            deadline = time.monotonic() + 60
            while (folder / "said").read_text().count("\n") < 2 and time.monotonic() < deadline:
                time.sleep(0.02)
            time.sleep(random.Random(seed).uniform(0.0, 3.0))
        finally:
            program.send_signal(signal.SIGKILL)
            program.wait(20)
        killed = time.time()
        copy, *edits = (folder / "said").read_text().splitlines()
    whole = (line.split() for line in edits if line.count(" ") == 1)
    return [(float(when), int(number)) for when, number in whole], killed, Path(copy)


def newest_kept(copy: Path) -> int:
    """The edit that a copy holds; 0 where there is none."""
    return max(
        (layer.seed for left in look_into((copy,)) if isinstance(left, Lost) for layer in left.lesson.layers), default=0
    )


def check_kills(folder: Path, seeds: range) -> None:
    """Each of them has the last edit that was a second old, in its copy."""
    lost = []
    for seed in seeds:
        place = folder / str(seed)
        place.mkdir()
        edits, killed, copy = kill_while_editing(place, seed)
        assert edits
        due = [each for each in edits if each[0] < killed - LOST - SLOW]
        if due and newest_kept(copy) < due[-1][1]:
            lost.append(f"seed {seed}: of {len(edits)} edits {newest_kept(copy)}, {killed - due[-1][0]:.2f} s before")
    assert lost == []


def test_a_kill_loses_at_most_the_last_second(tmp_path: Path) -> None:
    check_kills(tmp_path, range(3))


@pytest.mark.full
def test_a_hundred_kills_lose_at_most_the_last_second(tmp_path: Path) -> None:
    check_kills(tmp_path, range(3, 103))
