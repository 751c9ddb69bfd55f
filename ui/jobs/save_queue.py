"""Writes lessons into their files beside the window, one after the other, as they were when they were saved."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from simulator.engine.progress import Progress
from simulator.lessons.schema import Lesson, LessonError
from ui.jobs.job import Job
from ui.state.lesson_file import LessonFile

AT_ONCE = 50  # milliseconds: what is written in less is written while the window waits, so that nothing flickers


class SaveLesson(Job[LessonFile]):
    """Results in the file of a lesson that was written."""

    expected = (LessonError,)

    def __init__(self, path: Path, lesson: Lesson, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path = path
        self._lesson = lesson

    def work(self, progress: Progress) -> LessonFile:
        """Write it, whole or not at all. Raises LessonError."""
        return LessonFile.write(self.path, self._lesson)


class SaveQueue(QObject):
    """Saves one lesson at a time. `saved` tells the job and the file, `failed` the job, `idle` that none is left."""

    saved = Signal(object, object)
    failed = Signal(object)
    idle = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._running: SaveLesson | None = None
        self._waiting: list[SaveLesson] = []

    @property
    def path(self) -> Path | None:
        """The file that is written last of those under way; None where none is."""
        last = self._waiting[-1] if self._waiting else self._running
        return last.path if last is not None else None

    def add(self, job: SaveLesson) -> None:
        """Write after all that is under way; what waits for the same file is not written any more."""
        self._waiting = [each for each in self._waiting if each.path != job.path] + [job]
        if self._running is None:
            self._begin_next()

    def stop(self) -> None:
        """Wait until everything is written."""
        while self._running is not None:
            self._running.wait_and_end()

    def _begin_next(self) -> None:
        job = self._running = self._waiting.pop(0)
        job.finished.connect(lambda file: self.saved.emit(job, file))
        job.failed.connect(lambda _words: self.failed.emit(job))
        job.ended.connect(self._go_on)
        job.start()
        job.wait_and_end(AT_ONCE)

    def _go_on(self) -> None:
        self._running = None
        if self._waiting:
            self._begin_next()
        else:
            self.idle.emit()
