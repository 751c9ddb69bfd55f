"""How far the ink of a mark may reach, in logical units: what must be painted again when the mark moves on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QPainterPath

from ui.film.marks import Bars, Box, Curve, Mark, Node, Paragraph, Point, Polygon, River, Row, Strip, Text, Wire
from ui.film.text.formula import set_symbols
from ui.paint.strips import narrowing
from ui.paint.text import LEADING, Piece, advance, break_lines, line_of, set_line
from ui.paint.wire_path import HOP

_GLOW, _RING = 16.0, 5.0  # around an operation that lights up, and around a strip with its card


def extent(mark: Mark) -> QRectF:
    """A rectangle outside which the mark leaves no ink."""
    return _EXTENTS[type(mark)](mark)


def _box(mark: Box) -> QRectF:
    return _grow(QRectF(mark.x, mark.y, mark.width, mark.height), mark.stroke_width)


def _wire(mark: Wire) -> QRectF:
    around = mark.width + (HOP if mark.hops else 0.0) + (8 + 1.6 * mark.width if mark.arrow else 0.0)
    return _grow(_around(mark.points), around)


def _node(mark: Node) -> QRectF:
    width = max(mark.width, advance(mark.label, mark.height * 0.5, 600))
    return _grow(QRectF(mark.x - width / 2, mark.y - mark.height / 2, width, mark.height), _GLOW)


def _strip(mark: Strip) -> QRectF:
    wide = mark.cell_width
    if mark.texts:
        size = float(round(mark.size))
        widest = max(narrowing(mark, text, size) * advance(text, size, 500) for text in mark.texts)
        wide = max(wide, widest + (2 * mark.aside))
    over = (wide - mark.cell_width) / 2
    left, top = mark.x - mark.width / 2, mark.y - mark.height / 2
    high = max(0.0, mark.size - mark.cell_height)
    return _grow(QRectF(left, top, mark.width, mark.height).adjusted(-over, -high, over, high), _RING)


def _text(mark: Text) -> QRectF:
    pieces, left = line_of(mark)
    return _pieces(pieces).translated(left, mark.y)


def _paragraph(mark: Paragraph) -> QRectF:
    centred = mark.align == "middle"
    lines, size = break_lines(mark.text, mark.size, mark.weight, mark.width, mark.height, centred)
    leading = size * LEADING
    top = mark.y + (mark.height - leading * len(lines)) / 2 if centred else mark.y
    found = QRectF()
    for k, line in enumerate(lines):
        pieces, width = set_line(set_symbols(line), size, mark.weight, 0.0)
        x = mark.x + (mark.width - width) / 2 if centred else mark.x
        found |= _pieces(pieces).translated(x, top + leading * k + size * 1.04)
    return found


def _pieces(pieces: Iterable[Piece]) -> QRectF:
    """Around the letters of a line, from the start of its baseline."""
    found = QRectF()
    for piece in pieces:
        found |= _letters(piece.text, piece.font).translated(piece.x, piece.dy)
    return found


_KEPT: dict[tuple[str, str], QRectF] = {}
_MOST_KEPT = 8192


def _letters(text: str, face: QFont) -> QRectF:
    """Around the letters of a text: its outlines, led far off by stacked accents, and coloured pictures."""
    key = (text, face.key())
    if key not in _KEPT:
        if len(_KEPT) >= _MOST_KEPT:
            _KEPT.clear()
        path = QPainterPath()
        path.addText(0.0, 0.0, face, text)
        measured = QFontMetricsF(face)
        line = QRectF(0.0, -measured.ascent(), measured.horizontalAdvance(text), measured.height())
        _KEPT[key] = _grow(path.boundingRect() | line, 0.3 * face.pixelSize())
    return _KEPT[key]


def _points(mark: Curve | Polygon) -> QRectF:
    return _grow(_around(mark.points), getattr(mark, "width", 1.0))


def _river(mark: River) -> QRectF:
    return _around([*zip(mark.xs, mark.tops, strict=True), *zip(mark.xs, mark.bottoms, strict=True)])


def _bars(mark: Bars) -> QRectF:
    wide = mark.pitch * (len(mark.values) - 1) + mark.width
    return QRectF(mark.x, mark.base - mark.height, wide, mark.height)


def _row(row: Row) -> QRectF:
    first = extent(row.mark)
    return first | first.translated(row.pitch * (row.times - 1), 0.0)


def _around(points: Iterable[Point]) -> QRectF:
    xs, ys = zip(*points, strict=True)
    return QRectF(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def _grow(rect: QRectF, by: float) -> QRectF:
    return rect.adjusted(-by, -by, by, by)


_EXTENTS: dict[type, Callable[[Any], QRectF]] = {
    Box: _box,
    Wire: _wire,
    Node: _node,
    Strip: _strip,
    Text: _text,
    Paragraph: _paragraph,
    Curve: _points,
    Polygon: _points,
    River: _river,
    Bars: _bars,
    Row: _row,
}
