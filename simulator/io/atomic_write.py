"""Write a file whole or not at all: beside its target first, flushed to the disk, then renamed into place."""

import os
import secrets
from collections.abc import Callable
from pathlib import Path


def write_whole(path: str | os.PathLike[str], write: Callable[[Path], object]) -> None:
    """Let `write` create the file it is given (same ending, same folder), then put it in the place of `path`.

    Whatever goes wrong, and whenever the program is stopped, `path` holds the old file or the new one, never
    a part. Raises OSError and whatever `write` raises; nothing is left beside the target then.
    """
    target = Path(path).resolve()
    beside = target.with_name(f".{target.stem[:40]}-{secrets.token_hex(6)}{target.suffix}")
    try:
        write(beside)
        with beside.open("rb+") as written:
            os.fsync(written.fileno())
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
