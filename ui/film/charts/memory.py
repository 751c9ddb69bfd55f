"""The memory line: each unit's memory over the tokens, with the fall of what it forgets and the rise of what comes."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from simulator.analysis.charts.memory import memory_lines, reach_of
from simulator.analysis.charts.series import Series
from ui.film.charts.chart import Chart
from ui.film.charts.claims.caption import caption_of
from ui.film.charts.claims.memory import claims
from ui.film.charts.parts.axes import LABELS, NAME, Axes, Layout, groups, line, means
from ui.film.charts.parts.chosen_units import charted_units, chosen_units, memory_units
from ui.film.charts.parts.cursor import Cursor, reading
from ui.film.charts.parts.heat_map import LEAST_SIGNED, heat, heat_places
from ui.film.charts.parts.labels import describe_groups, equals, letter, signed_number, whereabouts
from ui.film.charts.parts.legend import Key, block, legend
from ui.film.charts.parts.scales import even
from ui.film.drawing.page import MARGIN
from ui.film.marks import About, Curve, Mark, Moment, Point, Polygon, Rect, Run, Text
from ui.film.narration.step import Step
from ui.film.scene.scene import Scene
from ui.film.text.language import QT_TRANSLATE_NOOP

MOST_LINES, BESIDE_A_MAP = 6, 3  # units with a field of their own: where all have one, and where a map shows the others
STEPS_FROM = 11.0  # the width of a token from which its fall and its rise are drawn
FALLS, RISES, THICK = 0.25, 0.7, 0.2  # where in a token they stand, and how wide they are, as shares of it
LEAST = 2.0  # pixels of a token below which several share a piece of the line
SEEN = 0.75  # the least height of a fall or rise that is drawn


class MemoryChart:
    """A field for each unit, all on one scale; of many units a map of all, and fields for those that move most."""

    def __init__(self, scene: Scene) -> None:
        self.scene, self.layout = scene, Layout(scene)
        self.lines = memory_lines(scene.layer_trace)
        most = max(MOST_LINES, len(scene.chart_options.units))
        self.units = chosen_units(scene, most, self.lines.distances(), BESIDE_A_MAP)
        self.mapped = not scene.chart_options.units and len(self.units) < memory_units(scene)
        rows = self.layout.rows(((2.2,) if self.mapped else ()) + (1.0,) * len(self.units))
        first, stop = self.layout.span
        part = slice(first, stop)
        chosen = list(self.units)
        seen = (each[part][:, chosen] for each in (self.lines.old, self.lines.kept, self.lines.new))
        scale = even(*reach_of(*seen))
        self.map = Axes(rows[0], first, stop, scale) if self.mapped else None
        self.fields = tuple(Axes(row, first, stop, scale) for row in rows[1 if self.mapped else 0 :])
        self.together = max(1, round((stop - first) / len(self._starts)))
        self.cursor = Cursor(scene, (*((self.map,) if self.map else ()), *self.fields))
        self.backdrop = tuple(self._backdrop())

    @property
    def _starts(self) -> NDArray[np.intp]:
        field = self.fields[0]
        return groups(field.stop - field.first, int(field.field.width / LEAST))

    @property
    def place(self) -> str:
        """The layer, and what of it."""
        what = self.scene.language.translate("Chart", "the memory of each unit over the tokens")
        return whereabouts(self.scene, what)

    # ---- all of it ---------------------------------------------------------------------------------------------------

    def _backdrop(self) -> Iterator[Mark]:
        yield from legend(self._keys(), self.layout.left, self.scene.room.right, self.layout.top - 22)
        if self.map is not None:
            yield from self._map(self.map)
        for unit, axes in zip(self.units, self.fields, strict=True):
            yield from axes.grid(self.scene.language)
            yield from self._name(unit, axes.field)
            yield from self._line(unit, axes)
            yield axes.touch(About(self.scene.layer, 0, self.lines.state, unit, part="chart:memory"))
        yield from self.fields[-1].words(self.scene.trace.tokens, self.layout.words_y)

    def _keys(self) -> list[Key]:
        translate = self.scene.language.translate
        memory = Run(" " + translate("Chart", "memory"))
        keys = [Key("line", "memory", (*letter(self.scene, self.lines.state), memory))]
        if self.fields[0].pitch >= STEPS_FROM:
            keys.append(Key("hollow", "forget", (Run(translate("Chart", "forgotten: the fall of a step")),)))
            keys.append(Key("solid", "input", (Run(translate("Chart", "added: its rise")),)))
        elif self.together > 1:
            text = translate("Chart", "from the lowest to the highest of {count} tokens").format(count=self.together)
            keys.append(Key("", "muted", (Run(text),)))
        return keys

    def _name(self, unit: int, field: Rect) -> Iterator[Mark]:
        weight = 700 if unit == self.scene.unit else 500
        y = field.y + field.height / 2 - 6
        yield Text(MARGIN, y, (Run(self.scene.unit_names[unit]),), NAME, "ink", weight=weight, limit=LABELS)

    def _map(self, axes: Axes) -> Iterator[Mark]:
        """Shades of all units; where several share one, of their mean size, for signs would cancel."""
        values = self.lines.new[axes.first : axes.stop]
        limit, translate = self.scene.shading(self.lines.state).limit, self.scene.language.translate
        columns, rows = heat_places(axes.field, len(values), values.shape[1], LEAST_SIGNED)
        shared = len(rows) < values.shape[1]
        if shared:
            values = np.abs(values) / limit
        shades = means(means(values, columns, 0), rows, 1)
        yield heat(axes.field, shades, "memory", "gate" if shared else "signed", 1.0 if shared else limit)
        yield axes.touch(About(self.scene.layer, 0, self.lines.state, part="chart:memory"))
        full = translate("Chart", "full shade at {limit}") if shared else translate("Chart", "full shade at ±{limit}")
        text = [full.format(limit=self.scene.writing.number(f"{limit:g}"))]
        if shared:
            text.insert(0, translate("Chart", "mean size |{state}|").format(state=self.lines.state))
        text += describe_groups(self.scene, round(len(values) / len(columns)), round(values.shape[1] / len(rows)))
        count = translate("Chart", "all {count} units").format(count=values.shape[1])
        yield Text(MARGIN, axes.field.y + 24, (Run(count),), NAME, "ink", weight=500, limit=LABELS)
        for k, words in enumerate(text):
            yield Text(MARGIN, axes.field.y + 52 + 24 * k, (Run(words),), 17, "muted", limit=LABELS)

    def _line(self, unit: int, axes: Axes) -> Iterator[Mark]:
        span = slice(axes.first, axes.stop)
        old, kept, new = (np.nan_to_num(part[span, unit]) for part in (self.lines.old, self.lines.kept, self.lines.new))
        if self.together > 1:
            yield _envelope(axes, new, self._starts)
        elif axes.pitch < STEPS_FROM:
            points = [(axes.x(axes.first), axes.y(float(old[0])))]
            points += [(axes.x(axes.first + k + 1), axes.y(value)) for k, value in enumerate(new.tolist())]
            yield line(points, "memory", 3.0)
        else:
            steps = list(zip(old.tolist(), kept.tolist(), new.tolist(), strict=True))
            yield _stairs(axes, steps)
            for k, (before, left, after) in enumerate(steps):
                yield from _change(axes, axes.first + k + FALLS, before, left, "forget")
                yield from _change(axes, axes.first + k + RISES, left, after, "input")

    # ---- a moment ----------------------------------------------------------------------------------------------------

    def marks(self, moment: Moment) -> Iterator[Mark]:
        """Cursor, veil, and beside each field the unit's memory."""
        yield from self.cursor.marks(moment)
        written = self.cursor.written_share(moment)
        symbol = letter(self.scene, self.lines.state)
        for unit, axes in zip(self.units, self.fields, strict=True):
            values = (float(self.lines.old[moment.token, unit]), float(self.lines.new[moment.token, unit]))
            before, after = (equals(symbol, signed_number(self.scene, value)) for value in values)
            y = axes.field.y + axes.field.height / 2 + 22
            yield from reading(MARGIN, y, (before, after), written, NAME, "ink", limit=LABELS)

    def caption(self, token: int) -> str:
        """What the token did to the selected unit."""
        return caption_of(self.scene, token, claims(Step(self.scene, token), self.scene.unit))


