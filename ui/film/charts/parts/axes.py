"""The field of a chart: tokens to the right, values upwards; its grid, its words, and where a page has room for it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ui.film.charts.parts.scales import Scale, tick_label, ticks
from ui.film.drawing.page import LEAST, LETTERS, MARGIN
from ui.film.drawing.words import SURELY, line_width, place_words, whole_parts
from ui.film.marks import NOW, About, Box, Curve, Mark, Point, Rect, Row, Run, Text
from ui.film.scene.scene import Scene
from ui.film.text.language import Language

LABELS, TICKS = 240.0, 104.0  # the width of the names at the left, and of the numbers beside the axis
ROWS, MORE = 2, 3  # above the fields, on a wide page and on a narrow one
ROW, WORDS = 31.0, 56.0  # the height of a row above the fields, and of the tokens below them
BELOW = 18.0  # from the fields up to the baseline of the lowest row, over a power of ten at the upper end of an axis
LINE = 29.0  # from line to line beside a field
NARROWEST, NUMBERED = 54.0, 130.0  # between two tokens that are named, and where they have their number too
BETWEEN_TICKS, APART = 40.0, 26.0  # between lines at round values, at least about; between their numbers
MOST_TICKS = 6
OUT = 30.0  # how far words reach beyond the field
MIDDLE = 0.34 * LETTERS  # from the middle of letters down to their baseline


@dataclass(frozen=True)
class Axes:
    """A `field` over the tokens from `first` up to, but not with, `stop`; values by their `scale`."""

    field: Rect
    first: int
    stop: int
    scale: Scale

    @property
    def pitch(self) -> float:
        """The width of a token."""
        return self.field.width / (self.stop - self.first)

    def x(self, token: float) -> float:
        """Where a token begins."""
        return self.field.x + self.pitch * (token - self.first)

    def y(self, value: float) -> float:
        """Where a value stands."""
        return self.field.y + self.field.height * (1.0 - self.scale.share(value))

    @property
    def base(self) -> float:
        """Where zero stands; on a scale of powers, the foot."""
        return self.field.y + self.field.height if self.scale.powers else self.y(0.0)

    def grid(self, language: Language) -> Iterator[Mark]:
        """Lines at round values with their numbers at the left; the one at zero is stronger."""
        left, right = self.field.x, self.field.x + self.field.width
        most = min(max(2, int(self.field.height / BETWEEN_TICKS)), MOST_TICKS)
        values = ticks(self.scale, most)
        apart = self.field.height if len(values) < 2 else abs(self.y(values[1]) - self.y(values[0]))
        every, first = max(1, math.ceil(APART / apart)), values.index(0.0) if 0.0 in values else 0
        for k, value in enumerate(values):
            y = self.y(value)
            zero = value == 0.0 and not self.scale.powers
            yield Curve(((left, y), (right, y)), "faint" if zero else "grid", 2.0 if zero else 1.2)
            if (k - first) % every == 0:
                number = tick_label(value, self.scale, most, language)
                about = About(0, NOW, "", part="axis:values")
                yield Text(left - 10, y + MIDDLE, number, LETTERS, "muted", "end", limit=TICKS - 6, about=about)

    def touch(self, about: About, top: float | None = None, height: float | None = None) -> Row:
        """What the field shows under the pointer: at each token, the quantity of that step."""
        y, high = self.field.y if top is None else top, self.field.height if height is None else height
        place = Box(self.field.x, y, self.pitch, high, about=about._replace(step=self.first))
        return Row(place, self.pitch, self.stop - self.first)

    def words(self, tokens: Sequence[str], y: float) -> Iterator[Text]:
        """The tokens below a baseline `y`, thinned where they stand close; then each has its number too.

        Where numbers of a vector have no room, all have their numbers alone.
        """
        every = self._every()
        shown = range(self.first, self.stop, every)
        written = [self.written(tokens, k) for k in shown]
        wanted = [line_width(runs) for runs in written]
        places = place_words(wanted, [self.x(k) + self.pitch / 2 for k in shown], self.pitch * every, self._ends())
        rooms = [limit - line_width(runs[:-1]) for runs, (_, limit) in zip(written, places, strict=True)]
        if any(whole_parts(runs[-1].text, room) != runs[-1].text for runs, room in zip(written, rooms, strict=True)):
            written = [(Run(f"{k + 1}", "", "muted"),) for k in shown]
            places = tuple((self.x(k) + self.pitch / 2, self.pitch * every) for k in shown)
        for k, runs, (middle, limit) in zip(shown, written, places, strict=True):
            yield Text(middle, y, runs, LETTERS, "ink", "middle", limit=limit, about=_about(k))

    def whole_word(self, tokens: Sequence[str], token: int, y: float) -> Text:
        """The word of a token below its column, however much room it needs."""
        runs, (left, right) = self.written(tokens, token), self._ends()
        wide = min(SURELY * line_width(runs, bold=True), right - left)
        middle = min(max(self.x(token) + self.pitch / 2, left + wide / 2), right - wide / 2)
        return Text(middle, y, runs, LETTERS, "ink", "middle", 700, wide, about=_about(token))

    def _ends(self) -> tuple[float, float]:
        """How far the row of words reaches."""
        return self.field.x - OUT, self.field.x + self.field.width + OUT

    def _every(self) -> int:
        """How many tokens have one word together."""
        return next(step for step in _round_steps() if self.pitch * step >= (NUMBERED if step > 1 else NARROWEST))

    def written(self, tokens: Sequence[str], k: int) -> tuple[Run, ...]:
        """A token as it is written in full: with its number where not all are."""
        return (*((Run(f"{k + 1} ", "", "muted"),) if self._every() > 1 else ()), Run(tokens[k]))


def _about(token: int) -> About:
    return About(0, token, "", part="axis:tokens")


def _round_steps() -> Iterator[int]:
    """1, 2, 5, 10, 20, 50 and so on."""
    power = 1
    while True:
        yield from (power, 2 * power, 5 * power)
        power *= 10


@dataclass(frozen=True)
class Layout:
    """How a scene's page is divided for a chart over the tokens: rows for the legend, fields, a row for the words.

    `more` are the rows for the legend on a page that is narrow, where its words break into several lines.
    """

    scene: Scene
    more: int = MORE

    @property
    def span(self) -> tuple[int, int]:
        """The tokens shown: the first, and the one behind the last."""
        tokens = self.scene.charted_tokens
        return tokens.start, tokens.stop

    def done(self, tokens: int) -> int:
        """How many of the tokens shown are among the first so many of the run."""
        first, stop = self.span
        return min(max(tokens, first), stop) - first

    @property
    def left(self) -> float:
        """Where the fields begin."""
        return MARGIN + LABELS + TICKS

    @property
    def top(self) -> float:
        """Where the fields begin, below the legend."""
        return self.scene.room.picture.y + 8.0 + ROW * (self.more if self.is_narrow else ROWS)

    @property
    def is_narrow(self) -> bool:
        """Whether words above the fields need the whole width of the page, and more rows."""
        return self.scene.page.width < LEAST.width

    @property
    def words_x(self) -> float:
        """Where the words above the fields begin."""
        return MARGIN if self.is_narrow else self.left

    @property
    def heads(self) -> tuple[float, ...]:
        """The baselines of the rows above the fields."""
        rows = self.more if self.is_narrow else ROWS
        return tuple(self.top - BELOW - ROW * k for k in reversed(range(rows)))

    @property
    def bottom(self) -> float:
        """Where the fields end, above the tokens."""
        picture = self.scene.room.picture
        return picture.y + picture.height - WORDS

    @property
    def words_y(self) -> float:
        """The baseline of the tokens."""
        return self.bottom + 35.0

    def rows(self, shares: Sequence[float], gap: float = 26.0, right: float = 0.0) -> tuple[Rect, ...]:
        """Fields one below the other, as high as their shares of the room; `right` is kept free at their right."""
        room = self.bottom - self.top - gap * (len(shares) - 1)
        made, y = [], self.top
        for share in shares:
            height = room * share / sum(shares)
            made.append(Rect(self.left, y, self.scene.room.right - right - self.left, height))
            y += height + gap
        return tuple(made)


def groups(count: int, most: int) -> NDArray[np.intp]:
    """The first of each group of neighbours, at most so many groups, of nearly equal size."""
    starts: NDArray[np.intp] = np.linspace(0, count, min(count, max(most, 1)) + 1).astype(np.intp)[:-1]
    return starts


def means(values: NDArray[np.float64], starts: NDArray[np.intp], axis: int) -> NDArray[np.float64]:
    """The mean of each group along an axis."""
    if len(starts) == values.shape[axis]:
        return values
    counts = np.diff(np.append(starts, values.shape[axis]))
    shape = [1] * values.ndim
    shape[axis] = len(counts)
    found: NDArray[np.float64] = np.add.reduceat(values, starts, axis=axis) / counts.reshape(shape)
    return found


def line(points: Sequence[Point], role: str, width: float, *, dashed: bool = False, opacity: float = 1.0) -> Curve:
    """A line through points."""
    return Curve(tuple(points), role, width, dashed, opacity)
