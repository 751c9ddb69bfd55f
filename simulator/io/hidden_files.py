"""What is half written lies in a hidden folder that has a lock; what a killed program has left is cleared later.

Where a system locks files alone, a file beside the folder is locked in its place.

Whoever takes the folder away ends all writing in it: no thread of a program that ends can make a file there again.
"""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import shutil
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from simulator.io.file_lock import LOCKS_FOLDERS, FileLock, is_locked

_MARK = ".gatelight-"
_LOCK = ".lock"  # the ending of the file that is locked in a folder's place
_OURS = re.compile(r"(\.gatelight-[0-9a-f]{12})(?:\.lock|\.old\.(.+))?", re.DOTALL)
_PATIENCE = 1.0  # seconds that an end waits for what is just being begun
_TRIES = 100  # at most, to take away a folder in which others go on writing, and to lock one that others look at
_MOMENT = 0.001  # seconds between such tries


class _Hidden(NamedTuple):
    """Something that is being written: its hidden folder, where it is to stand, and the name of what stands there."""

    place: Path
    target: Path
    old: Path

    def clear(self) -> None:
        """Take it away; where nothing has taken the target's place, what was there is back."""
        if os.path.lexists(self.old):
            _clear(self.old, self.target)
        for _ in range(_TRIES):
            shutil.rmtree(self.place, ignore_errors=True)
            if not os.path.lexists(self.place):
                break


_own: dict[Path, _Hidden] = {}  # what this program is writing
_beginning = threading.RLock()  # held by who begins something, and for ever by who ends the program


@contextlib.contextmanager
def hidden_file(target: Path, mode: int) -> Iterator[Path]:
    """An empty file of the target's name in a hidden folder beside it that is nobody else's; gone in the end, with all
    that lies there. Raises OSError.
    """
    with hidden_folder(target, 0o700) as (folder, _):
        place = folder / target.name
        os.close(os.open(place, os.O_CREAT | os.O_EXCL | os.O_WRONLY, mode))
        yield place


@contextlib.contextmanager
def hidden_folder(target: Path, mode: int = 0o777) -> Iterator[tuple[Path, Path]]:
    """An empty folder of a hidden name beside its target, and the name that what is there takes meanwhile.

    In the end both are gone; where nothing has taken the target's place, what was there is back. Raises OSError.
    """
    clear_left_overs(target.parent)
    place = target.with_name(f"{_MARK}{secrets.token_hex(6)}")
    hidden = _Hidden(place, target, place.with_name(f"{place.name}.old.{target.name}"))
    lock = None
    try:
        with _beginning:
            _own[place] = hidden
            lock = _make_locked(place, mode)
        yield place, hidden.old
    finally:
        hidden.clear()
        _own.pop(place, None)
        if lock is not None:
            _let_go(lock, place)


def temporary_place() -> Path:
    """Where temporary folders are made."""
    return Path(tempfile.gettempdir())


@contextlib.contextmanager
def temporary_folder() -> Iterator[Path]:
    """A folder for what is needed while something is made; gone in the end, or with the next one after a kill."""
    with hidden_folder(temporary_place() / "gatelight", 0o700) as (place, _):
        yield place


def clear_own() -> None:
    """Take away all that this program is writing; it ends now, and nothing more is begun."""
    _beginning.acquire(timeout=_PATIENCE)
    for hidden in list(_own.values()):
        hidden.clear()


def clear_left_overs(folder: Path) -> None:
    """Take away what a program that was killed left half written in a folder; what it moved aside comes back.

    What a program that runs is writing stays.
    """
    groups: dict[str, list[tuple[Path, str]]] = {}
    with contextlib.suppress(OSError):
        for path in folder.glob(f"{_MARK}*"):
            if found := _OURS.fullmatch(path.name):
                groups.setdefault(found[1], []).append((path, found[2] or ""))
    own = {place.name for place in list(_own)}  # a list: other threads begin something meanwhile
    for name, group in groups.items():
        locked = [path for path, _ in group if LOCKS_FOLDERS or path == _lock_of(folder / name)]
        if name not in own and all(is_locked(path) is False for path in locked):
            _clear_group(folder, name, group)


def _clear_group(folder: Path, name: str, group: list[tuple[Path, str]]) -> None:
    """Take away what belongs to one hidden name, under its lock: somebody may just be beginning with it.

    What cannot be locked stays: nobody knows whether it is being written.
    """
    lock, place = None, folder / name
    try:
        lock = FileLock.hold(place) if LOCKS_FOLDERS else FileLock.take(_lock_of(place))
    except FileNotFoundError:
        pass  # what was moved aside is all that is left of it
    except OSError:
        return
    for path, moved in group:
        if path != _lock_of(place):
            _clear(path, folder / moved if moved else None)
    if lock is not None:
        _let_go(lock, place)


def _clear(path: Path, back: Path | None) -> None:
    """Take one thing away, or put it back in its place where that is empty."""
    with contextlib.suppress(OSError):
        if back is not None and not os.path.lexists(back):
            path.rename(back)
        elif path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink()


def _lock_of(place: Path) -> Path:
    """The file that is locked in the place of a folder, where folders cannot be."""
    return place.with_name(place.name + _LOCK)


def _let_go(lock: FileLock, place: Path) -> None:
    """Release the lock of a folder that is gone."""
    lock.release()
    if not LOCKS_FOLDERS:
        with contextlib.suppress(OSError):
            _lock_of(place).unlink()


def _make_locked(place: Path, mode: int) -> FileLock | None:
    """Make a folder and lock it, or before that a file in its place. Raises OSError.

    Whoever looks for left-overs at this moment may hold its lock, or have taken it away: then it is made again.
    """
    if not LOCKS_FOLDERS:
        lock = FileLock.take(_lock_of(place))
        place.mkdir(mode)
        return lock
    for _ in range(_TRIES):
        place.mkdir(mode, exist_ok=True)
        try:
            lock = FileLock.hold(place)
        except (BlockingIOError, FileNotFoundError):
            time.sleep(_MOMENT)
            continue
        except OSError:
            return None
        if lock.is_there:
            return lock
        lock.release()
    return None
