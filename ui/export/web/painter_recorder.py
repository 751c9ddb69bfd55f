"""Ink as data: what the painter draws, as a list of filled and stroked outlines, for a page that draws it again.

A `Recorder` stands where `ui.paint.painter` expects a QPainter, so that a web page has the very shapes of the screen,
letters included: nobody needs the fonts. What no font draws, or only as a picture in colours, is the sign for what is
missing. An operation is a list that JSON can hold:

    [0, colour, opacity, outline]                    filled, even-odd
    [1, colour, opacity, width, dashed, outline]     stroked with round ends
    [2, colour, opacity, size, [glyph, x, y, …]]     letters: outlines of `Glyphs`, `size` pixels high
    [3, [x0, x1, [place, colour, …]], opacity, outline]   filled with colours that run from x0 to x1
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QLinearGradient,
    QPaintEngine,
    QPainterPath,
    QPen,
    QPolygonF,
    QRawFont,
    QTextLayout,
    QTextOption,
    QTransform,
)

from ui.paint.letters import MISSING, Cut, cut_of, shipped_cuts

FILL, STROKE, LETTERS, RUN = range(4)
_FROM_THE_LEFT = QTextOption()
_FROM_THE_LEFT.setTextDirection(Qt.LayoutDirection.LeftToRight)
EM = 100.0  # the size in pixels at which outlines of letters are kept


class Glyphs:
    """The outlines of all letters that were used, each once."""

    def __init__(self) -> None:
        self.outlines: list[str] = []
        self._numbers: dict[tuple[Cut, int, int], int] = {}
        self._lines: dict[tuple[str, str], tuple[float, list[tuple[int, float, float]]]] = {}

    def line(self, text: str, face: QFont) -> tuple[float, list[tuple[int, float, float]]]:
        """The size of a font in pixels, and number, x and y of each letter from the start of the baseline."""
        key = (text, face.key())
        if key not in self._lines:
            self._lines[key] = float(face.pixelSize()), list(self._place_glyphs(text, face))
        return self._lines[key]

    def _place_glyphs(self, text: str, face: QFont) -> list[tuple[int, float, float]]:
        layout = QTextLayout(text, face)
        layout.setTextOption(_FROM_THE_LEFT)
        layout.beginLayout()
        line = layout.createLine()
        layout.endLayout()
        found = []
        for run in layout.glyphRuns() if line.isValid() else []:
            raw = run.rawFont()
            for index, point in zip(run.glyphIndexes(), run.positions(), strict=True):
                found.append((self._number(raw, index), point.x(), point.y() - line.ascent()))
        return found

    def _number(self, raw: QRawFont, index: int) -> int:
        cut = cut_of(raw)
        if cut is None or (raw.pathForGlyph(index).isEmpty() and not raw.boundingRect(index).isEmpty()):
            cut, raw, index = MISSING, QRawFont(str(shipped_cuts()[MISSING]), EM), 0
        key = cut, raw.weight(), index  # a font without bold letters is made bolder
        if key not in self._numbers:
            large = QRawFont(raw)
            large.setPixelSize(EM)
            self._numbers[key] = len(self.outlines)
            self.outlines.append(outline(large.pathForGlyph(index)))
        return self._numbers[key]


class _Engine:
    """Says of the recorder that it is no raster device."""

    def type(self) -> QPaintEngine.Type:
        """One of no known kind."""
        return QPaintEngine.Type.User


class Recorder:
    """Takes what `ui.paint.painter` does to a QPainter, and keeps it in `operations`."""

    def __init__(self, glyphs: Glyphs) -> None:
        self.operations: list[list[Any]] = []
        self._glyphs = glyphs
        self._pen, self._brush, self._font = QPen(Qt.PenStyle.NoPen), QBrush(Qt.BrushStyle.NoBrush), QFont()
        self._opacity, self._transform = 1.0, QTransform()
        self._saved: list[tuple[Any, ...]] = []

    # What is set. The names are Qt's.

    def save(self) -> None:
        """Keep pen, brush, font, opacity and transform."""
        self._saved.append((QPen(self._pen), QBrush(self._brush), self._font, self._opacity, self._transform))

    def restore(self) -> None:
        """Take back what was kept."""
        self._pen, self._brush, self._font, self._opacity, self._transform = self._saved.pop()

    def setRenderHints(self, _: object) -> None:  # noqa: N802
        """Outlines have no pixels."""

    def setLayoutDirection(self, _: object) -> None:  # noqa: N802
        """Lines run from the left, whatever is in them."""

    def paintEngine(self) -> _Engine:  # noqa: N802
        """What says that this is no raster device."""
        return _Engine()

    def setTransform(self, transform: QTransform, combine: bool = False) -> None:  # noqa: N802
        """Move and scale what follows."""
        self._transform = transform * self._transform if combine else transform

    def transform(self) -> QTransform:
        """How what follows is moved and scaled."""
        return self._transform

    def translate(self, across: float, down: float) -> None:
        """Move what follows."""
        self._transform = QTransform.fromTranslate(across, down) * self._transform

    def scale(self, across: float, down: float) -> None:
        """Make what follows larger or smaller."""
        self._transform = QTransform.fromScale(across, down) * self._transform

    def setOpacity(self, opacity: float) -> None:  # noqa: N802
        """How opaque what follows is."""
        self._opacity = opacity

    def setPen(self, pen: Any) -> None:  # noqa: N802
        """A pen, or the colour of one that is a pixel wide."""
        self._pen = QPen(pen)

    def pen(self) -> QPen:
        """The pen as it is."""
        return self._pen

    def setBrush(self, brush: Any) -> None:  # noqa: N802
        """A brush, a colour or a gradient."""
        self._brush = QBrush(brush)

    def setFont(self, font: QFont) -> None:  # noqa: N802
        """The font of what follows."""
        self._font = font

    # What is drawn

    def fillRect(self, rect: QRectF, colour: QColor) -> None:  # noqa: N802
        """An area of one colour."""
        path = QPainterPath()
        path.addRect(rect)
        self.fillPath(path, colour)

    def fillPath(self, path: QPainterPath, colour: Any) -> None:  # noqa: N802
        """An outline filled, even-odd."""
        self._fill(path, QBrush(colour))

    def drawPath(self, path: QPainterPath) -> None:  # noqa: N802
        """An outline with brush and pen."""
        self._fill(path, self._brush)
        self._stroke(path)

    def drawRect(self, rect: QRectF) -> None:  # noqa: N802
        """A rectangle with brush and pen."""
        self.drawRects([rect])

    def drawRects(self, rects: Sequence[QRectF]) -> None:  # noqa: N802
        """Rectangles with brush and pen."""
        path = QPainterPath()
        for rect in rects:
            path.addRect(rect)
        self.drawPath(path)

    def drawRoundedRect(self, rect: QRectF, across: float, down: float) -> None:  # noqa: N802
        """A rectangle with round corners."""
        path = QPainterPath()
        path.addRoundedRect(rect, across, down)
        self.drawPath(path)

    def drawEllipse(self, *where: Any) -> None:  # noqa: N802
        """An ellipse, by its rectangle or by its middle and radii."""
        path = QPainterPath()
        path.addEllipse(*where)
        self.drawPath(path)

    def drawPolygon(self, polygon: QPolygonF) -> None:  # noqa: N802
        """A closed outline through points."""
        path = QPainterPath()
        path.addPolygon(polygon)
        path.closeSubpath()
        self.drawPath(path)

    def drawPolyline(self, points: QPolygonF) -> None:  # noqa: N802
        """A line through points."""
        path = QPainterPath()
        path.addPolygon(points)
        self._stroke(path)

    def drawLine(self, *ends: Any) -> None:  # noqa: N802
        """A line, or one from point to point."""
        self.drawLines([QLineF(*ends)])

    def drawLines(self, lines: Sequence[QLineF]) -> None:  # noqa: N802
        """Lines that are apart."""
        path = QPainterPath()
        for line in lines:
            path.moveTo(line.p1())
            path.lineTo(line.p2())
        self._stroke(path)

    def drawText(self, place: QPointF, text: str) -> None:  # noqa: N802
        """A text on its baseline."""
        size, letters = self._glyphs.line(text, self._font)
        scale, where = self._transform.m11(), self._transform.map(place)
        placed = [n for g, x, y in letters for n in (g, _short(where.x() + scale * x), _short(where.y() + scale * y))]
        if placed:
            colour = self._pen.color()
            self.operations.append([LETTERS, colour.name(), self._alpha(colour), _short(scale * size), placed])
        if placed and self._font.strikeOut():
            face = QFontMetricsF(self._font)
            top = place.y() - face.strikeOutPos() - face.lineWidth() / 2
            self.fillRect(QRectF(place.x(), top, face.horizontalAdvance(text), face.lineWidth()), self._pen.color())

    def _fill(self, path: QPainterPath, brush: QBrush) -> None:
        drawn = outline(self._transform.map(path))
        if brush.style() == Qt.BrushStyle.NoBrush or not drawn:
            return
        gradient = brush.gradient()
        if isinstance(gradient, QLinearGradient):
            ends = [self._transform.map(point).x() for point in (gradient.start(), gradient.finalStop())]
            stops = [part for place, colour in gradient.stops() for part in (round(place, 5), colour.name())]
            self.operations.append([RUN, [*map(_short, ends), stops], _share(self._opacity), drawn])
        else:
            self.operations.append([FILL, brush.color().name(), self._alpha(brush.color()), drawn])

    def _stroke(self, path: QPainterPath) -> None:
        pen = self._pen
        drawn = outline(self._transform.map(path))
        if pen.style() != Qt.PenStyle.NoPen and drawn:
            width, dashed = _short(self._transform.m11() * pen.widthF()), int(pen.style() == Qt.PenStyle.DashLine)
            self.operations.append([STROKE, pen.color().name(), self._alpha(pen.color()), width, dashed, drawn])

    def _alpha(self, colour: QColor) -> float:
        return _share(self._opacity * colour.alphaF())


def _short(value: float) -> float:
    """A length in as few letters as the eye needs."""
    rounded = round(value, 1)
    return int(rounded) if rounded == int(rounded) else rounded


def _share(value: float) -> float:
    rounded = round(value, 3)
    return int(rounded) if rounded == int(rounded) else rounded


def outline(path: QPainterPath) -> str:
    """A path in the words of SVG, which a browser's Path2D reads."""
    parts: list[str] = []
    element = QPainterPath.ElementType
    letters = {element.MoveToElement: "M", element.LineToElement: "L", element.CurveToElement: "C"}
    first = last = None
    for k in range(path.elementCount()):
        found = path.elementAt(k)
        place = (_short(found.x), _short(found.y))
        letter = letters.get(found.type, " ")
        if letter == "M":
            if first is not None and first == last:
                parts.append("Z")
            first = place
        parts.append(f"{letter}{place[0]} {place[1]}")
        last = place
    if first is not None and first == last:
        parts.append("Z")
    return "".join(parts)
