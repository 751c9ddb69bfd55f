"""A map of shades over the tokens: a column a token, a row a unit or a moment."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPolygonF, QTransform

from simulator.arrays import Array, Array64
from ui.paint.strips import shade_indices
from ui.paint.theme import Theme
from ui.plots.graph.looks import FORMER, pen_of
from ui.plots.graph.over_tokens import PALE, OverTokens, Until

FORMER_FROM, FORMER_BAND = 14.0, 0.6  # pixels of a row with room for the former run; how opaque the band to it is


class Heat(OverTokens):
    """Values [row, token], row 0 on top; `scale` and `limit` as in a strip. `ring` is the row that is framed, or −1.

    The first column is the token `start`. A column is shown from the share `known` of its token on. Where the rows are
    moments, those from `rows_known` on have not come.
    """

    def __init__(self) -> None:
        super().__init__()
        self.map: Array = np.zeros((1, 1))
        self._scale, self._limit = "signed", 1.0
        self.ring, self.start = -1, 0
        self.known = 0.0
        self.rows_known: int | None = None
        self.former_shown: Array64 | None = None  # of the framed row: [token], from 0 to 1

    def set_map(self, values: Array, scale: str, limit: float, start: int = 0) -> None:
        """Show other values."""
        self.map, self._scale, self._limit, self.start = values, scale, limit, start
        self.redraw()

    def set_ring(self, row: int, former: Array64 | None = None) -> None:
        """Frame another row; `former` is what its values were in the former run, as heights in it."""
        self.ring, self.former_shown = row, former
        self.redraw()

    def set_rows_known(self, rows: int) -> None:
        """Show so many moments."""
        if rows != self.rows_known:
            self.rows_known = rows
            self.redraw()

    def show_until(self, until: Until) -> None:
        """Show the run as far as this; rows that have not come are left out, or pale."""
        if until.ahead != self.until.ahead:
            self._picture = None
        super().show_until(until)

    def edge(self, pitch: float) -> float:
        """Through a token as it goes from where its column is known to its end."""
        position = self.until.position
        if not 0.0 <= position < self.count:
            return position
        token = int(position)
        return token + max(position - token - self.known, 0.0) / max(1.0 - self.known, 1e-9)

    def paint_tokens(self, painter: QPainter, transform: QTransform, theme: Theme, first: int, stop: int) -> None:
        """The part of the map that is in view, as one image."""
        rows, first, stop = len(self.map), max(first, self.start), min(stop, self.start + self.map.shape[1])
        if stop <= first or not rows:
            return
        part = np.ascontiguousarray(self.map[:, first - self.start : stop - self.start])
        table = theme.gate_pixels if self._scale == "gate" else theme.signed_pixels
        found = shade_indices(part.ravel(), self._scale, self._limit)
        pixels = np.ascontiguousarray(table[found].reshape(part.shape), dtype=np.uint32)
        picture = QImage(pixels.data, stop - first, rows, 4 * (stop - first), QImage.Format.Format_RGB32)
        low, high = self.values
        field = QRectF(transform.map(QPointF(first, high)), transform.map(QPointF(stop, low))).normalized()
        if transform.m11() < 0.0:
            picture = picture.flipped(Qt.Orientation.Horizontal)
        coarse = field.width() >= stop - first and field.height() >= rows
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not coarse)
        self._paint_rows(painter, field, picture)
        if 0 <= self.ring < rows:
            top, height = field.top() + field.height() * self.ring / rows, field.height() / rows
            if self.former_shown is not None and height >= FORMER_FROM:
                self._paint_former(painter, transform, theme, range(first, stop), QRectF(0.0, top, 0.0, height))
            painter.setPen(QPen(theme.colour("eye"), 1.6))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(field.left(), top, field.width(), max(height, 2.0)))

    def _paint_rows(self, painter: QPainter, field: QRectF, picture: QImage) -> None:
        """The image, as far down as there are moments; the rest pale where what comes later is shown."""
        rows = picture.height()
        known = rows if self.rows_known is None else min(max(self.rows_known, 0), rows)
        for top, bottom, opacity in ((0, known, 1.0), (known, rows, PALE if self.until.ahead else 0.0)):
            if bottom > top and opacity:
                painter.setOpacity(opacity)
                place = QRectF(field.left(), field.top() + field.height() * top / rows, field.width(), 0.0)
                place.setHeight(field.height() * (bottom - top) / rows)
                painter.drawImage(place, picture, QRectF(0.0, top, picture.width(), bottom - top))
        painter.setOpacity(1.0)

    def _paint_former(self, painter: QPainter, transform: QTransform, theme: Theme, tokens: range, row: QRectF) -> None:
        """In the framed row the former run's values as a dashed line, and the band to those of this run."""
        assert self.former_shown is not None
        now, then = self.map[self.ring], self.former_shown
        bottom, height = row.bottom() - 2.0, row.height() - 4.0
        lines: list[list[QPointF]] = [[], []]
        for token in tokens:
            if np.isfinite(then[token]):
                for points, value in zip(lines, (now[token - self.start], then[token]), strict=True):
                    y = bottom - height * min(max(float(value), 0.0), 1.0)
                    points += [QPointF(transform.map(QPointF(token + side, 0.0)).x(), y) for side in (0.0, 1.0)]
        tint = QColor(theme.colour("kept"))
        tint.setAlphaF(FORMER_BAND)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tint)
        painter.drawPolygon(QPolygonF(lines[0] + lines[1][::-1]))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        pen = pen_of(FORMER, theme)
        painter.setPen(QPen(theme.colour("panel"), pen.widthF() + 2.0))
        painter.drawPolyline(QPolygonF(lines[1]))
        painter.setPen(pen)
        painter.drawPolyline(QPolygonF(lines[1]))
