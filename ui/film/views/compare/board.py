"""Where runs that are compared stand on a page: a row each, one under the other, with the same tokens in a column.

From left to right a row has its title, the memory over the tokens, and the numbers of this token. Below the rows the
selected unit is drawn as lines over each other, and the tokens stand under them.
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
CHART, MOST_CHART = 0.24, 400.0  # the share of the picture that the lines take
TALLEST = 520.0  # of a row
WIDEST = 220.0  # of a column
LEAST_WORD = 82.0  # a column that is as wide has its word below it
DIFFERENCE = 13.0  # the height of the shades that tell how far a run is from the first


@dataclass(frozen=True)
class Board:
    """The columns of `tokens` begin at `x` and are `pitch` apart; `rows` are the runs' cards, the first on top."""

    tokens: int
    x: float
    pitch: float
    rows: tuple[Rect, ...]
    chart: Rect
    words_y: float

    @classmethod
    def of(cls, scene: Scene) -> Board:
        """The board of a scene's runs on its page."""
        field, count = scene.room.picture, len(scene.compared)
        left, right = MARGIN, scene.room.right
        tall = min(CHART * field.height, MOST_CHART)
        room = field.height - tall - WORDS - SPACE
        pitch_y = min(room / count, TALLEST)
        top = field.y + (room - pitch_y * count) / 2
        rows = tuple(Rect(left, top + k * pitch_y, right - left, pitch_y - SPACE) for k in range(count))
        bottom = top + pitch_y * count
        x = left + LABELS
        tokens = len(scene.trace.tokens)
        pitch = min((right - NUMBERS - INSIDE - x) / tokens, WIDEST)
        chart = Rect(left, bottom, right - left, tall - SPACE)
        return cls(tokens, x, pitch, rows, chart, bottom + tall + 0.45 * WORDS)

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

    def numbers(self, row: Rect) -> Rect:
        """The part of a row in which its numbers of this token stand."""
        return Rect(row.x + row.width - NUMBERS, row.y + 8, NUMBERS - INSIDE, row.height - 16)

    def bed(self, k: int) -> Bed:
        """Where the river of a run lies; below that of another than the first there are shades of the difference."""
        row = self.rows[k]
        below = DIFFERENCE + 8.0
        middle = row.y + (row.height - below) / 2
        return Bed(self.x, self.pitch, middle, (row.height - below) / 2 - 8.0)

    def difference(self, k: int) -> tuple[float, float]:
        """The middle of the shades of the difference, from the left end and from the top."""
        row = self.rows[k]
        return self.x + self.width / 2, row.y + row.height - DIFFERENCE / 2 - 7.0
