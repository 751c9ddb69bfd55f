"""The copies of what is not saved, in a folder beside the settings: written, found at the next start, thrown away.

Each running program keeps its own copy under a lock that dies with it. The user's file is never written.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import threading
from pathlib import Path
from typing import NamedTuple
from uuid import uuid4

from simulator.io.atomic_write import write_whole
from simulator.io.file_lock import FileLock, is_locked
from simulator.io.file_state import FileState
from simulator.io.hidden_files import clear_left_overs
from simulator.io.regular_file import check_regular, read_regular
from simulator.lessons.file import load, save
from simulator.lessons.resolve import ResolvedLesson, resolve
from simulator.lessons.schema import FileError, Lesson, LessonError
from ui.settings import settings
from ui.settings.odd_things import is_odd, rename_aside
from ui.state.lesson_file import LessonFile

_MOST_ORIGIN = 2**16  # bytes


class Origin(NamedTuple):
    """What is known of a copy besides its lesson: the file it belongs to, what that held, and the last change."""

    path: Path | None = None
    digest: str = ""
    change: str = ""


class Lost(NamedTuple):
    """What a program that crashed had not saved: the lesson, the file it belongs to, and where its copy lies.

    `change` is what was changed last, "" where that is not known, and `when` the copy was written.
    """

    resolved: ResolvedLesson
    file: LessonFile
    copy: Path
    change: str = ""
    when: float = 0.0

    @property
    def lesson(self) -> Lesson:
        """The lesson that was not saved."""
        return self.resolved.lesson

    @property
    def path(self) -> Path | None:
        """The file it belongs to."""
        return self.file.path


class Unfound(NamedTuple):
    """What a program that crashed had not saved, of a lesson that refers to a file which is not there any more.

    `fault` says which, and has the lesson; the rest as in `Lost`.
    """

    fault: FileError
    lesson: Lesson
    file: LessonFile
    copy: Path
    change: str = ""
    when: float = 0.0


class Unreadable(NamedTuple):
    """A copy that cannot be read, why, and when it was written."""

    copy: Path
    why: str
    when: float


Left = Lost | Unfound | Unreadable


class CopyPlace:
    """The place of one program's copy, under its lock from the first copy on. Several threads may use it in turn."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._lock: FileLock | None = None
        self._written: tuple[Lesson, Origin] | None = None
        self.copy = _new_name()

    def holds(self, lesson: Lesson, origin: Origin) -> bool:
        """Whether this very lesson was written last, and is there."""
        with self._turn:
            written = self._written
            return written is not None and written[0] is lesson and written[1] == origin and self.copy.is_file()

    @property
    def is_used(self) -> bool:
        """Whether there may be a copy."""
        return self._lock is not None

    def write(self, lesson: Lesson, origin: Origin) -> None:
        """Write a copy, whole or not at all. Raises OSError and LessonError."""
        with self._turn:
            former = self._claim()
            if former is not None or self._written is None or self._written[1] != origin or not self._has_origin:
                _write_origin(self.copy, origin)
            save(lesson, self.copy)
            self._written = lesson, origin
            if former is not None:
                discard(former)

    @property
    def _has_origin(self) -> bool:
        return _origin_of(self.copy).is_file()

    def leave(self) -> None:
        """Leave the copy to another program."""
        with self._turn:
            if self._lock is not None:
                self._lock.release()
                self._lock = None

    def remove(self) -> None:
        """Take the copy away."""
        with self._turn:
            if self._lock is not None:
                discard(self.copy)
                self._lock.release()
                self._lock = self._written = None

    def _claim(self) -> Path | None:
        """Hold the lock of the place; of another one, where something is in the way, and then say which was before.

        Raises OSError.
        """
        if self._lock is not None and self._lock.is_there:
            return None
        folder().mkdir(parents=True, exist_ok=True)
        former = None
        try:
            lock = _take(self.copy)
        except OSError:
            former, self.copy = self.copy, _new_name()
            lock = _take(self.copy)
        if self._lock is not None:
            self._lock.release()
        self._lock = lock
        return former


def _write_origin(copy: Path, origin: Origin) -> None:
    """Write where a copy comes from. Raises OSError."""
    said = {"file": str(origin.path or ""), "digest": origin.digest, "change": origin.change}
    text = json.dumps(said).encode("ascii")  # a name that is not UTF-8 comes back as it is
    write_whole(_origin_of(copy), lambda place: place.write_bytes(text))


