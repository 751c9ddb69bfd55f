"""Things that have a file's name and are no files, and a way to do something with them that cannot wait for ever."""

from __future__ import annotations

import os
import socket
import stat
import threading
from collections.abc import Callable
from pathlib import Path

ODD = ("pipe", "socket", "folder", "device", "loop", "link to a pipe", "link to a device")


def made(folder: Path, what: str, name: str = "odd.json") -> Path:
    """A thing of this name that is no file, as `what` says."""
    place = folder / name
    if what.startswith("link to"):
        inner = folder / "inner"
        inner.mkdir()
        place.symlink_to(made(inner, what.removeprefix("link to a ")))
    elif what == "pipe":
        os.mkfifo(place)
    elif what == "socket":
        heard = socket.socket(socket.AF_UNIX)
        here = Path.cwd()
        os.chdir(folder)  # the whole path may be longer than a socket's name can be
        heard.bind(place.name)
        os.chdir(here)
        heard.close()
    elif what == "folder":
        place.mkdir()
    elif what == "device":
        make_device(place)
    else:
        place.symlink_to(folder / "other")
        (folder / "other").symlink_to(place)
    return place


def kind_of(path: Path) -> tuple[int, int]:
    """What stands at a name itself, links not followed."""
    found = path.lstat()
    return stat.S_IFMT(found.st_mode), found.st_ino


def at_once(act: Callable[[], object], seconds: float = 5.0) -> None:
    """Do it in a thread: what waits for a pipe would wait for ever, and fails after so many seconds."""
    failed = list[BaseException]()

    def run() -> None:
        try:
            act()
        except BaseException as error:
            failed.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(seconds)
    assert not thread.is_alive(), "it waits"
    if failed:
        raise failed[0]


def make_device(place: Path) -> None:
    """A device that gives zeros without end: one of its own where that may be made, lest a fault replaces the system's.

    Who may make none may not replace the system's either.
    """
    try:
        os.mknod(place, stat.S_IFCHR | 0o666, os.makedev(1, 5))
    except PermissionError:
        place.symlink_to("/dev/zero")
