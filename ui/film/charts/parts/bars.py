"""Bars in rows: the parts of a sum, each beginning where the one above it ends, or each from zero."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

from simulator.analysis.charts.memory import reach_of
from simulator.arrays import Array64
from ui.film.charts.parts.axes import MIDDLE
from ui.film.charts.parts.cursor import reading
from ui.film.charts.parts.scales import even, tick_label, ticks
from ui.film.drawing.page import LETTERS
from ui.film.drawing.words import SURELY, line_width, width_of
from ui.film.marks import Box, Curve, Mark, Point, Rect, Run, Text
from ui.film.text.language import Language
from ui.film.text.notation import Notation
from ui.film.text.number_format import cell_number, decimal

NUMBERS, NUMBERED_FROM = 104.0, 25.0  # the width of the numbers at the right, and the height of a row that has one
THICK, THICKEST = 0.64, 56.0  # of a row, and at most
LISTED = 1e-6  # of the scale: what is less has no number
SEEN = 0.4  # the least width of a bar that is drawn
BETWEEN_TICKS, APART = 116.0, 10.0  # between lines at round values, at least about; between their numbers
BESIDE, ROOMY = 6.0, 2.8  # between a line and the words beside it; letters high, a row has room below its number


class PartBars:
    """`rows` rows in a field; `reach` are all ends that bars ever have, so that the scale stands still.

    With `steps` the bars are stairs that lead to their sum; else they begin at zero. `summed`: no signs. `aside` is the
    width of the numbers at the right, where rows are `numbered`.
    """

    def __init__(
        self, field: Rect, rows: int, reach: Array64, notation: Notation, *, steps: bool, summed: bool,
        aside: float = NUMBERS,
    ) -> None:  # fmt: skip
        self.field, self._rows, self._notation, self._summed = field, rows, notation, summed
        self._height, self._aside = field.height / rows, aside
        self.numbered = self._height >= NUMBERED_FROM
        self._bars = field._replace(width=field.width - (aside if self.numbered else 0.0))
        self._scale, self._steps = even(*reach_of(reach)), steps

    def x(self, value: float) -> float:
        """Where a value stands."""
        return self._bars.x + self._bars.width * self._scale.share(value)

    def grid(self, language: Language, words_y: float) -> Iterator[Mark]:
        """Lines at round values, with their numbers below."""
        top, bottom = self.field.y, self.field.y + self.field.height
        most = max(2, int(self._bars.width / BETWEEN_TICKS))
        values = ticks(self._scale, most)
        numbers = [tick_label(value, self._scale, most, language) for value in values]
        apart = self.x(values[1]) - self.x(values[0]) if len(values) > 1 else self._bars.width
        every = math.ceil((max(map(line_width, numbers)) + APART) / apart)
        first = values.index(0.0) if 0.0 in values else 0
        for k, (value, number) in enumerate(zip(values, numbers, strict=True)):
            x, zero = self.x(value), value == 0.0
            yield Curve(((x, top), (x, bottom)), "faint" if zero else "grid", 2.0 if zero else 1.2)
            if (k - first) % every == 0:
                yield Text(x, words_y, number, LETTERS, "muted", "middle", limit=106)

    def bars(self, values: Array64, levels: Array64) -> Iterator[Mark]:
        """A bar for each row, and what the stairs lead to; bars from zero have a line at their `levels`."""
        thick, at = min(THICK * self._height, THICKEST), 0.0
        for row, (value, level) in enumerate(zip(values.tolist(), levels.tolist(), strict=True)):
            top = self.field.y + row * self._height + (self._height - thick) / 2
            start, stop = self.x(at), self.x(at + value)
            left, right = min(start, stop), max(start, stop)
            if right - left >= SEEN:
                role = "memory" if self._summed else "plus" if value > 0 else "minus"
                yield Box(left, top, right - left, thick, fill=role)
            if self._steps:
                at += value
                below = top + self._height if row + 1 < self._rows else top + thick
                yield Curve(((stop, top + thick), (stop, below)), "muted", 1.2)
            elif level != 0.0:
                x = self.x(level)
                yield Box(x - 3.5, top - 2, 7, thick + 4, fill="paper")
                yield Box(x - 1.5, top - 2, 3, thick + 4, fill="ink")
        if self._steps:
            x = self.x(at)
            yield Curve(((x, self.field.y), (x, self.field.y + self.field.height)), "ink", 1.6, dashed=True)

    def path(self, values: Array64) -> tuple[Point, ...]:
        """The stairs as a line, along the middles of the bars and down to the foot."""
        at, x, points = 0.0, self.x(0.0), [(self.x(0.0), self.field.y)]
        for row, value in enumerate(values.tolist()):
            y, at = self.field.y + (row + 0.5) * self._height, at + value
            points += [(x, y), (self.x(at), y)]
            x = self.x(at)
        return (*points, (x, self.field.y + self.field.height))

    def label(self, row: int, value: float, own: float, texts: Sequence[str], opacity: float) -> Text:
        """The first of some texts that has room below a row beside what stands at a value, or else the last.

        It crosses neither zero, nor the line at this run's `own`, nor the last row's number.
        """
        below_number = row + 1 < self._rows or self._height > ROOMY * LETTERS
        room, y = self.field if below_number else self._bars, self.field.y + (row + 1) * self._height + LETTERS
        x, y = self.x(value), min(y, self.field.y + self.field.height - 0.3 * LETTERS)
        ends = sorted({room.x, room.x + room.width, self.x(0.0), self.x(own), x})
        gaps = [(left + BESIDE, right - BESIDE) for left, right in pairwise(ends)]
        widest = max(right - left for left, right in gaps)
        text = next((each for each in texts if SURELY * width_of(each) <= widest), texts[-1])
        wide = [(left, right) for left, right in gaps if right - left >= min(SURELY * width_of(text), widest)]
        left, right = min(wide, key=lambda gap: max(gap[0] - x, x - gap[1]))
        place, anchor = (left, "start") if left > x else (right, "end")
        return Text(place, y, (Run(text),), LETTERS, "ink", anchor, limit=right - left, opacity=opacity)

    def numbers(self, old: Sequence[str], new: Sequence[str], u: float) -> Iterator[Mark]:
        """The number of each row ("" for none), those of the token before giving way to those of this one."""
        if not self.numbered:
            return
        for row, (before, now) in enumerate(zip(old, new, strict=True)):
            y, right = self.field.y + (row + 0.5) * self._height + MIDDLE, self.field.x + self.field.width
            texts = tuple((Run(text),) if text else () for text in (before, now))
            moved = 1.0 if before == now else u
            yield from reading(right, y, (texts[0], texts[1]), moved, LETTERS, "ink", "end", self._aside - 8)

    def number_texts(self, values: Array64) -> tuple[str, ...]:
        """The numbers of the rows; none for what is next to nothing beside the others."""
        least = LISTED * max(self._scale.high, -self._scale.low)
        return tuple(self._number_text(value) if abs(value) > least else "" for value in values.tolist())

    def _number_text(self, value: float) -> str:
        text = decimal(value, 3, characters=6) if self._summed else cell_number(value, "signed", 6)
        return self._notation.number(text)
