"""Watches what reaches Qt's painter: every coordinate is a number."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any, ClassVar

from PySide6.QtCore import QLine, QLineF, QPoint, QPointF, QRect, QRectF
from PySide6.QtGui import QPainter, QPainterPath, QPolygonF, QTransform

DRAWS = (
    "drawPolyline", "drawPolygon", "drawLine", "drawLines", "drawRect", "drawRects", "drawRoundedRect", "drawEllipse",
    "drawPath", "drawPixmap", "drawImage", "drawText", "fillRect", "setTransform", "setWorldTransform", "setClipRect",
    "translate", "scale", "setOpacity",
)  # fmt: skip


def numbers_of(value: Any) -> Iterable[float]:
    """The coordinates in what is handed to a painter."""
    if isinstance(value, float | int):
        yield value
    elif isinstance(value, QPoint | QPointF):
        yield from (value.x(), value.y())
    elif isinstance(value, QRect | QRectF):
        yield from (value.x(), value.y(), value.width(), value.height())
    elif isinstance(value, QLine | QLineF):
        yield from (value.x1(), value.y1(), value.x2(), value.y2())
    elif isinstance(value, QTransform):
        yield from (value.m11(), value.m12(), value.m21(), value.m22(), value.dx(), value.dy())
    elif isinstance(value, QPainterPath):
        for number in range(value.elementCount()):
            element = value.elementAt(number)
            yield from (element.x, element.y)
    elif isinstance(value, QPolygonF | list | tuple):
        for each in value:
            yield from numbers_of(each)


class WatchingPainter(QPainter):
    """A painter that gathers the calls in which something is no number in `wrong`, and counts all of them."""

    wrong: ClassVar[list[str]] = []
    calls = 0


def _watching(name: str) -> Any:
    draw = getattr(QPainter, name)

    def watch(painter: WatchingPainter, *values: Any) -> Any:
        WatchingPainter.calls += 1
        if not all(map(math.isfinite, numbers_of(values))):
            WatchingPainter.wrong.append(f"{name}{values}")
        return draw(painter, *values)

    return watch


for _name in DRAWS:
    setattr(WatchingPainter, _name, _watching(_name))
