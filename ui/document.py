"""What is open: the lesson, its run, the file it came from and every edit since. The only door for edits.

A lesson is run before it is accepted: what cannot be read, built or computed never takes the place of what is open.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from simulator.history import History
from simulator.lesson import Lesson, load, run, save
from simulator.trace import Trace


class Document(QObject):
    """One open lesson with its history. `changed` tells that the lesson, its file or its saved state is another."""

    changed = Signal()

    def __init__(self, lesson: Lesson, path: Path | None = None, parent: QObject | None = None) -> None:
        """Open `lesson`; `path` is the file it was read from. Raises LessonError where it cannot be run."""
        super().__init__(parent)
        self._trace = run(lesson)
        self._history = History(lesson)
        self._saved: Lesson | None = lesson
        self._path = path

    @property
    def lesson(self) -> Lesson:
        """The lesson as it is now."""
        return self._history.present

    @property
    def trace(self) -> Trace:
        """The run of the lesson, computed once for each lesson."""
        return self._trace

    @property
    def path(self) -> Path | None:
        """The file it was opened from or saved to last; None for a built-in lesson that was never saved."""
        return self._path

    @property
    def is_modified(self) -> bool:
        """Whether closing would lose something."""
        return self.lesson is not self._saved and self.lesson != self._saved

    @property
    def undo_label(self) -> str | None:
        """What `undo` takes back, or None where there is nothing."""
        return self._history.undo_label

    @property
    def redo_label(self) -> str | None:
        """What `redo` does again, or None where there is nothing."""
        return self._history.redo_label

    def edit(self, label: str, lesson: Lesson) -> None:
        """Make `lesson` the next one. `label` names the edit for undo ("another seed").

        Raises LessonError, and changes nothing, where the lesson cannot be run.
        """
        self._move(self._history.edit(label, lesson))

    def undo(self) -> None:
        """Take the last edit back."""
        self._move(self._history.undo())

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._move(self._history.redo())

    def start(self, lesson: Lesson, path: Path | None = None) -> None:
        """Open another lesson in place of this one, with a history of its own. Raises LessonError, changing nothing."""
        self._trace = run(lesson)
        self._history = History(lesson)
        self._saved = lesson
        self._path = path
        self.changed.emit()

    def recover(self, lesson: Lesson, path: Path | None) -> None:
        """Open a lesson that was never saved as it is; `path` is the file it belongs to. Raises LessonError."""
        self._trace = run(lesson)
        self._history = History(lesson)
        self._saved = None
        self._path = path
        self.changed.emit()

    def open(self, path: Path) -> None:
        """Open a lesson file. Raises LessonError, naming file and field, and leaves what is open as it is."""
        self.start(load(path), path)

    def save(self, path: Path | None = None) -> None:
        """Write the lesson to `path`, or to the file it has. Raises LessonError where it cannot be written."""
        target = path or self._path
        if target is None:
            raise ValueError("A lesson that has no file yet is saved under a name.")
        save(self.lesson, target)
        self._path = target
        self._saved = self.lesson
        self.changed.emit()

    def _move(self, history: History) -> None:
        if history is self._history:
            return
        if history.present is not self.lesson:
            self._trace = run(history.present)
        self._history = history
        self.changed.emit()
