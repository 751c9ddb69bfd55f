"""How long memory lasts: the half-life of each unit, and of the selected unit how it went from each token."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np

from simulator.analysis.charts.half_life import OPEN, lives
from simulator.analysis.charts.series import Series
from ui.film.charts.chart import Chart
from ui.film.charts.claims.caption import caption_of
from ui.film.charts.claims.half_life import claims
from ui.film.charts.parts.axes import LABELS, LETTER, NAME, TICK, Axes, Layout, groups, shorten
from ui.film.charts.parts.chosen_units import charted_units, described_unit
from ui.film.charts.parts.cursor import Cursor, reading
from ui.film.charts.parts.labels import tokens_of, whereabouts, writes_anew
from ui.film.charts.parts.legend import Key, block, legend, stroke
from ui.film.charts.parts.scales import Scale, powers
from ui.film.drawing.page import MARGIN
from ui.film.marks import NOW, About, Box, Mark, Moment, Paragraph, Polygon, Run, Text
from ui.film.narration.step import Step
from ui.film.scene.scene import Scene
from ui.film.text.language import QT_TRANSLATE_NOOP

FLOOR, CEILING = 0.1, 1e6  # tokens: shorter and longer half-lives stand at the ends of the axis
BETWEEN = 132.0  # the fields: the names of the units, a legend
NARROWEST = 64.0  # between two units that are named
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
        first, stop = self.layout.span
        above, below = self.layout.rows((UNITS, TOKENS), BETWEEN)
        self.scale = self._scale()
        self.above = Axes(above, 0, len(self.units), self.scale)
        self.below = Axes(below, first, stop, self.scale)
        self.starts = groups(stop - first, int(below.width / LEAST))
        self.cursor = Cursor(scene, (self.below,) if self.keeps else ())
        self.backdrop = tuple(self._backdrop())

    def _scale(self) -> Scale:
        """For what the fields show, at least from 1 to 10; gates that stay next to 1 may stand above it."""
        units = list(self.units)
        shown = np.concatenate([self.lives.whole[units], self.lives.while_open[units], self.lives.steps])
        shown = shown[np.isfinite(shown) & (shown > 0)]
        lowest, highest = float(shown.min(initial=1.0)), float(shown.max(initial=10.0))
        return powers(min(max(lowest, FLOOR), 1.0), min(highest, CEILING))

    @property
    def place(self) -> str:
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
        left, right = self.layout.left, self.scene.room.right
        yield from legend(self._keys_above(), left, right, self.layout.top - 22)
        yield from self.above.grid(self.scene.language)
        about = About(self.scene.layer, NOW, "", part="chart:half-lives")
        yield Box(*self.above.field, about=about)
        yield from self._units()
        yield from legend(self._keys_below(), left, right, self.below.field.y - 22)
        yield from self.below.grid(self.scene.language)
        yield from self._tokens()
        yield self.below.touch(About(self.scene.layer, 0, self._touched, self.unit, part="chart:half-life"))
        yield from self.below.words(self.scene.trace.tokens, self.layout.words_y)
        for axes, text in (
            (self.above, self.scene.language.translate("Chart", "each unit")),
            (self.below, self.scene.unit_names[self.unit]),
        ):
            yield Text(MARGIN, axes.field.y + 20, (Run(text),), NAME, "ink", weight=700, limit=LABELS)

    @property
    def _touched(self) -> str:
        """What a bar tells of under the pointer: the gate that keeps, or where none does the memory."""
        return self.scene.cell.memory.keep or self.scene.cell.memory.state

    def _keys_above(self) -> list[Key]:
        translate = self.scene.language.translate
        opened = translate("Chart", "while its gate is open, above {limit}")
        limit = self.scene.writing.number(f"{OPEN:g}")
        return [
            Key("solid", "memory", (Run(translate("Chart", "half-life over all tokens")),)),
            Key("hollow", "memory", (Run(opened.format(limit=limit)),)),
        ]

    def _keys_below(self) -> list[Key]:
        translate = self.scene.language.translate
        keys = [
            Key("solid", "memory", (Run(translate("Chart", "until half of what stood there was gone")),)),
            Key("hollow", "memory", (Run(translate("Chart", "the run ends before")),)),
            Key("level", "forget", (Run(translate("Chart", "if the gate stayed as it is there")),)),
        ]
        span = self.below.stop - self.below.first
        if (every := round(span / len(self.starts))) > 1:
            text = translate("Chart", "every {count} tokens").format(count=every)
            keys.append(Key("", "muted", (Run(text),)))
        return keys

    def _units(self) -> Iterator[Mark]:
        """A point for each unit: filled over the whole run, in outline while the gate is open."""
        axes, size = self.above, min(max(0.3 * self.above.pitch, 2.0), 16.0)
        for k, unit in enumerate(self.units):
            x = axes.x(k + 0.5)
            whole, opened = (float(part[unit]) for part in (self.lives.whole, self.lives.while_open))
            y, top = axes.y(max(whole, FLOOR)), axes.y(max(opened, FLOOR))
            yield Box(x - size / 8, y, size / 4, axes.base - y, fill="memory")
            if size > 4 and opened > whole:
                yield Box(x - 0.8, top, 1.6, y - top, fill="faint")
                yield block(x - size / 2, top - size / 2, size, size, "memory", hollow=True)
            yield from self._point(x, y, size, whole)
        every = max(1, math.ceil(NARROWEST / axes.pitch))
        for k in range(0, len(self.units), every):
            unit, limit = self.units[k], axes.pitch * every - 8
            given = self.scene.layer_trace.layer.unit_names
            name = shorten(given[unit], int(limit / (LETTER * TICK))) if given else f"{unit + 1}"
            weight = 700 if unit == self.unit else 400
            y = axes.field.y + axes.field.height + 28
            about = About(self.scene.layer, NOW, "", part="axis:units")
            yield Text(axes.x(k + 0.5), y, (Run(name),), TICK, "ink", "middle", weight, limit=limit, about=about)

    def _point(self, x: float, y: float, size: float, value: float) -> Iterator[Mark]:
        """A square, or where the half-life is beyond the axis an arrow that points on."""
        if value > self.scale.high:
            yield Polygon(((x - size / 2, y + size), (x + size / 2, y + size), (x, y)), "memory")
        else:
            yield block(x - size / 2, y - size / 2, size, size, "memory", hollow=False)

    def _tokens(self) -> Iterator[Mark]:
        """A bar for each token, or for one of each group: how long it took; in outline, how long it lasted at least."""
        axes = self.below
        ends = np.append(self.starts, axes.stop - axes.first) + axes.first
        for start, stop in zip(ends[:-1].tolist(), ends[1:].tolist(), strict=True):
            left, right = axes.x(start), axes.x(stop)
            beside = 0.14 * (right - left)
            y = axes.y(max(float(self.lives.steps[start]), FLOOR))
            if axes.base - y > 0.5:
                hollow = not self.lives.reached[start]
                yield block(left + beside, y, right - left - 2 * beside, axes.base - y, "memory", hollow)
            level = axes.y(max(float(self.lives.stays[start]), FLOOR))
            yield from stroke(left + beside / 2, level, right - left - beside, "forget")

    # ---- a moment ----------------------------------------------------------------------------------------------------

    def marks(self, moment: Moment) -> Iterator[Mark]:
        """Cursor, veil, and the numbers of the token."""
        if not self.keeps:
            return
        yield from self.cursor.marks(moment)
        u = self.cursor.written_share(moment)
        translate = self.scene.language.translate
        heads = translate("Chart", "half is gone"), translate("Chart", "if it stayed")
        for row, (head, role) in enumerate(zip(heads, ("memory", "forget"), strict=True)):
            y = self.below.field.y + 54 + 30 * row
            yield Text(MARGIN, y, (Run(head),), 17, "muted", limit=108)
            before, now = (
                (Run(self._number(step, row == 0)),) if step >= 0 else None for step in (moment.token - 1, moment.token)
            )
            yield from reading(MARGIN + LABELS, y, (before, now or ()), u, 19, role, "end", 64)

    def _number(self, token: int, counted: bool) -> str:
        if not counted:
            return tokens_of(self.scene.language, float(self.lives.stays[token]))
        empty = self.scene.layer_trace[self.scene.cell.memory.state][token, self.unit] == 0.0
        if empty or token + 1 == self.scene.trace.steps:
            return "–"
        return f"{'' if self.lives.reached[token] else '> '}{int(self.lives.steps[token])}"

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
