"""Reads a lesson's file beside the window: a large one takes its time."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject

from simulator.engine.progress import Progress
from simulator.lessons.resolve import ResolvedLesson, resolve
from simulator.lessons.schema import LessonError
from ui.jobs.job import Job
from ui.state.lesson_file import LessonFile

MOST_AT_ONCE = 20_000
"""Bytes of a file up to which the window waits."""


class ReadFile(NamedTuple):
    """A file, and the lesson in it with its cells, its tokens and its sizes."""

    file: LessonFile
    lesson: ResolvedLesson


def read_file(path: Path) -> ReadFile:
    """What a file holds. Raises LessonError."""
    file, lesson = LessonFile.read(path)
    return ReadFile(file, resolve(lesson))


def is_small(path: Path) -> bool:
    """Whether the window may wait for a file; also for one that is not there, or is no file."""
    try:
        return path.stat().st_size <= MOST_AT_ONCE
    except (OSError, ValueError):
        return True


class ReadLesson(Job[ReadFile]):
    """Results in what a file holds."""

    expected = (LessonError,)

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path

    def work(self, progress: Progress) -> ReadFile:
        """Read it. Raises LessonError."""
        return read_file(self._path)
