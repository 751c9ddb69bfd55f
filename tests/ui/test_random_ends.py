"""Ended at any moment by any signal: no child, no hidden file after the next start, the last edit at most 1 s old."""

from __future__ import annotations

import json
import random
import signal
import sys
import time
from pathlib import Path

import pytest

from simulator.io.hidden_files import clear_left_overs
from tests.ui.ends import SLOW, Program, kept_lessons, lesson_file, open_window, run_verb

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Linux's libraries and displays")
SIGNALS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGKILL") if hasattr(signal, name)]
WHAT = ("window", "window and export", "window and pack", "export", "pack", "render", "trace", "train")
LOST = 1.0  # seconds of editing that may be lost


def begun(folder: Path, what: str, seed: int) -> Program:
    """A program that has begun what it is to be ended in."""
    if what.startswith("window"):
        program = open_window(folder, what.split()[-1], seed)
        program.wait_for(lambda: len(program.edits()) > 0)
        return program
    folder.mkdir(exist_ok=True)
    file, target = str(lesson_file(folder)), folder / "made"
    if what == "render":
        course = {"exports": [{"lesson": "mine.json", "to": ["a.mp4", "b.html", "c.gif"]}]}
        (folder / "course.json").write_text(json.dumps(course))
        return run_verb(folder, "render", str(folder / "course.json"), "--jobs", "2")
    if what == "pack":
        return run_verb(folder, "pack", file, "-o", str(target), "--jobs", "2")
    if what == "train":
        return run_verb(folder, "train", "latch", "-o", f"{target}.safetensors", "-o", f"{target}.gatelight")
    ending = ".mp4" if what == "export" else ".json"
    return run_verb(folder, what, file, "-o", f"{target}{ending}")


def end_at_random(folder: Path, seed: int) -> None:
    """End something at a random moment, and check what it leaves."""
    chance = random.Random(seed)
    what, number = chance.choice(WHAT), chance.choice(SIGNALS)
    program = begun(folder, what, seed)
    time.sleep(chance.uniform(0.0, 3.0))
    about = f"seed {seed}: {what}, signal {number}"
    if what.startswith("window") and number == signal.SIGINT:  # it asks; the second one is not asked about
        program.process.send_signal(number)
        time.sleep(0.3)
    ended = time.time()
    code = program.end(number)
    program.wait_for_children()
    assert "Traceback" not in program.errors, about
    assert code in (0, -number, 128 + number), f"{about}: {code}, {program.errors}"
    if number != signal.SIGKILL:
        assert program.hidden() == [], about
    for place in {program.folder, *(path.parent for path in program.hidden())}:
        clear_left_overs(place)
    assert program.hidden() == [], about
    if what.startswith("window") and code != 0:
        due = [edit for when, edit in program.edits() if when < ended - LOST - SLOW]
        kept = [layer.seed for lesson in kept_lessons(program) for layer in lesson.layers]
        assert not due or max(kept, default=0) >= due[-1], about


@pytest.mark.parametrize("seed", range(8))
def test_an_end_at_any_moment_is_a_good_one(tmp_path: Path, seed: int) -> None:
    end_at_random(tmp_path, seed)


@pytest.mark.full
@pytest.mark.parametrize("hundred", range(10))
def test_a_thousand_ends_are_good_ones(tmp_path: Path, hundred: int) -> None:
    for seed in range(100 * hundred + 8, 100 * hundred + 108):
        place = tmp_path / str(seed)
        place.mkdir()
        end_at_random(place, seed)
