"""Words in ink: fonts, widths and line breaks, measured once and kept."""

from __future__ import annotations

import math
import threading
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QGlyphRun, QPaintEngine, QPainter, QTextLayout, QTextOption

from ui.film.drawing.page import LETTERS
from ui.film.marks import Run, Text
from ui.paint.letters import with_signs
from ui.paint.theme import FAMILIES, SERIF, load_fonts

SMALLEST = 0.6  # a line that is too long is set smaller down to this, and to the least letters, then shortened
CUT = "…"  # at the end of one that is shortened
_SHIFT = {"sub": 0.22, "sup": -0.38}
_WEIGHTS = {400: QFont.Weight.Normal, 500: QFont.Weight.Medium, 600: QFont.Weight.DemiBold, 700: QFont.Weight.Bold}


@lru_cache(maxsize=512)
def font(size: float, weight: int = 400, style: str = "") -> QFont:
    """The font of a size (logical pixels), weight and style; digits are of one width, so that numbers stand still."""
    load_fonts()
    words = style.split()
    made = QFont([SERIF, *FAMILIES] if "math" in words else list(FAMILIES))
    made.setPixelSize(max(1, round(size * (0.7 if "sub" in words or "sup" in words else 1.0))))
    made.setWeight(_WEIGHTS[700 if "bold" in words else weight])
    made.setItalic("italic" in words or "math" in words)
    made.setStrikeOut("struck" in words)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    made.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


@lru_cache(maxsize=64)
def metrics(size: float, weight: int = 400, style: str = "") -> QFontMetricsF:
    """The measures of a font."""
    return QFontMetricsF(font(size, weight, style))


@lru_cache(maxsize=16384)
def advance(text: str, size: float, weight: int = 400, style: str = "") -> float:
    """How far a text moves the pen, in logical pixels."""
    return metrics(size, weight, style).horizontalAdvance(text)


Face = tuple[float, int, str]
"""Size, weight and style, as `font` takes them."""


class Piece(NamedTuple):
    """A run with its place: `x` from the start of the line, `dy` from the baseline."""

    x: float
    dy: float
    text: str
    face: Face
    role: str | None

    @property
    def font(self) -> QFont:
        """The font it is set in."""
        return font(*self.face)


def outline_of(piece: Piece) -> QRectF:
    """Where the outline of a hollow piece stands, from the start of its line's baseline."""
    size = piece.face[0]
    width = advance(piece.text, *piece.face)
    return QRectF(piece.x - 0.28 * size, piece.dy - 0.92 * size, width + 0.56 * size, 1.26 * size)


@lru_cache(maxsize=4096)
def set_line(runs: tuple[Run, ...], size: float, weight: int, limit: float) -> tuple[tuple[Piece, ...], float]:
    """The pieces of a line and its width, made to fit `limit` (0: no limit)."""
    width = sum(advance(run.text, size, weight, run.style) for run in runs)
    if limit > 0 and width > limit:
        least = min(size, max(size * SMALLEST, LETTERS))
        smaller = max(least, float(int(size * limit / width)))
        return set_line(runs, smaller, weight, limit if smaller > least else -limit)
    room = -limit if limit < 0 and width > -limit else math.inf  # of a line that is cut off
    pieces: list[Piece] = []
    x = 0.0
    for run, following in zip(runs, (*runs[1:], None), strict=False):
        text = run.text
        behind = 0.0 if following is None else advance(CUT, size, weight, following.style)
        if x + advance(text, size, weight, run.style) + behind > room:
            text = metrics(size, weight, run.style).elidedText(text + CUT, Qt.TextElideMode.ElideRight, room - x)
        dy = sum(shift * size for word, shift in _SHIFT.items() if word in run.style.split())
        pieces.append(Piece(x, dy, text, (size, weight, run.style), run.role))
        x += advance(text, size, weight, run.style)
        if text != run.text:
            break
    return tuple(pieces), x


def line_of(mark: Text) -> tuple[tuple[Piece, ...], float]:
    """The pieces of a text mark, placed from its anchor, and the x of its left end."""
    pieces, width = set_line(mark.runs, mark.size, mark.weight, mark.limit)
    left = mark.x - {"start": 0.0, "middle": width / 2, "end": width}[mark.anchor]
    return pieces, left


@lru_cache(maxsize=512)
def break_lines(
    text: str, size: float, weight: int, width: float, height: float, balanced: bool = False
) -> tuple[tuple[str, ...], float]:
    """The lines of a paragraph that fits the rectangle, and the size it is set in; `balanced`: of like length."""
    while True:
        lines = _lines(text, size, weight, width)
        if len(lines) * size * LEADING <= height or size <= LETTERS:
            return (_balance(text, size, weight, width, lines) if balanced else lines), size
        size -= 1


