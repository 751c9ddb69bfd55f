"""What stands still in a picture, kept as an image: with or without it the pixels are the same."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter, QTransform

from ui.film.marks import Frame
from ui.paint.ink import draw, prepare
from ui.paint.kept.changes import Marks, differing, paint_again, together
from ui.paint.theme import Theme

CLEAR = QImage.Format.Format_ARGB32_Premultiplied  # of what is painted without paper


class PaintCache:
    """Keeps what stood still in the last frame as an image, for one place where frames are painted in turn: with paper,
    or so that what lies below shows through.
    """

    def __init__(self, *, paper: bool = True) -> None:
        self._paper = paper
        self._key: tuple[object, ...] = ()
        self._backdrop: Marks = ()
        self._settled: Marks | None = None  # those of the last frame
        self._held: Marks | None = None  # those that the image has
        self._base, self._image = QImage(), QImage()

    def still(self, frame: Frame, theme: Theme, rect: QRect, transform: QTransform) -> tuple[QImage, Marks]:
        """An image of the device pixels in `rect` as painted under `transform`, and the marks still to be put on it.

        It has the backdrop, and the settled marks once a second frame has the same: while one seeks they are different
        in every frame.
        """
        shifted = self._lay_base(frame, theme, rect, transform)
        if frame.settled != self._settled:
            self._settled = frame.settled
            return self._base, frame.settled
        self._hold(frame.settled, theme, shifted)
        return self._image, ()

    def standing(self, frame: Frame, theme: Theme, rect: QRect, transform: QTransform) -> QImage:
        """An image of all that stands still: paper, backdrop and settled marks."""
        shifted = self._lay_base(frame, theme, rect, transform)
        self._settled = frame.settled
        self._hold(frame.settled, theme, shifted)
        return self._image

    def _lay_base(self, frame: Frame, theme: Theme, rect: QRect, transform: QTransform) -> QTransform:
        """Let the base have the backdrop; returns the transform from the page to it."""
        shifted = transform * QTransform.fromTranslate(-rect.x(), -rect.y())
        numbers = tuple(round(getattr(shifted, name)(), 9) for name in ("m11", "m12", "m21", "m22", "dx", "dy"))
        key = (theme.name, rect.width(), rect.height(), numbers)
        same = frame.backdrop is self._backdrop or frame.backdrop == self._backdrop  # so it is after most edits
        if same and key == self._key:
            self._backdrop = frame.backdrop  # quickly found to be the same next time
            return shifted
        self._base = QImage(rect.size(), QImage.Format.Format_RGB32 if self._paper else CLEAR)
        self._base.fill(theme.colour("paper") if self._paper else Qt.GlobalColor.transparent)
        with QPainter(self._base) as painter:
            prepare(painter)
            painter.setTransform(shifted)
            draw(painter, frame.backdrop, theme, self._paper)
        self._key, self._backdrop, self._settled, self._held = key, frame.backdrop, None, None
        return shifted

    def _hold(self, settled: Marks, theme: Theme, transform: QTransform) -> None:
        """Let the image have the marks: where they are others than those it has, they are painted again."""
        other = None if self._held is None else differing(self._held, settled, transform)
        self._held = settled
        if other is not None:
            if other:
                paint_again(self._image, self._base, settled, together(other.values()), transform, theme, self._paper)
            return
        if (self._image.size(), self._image.format()) != (self._base.size(), self._base.format()):
            self._image = QImage(self._base.size(), self._base.format())  # new memory costs most
        for each in (self._base, self._image):
            each.setDevicePixelRatio(1.0)  # they have that of the screen on which they were shown
        with QPainter(self._image) as painter:
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
            painter.drawImage(0, 0, self._base)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
            prepare(painter)
            painter.setTransform(transform)
            draw(painter, settled, theme, self._paper)
