"""Keeps what is done in lessons, beside the window and in the order in which it is done."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from simulator.engine.progress import Progress
from simulator.io.os_errors import explain_os_error
from simulator.lessons.guide.results.records import Kept, sha256_of
from simulator.lessons.schema import Lesson
from ui.jobs.job import Job
from ui.settings import kept_results

Done = tuple[Lesson, Kept]
"""Something that was done in a lesson, whose hash the record does not have yet."""


class KeepingError(Exception):
    """Results could not be kept; the message says why."""


class KeepResults(Job[None]):
    """Adds records to the file of results."""

    expected = (KeepingError,)

    def __init__(self, file: Path, done: Sequence[Done], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file, self._done = file, done

    def work(self, progress: Progress) -> None:
        """Write them. Raises KeepingError."""
        try:
            kept_results.add(self._file, [replace(each, sha256=sha256_of(lesson)) for lesson, each in self._done])
        except OSError as error:
            raise KeepingError(" ".join(explain_os_error(error, self._file))) from error


class ResultsQueue(QObject):
    """Writes one after the other; what comes meanwhile is written together. `failed` says why something is not kept."""

    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._running: KeepResults | None = None
        self._waiting: list[Done] = []

    def add(self, lesson: Lesson, record: Kept) -> None:
        """Keep something that was done in a lesson."""
        self._waiting.append((lesson, record))
        if self._running is None:
            self._begin()

    def stop(self) -> None:
        """Wait until everything is written."""
        while self._running is not None:
            self._running.wait_and_end()

    def _begin(self) -> None:
        job = self._running = KeepResults(kept_results.place(), tuple(self._waiting), self)
        self._waiting.clear()
        job.failed.connect(self.failed)
        job.ended.connect(self._go_on)
        job.start()

    def _go_on(self) -> None:
        self._running = None
        if self._waiting:
            self._begin()
