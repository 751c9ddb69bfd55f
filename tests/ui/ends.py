"""Programs that are ended in the middle of their work: a window where one edits and exports, and the command line's."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from simulator.lessons.builtin import find
from simulator.lessons.file import save
from simulator.lessons.schema import Lesson
from ui.window.recovery import copies

ROOT = Path(__file__).resolve().parents[2]
SLOW = 0.5  # seconds that a busy machine may take to be told of an edit, or to write the copy
WINDOW = """
import random, sys, time
from pathlib import Path
file, what, seed = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from simulator.lessons.edits.layers import with_seed
from ui import app
from ui.export.writers import formats
from ui.jobs.export_job import ExportJob
from ui.jobs.pack_job import pack_job
application, chance, number = app._application(), random.Random(seed), 1000

def begin():
    windows = [each for each in application.topLevelWidgets() if isinstance(each, app.MainWindow)]
    if not windows or windows[0]._controls is None:
        QTimer.singleShot(10, begin)
        return
    window = windows[0]
    if what == "export":
        target = str(file.parent / "film.mp4")
        window.exports.add(ExportJob(window.stage.film_for_others, target, formats()[".mp4"].settings()))
    if what == "pack":
        window.exports.add(pack_job(window.document.newest, window.selection, file.parent))
    print("open", flush=True)
    edit(window)

def edit(window):
    global number
    number += 1
    edited = with_seed(window.document.newest, number)
    window.document.edit("another seed", edited, merge=chance.random() < 0.5)
    print(time.time(), number, flush=True)
    if what != "once":
        QTimer.singleShot(chance.choice([10, 40, 100, 300]), lambda: edit(window))

QTimer.singleShot(0, begin)
code = app.run(str(file))
sys.exit(code)
"""


class Program:
    """A program in a folder of its own, with settings of its own. What it says stands in files."""

    def __init__(self, folder: Path, command: list[str]) -> None:
        self.folder, self._said, self._errors = folder, folder / ".said", folder / ".errors"
        environment = os.environ | {
            "QT_QPA_PLATFORM": "offscreen",
            "LANGUAGE": "en",
            "LC_ALL": "C.UTF-8",
            "TMPDIR": str(folder / "tmp"),
            "HOME": str(folder),
            "XDG_CONFIG_HOME": str(folder / "config"),
            "XDG_DATA_HOME": str(folder / "data"),
        }
        (folder / "tmp").mkdir(exist_ok=True)
        heard = {signal.SIGINT: signal.default_int_handler, signal.SIGHUP: signal.SIG_DFL}
        before = {number: signal.signal(number, how) for number, how in heard.items()}  # nohup and a shell's background
        with self._said.open("w") as said, self._errors.open("w") as errors:  # jobs do not hear them
            self.process = subprocess.Popen(
                command, cwd=ROOT, env=environment, stdout=said, stderr=errors, start_new_session=True
            )
        for number, how in before.items():
            signal.signal(number, how)

    @property
    def said(self) -> list[str]:
        """What it printed, line by line."""
        return self._said.read_text().splitlines()

    @property
    def errors(self) -> str:
        """What it printed on stderr."""
        return self._errors.read_text()

    def wait_for(self, is_there: Callable[[], bool], seconds: float = 60.0) -> None:
        """Wait until something is so, or the program has ended."""
        until = time.monotonic() + seconds
        while not is_there() and self.process.poll() is None:
            assert time.monotonic() < until, self.errors
            time.sleep(0.02)

    def end(self, number: int, seconds: float = 30.0) -> int:
        """Send a signal and wait for the end; the exit code. What does not end is killed, and the test fails."""
        self.process.send_signal(number)
        try:
            return self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            raise AssertionError(f"it outlives signal {number}: {self.errors}") from None
        finally:
            self.process.kill()
            self.process.wait()

    def wait_for_children(self, seconds: float = 15.0) -> None:
        """Wait until no process of its session is left; fails where one stays."""
        until = time.monotonic() + seconds
        while left := members_of(self.process.pid):
            if time.monotonic() > until:
                for process in left:
                    os.kill(process, signal.SIGKILL)
                raise AssertionError(f"children outlive it: {left}")
            time.sleep(0.05)

    def edits(self) -> list[tuple[float, int]]:
        """The edits it made: when, and the number that tells it."""
        whole = (line.split() for line in self.said if line.count(" ") == 1 and line[0].isdigit())
        return [(float(when), int(number)) for when, number in whole]

    def hidden(self) -> list[Path]:
        """Hidden files and folders that are left anywhere in its folder; some may go while they are looked for."""
        found = ((place, name) for place, *inside in os.walk(self.folder) for names in inside for name in names)
        hidden = (Path(place, name) for place, name in found if name.startswith(".gatelight-"))
        return sorted(path for path in hidden if path.name != ".gatelight-made.json")

    def writes(self, ending: str) -> bool:
        """Whether a file of such a name is half written."""
        return any(name.endswith(ending) for path in self.hidden() for *_, names in os.walk(path) for name in names)

    @property
    def recovery(self) -> Path:
        """Where its copies lie."""
        return self.folder / "config" / "Gatelight" / "recovery"


def members_of(session: int) -> list[int]:
    """The processes of a session that still run."""
    found = []
    for place in Path("/proc").iterdir():
        if place.name.isdigit():
            try:
                fields = (place / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(fields[3]) == session and fields[0] != "Z":
                found.append(int(place.name))
    return found


def lesson_file(folder: Path) -> Path:
    """A lesson in a file."""
    file = folder / "mine.json"
    save(find("random-stack"), file)
    return file


def open_window(folder: Path, what: str, seed: int = 0) -> Program:
    """A window on a lesson in a file, where somebody edits without a pause; "once" alone, "export" or "pack" too."""
    folder.mkdir(exist_ok=True)
    file = lesson_file(folder)
    return Program(folder, [sys.executable, "-c", WINDOW, str(file), what, str(seed)])


def run_verb(folder: Path, *words: str) -> Program:
    """A verb of the command line."""
    folder.mkdir(exist_ok=True)
    return Program(folder, [sys.executable, str(ROOT / "main.py"), *words])


def kept_lessons(program: Program) -> list[Lesson]:
    """The lessons that the next start would offer."""
    before, copies.folder = copies.folder, lambda: program.recovery
    try:
        return [left.lesson for left in copies.find_left() if isinstance(left, copies.Lost)]
    finally:
        copies.folder = before
