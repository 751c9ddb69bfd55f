"""The field of a chart: tokens to the right, values upwards; its grid, its words, and where a page has room for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ui.film.charts.parts.scales import Scale, tick_label, ticks
from ui.film.drawing.page import MARGIN
from ui.film.marks import NOW, About, Box, Curve, Mark, Point, Rect, Row, Run, Text
from ui.film.scene.scene import Scene
from ui.film.text.language import Language

LABELS, TICKS = 176.0, 84.0  # the width of the names at the left, and of the numbers beside the axis
LEGEND, WORDS = 54.0, 52.0  # the height of the row above the fields, and of the tokens below them
TICK, WORD, NAME = 18.0, 19.0, 21.0  # sizes of letters
NARROWEST, NUMBERED = 58.0, 100.0  # between two tokens that are named, and where they have their number too
BETWEEN_TICKS = 34.0
MOST_TICKS = 6
LETTER = 0.46  # the width of a letter of a token, as a share of its size, where the word is set smaller


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
        for value in ticks(self.scale, most):
            y = self.y(value)
            zero = value == 0.0 and not self.scale.powers
            yield Curve(((left, y), (right, y)), "faint" if zero else "grid", 2.0 if zero else 1.2)
            number = tick_label(value, self.scale, most, language)
            about = About(0, NOW, "", part="axis:values")
            yield Text(left - 12, y + 0.34 * TICK, number, TICK, "muted", "end", limit=TICKS, about=about)

    def touch(self, about: About, top: float | None = None, height: float | None = None) -> Row:
        """What the field shows under the pointer: at each token, the quantity of that step."""
        y, high = self.field.y if top is None else top, self.field.height if height is None else height
        place = Box(self.field.x, y, self.pitch, high, about=about._replace(step=self.first))
        return Row(place, self.pitch, self.stop - self.first)

    def words(self, tokens: Sequence[str], y: float) -> Iterator[Text]:
        """The tokens below a baseline `y`, thinned where they stand close; then each has its number too."""
        every = next(step for step in _round_steps() if self.pitch * step >= (NUMBERED if step > 1 else NARROWEST))
        for k in range(self.first, self.stop, every):
            middle = self.x(k) + self.pitch / 2
            room = 2 * min(middle - self.field.x + 30, self.field.x + self.field.width + 30 - middle)
            number = (Run(f"{k + 1} ", "", "muted"),) if every > 1 else ()
            limit = min(self.pitch * every - 10, room)
            letters = int(limit / (LETTER * WORD)) - sum(len(run.text) for run in number)
            runs, about = (*number, Run(shorten(tokens[k], letters))), About(0, k, "", part="axis:tokens")
            yield Text(middle, y, runs, WORD, "ink", "middle", limit=limit, about=about)


def shorten(word: str, letters: int) -> str:
    """A word in at most about so many letters; at least two of them stay."""
    return word if len(word) <= max(letters, 3) else word[: max(letters - 1, 2)] + "…"


def _round_steps() -> Iterator[int]:
    """1, 2, 5, 10, 20, 50 and so on."""
    power = 1
    while True:
        yield from (power, 2 * power, 5 * power)
        power *= 10


@dataclass(frozen=True)
class Layout:
    """How a scene's page is divided for a chart over the tokens: a row for the legend, fields, a row for the words."""

    scene: Scene

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
        return self.scene.room.picture.y + LEGEND

    @property
    def bottom(self) -> float:
        """Where the fields end, above the tokens."""
        picture = self.scene.room.picture
        return picture.y + picture.height - WORDS

    @property
    def words_y(self) -> float:
        """The baseline of the tokens."""
        return self.bottom + 30.0

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
