"""Memory for pictures: taken from one heap while films are made, given back when the last of them ends.

A film of ten minutes takes little more of it than one of ten seconds.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Lock

_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3  # of mallopt(3)
_LARGEST = 32 * 1024 * 1024  # bytes of a block that glibc may cut out of a heap; a picture of 4K has as many
_LARGE = 512 * 1024  # bytes of a block that is asked of the system and returned to it, at other times
_lock = Lock()
_making = 0


@contextmanager
def memory_for_pictures() -> Iterator[None]:
    """Let the C library cut pictures out of its heaps, and give back to the system what is free of them in the end.

    Otherwise each picture is asked of the system, which fills it with zeros: a quarter of the time of a pack. What
    lives for longer, such as a run, would make holes in a heap: it is asked of the system as soon as no film is made.
    Other systems' libraries have no such switches and are left alone.
    """
    _count(1)
    try:
        yield
    finally:
        _count(-1)


def _count(by: int) -> None:
    """Count the films that are made, and tell the C library where one is the first or was the last."""
    global _making
    with _lock, suppress(AttributeError, OSError, TypeError):
        before, _making = _making, _making + by
        if bool(before) == bool(_making):
            return
        library = ctypes.CDLL(None)
        library.mallopt(_MMAP_THRESHOLD, _LARGEST if _making else _LARGE)
        library.mallopt(_TRIM_THRESHOLD, 2 * _LARGEST if _making else _LARGE)
        if not _making:
            library.malloc_trim(0)
