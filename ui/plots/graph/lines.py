"""Lines over the tokens: each value holds until the next is computed, so that no slope tells of what is to come."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF, QTransform

from simulator.arrays import Array64
from ui.paint.polyline import draw_polyline
from ui.paint.theme import Theme
from ui.plots.graph.looks import FORMER, LineStyle, paint_points, pen_of
from ui.plots.graph.over_tokens import OverTokens

STAIRS, POINTS, HOLDS = 14.0, 30.0, 3.0  # pixels of a token from which falls, points, and what holds are seen
TURN = 0.08  # of a token: how long a value takes to become the next
FINE = 16.0  # steps of a pixel: a line that rises less is level, and takes no corners
DENSE = 8.0  # corners in a column of pixels from which on four of them do
BAND = 0.13  # how opaque the band between two runs is


class Line(NamedTuple):
    """One unit's line: its place in the memory, and how it looks (None: faint)."""

    unit: int
    look: LineStyle | None


class Lines(OverTokens):
    """Values over the tokens, such as the memory of each unit: what a token leaves holds until the next has been read.

    `known` says from which share of a token on it is known what was kept, and what the token leaves: there the line
    goes to it. The former run's values are a line of their own beside one of the lines, with the band between both.
    """

    def __init__(self) -> None:
        super().__init__()
        self.values_shown: Array64 = np.zeros((1, 1))  # [T + 1, unit]
        self.kept_shown: Array64 | None = None  # [T, unit]
        self.lines_shown: Sequence[Line] = ()
        self.former_shown: tuple[int, Array64, Array64] | None = None  # of which unit, [T + 1], what was kept [T]
        self.known = (0.0, 0.0)

    def set_values(self, values: Array64, kept: Array64 | None = None) -> None:
        """`values` is [T + 1, unit], the first row the memory before the first token; `kept`, if any, [T, unit]."""
        self.values_shown, self.kept_shown = values, kept
        self.redraw()

    def set_lines(self, lines: Sequence[Line]) -> None:
        """Which lines there are, in the order in which they are drawn."""
        self.lines_shown = lines
        self.redraw()

    def set_former(self, unit: int, values: Array64 | None, kept: Array64 | None = None) -> None:
        """What a unit was in the former run, [T + 1], and what was kept, [T]; not a number where it has no counterpart.

        None without a former run.
        """
        self.former_shown = None if values is None else (unit, values, values[:-1] if kept is None else kept)
        self.redraw()

    def edge(self, pitch: float) -> float:
        """The moment; where tokens stand too close for values that hold, the last token that is computed."""
        position = self.until.position
        if pitch >= HOLDS or not math.isfinite(position):
            return position
        return math.floor(position - self.known[1]) + self.known[1]

    def height_at(self, position: float, unit: int) -> float:
        """The value of a unit's line at a position; not a number where it has none."""
        token = self._token_at(position)
        kept = None if self.kept_shown is None else float(self.kept_shown[token, unit])
        old, new = float(self.values_shown[token, unit]), float(self.values_shown[token + 1, unit])
        return self._height(position - token, old, kept, new)

    def former_height_at(self, position: float) -> float:
        """The value of the former run's line at a position; not a number where it has none."""
        if self.former_shown is None:
            return math.nan
        _, values, left = self.former_shown
        token = self._token_at(position)
        kept = None if self.kept_shown is None else float(left[token])
        return self._height(position - token, float(values[token]), kept, float(values[token + 1]))

    def _token_at(self, position: float) -> int:
        return min(max(int(position), 0), len(self.values_shown) - 2)

    def _height(self, share: float, old: float, kept: float | None, new: float) -> float:
        """The value when so much of a token has passed, on the way from the one before it to the one after."""
        (left, right), (falls, rises) = self.known, self._turns
        if kept is None:
            kept = old
        elif share <= right:
            return _between(old, kept, (share - left) / falls if falls else float(share > left))
        return _between(kept, new, (share - right) / rises if rises else float(share > right))

    @property
    def _turns(self) -> tuple[float, float]:
        """For how long, as shares of a token, a line falls to what was kept and goes on to what is left."""
        left, right = self.known
        return min(TURN, max(right - left, 0.0) / 2), min(TURN, (1.0 - right) / 2)

    def _kept(self, tokens: range, units: Sequence[int]) -> Array64 | None:
        return None if self.kept_shown is None else self.kept_shown[tokens.start : tokens.stop][:, units]

    def _values(self, tokens: range, units: Sequence[int]) -> Array64:
        """What units were before the first of the tokens and after each: [token + 1, unit]."""
        return self.values_shown[tokens.start : tokens.stop + 1][:, units]

    def _course(self, tokens: range, pitch: float, values: Array64, kept: Array64 | None) -> tuple[Array64, Array64]:
        """The corners of lines from the first of the tokens to the last: their places, and [corner, unit] values.

        `values` are those before the first of the tokens and after each, `kept` those of each.
        """
        left, right = self.known
        turns = self._turns
        old, new = values[:-1], values[1:]
        shares, rows = [right], [new]
        if pitch >= HOLDS:
            shares, rows = [right, right + turns[1]], [old, new]
        if pitch >= STAIRS and kept is not None:
            shares, rows = [left, left + turns[0], *shares], [old, kept, kept, new]
        xs = (np.arange(tokens.start, tokens.stop)[:, None] + np.array(shares)).ravel()
        ys = np.stack(rows, axis=1).reshape(len(xs), -1)
        return np.concatenate(([tokens.start], xs, [tokens.stop])), np.concatenate((old[:1], ys, new[-1:]))

    def paint_tokens(self, painter: QPainter, transform: QTransform, theme: Theme, first: int, stop: int) -> None:
        """The lines, from a token before the stretch to one behind it."""
        tokens = range(max(first - 1, 0), min(stop + 1, len(self.values_shown) - 1))
        if not tokens:  # the stretch lies beside the sequence
            return
        bold = [line for line in self.lines_shown if line.look is not None]
        faint = [line.unit for line in self.lines_shown if line.look is None]
        if faint:
            corners = self._pixels(transform, tokens, self._values(tokens, faint), None)
            self._paint_faint(painter, *spanned(*corners), theme)
        if self.former_shown is not None:
            self._paint_former(painter, transform, theme, tokens)
        for line in bold:
            assert line.look is not None
            values, kept = self._values(tokens, [line.unit]), self._kept(tokens, [line.unit])
            xs, ys = thinned(*self._pixels(transform, tokens, values, kept))
            self._paint_line(painter, line.look, xs, ys[:, 0], theme)
            if abs(transform.m11()) >= POINTS:
                self._paint_points(painter, line.look, transform, tokens, values[:, 0], theme)

    def _pixels(
        self, transform: QTransform, tokens: range, values: Array64, kept: Array64 | None
    ) -> tuple[Array64, Array64]:
        """The corners of lines in pixels, each behind the moment from which on it is known."""
        xs, ys = self._course(tokens, abs(transform.m11()), values, kept)
        behind = math.copysign(1.0, transform.m11())
        return xs * transform.m11() + transform.dx() + behind, ys * transform.m22() + transform.dy()

    def _paint_line(self, painter: QPainter, look: LineStyle, xs: Array64, ys: Array64, theme: Theme) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for run in _finite_runs(ys):
            if run.stop - run.start < 2:  # a value alone is a point and no line
                continue
            fine = np.round(ys[run] * FINE) / FINE
            turns = np.diff(fine) != 0.0
            corners = np.concatenate(([True], turns[:-1] | turns[1:], [True]))
            places = zip(xs[run][corners].tolist(), fine[corners].tolist(), strict=True)
            points = [QPointF(*point) for point in places]
            draw_polyline(painter, points, pen_of(look, theme))

    def _paint_points(
        self, painter: QPainter, look: LineStyle, transform: QTransform, tokens: range, values: Array64, theme: Theme
    ) -> None:
        """A point where a token has left its value, behind the moment at which it is known."""
        radius = 3.8 if look.width > 2 else 3.2
        found = np.flatnonzero(np.isfinite(values[1:]))
        behind = math.copysign(radius, transform.m11())
        xs = (found + tokens.start + min(self.known[1] + TURN, 1.0)) * transform.m11() + transform.dx() + behind
        ys = values[found + 1] * transform.m22() + transform.dy()
        paint_points(painter, look, zip(xs.tolist(), ys.tolist(), strict=True), radius, theme)

    def _paint_former(self, painter: QPainter, transform: QTransform, theme: Theme, tokens: range) -> None:
        """The line of the former run, and the band between it and the line of this one."""
        assert self.former_shown is not None
        unit, former, kept = self.former_shown
        left = None if self.kept_shown is None else kept[tokens.start : tokens.stop, None]
        xs, then = thinned(*self._pixels(transform, tokens, former[tokens.start : tokens.stop + 1, None], left))
        own = self._pixels(transform, tokens, self._values(tokens, [unit]), self._kept(tokens, [unit]))
        _, now = thinned(*own)
        tint = QColor(theme.colour("ink"))
        tint.setAlphaF(BAND)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tint)
        for run in _finite_runs(then[:, 0] + now[:, 0]):
            painter.drawPolygon(QPolygonF([QPointF(*each) for each in band(xs[run], now[run, 0], then[run, 0])]))
        self._paint_line(painter, FORMER, xs, then[:, 0], theme)

    def _paint_faint(self, painter: QPainter, xs: Array64, ys: Array64, theme: Theme) -> None:
        """The lines in the background, as one path."""
        steps, units = ys.shape
        connect = np.ones((units, steps), dtype=np.int32)
        connect[:, -1] = 0
        path = pg.arrayToQPath(np.tile(xs, units), np.ascontiguousarray(ys.T).ravel(), connect.ravel())
        colour = QColor(theme.colour("faint"))
        colour.setAlphaF(0.5 if units <= 64 else 0.3)
        painter.setPen(QPen(colour, 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # nearly all of them are level
        painter.drawPath(path)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def thinned(xs: Array64, ys: Array64) -> tuple[Array64, Array64]:
    """The corners of lines [corner, line] in pixels, of many in one column of pixels the first, the ends of its span
    and the last: they cover the same pixels.
    """
    starts = np.flatnonzero(np.diff(np.floor(xs), prepend=np.nan))
    if len(xs) < DENSE * len(starts):
        return xs, ys
    stops = np.append(starts[1:], len(xs)) - 1
    least, most = _span(ys, starts)
    places = np.stack((xs[starts], xs[starts], xs[stops], xs[stops]), axis=1).ravel()
    return places, np.stack((ys[starts], least, most, ys[stops]), axis=1).reshape(len(places), -1)


def spanned(xs: Array64, ys: Array64) -> tuple[Array64, Array64]:
    """The same by the ends of each span alone: lines in the background may be where others are between two columns."""
    starts = np.flatnonzero(np.diff(np.floor(xs), prepend=np.nan))
    if len(xs) < DENSE * len(starts):
        return xs, ys
    return np.repeat(xs[starts], 2), np.stack(_span(ys, starts), axis=1).reshape(2 * len(starts), -1)


def _span(ys: Array64, starts: NDArray[np.intp]) -> tuple[Array64, Array64]:
    """The least and the largest number of each stretch of corners."""
    with np.errstate(invalid="ignore"):
        return np.fmin.reduceat(ys, starts, axis=0), np.fmax.reduceat(ys, starts, axis=0)


def band(xs: Array64, now: Array64, then: Array64) -> list[tuple[float, float]]:
    """The corners of the area between two lines: along one, and back along the other."""
    there = list(zip(xs.tolist(), now.tolist(), strict=True))
    return there + list(zip(xs[::-1].tolist(), then[::-1].tolist(), strict=True))


def _between(start: float, stop: float, way: float) -> float:
    """The value on the way from one to another, which are as they are before and behind it."""
    if way <= 0.0:
        return start
    return stop if way >= 1.0 else start + (stop - start) * way


def _finite_runs(ys: Array64) -> list[slice]:
    """The stretches of a line that have numbers."""
    bounds = np.flatnonzero(np.diff(np.concatenate(([0], np.isfinite(ys).astype(np.int8), [0]))))
    return [slice(int(start), int(stop)) for start, stop in bounds.reshape(-1, 2)]
