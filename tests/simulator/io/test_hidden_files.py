"""What a killed program has left half written is cleared by whoever writes there next; what is being written stays."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from simulator.io.atomic_write import write_whole
from simulator.io.hidden_files import clear_left_overs, hidden_folder

ROOT = Path(__file__).resolve().parents[3]
WRITER = """
import sys, time
from pathlib import Path
from simulator.io.atomic_write import write_whole
from simulator.io.hidden_files import hidden_folder
def wait(place):
    print(place.name, flush=True)
    time.sleep(60)
target = Path(sys.argv[1])
if sys.argv[2] == "file":
    write_whole(target, wait)
with hidden_folder(target) as (place, old):
    (place / "part").write_text("new")
    target.rename(old)
    wait(place)
"""
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Linux's libraries and displays")


def begun(target: Path, what: str) -> subprocess.Popen[str]:
    """A program in the middle of writing."""
    command = [sys.executable, "-c", WRITER, str(target), what]
    program = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert program.stdout is not None and program.stdout.readline()
    return program


def hidden(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name.startswith("."))


@pytest.mark.parametrize("what", ["file", "folder"])
def test_what_is_left_of_a_kill_goes_with_the_next_write(tmp_path: Path, what: str) -> None:
    target = tmp_path / "mine"
    if what == "folder":
        target.mkdir()
        (target / "before").write_text("old")
    with begun(target, what) as program:
        during = hidden(tmp_path)
        clear_left_overs(tmp_path)
        assert during and hidden(tmp_path) == during, "it is being written"
        program.send_signal(signal.SIGKILL)
    assert hidden(tmp_path) == during
    write_whole(tmp_path / "other", lambda place: place.write_text("new"))
    assert not hidden(tmp_path)
    assert what == "file" or [path.name for path in target.iterdir()] == ["before"], "what was moved aside is back"


def test_hidden_files_of_others_stay(tmp_path: Path) -> None:
    names = [".gatelight-made.json", ".gatelight-xyz.json", ".film-0123456789ab.mp4", ".gatelight-0123456789abc"]
    for name in names:
        (tmp_path / name).write_text("theirs")
    clear_left_overs(tmp_path)
    assert hidden(tmp_path) == sorted(names)


def test_a_folder_that_cannot_be_put_in_place_leaves_the_old_one(tmp_path: Path) -> None:
    target = tmp_path / "frames"
    target.mkdir()
    (target / "before").write_text("old")
    with pytest.raises(ZeroDivisionError), hidden_folder(target) as (_, old):
        target.rename(old)
        raise ZeroDivisionError
    assert [path.name for path in target.iterdir()] == ["before"] and list(tmp_path.iterdir()) == [target]
