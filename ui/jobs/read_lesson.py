"""Reads a lesson's file, and what it refers to, beside the window: large ones take their time."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject

from simulator.engine.progress import Progress
from simulator.io.file_kinds import TRAINING
from simulator.io.regular_file import is_regular
from simulator.lessons.models.places import check_places, pointed_to
from simulator.lessons.resolve import ResolvedLesson, resolve
from simulator.lessons.schema import FileError, LessonError
from ui.jobs.job import Job
from ui.state.lesson_file import LessonFile

if TYPE_CHECKING:
    from simulator.training.training import Training

_REFERS = b'"sha256"'
MOST_AT_ONCE = 20_000
"""Bytes of a file up to which the window waits."""


class ReadFile(NamedTuple):
    """A file, and the lesson in it with its cells, its tokens and its sizes; the `training` that it is the file of."""

    file: LessonFile
    lesson: ResolvedLesson
    training: Training | None = None


def read_file(path: Path, progress: Progress | None = None) -> ReadFile:
    """What a file holds; `progress` counts KiB of what it refers to. Raises LessonError and Cancelled."""
    if path.suffix.lower() == TRAINING:
        from simulator.lessons.models.from_training import read_training  # late: the window is there sooner

        training, lesson = read_training(path)
        return ReadFile(LessonFile(None, lesson), resolve(lesson), training)  # no lesson is written into it
    file, lesson = LessonFile.read(path, progress)
    return ReadFile(file, resolve(lesson))


def is_small(path: Path) -> bool:
    """Whether the window may wait for a file, and what it refers to; also for one that is not there, or is no file."""
    try:
        if path.suffix.lower() == TRAINING and path.exists():
            return False
        return path.stat().st_size <= MOST_AT_ONCE and (not is_regular(path) or _REFERS not in path.read_bytes())
    except (OSError, ValueError):
        return True


class ReadLesson(Job[ReadFile]):
    """Results in what a file holds."""

    expected = (LessonError,)

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path

    def work(self, progress: Progress) -> ReadFile:
        """Read it. Raises LessonError and Cancelled."""
        return read_file(self._path, progress)


class PointToFile(Job[ReadFile]):
    """Results in a lesson with one of its files elsewhere; it is not saved yet."""

    expected = (LessonError,)

    def __init__(self, fault: FileError, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fault, self._path = fault, path

    def work(self, progress: Progress) -> ReadFile:
        """Look into the file. Raises LessonError and Cancelled."""
        lesson, where = self._fault.lesson, self._fault.where
        assert lesson is not None
        found = pointed_to(lesson, self._fault.key, self._path, progress)
        try:
            check_places(found, progress)
            return ReadFile(LessonFile(Path(where) if where else None, None), resolve(found))
        except FileError as error:
            raise error.of(found).at(where) from error
