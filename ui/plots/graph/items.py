"""What is drawn in the plots: levels, lines over the tokens, bars in them. Painted once, then kept."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF, QTransform
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from simulator.arrays import Array64
from ui.film.text.number_format import MINUS
from ui.paint.polyline import draw_polyline
from ui.paint.text import font
from ui.paint.theme import Theme
from ui.plots.graph.looks import LineStyle, outline
from ui.settings.translation import write_number

MARGIN, MIDDLE = 0.14, 0.5  # of a token: the room beside its bars, and where they meet
ROOM = 24.0  # pixels that a level needs for its number


class OverTokens(pg.GraphicsObject):
    """Something over the tokens: x counts them, from 0 to `count`; y lies between `low` and `high`.

    It covers the stretch in view and is painted in pixels into an image that the view keeps: a cursor that moves
    over it costs next to nothing.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)
        self.theme: Theme | None = None
        self.count = 0
        self.values = (0.0, 1.0)
        self.span = (0.0, 1.0)

    def cover(self, count: int, low: float, high: float) -> None:
        """Cover so many tokens, and the values between these two."""
        self.prepareGeometryChange()
        self.count, self.values = count, (low, high)
        self.update()

    def show_span(self, first: float, last: float) -> None:
        """Show a stretch of the tokens."""
        self.prepareGeometryChange()
        self.span = (first, last)
        self.update()

    def apply_theme(self, theme: Theme) -> None:
        """Paint in this theme."""
        self.theme = theme
        self.update()

    def boundingRect(self) -> QRectF:  # noqa: N802
        """The stretch in view."""
        (first, last), (low, high) = self.span, self.values
        return QRectF(first, low, last - first, high - low)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Paint the stretch in view, in pixels."""
        if self.theme is None or not self.count:
            return
        transform = painter.worldTransform()
        painter.save()
        painter.setWorldTransform(QTransform())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        first, stop = max(math.floor(self.span[0]), 0), min(math.ceil(self.span[1]), self.count)
        self.paint_tokens(painter, transform, self.theme, first, stop)
        painter.restore()

    def paint_tokens(self, painter: QPainter, transform: QTransform, theme: Theme, first: int, stop: int) -> None:
        """Paint the tokens `first` to `stop - 1`; `transform` leads from tokens and values to pixels."""
        raise NotImplementedError


class Levels(OverTokens):
    """Lines at round values, each with its number at the left edge, as `write` has it."""

    def __init__(self) -> None:
        super().__init__()
        self.write: Callable[[float], str] = plain

    def paint_tokens(self, painter: QPainter, transform: QTransform, theme: Theme, first: int, stop: int) -> None:
        """The lines and their numbers."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setFont(font(10.0))
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


class Line(NamedTuple):
    """One unit's line: its place in the memory, how it looks (None: faint), and whether the unit is selected."""

    unit: int
    look: LineStyle | None
    selected: bool


