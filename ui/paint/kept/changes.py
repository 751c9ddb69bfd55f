"""What of a picture is to be painted again when some of its marks are others.

What is painted again is painted as a whole: cut off at a clip, Qt draws lines and images a shade differently.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from math import ceil, floor

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter, QRegion, QTransform

from ui.film.marks import Mark
from ui.paint.ink import draw, prepare
from ui.paint.kept.extents import extent
from ui.paint.theme import Theme

_FEW = 40  # other marks, which always are worth while to be looked at
_HAIR = 2  # pixels around a mark, for edges that are smoothed

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
    if len(other) > max(_FEW, 2 * len(stays)) or stays != [mark for mark in before if mark in new]:
        return None
    return areas_of(other, place)


def areas_of(marks: Iterable[Mark], place: QTransform) -> Areas:
    """The pixels that each of some marks may touch; not of those that cannot be seen."""
    scale, right, down = place.m11(), place.dx(), place.dy()
    found = {}
    for mark in marks:
        if mark.opacity > 0.0:
            x0, y0, x1, y1 = _edges(mark)
            left, top = floor(x0 * scale + right) - _HAIR, floor(y0 * scale + down) - _HAIR
            width, height = ceil(x1 * scale + right) + _HAIR - left, ceil(y1 * scale + down) + _HAIR - top
            found[mark] = QRect(left, top, width, height)
    return found


@lru_cache(maxsize=4096)
def _edges(mark: Mark) -> tuple[float, float, float, float]:
    around = extent(mark)
    return around.left(), around.top(), around.right(), around.bottom()


def paint_again(
    image: QImage, still: QImage, marks: Marks, region: QRegion, place: QTransform, theme: Theme, paper: bool
) -> None:
    """Put back what stands still in a part of an image, and paint the marks over it again that reach there."""
    region = region & image.rect()
    areas = areas_of(marks, place)
    rest = [(mark, areas[mark]) for mark in marks if mark in areas]
    painted: set[int] = set()
    grows = True
    while grows:  # what a mark that is painted again touches is painted again too
        touched = {k for k, (_, area) in enumerate(rest) if k not in painted and region.intersects(area)}
        region = (region + together(rest[k][1] for k in touched)) & image.rect()
        painted |= touched
        grows = bool(touched)
    for each in (image, still):
        each.setDevicePixelRatio(1.0)  # they have that of the screen on which they were shown
    with QPainter(image) as painter:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        for part in region:  # type: ignore[attr-defined]  # missing in the stubs
            painter.drawImage(part, still, part)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        prepare(painter)
        painter.setTransform(place)
        draw(painter, (mark for k, (mark, _) in enumerate(rest) if k in painted), theme, paper)


def together(areas: Iterable[QRect]) -> QRegion:
    """All of some areas, many of which are the same."""
    found = QRegion()
    for each in {each.getRect(): each for each in areas}.values():
        found += each
    return found
