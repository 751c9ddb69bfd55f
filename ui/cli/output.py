"""What is printed reaches whoever reads it, or it is said that it does not; work that is done is never spoilt by that.

A standard output that is closed or full ends nothing in the middle. Names that are not UTF-8 are printed as they can.
"""

from __future__ import annotations

import contextlib
import errno
import io
import os
import sys
from typing import TextIO

DONE, WRONG = 0, 2


class Stream(io.TextIOWrapper):
    """A standard stream of the program; once it can take nothing more, what is written is dropped, and why is kept."""

    def __init__(self, buffer: io.BufferedWriter, encoding: str, *, is_read: bool, is_closed: bool) -> None:
        super().__init__(buffer, encoding, "backslashreplace", line_buffering=not is_read)
        self._is_read, self._is_closed = is_read, is_closed
        self.error: OSError | None = None

    def write(self, text: str) -> int:
        """Write, or drop it. Raises BrokenPipeError where a reader of what is printed has gone."""
        if self._is_closed and text:
            self.error = self.error or OSError(errno.EBADF, "the standard output is closed")
        try:
            return super().write(text)
        except OSError as error:
            self._divert(error)
            return len(text)

    def flush(self) -> None:
        """Hand on what was written, or drop it."""
        try:
            super().flush()
        except OSError as error:
            self._divert(error)

    def _divert(self, error: OSError) -> None:
        """Let what is written go nowhere from now on: what still waits would be tried again and again."""
        self.error = self.error or error
        with contextlib.suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), self.fileno())
        if self._is_read and isinstance(error, BrokenPipeError):
            raise error


def prepare_streams() -> None:
    """Let the standard streams of a program stand what may become of them. Those of a test stay as they are."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:  # closed: the next file that is opened would be taken for it
            opened = os.open(os.devnull, os.O_RDWR)
            if opened != number:
                os.dup2(opened, number)
    if sys.stdout is sys.__stdout__:
        sys.stdout = _stream(sys.stdout, 1)
    if sys.stderr is sys.__stderr__:
        sys.stderr = _stream(sys.stderr, 2)


def _stream(before: TextIO | None, number: int) -> Stream:
    encoding = getattr(before, "encoding", None) or "utf-8"
    if before is not None:
        with contextlib.suppress(OSError):
            before.flush()
    raw = open(number, "wb", closefd=False)  # noqa: SIM115 a number, open as long as the program runs
    return Stream(raw, encoding, is_read=number == 1, is_closed=before is None)


def finish_output() -> int:
    """Hand on what was printed. Returns the exit code, and says on stderr where it could not be."""
    sys.stdout.flush()
    error = getattr(sys.stdout, "error", None)
    if error is None:
        return DONE
    print(f"It could not be printed: {error.strerror}.", file=sys.stderr)
    return WRONG