class Lines(OverTokens):
    """Values over the tokens, such as the memory of each unit: after token k at k + ½, before the first at 0.

    Of one unit every step can be shown as its fall to what was kept and the rise, or fall, by what was added.
    """

    def __init__(self) -> None:
        super().__init__()
        self.values_shown: Array64 = np.zeros((1, 1))  # [T + 1, unit]
        self.lines_shown: Sequence[Line] = ()
        self.steps_shown: tuple[Array64, Array64, Array64] | None = None

    def set_values(self, values: Array64) -> None:
        """`values` is [T + 1, unit], the first row the memory before the first token."""
        self.values_shown = values
        self.update()

    def set_steps(self, old: Array64, kept: Array64, new: Array64) -> None:
        """The memory of one unit before each token, what the token left of it, and after it: [T] each."""
        self.steps_shown = (old, kept, new)
        self.update()

    def set_lines(self, lines: Sequence[Line]) -> None:
        """Which lines there are, in the order in which they are drawn."""
        self.lines_shown = lines
        self.update()

    def paint_tokens(self, painter: QPainter, transform: QTransform, theme: Theme, first: int, stop: int) -> None:
        """The lines, from a token before the stretch to one behind it."""
        rows = np.arange(max(first - 1, 0), min(stop + 2, len(self.values_shown)))
        if len(rows) < 2:  # the stretch lies beside the sequence
            return
        xs = np.where(rows == 0, 0.0, rows - 0.5) * transform.m11() + transform.dx()
        ys = self.values_shown[rows] * transform.m22() + transform.dy()
        self._paint_faint(painter, xs, ys[:, [line.unit for line in self.lines_shown if line.look is None]], theme)
        dots = transform.m11() >= 14.0  # pixels a token
        if dots and self.steps_shown is not None:
            self._paint_steps(painter, transform, theme, range(first, min(stop, len(self.steps_shown[0]))))
        for line in self.lines_shown:
            if line.look is not None:
                points = [QPointF(*point) for point in zip(xs.tolist(), ys[:, line.unit].tolist(), strict=True)]
                painter.setBrush(Qt.BrushStyle.NoBrush)
                draw_polyline(painter, points, _pen(line.look, line.selected, theme))
                if dots:
                    painter.setPen(Qt.PenStyle.NoPen)
                    painter.setBrush(theme.colour(line.look.role))
                    _paint_points(painter, points, line.look.shape, 4.2 if line.selected else 3.0)

    def _paint_steps(self, painter: QPainter, transform: QTransform, theme: Theme, tokens: range) -> None:
        """In every token, left of its point, a bar from old to kept, and right of it one from kept to new."""
        assert self.steps_shown is not None
        old, kept, new = self.steps_shown
        wide = min(0.12 * transform.m11(), 6.0)
        painter.setPen(Qt.PenStyle.NoPen)
        for token in tokens:
            for role, start, end, side in (("forget", old, kept, -1.5), ("input", kept, new, 0.5)):
                a = transform.map(QPointF(token + MIDDLE, float(start[token])))
                b = transform.map(QPointF(token + MIDDLE, float(end[token])))
                bar = QRectF(a.x() + side * wide, min(a.y(), b.y()), wide, abs(b.y() - a.y()))
                if bar.height() >= 1.0:
                    colour = QColor(theme.colour(role))
                    colour.setAlphaF(0.6)
                    painter.fillRect(bar, colour)

    def _paint_faint(self, painter: QPainter, xs: Array64, ys: Array64, theme: Theme) -> None:
        """The lines in the background, as one path."""
        if not ys.shape[1]:
            return
        steps, units = ys.shape
        connect = np.ones((units, steps), dtype=np.int32)
        connect[:, -1] = 0
        path = pg.arrayToQPath(np.tile(xs, units), np.ascontiguousarray(ys.T).ravel(), connect.ravel())
        colour = QColor(theme.colour("faint"))
        colour.setAlphaF(0.5 if units <= 64 else 0.3)
        painter.setPen(QPen(colour, 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)


def _pen(look: LineStyle, selected: bool, theme: Theme) -> QPen:
    pen = QPen(theme.colour(look.role), 3.0 if selected else 1.8)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    if look.dashed:
        pen.setDashPattern([4.0, 2.5])
    return pen


def _paint_points(painter: QPainter, points: Sequence[QPointF], shape: str, radius: float) -> None:
    for point in points:
        corners = outline(shape, point.x(), point.y(), radius)
        if corners:
            painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))
        else:
            painter.drawEllipse(point, radius, radius)


class BarSegments(NamedTuple):
    """One of the bars in every token: from `start` to `stop` [T], its colour role, and how it is filled."""

    start: Array64
    stop: Array64
    role: str
    pattern: Qt.BrushStyle
    right: bool  # in the right half of the token


class Bars(OverTokens):
    """What became of the memory at each token: at the left what was there, at the right what was added."""

    def __init__(self) -> None:
        super().__init__()
        self.parts_shown: Sequence[BarSegments] = ()

    def set_parts(self, parts: Sequence[BarSegments]) -> None:
        """The bars of every token."""
        self.parts_shown = parts
        self.update()

    def paint_tokens(self, painter: QPainter, transform: QTransform, theme: Theme, first: int, stop: int) -> None:
        """The bars of these tokens."""
        for part in self.parts_shown:
            colour = theme.colour(part.role)
            solid = part.pattern == Qt.BrushStyle.SolidPattern
            painter.setPen(Qt.PenStyle.NoPen if solid else QPen(colour, 1.0))
            painter.setBrush(QBrush(colour, part.pattern))
            left, right = (MIDDLE, 1 - MARGIN) if part.right else (MARGIN, MIDDLE)
            for token in range(first, min(stop, len(part.start))):
                a, b = float(part.start[token]), float(part.stop[token])
                if a != b:
                    start = transform.map(QPointF(token + left, a))
                    end = transform.map(QPointF(token + right, b))
                    bar = QRectF(start, end).normalized().adjusted(0.5, 0, -0.5, 0)
                    if solid:
                        painter.drawRect(bar)
                    elif bar.height() >= 1.5:  # an outline thinner than its pen would say too much
                        painter.drawRect(bar.adjusted(0.5, 0.5, -0.5, -0.5))
