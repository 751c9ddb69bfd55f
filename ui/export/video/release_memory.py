"""Memory that is given back: a film of ten minutes takes no more of it than one of ten seconds."""

from __future__ import annotations

import ctypes
from contextlib import suppress
from functools import cache

_MMAP_THRESHOLD = -3  # of mallopt(3)
_LARGE = 512 * 1024


@cache
def give_back_large_blocks() -> None:
    """Let the C library take each large block, such as a picture, from the system and return it when it is freed.

    Left alone, glibc begins to cut pictures out of one heap, which is soon full of holes: 50 MB in ten minutes of film.
    Other systems' libraries have no such switch and are left alone.
    """
    with suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).mallopt(_MMAP_THRESHOLD, _LARGE)
