"""Marks to ink, on any Qt paint device. The only code that makes a picture of a frame.

Widget, image, SVG and PDF all come through `paint`. A `PaintCache` keeps what stands still as an image for raster
devices; with or without it the pixels are the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QImage,
    QPaintEngine,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
    QTransform,
)

from ui.film.marks import Box, Curve, Frame, Mark, Node, Page, Paragraph, Point, Polygon, Strip, Text, Wire
from ui.film.zoom import Zoomed
from ui.lettering import LEADING, advance, break_lines, font, line_of, metrics, number_writer, write
from ui.theme import Theme, load_fonts

HOP = 17.0  # radius of the bridge where a wire crosses another
WORTH_A_STROKE = 0.05  # of the value that gets the full shade
LABEL_WIDTH = 22.0  # the room for a unit's number in the cell of a lens
SMALLEST_NUMBER = 5.0  # logical pixels; what is smaller is drawn as a shade alone
_NO_PEN = QPen(Qt.PenStyle.NoPen)
_NO_BRUSH = QBrush(Qt.BrushStyle.NoBrush)


class PaintCache:
    """Keeps what stood still in the last frame as an image, for one place where frames are painted in turn."""

    def __init__(self) -> None:
        self._key: tuple[object, ...] = ()
        self._backdrop: tuple[Mark, ...] = ()  # held so that its identity stays its own
        self._settled: tuple[Mark, ...] = ()
        self._base, self._image = QImage(), QImage()

    def image(self, frame: Frame, theme: Theme, rect: QRect, transform: QTransform) -> QImage:
        """Paper, backdrop and settled marks of the device pixels in `rect`, painted under `transform`."""
        numbers = tuple(getattr(transform, name)() for name in ("m11", "m12", "m21", "m22", "dx", "dy"))
        key = (id(frame.backdrop), theme.name, rect.getRect(), numbers)
        shifted = transform * QTransform.fromTranslate(-rect.x(), -rect.y())
        if key != self._key:
            self._base = QImage(rect.size(), QImage.Format.Format_RGB32)
            self._base.fill(theme.colour("paper"))
            _paint_on(self._base, frame.backdrop, theme, shifted)
            self._key, self._backdrop, self._image = key, frame.backdrop, QImage()
        if self._image.isNull() or frame.settled != self._settled:
            self._image = self._base.copy()
            _paint_on(self._image, frame.settled, theme, shifted)
            self._settled = frame.settled
        return self._image


def _paint_on(image: QImage, marks: Iterable[Mark], theme: Theme, transform: QTransform) -> None:
    with QPainter(image) as painter:
        _prepared(painter)
        painter.setTransform(transform)
        _draw(painter, marks, theme)


def paint(
    painter: QPainter, frame: Frame, theme: Theme, rect: QRectF, cache: PaintCache | None = None
) -> None:
    """Paint a frame into `rect` of the painter's coordinates, keeping the page's shape, centred.

    `cache` saves painting again what stands still, on a raster device and where `rect` covers whole pixels.
    """
    load_fonts()
    painter.save()
    _prepared(painter)
    place = _placement(frame.page, rect)
    if cache is not None and _lay_still(painter, frame, theme, rect, place, cache):
        painter.setTransform(place, combine=True)
    else:
        painter.fillRect(rect, theme.colour("paper"))
        painter.setTransform(place, combine=True)
        _draw(painter, frame.backdrop + frame.settled, theme)
    _draw(painter, frame.moving, theme)
    painter.restore()


def paint_zoomed(painter: QPainter, picture: Zoomed, theme: Theme, rect: QRectF) -> None:
    """Paint a picture between two levels into `rect`, as `paint` does with the levels themselves."""
    load_fonts()
    painter.save()
    _prepared(painter)
    painter.fillRect(rect, theme.colour("paper"))
    place = _placement(picture.page, rect)
    for placed in (picture.outer, picture.inner):
        if placed.opacity > 0.0:
            painter.save()
            painter.setTransform(place, combine=True)
            painter.translate(placed.x, placed.y)
            painter.scale(placed.scale, placed.scale)
            _draw(painter, placed.marks, theme)
            painter.restore()
    painter.restore()


def _placement(page: Page, rect: QRectF) -> QTransform:
    """From the page to a rectangle: as large as fits, in its middle."""
    scale = min(rect.width() / page.width, rect.height() / page.height)
    left = rect.x() + (rect.width() - page.width * scale) / 2
    top = rect.y() + (rect.height() - page.height * scale) / 2
    return QTransform.fromScale(scale, scale) * QTransform.fromTranslate(left, top)


def _lay_still(
    painter: QPainter, frame: Frame, theme: Theme, rect: QRectF, place: QTransform, cache: PaintCache
) -> bool:
    """Copy what stands still from the cache, pixel on pixel; False where the device does not allow it."""
    device = painter.deviceTransform()
    covered = device.mapRect(rect)
    pixels = covered.toRect()
    if painter.paintEngine().type() != QPaintEngine.Type.Raster or QRectF(pixels) != covered:
        return False
    still = cache.image(frame, theme, pixels, place * device)
    still.setDevicePixelRatio(covered.width() / rect.width())
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    painter.drawImage(rect.topLeft(), still)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    return True


def image(
    frame: Frame, theme: Theme, width: int, height: int, cache: PaintCache | None = None
) -> QImage:
    """A frame as an image of `width` × `height` pixels (32 bits, opaque)."""
    made = QImage(width, height, QImage.Format.Format_RGB32)
    with QPainter(made) as painter:
        paint(painter, frame, theme, QRectF(0, 0, width, height), cache)
    return made


def _prepared(painter: QPainter) -> QPainter:
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    return painter


def _draw(painter: QPainter, marks: Iterable[Mark], theme: Theme) -> None:
    for mark in marks:
        if mark.opacity > 0.0:
            painter.setOpacity(mark.opacity)
            _DRAW[type(mark)](painter, mark, theme)
    painter.setOpacity(1.0)


def _pen(theme: Theme, role: str, width: float) -> QPen:
    return QPen(
        theme.colour(role), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    )


def _box(painter: QPainter, mark: Box, theme: Theme) -> None:
    painter.setPen(_pen(theme, mark.stroke, mark.stroke_width) if mark.stroke else _NO_PEN)
    painter.setBrush(theme.colour(mark.fill) if mark.fill else _NO_BRUSH)
    rect = QRectF(mark.x, mark.y, mark.width, mark.height)
    if mark.radius:
        painter.drawRoundedRect(rect, mark.radius, mark.radius)
    else:
        painter.drawRect(rect)


def _wire(painter: QPainter, mark: Wire, theme: Theme) -> None:
    path = wire_path(mark.points, mark.hops, mark.corner)
    painter.setBrush(_NO_BRUSH)
    painter.setPen(_pen(theme, mark.role, mark.width))
    painter.drawPath(path)
    if mark.arrow:
        painter.setPen(_NO_PEN)
        painter.setBrush(theme.colour(mark.role))
        painter.drawPolygon(_arrow_head(mark.points, mark.width))


def _arrow_head(points: tuple[Point, ...], width: float) -> QPolygonF:
    (x0, y0), (x1, y1) = points[-2:]
    length = abs(x1 - x0) + abs(y1 - y0)
    ux, uy = (x1 - x0) / length, (y1 - y0) / length
    long, half = 8 + 1.6 * width, 5 + 0.85 * width
    tip = (x1 + ux * long, y1 + uy * long)
    return QPolygonF(
        [QPointF(*tip), QPointF(x1 - uy * half, y1 + ux * half), QPointF(x1 + uy * half, y1 - ux * half)]
    )


@lru_cache(maxsize=512)
def wire_path(points: tuple[Point, ...], hops: tuple[Point, ...], corner: float) -> QPainterPath:
    """The drawn line of a wire: rounded corners, and half circles where it is led over another wire."""
    path = QPainterPath(QPointF(*points[0]))
    for k in range(1, len(points)):
        (x0, y0), (x1, y1) = points[k - 1], points[k]
        length = abs(x1 - x0) + abs(y1 - y0)
        if length == 0:
            continue
        ux, uy = (x1 - x0) / length, (y1 - y0) / length
        last = k == len(points) - 1
        r = 0.0 if last else min(corner, length / 2, _length(points[k], points[k + 1]) / 2)
        on_piece = [h for h in hops if _between(h, (x0, y0), (x1, y1))]
        for hx, hy in sorted(on_piece, key=lambda h: _length((x0, y0), h)):
            path.lineTo(hx - ux * HOP, hy - uy * HOP)
            start = {(1, 0): 180.0, (-1, 0): 0.0, (0, 1): 90.0, (0, -1): 270.0}[round(ux), round(uy)]
            sweep = -180.0 if (round(ux), round(uy)) in ((1, 0), (0, -1)) else 180.0
            path.arcTo(QRectF(hx - HOP, hy - HOP, 2 * HOP, 2 * HOP), start, sweep)
        path.lineTo(x1 - ux * r, y1 - uy * r)
        if not last and r:
            x2, y2 = points[k + 1]
            after = _length(points[k], points[k + 1])
            path.quadTo(x1, y1, x1 + (x2 - x1) / after * r, y1 + (y2 - y1) / after * r)
    return path


def _length(a: Point, b: Point) -> float:
    return abs(a[0] - b[0]) + abs(a[1] - b[1])


def _between(point: Point, a: Point, b: Point) -> bool:
    inside_x = min(a[0], b[0]) <= point[0] <= max(a[0], b[0])
    return inside_x and min(a[1], b[1]) <= point[1] <= max(a[1], b[1])


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
    painter.setPen(_pen(theme, mark.role, 3.0))
    painter.setBrush(theme.colour(mark.role if mark.filled else "card"))
    painter.drawRoundedRect(rect, radius, radius)
    painter.setPen(theme.colour(f"{mark.role}.on" if mark.filled else mark.role))
    if mark.label in _SIGNS:
        _sign(painter, mark)
    else:
        size = mark.height * 0.5
        width = advance(mark.label, size, 600)
        write(painter, mark.x - width / 2, mark.y + size * 0.36, mark.label, font(size, 600))


_SIGNS = {"×": ((-1, -1, 1, 1), (-1, 1, 1, -1)), "+": ((-1.25, 0, 1.25, 0), (0, -1.25, 0, 1.25))}


def _sign(painter: QPainter, mark: Node) -> None:
    """A cross or a plus, drawn so that it sits exactly in the middle."""
    pen = QPen(painter.pen().color(), mark.height * 0.085)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    arm = mark.height * 0.17
    for x0, y0, x1, y1 in _SIGNS[mark.label]:
        painter.drawLine(
            QPointF(mark.x + x0 * arm, mark.y + y0 * arm), QPointF(mark.x + x1 * arm, mark.y + y1 * arm)
        )


def _strip(painter: QPainter, mark: Strip, theme: Theme) -> None:
    shown = mark.shown or (1.0,) * len(mark.values)
    frame = max(shown, default=0.0)
    if frame == 0.0:
        return
    painter.setOpacity(mark.opacity * frame)
    _strip_frame(painter, mark, theme)
    corners = _corners(mark)
    gap = 1.0 if mark.texts else 0.0
    width, height = mark.cell_width - 2 * gap, mark.cell_height - 2 * gap
    shades = theme.gate_shades if mark.scale == "gate" else theme.signed_shades
    inks = []
    last = frame  # setting an opacity is slow even where it stays the same
    for (x, y), value, opacity in zip(corners, mark.values, shown, strict=True):
        fill, ink = shades[shade_index(value, mark.scale, mark.limit)]
        inks.append(ink)
        if opacity > 0.0:
            if opacity != last:
                painter.setOpacity(mark.opacity * opacity)
                last = opacity
            painter.fillRect(QRectF(x + gap, y + gap, width, height), fill)
    if mark.scale == "signed" and (theme.hatched or not mark.texts):
        _hatch(painter, mark, theme, corners, shown)
    if mark.texts:
        _numbers_of(painter, mark, corners, shown, inks)
    _marks_on_cells(painter, mark, theme, shown)


def _hatch(
    painter: QPainter, mark: Strip, theme: Theme, corners: Sequence[Point], shown: Sequence[float]
) -> None:
    """A stroke through every cell below zero, so that the sign is never told by colour alone."""
    width, height = mark.cell_width, mark.cell_height
    arm = min(width, height, 12.0)
    lines = [
        QLineF(x + 1, y + height - 1, x + arm - 1, y + height - arm + 1)
        for (x, y), value, opacity in zip(corners, mark.values, shown, strict=True)
        if value < -WORTH_A_STROKE * mark.limit and opacity > 0.5
    ]
    if lines:
        painter.setOpacity(mark.opacity)
        painter.setPen(QPen(theme.colour("ink"), min(1.0, width / 6)))
        painter.drawLines(lines)


def _corners(mark: Strip) -> list[Point]:
    """The upper left corner of each cell, column by column."""
    wide, high = mark.cell_width, mark.cell_height
    left, top = mark.x - mark.columns * wide / 2, mark.y - mark.rows * high / 2
    rows = range(mark.rows)
    return [(left + c * wide, top + r * high) for c in range(mark.columns) for r in rows][: len(mark.values)]


def _strip_frame(painter: QPainter, mark: Strip, theme: Theme) -> None:
    """The card under the cells, and around it a ring in the colour of the wire."""
    width, height = mark.width, mark.height
    inner = QRectF(mark.x - width / 2 - 2, mark.y - height / 2 - 2, width + 4, height + 4)
    painter.fillRect(inner, theme.colour("card"))
    painter.fillPath(_ring(inner.adjusted(-2, -2, 2, 2), 2.0), theme.colour(mark.role))


def _ring(rect: QRectF, width: float) -> QPainterPath:
    """A rounded outline `width` thick inside a rectangle; filling it is half the work of stroking it."""
    ring = QPainterPath()
    ring.addRoundedRect(rect, 6, 6)
    ring.addRoundedRect(rect.adjusted(width, width, -width, -width), 6 - width, 6 - width)
    return ring


def shade_index(value: float, scale: str, limit: float) -> int:
    """Which of the 129 shades a value gets; what is not a number gets the middle."""
    if value != value:
        return 64
    if scale == "gate":
        return round(128 * min(1.0, max(0.0, value)))
    u = value / limit if limit > 0.0 else 0.0
    return 64 + round(64 * min(1.0, max(-1.0, u)))


def _numbers_of(
    painter: QPainter, mark: Strip, corners: Sequence[Point], shown: Sequence[float], inks: Sequence[QColor]
) -> None:
    size = float(round(mark.size))
    if size < SMALLEST_NUMBER:
        return
    put = number_writer(painter, size, 500)
    aside = LABEL_WIDTH if mark.labels else 0.0
    right, down = (mark.cell_width + aside) / 2, mark.cell_height / 2 + metrics(size, 500).capHeight() / 2
    last, pen = -1.0, None
    for (x, y), text, opacity, ink in zip(corners, mark.texts, shown, inks, strict=True):
        if opacity > 0.0:
            if opacity != last:
                painter.setOpacity(mark.opacity * opacity)
                last = opacity
            if ink is not pen:
                painter.setPen(ink)
                pen = ink
            put(x + right, y + down, text)
    if mark.labels:
        label = number_writer(painter, 10.0, 500)
        for (x, y), text, ink in zip(corners, mark.labels, inks, strict=True):
            painter.setPen(ink)
            label(x + LABEL_WIDTH / 2 + 2, y + mark.cell_height / 2 + 4, text)


def _marks_on_cells(painter: QPainter, mark: Strip, theme: Theme, shown: tuple[float, ...]) -> None:
    """The ring of the eye, and a corner on each cell that was set by hand."""
    if mark.eye >= 0 and shown[mark.eye] > 0.0:
        painter.setOpacity(mark.opacity * shown[mark.eye])
        cell = QRectF(*mark.cell(mark.eye), mark.cell_width, mark.cell_height)
        painter.fillPath(_ring(cell, 2.4), theme.colour("eye"))
    painter.setPen(_NO_PEN)
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


def _text(painter: QPainter, mark: Text, theme: Theme) -> None:
    pieces, left = line_of(mark)
    for piece in pieces:
        painter.setPen(theme.colour(piece.role or mark.role))
        write(painter, left + piece.x, mark.y + piece.dy, piece.text, piece.font)


def _paragraph(painter: QPainter, mark: Paragraph, theme: Theme) -> None:
    lines, size = break_lines(mark.text, mark.size, mark.weight, mark.width, mark.height)
    leading = size * LEADING
    painter.setPen(theme.colour(mark.role))
    centred = mark.align == "middle"
    top = mark.y + (mark.height - leading * len(lines)) / 2 if centred else mark.y
    for k, line in enumerate(lines):
        x = mark.x + (mark.width - advance(line, size, mark.weight)) / 2 if centred else mark.x
        write(painter, x, top + leading * k + size * 1.04, line, font(size, mark.weight))


def _curve(painter: QPainter, mark: Curve, theme: Theme) -> None:
    pen = _pen(theme, mark.role, mark.width)
    if mark.dashed:
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in mark.points]))


def _polygon(painter: QPainter, mark: Polygon, theme: Theme) -> None:
    painter.setPen(_NO_PEN)
    painter.setBrush(theme.colour(mark.role))
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in mark.points]))


_DRAW: dict[type, Callable[[QPainter, Any, Theme], None]] = {
    Box: _box,
    Wire: _wire,
    Node: _node,
    Strip: _strip,
    Text: _text,
    Paragraph: _paragraph,
    Curve: _curve,
    Polygon: _polygon,
}
