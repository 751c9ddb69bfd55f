"""Marks to ink, on any Qt paint device. The only code that makes a picture of a frame.

Widget, image, SVG and PDF all come through `paint`. A `PaintCache` keeps what stands still as an image for raster
devices; with or without it the pixels are the same.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QImage,
    QPaintEngine,
    QPainter,
    QPen,
    QPolygonF,
    QTransform,
)

from ui.film.drawing.page import Room
from ui.film.marks import Bars, Box, Curve, Frame, Mark, Node, Page, Paragraph, Polygon, River, Row, Strip, Text, Wire
from ui.film.text.formula import set_symbols
from ui.paint.pens import pen, set_ink
from ui.paint.polyline import draw_polyline
from ui.paint.rows import paint_bars, paint_river, paint_row
from ui.paint.strips import paint_strip
from ui.paint.text import LEADING, advance, break_lines, font, line_of, outline_of, put_piece, set_line, write
from ui.paint.theme import Theme
from ui.paint.wire_path import arrow_head, wire_path

HOLLOW = 0.05  # the width of a hollow word's outline, of its size
_NO_PEN = QPen(Qt.PenStyle.NoPen)
_NO_BRUSH = QBrush(Qt.BrushStyle.NoBrush)
PAPERS = "paper", "back.paper"
_CLEAR = QImage.Format.Format_ARGB32_Premultiplied  # of what is painted without paper


class PaintCache:
    """Keeps what stood still in the last frame as an image, for one place where frames are painted in turn: with paper,
    or so that what lies below shows through.
    """

    def __init__(self, *, paper: bool = True) -> None:
        self._paper = paper
        self._key: tuple[object, ...] = ()
        self._backdrop: tuple[Mark, ...] = ()
        self._settled: tuple[Mark, ...] | None = None  # those of the last frame
        self._base, self._image = QImage(), QImage()
        self._holds = False  # whether the image has them

    def still(self, frame: Frame, theme: Theme, rect: QRect, transform: QTransform) -> tuple[QImage, tuple[Mark, ...]]:
        """An image of the device pixels in `rect` as painted under `transform`, and the marks still to be put on it.

        It has the backdrop, and the settled marks once a second frame has the same: while one seeks they are different
        in every frame.
        """
        numbers = tuple(getattr(transform, name)() for name in ("m11", "m12", "m21", "m22", "dx", "dy"))
        key = (theme.name, rect.getRect(), numbers)
        shifted = transform * QTransform.fromTranslate(-rect.x(), -rect.y())
        same = frame.backdrop is self._backdrop or frame.backdrop == self._backdrop  # so it is after most edits
        if same and key == self._key:
            self._backdrop = frame.backdrop  # quickly found to be the same next time
        else:
            self._base = self._blank(rect, theme)
            _paint_on(self._base, frame.backdrop, theme, shifted, self._paper)
            self._key, self._backdrop, self._settled = key, frame.backdrop, None
        if frame.settled != self._settled:
            self._settled, self._holds = frame.settled, False
            return self._base, frame.settled
        self._hold(theme, shifted)
        return self._image, ()

    def standing(self, frame: Frame, theme: Theme, rect: QRect, transform: QTransform) -> QImage:
        """An image of all that stands still: paper, backdrop and settled marks."""
        still, rest = self.still(frame, theme, rect, transform)
        return self.still(frame, theme, rect, transform)[0] if rest else still

    def _blank(self, rect: QRect, theme: Theme) -> QImage:
        made = QImage(rect.size(), QImage.Format.Format_RGB32 if self._paper else _CLEAR)
        made.fill(theme.colour("paper") if self._paper else Qt.GlobalColor.transparent)
        return made

    def _hold(self, theme: Theme, transform: QTransform) -> None:
        if not self._holds and self._settled is not None:
            if (self._image.size(), self._image.format()) != (self._base.size(), self._base.format()):
                self._image = QImage(
                    self._base.size(), self._base.format()
                )  # new memory costs most
            for each in (self._base, self._image):
                each.setDevicePixelRatio(1.0)  # they have that of the screen on which they were shown
            with QPainter(self._image) as painter:
                painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
                painter.drawImage(0, 0, self._base)
            _paint_on(self._image, self._settled, theme, transform, self._paper)
            self._holds = True


def _paint_on(image: QImage, marks: Iterable[Mark], theme: Theme, transform: QTransform, paper: bool) -> None:
    with QPainter(image) as painter:
        _prepare(painter)
        painter.setTransform(transform)
        _draw(painter, marks, theme, paper)


def paint(
    painter: QPainter, frame: Frame, theme: Theme, rect: QRectF, cache: PaintCache | None = None, *, paper: bool = True
) -> None:
    """Paint a frame into `rect` of the painter's coordinates, keeping the page's shape, centred: what is beside it is
    paper, and beside the caption its field. Without `paper` what lies below shows through.

    `cache` saves painting again what stands still, on a raster device and where `rect` covers whole pixels; it says
    itself whether it has paper.
    """
    painter.save()
    _prepare(painter)
    place = placement(frame.page, rect)
    rest = None if cache is None else _lay_still(painter, frame, theme, rect, place, cache)
    if rest is None:
        if paper:
            painter.fillRect(rect, theme.colour("paper"))
        rest = frame.backdrop + frame.settled
    painter.setTransform(place, combine=True)
    _draw(painter, rest, theme, paper)
    _draw(painter, frame.moving, theme, paper)
    painter.restore()
    paint_caption_beside(painter, frame.backdrop, frame.page, theme, rect)


def paint_over(
    painter: QPainter, marks: tuple[Mark, ...], page: Page, theme: Theme, rect: QRectF, *, paper: bool = True
) -> None:
    """Paint marks of a page over what `paint` has put into the same rectangle."""
    painter.save()
    _prepare(painter)
    painter.setTransform(placement(page, rect), combine=True)
    _draw(painter, marks, theme, paper)
    painter.restore()


def paint_caption_beside(painter: QPainter, around: Iterable[Mark], page: Page, theme: Theme, rect: QRectF) -> None:
    """Paint the field of the caption, which is among the marks `around`, on to both edges of the rectangle."""
    field = Room(page).caption
    fill = next((m.fill for m in around if isinstance(m, Box) and (m.x, m.y, m.width, m.height) == field), None)
    on_page = placement(page, rect).mapRect(QRectF(*field))
    if fill is None or on_page.left() - rect.left() < 0.5:
        return
    for left, right in (
        (rect.left(), math.ceil(on_page.left()) + 1.0),
        (math.floor(on_page.right()) - 1.0, rect.right()),
    ):
        painter.fillRect(QRectF(left, on_page.top(), right - left, on_page.height()), theme.colour(fill))


def placement(page: Page, rect: QRectF) -> QTransform:
    """From the page to a rectangle: as large as fits, in its middle."""
    scale = min(rect.width() / page.width, rect.height() / page.height)
    left = rect.x() + (rect.width() - page.width * scale) / 2
    top = rect.y() + (rect.height() - page.height * scale) / 2
    return QTransform.fromScale(scale, scale) * QTransform.fromTranslate(left, top)


def _lay_still(
    painter: QPainter, frame: Frame, theme: Theme, rect: QRectF, place: QTransform, cache: PaintCache
) -> tuple[Mark, ...] | None:
    """Copy what stands still from the cache, pixel on pixel, and return what of it is still to be painted.

    None where the device does not allow it.
    """
    device = painter.deviceTransform()
    covered = device.mapRect(rect)
    pixels = covered.toRect()
    if painter.paintEngine().type() != QPaintEngine.Type.Raster or QRectF(pixels) != covered:
        return None
    still, rest = cache.still(frame, theme, pixels, place * device)
    still.setDevicePixelRatio(covered.width() / rect.width())
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    painter.drawImage(rect.topLeft(), still)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    return rest


def image(frame: Frame, theme: Theme, width: int, height: int, cache: PaintCache | None = None) -> QImage:
    """A frame as an image of `width` × `height` pixels (32 bits, opaque)."""
    made = QImage(width, height, QImage.Format.Format_RGB32)
    with QPainter(made) as painter:
        paint(painter, frame, theme, QRectF(0, 0, width, height), cache)
    return made


def transparent_image(frame: Frame, theme: Theme, width: int, height: int) -> QImage:
    """A frame without its paper as an image of `width` × `height` pixels (32 bits, with their opacity)."""
    made = QImage(width, height, _CLEAR)
    made.fill(0)
    with QPainter(made) as painter:
        paint(painter, frame, theme, QRectF(0, 0, width, height), paper=False)
    return made.convertToFormat(QImage.Format.Format_ARGB32)


def _prepare(painter: QPainter) -> QPainter:
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # a sentence stays one that begins with an Arabic token
    return painter


def _draw(painter: QPainter, marks: Iterable[Mark], theme: Theme, paper: bool) -> None:
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
    radius = mark.height / 2 if mark.width == mark.height else 14.0
    if mark.glow > 0.0:
        halo = QColor(theme.colour(mark.role))
        halo.setAlphaF(0.32 * mark.glow)
        grown = 4 + 10 * mark.glow
        painter.setPen(_NO_PEN)
        painter.setBrush(halo)
        painter.drawRoundedRect(rect.adjusted(-grown, -grown, grown, grown), radius + grown, radius + grown)
    painter.setPen(pen(theme, mark.role, 3.0))
    painter.setBrush(theme.colour(mark.role if mark.filled else "card"))
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
