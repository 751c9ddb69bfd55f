"""Bars in every token, such as what was kept, forgotten and added."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen, QTransform

from simulator.arrays import Array64
from ui.paint.theme import Theme
from ui.plots.graph.over_tokens import OverTokens

MARGIN, MIDDLE = 0.14, 0.5  # of a token: the room beside its bars, and where they meet


class BarSegments(NamedTuple):
    """One of the bars in every token: from `start` to `stop` [T], its colour role, and how it is filled."""

    start: Array64
    stop: Array64
    role: str
    pattern: Qt.BrushStyle
    right: bool  # in the right half of the token


class Bars(OverTokens):
    """What became of the memory at each token: at the left what was there, at the right what was added.

    `known` says from which share of a token on its left and its right bar are known: they are shown from there on.
    """

    def __init__(self) -> None:
        super().__init__()
        self.parts_shown: Sequence[BarSegments] = ()
        self.known = (0.0, 0.0)

    def set_parts(self, parts: Sequence[BarSegments]) -> None:
        """The bars of every token."""
        self.parts_shown = parts
        self.redraw()

    def edge(self, pitch: float) -> float:
        """Behind the bars that are known."""
        position = self.until.position
        if not 0.0 <= position < self.count:
            return position
        token = int(position)
        left, right = self.known
        times, places = (0.0, max(left, 1e-9), max(right, left, 2e-9), 1.0), (0.0, MARGIN, MIDDLE, 1.0)
        return token + float(np.interp(position - token, times, places))

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
