"""Ends the program as the system asks: Ctrl-C asks before anything is lost; whoever logs out is not asked.

Nothing is lost then either: what is not saved is offered at the next start.
"""

from __future__ import annotations

import contextlib
import signal
import socket
from collections.abc import Iterator
from functools import partial
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QSocketNotifier, QTimer

from ui.cli.signals import heard_signals


class Endable(Protocol):
    """A window that can be closed, which may ask, or ended, which does not."""

    def close(self) -> bool:
        """Close it, unless that is not wanted."""

    def end(self) -> None:
        """Close it."""


@contextlib.contextmanager
def ended_by_signals(window: Endable) -> Iterator[Ending]:
    """Close the window on Ctrl-C in the terminal it was started from; end it on a second one, on SIGTERM and SIGHUP.

    The signal wakes Qt's event loop through a pair of sockets, so that nothing has to look for it by the clock; what
    is to be done is done there, and not wherever the program happens to be.
    """
    read_end, write_end = socket.socketpair()
    write_end.setblocking(False)
    ending = Ending(window)
    before = {number: signal.signal(number, lambda *_: None) for number in heard_signals()}
    wakeup_before = signal.set_wakeup_fd(write_end.fileno())
    notifier = QSocketNotifier(read_end.fileno(), QSocketNotifier.Type.Read)
    notifier.activated.connect(lambda *_: ending.hear(read_end.recv(64)))
    try:
        yield ending
    finally:
        notifier.setEnabled(False)
        signal.set_wakeup_fd(wakeup_before)
        for number, handler in before.items():
            signal.signal(number, handler)
        read_end.close()
        write_end.close()


class Ending:
    """What the signals were so far; `code` is the exit code of a program that was ended, 0 of one that was closed."""

    def __init__(self, window: Endable) -> None:
        self._window = window
        self._has_asked = False
        self.code = 0

    def hear(self, numbers: bytes) -> None:
        """Do what signals ask for, each by itself: one may open a question, which the next one is not to wait for."""
        for number in numbers:
            QTimer.singleShot(0, partial(self._end, number))

    def _end(self, number: int) -> None:
        if number == signal.SIGINT and not self._has_asked:
            self._has_asked = True
            self._has_asked = not self._window.close()
        else:
            self.code = 128 + number
            self._window.end()
            QCoreApplication.exit(self.code)
