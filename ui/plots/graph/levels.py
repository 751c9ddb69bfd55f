"""Lines at round values, with their numbers: the scale of a plot, the same for all of a run."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPen, QTransform

from ui.film.text.number_format import MINUS
from ui.paint.text import font
from ui.paint.theme import Theme
from ui.plots.graph.over_tokens import OverTokens
from ui.settings.translation import write_number

ROOM = 20.0  # pixels that a level needs for its number
SIZE = 11.0  # of its number


class Levels(OverTokens):
    """Lines at round values, each with its number at the left edge, as `write` has it."""

    def __init__(self) -> None:
        super().__init__()
        self.write: Callable[[float], str] = plain

    def paint_tokens(self, painter: QPainter, transform: QTransform, theme: Theme, first: int, stop: int) -> None:
        """The lines and their numbers."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setFont(font(SIZE))
        height = abs(transform.m22()) * (self.values[1] - self.values[0])
        for value in round_values(*self.values, most=min(max(int(height / ROOM), 1), 4)):
            start, end = transform.map(QPointF(self.span[0], value)), transform.map(QPointF(self.span[1], value))
            painter.setPen(QPen(theme.colour("faint" if value == 0 else "grid"), 1.0))
            painter.drawLine(QPointF(start.x(), round(start.y())), QPointF(end.x(), round(end.y())))
            painter.setPen(theme.colour("muted"))
            above = round(start.y()) - 3
            top = transform.map(QPointF(0.0, self.values[1])).y()
            painter.drawText(
                QPointF(start.x() + 3, above if above - 10 > top else above + 14), write_number(self.write(value))
            )


def plain(value: float) -> str:
    """A number of an axis."""
    return f"{value:g}".replace("-", MINUS)


def power_of_ten(value: float) -> str:
    """The number whose decimal logarithm is `value`: "0.01", "100", "1e−12"."""
    return plain(10.0**value) if -4 <= value <= 5 else f"1e{value:g}".replace("-", MINUS)


def round_values(low: float, high: float, most: int = 4) -> list[float]:
    """At most so many round values between `low` and `high`, zero among them where it lies there."""
    step = 10.0 ** math.floor(math.log10((high - low) / most))
    while math.floor(high / step) - math.ceil(low / step) + 1 > most:
        step *= 2.5 if f"{step:e}"[0] == "2" else 2.0
    return [k * step for k in range(math.ceil(low / step), math.floor(high / step) + 1)]
