"""Marks to ink, one kind after the other, on any Qt paint device."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPaintEngine, QPainter, QPen, QPolygonF

from ui.film.drawing.nodes import ROUNDED
from ui.film.marks import Bars, Box, Curve, Mark, Node, Paragraph, Polygon, River, Row, Strip, Text, Wire
from ui.film.text.formula import set_symbols
from ui.paint.pens import pen, set_ink
from ui.paint.polyline import draw_polyline
from ui.paint.rows import paint_bars, paint_river, paint_row
from ui.paint.strips import paint_strip
from ui.paint.text import LEADING, advance, break_lines, font, line_of, outline_of, put_piece, set_line, write
from ui.paint.theme import Theme
from ui.paint.wire_path import arrow_head, wire_path

HOLLOW = 0.05  # the width of a hollow word's outline, of its size
_OUTLINE = 3.0  # the width of an operation's outline
_NO_PEN = QPen(Qt.PenStyle.NoPen)
_NO_BRUSH = QBrush(Qt.BrushStyle.NoBrush)
PAPERS = "paper", "back.paper"


def prepare(painter: QPainter) -> QPainter:
    """Set what every picture is painted with."""
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # a sentence stays one that begins with an Arabic token
    return painter


def draw(painter: QPainter, marks: Iterable[Mark], theme: Theme, paper: bool) -> None:
    """Draw marks in their order; without `paper` what is of paper takes away what lies below it."""
    for mark in marks:
        if mark.opacity > 0.0:
            painter.setOpacity(mark.opacity)
            if not paper and isinstance(mark, Box) and mark.fill in PAPERS:
                _take_away(painter, mark, theme)
            else:
                _DRAW[type(mark)](painter, mark, theme)
    painter.setOpacity(1.0)


def _take_away(painter: QPainter, mark: Box, theme: Theme) -> None:
    """A box of paper where there is none: what lies below it goes, as far as the box would cover it.

    Drawings in vectors have nothing that takes away: what writes them has masks.
    """
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOut)
    _box(painter, mark, theme)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)


def _box(painter: QPainter, mark: Box, theme: Theme) -> None:
    painter.setPen(pen(theme, mark.stroke, mark.stroke_width) if mark.stroke else _NO_PEN)
    painter.setBrush(theme.colour(mark.fill) if mark.fill else _NO_BRUSH)
    rect = QRectF(mark.x, mark.y, mark.width, mark.height)
    if mark.radius:
        painter.drawRoundedRect(rect, mark.radius, mark.radius)
    else:
        painter.drawRect(rect)


def _wire(painter: QPainter, mark: Wire, theme: Theme) -> None:
    painter.setBrush(_NO_BRUSH)
    painter.setPen(pen(theme, mark.role, mark.width))
    if len(mark.points) == 2 and not mark.hops:
        painter.drawLine(QLineF(*mark.points[0], *mark.points[1]))
    else:
        painter.drawPath(wire_path(mark.points, mark.hops, mark.corner))
    if mark.arrow:
        painter.setPen(_NO_PEN)
        painter.setBrush(theme.colour(mark.role))
        painter.drawPolygon(arrow_head(mark.points, mark.width))


def _node(painter: QPainter, mark: Node, theme: Theme) -> None:
    rect = QRectF(mark.x - mark.width / 2, mark.y - mark.height / 2, mark.width, mark.height)
    radius = mark.height / 2 if mark.width == mark.height else ROUNDED
    if mark.glow > 0.0:
        halo = QColor(theme.colour(mark.role))
        halo.setAlphaF(0.32 * mark.glow)
        grown = 4 + 10 * mark.glow
        painter.setPen(_NO_PEN)
        painter.setBrush(halo)
        painter.drawRoundedRect(rect.adjusted(-grown, -grown, grown, grown), radius + grown, radius + grown)
    painter.setBrush(theme.colour(mark.role if mark.filled else "card"))
    if mark.filled:  # in one piece: an outline of its own takes three times as long, and lies over the fill
        grown = _OUTLINE / 2
        painter.setPen(_NO_PEN)
        painter.drawRoundedRect(rect.adjusted(-grown, -grown, grown, grown), radius + grown, radius + grown)
    else:
        painter.setPen(pen(theme, mark.role, _OUTLINE))
        painter.drawRoundedRect(rect, radius, radius)
    painter.setPen(theme.colour(f"{mark.role}.on" if mark.filled else mark.role))
    if mark.label in _SIGNS:
        _sign(painter, mark)
    else:
        size = mark.height * 0.5
        width = advance(mark.label, size, 600)
        painter.setOpacity(1.0)
        set_ink(painter, painter.pen().color(), mark.opacity)
        write(painter, mark.x - width / 2, mark.y + size * 0.36, mark.label, font(size, 600))


_SIGNS = {"×": ((-1, -1, 1, 1), (-1, 1, 1, -1)), "+": ((-1.25, 0, 1.25, 0), (0, -1.25, 0, 1.25))}


def _sign(painter: QPainter, mark: Node) -> None:
    """A cross or a plus, drawn so that it sits exactly in the middle."""
    pen = QPen(painter.pen().color(), mark.height * 0.085)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    arm = mark.height * 0.17
    for x0, y0, x1, y1 in _SIGNS[mark.label]:
        painter.drawLine(QPointF(mark.x + x0 * arm, mark.y + y0 * arm), QPointF(mark.x + x1 * arm, mark.y + y1 * arm))


def _text(painter: QPainter, mark: Text, theme: Theme) -> None:
    pieces, left = line_of(mark)
    painter.setOpacity(1.0)
    for piece in pieces:
        set_ink(painter, theme.colour(piece.role or mark.role), mark.opacity)
        put_piece(painter, left + piece.x, mark.y + piece.dy, piece)
        if "hollow" in piece.face[2]:
            box = outline_of(piece).translated(left, mark.y)
            painter.setPen(QPen(painter.pen().color(), HOLLOW * piece.face[0], Qt.PenStyle.DashLine))
            painter.setBrush(_NO_BRUSH)
            painter.drawRoundedRect(box, box.height() / 3, box.height() / 3)


def _paragraph(painter: QPainter, mark: Paragraph, theme: Theme) -> None:
    centred = mark.align == "middle"
    lines, size = break_lines(mark.text, mark.size, mark.weight, mark.width, mark.height, centred)
    leading = size * LEADING
    painter.setOpacity(1.0)
    set_ink(painter, theme.colour(mark.role), mark.opacity)
    top = mark.y + (mark.height - leading * len(lines)) / 2 if centred else mark.y
    for k, line in enumerate(lines):
        pieces, width = set_line(set_symbols(line), size, mark.weight, 0.0)
        x = mark.x + (mark.width - width) / 2 if centred else mark.x
        for piece in pieces:
            write(painter, x + piece.x, top + leading * k + size * 1.04 + piece.dy, piece.text, piece.font)


def _curve(painter: QPainter, mark: Curve, theme: Theme) -> None:
    (x0, y0), (x1, y1) = mark.points[0], mark.points[-1]
    straight = len(mark.points) == 2 and (x0 == x1 or y0 == y1) and not mark.dashed
    if straight and painter.paintEngine().type() == QPaintEngine.Type.Raster:  # as an area in a fifth of the time
        half = mark.width / 2
        line = QRectF(min(x0, x1) - half, min(y0, y1) - half, abs(x1 - x0) + mark.width, abs(y1 - y0) + mark.width)
        painter.fillRect(line, theme.colour(mark.role))
        return
    made = pen(theme, mark.role, mark.width, dashed=mark.dashed)
    draw_polyline(painter, [QPointF(x, y) for x, y in mark.points], made)


def _polygon(painter: QPainter, mark: Polygon, theme: Theme) -> None:
    painter.setPen(_NO_PEN)
    painter.setBrush(theme.colour(mark.role))
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in mark.points]))


_DRAW: dict[type, Callable[[QPainter, Any, Theme], None]] = {
    Box: _box,
    Wire: _wire,
    Node: _node,
    Strip: paint_strip,
    Text: _text,
    Paragraph: _paragraph,
    Curve: _curve,
    Polygon: _polygon,
    River: paint_river,
    Bars: paint_bars,
    Row: paint_row,
}
