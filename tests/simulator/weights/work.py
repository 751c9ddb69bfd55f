"""Work for a process of its own: some that fails, some that does not end, some that takes memory."""

from __future__ import annotations

import os
import time


def crash() -> None:
    """End the process as a fault of a library would."""
    os.abort()


def wait() -> None:
    """Come to no end."""
    while True:
        time.sleep(1)


def take(count: int) -> int:
    """Take so many bytes, and give their number."""
    return len(bytearray(count))