def _balance(text: str, size: float, weight: int, width: float, lines: tuple[str, ...]) -> tuple[str, ...]:
    """As many lines, in the narrowest column that needs no more and breaks no further word."""
    narrow = width / len(lines)
    while width - narrow > size / 2 and len(lines) > 1:
        middle = (narrow + width) / 2
        tried = _lines(text, size, weight, middle)
        if len(tried) <= len(lines) and " ".join(tried) == " ".join(lines):
            width, lines = middle, tried
        else:
            narrow = middle
    return lines


LEADING = 1.36


def _lines(text: str, size: float, weight: int, width: float) -> tuple[str, ...]:
    lines: list[str] = []
    for paragraph in text.split("\n"):
        layout = QTextLayout(paragraph, font(size, weight))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            lines.append(paragraph[line.textStart() : line.textStart() + line.textLength()].strip())
        layout.endLayout()
    return tuple(lines)


def write(painter: QPainter, x: float, y: float, text: str, face: QFont) -> None:
    """Put a text on its baseline with the painter's pen."""
    painter.setFont(face)
    painter.drawText(QPointF(x, y), with_signs(text))


def number_writer(painter: QPainter, size: float, weight: int) -> Callable[[float, float, str], None]:
    """What writes the many numbers of a frame, given centre, baseline and text: on raster devices in half the time.

    Their glyphs are found once. Other devices get them as text, to be searched and copied in an SVG or a PDF.
    """
    face = size, weight, ""
    if painter.paintEngine().type() != QPaintEngine.Type.Raster:
        return lambda x, y, text: write(painter, x - advance(text, size, weight) / 2, y, text, font(*face))
    draw, kept = painter.drawGlyphRun, _KEPT.of(face)

    def put(x: float, y: float, text: str) -> None:
        found = kept.get(text) or kept.keep(text)
        at = QPointF(x - found[1], y)
        for run in found[0]:
            draw(at, run)

    return put


def put_piece(painter: QPainter, x: float, y: float, piece: Piece) -> None:
    """Put a piece of a line on its baseline; what comes in frame after frame is on raster devices set once."""
    if "struck" in piece.face[2] or painter.paintEngine().type() != QPaintEngine.Type.Raster:
        write(painter, x, y, piece.text, piece.font)
        return
    kept, at = _KEPT.of(piece.face), QPointF(x, y)
    for run in (kept.get(piece.text) or kept.keep(piece.text))[0]:
        painter.drawGlyphRun(at, run)


_FROM_THE_LEFT = QTextOption()
_FROM_THE_LEFT.setTextDirection(Qt.LayoutDirection.LeftToRight)
_MOST_KEPT = 8192  # texts of all faces: some pictures of the largest lessons, with a kilobyte each
_Glyphs = tuple[tuple[QGlyphRun, ...], float]


class _Texts(dict[str, _Glyphs]):
    """Glyphs and half widths of the texts that were set in a face."""

    def __init__(self, face: Face, kept: _Kept) -> None:
        super().__init__()
        self._face, self._kept = face, kept

    def keep(self, text: str) -> _Glyphs:
        """Set a text."""
        self._kept.make_room()
        found = self[text] = _glyphs(text, font(*self._face)), advance(text, *self._face) / 2
        return found


class _Kept(threading.local):
    """The texts of each face, for each thread its own, since a raw font belongs to its thread."""

    def __init__(self) -> None:
        self._faces: dict[Face, _Texts] = {}
        self.count = 0

    def of(self, face: Face) -> _Texts:
        """The texts of a face."""
        found = self._faces.get(face)
        if found is None:
            found = self._faces[face] = _Texts(face, self)
        return found

    def make_room(self) -> None:
        """Count one more text, and forget all where there are too many: windows of many sizes have many faces."""
        self.count += 1
        if self.count > _MOST_KEPT:
            for texts in self._faces.values():
                texts.clear()
            self.count = 1


def _glyphs(text: str, face: QFont) -> tuple[QGlyphRun, ...]:
    """The glyphs of a text, a run for each font that it takes, placed from the start of its baseline."""
    layout = QTextLayout(text, face)
    layout.setTextOption(_FROM_THE_LEFT)
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    runs = layout.glyphRuns()
    for run in runs:
        run.setPositions([QPointF(point.x(), point.y() - line.ascent()) for point in run.positions()])
    return tuple(runs)


_KEPT = _Kept()
