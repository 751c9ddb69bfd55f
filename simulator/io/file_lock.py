"""A lock on a file that ends with the program which holds it, however that ends; to ask for it writes nothing."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
from pathlib import Path

_TAKEN = (errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK)
_NO_LOCKS = (errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP)  # of a file system that has none
_LOCKABLE = stat.S_IFREG, stat.S_IFDIR
LOCKS_FOLDERS = sys.platform != "win32"
_AT_ONCE = getattr(os, "O_NONBLOCK", 0)

if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class FileLock:
    """A lock that this program holds on a file or folder."""

    def __init__(self, descriptor: int, path: Path) -> None:
        self._descriptor, self._path = descriptor, path

    @classmethod
    def take(cls, path: Path) -> FileLock:
        """Lock a file, made where it is not there. Raises OSError where it cannot be made, BlockingIOError where
        another holds it.

        Where the file system has no locks, it is as if it were held.
        """
        return cls._take(path, os.O_CREAT | os.O_RDWR)

    @classmethod
    def hold(cls, path: Path) -> FileLock:
        """Lock a file or folder that is there. Raises OSError where another holds it."""
        return cls._take(path, os.O_RDONLY)

    @classmethod
    def _take(cls, path: Path, how: int) -> FileLock:
        descriptor = os.open(path, how | _AT_ONCE, 0o600)
        try:
            if stat.S_IFMT(os.fstat(descriptor).st_mode) not in _LOCKABLE:
                raise OSError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
            try:
                _lock(descriptor)
            except OSError as error:
                if error.errno not in _TAKEN:
                    raise
                raise BlockingIOError(errno.EWOULDBLOCK, os.strerror(errno.EWOULDBLOCK), str(path)) from error
        except BaseException as error:
            if not (isinstance(error, OSError) and error.errno in _NO_LOCKS):
                os.close(descriptor)
                raise
        return cls(descriptor, path)

    @property
    def is_there(self) -> bool:
        """Whether its file is still the one of this name: who looks at the name sees the lock."""
        try:
            return os.path.samestat(os.fstat(self._descriptor), self._path.stat())
        except OSError:
            return False

    def release(self) -> None:
        """Let go of it; a second time, nothing happens."""
        if self._descriptor >= 0:
            with contextlib.suppress(OSError):
                os.close(self._descriptor)
            self._descriptor = -1


def is_locked(path: Path) -> bool | None:
    """Whether a program that runs holds the lock on a file or folder; None where its file system has no locks.

    What is neither is held by nobody. Nothing is written.
    """
    try:
        if stat.S_IFMT(path.stat().st_mode) not in _LOCKABLE:
            return False
        descriptor = os.open(path, os.O_RDONLY | _AT_ONCE)
    except (OSError, ValueError):
        return False
    try:
        _lock(descriptor)
    except OSError as error:
        return None if error.errno in _NO_LOCKS else error.errno in _TAKEN
    finally:
        os.close(descriptor)
    return False
