"""Lets one say where a file is that a lesson refers to, shows its words meanwhile, and reads the lesson with that."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from simulator.lessons.schema import FileError, Lesson
from ui.dialogs.missing.dialog import MissingFileDialog
from ui.jobs.job import Job, NewestJob
from ui.jobs.read_lesson import PointToFile, ReadFile
from ui.state.lesson_file import LessonFile
from ui.widgets.questions import where_it_is

Then = Callable[[bool], object]
"""Is told whether what was waited for is shown."""


class Pointed(NamedTuple):
    """A lesson that was read with another file; `others` is that file's name, where it has other numbers than before.

    `then` waits for the lesson to be shown.
    """

    read: ReadFile
    others: str
    then: Then | None


class Pointing(QObject):
    """Asks over `parent`. `begun` carries the job that reads the file and its name, `found` a Pointed.

    Where another file is at fault then, it is asked about in turn; any other error is told by `failed`.
    """

    begun = Signal(object, str)
    found = Signal(object)
    failed = Signal(object)
    stopping = Signal()

    def __init__(self, reader: NewestJob, parent: QWidget) -> None:
        super().__init__(parent)
        self._reader, self._parent = reader, parent

    def offer(self, fault: FileError, lesson: Lesson, file: LessonFile | None = None, then: Then | None = None) -> None:
        """Show the words of a lesson, and offer to point to the file that is at fault.

        The lesson belongs to `file`, or to the one that the fault names.
        """
        dialog = MissingFileDialog(fault, lesson, self._parent)
        dialog.point_wanted.connect(partial(self._point, fault, lesson, file, then))
        if then is not None:
            dialog.rejected.connect(partial(then, False))
        self.stopping.connect(dialog.reject)
        dialog.open()

    def _point(self, fault: FileError, lesson: Lesson, file: LessonFile | None, then: Then | None) -> None:
        """Ask where the file is, and read the lesson with that."""
        path = where_it_is(self._parent, Path(lesson.files[fault.key].path).name)
        if path is None:
            if then is not None:
                then(False)
            return
        job = PointToFile(fault, path)
        job.finished.connect(partial(self._take, fault, lesson, file, then))
        job.failed.connect(lambda _words: self._fail(job, file, then))
        self.begun.emit(job, path.name)
        self._reader.start(job)

    def _take(
        self, fault: FileError, lesson: Lesson, file: LessonFile | None, then: Then | None, read: ReadFile
    ) -> None:
        was, now = (each.files[fault.key] for each in (lesson, read.lesson.lesson))
        others = Path(now.path).name if was.sha256 != now.sha256 else ""
        self.found.emit(Pointed(read if file is None else ReadFile(file, read.lesson), others, then))

    def _fail(self, job: Job[ReadFile], file: LessonFile | None, then: Then | None) -> None:
        error = job.error
        self.failed.emit(error)
        if isinstance(error, FileError) and error.lesson is not None:
            self.offer(error, error.lesson, file, then)
        elif then is not None:
            then(False)
