"""How a page is divided: the header, the room for the picture, the caption. Every view keeps to it."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import NamedTuple

from ui.film.marks import Page, Rect

LEAST = Page(1920.0, 1080.0)  # what the pictures of the cells are drawn for
LETTERS = 23.0  # no letters are smaller: 11 pixels on a stage 920 wide, more than 1/55 of the height of a picture
HEADER, SECOND_LINE = 116.0, 26.0  # of a narrow page, the header has a line more
MARGIN = 48.0
CAPTION = 120.0
TO_CAPTION = 0.2  # of what a page is higher than the least one
LOWEST, LOW_HEADER, LOW_CAPTION = 970.0, 64.0, 84.0  # of a page that is lower: its header is one line, its caption two
SMALLEST = 748.0  # the height of a compact page: of a stage 358 pixels high
PIXELS = 11.0  # no letters are smaller on a screen
STEPS = 22.0, 24.0  # by which a page on a screen is lower, and wider, than another

SHAPES = (9 / 21, 21.6 / 9)  # beyond them a picture is framed by empty paper
LINES = 55.0  # the least letters are no smaller than this part of a picture's height, or of the width of one on end
NARROWEST = LINES * LETTERS
MOST_STRETCH, LEAST_STRETCH = 1.3, 0.75  # of a cell's picture; at least, of a compact one
UPPER_CELL, COMPACT_CELL = 746.0, 800.0  # the height of a cell's picture down to the card with its formula; without one
WORKING, EDGE = 78.0, 12.0  # the height of that card, and the margin below it; the margin above it
BESIDE = 1600.0  # on a page less wide, what stands side by side on a wide one stands one below the other


def page_for(width: float, height: float) -> Page:
    """The page of a picture that is `width` to `height`: as small as its letters are large enough."""
    shape = min(max(width / height, SHAPES[0]), SHAPES[1])
    wide = max(LEAST.height * shape, min(LEAST.width, NARROWEST * shape), NARROWEST)
    return Page(wide, wide / shape)


def page_on_screen(width: float, height: float, narrowest: Callable[[Page], float]) -> Page:
    """The page of a picture so many pixels large: a smaller one has a smaller page, so that letters can be read.

    `narrowest` is the width that the picture needs on a page of a shape; a compact one is chosen where letters would
    be too small else. Pages differ by steps, so that a window whose size changes little keeps its page; what is left
    stays at the sides.
    """
    whole = _on_screen(width, height, LOWEST)
    whole = widen(whole, narrowest(whole))
    if _letters(whole, width, height) >= PIXELS:
        return whole
    small = _on_screen(width, height, SMALLEST)._replace(compact=True)
    small = widen(small, narrowest(small))
    return small if _letters(small, width, height) > _letters(whole, width, height) else whole


def _on_screen(width: float, height: float, lowest: float) -> Page:
    page = page_for(width, height)
    shape, (down, across) = page.width / page.height, STEPS
    high = min(page.height, min(width / shape, height) * LETTERS / PIXELS)
    high = max(LEAST.height - math.ceil((LEAST.height - high) / down - 1e-9) * down, lowest)
    return Page(max(across, math.floor(high * shape / across + 1e-9) * across), high)


def _letters(page: Page, width: float, height: float) -> float:
    """How many pixels the least letters of a page have."""
    return min(width / page.width, height / page.height) * LETTERS


def widen(page: Page, least: float) -> Page:
    """The page of the same shape that is at least so wide."""
    return page if page.width >= least else page._replace(width=least, height=page.height * least / page.width)


def least_width(page: Page, needs: float, has_room: Callable[[Page], bool]) -> float:
    """The least width, in steps, of a page of this shape that has room; `needs` is one that has for certain."""
    steps = (page.width + k * STEPS[1] for k in range(math.ceil((needs - page.width) / STEPS[1])))
    return next((wide for wide in steps if has_room(widen(page, wide))), needs)


def page_without_caption(width: float, height: float, least: float = NARROWEST) -> Page:
    """The page whose part above the caption is `width` to `height`, and that is at least so wide."""
    shape, end = min(max(width / height, SHAPES[0]), SHAPES[1]), Room(LEAST).caption.y
    wide = max(end * shape, min(LEAST.width, NARROWEST * shape), least)
    return Page(wide, LEAST.height + (wide / shape - end) / (1 - TO_CAPTION), caption=False)


class Room(NamedTuple):
    """The parts of a page. What a page is larger than the least one goes to the picture, and a fifth to the caption.

    `below` is the height that is kept free between picture and caption.
    """

    page: Page
    below: float = 0.0

    @property
    def is_low(self) -> bool:
        """Whether it has less room than pictures are drawn for: header and caption are as small as they can be."""
        return self.page.height < LEAST.height - 1e-6  # heights follow from shapes, to a rounding

    @property
    def caption(self) -> Rect:
        """Where the caption stands."""
        if self.is_low:
            return Rect(0.0, self.page.height - LOW_CAPTION, self.page.width, LOW_CAPTION)
        height = CAPTION + TO_CAPTION * (self.page.height - LEAST.height)
        return Rect(0.0, self.page.height - height, self.page.width, height)

    @property
    def header(self) -> float:
        """The height of the header: on a page that is narrow its words have two lines, on a low one all are in one."""
        if self.is_low:
            return LOW_HEADER
        return HEADER + (SECOND_LINE if self.page.width < LEAST.width else 0.0)

    @property
    def picture(self) -> Rect:
        """Where the picture stands: between header and caption."""
        return Rect(0.0, self.header, self.page.width, self.caption.y - self.below - self.header)

    @property
    def is_narrow(self) -> bool:
        """Whether numbers and curves stand below what they belong to, for there is no room beside it."""
        return self.page.width < BESIDE

    def has_spare(self, spare: float) -> bool:
        """Whether there is so much room below the picture of a cell."""
        return not self._is_small or self.picture.height >= COMPACT_CELL * LEAST_STRETCH + spare

    def has_working(self, spare: float) -> bool:
        """Whether there is room for the card with a formula below the picture of a cell, besides the `spare`."""
        spare = spare if self.has_spare(spare) else 0.0
        return not self._is_small or self.picture.height >= UPPER_CELL * LEAST_STRETCH + WORKING + spare

    @property
    def _is_small(self) -> bool:
        return self.page.compact and self.is_low

    def stretch(self, spare: float) -> float:
        """How far the picture of a cell is drawn out downwards, where `spare` is wanted below it."""
        if self._is_small:
            room = self.picture.height - (spare if self.has_spare(spare) else 0.0)
            upper = (room - WORKING) / UPPER_CELL if self.has_working(spare) else room / COMPACT_CELL
            return min(upper, 1.0)
        whole = Room(LEAST).picture.height
        return min(max((self.picture.height - spare) / whole, min(1.0, self.picture.height / whole)), MOST_STRETCH)

    def cell_ends(self, spare: float) -> tuple[float, float]:
        """Where a cell's picture ends, where `spare` is wanted below it: its outline, and what stands beside that."""
        card = self.header + self.stretch(spare) * UPPER_CELL
        if not self._is_small:
            return card - EDGE, card + WORKING
        end = self.picture.y + self.picture.height - (spare if self.has_spare(spare) else 0.0)
        return (card if self.has_working(spare) else end) - EDGE, end

    @property
    def offset(self) -> tuple[float, float]:
        """By how much a drawing for the least page is moved, so that it stands in the middle."""
        return (self.page.width - LEAST.width) / 2, 0.4 * (self.page.height - LEAST.height)

    @property
    def right(self) -> float:
        """Where lines that end at the right margin end."""
        return self.page.width - MARGIN
