"""Where results are kept on this machine: beside the settings. What stands there and is no such file is set aside."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from pathlib import Path

from simulator.lessons.guide.results.kept import LARGEST, NAME, add_results, clear_results, lock_of, read_results
from simulator.lessons.guide.results.records import Kept
from ui.settings import settings
from ui.settings.odd_things import is_odd, rename_aside


def place() -> Path:
    """The file of results."""
    return settings.place() / NAME


def read(file: Path) -> tuple[Kept, ...]:
    """What is kept in a file, the oldest first; nothing where it cannot be read."""
    with contextlib.suppress(OSError):
        return read_results(file)
    return ()


def add(file: Path, records: Sequence[Kept]) -> None:
    """Keep these in a file as well. Raises OSError."""
    _make_way(file)
    add_results(file, records)


def clear(file: Path) -> None:
    """Keep nothing any more. Raises OSError."""
    _make_way(file)
    clear_results(file)


def _make_way(file: Path) -> None:
    """Set aside what cannot be a file of results, or its lock."""
    for each in (file, lock_of(file)):
        if is_odd(each):
            rename_aside(each)
    with contextlib.suppress(OSError):
        if file.stat().st_size > LARGEST:
            rename_aside(file)
