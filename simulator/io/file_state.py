"""What a file holds, as little as it takes to see whether another program has written it since."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from typing import BinaryIO, NamedTuple

from simulator.io.regular_file import check_regular, open_regular


class FileState(NamedTuple):
    """When a file was written and what it holds, as a digest; both are empty where there is no such file."""

    written: tuple[int, ...]
    digest: str

    @property
    def is_gone(self) -> bool:
        """Whether there was no file."""
        return not self.digest


GONE = FileState((), "")
_CHUNK, _UNIT = 2**20, 2**10  # bytes that are read at once, and that are counted
MOST_SOON = 2**22
"""Bytes of a file whose digest is there in some ten milliseconds."""


def is_soon_read(path: str | os.PathLike[str], known: FileState) -> bool:
    """Whether `read_state` needs no time to speak of: the file's times are as `known`, it is small, or it is gone."""
    try:
        found = check_regular(path)
    except OSError:
        return True
    return found.st_size <= MOST_SOON or _times(found) == known.written


def read_state(
    path: str | os.PathLike[str], known: FileState | None = None, progress: Callable[[int, int], None] | None = None
) -> FileState:
    """The state of a file now; where its times are as `known`, it is not read again.

    `progress` counts KiB, and may raise what ends it.
    """
    try:
        found = check_regular(path)
        written = _times(found)
        if known is not None and known.written == written:
            return known
        with open_regular(path) as file:
            return FileState(written, hash_file(file, found.st_size, progress))
    except OSError:
        return GONE


def hash_file(file: BinaryIO, size: int, progress: Callable[[int, int], None] | None = None) -> str:
    """The SHA-256 of so many bytes of a file, or of what it has, from where it stands; `progress` as above."""
    digest, left = hashlib.sha256(), size
    while data := file.read(min(_CHUNK, left)):
        if progress is not None:
            progress((size - left) // _UNIT, size // _UNIT)
        digest.update(data)
        left -= len(data)
    return digest.hexdigest()


def _times(found: os.stat_result) -> tuple[int, ...]:
    """What shows that a file was written: when, how large it is, and which one stands under the name."""
    return found.st_mtime_ns, found.st_size, found.st_ino
