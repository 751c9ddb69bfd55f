"""Ctrl-C and being ended: what a verb does when it is to stop."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from types import FrameType


def answer_signals(answer: Callable[[int, FrameType | None], object] | signal.Handlers) -> None:
    """Answer like this to Ctrl-C and to being ended, unless whoever started the program wants them unheard."""
    for number in (signal.SIGINT, signal.SIGTERM):
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, answer)


def end_at_once(number: int, frame: FrameType | None) -> None:
    """End where nothing is half written. (An exception would be lost, or worse, while Qt is being loaded.)"""
    os.write(2, b"\nStopped.\n")
    os._exit(128 + number)


def tidy_up_and_end(number: int, frame: FrameType | None) -> None:
    """End as soon as what is half written is removed."""
    raise SystemExit(128 + number)
