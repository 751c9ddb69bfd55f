"""A drag as one edit: however often it moves, it is taken back at once, and the ghost is the run before it."""

from __future__ import annotations

from simulator.lessons.resolve import ResolvedLesson
from simulator.lessons.schema import Lesson
from ui.state.document import Document
from ui.state.token_edits import LessonChange


class DragEdit:
    """Makes the edits of one drag after the other."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._begun: ResolvedLesson | None = None
        self._made: list[Lesson] = []  # since then

    def to(self, label: str, change: LessonChange) -> None:
        """Go on with the drag, or begin one: `change` is made to the lesson as it was before it. Raises LessonError."""
        now, begun = self._document.newest_resolved, self._begun
        if begun is None or all(now.lesson is not each for each in (begun.lesson, *self._made)):
            begun, self._made = now, []
            self._begun = begun
        self._document.edit(label, change(begun), merge=now.lesson is not begun.lesson)
        self._made.append(self._document.newest)

    def end(self) -> None:
        """The drag is over: the next one is another edit."""
        self._begun, self._made = None, []
