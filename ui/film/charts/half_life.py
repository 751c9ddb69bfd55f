"""How long memory lasts: the half-life of each unit, and of the selected unit how it went from each token."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np

from simulator.analysis.charts.half_life import lives
from simulator.analysis.charts.series import Series
from simulator.analysis.measures import OPEN
from simulator.arrays import Array64
from ui.film.charts.chart import Chart
from ui.film.charts.claims.caption import caption_of
from ui.film.charts.claims.half_life import claims, held_before
from ui.film.charts.parts.axes import LABELS, LINE, Axes, Layout, groups
from ui.film.charts.parts.chosen_units import charted_units, described_unit
from ui.film.charts.parts.cursor import Cursor, reading
from ui.film.charts.parts.former_run import FormerLine, along_tokens, former_memory
from ui.film.charts.parts.labels import tokens_of, whereabouts, writes_anew
from ui.film.charts.parts.legend import Key, block, explain, legend, stroke
from ui.film.charts.parts.scales import Scale, powers
from ui.film.charts.parts.step_line import StepLine
from ui.film.charts.unit_lives import FLOOR, UnitLives
from ui.film.drawing.easing import progress
from ui.film.drawing.page import LETTERS, MARGIN
from ui.film.lru_method import lru_method
from ui.film.marks import About, Box, Mark, Moment, Paragraph, Run, Text
from ui.film.narration.step import Step
from ui.film.scene.scene import Scene
from ui.film.text.language import QT_TRANSLATE_NOOP

CEILING = 1e6  # tokens: longer half-lives stand at the end of the axis
BETWEEN = 132.0  # the fields: the names of the units, a legend
UNITS, TOKENS = 0.42, 1.0  # the shares of the page
LEAST = 3.0  # the width of a token's bar below which tokens share it


class HalfLifeChart:
    """Above, a point for each unit of the layer; below, bars for the tokens. Both count tokens, by powers of ten."""

    def __init__(self, scene: Scene) -> None:
        self.scene, self.layout = scene, Layout(scene)
        self.units = charted_units(scene)
        self.unit = described_unit(scene)
        self.keeps = not writes_anew(scene)
        self.lives = lives(scene.layer_trace, self.unit)
        self.former = self._former_lives()
        first, stop = self.layout.span
        above, below = self.layout.rows((UNITS, TOKENS), BETWEEN)
        self.scale = self._scale()
        former = self.former
        self.each = UnitLives(scene, above, self.scale, self.units, self.lives, None if former is None else former[0])
        self.below = Axes(below, first, stop, self.scale)
        self.dashed = None if self.former is None else self._former_line(self.former[1][first:stop])
        self.starts = groups(stop - first, int(below.width / LEAST))
        self.cursor = Cursor(scene, (self.below,) if self.keeps else (), self.layout.words_y)
        self.backdrop = tuple(self._backdrop())

    def _former_lives(self) -> tuple[Array64, Array64] | None:
        """`whole` and `stays` of the run before the change at this run's tokens."""
        found = former_memory(self.scene) if self.keeps else None
        if found is None or found.layer.cell.memory.is_anew:
            return None
        then = lives(found, self.unit)
        return (
            along_tokens(self.scene, self.lives.whole, then.whole),
            along_tokens(self.scene, self.lives.stays, then.stays),
        )

    def _former_line(self, stays: Array64) -> FormerLine | None:
        """How long it would have lasted if the gate had stayed as it was at a token; None where that is the same."""
        own, axes = self.lives.stays[self.below.first : self.below.stop], self.below
        if np.array_equal(own, stays, equal_nan=True):
            return None
        return FormerLine(self.scene, axes, StepLine(axes, own), StepLine(axes, stays, dashed=True), self._written)

    def _scale(self) -> Scale:
        """For what the fields show, at least from 1 to 10; gates that stay next to 1 may stand above it."""
        units = list(self.units)
        parts = (self.lives.whole[:, units].ravel(), self.lives.while_open[:, units].ravel())
        former = () if self.former is None else (self.former[0][:, units].ravel(), self.former[1])
        shown = np.concatenate([*parts, self.lives.steps, *former])
        shown = shown[np.isfinite(shown) & (shown > 0)]
        lowest, highest = float(shown.min(initial=1.0)), float(shown.max(initial=10.0))
        return powers(min(max(lowest, FLOOR), 1.0), min(highest, CEILING))

    @property
    def place(self) -> tuple[str, str]:
        """The layer, and what of it."""
        return whereabouts(self.scene, self.scene.language.translate("Chart", "how long its memory lasts, in tokens"))

    # ---- all of it ---------------------------------------------------------------------------------------------------

    def _backdrop(self) -> Iterator[Mark]:
        if not self.keeps:
            text = self.scene.language.translate(
                "Chart", "No gate keeps the memory of this cell: each token writes it anew, so it has no half-life."
            )
            x, y, width, height = self.scene.room.picture
            yield Paragraph(x + width / 4, y, width / 2, height, text, 30, "muted")
            return
        left, right = self.layout.words_x, self.scene.room.right
        yield from explain(self._sentence(), left, right, self.layout.heads[-2])
        yield from legend(self._keys_above(), left, right, self.layout.heads[-1])
        yield from self.each.backdrop()
        yield from legend(self._keys_below(), left, right, self.below.field.y - 22)
        yield from self.below.grid(self.scene.language)
        yield self.below.touch(About(self.scene.layer, 0, self._touched, self.unit, part="chart:half-life"))
        for axes, text in (
            (self.each.axes, self.scene.language.translate("Chart", "each unit")),
            (self.below, self.scene.unit_names[self.unit]),
        ):
            yield Text(MARGIN, axes.field.y + 20, (Run(text),), LETTERS, "ink", weight=700, limit=LABELS)

    @property
    def _touched(self) -> str:
        """What a bar tells of under the pointer: the gate that keeps, or where none does the memory."""
        return self.scene.cell.memory.keep or self.scene.cell.memory.state

    def _sentence(self) -> str:
        return self.scene.language.translate(
            "Chart",
            "How many tokens until half of the memory is gone: above of each unit on average so far, "
            "below of what stood there after each token.",
        )

    def _keys_above(self) -> list[Key]:
        translate = self.scene.language.translate
        opened = translate("Chart", "while its gate is open, above {limit}")
        limit = self.scene.writing.number(f"{OPEN:g}")
        return [
            Key("solid", "memory", (Run(translate("Chart", "half-life over the tokens so far")),)),
            Key("hollow", "memory", (Run(opened.format(limit=limit)),)),
        ]

    def _keys_below(self) -> list[Key]:
        translate = self.scene.language.translate
        keys = [
            Key("solid", "memory", (Run(translate("Chart", "until half of what stood there was gone")),)),
            Key("hollow", "memory", (Run(translate("Chart", "more than half is still there")),)),
            Key("level", "forget", (Run(translate("Chart", "if the gate stayed as it is there")),)),
        ]
        span = self.below.stop - self.below.first
        if (every := round(span / len(self.starts))) > 1:
            text = translate("Chart", "every {count} tokens").format(count=every)
            keys.append(Key("", "muted", (Run(text),)))
        return keys

    # ---- a moment ----------------------------------------------------------------------------------------------------

    def _bar(self, start: int, tokens: float, hollow: bool, opacity: float = 1.0) -> Iterator[Box]:
        """The bar of a token, or of a group that begins with it."""
        axes = self.below
        left, right = self._sides(start)
        y = axes.y(max(tokens, FLOOR))
        if axes.base - y > 0.5:
            yield block(left, y, right - left, axes.base - y, "memory", hollow)._replace(opacity=opacity)

    def _sides(self, start: int) -> tuple[float, float]:
        """Where the bar of a token begins and ends."""
        axes, k = self.below, int(np.searchsorted(self.starts, start - self.below.first))
        stop = int(self.starts[k + 1]) + axes.first if k + 1 < len(self.starts) else axes.stop
        left, right = axes.x(start), axes.x(stop)
        beside = 0.14 * (right - left)
        return left + beside, right - beside

    def _level(self, start: int, opacity: float = 1.0) -> Iterator[Box]:
        """How long it would last if the gate stayed as it is at a token; nothing where its step is left out."""
        if math.isnan(self.lives.stays[start]):
            return
        left, right = self._sides(start)
        out = 0.1 * (right - left)
        y = self.below.y(max(float(self.lives.stays[start]), FLOOR))
        yield from stroke(left - out, y, right - left + 2 * out, "forget", opacity)

    def _starts_before(self, tokens: int) -> list[int]:
        """The tokens before one that have a bar."""
        starts = self.starts + self.below.first
        found: list[int] = starts[starts < tokens].tolist()
        return found

    def past(self, tokens: int) -> Iterator[Mark]:
        """The tokens before one: the bars of those of which half is gone, the run before the change, the levels."""
        if not self.keeps:
            return
        starts = self._starts_before(tokens)
        for start in starts:
            steps = float(self.lives.steps[start])
            if self.lives.reached[start] and start + steps < tokens:
                yield from self._bar(start, steps, hollow=False)
        yield from () if self.dashed is None else self.dashed.past(self.layout.done(tokens))
        for start in starts:
            yield from self._level(start)

    def _open_bars(self, tokens: int, share: float) -> Iterator[Mark]:
        """Bars of which more than half was there after the first so many tokens: they grow, and fill as it goes."""
        for start in self._starts_before(tokens):
            steps, gone = float(self.lives.steps[start]), bool(self.lives.reached[start])
            if not gone or start + steps >= tokens:
                yield from self._bar(start, tokens - 1 - start + share, hollow=True)
                fills = progress(share, 0.5, 0.5) if gone and start + steps == tokens else 0.0
                yield from self._bar(start, steps, False, fills) if fills > 0.0 else ()

    @lru_method(maxsize=8)
    def _resting(self, tokens: int) -> tuple[Mark, ...]:
        """Points and bars after so many tokens."""
        return (*self.each.marks(tokens, 0.0), *self._open_bars(tokens, 0.0))

    def standing(self, moment: Moment) -> tuple[Mark, ...]:
        """Points and bars that still grow, while they rest."""
        tokens, share = self._reached(moment)
        return self._resting(tokens) if self.keeps and share == 0.0 else ()

    def _reached(self, moment: Moment) -> tuple[int, float]:
        """How many tokens have been read, and how much of the next: none of it before it keeps, all of it after."""
        share = self.cursor.reach(moment).kept
        return (moment.token + 1, 0.0) if share >= 1.0 else (moment.token, share)

    def marks(self, moment: Moment) -> Iterator[Mark]:
        """What grows, the cursor, and the numbers of the token."""
        if not self.keeps:
            return
        tokens, share = self._reached(moment)
        if share > 0.0:
            yield from self.each.marks(tokens, share)
            yield from self._open_bars(tokens, share)
        yield from self._former_now(moment)
        if moment.token in self.starts + self.below.first and self.cursor.reach(moment).kept > 0.0:
            yield from self._level(moment.token, self.cursor.reach(moment).kept)
        yield from self.cursor.marks(moment)
        yield from self._numbers(moment)

    def _former_now(self, moment: Moment) -> Iterator[Mark]:
        """What the token adds to the run before the change, and its number."""
        if self.dashed is not None and moment.token in self.scene.charted_tokens:
            token, front = moment.token - self.below.first, self.cursor.reach(moment).front
            yield from self.dashed.now(token, front)
            yield from self.dashed.label(token, front)

    def _numbers(self, moment: Moment) -> Iterator[Mark]:
        """Since when more than half is there, and how long it would last as the gate stands."""
        u = self.cursor.written_share(moment)
        translate = self.scene.language.translate
        heads = translate("Chart", "half there"), translate("Chart", "if it stayed")
        for row, (head, role) in enumerate(zip(heads, ("memory", "forget"), strict=True)):
            y = self.below.field.y + 24 + LINE + (2 * LINE + 8) * row
            yield Text(MARGIN, y, (Run(head),), LETTERS, "muted", limit=LABELS)
            before, now = (
                (Run(self._number(step, row == 0)),) if step >= 0 else None for step in (moment.token - 1, moment.token)
            )
            yield from reading(MARGIN, y + LINE, (before, now or ()), u, LETTERS, role, limit=LABELS)

    def _number(self, token: int, counted: bool) -> str:
        if not counted:
            return self._written(float(self.lives.stays[token]))
        there = held_before(Step(self.scene, token), self.lives, self.lives.there_at(token))
        return f"{token - there[0]}" if there else "–"

    def _written(self, tokens: float) -> str:
        return "–" if math.isnan(tokens) else tokens_of(self.scene.language, tokens)

    def caption(self, token: int) -> str:
        """How long what the unit holds after the token lasts."""
        return caption_of(self.scene, token, claims(Step(self.scene, token), self.lives))


def numbers(scene: Scene, at: int) -> tuple[Series, ...]:
    """The half-lives of the units, and of one of them from each token on."""
    return lives(scene.layer_trace, scene.unit).numbers(scene.charted_tokens, charted_units(scene))


CHART = Chart(
    "half-life",
    QT_TRANSLATE_NOOP("View", "Half-life"),
    QT_TRANSLATE_NOOP("View", "How long the memory of each unit lasts, and that of one unit from each token on."),
    numbers,
    HalfLifeChart,
)
