"""What a killed program has left half written is cleared by whoever writes there next; what is being written stays."""

from __future__ import annotations

import errno
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from simulator.io import file_lock, hidden_files
from simulator.io.atomic_write import write_whole
from simulator.io.file_lock import FileLock, is_locked
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
BEGINNERS = """
import sys, threading
from pathlib import Path
from simulator.io.atomic_write import write_whole
from ui.cli.signals import answer_signals, end_at_once
answer_signals(end_at_once)
folder = Path(sys.argv[1])
def write_again(place):
    for _ in range(20):
        place.open("w").close()
        place.with_suffix(".srt").open("w").close()
def work(name):
    try:
        while True:
            write_whole(folder / name, write_again)
    except OSError as error:
        print(repr(error), file=sys.stderr, flush=True)
for k in range(4):
    threading.Thread(target=work, args=(f"{k}.mp4",), daemon=True).start()
print("begun", flush=True)
while True:
    sum(range(1000))
"""
FILES_ALONE = """
import errno, os, stat
from simulator.io import file_lock, hidden_files
lock = file_lock._lock
def lock_files(descriptor):
    if stat.S_ISDIR(os.fstat(descriptor).st_mode):
        raise PermissionError(errno.EACCES, "a folder")
    lock(descriptor)
file_lock._lock, hidden_files.LOCKS_FOLDERS = lock_files, False
"""
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Linux's libraries and displays")


@pytest.fixture
def files_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that locks files and no folders, as Windows does."""
    monkeypatch.setattr(hidden_files, "LOCKS_FOLDERS", False)
    monkeypatch.setattr(file_lock, "_lock", file_lock._lock)
    exec(FILES_ALONE, {})  # undone by the two lines above


def begun(target: Path, what: str, before: str = "") -> subprocess.Popen[str]:
    """A program in the middle of writing."""
    command = [sys.executable, "-c", before + WRITER, str(target), what]
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


@pytest.mark.usefixtures("files_alone")
@pytest.mark.parametrize("what", ["file", "folder"])
def test_so_it_is_where_folders_have_no_locks(tmp_path: Path, what: str) -> None:
    target = tmp_path / "mine"
    if what == "folder":
        target.mkdir()
        (target / "before").write_text("old")
    with begun(target, what, FILES_ALONE) as program:
        during = hidden(tmp_path)
        clear_left_overs(tmp_path)
        assert any(name.endswith(".lock") for name in during) and hidden(tmp_path) == during, "it is being written"
        program.send_signal(signal.SIGKILL)
    assert hidden(tmp_path) == during
    write_whole(tmp_path / "other", lambda place: place.write_text("new"))
    assert not hidden(tmp_path)
    assert what == "file" or [path.name for path in target.iterdir()] == ["before"], "what was moved aside is back"


@pytest.mark.usefixtures("files_alone")
def test_a_folder_that_was_left_without_its_lock_goes_too(tmp_path: Path) -> None:
    (tmp_path / ".gatelight-0123456789ab").mkdir()
    (tmp_path / ".gatelight-0123456789cd.lock").touch()
    clear_left_overs(tmp_path)
    assert not hidden(tmp_path)


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


def test_an_end_leaves_nothing_though_other_threads_go_on(tmp_path: Path) -> None:
    for number in range(6):
        folder = tmp_path / str(number)
        folder.mkdir()
        command = [sys.executable, "-c", BEGINNERS, str(folder)]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as program:
            assert program.stdout is not None and program.stdout.readline()
            time.sleep(0.02 * number)
            program.send_signal(signal.SIGTERM)
        assert program.returncode == 128 + signal.SIGTERM
        assert hidden(folder) == []


def test_many_programs_write_in_one_folder(tmp_path: Path) -> None:
    command = [sys.executable, "-c", BEGINNERS, str(tmp_path)]
    programs = [
        subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(3)
    ]
    time.sleep(2.0)
    for program in programs:
        program.send_signal(signal.SIGKILL)
    assert [program.communicate()[1] for program in programs] == [""] * len(programs), "each writes undisturbed"


def test_what_is_just_being_begun_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another program takes the folder for a left-over before it is locked."""
    hold, cleared = FileLock.hold, []

    def late(path: Path) -> FileLock:
        if not cleared:
            cleared.append(path)
            path.rmdir()
        return hold(path)

    monkeypatch.setattr(FileLock, "hold", late)
    with hidden_folder(tmp_path / "frames") as (place, _):
        assert cleared == [place] and is_locked(place)


def test_others_begin_while_one_looks_for_left_overs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own: dict[object, None] = {}

    class Begun:
        """What another thread writes, which begins with more at the worst moment."""

        @property
        def name(self) -> str:
            own[Begun()] = None
            return "begun"

    own[Begun()] = None
    monkeypatch.setattr(hidden_files, "_own", own)
    clear_left_overs(tmp_path)
    assert len(own) == 2


def test_what_cannot_be_locked_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A system without locks of folders does not tell whether another program writes there."""
    left = tmp_path / ".gatelight-0123456789ab"
    left.mkdir()
    with monkeypatch.context() as patched:
        patched.setattr(FileLock, "hold", refuse)
        clear_left_overs(tmp_path)
    assert left.is_dir()
    clear_left_overs(tmp_path)
    assert not left.exists()


def test_old_pictures_that_cannot_go_back_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "frames"
    target.mkdir()
    (target / "before").write_text("old")
    with monkeypatch.context() as patched, pytest.raises(ZeroDivisionError), hidden_folder(target) as (_, old):
        target.rename(old)
        patched.setattr(Path, "rename", refuse)
        raise ZeroDivisionError
    assert [path.name for path in old.iterdir()] == ["before"]
    clear_left_overs(tmp_path)
    assert [path.name for path in target.iterdir()] == ["before"]


def refuse(*_: object) -> None:
    raise PermissionError(errno.EACCES, "no")
