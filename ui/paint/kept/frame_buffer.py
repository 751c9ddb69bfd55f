"""A picture on which frame after frame is painted, each only where it differs from the one before.

The pixels are those that `ui.paint.painter.image` gives, or without paper `transparent_image`: where something moves,
what stands still is put back, and whatever moves there is painted again as a whole.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QImage, QPainter

from ui.film.marks import Frame
from ui.paint.kept.changes import differing, paint_again, together
from ui.paint.kept.paint_cache import PaintCache
from ui.paint.painter import paint, placement
from ui.paint.theme import Theme


class Canvas:
    """An image of `width` × `height` pixels (32 bits) that follows a film: opaque, or without `paper`.

    `cache` is one that others paint with as well, with paper or without as this.
    """

    def __init__(
        self, theme: Theme, width: int, height: int, *, paper: bool = True, cache: PaintCache | None = None
    ) -> None:
        form = QImage.Format.Format_RGB32 if paper else QImage.Format.Format_ARGB32_Premultiplied
        self._image = QImage(width, height, form)
        self.theme, self._paper = theme, paper
        self._cache = cache or PaintCache(paper=paper)
        self.frame: Frame | None = None
        """The frame it shows."""
        self._straight = QImage()

    @property
    def image(self) -> QImage:
        """What is shown, as other programs take it: colours are not multiplied by their opacity."""
        if self._paper:
            return self._image
        if self._straight.isNull():
            self._straight = self._image.convertToFormat(QImage.Format.Format_ARGB32)
        return self._straight

    @property
    def whole(self) -> QRect:
        """The image's own area."""
        return self._image.rect()

    def show(self, frame: Frame) -> list[QRect]:
        """Let the image show a frame; returns the areas that may have changed, none where it looks the same."""
        last, self.frame = self.frame, frame
        changed = self._paint(last, frame)
        if changed:
            self._straight = QImage()
        return changed

    def put(self, painter: QPainter, place: QPointF, ratio: float) -> None:
        """Copy it to another device, pixel on pixel; `ratio` of them are one of the painter's units."""
        self._image.setDevicePixelRatio(ratio)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        painter.drawImage(place, self._image)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        self._image.setDevicePixelRatio(1.0)

    def _paint(self, last: Frame | None, frame: Frame) -> list[QRect]:
        place, cache = placement(frame.page, QRectF(self.whole)), self._cache
        settled = moving = None
        if last is not None and _stand_alike(last, frame):
            settled, moving = differing(last.settled, frame.settled, place), differing(last.moving, frame.moving, place)
        if settled is None or moving is None:
            with QPainter(self._image) as painter:
                paint(painter, frame, self.theme, QRectF(self.whole), cache, paper=self._paper)
            return [self.whole]
        region = together((*settled.values(), *moving.values())) & self.whole
        if not region.isEmpty():
            still = cache.standing(frame, self.theme, self.whole, place)
            paint_again(self._image, still, frame.moving, region, place, self.theme, self._paper)
        return [*region]  # type: ignore[misc]  # that it can be iterated over is missing in the stubs


def _stand_alike(last: Frame, frame: Frame) -> bool:
    """Whether two frames have the same page and the same before which all else stands."""
    return frame.page == last.page and (frame.backdrop is last.backdrop or frame.backdrop == last.backdrop)
