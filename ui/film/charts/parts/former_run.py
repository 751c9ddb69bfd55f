"""The run before the change on the axes of a chart: a dashed line, the band between both, and its number."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

import numpy as np

from simulator.analysis.comparison.run_alignment import NONE
from simulator.analysis.measures import memory_account
from simulator.arrays import Array, Array64
from simulator.network.trace import LayerTrace
from ui.film.charts.parts.axes import MIDDLE, Axes, line
from ui.film.charts.parts.memory_line import THIN
from ui.film.drawing.page import LETTERS
from ui.film.drawing.words import SURELY, width_of
from ui.film.marks import Box, Mark, Point, Polygon, Run, Text
from ui.film.scene.scene import Scene

BAND, MOVES = 0.3, 0.999  # how opaque the band is, and at most the words, which move with the line
LONGEST = "−0.0000"  # of the numbers beside the line, for which there is room: else its words jump as it changes
BESIDE, APART = 12.0, 10.0  # between the line's end and its words; between the lines, where both are told apart
SEEN = 0.25  # from so far apart on, two lines are two

Account = tuple[Array64, Array64, Array64]


class GrowingLine(Protocol):
    """A line over the tokens of a field that comes with the cursor, which is `front` of a token's width into it."""

    def value(self, token: int, front: float) -> float:
        """The value where it has come."""

    def height(self, token: int, front: float) -> float:
        """Where on the page it has come."""

    def path(self, tokens: int) -> tuple[Point, ...]:
        """Its points through so many tokens."""

    def begun(self, token: int, front: float) -> tuple[Point, ...]:
        """The points of a token, as far as it has come."""

    def past(self, tokens: int) -> Iterator[Mark]:
        """What so many tokens have left."""

    def now(self, token: int, front: float) -> Iterator[Mark]:
        """What a token adds, as far as it has come."""


def former_layer(scene: Scene, quantity: str) -> LayerTrace | None:
    """The layer in the run before the change, where it has this quantity in the same width."""
    return None if scene.counterparts is None else scene.counterparts.layer(scene.layer, quantity)


def former_memory(scene: Scene) -> LayerTrace | None:
    """The layer in the run before the change, where it remembers the same quantity in the same width."""
    state = scene.cell.memory.state
    found = former_layer(scene, state)
    return None if found is None or found.layer.cell.memory.state != state else found


def along_tokens(scene: Scene, own: Array, other: Array) -> Array64:
    """Numbers of the run before the change, [its token, …], at this run's tokens; its `own` where there was none.

    `own` may have those of the first tokens alone.
    """
    assert scene.counterparts is not None
    steps, found = np.array(scene.counterparts.steps[: len(own)]), np.array(own, dtype=np.float64)
    known = steps != NONE
    found[known] = other[steps[known]]
    return found


def former_account(scene: Scene) -> Account | None:
    """The memory before each token, what was kept of it, and after it, in the other run: [T, unit] each.

    None where it has no such memory.
    """
    found = former_memory(scene)
    if found is None:
        return None
    own, other = scene.account, memory_account(found)
    old, kept, new = (own.old, other.old), (own.kept, other.kept), (own.new, other.new)
    return along_tokens(scene, *old), along_tokens(scene, *kept), along_tokens(scene, *new)


