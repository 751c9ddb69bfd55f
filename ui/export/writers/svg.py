"""SVG drawings for web pages and drawing programs: one file, one page under the other.

SVG has no pages of its own. With one beat the file is that picture; with several they stand under each other, each a
page to Inkscape and a view to browsers: `film.svg#token-3-beat-1` shows that one alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from io import StringIO
from typing import TextIO
from xml.sax.saxutils import escape

from PySide6.QtCore import QBuffer, QIODevice, QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPainterPath
from PySide6.QtSvg import QSvgGenerator

from ui.export.format import Description, Format, Job, StillSettings, setting
from ui.export.pictures import still_places, stills
from ui.film.marks import Frame
from ui.paint.painter import paint
from ui.paint.theme import SANS, SERIF, THEMES

FALLBACKS = {SANS: "Inter, Helvetica, Arial, sans-serif", SERIF: "'STIX Two Text', 'Times New Roman', serif"}


@dataclass(frozen=True)
class SvgSettings(StillSettings):
    """Drawings: whether words stay words, or become shapes that look the same where the fonts are missing."""

    words: str = setting(
        "text",
        Description(
            "Words",
            "text needs the fonts of this program, shapes look the same everywhere",
            choices=(("text", "Text, to select and edit"), ("shapes", "Shapes, for any program")),
        ),
    )


class _TextPainter(QPainter):
    """A painter for QSvgGenerator, which forgets how opaque words are."""

    def drawText(self, place: QPointF, text: str) -> None:  # type: ignore[override]  # noqa: N802
        """Write a text on its baseline."""
        pen = self.pen()
        colour = QColor(pen.color())
        colour.setAlphaF(colour.alphaF() * self.opacity())
        self.setPen(colour)
        super().drawText(place, text)
        self.setPen(pen)


class _ShapePainter(_TextPainter):
    """A painter that draws the outlines of letters."""

    def drawText(self, place: QPointF, text: str) -> None:  # type: ignore[override]  # noqa: N802
        """Fill the outlines of a text on its baseline."""
        path = QPainterPath()
        path.addText(place, self.font(), text)
        self.fillPath(path, self.pen().color())


def write(job: Job[SvgSettings]) -> None:
    """Write all pages into one file, page by page."""
    places = still_places(job.film, job.settings)
    with job.place.open("w", encoding="utf-8") as file:
        _begin(file, job.settings, places)
        for number, still in enumerate(stills(job)):
            _add_page(file, number, still.frame, job.settings)
        file.write("</svg>\n")


def drawing_of(frame: Frame, settings: SvgSettings) -> str:
    """One frame as the text of a whole file."""
    file = StringIO()
    _begin(file, settings, [(frame.moment.token, frame.moment.beat)])
    _add_page(file, 0, frame, settings)
    file.write("</svg>\n")
    return file.getvalue()


def _add_page(file: TextIO, number: int, frame: Frame, settings: SvgSettings) -> None:
    file.write(f'<g id="page-{number}" transform="translate(0,{number * settings.height})">\n')
    file.write(f"<title>{escape(frame.caption)}</title>\n")
    file.write(_drawing(frame, settings))
    file.write("</g>\n")


def _begin(file: TextIO, settings: SvgSettings, places: list[tuple[int, int]]) -> None:
    width, height = settings.width, settings.height
    total = height * len(places)
    file.write(
        '<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" version="1.1"'
        ' xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"'
        ' xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"'
        f' width="{width}" height="{total}" viewBox="0 0 {width} {total}">\n'
    )
    boxes = [(f"token-{token}-beat-{beat}", k * height) for k, (token, beat) in enumerate(places)]
    file.write("<sodipodi:namedview>\n")
    for name, top in boxes:
        page = f'x="0" y="{top}" width="{width}" height="{height}"'
        file.write(f'<inkscape:page {page} inkscape:label="{name}"/>\n')
    file.write("</sodipodi:namedview>\n")
    for name, top in boxes:
        file.write(f'<view id="{name}" viewBox="0 {top} {width} {height}"/>\n')


def _drawing(frame: Frame, settings: SvgSettings) -> str:
    """What Qt draws of one page, without the frame of a file around it."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(QSize(settings.width, settings.height))
    generator.setViewBox(QRectF(0, 0, settings.width, settings.height))
    kind = _ShapePainter if settings.words == "shapes" else _TextPainter
    with kind(generator) as painter:
        paint(painter, frame, THEMES[settings.theme], QRectF(0, 0, settings.width, settings.height))
    whole = bytes(buffer.data().data()).decode("utf-8")
    inner = whole[whole.index("</defs>") + len("</defs>") : whole.rindex("</svg>")]
    for family, fallbacks in FALLBACKS.items():
        inner = re.sub(f'font-family="({family}[^"]*)"', rf'font-family="\1, {fallbacks}"', inner)
    return re.sub(r"<g [^>]*>\s*</g>\s*", "", inner)


FORMAT = Format(".svg", "Drawing (SVG)", "Paper", False, SvgSettings, write)
