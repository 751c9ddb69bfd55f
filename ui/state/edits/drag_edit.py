"""A drag as one edit: however often it moves, it is taken back at once, and the ghost is the run before it."""

from __future__ import annotations

import math

from simulator.lessons.resolve import ResolvedLesson
from simulator.lessons.schema import Lesson
from ui.state.document import Document
from ui.state.edits.token_edits import LessonChange

SLACK = 4  # pixels before a press is a pull
WHOLE = 120.0  # pixels for a change as large as the scale of a number


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


class Pull:
    """A number that is pulled up for more and down for less, from where it was pressed: at `y` pixels.

    A change as large as `scale` takes `WHOLE` pixels. It stays within `bounds`.
    """

    def __init__(
        self, value: float, y: float, scale: float, bounds: tuple[float, float] = (-math.inf, math.inf)
    ) -> None:
        self._value, self._y, self._scale, self._bounds = value, y, scale or 1.0, bounds
        self.is_begun = False

    def to(self, y: float, *, fine: bool = False) -> float | None:
        """The number at a height, rounded to a hundredth of the scale; `fine` moves it by a tenth, to a thousandth.

        None as long as the hand has hardly moved.
        """
        if not self.is_begun and abs(y - self._y) < SLACK:
            return None
        self.is_begun = True
        low, high = self._bounds
        moved = self._value + (self._y - y) / WHOLE * self._scale * (0.1 if fine else 1.0)
        self._value, self._y = min(max(moved, low), high), y
        digits = 2 - math.floor(math.log10(self._scale)) + fine
        return min(max(round(self._value, digits), low), high)
