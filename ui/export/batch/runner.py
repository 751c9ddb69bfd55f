"""Many exports at once, each in a process of its own, and only those whose lesson, options or program have changed.

What was made, and of what, stands in a small file beside the results; what is killed is simply made again.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from functools import cache
from pathlib import Path
from typing import NamedTuple

from simulator.io.atomic_write import write_whole
from simulator.lessons.builtin import find
from simulator.lessons.file import dumps

RECORD = ".gatelight-made.json"
ROOT = Path(__file__).resolve().parents[3]
PROGRAM = (sys.executable, str(ROOT / "main.py"))  # how this program is started
SOURCES = ("simulator/**/*.py", "ui/**/*.py", "resources/**/*.*", "main.py")


class Task(NamedTuple):
    """A file or folder to make: the command's words, such as export, and the lesson that it is made of."""

    target: Path
    lesson: str
    words: tuple[str, ...]


class Ended(NamedTuple):
    """How a task ended: "made", "as it was" or "failed", and the command's last words."""

    task: Task
    how: str
    message: str


class Batch:
    """Tasks on their way. `program` is the command that they begin with, `folder` where the record is kept."""

    def __init__(self, tasks: Sequence[Task], program: Sequence[str], folder: Path) -> None:
        self._tasks, self._program, self._folder = tasks, tuple(program), folder
        self._record = _read(folder / RECORD)
        self._running: set[subprocess.Popen[str]] = set()
        self._lock = threading.Lock()
        self._stopped = False

    def run(self, jobs: int, tell: Callable[[Ended], None]) -> int:
        """Make what has changed, `jobs` at once; returns how many failed. A signal stops all. Raises LessonError."""
        prints = {task: self._fingerprint(task) for task in self._tasks}
        changed = [task for task in self._tasks if self._has_changed(task, prints[task])]
        for task in self._tasks:
            if task not in changed:
                tell(Ended(task, "as it was", ""))
        failed = 0
        with ThreadPoolExecutor(jobs, thread_name_prefix="batch") as pool:
            try:
                for future in as_completed([pool.submit(self._make, task) for task in changed]):
                    ended = future.result()
                    if ended.how == "made":
                        self._keep(ended.task, prints[ended.task])
                    failed += ended.how == "failed"
                    tell(ended)
            except BaseException:
                self.stop()
                pool.shutdown(wait=True, cancel_futures=True)
                raise
        return failed

    def _fingerprint(self, task: Task) -> str:
        parts = (program_print(), dumps(find(task.lesson)).decode(), *task.words)
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()

    def _name(self, task: Task) -> str:
        return os.path.relpath(task.target, self._folder)

    def _has_changed(self, task: Task, fingerprint: str) -> bool:
        return self._record.get(self._name(task)) != fingerprint or not task.target.exists()

    def _make(self, task: Task) -> Ended:
        task.target.parent.mkdir(parents=True, exist_ok=True)
        with self._lock:
            if self._stopped:
                return Ended(task, "failed", "stopped")
            process = subprocess.Popen(
                (*self._program, *task.words),
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
                encoding="utf-8",
            )
            self._running.add(process)
        printed, errors = process.communicate()
        with self._lock:
            self._running.discard(process)
        if process.returncode == 0:
            return Ended(task, "made", printed.strip())
        return Ended(task, "failed", _last_lines(errors) or f"ended with {process.returncode}")

    def _keep(self, task: Task, fingerprint: str) -> None:
        self._record[self._name(task)] = fingerprint
        text = json.dumps(self._record, indent=1, sort_keys=True, ensure_ascii=False) + "\n"
        write_whole(self._folder / RECORD, lambda place: place.write_text(text, encoding="utf-8"))

    def stop(self) -> None:
        """End what runs, and begin nothing more; each removes what it has half written."""
        with self._lock:
            self._stopped = True
            for process in self._running:
                process.terminate()


def _read(path: Path) -> dict[str, str]:
    """What was made before; a record that cannot be read is as good as none."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(name): str(value) for name, value in found.items()} if isinstance(found, dict) else {}


def _last_lines(text: str) -> str:
    """What a command said last on stderr, without its progress."""
    lines = [line.split("\r")[-1].strip() for line in text.splitlines()]
    return "\n".join([line for line in lines if line and "pictures/s" not in line][-3:])


@cache
def program_print() -> str:
    """A fingerprint of the program itself: whatever of it is changed, everything is made again."""
    made = hashlib.sha256()
    for path in _sources():
        made.update(path.relative_to(ROOT).as_posix().encode())
        made.update(path.read_bytes())
    return made.hexdigest()


def _sources() -> Iterable[Path]:
    return sorted({path for pattern in SOURCES for path in ROOT.glob(pattern) if path.is_file()})
