"""Watches how long the window's own thread is busy between two turns of its loop, and with what.

A stretch is judged by what this thread computes in it (`time.thread_time`): on a machine that does other work the clock
on the wall also tells how long that work took, and of two equal runs one would fail. What the wall says is written
beside it.
"""

from __future__ import annotations

import sys
import threading
import time
from collections import Counter
from pathlib import Path
from types import FrameType
from typing import NamedTuple

from PySide6.QtCore import QTimer

ROOT = str(Path(__file__).resolve().parents[3])
EVERY = 0.005  # seconds from one look at the thread to the next
DEEP = 12  # calls of ours that a stack is told with


class Stretch(NamedTuple):
    """Seconds between two ticks: those that the window's thread computed, those on the wall; and what it did.

    `first` are those that it computed when the same was done for the first time, where this is of another time.
    """

    computed: float
    wall: float
    stacks: str
    first: float = 0.0

    def __str__(self) -> str:
        return f"{1000 * self.computed:.0f} ms ({1000 * self.wall:.0f} on the wall)\n{self.stacks}"


class Watch:
    """Hears a timer of 10 ms in the thread that makes it."""

    def __init__(self) -> None:
        self._timer = QTimer()
        self._timer.setInterval(10)
        self._timer.timeout.connect(self._hear)
        self._stacks: list[tuple[float, tuple[str, ...]]] = []  # when the thread had computed so much, it was there
        self._thread, self._stop = threading.get_ident(), threading.Event()
        self._looker = threading.Thread(target=self._look, name="watch")
        self.begin()
        self._timer.start()
        self._looker.start()

    def begin(self) -> None:
        """Begin anew: nothing has been heard."""
        self._last, self._longest, self.ticks = (time.thread_time(), time.perf_counter()), Stretch(0.0, 0.0, ""), 0
        self._stacks.clear()

    def longest(self) -> Stretch:
        """The longest stretch since then."""
        self._hear()
        return self._longest

    def stop(self) -> None:
        """Hear nothing more."""
        self._timer.stop()
        self._stop.set()
        self._looker.join()

    def _hear(self) -> None:
        (then, wall), self._last = self._last, (time.thread_time(), time.perf_counter())
        computed = self._last[0] - then
        if computed > self._longest.computed:
            self._longest = Stretch(computed, self._last[1] - wall, self._told(then))
        self._stacks.clear()
        self.ticks += 1

    def _look(self) -> None:
        """Take down where the thread is, and how much it has computed by then."""
        clock = getattr(time, "pthread_getcpuclockid", lambda _: None)(self._thread)  # not every system has it
        while not self._stop.wait(EVERY):
            frame: object = sys._current_frames().get(self._thread)
            found = list[str]()
            while isinstance(frame, FrameType) and len(found) < DEEP:  # what the thread has left meanwhile may be none
                if (file := frame.f_code.co_filename).startswith(ROOT):
                    found.append(f"{file.removeprefix(ROOT)[1:]}:{frame.f_lineno} {frame.f_code.co_name}")
                frame = frame.f_back
            frame = None  # what is held of the thread would keep its painters beyond their calls
            self._stacks.append((time.clock_gettime(clock) if clock is not None else 0.0, tuple(found)))

    def _told(self, begun: float) -> str:
        """Where the thread was longest of what it computed since then."""
        spent: Counter[tuple[str, ...]] = Counter()
        for now, stack in list(self._stacks):
            spent[stack] += round(1000 * max(now - begun, 0.0))
            begun = max(now, begun)
        return "\n".join(f"  {spent} ms: " + " < ".join(stack) for stack, spent in spent.most_common(3) if spent > 5)
