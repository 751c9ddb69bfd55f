"""What stands in the way of the settings, or in them, and is not what it should be: set aside, and told at the start.

A pipe, a device or a link that leads nowhere gets another name; what was kept and cannot be read counts as not there.
"""

from __future__ import annotations

import itertools
import json
import math
import os
import time
from pathlib import Path

from simulator.io.file_lock import is_locked
from simulator.io.regular_file import NotAFileError, check_regular, real_path

ASIDE = "set-aside"
DEEPEST, LARGEST = 16, 2**31 - 1  # how deep lists stand in each other, and numbers, of what is kept here
WRITING = 0.3  # seconds that another program may take to write the settings
_odd: list[str] = []


def take_odd_things() -> tuple[str, ...]:
    """What was set aside since this was asked last: new names of files, and names of settings."""
    taken = tuple(_odd)
    _odd.clear()
    return taken


def is_odd(path: Path) -> bool:
    """Whether there is something of this name which is no file, or a link to where no file can be."""
    try:
        check_regular(path)
    except NotAFileError:
        return True
    except FileNotFoundError:
        return os.path.lexists(path) and not real_path(path).parent.is_dir()
    except OSError:
        return False
    return False


def rename_aside(path: Path) -> Path | None:
    """Give something a name under which nobody looks for it, and say which; None where that cannot be."""
    names = (f"{path.name}.{ASIDE}{'' if number == 1 else f'-{number}'}" for number in itertools.count(1))
    place = next(path.with_name(name) for name in names if not os.path.lexists(path.with_name(name)))
    try:
        path.rename(place)
    except OSError:
        return None
    _odd.append(str(place))
    return place


def make_way(file: Path) -> None:
    """Set aside what keeps a file of settings from being read and written, its lock among it."""
    lock = file.with_name(f"{file.name}.lock")
    if is_odd(file):
        rename_aside(file)
    if os.path.lexists(lock):
        _open_lock(lock)


def _open_lock(lock: Path) -> None:
    """Take away a lock that nobody holds: Qt would wait for its owner."""
    until = time.monotonic() + WRITING
    while os.path.lexists(lock) and (is_odd(lock) or not is_locked(lock)):
        if is_odd(lock) or lock.is_symlink():
            rename_aside(lock)
            return
        if time.monotonic() > until:
            lock.unlink(missing_ok=True)
            return
        time.sleep(0.02)


def read_kept(text: str, name: str) -> object:
    """What was kept as JSON under the name of a setting; None where it cannot be read."""
    try:
        found = json.loads(text, parse_int=_whole, parse_float=_finite, parse_constant=_finite) if text else None
        _check_depth(found)
    except (ValueError, RecursionError):
        _odd.append(name)
        return None
    return found


def _whole(text: str) -> int:
    number = int(text)
    if abs(number) > LARGEST:
        raise ValueError("a number that is too large")
    return number


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError("a number that is too large")
    return number


def _check_depth(value: object) -> None:
    """Raise ValueError where lists and objects stand too deep in each other."""
    level = [value]
    for _ in range(DEEPEST):
        level = [item for each in level if isinstance(each, list | dict) for item in _inside(each)]
    if level:
        raise ValueError("nested too deeply")


def _inside(value: list[object] | dict[str, object]) -> list[object]:
    return list(value.values()) if isinstance(value, dict) else value
