"""Reads what was kept, and writes it into the files that are given away, beside the window."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QObject

from simulator.engine.progress import Progress
from simulator.io.csv_dialect import Dialect
from simulator.io.os_errors import explain_os_error
from simulator.lessons.guide.results.files import write_results
from simulator.lessons.guide.results.kept import read_results
from simulator.lessons.guide.results.summary import LessonDone, lessons_done
from ui.jobs.job import Job
from ui.jobs.results.keeping import KeepingError
from ui.settings import kept_results


class ReadDone(Job[Mapping[str, LessonDone]]):
    """Results in what was done, by the names of the lessons; in nothing where the file cannot be read."""

    def __init__(self, file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file

    def work(self, progress: Progress) -> Mapping[str, LessonDone]:
        """Read the file."""
        return lessons_done(kept_results.read(self._file))


class WriteResults(Job[int]):
    """Writes a file to give away; results in the number of answers in it."""

    expected = (KeepingError,)

    def __init__(self, target: Path, name: str, dialect: Dialect, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file, self._target, self._name, self._dialect = kept_results.place(), target, name, dialect

    def work(self, progress: Progress) -> int:
        """Read what is kept, and write it. Raises KeepingError."""
        place = self._file
        try:
            records = read_results(place)
            place = self._target
            return write_results(place, records, self._name, self._dialect)
        except OSError as error:
            raise KeepingError(" ".join(explain_os_error(error, place))) from error


class ClearResults(Job[None]):
    """Throws away all that was kept."""

    expected = (KeepingError,)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = kept_results.place()

    def work(self, progress: Progress) -> None:
        """Take the file away. Raises KeepingError."""
        try:
            kept_results.clear(self._file)
        except OSError as error:
            raise KeepingError(" ".join(explain_os_error(error, self._file))) from error
