"""Where runs that are compared stand on a page: a row each, one under the other, with the same tokens in a column.

From left to right a row has its title, the memory over the tokens, and the numbers of this token; on a narrow page the
title stands above the memory, and where rows are high the numbers below it. Below the rows the selected unit is drawn
as lines over each other, and the tokens stand under them. Of more than four runs no lines are drawn, and of so many
that a row is low, it has one line of words, the memory, and what is left of the first token.
"""

from __future__ import annotations

from dataclasses import dataclass

from ui.film.drawing.page import MARGIN
from ui.film.marks import Rect
from ui.film.scene.rivers import Bed
from ui.film.scene.scene import Scene

LABELS, NUMBERS = 310.0, 596.0  # the widths of the titles at the left, and of the numbers at the right
SPACE, INSIDE = 12.0, 16.0  # between the rows, and between a row's edge and what it shows
WORDS = 40.0  # the height of the tokens' words
CHART, NARROW_CHART, MOST_CHART = 0.24, 0.21, 400.0  # the share of the picture that the lines take
TALLEST = 520.0  # of a row
WIDEST = 220.0  # of a column
LEAST_WORD = 82.0  # a column that is as wide has its word below it
DIFFERENCE = 13.0  # the height of the shades that tell how far a run is from the first
HEAD, VALUES = 40.0, 110.0  # on a narrow page: the height of a title, and the room of the lines' numbers at their left
LEAST_ROW = 132.0  # the height of a row, and of the space below it, with a title and three numbers
MOST_LINES = 4  # runs whose lines can be told from each other
LOW, LOW_SPACE = 110.0, 6.0  # rows that would be lower have one line of words; between these
BELOW, LEAST_RIVER = 152.0, 120.0  # the height of numbers below a memory, and of a memory that has them below


@dataclass(frozen=True)
class Board:
    """The columns of `tokens` begin at `x` and are `pitch` apart; `rows` are the runs' cards, the first on top.

    `head` is the height of the titles where they stand above, else 0; `below` that of the numbers where they do. There
    is no `chart` where rows would be too low for their numbers beside it. Rows that are `low` have one line of words.
    """

    tokens: int
    x: float
    pitch: float
    rows: tuple[Rect, ...]
    chart: Rect | None
    words_y: float
    head: float
    below: float
    is_low: bool

    @classmethod
    def of(cls, scene: Scene) -> Board:
        """The board of a scene's runs on its page."""
        field, count = scene.room.picture, len(scene.compared)
        left, right = MARGIN, scene.room.right
        tall = min((NARROW_CHART if scene.room.is_narrow else CHART) * field.height, MOST_CHART)
        small = scene.page.compact and (field.height - tall - WORDS - SPACE) / count < LEAST_ROW
        if small or count > MOST_LINES:
            tall = 0.0
        room = field.height - tall - WORDS - SPACE
        pitch_y = min(room / count, TALLEST)
        is_low = count > MOST_LINES and pitch_y - SPACE < LOW
        top = field.y + (room - pitch_y * count) / 2
        high = pitch_y - (LOW_SPACE if is_low else SPACE)
        rows = tuple(Rect(left, top + k * pitch_y, right - left, high) for k in range(count))
        bottom = top + pitch_y * count
        head = HEAD if scene.room.is_narrow and not is_low else 0.0
        below = BELOW if head and rows[0].height >= head + LEAST_RIVER + BELOW else 0.0
        x = left + (VALUES if head else LABELS)
        tokens = len(scene.trace.tokens)
        pitch = min((right - (0.0 if below else NUMBERS) - INSIDE - x) / tokens, WIDEST)
        chart = Rect(left, bottom, right - left, tall - SPACE) if tall else None
        return cls(tokens, x, pitch, rows, chart, bottom + tall + 0.45 * WORDS, head, below, is_low)

    @property
    def width(self) -> float:
        """The width of all columns."""
        return self.pitch * self.tokens

    @property
    def has_words(self) -> bool:
        """Whether every token's word stands below its column."""
        return self.pitch >= LEAST_WORD

    def at(self, tokens: float) -> float:
        """Where so many tokens have passed."""
        return self.x + self.pitch * tokens

    def plot(self, row: Rect) -> Rect:
        """The part of a row that its columns cross."""
        return Rect(self.x, row.y + self.head, self.width, row.height - self.head - self.below)

    def numbers(self, row: Rect) -> Rect:
        """The part of a row in which its numbers of this token stand."""
        if self.below:
            return Rect(row.x + INSIDE, row.y + row.height - self.below, row.width - 2 * INSIDE, self.below - 8)
        top, bottom = (self.head, 4.0) if self.head else (3.0, 3.0) if self.is_low else (8.0, 8.0)
        return Rect(row.x + row.width - NUMBERS, row.y + top, NUMBERS - INSIDE, row.height - top - bottom)

    def bed(self, k: int) -> Bed:
        """Where the river of a run lies; shades of the difference are below that of another than the first, but not in
        a low row.
        """
        plot = self.plot(self.rows[k])
        if self.is_low:
            return Bed(self.x, self.pitch, plot.y + plot.height / 2, plot.height / 2 - 5.0)
        below = DIFFERENCE + 8.0
        middle = plot.y + (plot.height - below) / 2
        return Bed(self.x, self.pitch, middle, (plot.height - below) / 2 - 8.0)

    def difference(self, k: int) -> tuple[float, float]:
        """The middle of the shades of the difference, from the left end and from the top."""
        plot = self.plot(self.rows[k])
        return self.x + self.width / 2, plot.y + plot.height - DIFFERENCE / 2 - 7.0
