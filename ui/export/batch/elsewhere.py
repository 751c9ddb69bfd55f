"""Files made by the workers of a cluster, each with the program of its own machine, in folders that all of them see."""

from __future__ import annotations

from collections.abc import Sequence

from ui.export.batch.make_process import MAKE, Listener, Told, ask, read_told, start
from ui.export.batch.program_print import program_print


def make_there(lines: Sequence[Sequence[str]], asked_by: str) -> tuple[list[Told], str]:
    """Let this machine's program make what command lines ask for. Returns what it told of them, and its last words.

    A program other than the one that asks, which has a fingerprint, makes nothing. Raises OSError.
    """
    if program_print() != asked_by:
        return [], "a worker has another version of Gatelight; install the same everywhere"
    with start(MAKE) as process:
        errors = Listener(process)
        ask(process, lines)
        told = [found for found in map(read_told, process.stdout or ()) if "made" in found or "failed" in found]
        return told, errors.last_words()
