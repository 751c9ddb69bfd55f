"""What is being exported, one after the other, while the window stays in use."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ui.jobs.export_job import WriteJob
from ui.settings.translation import translate
from ui.widgets.waiting import time_left


class Entry(QObject):
    """One export of the queue: what is done of it, and how long the rest takes.

    `changed` tells of progress; `ended` in words how it went, and whether that is "information" or a "problem".
    """

    changed = Signal()
    ended = Signal(str, str)

    def __init__(self, job: WriteJob, now: Callable[[], float], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.job = job
        self.name = Path(job.target).name
        self.done = self.total = 0
        self.begun: float | None = None
        self.is_cancelled = False
        self._now = now
        job.setParent(self)
        job.progress.connect(self._follow_progress)
        job.finished.connect(self._report_written)
        job.failed.connect(self._report_failure)
        job.cancelled.connect(self._report_cancelled)

    @property
    def left(self) -> float | None:
        """The seconds that it will still take, or None while that is unknown."""
        return None if self.begun is None else time_left(self._now() - self.begun, self.done, self.total)

    def _follow_progress(self, done: int, total: int) -> None:
        self.done, self.total = done, total
        self.changed.emit()

    def _report_written(self, target: str) -> None:
        self.ended.emit(translate("Export", "Exported to {file}").format(file=Path(target)), "information")

    def _report_failure(self, why: str) -> None:
        self.ended.emit(translate("Export", "Not exported. {why}").format(why=why), "problem")

    def _report_cancelled(self) -> None:
        words = translate("Export", "Cancelled: {file} is what it was before.")
        self.ended.emit(words.format(file=Path(self.job.target)), "information")


class ExportQueue(QObject):
    """Exports in their order; the first one runs. `changed` tells of entries and their progress.

    `ended` tells in words how one went, and whether that is "information" or a "problem".
    """

    changed = Signal()
    ended = Signal(str, str)

    def __init__(self, parent: QObject | None = None, now: Callable[[], float] = time.monotonic) -> None:
        super().__init__(parent)
        self.entries: list[Entry] = []
        self._now = now

    def add(self, job: WriteJob) -> None:
        """Queue an export; it begins when those before it have ended."""
        entry = Entry(job, self._now, self)
        entry.changed.connect(self.changed)
        entry.ended.connect(self.ended)
        job.ended.connect(self._clear)
        self.entries.append(entry)
        self._go_on()

    def cancel(self, entry: Entry) -> None:
        """Stop an export, or take one that waits out of the queue."""
        entry.is_cancelled = True
        if entry.begun is None:
            self._remove(entry)
        else:
            entry.job.cancel()
            self.changed.emit()

    def stop(self) -> None:
        """Cancel all, and wait until what runs has cleared up after itself."""
        running = [entry for entry in self.entries if entry.begun is not None]
        self.entries = running
        for entry in running:
            self.cancel(entry)
            entry.job.wait()
        self._clear()

    def _go_on(self) -> None:
        if self.entries and self.entries[0].begun is None:
            self.entries[0].begun = self._now()
            self.entries[0].job.start()
        self.changed.emit()

    def _clear(self) -> None:
        """Let go of what has ended."""
        for entry in [each for each in self.entries if not each.job.is_running and each.begun is not None]:
            self._remove(entry)

    def _remove(self, entry: Entry) -> None:
        self.entries.remove(entry)
        entry.deleteLater()
        self._go_on()
