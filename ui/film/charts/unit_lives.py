"""The half-life of each unit: few units have a row each, with their numbers; many have a point each, side by side."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from simulator.analysis.charts.half_life import HalfLives
from simulator.arrays import Array64
from ui.film.charts.parts.axes import MIDDLE, Axes, line
from ui.film.charts.parts.former_run import BAND
from ui.film.charts.parts.labels import tokens_of
from ui.film.charts.parts.legend import block
from ui.film.charts.parts.memory_line import THIN
from ui.film.charts.parts.scales import Scale, tick_label, ticks
from ui.film.drawing.easing import progress
from ui.film.drawing.page import LETTERS
from ui.film.drawing.words import SURELY, width_of
from ui.film.marks import NOW, About, Box, Curve, Mark, Polygon, Rect, Run, Text
from ui.film.scene.scene import Scene

FLOOR = 0.1  # tokens: shorter half-lives stand at the beginning of the axis
ROW, NUMBER = 38.0, 150.0  # the height from which a unit has a row of its own; the room of a number behind a row
NARROWEST = 72.0  # between two units that are named
MOST_TICKS, FOOT = 6, 32.0  # of a horizontal axis; from a field down to the baseline below it
NAMES, BESIDE, OVER = 116.0, 12.0, 5.0  # the width of a name before its row; from a point, and a line, to a number


class UnitLives:
    """The half-lives of `units` in a `field`: filled over the tokens so far, in outline while the gate is open.

    `former` are those over the tokens so far of the run before the change.
    """

    def __init__(
        self,
        scene: Scene,
        field: Rect,
        scale: Scale,
        units: Sequence[int],
        lives: HalfLives,
        former: Array64 | None = None,
    ) -> None:
        self.scene, self.field, self.units, self.lives, self.former = scene, field, units, lives, former
        self.axes = Axes(field, 0, len(units), scale)
        self.in_rows = field.height / len(units) >= ROW
        self.pitch = field.height / len(units) if self.in_rows else self.axes.pitch
        self.size = min(max(0.3 * self.pitch, 2.0), 16.0)

    def backdrop(self) -> Iterator[Mark]:
        """The lines at round numbers, and the names of the units."""
        yield from self._upright_lines() if self.in_rows else self.axes.grid(self.scene.language)
        yield Box(*self.field, about=About(self.scene.layer, NOW, "", part="chart:half-lives"))
        yield from self._names()

    def marks(self, tokens: int, share: float) -> Iterator[Mark]:
        """A point for each unit after the first so many tokens, and a `share` of the way to the next one's."""
        whole, opened = (self._reach(part, tokens, share) for part in (self.lives.whole, self.lives.while_open))
        beyond = self.lives.whole[min(tokens, len(self.lives.whole)) - 1] > self.axes.scale.high
        former = None if self.former is None else self._reach(self.former, tokens, share)
        for k, unit in enumerate(self.units if tokens + share > 0.0 else ()):
            at, far = whole[k], opened[k]
            if former is not None and abs(former[k] - at) > 0.5:
                yield from self._former_point(k, at, former[k])
            yield self._bar(k, 0.0, at, self.size / 4, "memory")
            if self.size > 4 and far > at + 0.5:
                yield self._bar(k, at, far, 1.6, "faint")
                yield self._block(k, far, hollow=True)
            yield self._arrow(k, at) if beyond[unit] else self._block(k, at, hollow=False)
        if self.in_rows:
            yield from self._numbers(tokens, share)

    # ---- along the axis ----------------------------------------------------------------------------------------------

    @property
    def _length(self) -> float:
        return self.field.width - NUMBER if self.in_rows else self.field.height

    def _along(self, value: float) -> float:
        """How far from the beginning of the axis a value stands."""
        return self._length * self.axes.scale.share(max(value, FLOOR))

    def _reach(self, values: Array64, tokens: int, share: float) -> list[float]:
        """How far the points of the units reach after so many tokens, and a share of the way on."""
        rows = (values[tokens - 1] if tokens else None, values[tokens] if share > 0.0 else None)
        old, new = ([0.0 if row is None else self._along(float(row[unit])) for unit in self.units] for row in rows)
        return old if share <= 0.0 else [a + (b - a) * share for a, b in zip(old, new, strict=True)]

    def _former_point(self, k: int, own: float, former: float) -> Iterator[Mark]:
        """Where a unit's point was before the change, as a dashed line, and the band from there to where it is."""
        half = min(1.6 * self.size, 0.42 * self.pitch)
        low, high = sorted((own, former))
        yield self._bar(k, low, high, 2 * half, "faint")._replace(opacity=BAND)
        x, y = self._at(k, former)
        across = (0.0, half) if self.in_rows else (half, 0.0)
        ends = (x - across[0], y - across[1]), (x + across[0], y + across[1])
        yield line(ends, "ink", THIN, dashed=True)

    def _across(self, k: int) -> float:
        return (self.field.y if self.in_rows else self.field.x) + (k + 0.5) * self.pitch

    def _bar(self, k: int, start: float, stop: float, thick: float, role: str) -> Box:
        """A line along the axis from one reach to another."""
        middle = self._across(k)
        if self.in_rows:
            return Box(self.field.x + start, middle - thick / 2, stop - start, thick, fill=role)
        return Box(middle - thick / 2, self.axes.base - stop, thick, stop - start, fill=role)

    def _at(self, k: int, reach: float) -> tuple[float, float]:
        middle = self._across(k)
        return (self.field.x + reach, middle) if self.in_rows else (middle, self.axes.base - reach)

    def _block(self, k: int, reach: float, *, hollow: bool) -> Box:
        (x, y), size = self._at(k, reach), self.size
        return block(x - size / 2, y - size / 2, size, size, "memory", hollow)

    def _arrow(self, k: int, reach: float) -> Polygon:
        """Where the half-life is beyond the axis: it points on."""
        (x, y), size = self._at(k, reach), self.size
        if self.in_rows:
            return Polygon(((x - size, y - size / 2), (x - size, y + size / 2), (x, y)), "memory")
        return Polygon(((x - size / 2, y + size), (x + size / 2, y + size), (x, y)), "memory")

    # ---- words -------------------------------------------------------------------------------------------------------

    def _upright_lines(self) -> Iterator[Mark]:
        field, scale = self.field, self.axes.scale
        for value in ticks(scale, MOST_TICKS):
            x, y = field.x + self._length * scale.share(value), field.y + field.height
            yield Curve(((x, field.y), (x, y)), "grid", 1.2)
            number = tick_label(value, scale, MOST_TICKS, self.scene.language)
            about = About(0, NOW, "", part="axis:values")
            yield Text(x, y + FOOT, number, LETTERS, "muted", "middle", limit=NUMBER, about=about)

    def _names(self) -> Iterator[Text]:
        """The units before their rows; or below their points, thinned where they stand close."""
        every = 1 if self.in_rows else max(1, math.ceil(NARROWEST / self.pitch))
        given = self.scene.layer_trace.layer.unit_names
        for k in range(0, len(self.units), every):
            unit = self.units[k]
            runs, weight = (Run(given[unit] if given else f"{unit + 1}"),), 700 if unit == self.lives.unit else 400
            about, middle = About(self.scene.layer, NOW, "", part="axis:units"), self._across(k)
            if self.in_rows:
                x, y = self.field.x - BESIDE, middle + MIDDLE
                yield Text(x, y, runs, LETTERS, "ink", "end", weight, limit=NAMES, about=about)
            else:
                y, limit = self.field.y + self.field.height + FOOT, self.pitch * every - 8
                yield Text(middle, y, runs, LETTERS, "ink", "middle", weight, limit=limit, about=about)

    def _numbers(self, tokens: int, share: float) -> Iterator[Text]:
        """How long it is, where the points of the units rest: the numbers before go, then those of the token come."""
        before, now = self._resting_numbers(tokens - 1), self._resting_numbers(tokens) if share > 0.0 else []
        stays = set(before) & set(now) if share > 0.0 else set(before)
        for marks, opacity in ((before, 1.0 - progress(share, 0.0, 0.5)), (now, progress(share, 0.5, 0.5))):
            for mark in marks:
                if mark not in stays and opacity > 0.0:
                    yield mark._replace(opacity=opacity)
        yield from (mark for mark in before if mark in stays)

    def _resting_numbers(self, step: int) -> list[Text]:
        """The numbers after a step: of two points that are near each other, the further one's alone."""
        made: list[Text] = []
        for k, unit in enumerate(self.units if step >= 0 else ()):
            values = [
                (float(self.lives.whole[step, unit]), "memory"),
                (float(self.lives.while_open[step, unit]), "muted"),
            ]
            shown = [(value, self._along(value), role) for value, role in values if not math.isnan(value)]
            if len(shown) > 1 and shown[1][1] <= shown[0][1] + 0.5:
                shown.pop()
            for at, (value, far, role) in enumerate(shown):
                last, text = at + 1 == len(shown), tokens_of(self.scene.language, value)
                room = NUMBER - BESIDE if last else shown[at + 1][1] - far - 2 * BESIDE - self.size
                if SURELY * width_of(text) <= room:
                    x, y = self._at(k, far)
                    y += MIDDLE if last else -OVER
                    made.append(Text(x + BESIDE, y, (Run(text),), LETTERS, role, "start", 600, limit=room))
        return made
