"""The program that makes files: it reads command lines and tells what becomes of each (`ui.cli.verbs.make`)."""

from __future__ import annotations

import contextlib
import json
import subprocess
import threading
from collections.abc import Sequence
from typing import Any

from ui.program import program_command

MAKE = (*program_command(), "make")  # how this program makes several files

Told = dict[str, Any]


def start(program: Sequence[str]) -> subprocess.Popen[str]:
    """Start it. Raises OSError."""
    return subprocess.Popen(
        tuple(program),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def ask(process: subprocess.Popen[str], lines: Sequence[Sequence[str]]) -> None:
    """Tell it what to make, in one line; one that has ended hears nothing.

    Its stdin stays open: once that is closed, we have ended, whatever the reason, and it ends too.
    """
    assert process.stdin is not None
    with contextlib.suppress(BrokenPipeError):
        process.stdin.write(json.dumps([list(words) for words in lines]) + "\n")
        process.stdin.flush()


def read_told(line: str) -> Told:
    """What it tells in a line; what is no such line tells nothing."""
    try:
        found = json.loads(line)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


class Listener(threading.Thread):
    """Reads what it says on stderr, lest it waits for somebody to."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        super().__init__(daemon=True, name="stderr of an export")
        self._process, self._lines = process, list[str]()
        self.start()

    def run(self) -> None:
        """Read to the end."""
        self._lines.extend(self._process.stderr or ())

    def last_words(self) -> str:
        """What it said last, when it has ended; with which code, where it said nothing."""
        self.join()
        lines = [line.split("\r")[-1].strip() for line in self._lines]
        said = "\n".join([line for line in lines if line][-3:])
        return said or f"ended with {self._process.wait()}"
