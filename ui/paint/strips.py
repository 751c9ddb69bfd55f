"""The ink of a strip: its frame, shades and numbers, the eye's ring, and what was set by hand."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from itertools import compress

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPaintEngine, QPainter, QPainterPath, QPen, QPolygonF, QTransform

from simulator.arrays import Array
from ui.film.drawing.page import LETTERS
from ui.film.marks import GAP, LABEL_WIDTH, Point, Strip
from ui.paint.pens import ring_of, set_ink
from ui.paint.text import advance, font, metrics, number_writer
from ui.paint.theme import Theme

WORTH_A_STROKE = 0.05  # of the value that gets the full shade
ROUND = 6.0  # the radius of a frame's corners
GHOST, LEAST_GHOST, SEAM = 0.16, 2.5, 1.0  # the share of a row that its ghost takes, at least; the line between them
LEAST_LOST, HATCH, HATCHED = 0.5, 1.2, 7.0  # of a part that is hatched; the lines' width and distance
STROKE_ASIDE = 1.0  # between the ends of a stroke and its cell
PARTS = 3  # of a cell without a number, the last of which is its ghost's
APART = 4.0  # between a number with a power of ten and the edge of its cell
SMALLEST_NUMBER = 5.0  # logical pixels; what is smaller is drawn as a shade alone


def paint_strip(painter: QPainter, mark: Strip, theme: Theme) -> None:
    """Paint a strip; cells that are not shown leave no ink."""
    shown = mark.shown or (1.0,) * len(mark.values)
    frame = max(shown, default=0.0)
    if frame == 0.0:
        return
    painter.setOpacity(mark.opacity * frame)
    _strip_frame(painter, mark, theme)
    if not mark.texts:
        _heat(painter, mark, theme, shown)
        _marks_on_cells(painter, mark, theme, shown)
        return
    _levels(painter, mark, theme, shown)
    if mark.falling:
        _lost_levels(painter, mark, theme, shown)
    if mark.ghost:
        _ghost_levels(painter, mark, theme, shown)
    if mark.scale == "signed" and theme.hatched:
        _hatch(painter, mark, theme, np.asarray(mark.values))
    _numbers_of(painter, mark, theme, shown)
    _marks_on_cells(painter, mark, theme, shown)


def _levels(painter: QPainter, mark: Strip, theme: Theme, shown: Sequence[float]) -> None:
    """The row of each number: empty, and over that filled as far as its value is large."""
    width, height, left = mark.cell_width - mark.aside - 2 * GAP, mark.cell_height - 2 * GAP, mark.aside + GAP
    fill, share_of, (below, above) = painter.fillRect, mark.share, theme.levels(mark.scale)
    last = -1.0  # setting an opacity is slow even where it stays the same
    for (x, y), value, opacity in zip(_corners(mark), mark.values, shown, strict=True):
        if opacity <= 0.0:
            continue
        if opacity != last:
            painter.setOpacity(mark.opacity * opacity)
            last = opacity
        (empty, _), (filled, _) = above if value >= 0.0 else below
        share = share_of(value)
        if share < 1.0:
            fill(QRectF(x + left, y + GAP, width, height), empty)
        if share > 0.0:
            fill(QRectF(x + left, y + GAP, share * width, height), filled)


def _lost_levels(painter: QPainter, mark: Strip, theme: Theme, shown: Sequence[float]) -> None:
    """Behind what each row still holds, hatched, what it is losing."""
    for k, opacity in enumerate(shown):
        lost = mark.lost(k)
        if opacity > 0.0 and lost.width > LEAST_LOST:
            painter.setOpacity(mark.opacity * opacity)
            painter.fillRect(QRectF(*lost), theme.colour("forget.area"))
            painter.setPen(QPen(theme.colour("forget"), HATCH))
            painter.drawLines(_hatching(*lost))


def _hatching(x: float, y: float, width: float, height: float) -> list[QLineF]:
    """Slanting lines through a part of a row, from its lower to its upper edge, cut off at its ends."""
    lines = []
    for k in range(math.ceil(x / HATCHED) - math.ceil(height / HATCHED), math.ceil((x + width) / HATCHED)):
        left, right = max(HATCHED * k, x), min(HATCHED * k + height, x + width)
        if left < right:
            lines.append(QLineF(left, y + height - (left - HATCHED * k), right, y + height - (right - HATCHED * k)))
    return lines


def _heat(painter: QPainter, mark: Strip, theme: Theme, shown: Sequence[float]) -> None:
    """Shades without numbers. On a raster device they are one image, a pixel for each cell."""
    values = np.asarray(mark.falling or mark.values, dtype=np.float64)
    found = shade_indices(values, mark.scale, mark.limit)
    if painter.paintEngine().type() == QPaintEngine.Type.Raster:
        painter.setOpacity(mark.opacity)
        table = theme.gate_pixels if mark.scale == "gate" else theme.signed_pixels
        pixels = np.zeros(mark.columns * mark.rows, dtype=np.uint32)
        pixels[: len(found)] = table[found]
        partly = min(shown) < 1.0
        if partly:
            pixels[: len(found)] &= 0xFFFFFF | np.round(255 * np.asarray(shown)).astype(np.uint32) << 24
        grid = np.ascontiguousarray(pixels.reshape(mark.columns, mark.rows).T)
        form = QImage.Format.Format_ARGB32 if partly else QImage.Format.Format_ARGB32_Premultiplied
        if mark.ghost:
            grid = _with_ghost(grid, mark, table)
        cells = QImage(grid.data, grid.shape[1], mark.rows, 4 * grid.shape[1], form)
        painter.drawImage(QRectF(mark.x - mark.width / 2, mark.y - mark.height / 2, mark.width, mark.height), cells)
    else:
        shades = theme.gate_shades if mark.scale == "gate" else theme.signed_shades
        corners = _corners(mark)
        for (x, y), k, opacity in zip(corners, found.tolist(), shown, strict=True):
            painter.setOpacity(mark.opacity * opacity)
            painter.fillRect(QRectF(x, y, mark.cell_width, mark.cell_height), shades[k][0])
        if mark.ghost:
            _ghost_shades(painter, mark, theme, corners, shown)
    if mark.scale == "signed":
        _hatch(painter, mark, theme, values)


def _with_ghost(pixels: NDArray[np.uint32], mark: Strip, table: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """The cells [row, column] in parts side by side, the last of which has the shade of another run."""
    then = np.zeros(mark.columns * mark.rows, dtype=np.uint32)
    then[: len(mark.ghost)] = table[shade_indices(mark.ghost, mark.scale, mark.limit)]
    parts = np.repeat(pixels, PARTS, axis=1)
    mask = pixels & 0xFF000000
    parts[:, PARTS - 1 :: PARTS] = then.reshape(mark.columns, mark.rows).T & 0xFFFFFF | mask
    return np.ascontiguousarray(parts)


def _ghost_levels(painter: QPainter, mark: Strip, theme: Theme, shown: Sequence[float]) -> None:
    """Along the lower edge of each row the level that another run has there, where it is another."""
    high = max(GHOST * (mark.cell_height - 2 * GAP), LEAST_GHOST)
    width, left, down = mark.cell_width - mark.aside - 2 * GAP, mark.aside + GAP, mark.cell_height - GAP - high
    fill, seam, (below, above) = painter.fillRect, theme.colour("card"), theme.levels(mark.scale)
    last = -1.0
    for (x, y), now, then, opacity in zip(_corners(mark), mark.values, mark.ghost, shown, strict=True):
        share = mark.share(then)
        if opacity <= 0.0 or (share == mark.share(now) and (now < 0.0) == (then < 0.0)):
            continue
        if opacity != last:
            painter.setOpacity(mark.opacity * opacity)
            last = opacity
        (empty, _), (filled, _) = above if then >= 0.0 else below
        fill(QRectF(x + left, y + down - SEAM, width, SEAM), seam)
        fill(QRectF(x + left, y + down, width, high), empty)
        fill(QRectF(x + left, y + down, share * width, high), filled)


def _ghost_shades(
    painter: QPainter, mark: Strip, theme: Theme, corners: tuple[Point, ...], shown: Sequence[float]
) -> None:
    """At the right edge of each cell the shade that another run has there, where it is another."""
    shades = theme.gate_shades if mark.scale == "gate" else theme.signed_shades
    now, then = (shade_indices(values, mark.scale, mark.limit) for values in (mark.values, mark.ghost))
    wide = mark.cell_width / PARTS
    for k in np.flatnonzero((now != then) & np.greater(shown, 0.0)).tolist():
        x, y = corners[k]
        painter.setOpacity(mark.opacity * shown[k])
        painter.fillRect(QRectF(x + mark.cell_width - wide, y, wide, mark.cell_height), shades[then[k]][0])


def _hatch(painter: QPainter, mark: Strip, theme: Theme, values: NDArray[np.float64]) -> None:
    """A stroke through every cell below zero that has room for one: the sign is never told by colour alone."""
    if min(mark.cell_width, mark.cell_height) <= 2 * STROKE_ASIDE:
        return
    below = values < -WORTH_A_STROKE * mark.limit
    if mark.shown:
        below &= np.greater(mark.shown, 0.5)
    strokes = _strokes(mark.cell_width, mark.cell_height, mark.rows)
    strokes.reach(mark.columns)
    lines = list(compress(strokes.lines, below.tolist()))
    if lines:
        before = painter.transform()
        painter.setOpacity(mark.opacity)
        painter.setPen(QPen(theme.colour("ink"), min(1.0, mark.cell_width / 6)))
        painter.translate(mark.x - mark.width / 2, mark.y - mark.height / 2)
        painter.drawLines(lines)
        painter.setTransform(before)


class _Strokes:
    """A stroke for each cell, column by column, counted from the upper left corner of all; as many as were needed."""

    def __init__(self, width: float, height: float, rows: int) -> None:
        self._width, self._height, self._rows = width, height, rows
        self.lines: list[QLineF] = []

    def reach(self, columns: int) -> None:
        """Have those of so many columns."""
        width, height, arm = self._width, self._height, min(self._width, self._height, 12.0)
        for c in range(len(self.lines) // self._rows, columns):
            x, corners = c * width, [r * height for r in range(self._rows)]
            self.lines += [
                QLineF(
                    x + STROKE_ASIDE, y + height - STROKE_ASIDE, x + arm - STROKE_ASIDE, y + height - arm + STROKE_ASIDE
                )
                for y in corners
            ]


@lru_cache(maxsize=256)
def _strokes(width: float, height: float, rows: int) -> _Strokes:
    return _Strokes(width, height, rows)


def _corners(mark: Strip) -> tuple[Point, ...]:
    """The upper left corner of each cell, column by column."""
    return _places(mark.x, mark.y, mark.cell_width, mark.cell_height, mark.columns, mark.rows, len(mark.values))


@lru_cache(maxsize=512)
def _places(x: float, y: float, wide: float, high: float, columns: int, rows: int, count: int) -> tuple[Point, ...]:
    left, top = x - columns * wide / 2, y - rows * high / 2
    return tuple((left + c * wide, top + r * high) for c in range(columns) for r in range(rows))[:count]


def _strip_frame(painter: QPainter, mark: Strip, theme: Theme) -> None:
    """The card under the cells, and around it a ring in the colour of the wire, where it has one."""
    width, height = mark.width, mark.height
    x, y = mark.x - width / 2 - 2, mark.y - height / 2 - 2
    inner = QRectF(x, y, width + 4, height + 4)
    if not mark.role:
        return
    if not mark.texts:
        painter.fillRect(inner.adjusted(-2, -2, 2, 2), theme.colour(mark.role))
        painter.fillRect(inner, theme.colour("card"))
        return
    painter.fillRect(inner, theme.colour("card"))
    painter.fillPath(_ring(x - 2, y - 2, width + 8, height + 8, 2.0), theme.colour(mark.role))


def _ring(x: float, y: float, wide: float, high: float, thick: float) -> QPainterPath:
    """A rounded outline inside a rectangle."""
    return ring_of(x + thick / 2, y + thick / 2, wide - thick, high - thick, ROUND - thick / 2, thick)


def shade_indices(values: Sequence[float] | Array, scale: str, limit: float) -> NDArray[np.intp]:
    """Which shade each of many values gets, as `ui.film.drawing.strips.shade_index` says it of one."""
    given = np.asarray(values, dtype=np.float64)
    lowest, middle, steps = (0.0, 0.0, 128.0) if scale == "gate" else (-1.0, 64.0, 64.0)
    if scale != "gate":
        given = given / (limit if limit > 0.0 else np.inf)
    found = middle + np.rint(steps * np.minimum(np.maximum(given, lowest), 1.0))
    np.copyto(found, 64.0, where=found != found)
    return found.astype(np.intp)


def _numbers_of(painter: QPainter, mark: Strip, theme: Theme, shown: Sequence[float]) -> None:
    size = float(round(mark.size))
    if size < SMALLEST_NUMBER:
        return
    put = number_writer(painter, size, 500)
    aside, (below, above) = mark.aside, theme.levels(mark.scale)
    right, down = (mark.cell_width + aside) / 2, mark.cell_height / 2 + metrics(size, 500).capHeight() / 2
    last: tuple[QColor, float] | None = None
    across: list[tuple[int, float, QColor]] = []  # numbers that the edge of a level runs through
    painter.setOpacity(1.0)
    rows = zip(_corners(mark), mark.texts, mark.values, shown, strict=True)
    for k, ((x, y), text, value, opacity) in enumerate(rows):
        if opacity <= 0.0:
            continue
        (_, ink), (_, on_filled) = above if value >= 0.0 else below
        narrow = narrowing(mark, text, size)
        if ink is not on_filled:
            edge = mark.share(value) * (mark.cell_width - aside - 2 * GAP) + aside + GAP - right
            half = narrow * advance(text, size, 500) / 2
            if edge >= half:
                ink = on_filled
            elif edge > -half:
                across.append((k, edge, on_filled))
        if last is None or ink is not last[0] or opacity != last[1]:
            set_ink(painter, ink, mark.opacity * opacity)
            last = ink, opacity
        if narrow == 1.0:
            put(x + right, y + down, text)
            continue
        before = painter.transform()
        painter.translate(x + right, y + down)
        painter.scale(narrow, 1.0)
        put(0.0, 0.0, text)
        painter.setTransform(before)
    for k, edge, ink in across:
        (x, y), text = mark.cell(k), mark.texts[k]
        painter.setOpacity(mark.opacity * shown[k])
        outline = _left_of(text, size, edge, narrowing(mark, text, size))
        painter.fillPath(outline.translated(x + right, y + down), ink)
    if mark.labels:
        _labels_of(painter, mark, theme, shown)


def narrowing(mark: Strip, text: str, size: float) -> float:
    """How much narrower a number with a power of ten is set, that it does not touch the one in the next column."""
    return min(1.0, (mark.cell_width - mark.aside - 2 * APART) / advance(text, size, 500)) if "e" in text else 1.0


@lru_cache(maxsize=512)
def _left_of(text: str, size: float, edge: float, narrow: float) -> QPainterPath:
    """The part of a number, placed by its middle on its baseline and so narrow, that lies left of an edge."""
    outline, area = QPainterPath(), QPainterPath()
    outline.addText(-advance(text, size, 500) / 2, 0.0, font(size, 500), text)
    outline = QTransform.fromScale(narrow, 1.0).map(outline)
    area.addRect(QRectF(-1000.0, -2 * size, 1000.0 + edge, 4 * size))
    return outline.intersected(area)


def _labels_of(painter: QPainter, mark: Strip, theme: Theme, shown: Sequence[float]) -> None:
    """The numbers of the units in the cells of a lens, at its left, on the card."""
    label, down = number_writer(painter, LETTERS, 400), (mark.cell_height + metrics(LETTERS, 400).capHeight()) / 2
    last, ink = -1.0, theme.colour("muted")
    for (x, y), text, opacity in zip(_corners(mark), mark.labels, shown, strict=True):
        if opacity != last:
            set_ink(painter, ink, mark.opacity * opacity)
            last = opacity
        label(x + LABEL_WIDTH / 2, y + down, text)


def _marks_on_cells(painter: QPainter, mark: Strip, theme: Theme, shown: tuple[float, ...]) -> None:
    """The rings of pins and eye, and a corner on each cell that was set by hand."""
    for pin in mark.pins:
        painter.setOpacity(mark.opacity * shown[pin])
        ring = _ring(*mark.cell(pin), mark.cell_width, mark.cell_height, 2.4)
        painter.fillPath(ring, theme.colour("accent"))
    if mark.eye >= 0 and shown[mark.eye] > 0.0:
        painter.setOpacity(mark.opacity * shown[mark.eye])
        ring = _ring(*mark.cell(mark.eye), mark.cell_width, mark.cell_height, 2.4)
        painter.fillPath(ring, theme.colour("eye"))
    if not any(mark.held):
        return
    painter.setPen(QPen(Qt.PenStyle.NoPen))
    painter.setBrush(theme.colour("accent"))
    for k, by_hand in enumerate(mark.held):
        if by_hand and shown[k] > 0.0:
            x, y = mark.cell(k)
            arm = min(10.0, mark.cell_height * 0.4)
            right = x + mark.cell_width - 1
            painter.setOpacity(mark.opacity * shown[k])
            painter.drawPolygon(
                QPolygonF([QPointF(right - arm, y + 1), QPointF(right, y + 1), QPointF(right, y + 1 + arm)])
            )