class FormerLine:
    """The line of the run before beside this run's `own`, each over the tokens of a field. `number` writes a value."""

    def __init__(
        self, scene: Scene, axes: Axes, own: GrowingLine, before: GrowingLine, number: Callable[[float], str]
    ) -> None:
        self._axes, self._own, self._before, self._number = axes, own, before, number
        self._words = scene.language.translate("Chart", "before the change {number}")

    def past(self, tokens: int, first: int = 0) -> Iterator[Mark]:
        """Bands and lines over so many tokens, from one on, where the runs are apart."""
        own, before = (each.path(tokens)[len(each.path(first)) if first else 0 :] for each in (self._own, self._before))
        yield from bands(own, before)
        yield from dashes(own, before)

    def now(self, token: int, front: float) -> Iterator[Mark]:
        """What a token adds to them, as far as it has come."""
        own, before = self._own.begun(token, front), self._before.begun(token, front)
        yield from bands(own, before)
        if abs(self._own.height(token, front) - self._before.height(token, front)) >= SEEN or any(_apart(own, before)):
            yield from self._before.now(token, front)

    def label(self, token: int, front: float) -> Iterator[Mark]:
        """At the end of the dashed line what it is, with its number, where it is apart from the other line."""
        own, y = self._own.height(token, front), self._before.height(token, front)
        x = self._axes.x(self._axes.first + token + front)
        opacity = min(1.0, abs(y - own) / APART)
        if opacity > 0.0:
            text, inside, limit = self._beside(x)
            place, anchor = (x + BESIDE, "start") if inside else (x - BESIDE, "end")
            baseline = self._behind(y) if inside else self._away(y, own)
            words, opacity = text.format(number=self._number(self._before.value(token, front))), min(opacity, MOVES)
            if not inside:  # over what the tokens before have left
                wide, high = width_of(words), 1.2 * LETTERS
                yield Box(place - wide, baseline - 0.9 * LETTERS, wide + 4.0, high, 6.0, "paper", opacity=opacity)
            yield Text(place, baseline, (Run(words),), LETTERS, "ink", anchor, limit=limit, opacity=opacity)

    def _behind(self, y: float) -> float:
        """The baseline of words behind the line's end, not across the lines at zero and at the field's edges."""
        field, zero = self._axes.field, self._axes.base
        baseline = y + MIDDLE
        if abs(y - zero) < 0.6 * LETTERS:
            baseline = zero - 0.3 * LETTERS if y <= zero else zero + LETTERS
        return min(max(baseline, field.y + 0.9 * LETTERS), field.y + field.height - 0.25 * LETTERS)

    def _away(self, y: float, own: float) -> float:
        """The baseline of words before the line's end: beyond the line, or where it has no room towards the other."""
        over, under = y - 0.5 * LETTERS, y + 1.2 * LETTERS
        field = self._axes.field
        if y < own:
            return over if over >= field.y + 0.7 * LETTERS else under
        return under if under <= field.y + field.height else over

    def _beside(self, x: float) -> tuple[str, bool, float]:
        """The words at the line's end, or the number alone; whether they stand behind it, where nothing is yet."""
        field = self._axes.field
        behind, before = field.x + field.width - x - BESIDE, x - BESIDE - field.x
        for room, text in itertools.product((behind, before), (self._words, "{number}")):
            if SURELY * width_of(text.format(number=LONGEST)) <= room:
                return text, room == behind, room
        return "{number}", behind >= before, max(behind, before)


def bands(own: Sequence[Point], before: Sequence[Point]) -> Iterator[Mark]:
    """What lies between two lines of as many points, where they are apart."""
    for part in _stretches(own, before):
        yield from band(own[part], before[part])


def dashes(own: Sequence[Point], before: Sequence[Point]) -> Iterator[Mark]:
    """The line of the run before, dashed, where the two are apart."""
    for part in _stretches(own, before):
        yield line(before[part], "ink", THIN, dashed=True)


def band(one: Sequence[Point], other: Sequence[Point]) -> Iterator[Mark]:
    """What lies between two lines."""
    if len(one) > 1 and len(other) > 1 and tuple(one) != tuple(other):
        yield Polygon((*one, *reversed(other)), "faint", BAND)


def _stretches(own: Sequence[Point], before: Sequence[Point]) -> Iterator[slice]:
    """Where two lines are apart: from the point before they part to the one at which they meet again."""
    start = None
    for k, apart in enumerate((*_apart(own, before), False)):
        if apart and start is None:
            start = max(k - 1, 0)
        elif not apart and start is not None:
            yield slice(start, k + 1)
            start = None


def _apart(own: Sequence[Point], before: Sequence[Point]) -> Iterator[bool]:
    """Whether each point of a line is to be seen beside that of the other."""
    for (x, y), (other_x, other_y) in zip(own, before, strict=True):
        yield abs(x - other_x) >= SEEN or abs(y - other_y) >= SEEN
