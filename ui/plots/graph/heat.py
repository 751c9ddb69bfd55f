"""A map of shades over the tokens: a column a token, a row a unit or a moment."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPen, QTransform

from simulator.arrays import Array
from ui.paint.strips import shade_indices
from ui.paint.theme import Theme
from ui.plots.graph.items import OverTokens


class Heat(OverTokens):
    """Values [row, token], row 0 on top; `scale` and `limit` as in a strip. `ring` is the row that is framed, or −1.

    The first column is the token `start`.
    """

    def __init__(self) -> None:
        super().__init__()
        self.map: Array = np.zeros((1, 1))
        self._scale, self._limit = "signed", 1.0
        self.ring, self.start = -1, 0

    def set_map(self, values: Array, scale: str, limit: float, start: int = 0) -> None:
        """Show other values."""
        self.map, self._scale, self._limit, self.start = values, scale, limit, start
        self.update()

    def set_ring(self, row: int) -> None:
        """Frame another row."""
        if row != self.ring:
            self.ring = row
            self.update()

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
        field = QRectF(transform.map(QPointF(first, high)), transform.map(QPointF(stop, low)))
        coarse = field.width() >= stop - first and field.height() >= rows
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not coarse)
        painter.drawImage(field, picture)
        if 0 <= self.ring < rows:
            top = field.top() + field.height() * self.ring / rows
            painter.setPen(QPen(theme.colour("eye"), 1.6))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(field.left(), top, field.width(), max(field.height() / rows, 2.0)))