def _take(copy: Path) -> FileLock:
    """The lock of a copy. Raises OSError."""
    return FileLock.take(_lock_of(copy))


def _new_name() -> Path:
    return folder() / f"{os.getpid()}-{uuid4().hex}.json"


def folder() -> Path:
    """Where the copies lie."""
    return settings.place() / "recovery"


def find_left() -> tuple[Left, ...]:
    """What programs that do not run any more have left behind, the latest first."""
    return look_into(names_left())


def names_left() -> tuple[Path, ...]:
    """The copies of programs that do not run any more."""
    place = folder()
    clear_left_overs(place)
    with contextlib.suppress(OSError):
        copies = [path for path in place.glob("*.json") if not path.name.startswith(".")]
        return tuple(copy for copy in copies if not is_running(copy))
    return ()


def look_into(copies: tuple[Path, ...]) -> tuple[Left, ...]:
    """What copies hold, the latest first."""
    found = (left for left in map(_look_into, copies) if left is not None)
    return tuple(sorted(found, key=lambda each: -each.when))


def is_running(copy: Path) -> bool:
    """Whether the program of a copy runs; nothing is written to find that out."""
    locked = is_locked(_lock_of(copy))
    return _is_alive(copy.name.partition("-")[0]) if locked is None else locked


def _is_alive(process: str) -> bool:
    """Whether there is a process of this number: all that can be known where files have no locks."""
    if not process.isdecimal() or sys.platform == "win32":
        return False
    try:
        os.kill(int(process), 0)
    except PermissionError:
        return True
    except (OSError, OverflowError):
        return False
    return True


def _look_into(copy: Path) -> Left | None:
    """What a copy holds, or why it cannot be read; None where another program has taken it away meanwhile."""
    try:
        when = copy.lstat().st_mtime
    except OSError:
        return None
    try:
        return read(copy)
    except FileError as error:
        if error.lesson is None:
            return Unreadable(copy, f"{error.problem} {error.remedy}", when)
        origin = _read_origin(copy)
        return Unfound(error, error.lesson, _file_of(origin), copy, origin.change, when)
    except LessonError as error:
        return Unreadable(copy, f"{error.problem} {error.remedy}", when) if os.path.lexists(copy) else None


def read(copy: Path) -> Lost:
    """What a copy holds. Raises LessonError."""
    lesson = resolve(load(copy))
    origin = _read_origin(copy)
    try:
        when = check_regular(copy).st_mtime
    except OSError:
        when = 0.0
    return Lost(lesson, _file_of(origin), copy, origin.change, when)


def _file_of(origin: Origin) -> LessonFile:
    """The file that a copy belongs to, none of which is saved."""
    return LessonFile(origin.path, None, FileState((), origin.digest) if origin.digest else None)


def _read_origin(copy: Path) -> Origin:
    """Where a copy comes from; as of a lesson that has no file, where that cannot be read."""
    try:
        data = read_regular(_origin_of(copy), _MOST_ORIGIN)
        if not data.startswith(b"{"):  # as it was written before what was changed was kept
            path, _, digest = os.fsdecode(data).rpartition("\n")
            return Origin(Path(path) if path else None, digest)
        said = {str(key): str(value) for key, value in json.loads(data).items()}
    except (OSError, ValueError, RecursionError):
        return Origin()
    path = said.get("file", "")
    return Origin(Path(path) if path else None, said.get("digest", ""), said.get("change", ""))


def discard(copy: Path) -> None:
    """Throw a copy away."""
    for path in (copy, _origin_of(copy), _lock_of(copy)):
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)


def set_aside(copy: Path) -> Path | None:
    """Give a copy a name under which it is not looked for, and say which; None where it cannot have one."""
    moved = rename_aside(copy)
    if moved is not None:
        rename_aside(_origin_of(copy))
        discard(copy)
    return moved


def set_odd_things_aside() -> None:
    """Set aside what is no file in the folder, and what is no folder in its place."""
    place = folder()
    if os.path.lexists(place) and not place.is_dir():
        rename_aside(place)
    with contextlib.suppress(OSError):
        for path in list(place.glob("*.json")):
            if is_odd(path) or not path.exists():
                rename_aside(path)


def _lock_of(copy: Path) -> Path:
    return copy.with_suffix(".lock")


def _origin_of(copy: Path) -> Path:
    return copy.with_suffix(".where")
