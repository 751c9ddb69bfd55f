"""What is read off whole runs: at once where they are small, else beside the window, one thing after the other."""

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
    known = [trace for trace in traces if trace is not None]
    said = sum(trace.outputs.size for trace in known if trace.outputs is not None)
    return said + sum(each.numbers for trace in known for each in trace.layers) <= MOST_AT_ONCE


class MeasureJob(Job[Found]):
    """Results in what a measure gives."""

    priority = QThread.Priority.LowPriority

    def __init__(self, measure: Measure[Found], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._measure = measure

    def work(self, progress: Progress) -> Found:
        """Measure. Raises Cancelled."""
        return self._measure(progress)


class MeasuresInTurn(QObject):
    """Measures beside the window, one after the other: there is never more than one thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job: MeasureJob[object] | None = None
        self._waiting: list[Callable[[], MeasureJob[object]]] = []
        self._is_stopped = False

    @property
    def is_running(self) -> bool:
        """Whether something is measured."""
        return self._job is not None

    def add(self, measure: Measure[Result], take: Callable[[Result], None]) -> None:
        """Measure after all that was asked for before, and let `take` have what comes of it; nothing once stopped."""
        if self._is_stopped:
            return
        self._waiting.append(partial(self._job_of, measure, take))
        self._begin()

    def drop(self) -> None:
        """Drop what is measured and what is to be measured."""
        self._waiting.clear()
        if self._job is not None:
            self._job.drop()

    def stop(self) -> None:
        """Drop it, and let none begin any more: what asks is about to be deleted. What is measured ends by itself."""
        self._is_stopped = True
        self.drop()
        if self._job is not None:
            self._job.setParent(None)
            self._job = None

    def _job_of(self, measure: Measure[Result], take: Callable[[Result], None]) -> MeasureJob[object]:
        job = MeasureJob(measure, self)
        job.finished.connect(take)
        job.ended.connect(self._go_on)
        return job

    def _begin(self) -> None:
        if self._job is None and self._waiting:
            self._job = self._waiting.pop(0)()
            self._job.start()

    def _go_on(self) -> None:
        self._job = None
        self._begin()


class NewestMeasure(MeasuresInTurn):
    """Measures what was asked for last alone: however often a run changes, little is measured in vain."""

    def ask(self, measure: Measure[Result], take: Callable[[Result], None], *, at_once: bool) -> None:
        """Measure, and let `take` have what comes of it, now or later; what was asked for before is dropped."""
        self.drop()
        if at_once and not self._is_stopped:
            take(measure(_pass_over))
        else:
            self.add(measure, take)


def _pass_over(_done: int, _of: int) -> None:
    """While the window waits, nothing is cancelled."""
