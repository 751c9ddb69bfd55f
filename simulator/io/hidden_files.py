"""What is half written has a hidden name and a lock; what a killed program has left of it is cleared later."""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from simulator.io.file_lock import FileLock, is_locked

_MARK = ".gatelight-"
_OURS = re.compile(r"(\.gatelight-[0-9a-f]{12})(?:\.old\.(.+)|\..*)?", re.DOTALL)
_LONGEST_ENDING = 16  # bytes of a file's ending that its hidden name takes over


class _Hidden(NamedTuple):
    """Something that is being written: its hidden name, where it is to stand, and the name of what stands there."""

    place: Path
    target: Path
    old: Path | None = None

    def clear(self) -> None:
        """Take it away; where nothing has taken the target's place, what was there is back."""
        if self.old is not None:
            with contextlib.suppress(OSError):
                if self.old.exists() and not self.target.exists():
                    self.old.rename(self.target)
            shutil.rmtree(self.old, ignore_errors=True)
            shutil.rmtree(self.place, ignore_errors=True)
        else:
            self.place.unlink(missing_ok=True)


_own: dict[Path, _Hidden] = {}  # what this program is writing


@contextlib.contextmanager
def hidden_file(target: Path, mode: int) -> Iterator[Path]:
    """An empty file of a hidden name beside its target, with the same ending; gone in the end. Raises OSError."""
    clear_left_overs(target.parent)
    with _held(_Hidden(hidden_name(target), target)) as hidden:
        os.close(os.open(hidden.place, os.O_CREAT | os.O_EXCL | os.O_WRONLY, mode))
        with _locked(hidden.place):
            yield hidden.place


@contextlib.contextmanager
def hidden_folder(target: Path, mode: int = 0o777) -> Iterator[tuple[Path, Path]]:
    """An empty folder of a hidden name beside its target, and the name that what is there takes meanwhile.

    In the end both are gone; where nothing has taken the target's place, what was there is back. Raises OSError.
    """
    clear_left_overs(target.parent)
    place = hidden_name(target)
    old = place.with_name(f"{place.name}.old.{target.name}")
    with _held(_Hidden(place, target, old)):
        place.mkdir(mode)
        with _locked(place):
            yield place, old


def temporary_place() -> Path:
    """Where temporary folders are made."""
    return Path(tempfile.gettempdir())


@contextlib.contextmanager
def temporary_folder() -> Iterator[Path]:
    """A folder for what is needed while something is made; gone in the end, or with the next one after a kill."""
    with hidden_folder(temporary_place() / "gatelight", 0o700) as (place, _):
        yield place


def clear_own() -> None:
    """Take away all that this program is writing: it ends now."""
    for hidden in list(_own.values()):
        with contextlib.suppress(OSError):
            hidden.clear()
            group = hidden.place.name.removesuffix(hidden.place.suffix)
            for companion in hidden.place.parent.glob(f"{group}.*"):
                companion.unlink(missing_ok=True)


@contextlib.contextmanager
def _held(hidden: _Hidden) -> Iterator[_Hidden]:
    """Remember what is being written, and take it away in the end."""
    _own[hidden.place] = hidden
    try:
        yield hidden
    finally:
        hidden.clear()
        _own.pop(hidden.place, None)


def hidden_name(target: Path) -> Path:
    """A name beside the target that nothing has, with the same ending."""
    ending = target.suffix if len(os.fsencode(target.suffix)) <= _LONGEST_ENDING else ""
    return target.with_name(f"{_MARK}{secrets.token_hex(6)}{ending}")


def clear_left_overs(folder: Path) -> None:
    """Take away what a program that was killed left half written in a folder; what it moved aside comes back.

    What a program that runs is writing stays.
    """
    groups: dict[str, list[tuple[Path, str]]] = {}
    with contextlib.suppress(OSError):
        for path in folder.glob(f"{_MARK}*"):
            if found := _OURS.fullmatch(path.name):
                groups.setdefault(found[1], []).append((path, found[2] or ""))
    for group in groups.values():
        if all(is_locked(path) is False for path, _ in group):
            for path, moved in group:
                _clear(path, folder / moved if moved else None)


def _clear(path: Path, back: Path | None) -> None:
    """Take one thing away, or put it back in its place where that is empty."""
    with contextlib.suppress(OSError):
        if back is not None and not os.path.lexists(back):
            path.rename(back)
        elif path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink()


@contextlib.contextmanager
def _locked(place: Path) -> Iterator[None]:
    """Hold the lock of what is being written, where the system has locks."""
    lock = None
    with contextlib.suppress(OSError):
        lock = FileLock.hold(place)
    try:
        yield
    finally:
        if lock is not None:
            lock.release()
