"""What a file holds, as little as it takes to see whether another program has written it since."""

from __future__ import annotations

import hashlib
import os
from typing import NamedTuple

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
MOST_SOON = 2**22
"""Bytes of a file whose digest is there in some ten milliseconds."""


def is_soon_read(path: str | os.PathLike[str], known: FileState) -> bool:
    """Whether `read_state` needs no time to speak of: the file's times are as `known`, it is small, or it is gone."""
    try:
        found = check_regular(path)
    except OSError:
        return True
    return found.st_size <= MOST_SOON or _times(found) == known.written


def read_state(path: str | os.PathLike[str], known: FileState | None = None) -> FileState:
    """The state of a file now; where its times are as `known`, it is not read again."""
    try:
        written = _times(check_regular(path))
        if known is not None and known.written == written:
            return known
        with open_regular(path) as file:
            return FileState(written, hashlib.file_digest(file, "sha256").hexdigest())
    except OSError:
        return GONE


def _times(found: os.stat_result) -> tuple[int, ...]:
    """What shows that a file was written: when, how large it is, and which one stands under the name."""
    return found.st_mtime_ns, found.st_size, found.st_ino
