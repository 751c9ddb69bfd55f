"""What of a picture is to be painted again when some of its marks are others.

What is painted again is painted as a whole: cut off at a clip, Qt draws lines and images a shade differently.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter, QRegion, QTransform

from ui.film.marks import Mark
from ui.paint.extents import extent
from ui.paint.ink import draw, prepare
from ui.paint.theme import Theme

FEW = 40  # other marks, which always are worth while to be looked at
_HAIR = 2  # pixels around a mark, for edges that are smoothed
_extent = lru_cache(maxsize=4096)(extent)

Marks = tuple[Mark, ...]
Areas = dict[Mark, QRect]


def differing(before: Marks, after: Marks, place: QTransform) -> Areas | None:
    """Where it makes a difference to paint other marks under `place`: those of one picture alone, with their areas.

    None where that is not worth while: where most are others, or those that stay change their order.
    """
    if before == after:
        return {}
    old, new = set(before), set(after)
    other = old ^ new
    stays = [mark for mark in after if mark in old]
    if len(other) > max(FEW, 2 * len(stays)) or stays != [mark for mark in before if mark in new]:
        return None
    return {mark: area(mark, place) for mark in other if mark.opacity > 0.0}


def area(mark: Mark, place: QTransform) -> QRect:
    """The pixels that a mark may touch."""
    return place.mapRect(_extent(mark)).toAlignedRect().adjusted(-_HAIR, -_HAIR, _HAIR, _HAIR)


def paint_again(
    image: QImage, still: QImage, marks: Marks, areas: Iterable[QRect], place: QTransform, theme: Theme, paper: bool
) -> None:
    """Put back what stands still in some areas of an image, and paint the marks over it again that reach there."""
    region, whole = together(areas) & image.rect(), image.rect()
    rest = [(mark, area(mark, place) & whole) for mark in marks if mark.opacity > 0.0]
    painted: set[int] = set()
    grows = True
    while grows:  # what a mark that is painted again touches is painted again too
        touched = {k for k, (_, each) in enumerate(rest) if k not in painted and region.intersects(each)}
        region += together(rest[k][1] for k in touched)
        painted |= touched
        grows = bool(touched)
    still.setDevicePixelRatio(1.0)  # it has that of the screen on which it was shown
    with QPainter(image) as painter:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        for each in region:  # type: ignore[attr-defined]  # missing in the stubs
            painter.drawImage(each, still, each)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        prepare(painter)
        painter.setTransform(place)
        draw(painter, (mark for k, (mark, _) in enumerate(rest) if k in painted), theme, paper)


def together(areas: Iterable[QRect]) -> QRegion:
    """All of some areas."""
    found = QRegion()
    for each in areas:
        found += each
    return found
