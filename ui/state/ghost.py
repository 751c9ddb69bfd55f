"""The run that is compared with: the one before the last edit, or one that was kept."""

from __future__ import annotations

from simulator.lessons.edits.history import History
from simulator.lessons.run import Run
from simulator.lessons.schema import Lesson
from simulator.lessons.variants import runs_alike


class Ghost:
    """Which lesson is compared with, and its run as far as that is known."""

    def __init__(self) -> None:
        self.lesson: Lesson | None = None
        self.known: tuple[Lesson, Run | None] | None = None
        """A run that was the ghost, or may become it; None in place of one that cannot be finished."""
        self._kept: Lesson | None = None  # what stays the ghost, whatever is edited
        self._let_go: Lesson | None = None  # the lesson at which it was let go

    @property
    def run(self) -> Run | None:
        """The run that is known; None where there is none."""
        return None if self.known is None else self.known[1]

    @property
    def is_kept(self) -> bool:
        """Whether one run stays the ghost, whatever is edited."""
        return self._kept is not None

    def wanted(self, history: History, opened: Lesson) -> Lesson | None:
        """The lesson to compare with the present one of a history; None once all is taken back."""
        if self._let_go is not None and runs_alike(self._let_go, history.present):
            return None
        if self._kept is not None:
            return None if runs_alike(self._kept, history.present) else self._kept
        return None if runs_alike(history.present, opened) else history.before

    def keep(self, lesson: Lesson | None, trace: Run) -> None:
        """Stay at a lesson, whose run it is; or with None go on with the one before each edit."""
        self._kept, self._let_go = lesson, None
        if lesson is not None:
            self.known = (lesson, trace)

    def let_go(self, lesson: Lesson) -> None:
        """Compare a lesson with nothing."""
        self._kept, self._let_go, self.lesson = None, lesson, None

    def take(self, lesson: Lesson | None, run: Run | None) -> None:
        """Know the run of the lesson that is compared with; another is of no use."""
        if lesson is not None and lesson is self.lesson:
            self.known = (lesson, run)
