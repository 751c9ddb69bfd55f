"""A drag as one edit: however often it moves, it is taken back at once, and the ghost is the run before it."""

from __future__ import annotations

from collections.abc import Callable

from simulator.lessons.run import Lesson
from ui.state.document import Document


class DragEdit:
    """Makes the edits of one drag after the other."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._begun: Lesson | None = None
        self._made: list[Lesson] = []  # since then

    def to(self, label: str, change: Callable[[Lesson], Lesson]) -> None:
        """Go on with the drag, or begin one: `change` is made to the lesson as it was before it. Raises LessonError."""
        lesson = self._document.newest
        begun = self._begun
        if begun is None or all(lesson is not each for each in (begun, *self._made)):
            begun, self._made = lesson, []
            self._begun = begun
        self._document.edit(label, change(begun), merge=lesson is not begun)
        self._made.append(self._document.newest)

    def end(self) -> None:
        """The drag is over: the next one is another edit."""
        self._begun, self._made = None, []
