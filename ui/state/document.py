"""What is open: the lesson, its run, the file it came from and every edit since. The only door for edits.

A lesson is run before it is accepted: what cannot be read, built or computed never takes the place of what is open.
The run before the last edit stays as the ghost, to be compared with.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from simulator.lessons.comparison import ComparedRun, compared_runs
from simulator.lessons.history import History
from simulator.lessons.run import Lesson, load, run, save
from simulator.lessons.schema import runs_alike
from simulator.network.trace import Trace


class Document(QObject):
    """One open lesson with its history. `changed` tells that the lesson, its file or its saved state is another."""

    changed = Signal()

    def __init__(self, lesson: Lesson, path: Path | None = None, parent: QObject | None = None) -> None:
        """Open `lesson`; `path` is the file it was read from. Raises LessonError where it cannot be run."""
        super().__init__(parent)
        self._trace = run(lesson)
        self._history = History(lesson)
        self._opened = lesson
        self._saved: Lesson | None = lesson
        self._path = path
        self._kept: Lesson | None = None  # what stays the ghost, whatever is edited
        self._ghostless: Lesson | None = None  # the lesson at which the ghost was let go
        self._ghost_lesson: Lesson | None = None
        self._runs: tuple[ComparedRun, ...] = ()
        self._ghost: tuple[Lesson, Trace] | None = None  # a run that was the ghost, or may become it

    @property
    def lesson(self) -> Lesson:
        """The lesson as it is now."""
        return self._history.present

    @property
    def trace(self) -> Trace:
        """The run of the lesson, computed once for all lessons that differ in their words alone."""
        return self._trace

    @property
    def opened(self) -> Lesson:
        """The lesson as it was opened, before all edits."""
        return self._opened

    @property
    def ghost_lesson(self) -> Lesson | None:
        """The lesson of the ghost: the one before the last edit that gave another run, or the one that was kept."""
        return self._ghost_lesson

    def _compare(self) -> None:
        """Find the lesson to compare with."""
        if self._ghostless is not None and runs_alike(self._ghostless, self.lesson):
            self._ghost_lesson = None
        elif self._kept is not None:
            self._ghost_lesson = None if runs_alike(self._kept, self.lesson) else self._kept
        else:
            self._ghost_lesson = self._history.before

    @property
    def ghost(self) -> Trace | None:
        """The run to compare with: the one before the last edit, or the one that was kept; None where there is none."""
        lesson = self.ghost_lesson
        if lesson is None:
            return None
        if self._ghost is None or self._ghost[0] is not lesson:
            self._ghost = (lesson, run(lesson, after=(self.lesson, self._trace)))
        return self._ghost[1]

    @property
    def is_ghost_kept(self) -> bool:
        """Whether one run stays the ghost, whatever is edited."""
        return self._kept is not None

    def keep_ghost(self, kept: bool) -> None:
        """Make the run as it is now the ghost of all that follows; or let each edit have the run before it again."""
        self._kept = self.lesson if kept else None
        self._ghostless = None
        if kept:
            self._ghost = (self.lesson, self._trace)
        self._compare()
        self.changed.emit()

    def clear_ghost(self) -> None:
        """Compare with nothing, until the next edit."""
        self._kept, self._ghostless = None, self.lesson
        self._compare()
        self.changed.emit()

    @property
    def runs(self) -> tuple[ComparedRun, ...]:
        """This run and those that it is compared with, made when somebody looks at them.

        One that cannot be finished is left out.
        """
        known = self._runs
        if not known or known[0].lesson is not self.lesson or known[0].trace is not self._trace:
            self._runs = compared_runs(self.lesson, self._trace, known, finished_only=True)
        return self._runs

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

    def edit(self, label: str, lesson: Lesson, *, merge: bool = False) -> None:
        """Make `lesson` the next one. `label` names the edit for undo ("another seed").

        With `merge` it goes on with the last edit, as a drag does: both are taken back at once, and the ghost stays.
        Raises LessonError, and changes nothing, where the lesson cannot be run.
        """
        self._move(self._history.edit(label, lesson, merge=merge))

    def undo(self) -> None:
        """Take the last edit back."""
        self._move(self._history.undo())

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._move(self._history.redo())

    def start(self, lesson: Lesson, path: Path | None = None) -> None:
        """Open another lesson in place of this one, with a history of its own. Raises LessonError, changing nothing."""
        self._begin(lesson, path, lesson)

    def recover(self, lesson: Lesson, path: Path | None) -> None:
        """Open a lesson that was never saved as it is; `path` is the file it belongs to. Raises LessonError."""
        self._begin(lesson, path, None)

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

    def _begin(self, lesson: Lesson, path: Path | None, saved: Lesson | None) -> None:
        self._trace = run(lesson)
        self._history = History(lesson)
        self._opened, self._saved, self._path = lesson, saved, path
        self._kept = self._ghostless = self._ghost_lesson = self._ghost = None
        self.changed.emit()

    def _move(self, history: History) -> None:
        if history is self._history:
            return
        before, trace, ghost = self.lesson, self._trace, self._ghost
        if ghost is not None and ghost[0] is history.present:
            self._trace = ghost[1]
        elif not runs_alike(history.present, before):
            self._trace = run(history.present, after=(before, trace))
        self._history = history
        self._compare()
        if self.ghost_lesson is before:
            self._ghost = (before, trace)
        self.changed.emit()
