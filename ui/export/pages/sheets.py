"""Pictures side by side on one page, their captions under them: handouts, and contact sheets of a step.

A sheet is words as marks, and a place for each picture; so it is painted by the painter of the films, on any device.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import NamedTuple, Protocol

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from ui.export.files.pdf_tags import ARTIFACT, FIGURE
from ui.export.format import FilmLike
from ui.export.pictures import Still
from ui.film.drawing.page import Room
from ui.film.marks import Box, Curve, Frame, Mark, Moment, Page, Paragraph, Rect, Run, Text
from ui.film.scene.lesson_words import NONE, LessonWords
from ui.paint.painter import paint, paint_over, placement
from ui.paint.text import LEADING, break_lines
from ui.paint.theme import Theme

WORDS = 0.3  # of a picture's height: the least room for what is said under it
HEADER, FOOTER = 70.0, 40.0
SMALLEST, ABOUT = 14.0, 18.0  # the size of captions that would not fit else; of what is said first of all


class Layout(NamedTuple):
    """A page in logical units, how its pictures stand, and the size of the captions.

    `notes`: the words stand beside the picture, above lines to write on.
    """

    page: Page
    columns: int
    rows: int
    size: float = 20.0
    margin: float = 84.0
    gap: float = 36.0
    notes: bool = False
    header: float = HEADER

    @property
    def places(self) -> int:
        """How many pictures a sheet has."""
        return self.columns * self.rows

    @property
    def area(self) -> Rect:
        """Where pictures and captions stand."""
        top = self.margin + self.header
        height = self.page.height - top - self.margin - FOOTER
        return Rect(self.margin, top, self.page.width - 2 * self.margin, height)

    def field(self, k: int) -> Rect:
        """The part of the page for picture `k`, row by row."""
        row, column = divmod(k, self.columns)
        area = self.area
        width = (area.width - self.gap * (self.columns - 1)) / self.columns
        height = (area.height - self.gap * (self.rows - 1)) / self.rows
        return Rect(area.x + column * (width + self.gap), area.y + row * (height + self.gap), width, height)


def layout_for(page: Page, count: int, size: float) -> Layout:
    """The columns and rows in which so many pictures are largest on a page, with captions of this size."""
    margin, gap = 0.028 * page.width, 0.018 * page.width
    tried = [Layout(page, columns, math.ceil(count / columns), size, margin, gap) for columns in range(1, count + 1)]
    return max(tried, key=lambda each: picture_in(each.field(0), 2.0, each).width)


def picture_in(field: Rect, shape: float, layout: Layout) -> Rect:
    """Where in its field a picture of this width to height stands."""
    if layout.notes:
        width = min(0.58 * field.width, shape * field.height)
        return Rect(field.x, field.y, width, width / shape)
    height = min(field.width / shape, field.height / (1 + WORDS) - 2 * layout.size)
    width = min(field.width, height * shape)
    return Rect(field.x + (field.width - width) / 2, field.y, width, width / shape)


def without_caption(frame: Frame) -> Frame:
    """The picture alone: the caption stands under it, in letters of the sheet."""
    end = Room(frame.page).caption.y
    layers = (above_caption(marks, frame.page) for marks in (frame.backdrop, frame.settled, frame.moving))
    backdrop, settled, moving = layers
    return frame._replace(page=Page(frame.page.width, end), backdrop=backdrop, settled=settled, moving=moving)


def above_caption(marks: Sequence[Mark], page: Page) -> tuple[Mark, ...]:
    """The marks that are no part of the caption."""
    end = Room(page).caption.y
    return tuple(mark for mark in marks if not (isinstance(mark, Box | Paragraph) and mark.y >= end))


class Around(NamedTuple):
    """What stands on a sheet beside its pictures: the page's number and words at its foot, the author's words at
    tokens, and what is said first of all.
    """

    page: str = ""
    foot: str = ""
    said: LessonWords = NONE
    about: str = ""


ALONE = Around()


class Parts(Protocol):
    """Who is told what the parts of a page are, as a PDF has it."""

    def section(self, title: str, /) -> None:
        """Let the parts that come now belong together, under a title."""

    def part(self, kind: str, text: str = "", rect: QRectF | None = None, /) -> AbstractContextManager[None]:
        """What is painted meanwhile is such a part, with this text, and stands there."""


class _NoParts:
    """For pixels, which have no parts."""

    def section(self, title: str, /) -> None:
        """Nothing."""

    def part(self, kind: str, text: str = "", rect: QRectF | None = None, /) -> AbstractContextManager[None]:
        """Nothing."""
        return nullcontext()


NO_PARTS = _NoParts()


def paint_sheet(
    painter: QPainter, rect: QRectF, layout: Layout, film: FilmLike, stills: Sequence[Still], theme: Theme,
    around: Around = ALONE, parts: Parts = NO_PARTS,
) -> None:  # fmt: skip
    """Paint a sheet into a rectangle: the lesson's title, up to `layout.places` pictures, and what is around them.

    `parts` are told what of it is a picture, a heading or a paragraph.
    """
    if around.about:
        layout = layout._replace(header=HEADER + height_of(around.about, ABOUT, layout.area.width))
    pictures = [without_caption(still.frame) for still in stills]
    places = [
        picture_in(layout.field(k), picture.page.width / picture.page.height, layout)
        for k, picture in enumerate(pictures)
    ]
    with parts.part(ARTIFACT):
        paint(painter, Frame(layout.page, (), (), (), film.title, Moment(0, 0, 0.0)), theme, rect)
    for kind, marks in _around(layout, film.title, around):
        with parts.part(kind):
            paint_over(painter, marks, layout.page, theme, rect)
    told, transform = set[int](), placement(layout.page, rect)
    for k, (still, picture, place) in enumerate(zip(stills, pictures, places, strict=True)):
        note = around.said.notes.get(still.token) if still.token not in told else None
        told.add(still.token)
        token, inside = f"{still.token + 1} {film.timeline.tokens[still.token]}", transform.mapRect(QRectF(*place))
        parts.section(" ".join(token.split()))
        with parts.part(FIGURE, " ".join(still.caption.split()), inside):
            edge = Box(place.x - 1, place.y - 1, place.width + 2, place.height + 2, stroke="card.line")
            paint_over(painter, (edge,), layout.page, theme, rect)
            paint(painter, picture, theme, inside)
        with parts.part("P"):
            words = _words(layout, film, still, place, layout.field(k), note.words if note else "")
            paint_over(painter, tuple(words), layout.page, theme, rect)
    parts.section("")


def _around(layout: Layout, title: str, around: Around) -> Iterator[tuple[str, tuple[Mark, ...]]]:
    """What stands beside the pictures, each with what it is."""
    left, right = layout.margin, layout.page.width - layout.margin
    room, end = right - left, layout.page.height - layout.margin
    yield "H1", (Text(left, layout.margin + 26, (Run(title),), 30, "ink", weight=700, limit=room),)
    if around.about:
        high = layout.header - HEADER
        yield "P", (Paragraph(left, layout.margin + 40, room, high, around.about, ABOUT, "muted", "start"),)
    if around.page:
        yield ARTIFACT, (Text(right, end, (Run(around.page),), 18, "muted", "end"),)
    if around.foot:
        yield "P", (Text(left, end, (Run(around.foot),), 18, "muted", limit=room - 120),)


def _words(layout: Layout, film: FilmLike, still: Still, place: Rect, field: Rect, note: str) -> list[Mark]:
    """Token, beat and caption of a picture, below what the author says at the token."""
    timeline, size = film.timeline, layout.size
    token = " ".join(timeline.tokens[still.token].split())
    beat = timeline.beats[still.beat]
    if layout.notes:
        x, y = place.x + place.width + layout.gap, place.y
        width = field.x + field.width - x
    else:
        x, y, width = field.x, place.y + place.height + 0.5 * size, field.width
    head: tuple[Run, ...] = (Run(f"{still.token + 1}  "), Run(token))
    if not still.whole:
        head += (Run(f"  ·  {beat.title}", "", beat.role),)
    marks: list[Mark] = [Text(x, y + size, head, size, "ink", weight=600, limit=width)]
    top = y + 1.6 * size
    bottom = field.y + field.height
    if layout.notes:
        bottom = min(bottom, top + 7 * size)
        lines = range(int((field.y + field.height - bottom) // (2.2 * size)))
        levels = [bottom + 2.2 * size * (k + 1) for k in lines]
        marks += [Curve(((x, level), (x + width, level)), "card.line", 1.2) for level in levels]
    told = [(text, role) for text, role in ((note, "muted"), (still.caption, "ink")) if text]
    while size > SMALLEST and sum(height_of(text, size, width) for text, _ in told) > bottom - top:
        size -= 1.0
    for text, role in told:
        high = height_of(text, size, width)
        marks.append(Paragraph(x, top, width, high, text, size, role, "start"))
        top += high
    return marks


def height_of(text: str, size: float, width: float) -> float:
    """How high a paragraph of this size is in a column."""
    lines, _ = break_lines(text, size, 400, width, math.inf)
    return len(lines) * size * LEADING