def _stairs(axes: Axes, steps: list[tuple[float, float, float]]) -> Curve:
    """Along each token: what was there, what was kept of it, what it became."""
    points: list[Point] = []
    for k, (before, left, after) in enumerate(steps):
        x = axes.first + k
        falls, rises = axes.x(x + FALLS), axes.x(x + RISES)
        points += [(axes.x(x), axes.y(before)), (falls, axes.y(before)), (falls, axes.y(left))]
        points += [(rises, axes.y(left)), (rises, axes.y(after)), (axes.x(x + 1), axes.y(after))]
    return line(points, "memory", 3.5)


def _change(axes: Axes, at: float, start: float, stop: float, role: str) -> Iterator[Mark]:
    """A fall in outline, a rise filled; nothing where there is none to be seen."""
    top, bottom = sorted((axes.y(start), axes.y(stop)))
    if bottom - top >= SEEN:
        width = min(THICK * axes.pitch, 18.0)
        yield block(axes.x(at) - width / 2, top, width, bottom - top, role, role == "forget")


def _envelope(axes: Axes, values: NDArray[np.float64], starts: NDArray[np.intp]) -> Polygon:
    """From the lowest to the highest value of each group of tokens."""
    highest, lowest = np.maximum.reduceat(values, starts), np.minimum.reduceat(values, starts)
    middles = (starts + np.append(starts[1:], len(values))) / 2 + axes.first
    above = [(axes.x(x), axes.y(value) - 1.2) for x, value in zip(middles.tolist(), highest.tolist(), strict=True)]
    below = [(axes.x(x), axes.y(value) + 1.2) for x, value in zip(middles.tolist(), lowest.tolist(), strict=True)]
    return Polygon((*above, *reversed(below)), "memory")


def numbers(scene: Scene, at: int) -> tuple[Series, ...]:
    """The memory before and after each token, and what was kept of it."""
    return memory_lines(scene.layer_trace).numbers(scene.charted_tokens, charted_units(scene))


CHART = Chart(
    "memory",
    QT_TRANSLATE_NOOP("View", "Memory line"),
    QT_TRANSLATE_NOOP(
        "View", "Each unit’s memory over the tokens, with the fall of what was forgotten and the rise of what came."
    ),
    numbers,
    MemoryChart,
)
