"""Where on a picture there is room for something that must not hide what is read."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF

from ui.film.drawing.page import Room
from ui.film.marks import Box, Frame, Mark, Node, Paragraph, Strip, Text
from ui.paint.kept.extents import extent

READ = 0.5  # opacity from which on something is there to be read
STEPS = 64  # places that are tried along each side
POINT = 40.0  # units of the page: a box that is no larger is a point of a chart, or a sign
EDGE = 8.0  # units of the page that are kept from the edges of the picture


def find_room(frame: Frame, size: QSizeF, near: QPointF | None = None, within: QRectF | None = None) -> QRectF | None:
    """The rectangle of this size nearest to a point that hides nothing to be read, or None.

    Sizes and places are in units of the page. Without a point it is near the middle, `within` the picture.
    """
    area = within or QRectF(*Room(frame.page).picture).adjusted(EDGE, EDGE, -EDGE, -EDGE)
    if size.width() > area.width() or size.height() > area.height():
        return None
    middle = area.center() if near is None else near
    lefts = np.linspace(area.left(), area.right() - size.width(), STEPS)[:, None, None]
    tops = np.linspace(area.top(), area.bottom() - size.height(), STEPS)[None, :, None]
    read = np.array([found.getCoords() for found in read_in(frame)]).reshape(-1, 4)
    beside = (lefts >= read[:, 2]) | (lefts + size.width() <= read[:, 0])
    above_or_below = (tops >= read[:, 3]) | (tops + size.height() <= read[:, 1])
    hides = ~(beside | above_or_below).all(axis=2)
    across = lefts[..., 0] + size.width() / 2 - middle.x()
    down = tops[..., 0] + size.height() / 2 - middle.y()
    far = np.where(hides, np.inf, np.hypot(across, down))
    at, below = np.unravel_index(far.argmin(), far.shape)
    if np.isinf(far[at, below]):
        return None
    return QRectF(float(lefts[at, 0, 0]), float(tops[0, below, 0]), size.width(), size.height())


def is_free(frame: Frame, place: QRectF) -> bool:
    """Whether nothing to be read stands in a rectangle of the page."""
    return not any(each.intersects(place) for each in read_in(frame))


def read_in(frame: Frame) -> Iterator[QRectF]:
    """Where in a frame something is to be read: words, numbers, points and signs that are not dimmed."""
    for mark in frame.everything:
        if _is_read(mark):
            yield extent(mark)


def _is_read(mark: Mark) -> bool:
    if isinstance(mark, Strip):
        return bool(mark.texts) and mark.opacity * max(mark.shown, default=1.0) >= READ
    if isinstance(mark, Box):
        return max(mark.width, mark.height) <= POINT and mark.opacity >= READ
    return isinstance(mark, Text | Paragraph | Node) and mark.opacity >= READ
