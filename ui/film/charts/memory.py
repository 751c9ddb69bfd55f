"""The memory line: each unit's memory over the tokens, with the fall of what it forgets and the rise of what comes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import numpy as np

from simulator.analysis.charts.memory import memory_lines, reach_of
from simulator.analysis.charts.series import Series
from simulator.network.steps import borders_of_part
from ui.film.charts.chart import Chart
from ui.film.charts.claims.caption import caption_of
from ui.film.charts.claims.memory import claims
from ui.film.charts.parts.axes import LABELS, LINE, Axes, Layout, means
from ui.film.charts.parts.chosen_units import charted_units, chosen_units, memory_units
from ui.film.charts.parts.cursor import Cursor, reading
from ui.film.charts.parts.former_run import FormerLine, former_account
from ui.film.charts.parts.heat_map import LEAST_SIGNED, GrowingMap, frame, heat_places
from ui.film.charts.parts.labels import describe_groups, equals, letter, signed_number, whereabouts
from ui.film.charts.parts.legend import Key, legend
from ui.film.charts.parts.memory_line import STEPS_FROM, MemoryLine, starts_of
from ui.film.charts.parts.scales import even
from ui.film.drawing.page import LETTERS, MARGIN
from ui.film.drawing.words import break_words
from ui.film.marks import About, Mark, Moment, Rect, Run, Text
from ui.film.narration.step import Step
from ui.film.scene.scene import Scene
from ui.film.text.language import QT_TRANSLATE_NOOP

MOST_LINES, BESIDE_A_MAP = 6, 3  # units with a field of their own: where all have one, and where a map shows the others


class MemoryChart:
    """A field for each unit, all on one scale; of many units a map of all, and fields for few."""

    def __init__(self, scene: Scene) -> None:
        self.scene, self.layout = scene, Layout(scene)
        self.lines = memory_lines(scene.layer_trace)
        most = max(MOST_LINES, len(scene.chart_options.units))
        self.former = former_account(scene)
        self.units = chosen_units(scene, most, self.lines.distances, BESIDE_A_MAP)
        self.mapped = not scene.chart_options.units and len(self.units) < memory_units(scene)
        rows = self.layout.rows(((2.2,) if self.mapped else ()) + (1.0,) * len(self.units))
        first, stop = self.layout.span
        part = slice(first, stop)
        chosen = list(self.units)
        parts = (self.lines.old, self.lines.kept, self.lines.new, *(self.former or ()))
        scale = even(*reach_of(*(each[part][:, chosen] for each in parts)))
        self.map = Axes(rows[0], first, stop, scale) if self.mapped else None
        self.fields = tuple(Axes(row, first, stop, scale) for row in rows[1 if self.mapped else 0 :])
        self.together = max(1, round((stop - first) / len(starts_of(self.fields[0]))))
        self.drawn = tuple(
            MemoryLine(
                axes,
                *(each[part, unit] for each in (self.lines.old, self.lines.kept, self.lines.new)),
                begins=borders_of_part(scene.layer_trace.begins, first, stop),
            )
            for unit, axes in zip(self.units, self.fields, strict=True)
        )
        self.dashed = tuple(self._former_lines())
        self.shades = None if self.map is None else self._growing(self.map)
        self.cursor = Cursor(scene, (*((self.map,) if self.map else ()), *self.fields), self.layout.words_y)
        self.backdrop = tuple(self._backdrop())

    def _former_lines(self) -> Iterator[FormerLine | None]:
        """The run before the change in each field; None where it is the same there."""
        for unit, axes, own in zip(self.units, self.fields, self.drawn, strict=True):
            part = slice(axes.first, axes.stop)
            mine = [each[part, unit] for each in (self.lines.old, self.lines.kept, self.lines.new)]
            before = [each[part, unit] for each in self.former or ()]
            differs = any(not np.array_equal(a, b) for a, b in zip(mine, before, strict=False))
            line = MemoryLine(axes, *before, dashed=True) if differs else None
            yield None if line is None else FormerLine(self.scene, axes, own, line, partial(signed_number, self.scene))

    def _growing(self, axes: Axes) -> GrowingMap:
        """Shades of all units; where several share one, of their mean size, for signs would cancel."""
        values, limit = self.lines.new[axes.first : axes.stop], self.scene.shading(self.lines.state).limit
        columns, rows = heat_places(axes.field, len(values), values.shape[1], LEAST_SIGNED)
        shared = len(rows) < values.shape[1]
        shades = means(np.abs(values) / limit if shared else values, rows, 1)
        return GrowingMap(axes.field, shades, columns, "gate" if shared else "signed", 1.0 if shared else limit)

    @property
    def place(self) -> tuple[str, str]:
        """The layer, and what of it."""
        what = self.scene.language.translate("Chart", "the memory of each unit over the tokens")
        return whereabouts(self.scene, what)

    # ---- all of it ---------------------------------------------------------------------------------------------------

    def _backdrop(self) -> Iterator[Mark]:
        yield from legend(self._keys(), self.layout.words_x, self.scene.room.right, self.layout.heads[-1])
        if self.map is not None:
            yield from self._map(self.map)
        for unit, axes in zip(self.units, self.fields, strict=True):
            yield from axes.grid(self.scene.language)
            yield from self._name(unit, axes.field)
            yield axes.touch(About(self.scene.layer, 0, self.lines.state, unit, part="chart:memory"))

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
        y = field.y + field.height / 2 - 7
        yield Text(MARGIN, y, (Run(self.scene.unit_names[unit]),), LETTERS, "ink", weight=weight, limit=LABELS)

    def _map(self, axes: Axes) -> Iterator[Mark]:
        """The frame of the map, and beside it what its shades say."""
        limit, translate = self.scene.shading(self.lines.state).limit, self.scene.language.translate
        count, units = axes.stop - axes.first, memory_units(self.scene)
        columns, rows = heat_places(axes.field, count, units, LEAST_SIGNED)
        shared = len(rows) < units
        yield frame(axes.field, "memory")
        yield axes.touch(About(self.scene.layer, 0, self.lines.state, part="chart:memory"))
        full = translate("Chart", "full shade at {limit}") if shared else translate("Chart", "full shade at ±{limit}")
        text = [full.format(limit=self.scene.writing.number(f"{limit:g}"))]
        if shared:
            text.insert(0, translate("Chart", "mean size |{state}|").format(state=self.lines.state))
        text += describe_groups(self.scene, round(count / len(columns)), round(units / len(rows)))
        every = translate("Chart", "all {count} units").format(count=units)
        yield Text(MARGIN, axes.field.y + 24, (Run(every),), LETTERS, "ink", weight=500, limit=LABELS)
        for k, words in enumerate(line for part in text for line in break_words(part, LABELS)):
            yield Text(MARGIN, axes.field.y + 24 + LINE * (k + 1), (Run(words),), LETTERS, "muted", limit=LABELS)

    # ---- a moment ----------------------------------------------------------------------------------------------------

    def past(self, tokens: int) -> Iterator[Mark]:
        """The lines and shades of the tokens before one, and those of the run before the change."""
        done = self.layout.done(tokens)
        if self.shades is not None:
            yield from self.shades.past(done)
        for own, before in zip(self.drawn, self.dashed, strict=True):
            yield from () if before is None else before.past(done)
            yield from own.past(done)

    def standing(self, moment: Moment) -> tuple[Mark, ...]:
        """Nothing but what the tokens before have left."""
        return ()

    def marks(self, moment: Moment) -> Iterator[Mark]:
        """What the token adds to the lines, the cursor, and beside each field the unit's memory."""
        token, front = moment.token - self.layout.span[0], self.cursor.reach(moment).front
        if moment.token in self.scene.charted_tokens:
            yield from self._now(token, front)
        yield from self.cursor.marks(moment)
        written = self.cursor.written_share(moment)
        symbol = letter(self.scene, self.lines.state)
        for unit, axes in zip(self.units, self.fields, strict=True):
            values = (float(self.lines.old[moment.token, unit]), float(self.lines.new[moment.token, unit]))
            before, after = (equals(symbol, signed_number(self.scene, value)) for value in values)
            y = axes.field.y + axes.field.height / 2 + 22
            yield from reading(MARGIN, y, (before, after), written, LETTERS, "ink", limit=LABELS)

    def _now(self, token: int, front: float) -> Iterator[Mark]:
        if self.shades is not None:
            yield from self.shades.now(token, front)
        for own, before in zip(self.drawn, self.dashed, strict=True):
            yield from () if before is None else before.now(token, front)
            yield from own.now(token, front)
            yield from () if before is None else before.label(token, front)

    def caption(self, token: int) -> str:
        """What the token did to the selected unit."""
        return caption_of(self.scene, token, claims(Step(self.scene, token), self.scene.unit))


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
