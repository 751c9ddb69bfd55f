"""Hears what is painted: every coordinate that reaches a painter is to be a number."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator

import pytest
from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath, QPolygonF, QTransform

MOST = 500  # points of a line that are looked at: its beginning
PAINTING = (
    "drawPath", "drawPolyline", "drawPolygon", "drawLine", "drawLines", "drawRect", "drawRects", "drawRoundedRect",
    "drawEllipse", "drawArc", "drawPie", "drawPoint", "drawText", "drawImage", "drawPixmap", "fillRect", "fillPath",
    "strokePath", "setClipRect", "setClipPath", "translate", "scale", "rotate", "setTransform", "setWorldTransform",
    "setOpacity",
)  # fmt: skip


class Watch:
    """How often painters were called."""

    calls = 0


def watch_painters(monkeypatch: pytest.MonkeyPatch, told: Callable[[str], object]) -> Watch:
    """Tell of every call of a painter with a coordinate that is not a number, or is infinite."""
    watch = Watch()
    for name in PAINTING:
        monkeypatch.setattr(QPainter, name, _watched(name, getattr(QPainter, name), told, watch))
    return watch


def _watched(
    name: str, real: Callable[..., object], told: Callable[[str], object], watch: Watch
) -> Callable[..., object]:
    def paint(painter: QPainter, *given: object, **named: object) -> object:
        watch.calls += 1
        if not all(math.isfinite(number) for each in given for number in numbers(each)):
            told(f"QPainter.{name}{given}")
        return real(painter, *given, **named)

    return paint


def numbers(given: object) -> Iterable[float]:
    """The coordinates of what a painter is given."""
    if isinstance(given, float):
        return (given,)
    if isinstance(given, QPointF):
        return (given.x(), given.y())
    if isinstance(given, QRectF):
        return given.getRect()
    if isinstance(given, QLineF):
        return (given.x1(), given.y1(), given.x2(), given.y2())
    if isinstance(given, QTransform):
        return (given.m11(), given.m12(), given.m21(), given.m22(), given.dx(), given.dy())
    if isinstance(given, QPolygonF | list | tuple | QPainterPath):
        return _of_many(given)
    return ()  # whole numbers, words, pens, pictures


def _of_many(given: QPolygonF | list[object] | tuple[object, ...] | QPainterPath) -> Iterator[float]:
    if isinstance(given, QPainterPath):
        for number in range(min(given.elementCount(), MOST)):
            element = given.elementAt(number)
            yield element.x
            yield element.y
        return
    for number in range(min(len(given), MOST)):
        yield from numbers(given[number])
