"""A card beside the picture: what to look for, and the note of the token; the page is as much wider."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import NamedTuple

from simulator.lessons.schema import Lesson
from ui.film.drawing.page import LEAST, LETTERS, MARGIN, NARROWEST, Room, widen
from ui.film.marks import Box, Mark, Moment, Page, Paragraph, Rect, Run, Text
from ui.film.scene.lesson_words import words_of
from ui.film.scene.scene import Scene
from ui.film.views.parts.surroundings import swap

WIDTH, INSET, HEADING = 560.0, 36.0, 32.0  # beside a wide picture: of the card, its margin, its headings
LARGEST, SMALLEST, STEPS = 31.0, LETTERS, 12  # the size of its words: the largest of so many that fits
LEADING, LETTER = 1.36, 0.55  # a line's height and a letter's width, in sizes
NOT_WIDE, HIGH = 1.5, 1.3  # the shapes below which the card is wider, and from which it stands below the picture
BELOW, MOST_BELOW = 440.0, 0.34  # the height of a card below the picture: at least, and at most of the page
LEAST_PICTURE = 1000.0  # what is left above it
ABOVE = 1.9  # the room of a heading, in its size


class Reserved(NamedTuple):
    """A page with room for a card: the whole, the part with picture and caption, and where the card stands.

    `below` is the height that the card takes between picture and caption; 0 where it stands beside them.
    """

    page: Page
    picture: Page
    card: Rect
    below: float


def has_words(lesson: Lesson) -> bool:
    """Whether a lesson has anything to tell on a card."""
    return bool(lesson.about.strip() or any(map(str.strip, lesson.notes.values())))


def reserve(page: Page, narrowest: float) -> Reserved:
    """The smallest page of this shape in which a picture that can be so narrow has its room beside a card, or on a
    page that is high, above one.

    A page that is larger has larger letters on its card.
    """
    if page.height >= HIGH * page.width:
        below = max(BELOW, min(MOST_BELOW * page.height, Room(page).picture.height - LEAST_PICTURE))
        whole = widen(page, narrowest)
        high = below if whole.caption else below - MARGIN / 2
        card = Rect(MARGIN / 2, Room(whole).caption.y - below, whole.width - MARGIN, high)
        return Reserved(whole, whole, card, below)
    shape = page.width / page.height
    width, needs = WIDTH, LEAST.width
    if shape < NOT_WIDE:
        width, needs = WIDTH * NOT_WIDE / shape, max(narrowest, NARROWEST)
    scale = max(1.0, (needs + width) / page.width)
    whole = page._replace(width=page.width * scale, height=page.height * scale)
    left = whole.width - width
    bottom = whole.height if whole.caption else Room(whole).caption.y
    card = Rect(left, MARGIN / 2, width - MARGIN / 2, bottom - MARGIN)
    return Reserved(whole, whole._replace(width=left), card, 0.0)


class ReadingCard:
    """Draws what a scene's lesson tells into a part of the page."""

    def __init__(self, scene: Scene, card: Rect) -> None:
        self.scene, self._card = scene, card
        about, self._notes = words_of(scene)
        longest = max((note.words for note in self._notes.values()), key=len, default="")
        larger = card.width / (WIDTH - MARGIN / 2)
        if card.width > card.height:  # it stands below the picture
            larger = max(1.0, card.width / NARROWEST)
        self._inset, self._heading_size = INSET * larger, HEADING * larger
        self._above = ABOVE * self._heading_size
        self._left, self._width = card.x + self._inset, card.width - 2 * self._inset
        room = card.height - 2 * self._inset - self._above * (bool(about) + bool(longest))
        sizes = [larger * (LARGEST + (SMALLEST - LARGEST) * k / (STEPS - 1)) for k in range(STEPS)]
        fitting = (size for size in sizes if self._needs(about, size) + self._needs(longest, size) <= room)
        self._size = next(fitting, sizes[-1])
        told = min(self._needs(about, self._size), room if not longest else 0.7 * room)
        self._note_top = card.y + self._inset + (self._above + told if about else 0.0)
        self.backdrop: tuple[Mark, ...] = tuple(self._still(about, told))

    def marks(self, moment: Moment, seconds: float) -> Iterator[Mark]:
        """The note of a moment, `seconds` after the beat's beginning: it stays until the next one comes."""
        now, before = self._told(moment.token), self._told(moment.token - 1)
        if now == before or moment.beat > 0:
            yield from self._note(now, 1.0)
            return
        for place, opacity in swap(1, seconds):
            yield from self._note(now if place else before, opacity)

    def _told(self, token: int) -> int:
        """The token of the note that is told at a token; −1 before the first."""
        return max((at for at in self._notes if at <= token), default=-1)

    def _needs(self, words: str, size: float) -> float:
        """About the height of a text: the words are measured when they are painted, and then fit."""
        letters = self._width / (LETTER * size)
        return math.ceil(len(words) / letters + 0.5) * size * LEADING if words else 0.0

    def _still(self, about: str, told: float) -> Iterator[Mark]:
        yield Box(*self._card, 14, "card", "card.line", 2.0)
        if about:
            heading, top = self.scene.language.translate("Picture", "What to look for"), self._card.y + self._inset
            yield self._heading(heading, top, 1.0)
            yield Paragraph(self._left, top + self._above, self._width, told, about, self._size, "ink", "start")

    def _note(self, token: int, opacity: float) -> Iterator[Mark]:
        if token < 0 or opacity <= 0.0:
            return
        heading, words = self._notes[token]
        yield self._heading(heading, self._note_top, opacity)
        top = self._note_top + self._above
        room = self._card.y + self._card.height - self._inset - top
        yield Paragraph(self._left, top, self._width, room, words, self._size, "ink", "start", opacity=opacity)

    def _heading(self, words: str, top: float, opacity: float) -> Text:
        size, line = self._heading_size, (Run(words),)
        return Text(self._left, top + size, line, size, "ink", weight=700, limit=self._width, opacity=opacity)
