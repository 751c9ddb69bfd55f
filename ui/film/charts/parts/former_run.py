"""The run before the change on the axes of a chart: a dashed line, the band between both, and its number."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from simulator.analysis.comparison.run_alignment import NONE
from simulator.analysis.measures import memory_account
from simulator.arrays import Array64
from ui.film.charts.parts.axes import MIDDLE, Axes, line
from ui.film.charts.parts.memory_line import THIN, MemoryLine
from ui.film.drawing.page import LETTERS
from ui.film.drawing.words import width_of
from ui.film.marks import Box, Mark, Point, Polygon, Run, Text
from ui.film.scene.scene import Scene

BAND, MOVES = 0.3, 0.999  # how opaque the band is, and at most the words, which move with the line
WIDEST = 330.0  # of the words beside the line
BESIDE, APART = 12.0, 10.0  # between the line's end and its words; between the lines, where both are told apart

Account = tuple[Array64, Array64, Array64]


def former_account(scene: Scene) -> Account | None:
    """The memory before each token, what was kept of it, and after it, in the other run: [T, unit] each.

    None where it has no such memory; where it has no such token, this run's own numbers.
    """
    state, counterparts = scene.cell.memory.state, scene.counterparts
    found = None if counterparts is None else counterparts.layer(scene.layer, state)
    if counterparts is None or found is None or found.layer.cell.memory.state != state:
        return None
    own, other, steps = scene.account, memory_account(found), np.array(counterparts.steps)
    known = steps != NONE
    parts = []
    for mine, its in ((own.old, other.old), (own.kept, other.kept), (own.new, other.new)):
        part = np.array(mine, dtype=np.float64)
        part[known] = its[steps[known]]
        parts.append(part)
    return parts[0], parts[1], parts[2]


class FormerLine:
    """The line of the run before beside this run's `own`, each over the tokens of a field. `number` writes a value."""

    def __init__(
        self, scene: Scene, axes: Axes, own: MemoryLine, before: MemoryLine, number: Callable[[float], str]
    ) -> None:
        self._axes, self._own, self._before, self._number = axes, own, before, number
        self._words = scene.language.translate("Chart", "before the change {number}")

    def past(self, tokens: int) -> Iterator[Mark]:
        """Line and band over so many tokens, from where the runs part."""
        own, before = self._own.path(tokens), self._before.path(tokens)
        apart = next((k for k, (a, b) in enumerate(zip(own, before, strict=True)) if a != b), len(own))
        if apart < len(own):
            yield from _band(own, before)
            yield line(before[max(apart - 1, 0) :], "ink", THIN, dashed=True)
        elif not own:
            yield from self._before.past(tokens)

    def now(self, token: int, front: float) -> Iterator[Mark]:
        """What a token adds to them, as far as it has come."""
        own, before = self._own.begun(token, front), self._before.begun(token, front)
        yield from _band(own, before)
        if own != before or not own:
            yield from self._before.now(token, front)

    def label(self, token: int, front: float) -> Iterator[Mark]:
        """At the end of the dashed line what it is, with its number, where it is apart from the other line."""
        axes = self._axes
        value = self._before.value(token, front)
        x, y = axes.x(axes.first + token + front), axes.y(value)
        opacity = min(1.0, abs(y - axes.y(self._own.value(token, front))) / APART)
        if opacity > 0.0:
            inside = x + BESIDE + WIDEST <= axes.field.x + axes.field.width
            place, anchor = (x + BESIDE, "start") if inside else (x - BESIDE, "end")
            away = -0.5 * LETTERS if y < axes.y(self._own.value(token, front)) else 1.2 * LETTERS
            baseline = y + (MIDDLE if inside else away)
            baseline = min(
                max(baseline, axes.field.y + 0.8 * LETTERS), axes.field.y + axes.field.height + 0.5 * LETTERS
            )
            words, opacity = self._words.format(number=self._number(value)), min(opacity, MOVES)
            if not inside:  # over what the tokens before have left
                wide, high = width_of(words), 1.2 * LETTERS
                yield Box(place - wide, baseline - 0.9 * LETTERS, wide + 4.0, high, 6.0, "paper", opacity=opacity)
            yield Text(place, baseline, (Run(words),), LETTERS, "ink", anchor, limit=WIDEST, opacity=opacity)


def _band(one: Sequence[Point], other: Sequence[Point]) -> Iterator[Mark]:
    """What lies between two lines."""
    if len(one) > 1 and len(other) > 1 and tuple(one) != tuple(other):
        yield Polygon((*one, *reversed(other)), "faint", BAND)
