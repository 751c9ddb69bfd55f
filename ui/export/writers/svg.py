"""SVG drawings for web pages and drawing programs: one file, one page under the other.

SVG has no pages of its own. With one beat the file is that picture; with several they stand under each other, each a
page to Inkscape and a view to browsers: `film.svg#token-3-beat-1` shows that one alone. Words are shapes, or text that
brings along the letters of the shipped fonts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from io import StringIO
from itertools import groupby
from typing import TextIO
from xml.sax.saxutils import escape

from PySide6.QtCore import QBuffer, QIODevice, QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPainterPath, QTransform
from PySide6.QtSvg import QSvgGenerator

from ui.export.files.background import has_paper, transparency
from ui.export.files.font_subsets import font_faces
from ui.export.files.part_names import PartNames
from ui.export.format import Description, Format, Job, StillSettings, setting
from ui.export.pictures import still_places, stills
from ui.export.video.subtitles import one_line
from ui.film.marks import Box, Frame, Mark, Page
from ui.film.scene.scene import Scene
from ui.paint.ink import PAPERS
from ui.paint.letters import Cut, cuts_of
from ui.paint.painter import paint_caption_beside, paint_over, placement
from ui.paint.theme import MATH, SANS, SCRIPTS, SERIF, THEMES, Theme

FALLBACKS = {SANS: "Inter, Helvetica, Arial, sans-serif", SERIF: "'STIX Two Text', 'Times New Roman', serif"}


@dataclass(frozen=True)
class SvgSettings(StillSettings):
    """Drawings: whether words stay words, with their fonts inside for browsers, or become shapes."""

    words: str = setting(
        "text",
        Description(
            "Words",
            "shapes look the same in every program, text has its fonts inside for browsers",
            choices=(("text", "Text, to select and edit"), ("shapes", "Shapes, for any program")),
        ),
    )
    background: str = transparency()


class _TextPainter(QPainter):
    """A painter for QSvgGenerator, which forgets how opaque words are; it gathers the letters of each font."""

    def __init__(self, generator: QSvgGenerator, letters: dict[Cut, set[str]]) -> None:
        super().__init__(generator)
        self._letters = letters

    def drawText(self, place: QPointF, text: str) -> None:  # type: ignore[override]  # noqa: N802
        """Write a text on its baseline."""
        for cut, letters in cuts_of(text, self.font()).items():
            self._letters.setdefault(cut, set()).update(letters)
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


class Groups:
    """The parts of a page as groups with a name and a title, for those who edit it; of a drawing with several pages
    the names say which page is meant.
    """

    def __init__(self, scene: Scene | None, frame: Frame, places: Sequence[tuple[int, int]], number: int) -> None:
        self._names = PartNames(scene, frame.everything)
        self._page = f"page-{number}-" if len(places) > 1 else ""
        self._taken: dict[str, int] = {}

    def of(self, marks: Iterable[Mark]) -> Iterator[tuple[tuple[Mark, ...], str]]:
        """Marks of one part that follow each other, and the tag that opens their group."""
        for name, found in groupby(marks, self._names.name_with_kind):
            part = tuple(found)
            count = self._taken[name] = self._taken.get(name, 0) + 1
            title = escape(self._names.title(part[0]))
            label = f"<title>{title}</title>\n" if title else ""
            yield part, f'<g id="{self._page}{name}{f"-{count}" if count > 1 else ""}">\n{label}'


def write(job: Job[SvgSettings]) -> None:
    """Write all pages into one file, page by page."""
    places, letters = still_places(job.film, job.settings), dict[Cut, set[str]]()
    with job.place.open("w", encoding="utf-8") as file:
        _begin(file, job.settings, places, one_line(job.film.title))
        for number, still in enumerate(stills(job)):
            _add_page(
                file, number, still.frame, job.settings, letters, Groups(job.film.scene, still.frame, places, number)
            )
        _end(file, letters)


def drawing_of(frame: Frame, settings: SvgSettings) -> str:
    """One frame as the text of a whole file."""
    file, letters = StringIO(), dict[Cut, set[str]]()
    _begin(file, settings, [(frame.moment.token, frame.moment.beat)], frame.caption)
    _add_page(file, 0, frame, settings, letters, Groups(None, frame, [], 0))
    _end(file, letters)
    return file.getvalue()


def _add_page(
    file: TextIO, number: int, frame: Frame, settings: SvgSettings, letters: dict[Cut, set[str]], groups: Groups
) -> None:
    """One page; `letters` gathers those of its words by their fonts."""
    file.write(f'<g id="page-{number}" role="img" transform="translate(0,{number * settings.height})">\n')
    file.write(f"<title>{escape(frame.caption)}</title>\n")
    draw = _drawing if has_paper(settings) else _clear_drawing
    file.write(draw(number, frame, settings, letters, groups))
    file.write("</g>\n")


def _end(file: TextIO, letters: dict[Cut, set[str]]) -> None:
    """The fonts of the words, and the end."""
    if letters:
        faces = font_faces({cut: "".join(sorted(found)) for cut, found in letters.items()})
        file.write(f"<style>\n{faces}</style>\n")
    file.write("</svg>\n")


def _begin(file: TextIO, settings: SvgSettings, places: list[tuple[int, int]], name: str) -> None:
    """The head: size, the name that a screen reader says, and the pages."""
    width, height = settings.width, settings.height
    total = height * len(places)
    file.write(
        '<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" version="1.1"'
        ' xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"'
        ' xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"'
        f' width="{width}" height="{total}" viewBox="0 0 {width} {total}"'
        ' role="group" aria-labelledby="title">\n'
        f'<title id="title">{escape(name)}</title>\n'
    )
    boxes = [(f"token-{token}-beat-{beat}", k * height) for k, (token, beat) in enumerate(places)]
    file.write("<sodipodi:namedview>\n")
    for name, top in boxes:
        page = f'x="0" y="{top}" width="{width}" height="{height}"'
        file.write(f'<inkscape:page {page} inkscape:label="{name}"/>\n')
    file.write("</sodipodi:namedview>\n")
    for name, top in boxes:
        file.write(f'<view id="{name}" viewBox="0 {top} {width} {height}"/>\n')


def _drawing(_: int, frame: Frame, settings: SvgSettings, letters: dict[Cut, set[str]], groups: Groups) -> str:
    """One page on its paper."""
    place, theme = QRectF(0, 0, settings.width, settings.height), THEMES[settings.theme]
    made = _drawn(settings, letters, lambda painter: painter.fillRect(place, theme.colour("paper")))
    for plane in (frame.backdrop, frame.settled, frame.moving):
        for marks, opening in groups.of(plane):
            inner = _drawn(settings, letters, partial(_draw_clear, marks, frame.page, theme, place))
            made += f"{opening}{inner}</g>\n" if inner.strip() else ""
    beside = partial(paint_caption_beside, around=frame.backdrop, page=frame.page, theme=theme, rect=place)
    return made + _drawn(settings, letters, beside)


def _clear_drawing(
    number: int, frame: Frame, settings: SvgSettings, letters: dict[Cut, set[str]], groups: Groups
) -> str:
    """One page without its paper: where paper would cover a part of the picture, a mask takes it away."""
    place, theme, made = QRectF(0, 0, settings.width, settings.height), THEMES[settings.theme], ""
    for at, (marks, taken) in enumerate(_layers(frame.everything)):
        for some, opening in groups.of(marks):
            inner = _drawn(settings, letters, partial(_draw_clear, some, frame.page, theme, place))
            made += f"{opening}{inner}</g>\n" if inner.strip() else ""
        if made and taken:
            name = f"page-{number}-without-{at}"
            made = f'{_mask(name, taken, placement(frame.page, place), settings)}<g mask="url(#{name})">\n{made}</g>\n'
    beside = partial(paint_caption_beside, around=frame.backdrop, page=frame.page, theme=theme, rect=place)
    return made + _drawn(settings, letters, beside)


def _layers(marks: tuple[Mark, ...]) -> list[tuple[tuple[Mark, ...], tuple[Box, ...]]]:
    """The marks of a page, from below: some, and the boxes of paper that take away of all up to these."""
    layers: list[tuple[tuple[Mark, ...], tuple[Box, ...]]] = []
    for are_paper, found in groupby(marks, lambda mark: isinstance(mark, Box) and mark.fill in PAPERS):
        if not are_paper:
            layers.append((tuple(found), ()))
        elif layers:
            layers[-1] = layers[-1][0], tuple(mark for mark in found if isinstance(mark, Box) and mark.opacity > 0.0)
    return layers


def _draw_clear(marks: tuple[Mark, ...], page: Page, theme: Theme, place: QRectF, painter: QPainter) -> None:
    paint_over(painter, marks, page, theme, place)


def _mask(name: str, taken: tuple[Box, ...], placed: QTransform, settings: SvgSettings) -> str:
    """A mask that shows everything but what boxes of paper cover, as far as they do."""
    whole = f'x="0" y="0" width="{settings.width}" height="{settings.height}"'
    boxes = ""
    for box in taken:
        at, radius = placed.mapRect(QRectF(box.x, box.y, box.width, box.height)), box.radius * placed.m11()
        place = (
            f'x="{at.x():.3f}" y="{at.y():.3f}" width="{at.width():.3f}" height="{at.height():.3f}" rx="{radius:.3f}"'
        )
        boxes += f'<rect {place} fill="black" fill-opacity="{box.opacity:.4f}"/>\n'
    return f'<mask id="{name}" maskUnits="userSpaceOnUse" {whole}>\n<rect {whole} fill="white"/>\n{boxes}</mask>\n'


def _drawn(settings: SvgSettings, letters: dict[Cut, set[str]], draw: Callable[[QPainter], None]) -> str:
    """What Qt draws, without the frame of a file around it."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(QSize(settings.width, settings.height))
    generator.setViewBox(QRectF(0, 0, settings.width, settings.height))
    kind = _ShapePainter if settings.words == "shapes" else _TextPainter
    with kind(generator, letters) as painter:
        draw(painter)
    whole = bytes(buffer.data().data()).decode("utf-8")
    inner = whole[whole.index("</defs>") + len("</defs>") : whole.rindex("</svg>")]
    others = "".join(f"{family}, " for family in sorted({cut.family for cut in letters} & {MATH, *SCRIPTS}))
    for family, fallbacks in FALLBACKS.items():
        inner = re.sub(f'font-family="({family})[^"]*"', rf'font-family="\1, {others}{fallbacks}"', inner)
    return re.sub(r"<g [^>]*>\s*</g>\s*", "", inner)


FORMAT = Format(".svg", "Drawing (SVG)", "Paper", False, SvgSettings, write)
