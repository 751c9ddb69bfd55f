"""The file that an open lesson belongs to: which one it is, what is saved of the lesson, what the file held then."""

from __future__ import annotations

from pathlib import Path

from simulator.engine.progress import Progress
from simulator.io.file_kinds import TRAINING
from simulator.io.file_state import GONE, FileState, is_soon_read, read_state
from simulator.lessons.file import load, save
from simulator.lessons.schema import Lesson


class LessonFile:
    """The file of one open lesson; `path` is None for a lesson that was never saved, `saved` what is saved of it.

    `on_disk` is what the file held when it was last read or written: as it is now, where that is not known.
    """

    def __init__(self, path: Path | None, saved: Lesson | None, on_disk: FileState | None = None) -> None:
        self.path, self.saved = path, saved
        self.on_disk = on_disk or (GONE if path is None else read_state(path))

    @classmethod
    def read(cls, path: Path, progress: Progress | None = None) -> tuple[LessonFile, Lesson]:
        """A file and the lesson in it; `progress` as in `load`. Into that of a training no lesson is written: what is
        made of it has no file yet. Raises LessonError and Cancelled.
        """
        on_disk = read_state(path)  # before it is read: what is written meanwhile is seen later
        lesson = load(path, progress)
        if path.suffix.lower() == TRAINING:
            return cls(None, lesson), lesson
        return cls(path, lesson, on_disk), lesson

    @classmethod
    def write(cls, path: Path, lesson: Lesson) -> LessonFile:
        """Save a lesson in a file, whatever that held. Raises LessonError."""
        save(lesson, path)
        return cls(path, lesson)

    def is_saved(self, lesson: Lesson) -> bool:
        """Whether nothing of a lesson would be lost."""
        return lesson is self.saved or lesson == self.saved

    @property
    def is_soon_known(self) -> bool:
        """Whether it takes no time to speak of to find a change."""
        return self.path is None or is_soon_read(self.path, self.on_disk)

    def find_change(self) -> FileState | None:
        """What the file holds now, where another program wrote it or took it away; None where it is as it was."""
        if self.path is None:
            return None
        now = read_state(self.path, self.on_disk)
        if now.digest != self.on_disk.digest:
            return now
        self.on_disk = now
        return None
