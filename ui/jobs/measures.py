"""What is read off whole runs: at once where they are small, else beside the window, the newest that is wanted."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, QThread

from simulator.engine.progress import Progress
from simulator.network.trace import Trace
from ui.jobs.job import Job

MOST_AT_ONCE = 100_000
"""Recorded numbers of runs up to which the window waits."""

Result = TypeVar("Result")
Found = TypeVar("Found", covariant=True)
Measure = Callable[[Progress], Result]
"""Reads something off runs, and calls `progress` between two parts of it. Raises Cancelled."""


def is_small(*traces: Trace | None) -> bool:
    """Whether the window may wait for a measure of these runs."""
    return sum(each.rows.size for trace in traces if trace is not None for each in trace.layers) <= MOST_AT_ONCE


class MeasureJob(Job[Found]):
    """Results in what a measure gives."""

    priority = QThread.Priority.LowPriority

    def __init__(self, measure: Measure[Found], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._measure = measure

    def work(self, progress: Progress) -> Found:
        """Measure. Raises Cancelled."""
        return self._measure(progress)


class NewestMeasure(QObject):
    """Measures one thing at a time: what is asked for while another is measured takes its place, and begins after it.

    So there is never more than one thread, however often a run changes.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job: MeasureJob[object] | None = None
        self._next: Callable[[], None] | None = None

    @property
    def is_running(self) -> bool:
        """Whether something is measured."""
        return self._job is not None

    def ask(self, measure: Measure[Result], take: Callable[[Result], None], *, at_once: bool) -> None:
        """Measure, and let `take` have what comes of it, now or later; what was asked for before is dropped."""
        self.drop()
        if at_once:
            take(measure(_pass_over))
        elif self._job is None:
            self._start(measure, take)
        else:
            self._next = partial(self._start, measure, take)

    def drop(self) -> None:
        """Drop what is measured and what is to be measured."""
        self._next = None
        if self._job is not None:
            self._job.drop()

    def stop(self) -> None:
        """Drop it, and wait until no thread measures."""
        self.drop()
        if self._job is not None:
            self._job.wait()

    def _start(self, measure: Measure[Result], take: Callable[[Result], None]) -> None:
        job = MeasureJob(measure, self)
        job.finished.connect(take)
        job.ended.connect(self._go_on)
        self._job = job
        job.start()

    def _go_on(self, job: QObject) -> None:
        job.deleteLater()
        self._job = None
        following, self._next = self._next, None
        if following is not None:
            following()


def _pass_over(_done: int, _of: int) -> None:
    """While the window waits, nothing is cancelled."""
