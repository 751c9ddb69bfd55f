"""Faults of files: what stands at a name, and what the system answers to who opens it or writes.

Programs that the tests start have them too.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from tests.odd_files import made

if TYPE_CHECKING:
    import pytest

FAULTS = (
    "missing", "empty", "half", "newer", "no rights", "full disk", "filled up", "FIFO", "device", "dangling link",
    "loop", "not UTF-8", "vanishing",
)  # fmt: skip
REFUSED = ("no rights", "full disk", "filled up")  # by the system: what stands there is as it was
ODD = {"FIFO": "pipe", "device": "device", "loop": "loop"}
ROOM = 24  # bytes that a disk has left which fills up while something is written
PROGRAM = """
import os, sys
from pathlib import Path
from tests.ui.faulty import answers
for name, answer in answers(Path(sys.argv[1]), sys.argv[2]).items():
    setattr(os, name, answer)
from main import main
if sys.argv[3] == "pack":
    from tests.ui.acts_on_files import PARTS
    from ui.export.batch import lecture_pack
    lecture_pack.parts = lambda *_, **__: PARTS
sys.argv = ["main.py", *sys.argv[3:]]
sys.exit(main())
"""


def faulty_program(place: Path, fault: str, *words: str) -> tuple[str, ...]:
    """The command of this program where a file has a fault."""
    return sys.executable, "-c", PROGRAM, str(place), fault, *words


@contextlib.contextmanager
def faulty(place: Path, fault: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let a file have a fault for a while."""
    put(place, fault)
    with monkeypatch.context() as patched, filling(fault == "filled up"):
        for name, answer in answers(place, fault).items():
            patched.setattr(os, name, answer)
        yield


def answers(place: Path, fault: str) -> dict[str, Callable[..., object]]:
    """The functions of the system that open files and make folders, where the file at a place has a fault."""
    opened, made_folder = os.open, os.mkdir

    def open_file(path: str | Path, flags: int, *more: int, **others: int) -> int:
        if str(path) != os.devnull:
            writes = flags & (os.O_CREAT | os.O_WRONLY | os.O_RDWR)
            refuse(path, makes=bool(flags & os.O_CREAT), touches=bool(writes) or Path(path) == place)
        if fault == "vanishing" and Path(path) == place:
            place.unlink(missing_ok=True)
        return opened(path, flags, *more, **others)

    def make_folder(path: str | Path, *more: int, **others: int) -> None:
        if not os.path.lexists(path):
            refuse(path, makes=True, touches=True)
        made_folder(path, *more, **others)

    def refuse(path: str | Path, makes: bool, touches: bool) -> None:
        if fault == "full disk" and makes:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
        if fault == "no rights" and touches:
            raise OSError(errno.EACCES, os.strerror(errno.EACCES), str(path))

    return {"open": open_file, "mkdir": make_folder}


def put(place: Path, fault: str) -> None:
    """Let something odd stand there."""
    whole = place.read_bytes() if place.is_file() else b'{"format": 1}'
    if fault in (*ODD, "missing", "dangling link"):
        place.unlink(missing_ok=True)
    if fault in ODD:
        made(place.parent, ODD[fault], place.name)
    elif fault == "dangling link":
        place.symlink_to(place.parent / "nowhere" / "at all")
    elif fault not in (*REFUSED, "missing", "vanishing"):
        contents = {"empty": b"", "half": whole[: len(whole) // 2], "newer": b'{"format": 999}'}
        place.write_bytes(contents.get(fault, b"\xff\xfe\x00" * 40))


@contextlib.contextmanager
def filling(is_filling: bool, room: int = ROOM) -> Iterator[None]:
    """Let no file become larger than the room there is, here and in programs that are started here."""
    import resource  # late: other systems have none

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    if is_filling:
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
