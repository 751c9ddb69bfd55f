"""The file in which results are kept: JSON lines, written whole by one program at a time. Nothing leaves it by itself.

What cannot be read of it, by a slip of the disk or because a later version wrote it, stays where it is.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from simulator.io.atomic_write import write_whole
from simulator.io.file_lock import FileLock
from simulator.io.regular_file import read_regular
from simulator.lessons.guide.results.records import Kept, lines_of, read_lines

NAME = "results.jsonl"
LARGEST = 8_000_000
"""Bytes of a file of results; a larger one is none of ours."""
PATIENCE = 2.0  # seconds that another program may take to write it
_MOMENT = 0.01
_OURS = 0o600  # what somebody answered is read by nobody else who uses the machine


def read_results(place: Path) -> tuple[Kept, ...]:
    """What is kept, the oldest first. Raises OSError where the file cannot be read; one that is not there has none."""
    try:
        return tuple(read_lines(read_regular(place, LARGEST)))
    except FileNotFoundError:
        return ()


def add_results(place: Path, records: Sequence[Kept]) -> None:
    """Keep these as well. Raises OSError, and then all is as it was."""
    place.parent.mkdir(parents=True, exist_ok=True)
    with _locked(place):
        try:
            before = read_regular(place)
        except FileNotFoundError:
            before = b""
        between = b"" if not before or before.endswith(b"\n") else b"\n"
        made = before + between + lines_of(records)

        def write(beside: Path) -> None:
            beside.chmod(_OURS)
            beside.write_bytes(made)

        write_whole(place, write)


def clear_results(place: Path) -> None:
    """Keep nothing any more. Raises OSError."""
    if place.parent.is_dir():
        with _locked(place):
            place.unlink(missing_ok=True)


def lock_of(place: Path) -> Path:
    """The file that is locked while another program may not write."""
    return place.with_name(f"{place.name}.lock")


@contextlib.contextmanager
def _locked(place: Path) -> Iterator[None]:
    """Be the only program that writes. Raises OSError where another one does for too long, or no lock can be had.

    The lock's file is gone afterwards: one that is locked by this program alone is taken away before it is let go, and
    whoever waited for it makes another.
    """
    name, until = lock_of(place), time.monotonic() + PATIENCE
    while True:
        try:
            lock = FileLock.take(name)
        except BlockingIOError:
            if time.monotonic() > until:
                raise
        else:
            if lock.is_there:
                break
            lock.release()
        time.sleep(_MOMENT)
    try:
        yield
    finally:
        with contextlib.suppress(OSError):
            name.unlink()
        lock.release()
