"""The place of a program's own copy: written in time for a kill, and for a power cut as soon as the disk is ready."""

from __future__ import annotations

import contextlib
import json
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

from simulator.io.atomic_write import write_whole
from simulator.io.file_lock import FileLock
from simulator.io.regular_file import check_replaceable
from simulator.lessons.file import save
from simulator.lessons.schema import Lesson
from ui.window.recovery import copies
from ui.window.recovery.copies import Origin


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
            is_there = self.copy.is_file() or copies.newest_of(self.copy).is_file()
            return written is not None and written[0] is lesson and written[1] == origin and is_there

    @property
    def is_used(self) -> bool:
        """Whether there may be a copy."""
        return self._lock is not None

    def write(self, lesson: Lesson, origin: Origin, unless: Callable[[], bool] = lambda: False) -> None:
        """Write a copy, whole or not at all, without waiting for the disk: `flush` does. `unless` is asked once its
        turn has come: what another one has taken the place of by then is not written over that.

        Raises OSError and LessonError.
        """
        with self._turn:
            if unless():
                return
            former, newest = self._claim(), copies.newest_of(self.copy)
            written, self._written = self._written, None  # what fails half-way is written whole the next time
            if written is None or written[1] != origin or not self._has_origin:
                _write_origin(newest, origin)
            save(lesson, newest, flushed=False)
            self._written = lesson, origin
            if former is not None:
                copies.discard(former)

    @property
    def is_flushed(self) -> bool:
        """Whether the disk has all that was written."""
        return not copies.newest_of(self.copy).is_file()

    def flush(self) -> bool:
        """Let the disk have the newest copy, which then takes the place of the one before; others can be written
        meanwhile. False where one has been. Raises OSError.
        """
        newest = copies.newest_of(self.copy)
        with self._turn if sys.platform == "win32" else contextlib.nullcontext():  # where what is open is not replaced
            try:
                flushed = _flush(newest)
            except FileNotFoundError:  # taken away, or in its place
                return True
            with contextlib.suppress(FileNotFoundError):  # as of the copy before
                _flush(copies.origin_of(newest))
        with self._turn:
            if newest.is_file() and os.path.samestat(newest.stat(), flushed):
                with contextlib.suppress(FileNotFoundError):
                    _put(copies.origin_of(newest), copies.origin_of(self.copy))
                _put(newest, self.copy)
        return self.is_flushed

    @property
    def _has_origin(self) -> bool:
        return any(copies.origin_of(each).is_file() for each in (copies.newest_of(self.copy), self.copy))

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
                copies.discard(self.copy)
                self._lock.release()
                self._lock = self._written = None

    def _claim(self) -> Path | None:
        """Hold the lock of the place; of another one, where something is in the way, and then say which was before.

        Raises OSError.
        """
        if self._lock is not None and self._lock.is_there:
            return None
        copies.folder().mkdir(parents=True, exist_ok=True)
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


def _write_origin(place: Path, origin: Origin) -> None:
    """Write where a copy comes from, beside it. Raises OSError."""
    said = {"file": str(origin.path or ""), "digest": origin.digest, "change": origin.change}
    text = json.dumps(said).encode("ascii")  # a name that is not UTF-8 comes back as it is
    write_whole(copies.origin_of(place), lambda beside: beside.write_bytes(text), flushed=False)


def _flush(path: Path) -> os.stat_result:
    """Wait until the disk has a file. Raises OSError."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
        return os.fstat(file.fileno())


def _put(made: Path, target: Path) -> None:
    """Rename a file into the place of another; what is no file is not replaced. Raises OSError."""
    check_replaceable(target)
    made.replace(target)


def _take(copy: Path) -> FileLock:
    """The lock of a copy. Raises OSError."""
    return FileLock.take(copies.lock_of(copy))


def _new_name() -> Path:
    return copies.folder() / f"{os.getpid()}-{uuid4().hex}.json"
