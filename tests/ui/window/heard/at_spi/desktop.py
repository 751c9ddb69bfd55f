"""A desktop of its own for a test: a screen, the buses, the program as it is started, and a reader that hears it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import PySide6

ROOT = Path(__file__).resolve().parents[5]
READERS_PYTHON = "/usr/bin/python3"  # the system's, which has its D-Bus
BUSES = (Path("/usr/libexec/at-spi-bus-launcher"), Path("/usr/lib/at-spi2-core/at-spi-bus-launcher"))
SIZE = (1800, 1100)
KEYS = {
    "Right": 0xFF53, "Left": 0xFF51, "Down": 0xFF54, "Up": 0xFF52, "Home": 0xFF50, "Return": 0xFF0D, "Escape": 0xFF1B,
    "Space": 0x20, **{f"F{k}": 0xFFBD + k for k in range(1, 13)},
}  # fmt: skip
HELD = {"Ctrl": 37, "Shift": 50, "Alt": 64}  # the codes of a keyboard in X


class Seen(NamedTuple):
    """Something that a screen reader finds, with where it belongs."""

    path: str
    parent: int
    states: frozenset[str]
    role: str
    name: str
    text: str
    offers: frozenset[str]


class Told(NamedTuple):
    """Something that the program told of itself: when, what, where, and in which words."""

    when: float
    what: str
    path: str
    words: str


@cache
def is_there() -> bool:
    """Whether such a desktop can be made here."""
    tools = all(shutil.which(name) for name in ("Xvfb", "dbus-daemon", READERS_PYTHON))
    if not (sys.platform.startswith("linux") and tools and any(each.exists() for each in BUSES)):
        return False
    (plugin,) = (Path(PySide6.__file__).parent / "Qt" / "plugins" / "platforms").glob("libqxcb.so")
    loads = f"import ctypes, PySide6.QtGui; ctypes.CDLL({str(plugin)!r})"
    asked = ((READERS_PYTHON, "-c", "import dbus, gi"), (sys.executable, "-c", loads))
    return not any(subprocess.run([*each], check=False, capture_output=True).returncode for each in asked)


class Listener:
    """Asks the reader, which is another process, of the program."""

    def __init__(self, reader: subprocess.Popen[str], program: subprocess.Popen[str], log: Path) -> None:
        self._reader, self.program, self._log = reader, program, log

    def ask(self, name: str, *values: object) -> Any:
        """Ask one thing, and wait for the answer."""
        assert self._reader.stdin is not None and self._reader.stdout is not None
        self._reader.stdin.write(json.dumps([name, *values]) + "\n")
        self._reader.stdin.flush()
        answer = self._reader.stdout.readline()
        assert answer, f"the reader has ended: {name} {values}\n{self._log.read_text(encoding='utf-8')}"
        return json.loads(answer)

    def tree(self, *, hidden: bool = False) -> list[Seen]:
        """All that is shown, or all that is there."""
        return [
            Seen(**{**each, "states": frozenset(each["states"]), "offers": frozenset(each["offers"])})
            for each in self.ask("tree", hidden)
        ]

    def find(self, role: str, begin: str) -> Seen:
        """The one thing that is shown with this role and a name that begins so, once it is there."""
        end = time.monotonic() + 30.0
        while time.monotonic() < end:
            for each in self.tree():
                if each.role == role and each.name.startswith(begin):
                    return each
        raise AssertionError(f"no {role} {begin!r}")

    def heard(self, quiet: float = 0.4, most: float = 10.0) -> list[Told]:
        """What was told since the last time, once it is still."""
        return [Told(*each) for each in self.ask("heard", quiet, most)]

    def press(self, role: str, begin: str) -> None:
        """Press what is shown with this role and a name that begins so."""
        self.ask("press", self.find(role, begin).path)

    def come_back(self) -> None:
        """Give the keyboard to the window, which no manager of windows does here, and hear of nothing before."""
        self.ask("click", self.find("label", "Gatelight").path)
        self.heard()

    def write(self, role: str, begin: str, words: str) -> None:
        """Write into a field."""
        assert self.ask("write", self.find(role, begin).path, words)

    def type(self, key: str) -> None:
        """Press a key with what is held, as in Ctrl+E."""
        *held, last = key.split("+")
        self.ask("type", KEYS.get(last) or ord(last.lower()), [HELD[each] for each in held])


@contextmanager
def desktop(folder: Path, *words: str) -> Iterator[Listener]:
    """The program, started with these words, and its listener. What it complains of stands in the folder's `log`."""
    with ExitStack() as stack:
        log = stack.enter_context((folder / "log").open("w", encoding="utf-8"))
        environment = _surroundings(stack, folder)
        own = {"QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": log}
        command = [READERS_PYTHON, str(Path(__file__).with_name("reader.py"))]
        reader = stack.enter_context(_running(command, environment, **pipes))
        command = [sys.executable, str(ROOT / "main.py"), *words]
        program = stack.enter_context(_running(command, environment | own, stdout=log, stderr=log))
        listener = Listener(reader, program, folder / "log")
        listener.ask("find")
        listener.heard()
        listener.come_back()
        yield listener


def _surroundings(stack: ExitStack, folder: Path) -> dict[str, str]:
    """A screen and a bus for this desktop alone, as programs find them."""
    (folder / "run").mkdir(mode=0o700)
    places = {"XDG_RUNTIME_DIR": folder / "run", "HOME": folder, "XDG_CACHE_HOME": folder, "XDG_CONFIG_HOME": folder}
    environment = os.environ | {name: str(place) for name, place in places.items()}
    screen = ["Xvfb", "-displayfd", "{}", "-screen", "0", f"{SIZE[0]}x{SIZE[1]}x24", "-nolisten", "tcp"]
    environment["DISPLAY"] = f":{_started(stack, screen, environment)}"
    bus = ["dbus-daemon", "--session", "--nofork", "--print-address={}"]
    return environment | {"DBUS_SESSION_BUS_ADDRESS": _started(stack, bus, environment)}


def _started(stack: ExitStack, command: list[str], environment: dict[str, str]) -> str:
    """Start what writes a line into a pipe whose number stands in the command; the line."""
    reads, writes = os.pipe()
    stack.enter_context(_running([each.format(writes) for each in command], environment, pass_fds=(writes,)))
    os.close(writes)
    with os.fdopen(reads) as said:
        return said.readline().strip()


@contextmanager
def _running(command: list[str], environment: dict[str, str], **more: Any) -> Iterator[subprocess.Popen[str]]:
    more = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, **more}
    process = subprocess.Popen(command, env=environment, text=True, **more)
    try:
        yield process
    finally:
        process.terminate()
        process.communicate(timeout=30)
