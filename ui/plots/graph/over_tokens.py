"""What is drawn over the tokens of a plot: painted once, kept, and shown as far as the run has come."""

from __future__ import annotations

import math
from typing import NamedTuple

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap, QTransform
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from ui.paint.theme import Theme

PALE = 0.3  # how opaque is what comes later, where it is shown


class Until(NamedTuple):
    """How far a plot shows its run: up to a position in tokens, or `back` from the end down to it.

    `ahead`: the rest is there too, pale.
    """

    position: float
    ahead: bool = False
    back: bool = False


WHOLE = Until(math.inf)


class OverTokens(pg.GraphicsObject):
    """Something over the tokens: x counts them, from 0 to `count`; y lies between `low` and `high`.

    The stretch in view is painted in pixels into a picture that is kept. What lies behind the moment is cut off that
    picture, so that a cursor that moves over it costs next to nothing.
    """

    def __init__(self) -> None:
        super().__init__()
        self.theme: Theme | None = None
        self.count = 0
        self.values = (0.0, 1.0)
        self.span = (0.0, 1.0)
        self.until = WHOLE
        self._picture: QPixmap | None = None
        self._made_for: tuple[QTransform, float] | None = None

    def cover(self, count: int, low: float, high: float) -> None:
        """Cover so many tokens, and the values between these two."""
        self.prepareGeometryChange()
        self.count, self.values = count, (low, high)
        self.redraw()

    def show_span(self, first: float, last: float) -> None:
        """Show a stretch of the tokens."""
        self.prepareGeometryChange()
        self.span = (first, last)
        self.redraw()

    def show_until(self, until: Until) -> None:
        """Show the run as far as this, without painting it anew."""
        if until == self.until:
            return
        before, self.until = self.until, until
        (first, last), (low, high) = self.span, self.values
        ends = [min(max(each.position, first), last) for each in (before, until)]
        if (before.ahead, before.back) != (until.ahead, until.back):
            ends = [first, last]
        self.update(QRectF(min(ends) - 1.0, low, abs(ends[1] - ends[0]) + 2.0, high - low))

    def redraw(self) -> None:
        """Paint anew what has changed."""
        self._picture = None
        self.update()

    def apply_theme(self, theme: Theme) -> None:
        """Paint in this theme."""
        self.theme = theme
        self.redraw()

    def boundingRect(self) -> QRectF:  # noqa: N802
        """The stretch in view."""
        (first, last), (low, high) = self.span, self.values
        return QRectF(first, low, last - first, high - low)

    def edge(self, pitch: float) -> float:
        """Up to where in tokens the run is shown, of `pitch` pixels a token: nothing beyond is known yet."""
        return self.until.position

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Paint the stretch in view, as far as the run has come; what comes later is left out, or pale."""
        if self.theme is None or not self.count:
            return
        transform = painter.worldTransform()
        field = transform.mapRect(self.boundingRect()).toAlignedRect()
        ratio = painter.device().devicePixelRatio()
        if self._picture is None or self._made_for != (transform, ratio):
            self._picture = self._paint_picture(transform, QRectF(field), ratio, self.theme)
            self._made_for = (transform, ratio)
        turned = transform.m11() < 0.0  # tokens go from right to left
        at = transform.map(QPointF(min(max(self.edge(abs(transform.m11())), -1.0), self.count + 1.0), 0.0)).x()
        whole = math.ceil(at * ratio) if turned else math.floor(at * ratio)
        at = min(max(whole / ratio, field.left()), field.left() + field.width())
        known = QRectF(field.left(), field.top(), at - field.left(), field.height())
        later = QRectF(at, field.top(), field.left() + field.width() - at, field.height())
        if self.until.back != turned:
            known, later = later, known
        painter.save()
        painter.setWorldTransform(QTransform())
        for part, opacity in ((known, 1.0), (later, PALE if self.until.ahead else 0.0)):
            if opacity and not part.isEmpty():
                painter.save()
                painter.setClipRect(part, Qt.ClipOperation.IntersectClip)
                painter.setOpacity(opacity)
                painter.drawPixmap(QPointF(field.topLeft()), self._picture)
                painter.restore()
        painter.restore()

    def _paint_picture(self, transform: QTransform, field: QRectF, ratio: float, theme: Theme) -> QPixmap:
        picture = QPixmap(max(math.ceil(field.width() * ratio), 1), max(math.ceil(field.height() * ratio), 1))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        first, stop = max(math.floor(self.span[0]), 0), min(math.ceil(self.span[1]), self.count)
        moved = transform * QTransform.fromTranslate(-field.left(), -field.top())
        self.paint_tokens(painter, moved, theme, first, stop)
        painter.end()
        return picture

    def paint_tokens(self, painter: QPainter, transform: QTransform, theme: Theme, first: int, stop: int) -> None:
        """Paint the tokens `first` to `stop - 1`; `transform` leads from tokens and values to pixels."""
        raise NotImplementedError
