"""Memory for pictures: taken from one heap while a film is made, given back when it ends.

A film of ten minutes takes little more of it than one of ten seconds.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache

_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3  # of mallopt(3)
_LARGEST = 32 * 1024 * 1024  # bytes of a block that glibc may cut out of a heap; a picture of 4K has as many
_KEPT = 2 * _LARGEST  # bytes at the end of a heap that stay there


@contextmanager
def memory_for_pictures() -> Iterator[None]:
    """Let the C library cut pictures out of its heaps, and give back to the system what is free of them in the end.

    Otherwise each picture is asked of the system, which fills it with zeros: a sixth of the time of a film. Other
    systems' libraries have no such switches and are left alone.
    """
    _cut_out_of_heaps()
    try:
        yield
    finally:
        with suppress(AttributeError, OSError, TypeError):
            ctypes.CDLL(None).malloc_trim(0)


@cache
def _cut_out_of_heaps() -> None:
    with suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).mallopt(_MMAP_THRESHOLD, _LARGEST)
        ctypes.CDLL(None).mallopt(_TRIM_THRESHOLD, _KEPT)
