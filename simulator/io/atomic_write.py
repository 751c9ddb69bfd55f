"""Write a file whole or not at all: beside its target first, flushed to the disk, then renamed into place."""

import contextlib
import os
import stat
from collections.abc import Callable
from pathlib import Path

from simulator.io.hidden_files import hidden_file
from simulator.io.regular_file import check_replaceable, real_path

_OURS, _ANYBODYS = 0o600, 0o666  # rights: the second as the system lessens them


def write_whole(path: str | os.PathLike[str], write: Callable[[Path], object], *, flushed: bool = True) -> None:
    """Let `write` fill the empty file it is given (of the same name), then put that in the place of `path`.

    Whatever goes wrong, and whenever the program is stopped, `path` holds the old file or the new one, never
    a part. A file that is replaced hands its rights on; a link stays one, and what it leads to is replaced; what is no
    file is not replaced. Raises OSError and whatever `write` raises; nothing is left beside the target then.
    What is not `flushed` is not waited for until the disk has it: a power cut may take it away, or leave a part.
    """
    target = real_path(path)
    before = check_replaceable(target)
    with hidden_file(target, _ANYBODYS if before is None else _OURS) as beside:  # nobody else reads a part
        write(beside)
        if flushed:
            with beside.open("rb+") as written:
                os.fsync(written.fileno())
        _put_in_place(beside, target)


def _put_in_place(made: Path, target: Path) -> None:
    """Rename a file into the place of another, whose owner and rights it takes over. Raises OSError."""
    before = check_replaceable(target)
    if before is not None:
        if hasattr(os, "chown"):
            with contextlib.suppress(PermissionError):
                os.chown(made, before.st_uid, before.st_gid)
        made.chmod(stat.S_IMODE(before.st_mode))
    made.replace(target)


def is_protected(path: str | os.PathLike[str]) -> bool:
    """Whether a file is there that says of itself that it is not to be written."""
    try:
        mode = Path(path).stat().st_mode
    except OSError:
        return False
    return not mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH) or not os.access(path, os.W_OK)
