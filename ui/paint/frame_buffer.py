"""A picture on which frame after frame is painted, each only where it differs from the one before.

The pixels are those that `ui.paint.painter.image` gives, or without paper `transparent_image`: where something moves,
what stands still is put back, and whatever moves there is painted again as a whole.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QImage, QPainter

from ui.film.marks import Frame, Mark
from ui.paint.extents import extent
from ui.paint.painter import PaintCache, paint, paint_over, placement
from ui.paint.theme import Theme

_HAIR = 2  # pixels around a mark, for edges that are smoothed


class Canvas:
    """An image of `width` × `height` pixels (32 bits) that follows a film: opaque, or without `paper`."""

    def __init__(self, theme: Theme, width: int, height: int, *, paper: bool = True) -> None:
        form = QImage.Format.Format_RGB32 if paper else QImage.Format.Format_ARGB32_Premultiplied
        self._image = QImage(width, height, form)
        self._theme, self._paper = theme, paper
        self._cache = PaintCache(paper=paper)
        self._last: Frame | None = None
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
        last, self._last = self._last, frame
        changed = self._paint(last, frame)
        if changed:
            self._straight = QImage()
        return changed

    def _paint(self, last: Frame | None, frame: Frame) -> list[QRect]:
        if last is None or frame.backdrop is not last.backdrop or frame.settled != last.settled:
            self._paint_all(frame)
            return [self.whole]
        if frame.moving == last.moving:
            return []
        if _in_common(last.moving, frame.moving) != _in_common(frame.moving, last.moving):
            self._paint_all(frame)
            return [self.whole]
        return self._paint_changed(last, frame)

    def _paint_all(self, frame: Frame) -> None:
        with QPainter(self._image) as painter:
            paint(painter, frame, self._theme, QRectF(self.whole), self._cache, paper=self._paper)

    def _paint_changed(self, last: Frame, frame: Frame) -> list[QRect]:
        before, now = set(last.moving), set(frame.moving)
        areas = [self._area(mark, frame) for mark in before ^ now if mark.opacity > 0.0]
        rest = [(mark, self._area(mark, frame)) for mark in frame.moving if mark.opacity > 0.0]
        painted: set[int] = {k for k, (mark, _) in enumerate(rest) if mark not in before}
        grows = True
        while grows:  # a mark that reaches into an area is painted again as a whole, and so is what it touches
            touched = {k for k, (_, area) in enumerate(rest) if k not in painted and _meets(area, areas)}
            areas += [rest[k][1] for k in touched]
            painted |= touched
            grows = bool(touched)
        areas = [area for area in areas if not area.isEmpty()]
        still = self._cache.standing(frame, self._theme, self.whole, placement(frame.page, QRectF(self.whole)))
        marks = tuple(mark for k, (mark, _) in enumerate(rest) if k in painted)
        with QPainter(self._image) as painter:
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
            for area in areas:
                painter.drawImage(area, still, area)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
            paint_over(painter, marks, frame.page, self._theme, QRectF(self.whole), paper=self._paper)
        return areas

    def _area(self, mark: Mark, frame: Frame) -> QRect:
        """The pixels that a mark may touch."""
        place = placement(frame.page, QRectF(self.whole))
        found = place.mapRect(extent(mark)).toAlignedRect()
        return found.adjusted(-_HAIR, -_HAIR, _HAIR, _HAIR) & self.whole


def _in_common(marks: tuple[Mark, ...], others: Iterable[Mark]) -> list[Mark]:
    """The marks that are among the others too, in their order."""
    known = set(others)
    return [mark for mark in marks if mark in known]


def _meets(area: QRect, areas: Iterable[QRect]) -> bool:
    return any(area.intersects(each) for each in areas)
