"""Every end is a good end: the last edit and the habits are kept, exports stopped, and nothing half written is left."""

from __future__ import annotations

import configparser
import signal
import sys
import time
from pathlib import Path

import pytest

from tests.ui.ends import Program, kept_lessons, open_window

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Linux's libraries and displays")
UNASKED = [signal.SIGTERM, signal.SIGHUP] if hasattr(signal, "SIGHUP") else [signal.SIGTERM]


def edited(folder: Path, what: str = "once") -> Program:
    """A window where something was changed."""
    program = open_window(folder, what)
    program.wait_for(lambda: len(program.edits()) > 0)
    return program


def check_kept(program: Program) -> None:
    """The last edit is offered at the next start, and nothing was said that is no word."""
    (lesson,) = kept_lessons(program)
    assert max(layer.seed for layer in lesson.layers) >= program.edits()[-1][1] - 1
    assert "Traceback" not in program.errors


@pytest.mark.parametrize("number", UNASKED)
def test_who_logs_out_is_not_asked_and_loses_nothing(tmp_path: Path, number: int) -> None:
    program = edited(tmp_path)
    assert program.end(number) == 128 + number
    check_kept(program)
    kept = configparser.RawConfigParser()
    kept.read(program.recovery.parent / "Gatelight.ini")
    assert kept.has_option("General", "habits") and kept.has_option("General", "geometry")
    assert kept.has_option("General", "left_places")


@pytest.mark.parametrize("second", [signal.SIGINT, *UNASKED])
def test_an_open_question_keeps_no_end_from_coming(tmp_path: Path, second: int) -> None:
    program = edited(tmp_path)
    program.process.send_signal(signal.SIGINT)
    time.sleep(1.0)
    assert program.process.poll() is None, "it asks whether to save"
    assert program.end(second) == 128 + second
    check_kept(program)


@pytest.mark.parametrize("what", ["export", "pack"])
def test_exports_are_stopped_and_tidied_up(tmp_path: Path, what: str) -> None:
    program = edited(tmp_path, what)
    program.wait_for(lambda: program.writes(".mp4"))
    assert program.end(signal.SIGTERM) == 128 + signal.SIGTERM
    program.wait_for_children(0.5)
    assert program.hidden() == [] and not (tmp_path / "film.mp4").exists()
    check_kept(program)


def test_the_children_of_a_killed_window_end_with_it(tmp_path: Path) -> None:
    program = edited(tmp_path, "pack")
    program.wait_for(lambda: program.writes(".mp4"))
    program.end(signal.SIGKILL)
    program.wait_for_children()
    assert [path for path in program.hidden() if path.parent != program.recovery] == [], "they have tidied up"


def test_the_next_start_clears_what_a_kill_has_left(tmp_path: Path) -> None:
    killed = edited(tmp_path, "export")
    killed.wait_for(lambda: killed.writes(".mp4"))
    killed.end(signal.SIGKILL)
    killed.wait_for_children()
    assert [path.parent for path in killed.hidden() if path.parent == tmp_path] == [tmp_path], "half a film"
    begun = edited(tmp_path)
    begun.wait_for(lambda: not any(path.parent == tmp_path for path in begun.hidden()))
    begun.end(signal.SIGTERM)
    assert begun.hidden() == []
