"""Files made by the workers of a cluster, each with the program of its own machine, in folders that all of them see."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from typing import Any

from ui.export.batch.program_print import program_print
from ui.program import program_command

Told = dict[str, Any]


def make_there(lines: Sequence[Sequence[str]], asked_by: str) -> tuple[list[Told], str]:
    """Let this machine's program make what command lines ask for (`ui.cli.verbs.make`). Returns what it told of them,
    and its last words. A program other than the one that asks, which has a fingerprint, makes nothing.
    """
    if program_print() != asked_by:
        return [], "a worker has another version of Gatelight; install the same everywhere"
    asked = json.dumps([list(words) for words in lines]) + "\n"
    process = subprocess.Popen(
        (*program_command(), "make"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    assert process.stdin is not None and process.stdout is not None
    told: list[Told] = []
    with process:
        process.stdin.write(asked)
        process.stdin.flush()
        for line in process.stdout:
            told += [found for found in [read_told(line)] if "made" in found or "failed" in found]
    return told, f"ended with {process.returncode}"


def read_told(line: str) -> Told:
    """What a program tells in a line; what is no such line tells nothing."""
    try:
        found = json.loads(line)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
