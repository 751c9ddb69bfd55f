"""Where the parts of a picture with letters stand: on the least page, whole or compact, and on any small page.

On a small page everything is compact, also on the memory line, and what comes in and goes on is close to the cell.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ui.film.diagrams.automatic.places import ASIDE, RIGHT
from ui.film.diagrams.diagram import BAND, END, MEMORY_Y, OUTLINE
from ui.film.drawing.strips import COMPACT_WIDTH, SLOT_HEIGHT, SLOT_WIDTH, compact_height
from ui.film.marks import Rect

NAMED, NUMBERED, LETTERED = 27.0, 49.0, 35.0  # over a compact vector its name; over its sign a sum; below it letters
STEP = 33.0  # from one compact vector that comes in to the next, besides their height
OUT, LETTERS_OUT = 8.0, 52.0  # behind the cell, and the room of the letters of what goes on
_INCOMING: Mapping[int, tuple[float, ...]] = {
    0: (), 1: (816.0,), 2: (676.0, 872.0), 3: (480.0, 676.0, 872.0), 4: (384.0, 540.0, 696.0, 852.0),
}  # fmt: skip
_OUTGOING: Mapping[int, tuple[float, ...]] = {0: (), 1: (816.0,), 2: (622.0, 816.0), 3: (434.0, 628.0, 822.0)}
_ON_LINE: Mapping[int, tuple[float, float]] = {1: (760.0, 0.0), 2: (610.0, 420.0), 3: (530.0, 300.0)}
_MANY_ON_LINE = (505.0, 245.0)


class Size(NamedTuple):
    """How large results stand, how much a row needs over and below their middles, how many rows there may be.

    `numbers` is how many numbers a compact result has, 0 for whole ones. In a row are so many `lines` of letters, one
    `leading` below the other; their wires meet in a `fork`. A result stands `beside` its operation, and `apart` from
    what follows in its row. A box is no narrower than `sign`, and wider by its `margins` than the words on it;
    without `sums`, none stand over them.
    """

    numbers: int
    width: float
    over: float
    below: float
    lines: int
    rows: int
    leading: float
    fork: float = 14.0
    beside: float = 14.0
    apart: float = 8.0
    sign: float = 66.0
    margins: float = 32.0
    sums: bool = True


FULL = Size(0, SLOT_WIDTH + 6.0, SLOT_HEIGHT / 2 + 36.0, SLOT_HEIGHT / 2 + 1.0, 4, 3, 26.0)


def _compact(numbers: int) -> Size:
    half = compact_height(numbers) / 2
    return Size(numbers, COMPACT_WIDTH + 6.0, max(half + NAMED, NUMBERED), max(half + 3.0, LETTERED), 3, 12, 22.0)


_HALF = compact_height(1) / 2
_TIGHT = Size(
    1, COMPACT_WIDTH + 3.0, _HALF + NAMED, _HALF + 2.5, 2, 12, 22.0, 9.0, 6.0, 5.0, 46.0, 22.0
)  # as close as can be
_BARE = _TIGHT._replace(fork=4.0, beside=2.5, apart=3.0, margins=16.0, sums=False)


class _Edges(NamedTuple):
    """Distances on a small page.

    Of the outline from `left` and `right` of the page; of what is `inside`, and of the rows from the `bottom`; of the
    memory line's results from the outline `over` them, and of the rows `under` their band; of the middle of what comes
    in (`near`) from the left, of what goes on (`far`) and of the `end` of its wires from the right. `before`: as a
    sheet has it.
    """

    left: float
    right: float
    inside: float
    bottom: float
    over: float
    under: float
    near: float
    far: float
    end: float
    before: float
    letters: float


_USUAL = _Edges(122.0, 204.0, 8.0, 4.0, 36.0, 30.0, 54.0, 98.0, 28.0, 6.0, LETTERS_OUT)
_NARROW = _Edges(98.0, 118.0, 4.0, 2.0, 34.0, 27.0, 42.0, 66.0, 22.0, 22.0, 0.0)


class Sheet(NamedTuple):
    """The places of a picture with letters, whose results are of a `size`.

    `left` and `right` are the middles of what comes in and goes on, `end` where its wires end; `field` is the room of
    the rows, `memory` the height of the memory line in its `band`; `near`: also what is on it is compact. What comes in
    has come in so far `before` the outline. What goes on has its `letters` also behind the cell, where they have room.
    """

    size: Size
    outline: Rect
    band: Rect
    field: Rect
    memory: float
    left: float
    right: float
    end: float
    levels: tuple[float, float]
    near: bool
    before: float = 6.0
    letters: float = LETTERS_OUT

    @property
    def out(self) -> float:
        """Where the letters of what goes on begin."""
        return self.outline.x + self.outline.width + OUT

    @property
    def enters(self) -> float:
        """Where what comes in has come in."""
        return self.outline.x - self.before

    @property
    def stub(self) -> float:
        """Where the wires from letters to the memory line begin."""
        return self.band.y + self.band.height + 2.0

    @property
    def under(self) -> float:
        """The middle of the letters of what is taken on the memory line."""
        return self.stub + 13.0

    @property
    def up(self) -> float:
        """The way up of what the cell gives."""
        return self.outline.x + self.outline.width - 44.0

    @property
    def sky(self) -> float:
        """Where it leaves."""
        return self.outline.y - (12.0 if self.near else 24.0)

    @property
    def aside(self) -> float:
        """From an operation on the memory line to its result."""
        return ASIDE - (SLOT_WIDTH - COMPACT_WIDTH) / 2 + 7.0 if self.near else ASIDE

    @property
    def slot(self) -> float:
        """The width of a result on the memory line."""
        return COMPACT_WIDTH if self.near else SLOT_WIDTH

    def on_line(self, count: int) -> tuple[float, float]:
        """Where the first of so many operations stands on the memory line, and the distance to the next."""
        first, step = _ON_LINE.get(count, _MANY_ON_LINE)
        share = self.outline.width / OUTLINE.width
        return self.outline.x + share * (first - OUTLINE.x), share * step

    def incoming(self, count: int) -> tuple[float, ...] | None:
        """The heights of so many vectors that come in beside the memory line; None where there is no room for them."""
        return self._spread(count) if self.size.numbers else _INCOMING.get(count)

    def outgoing(self, count: int) -> tuple[float, ...] | None:
        """The heights of so many states that go on beside the memory line."""
        return self._spread(count) if self.size.numbers else _OUTGOING.get(count)

    def _spread(self, count: int) -> tuple[float, ...] | None:
        top, bottom = self.levels
        step = (bottom - top) / max(count - 1, 1)
        if count > 1 and step < compact_height(self.size.numbers) + STEP:
            return None
        return tuple(bottom - step * k for k in reversed(range(count)))


_ROWS = Rect(334.0, 338.0, 1242.0, 508.0)
WHOLE = Sheet(FULL, OUTLINE, BAND, _ROWS, MEMORY_Y, 184.0, RIGHT, END, (0.0, 0.0), False)
COMPACT = WHOLE._replace(size=_compact(1), levels=(372.0, 856.0))


def small_sheets(width: float, top: float, bottom: float, most: int) -> Iterator[Sheet]:
    """The places on a page of a width, from the height `top` down to `bottom`: with `most` numbers of each vector,
    with fewer, and with one where all stands as close as can be, at last without sums.
    """
    yield from (_small(_compact(numbers), _USUAL, width, top, bottom) for numbers in range(most, 0, -1))
    yield from (_small(size, _NARROW, width, top, bottom) for size in (_TIGHT, _BARE))


def _small(size: Size, edges: _Edges, width: float, top: float, bottom: float) -> Sheet:
    half, inside = compact_height(size.numbers) / 2, edges.inside
    outline = Rect(edges.left, top + 12.0, width - edges.left - edges.right, bottom - top - 12.0)
    memory = outline.y + edges.over + half
    band = Rect(outline.x + inside, memory - half - 30.0, outline.width - 2 * inside, 34.0 + 2 * half)
    rows = band.y + band.height + edges.under
    field = Rect(outline.x + inside + 2.0, rows, outline.width - 2 * inside - 4.0, bottom - edges.bottom - rows)
    levels = (memory + 2 * half + STEP, bottom - half)
    right, end = width - edges.far, width - edges.end
    return Sheet(size, outline, band, field, memory, edges.near, right, end, levels, True, edges.before, edges.letters)
