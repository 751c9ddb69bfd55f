"""Frames to ink, on any Qt paint device. The only code that makes a picture of a frame.

Widget, image, SVG and PDF all come through `paint`. A `PaintCache` keeps what stands still as an image for raster
devices; with or without it the pixels are the same.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPaintEngine, QPainter, QTransform

from ui.film.drawing.page import Room
from ui.film.marks import Box, Frame, Mark, Page
from ui.paint.ink import draw, prepare
from ui.paint.kept.paint_cache import CLEAR, PaintCache
from ui.paint.theme import Theme


def paint(
    painter: QPainter, frame: Frame, theme: Theme, rect: QRectF, cache: PaintCache | None = None, *, paper: bool = True
) -> None:
    """Paint a frame into `rect` of the painter's coordinates, keeping the page's shape, centred: what is beside it is
    paper, and beside the caption its field. Without `paper` what lies below shows through.

    `cache` saves painting again what stands still, on a raster device and where `rect` covers whole pixels; it says
    itself whether it has paper.
    """
    painter.save()
    prepare(painter)
    place = placement(frame.page, rect)
    rest = None if cache is None else _lay_still(painter, frame, theme, rect, place, cache)
    if rest is None:
        if paper:
            painter.fillRect(rect, theme.colour("paper"))
        rest = frame.backdrop + frame.settled
    painter.setTransform(place, combine=True)
    draw(painter, rest, theme, paper)
    draw(painter, frame.moving, theme, paper)
    painter.restore()
    paint_caption_beside(painter, frame.backdrop, frame.page, theme, rect)


def paint_over(
    painter: QPainter, marks: tuple[Mark, ...], page: Page, theme: Theme, rect: QRectF, *, paper: bool = True
) -> None:
    """Paint marks of a page over what `paint` has put into the same rectangle."""
    painter.save()
    prepare(painter)
    painter.setTransform(placement(page, rect), combine=True)
    draw(painter, marks, theme, paper)
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
    made = QImage(width, height, CLEAR)
    made.fill(0)
    with QPainter(made) as painter:
        paint(painter, frame, theme, QRectF(0, 0, width, height), paper=False)
    return made.convertToFormat(QImage.Format.Format_ARGB32)
