"""The picture of the stage while a film plays: from frame to frame only what differs is painted."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPaintEngine, QPainter, QPen, QRegion

from ui.film.drawing.zoom import Zoomed
from ui.film.marks import Frame, Mark
from ui.paint.kept.frame_buffer import Canvas
from ui.paint.kept.paint_cache import PaintCache
from ui.paint.painter import paint, paint_over
from ui.paint.theme import Theme
from ui.paint.zoom import ZoomPainter

RING = 2.5  # pixels


class FollowedPicture:
    """Paints frames on a widget: each as a whole, or after `follow` where it differs from the one that is shown."""

    def __init__(self) -> None:
        self._cache, self._zoom = PaintCache(), ZoomPainter()
        self._canvas: Canvas | None = None
        self._pixels: QSize | None = None  # of the widget; None where it covers parts of pixels
        self._ratio = 1.0
        self._shown: Frame | None = None  # what is on the screen, with nothing over it and nothing else to come

    def follow(self, compose: Callable[[], Frame | Zoomed], theme: Theme) -> QRegion | None:
        """Get ready to paint the next picture, and return which part of the widget that may change; None: all of it.

        Nothing is composed while something lies over the picture, or another one has not been painted yet.
        """
        shown, self._shown = self._shown, None
        picture = None if shown is None or self._pixels is None else compose()
        if self._pixels is None or not isinstance(picture, Frame):
            return None
        if self._canvas is None or not self._fits(self._canvas, theme):
            self._canvas = Canvas(theme, self._pixels.width(), self._pixels.height(), cache=self._cache)
        known = self._canvas.frame is shown
        areas = self._canvas.show(picture)
        if not known or areas == [self._canvas.whole]:
            return None
        region = QRegion(0, 0, 1, 1)  # so that it is painted in any case
        for area in areas:
            region += self._on_widget(area)
        return region

    def _fits(self, canvas: Canvas, theme: Theme) -> bool:
        """Whether a canvas is what the widget shows, pixel on pixel."""
        return (canvas.theme, canvas.whole.size()) == (theme, self._pixels)

    def _on_widget(self, area: QRect) -> QRect:
        if self._ratio == 1.0:
            return area
        place = area.x(), area.y(), area.width(), area.height()
        return QRectF(*(length / self._ratio for length in place)).toAlignedRect()

    def paint(
        self, painter: QPainter, picture: Frame | Zoomed, over: tuple[Mark, ...], theme: Theme, rect: QRectF,
        ring: bool = False,
    ) -> None:  # fmt: skip
        """Paint a picture over a widget, what lies over it, and the `ring` of the keyboard."""
        covered = painter.deviceTransform().mapRect(rect)
        self._ratio = covered.width() / rect.width()
        if isinstance(picture, Frame):
            self._paint_frame(painter, picture, theme, rect, covered)
            paint_over(painter, over, picture.page, theme, rect)
        else:
            self._zoom.paint(painter, picture, theme, rect, self._ratio)
        if ring:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour("accent"), RING))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            edge = RING / 2
            painter.drawRoundedRect(rect.adjusted(edge, edge, -edge, -edge), 4, 4)
        self._shown = picture if isinstance(picture, Frame) and not over and not ring else None

    def _paint_frame(self, painter: QPainter, frame: Frame, theme: Theme, rect: QRectF, covered: QRectF) -> None:
        pixels = covered.toRect()
        whole = painter.paintEngine().type() == QPaintEngine.Type.Raster and QRectF(pixels) == covered
        self._pixels, canvas = pixels.size() if whole else None, self._canvas
        if canvas is not None and canvas.frame is frame and self._fits(canvas, theme):
            canvas.put(painter, rect.topLeft(), self._ratio)
        else:
            paint(painter, frame, theme, rect, self._cache)
