"""The equation of the beat in view, worked out line by line."""

from __future__ import annotations

from collections.abc import Sequence

from ui.film.marks import Mark, Text
from ui.film.text.formula import Runs
from ui.panels.inspector.steps import wrap
from ui.settings.translation import translate
from ui.widgets.mark_canvas import MarkCanvas

SIZE, LEADING, INDENT = 16.0, 26.0, 16.0


class Working(MarkCanvas):
    """Lines of a formula, broken where the panel is narrow."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[Runs, ...] = ()
        self.setAccessibleName(translate("Inspector", "Formula with numbers"))

    def show_lines(self, lines: tuple[Runs, ...]) -> None:
        """Show other lines."""
        self._lines = lines
        self.refresh()

    def compose(self, width: float) -> tuple[Sequence[Mark], float]:
        """The lines below each other; what is broken goes on indented."""
        marks: list[Mark] = []
        y = 20.0
        for line in self._lines:
            for k, part in enumerate(wrap(line, SIZE, width)):
                x = INDENT if k else 0.0
                marks.append(Text(x, y, part, SIZE, "ink", limit=width - x))
                y += LEADING
        return marks, y - 12.0
