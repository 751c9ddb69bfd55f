"""Lines at round values, with their numbers: the scale of a plot, the same for all of a run."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen, QTransform

from ui.film.text.number_format import MINUS
from ui.paint.text import advance, font, write
from ui.paint.theme import Theme
from ui.plots.graph.labels import GROUND
from ui.plots.graph.over_tokens import OverTokens
from ui.settings.translation import write_number

ROOM = 20.0  # pixels that a level needs for its number
SIZE, HIGH = 11.0, 10.0  # of its number: the letters, and how high they are


class Levels(OverTokens):
    """Lines at round values. Their `numbers` stand over all that is drawn, so that no line covers them."""

    def __init__(self) -> None:
        super().__init__()
        self.numbers = LevelNumbers()

    def paint_tokens(self, painter: QPainter, transform: QTransform, theme: Theme, first: int, stop: int) -> None:
        """The lines."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for value in _shown_values(self.values, transform):
            start, end = transform.map(QPointF(self.span[0], value)), transform.map(QPointF(self.span[1], value))
            painter.setPen(QPen(theme.colour("faint" if value == 0 else "grid"), 1.0))
            painter.drawLine(QPointF(start.x(), round(start.y())), QPointF(end.x(), round(end.y())))


class LevelNumbers(OverTokens):
    """The number of each level at the left edge, as `write` has it, on a ground through which lines are seen."""

    def __init__(self) -> None:
        super().__init__()
        self.write: Callable[[float], str] = plain

    def paint_tokens(self, painter: QPainter, transform: QTransform, theme: Theme, first: int, stop: int) -> None:
        """The numbers."""
        ground = QColor(theme.colour("panel"))
        ground.setAlphaF(GROUND)
        painter.setPen(theme.colour("muted"))
        for text, place in self.places(transform):
            painter.fillRect(place, ground)
            write(painter, place.x() + 2, place.y() + HIGH, text, font(SIZE))

    def places(self, transform: QTransform) -> list[tuple[str, QRectF]]:
        """Each number with its place in pixels: above its line, or below where it would not be in view, or nowhere
        where it would stand over the number below it.
        """
        top = transform.map(QPointF(0.0, self.values[1])).y()
        found: list[tuple[str, QRectF]] = []
        for value in _shown_values(self.values, transform):
            ends = [transform.map(QPointF(side, value)) for side in self.span]
            line = min(ends, key=lambda end: end.x())
            above = round(line.y()) - 3
            base = above if above - HIGH > top else above + 14
            text = write_number(self.write(value))
            place = QRectF(line.x() + 1, base - HIGH, advance(text, SIZE) + 4, HIGH + 2)
            if not found or place.bottom() <= found[-1][1].top():
                found.append((text, place))
        return found


def _shown_values(values: tuple[float, float], transform: QTransform) -> list[float]:
    """The round values for whose numbers there is room."""
    height = abs(transform.m22()) * (values[1] - values[0])
    return round_values(*values, most=min(max(int(height / ROOM), 1), 4))


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
