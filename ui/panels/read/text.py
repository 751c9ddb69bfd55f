"""Words to be read in a column, in lines that stand far enough apart."""

from __future__ import annotations

from collections.abc import Sequence

from ui.film.marks import Mark, Paragraph
from ui.paint.text import LEADING, break_lines
from ui.widgets.mark_canvas import MarkCanvas

SIZE, SMALL = 14.0, 13.0


class Prose(MarkCanvas):
    """A text as high as it needs; `role` is its colour."""

    def __init__(self, size: float = SIZE, role: str = "ink") -> None:
        super().__init__()
        self._size, self._role = size, role
        self.words = ""

    def show_words(self, words: str) -> None:
        """Show another text."""
        if words != self.words:
            self.words = words
            self.setAccessibleName(words)
            self.refresh()

    def needs(self, words: str, width: float) -> float:
        """The height of a text in a width."""
        lines, size = break_lines(words, self._size, 400, max(width, 1.0), float("inf"))
        return len(lines) * size * LEADING if words else 0.0

    def compose(self, width: float) -> tuple[Sequence[Mark], float]:
        """One paragraph."""
        height = self.needs(self.words, width)
        return (Paragraph(0.0, 0.0, width, height + 1.0, self.words, self._size, self._role, "start"),), height
