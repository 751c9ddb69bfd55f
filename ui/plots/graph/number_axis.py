"""An axis of numbers, written as the window writes them."""

from __future__ import annotations

from collections.abc import Sequence

import pyqtgraph as pg

from ui.settings.translation import write_number


class NumberAxis(pg.AxisItem):
    """What is written is the number itself, in no unit, with the decimal sign of the window's language."""

    def __init__(self, side: str) -> None:
        super().__init__(side)
        self.enableAutoSIPrefix(False)

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:  # noqa: N802
        """The numbers at the ticks."""
        return [write_number(text) for text in super().tickStrings(values, scale, spacing)]
