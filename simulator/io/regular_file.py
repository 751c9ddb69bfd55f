"""What is read and replaced is a regular file: whatever else a name may lead to is refused before it is opened.

A pipe would keep the reader waiting for ever, a device may be anything, and neither may be replaced by a file.
"""

from __future__ import annotations

import errno
import os
import stat
from io import BufferedReader
from pathlib import Path

_KINDS = (
    (stat.S_ISDIR, errno.EISDIR, "it is a folder"),
    (stat.S_ISFIFO, errno.EINVAL, "it is a pipe (FIFO), not a file"),
    (stat.S_ISSOCK, errno.EINVAL, "it is a socket, not a file"),
    (stat.S_ISCHR, errno.EINVAL, "it is a device, not a file"),
    (stat.S_ISBLK, errno.EINVAL, "it is a device, not a file"),
)
_ONCE = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


class NotAFileError(OSError):
    """A name leads to what is not a regular file, or in a circle; `strerror` says to what."""


def open_regular(path: str | os.PathLike[str]) -> BufferedReader:
    """A regular file, opened for reading. Raises OSError, for what is none without opening it."""
    check_regular(path)
    descriptor = os.open(path, os.O_RDONLY | _ONCE)  # what took its place since does not keep us waiting
    try:
        _refuse(os.fstat(descriptor).st_mode, path)
        return os.fdopen(descriptor, "rb")
    except BaseException:
        os.close(descriptor)
        raise


def read_regular(path: str | os.PathLike[str], most: int = -1) -> bytes:
    """What a regular file holds, or its first `most` bytes. Raises OSError."""
    with open_regular(path) as file:
        return file.read(most)


def check_regular(path: str | os.PathLike[str]) -> os.stat_result:
    """What the system says of a file that can be read. Raises OSError where there is none or it is not a regular one.

    A loop of links is told in words.
    """
    try:
        found = Path(path).stat()
    except ValueError as error:  # a name that no file can have
        raise NotAFileError(errno.EINVAL, "no file can have this name", os.fspath(path)) from error
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise NotAFileError(errno.ELOOP, "its links lead in a circle", os.fspath(path)) from error
        raise
    _refuse(found.st_mode, path)
    return found


def check_replaceable(path: str | os.PathLike[str]) -> os.stat_result | None:
    """What the system says of a file that is to be replaced; None where there is none yet.

    Raises OSError where something else than a file stands there.
    """
    try:
        return check_regular(path)
    except FileNotFoundError:
        return None


def is_regular(path: str | os.PathLike[str]) -> bool:
    """Whether a path leads to a regular file, however odd it is."""
    try:
        check_regular(path)
    except OSError:
        return False
    return True


def is_folder(path: str | os.PathLike[str]) -> bool:
    """Whether a path leads to a folder, however odd it is."""
    try:
        return Path(path).is_dir()
    except OSError:
        return False


def real_path(path: str | os.PathLike[str]) -> Path:
    """Where a path leads once its links are followed; one that leads in a circle is followed as far as can be."""
    try:
        return Path(os.path.realpath(path))
    except (OSError, ValueError):
        return Path(path).absolute()


def has_other_names(path: str | os.PathLike[str]) -> bool:
    """Whether a file has further names (hard links), which keep what they hold when this one is replaced."""
    try:
        return check_regular(path).st_nlink > 1
    except OSError:
        return False


def _refuse(mode: int, path: str | os.PathLike[str]) -> None:
    for is_kind, number, words in _KINDS:
        if is_kind(mode):
            raise NotAFileError(number, words, os.fspath(path))
