"""The copies of what is not saved, in a folder beside the settings: found at the next start, read, thrown away.

Each running program keeps its own copy under a lock that dies with it. The user's file is never written. The newest
copy stands beside the one before until the disk surely has it: that takes seconds at times, and a kill must not lose
what they bring.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
from pathlib import Path
from typing import NamedTuple

from simulator.io.file_lock import is_locked
from simulator.io.file_state import FileState
from simulator.io.hidden_files import clear_left_overs
from simulator.io.regular_file import check_regular, read_regular
from simulator.lessons.file import load
from simulator.lessons.resolve import ResolvedLesson, resolve
from simulator.lessons.schema import FileError, Lesson, LessonError
from ui.settings import settings
from ui.settings.odd_things import is_odd, rename_aside
from ui.state.lesson_file import LessonFile

_MOST_ORIGIN = 2**16  # bytes
_NEWEST = ".newest"  # the ending of a copy that the disk may not have yet


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
        copies = {path.with_suffix(".json") for path in _names_in(place) if not path.name.startswith(".")}
        return tuple(copy for copy in copies if not is_running(copy))
    return ()


def _names_in(place: Path) -> list[Path]:
    """Copies, and the newest ones beside them. Raises OSError."""
    return [*place.glob("*.json"), *place.glob(f"*{_NEWEST}")]


def look_into(copies: tuple[Path, ...]) -> tuple[Left, ...]:
    """What copies hold, the latest first."""
    found = (left for left in map(_look_into, copies) if left is not None)
    return tuple(sorted(found, key=lambda each: -each.when))


def is_running(copy: Path) -> bool:
    """Whether the program of a copy runs; nothing is written to find that out."""
    locked = is_locked(lock_of(copy))
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
        return read(copy)
    except FileError as error:
        place = _newest_place(copy)
        when = _written_at(place)
        if error.lesson is None:
            return Unreadable(copy, f"{error.problem} {error.remedy}", when)
        origin = _read_origin(place)
        return Unfound(error, error.lesson, _file_of(origin), copy, origin.change, when)
    except LessonError as error:
        place = _newest_place(copy)
        is_there = os.path.lexists(place)
        return Unreadable(copy, f"{error.problem} {error.remedy}", _written_at(place)) if is_there else None


def read(copy: Path) -> Lost:
    """What a copy holds, the newest one that is whole. Raises LessonError."""
    lesson, place = _newest_whole(copy)
    origin = _read_origin(place)
    return Lost(lesson, _file_of(origin), copy, origin.change, _written_at(place))


def _newest_whole(copy: Path) -> tuple[ResolvedLesson, Path]:
    """The lesson of a copy, and where it stands: the newest, or, where a power cut has left a part of that, the one
    before. Raises LessonError.
    """
    newest = newest_of(copy)
    if os.path.lexists(newest):
        try:
            return resolve(load(newest)), newest
        except LessonError as error:
            refers_to_a_file = isinstance(error, FileError) and error.lesson is not None
            if refers_to_a_file or not os.path.lexists(copy):
                raise
    return resolve(load(copy)), copy


def _newest_place(copy: Path) -> Path:
    """Where the newest copy stands."""
    newest = newest_of(copy)
    return newest if os.path.lexists(newest) else copy


def _written_at(place: Path) -> float:
    """When a file was written; 0 where that cannot be known."""
    try:
        return check_regular(place).st_mtime
    except OSError:
        return 0.0


def _file_of(origin: Origin) -> LessonFile:
    """The file that a copy belongs to, none of which is saved."""
    return LessonFile(origin.path, None, FileState((), origin.digest) if origin.digest else None)


def _read_origin(place: Path) -> Origin:
    """Where a copy, or the newest one, comes from; as of a lesson that has no file, where that cannot be read."""
    own = origin_of(place)
    try:
        data = read_regular(own if os.path.lexists(own) else origin_of(place.with_suffix(".json")), _MOST_ORIGIN)
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
    newest = newest_of(copy)
    for path in (copy, newest, origin_of(copy), origin_of(newest), lock_of(copy)):
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)


def set_aside(copy: Path) -> Path | None:
    """Give a copy a name under which it is not looked for, and say which; None where it cannot have one."""
    places = [each for each in (newest_of(copy), copy) if os.path.lexists(each)]
    moved = [rename_aside(each) for each in places]
    if not moved or None in moved:
        return None
    for each in places:
        rename_aside(origin_of(each))
    discard(copy)
    return moved[-1]


def set_odd_things_aside() -> None:
    """Set aside what is no file in the folder, and what is no folder in its place."""
    place = folder()
    if os.path.lexists(place) and not place.is_dir():
        rename_aside(place)
    with contextlib.suppress(OSError):
        for path in _names_in(place):
            if is_odd(path) or not path.exists():
                rename_aside(path)


def newest_of(copy: Path) -> Path:
    """The newest copy, which the disk may not have yet."""
    return copy.with_suffix(_NEWEST)


def lock_of(copy: Path) -> Path:
    """The lock of a copy's program."""
    return copy.with_suffix(".lock")


def origin_of(place: Path) -> Path:
    """Where it is written what file a copy, or the newest one, belongs to, and what was changed last.

    The newest one has none of its own where that is the same as of the copy before.
    """
    return place.with_name(f"{place.name.removesuffix('.json')}.where")
