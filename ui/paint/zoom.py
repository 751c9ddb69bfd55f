"""Two levels of the picture at once: each painted as it always is, then drawn as an image, larger or smaller.

While the zoom glides both pictures stand still or change little, so that it costs no more than to scale two images.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from ui.film.drawing.zoom import Zoomed
from ui.film.marks import Frame
from ui.paint.kept.paint_cache import PaintCache
from ui.paint.painter import paint, paint_caption_beside, paint_over, placement
from ui.paint.theme import Theme


class _Level:
    """The image of one level, painted anew where its frame is another."""

    def __init__(self) -> None:
        self._cache, self._image = PaintCache(), QImage()
        self._shown: tuple[Frame, str] | None = None

    def image(self, frame: Frame, theme: Theme, width: int, height: int) -> QImage:
        if (self._image.width(), self._image.height()) != (width, height):
            self._image = QImage(width, height, QImage.Format.Format_RGB32)
            self._shown = None
        if self._shown is None or self._shown[0] is not frame or self._shown[1] != theme.name:
            with QPainter(self._image) as painter:
                paint(painter, frame, theme, QRectF(0, 0, width, height), self._cache)
            self._shown = frame, theme.name
        return self._image


class ZoomPainter:
    """Paints what is between two levels, for one place where it is shown."""

    def __init__(self) -> None:
        self._outer, self._inner = _Level(), _Level()

    def paint(self, painter: QPainter, picture: Zoomed, theme: Theme, rect: QRectF, ratio: float) -> None:
        """Paint into `rect`, whose units are `ratio` device pixels."""
        place = placement(picture.page, rect)
        page = place.mapRect(QRectF(0, 0, picture.page.width, picture.page.height))
        width, height = round(page.width() * ratio), round(page.height() * ratio)
        painter.save()
        painter.fillRect(rect, theme.colour("paper"))
        painter.setClipRect(page)
        painter.setTransform(place, combine=True)
        for level, placed in ((self._outer, picture.outer), (self._inner, picture.inner)):
            if placed.opacity > 0.0:
                whole = QRectF(
                    placed.x, placed.y, picture.page.width * placed.scale, picture.page.height * placed.scale
                )
                painter.setOpacity(placed.opacity)
                painter.drawImage(whole, level.image(placed.frame, theme, width, height))
        painter.restore()
        paint_over(painter, picture.around, picture.page, theme, rect)
        paint_caption_beside(painter, picture.around, picture.page, theme, rect)
