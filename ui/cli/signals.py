"""Ctrl-C, being ended and a terminal that is closed: what a verb does when it is to stop."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from types import FrameType

ENDING = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))
"""The signals that ask a program to end."""

HIDDEN_FILES = f"{__name__.removesuffix('ui.cli.signals')}simulator.io.hidden_files"


def answer_signals(answer: Callable[[int, FrameType | None], object] | signal.Handlers) -> None:
    """Answer like this to the signals that ask to end, unless whoever started the program wants them unheard."""
    for number in heard_signals():
        signal.signal(number, answer)


def heard_signals() -> list[signal.Signals]:
    """The signals that ask to end, but those that whoever started the program wants unheard."""
    return [number for number in ENDING if signal.getsignal(number) is not signal.SIG_IGN]


def end_at_once(number: int, frame: FrameType | None) -> None:
    """End, and take away what is half written. (An exception would be lost, or worse, while Qt is loaded or paints.)"""
    hidden_files = sys.modules.get(HIDDEN_FILES)  # where it is not loaded, nothing is being written
    clear_own = getattr(hidden_files, "clear_own", None)
    with contextlib.suppress(OSError):
        os.write(2, b"\nStopped.\n")
    try:
        if clear_own is not None:
            clear_own()
    finally:
        os._exit(128 + number)


@contextlib.contextmanager
def gathered_signals() -> Iterator[list[int]]:
    """Gather the signals that ask to end, for who has programs to end first; they are answered in the end."""
    signals: list[int] = []
    before = {number: signal.signal(number, lambda got, _: signals.append(got)) for number in heard_signals()}
    try:
        yield signals
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        if signals:
            signal.raise_signal(signals[0])


def end_with_reader() -> None:
    """End as on a signal once stdin is closed: who holds its other end has ended, whatever the reason."""

    def wait() -> None:
        while os.read(0, 4096):
            pass
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=wait, daemon=True, name="end of stdin").start()
