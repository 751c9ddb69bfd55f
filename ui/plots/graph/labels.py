"""Names and numbers at the ends of what a plot shows: beside the cursor, pushed apart where they would overlap."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPixmap, QTransform
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from ui.paint.text import advance, font, metrics, write
from ui.paint.theme import Theme
from ui.plots.graph.looks import LineStyle, paint_points
from ui.plots.graph.over_tokens import OverTokens

SIZE, HEIGHT = 11.5, 14.0  # pixels: of the letters, of a label
AWAY, SAMPLE, GAP = 8.0, 16.0, 5.0  # from the cursor; of the sample; behind it and before the number
LONGEST = 180.0  # of a name
GROUND = 0.82  # how opaque is what a label stands on
MOST_KEPT = 64  # pictures of labels in a plot: more than stand in one at a time, of some 10 kB each
Swatch = tuple[str, Qt.BrushStyle]
"""A bar's colour role and how it is filled."""


class Label(NamedTuple):
    """A name with its number, and the height at which it belongs at a position; `sample` is what it names.

    `bold` for what is selected. `spare` labels are left out where there is no room for all.
    """

    name: str
    number: str
    height: Callable[[float], float]
    sample: LineStyle | Swatch | None = None
    bold: bool = False
    spare: bool = False


def fixed_at(height: float) -> Callable[[float], float]:
    """The same height at every position."""
    return lambda position: height


def spread(wanted: Sequence[float], least: float, low: float, high: float) -> list[float]:
    """Places as near to the wanted ones as can be, at least so far apart, from `low` to `high`.

    Those that would come too close are moved as a group around their mean.
    """
    order = sorted(range(len(wanted)), key=wanted.__getitem__)
    groups: list[list[float]] = []  # how many, and the mean of where the first of them would stand
    for at in order:
        groups.append([1.0, wanted[at]])
        while len(groups) > 1 and groups[-1][1] < groups[-2][1] + groups[-2][0] * least:
            (more, start), (count, first) = groups.pop(), groups.pop()
            groups.append([count + more, (count * first + more * (start - count * least)) / (count + more)])
    starts = [start + k * least for count, start in groups for k in range(int(count))]
    last = high
    for k in reversed(range(len(starts))):
        starts[k] = last = min(starts[k], last)
        last -= least
    first = low
    for k in range(len(starts)):
        starts[k] = first = max(starts[k], first)
        first += least
    placed = [0.0] * len(wanted)
    for at, place in zip(order, starts, strict=True):
        placed[at] = place
    return placed


class Labels(OverTokens):
    """Labels beside the cursor, the first the most important: as many as there is room for."""

    def __init__(self) -> None:
        super().__init__()
        self.labels: Sequence[Label] = ()
        self.position = 0.0
        self._pictures: dict[tuple[object, ...], QPixmap] = {}
        self._reach = 0.0  # tokens that the widest label takes

    def set_labels(self, labels: Sequence[Label]) -> None:
        """Show other labels."""
        self.labels = labels
        self.update()

    def go(self, position: float) -> None:
        """Stand beside another position."""
        if position != self.position:
            before, self.position = self.position, position
            left = min(before, position, self.span[1] - self._reach)
            width = max(before, position) + self._reach - left
            self.update(QRectF(left, self.values[0], width, self.values[1] - self.values[0]))

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """The labels where they stand now."""
        if self.theme is None or not self.count or not self.labels:
            return
        transform = painter.worldTransform()
        painter.save()
        painter.setWorldTransform(QTransform())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for label, place, at in self.places(transform):
            self._paint_label(painter, label, place, at, self.theme)
        painter.restore()

    def places(self, transform: QTransform) -> list[tuple[Label, QRectF, QPointF]]:
        """Each label that is shown, its room in pixels, and the point at which what it names ends."""
        field = transform.mapRect(self.boundingRect())
        x = transform.map(QPointF(self.position, 0.0)).x()
        if not field.left() <= x <= field.right() + 1.0:
            return []
        ends = []
        for label in self.labels:
            height = label.height(self.position)
            if math.isfinite(height):
                ends.append((label, transform.map(QPointF(0.0, height)).y()))
        most = max(int(field.height() / HEIGHT), 0)
        if len(ends) > most:
            ends = [each for each in ends if not each[0].spare][:most]
        middles = spread([y for _, y in ends], HEIGHT, field.top() + HEIGHT / 2, field.bottom() - HEIGHT / 2)
        widest = max((_width(label) for label, _ in ends), default=0.0)
        self._reach = (widest + AWAY + 4.0) / abs(transform.m11())
        left = min(x + AWAY, field.right() - widest - 2.0)
        if transform.m11() < 0.0:
            left = max(x - AWAY - widest, field.left() + 2.0)
        return [
            (label, QRectF(left, round(middle - HEIGHT / 2), _width(label), HEIGHT), QPointF(x, y))
            for (label, y), middle in zip(ends, middles, strict=True)
        ]

    def _paint_label(self, painter: QPainter, label: Label, place: QRectF, at: QPointF, theme: Theme) -> None:
        near = place.left() if place.left() > at.x() else place.right()
        if abs(place.center().y() - at.y()) > 3.0 and not place.left() <= at.x() <= place.right():
            painter.setPen(QPen(theme.colour("muted"), 0.8))
            painter.drawLine(at, QPointF(near, place.center().y()))
        ratio = painter.device().devicePixelRatio()
        key = (label.name, label.number, label.sample, label.bold, theme.name, ratio)
        if key not in self._pictures:
            if len(self._pictures) >= MOST_KEPT:
                self._pictures.clear()
            self._pictures[key] = _picture(label, ratio, theme)
        painter.drawPixmap(place.topLeft(), self._pictures[key])


def _picture(label: Label, ratio: float, theme: Theme) -> QPixmap:
    """A label on its ground, in pixels."""
    picture = QPixmap(math.ceil(_width(label) * ratio), math.ceil(HEIGHT * ratio))
    picture.setDevicePixelRatio(ratio)
    ground = QColor(theme.colour("panel"))
    ground.setAlphaF(GROUND)
    picture.fill(ground)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    x = 2.0
    if label.sample is not None:
        _paint_sample(painter, label.sample, x, HEIGHT / 2, theme)
        x += SAMPLE
    weight = 700 if label.bold else 500
    base = (HEIGHT + metrics(SIZE, weight).capHeight()) / 2
    painter.setPen(theme.colour("ink" if label.bold else "muted"))
    for text in (_short(label.name, weight), label.number):
        write(painter, x, base, text, font(SIZE, weight))
        x += advance(text, SIZE, weight) + GAP
    painter.end()
    return picture


@lru_cache(maxsize=512)
def _short(name: str, weight: int) -> str:
    return metrics(SIZE, weight).elidedText(name, Qt.TextElideMode.ElideRight, LONGEST)


def _width(label: Label) -> float:
    weight = 700 if label.bold else 500
    words = advance(_short(label.name, weight), SIZE, weight) + GAP + advance(label.number, SIZE, weight)
    return words + (SAMPLE if label.sample is not None else 0.0) + 4.0


def _paint_sample(painter: QPainter, sample: LineStyle | Swatch, x: float, y: float, theme: Theme) -> None:
    if isinstance(sample, LineStyle):
        paint_points(painter, sample, ((x + SAMPLE / 2 - 2.0, y),), 3.4, theme)
        return
    role, pattern = sample
    painter.setPen(QPen(theme.colour(role), 1.0))
    painter.setBrush(QBrush(theme.colour(role), pattern))
    painter.drawRect(QRectF(x + 0.5, y - 4.0, 10.0, 8.0))
