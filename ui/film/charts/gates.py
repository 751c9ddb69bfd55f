"""How open each gate was for each unit at each token, and how often it was nearly shut or nearly open."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from simulator.analysis.charts.gates import gate_maps
from simulator.analysis.charts.series import Series
from simulator.analysis.measures import HIGH, LOW
from simulator.arrays import Array64
from ui.film.charts.chart import Chart, when_written
from ui.film.charts.claims.caption import caption_of
from ui.film.charts.claims.gates import claims
from ui.film.charts.known import coming
from ui.film.charts.parts.axes import LINE, MIDDLE, ROW, Axes, Layout, line, means
from ui.film.charts.parts.chosen_units import described_unit
from ui.film.charts.parts.cursor import Cursor, reading
from ui.film.charts.parts.gate_lanes import GateLanes, former_gates, lane_below
from ui.film.charts.parts.heat_map import GrowingMap, frame, heat_places
from ui.film.charts.parts.labels import describe_groups, letter, teller, whereabouts
from ui.film.charts.parts.legend import explain, lines_of
from ui.film.charts.parts.scales import Scale
from ui.film.drawing.page import LETTERS, MARGIN
from ui.film.drawing.words import break_words, width_of
from ui.film.lru_method import lru_method
from ui.film.marks import NOW, About, Box, Mark, Moment, Paragraph, Polygon, Rect, Run, Text
from ui.film.narration.step import Step
from ui.film.scene.scene import Scene
from ui.film.scene.table import words as words_for
from ui.film.text.language import QT_TRANSLATE_NOOP
from ui.film.text.number_format import cell_number, percent

SATURATION, NUMBERS, ASIDE = 104.0, 102.0, 28.0  # the widths of the bars at the right and a number beside them; a gap
NAMED_FROM, COUNTED_FROM = 25.0, 25.0  # the height of a row that bears its unit's name, and its percentages
MOST_ROWS, APART_FROM = 40, 6.0  # bars at the right, and the height of a row from which it stands apart
BEFORE = 36.0  # between the names and their rows, with room for the point at one of them
BESIDE, NAMES = 146.0, 170.0  # the width of the words at the left, and at most of the names beside the rows

Shares = tuple[Array64, Array64]  # how often each row was nearly shut, and nearly open


class GatesChart:
    """A map for each gate, and at its right a bar for each of its rows: how often shut from the left, open from the
    right.
    """

    def __init__(self, scene: Scene) -> None:
        self.scene, self.layout = scene, Layout(scene)
        first, stop = self.layout.span
        self.maps = gate_maps(scene.told, range(first, stop))
        self.units = _units(scene)
        right = SATURATION + 2 * NUMBERS + ASIDE
        rows = self.layout.rows((1.0,) * len(self.maps.values), 22.0, right) if self.maps.values else ()
        self.names = min(max(width_of(scene.unit_names[unit], bold=True) for unit in self.units), NAMES)
        left = MARGIN + BESIDE + self.names + BEFORE
        rooms = (row._replace(x=left, width=row.x + row.width - left) for row in rows)
        before = former_gates(scene, self.maps.values)
        places = tuple(lane_below(room) if before else (room,) for room in rooms)
        axes = tuple(tuple(Axes(field, first, stop, Scale(0.0, 1.0)) for field in fields) for fields in places)
        self.fields = tuple(each[0] for each in axes)
        lanes = [each[1] for each in axes if before]
        self.lanes = GateLanes(scene, lanes, self.maps.values, before, self._value) if before else None
        self.shades = tuple(map(self._growing, self.maps.values, self.fields))
        self.comings = {gate: coming(scene, gate) for gate in self.maps.values}
        self.shut = {gate: self.maps.low_so_far(gate) for gate in self.maps.values}
        self.opened = {gate: self.maps.high_so_far(gate) for gate in self.maps.values}
        self.cursor = Cursor(scene, [each for fields in axes for each in fields], self.layout.words_y)
        self.backdrop = tuple(self._backdrop())

    @property
    def place(self) -> tuple[str, str]:
        """The layer, and what of it."""
        return whereabouts(self.scene, self.scene.language.translate("Chart", "how open its gates are"))

    # ---- all of it ---------------------------------------------------------------------------------------------------

    def _backdrop(self) -> Iterator[Mark]:
        if not self.fields:
            yield self._none()
            return
        yield from self._heads()
        for gate, axes in zip(self.maps.values, self.fields, strict=True):
            yield from self._map(gate, axes)
            yield from self._places(axes.field)
        yield from self.lanes.backdrop(self.names + 20) if self.lanes else ()

    def _none(self) -> Paragraph:
        translate, keep = self.scene.language.translate, self.scene.cell.memory.keep
        text = translate(
            "Chart", "This cell has no gates: nothing says how much of its memory stays, and how much comes in."
        )
        if keep is not None:
            text = translate("Chart", "This cell has no gates between 0 and 1: its memory is multiplied with {name}.")
            text = text.format(name=teller(self.scene, 0).letter(keep))
        x, y, width, height = self.scene.room.picture
        return Paragraph(x + width / 4, y, width / 2, height, text, 30, "muted")

    @property
    def _bars_x(self) -> float:
        """Where the bars at the right begin."""
        return self.scene.room.right - SATURATION - NUMBERS

    def _sentences(self) -> tuple[str, ...]:
        """What the shades say, and in another line which neighbours share one and what a dashed line is."""
        span, units = self.fields[0].stop - self.fields[0].first, len(self.units)
        columns, rows = heat_places(self.fields[0].field, span, units)
        shared = describe_groups(self.scene, round(span / len(columns)), round(units / len(rows)))
        text = self.scene.language.translate(
            "Chart", "A row is a unit, a column a token: light where the gate is shut, dark where it is open."
        )
        left_out = self.scene.language.translate("Chart", "dashed: left out, no gate")
        notes = " · ".join((*((left_out,) if self._left_out else ()), *shared))
        return (text, notes) if notes else (text,)

    @property
    def _left_out(self) -> tuple[int, ...]:
        """The tokens of the map whose step is left out."""
        return tuple(step for step in self.scene.trace.skipped if step in self.maps.tokens)

    def _heads(self) -> Iterator[Mark]:
        """What the shades say, and what the bars at the right count."""
        above, y = self.layout.heads[-2:]
        left, right = self._bars_x, self._bars_x + SATURATION
        start = self.layout.words_x if self.layout.is_narrow else self.fields[0].field.x
        translate = self.scene.language.translate
        low, high = (self.scene.writing.number(f"{limit:g}") for limit in (LOW, HIGH))
        line_y, end = y, left - NUMBERS - ASIDE / 2
        for text in reversed(self._sentences()):
            yield from explain(text, start, end, line_y)
            line_y -= ROW * len(lines_of(text, end - start))
        shut = translate("Chart", "shut: < {limit}").format(limit=low)
        opened = translate("Chart", "open: > {limit}").format(limit=high)
        so_far = translate("Chart", "how often so far")
        yield Text((left + right) / 2, above, (Run(so_far),), LETTERS, "ink", "middle", 600, limit=SATURATION + NUMBERS)
        yield Text(left - NUMBERS + 8, y, (Run(shut),), LETTERS, "muted", limit=150)
        yield Text(right + NUMBERS - 4, y, (Run(opened),), LETTERS, "muted", "end", limit=150)

    def _growing(self, gate: str, axes: Axes) -> GrowingMap:
        """Its shades, as the tokens come."""
        values = self.maps.values[gate][:, list(self.units)]
        columns, rows = heat_places(axes.field, *values.shape)
        return GrowingMap(axes.field, means(values, rows, 1), columns, "gate")

    def _map(self, gate: str, axes: Axes) -> Iterator[Mark]:
        """The frame of a gate's map, its name and those of its rows."""
        role = self.scene.diagram.role(gate)
        yield frame(axes.field, role)
        height = axes.field.height / len(self.units)
        if height >= APART_FROM:
            for k, unit in enumerate(self.units):
                yield axes.touch(
                    About(self.scene.layer, 0, gate, unit, part="chart:gates"), axes.field.y + k * height, height
                )
        else:
            yield axes.touch(About(self.scene.layer, 0, gate, part="chart:gates"))
        for k, text in enumerate(self._name(gate)):
            yield Text(MARGIN, axes.field.y + 20 + LINE * k, (Run(text),), LETTERS, role, weight=700, limit=BESIDE + 6)
        yield from self._names(axes.field, height)

    def _name(self, gate: str) -> tuple[str, ...]:
        """A gate's name in one line, or in several where it is long."""
        return break_words(words_for(gate, self.scene), BESIDE, bold=True)

    def _names(self, field: Rect, height: float) -> Iterator[Mark]:
        """The units beside their rows, where there is room; else a point at the row of the selected unit."""
        unit = described_unit(self.scene)
        eye = self.units.index(unit)
        if height >= NAMED_FROM:
            for k, each in enumerate(self.units):
                y, weight = field.y + (k + 0.5) * height + MIDDLE, 700 if k == eye else 400
                name = (Run(self.scene.unit_names[each]),)
                about = About(self.scene.layer, NOW, "", part="axis:units")
                yield Text(field.x - 14, y, name, LETTERS, "ink", "end", weight, limit=self.names + 20, about=about)
        else:
            y = field.y + (eye + 0.5) * height
            yield Polygon(((field.x - 18, y - 7), (field.x - 18, y + 7), (field.x - 6, y)), "ink")
            name = (Run(self.scene.unit_names[unit]),)
            yield Text(field.x - 24, y + MIDDLE, name, LETTERS, "ink", "end", 700, limit=self.names + 10)

    def _rows(self, field: Rect) -> tuple[NDArray[np.intp], float, float]:
        """The rows that have a bar, the height of each, and how thick its bar is."""
        rows = heat_places(field._replace(height=min(field.height, 4.0 * MOST_ROWS)), 1, len(self.units))[1]
        height = field.height / len(rows)
        return rows, height, min(0.72 * height, 22.0) if height >= APART_FROM else height

    def _places(self, field: Rect) -> Iterator[Mark]:
        """Where the bars of the rows are."""
        rows, height, thick = self._rows(field)
        apart = height >= APART_FROM
        about = About(self.scene.layer, NOW, "", part="chart:saturation")
        yield Box(self._bars_x, field.y, SATURATION, field.height, fill=None if apart else "grid", about=about)
        for k in range(len(rows) if apart else 0):
            yield Box(self._bars_x, field.y + (k + 0.5) * height - thick / 2, SATURATION, thick, fill="grid")

    @lru_method(maxsize=8)
    def _bars_at(self, token: int) -> tuple[Shares, ...]:
        """For each gate how often each row was nearly shut and nearly open after a token; never before the first."""
        made = []
        for gate, axes in zip(self.maps.values, self.fields, strict=True):
            rows = self._rows(axes.field)[0]
            parts = (each[gate][max(token, 0), list(self.units)] for each in (self.shut, self.opened))
            shut, opened = (means(part if token >= 0 else np.zeros(len(part)), rows, 0) for part in parts)
            made.append((shut, opened))
        return tuple(made)

    def _bars(self, field: Rect, shut: Array64, opened: Array64) -> Iterator[Mark]:
        """For each row: from the left how often it was nearly shut, from the right how often nearly open."""
        _, height, thick = self._rows(field)
        x, right, edge = self._bars_x, self._bars_x + SATURATION, min(1.6, thick / 4)
        for k, (low, high) in enumerate(zip(shut.tolist(), opened.tolist(), strict=True)):
            top = field.y + (k + 0.5) * height - thick / 2
            wide = SATURATION * low - edge
            if wide > 0:
                yield Box(x + edge / 2, top + edge / 2, wide, thick - edge, 0, "gate.shut", "ink", edge)
            if high > 0:
                yield Box(right - SATURATION * high, top, SATURATION * high, thick, fill="gate.open")

    def _numbers(self, field: Rect, before: Shares, now: Shares, u: float) -> Iterator[Mark]:
        """Beside the bars their percentages, where there is room: those of the token before, then those of this one."""
        _, height, _ = self._rows(field)
        if height < COUNTED_FROM:
            return
        sides = ((self._bars_x - 8, "end", NUMBERS - 8), (self._bars_x + SATURATION + 8, "start", NUMBERS - 8))
        for k in range(len(now[0])):
            y = field.y + (k + 0.5) * height + MIDDLE
            for (x, anchor, limit), old, new in zip(sides, before, now, strict=True):
                texts = (Run(self._percent(float(old[k]))),), (Run(self._percent(float(new[k]))),)
                moved = 1.0 if texts[0] == texts[1] else u
                yield from reading(x, y, texts, moved, LETTERS, "ink", anchor, limit)

    def _percent(self, share: float) -> str:
        return self.scene.writing.number(percent(round(share, 2) if 0.01 <= share <= 0.99 else share))

    def _value(self, value: float) -> str:
        if math.isnan(value):
            return "–"
        return self.scene.writing.number(cell_number(value, "gate", 7))

    # ---- a moment ----------------------------------------------------------------------------------------------------

    def past(self, tokens: int) -> Iterator[Mark]:
        """The shades of the tokens before one, and the lines in the lanes below them."""
        for shades in self.shades:
            yield from shades.past(self.layout.done(tokens))
        yield from self.lanes.past(self.layout.done(tokens)) if self.lanes else ()
        yield from self._dashes(range(tokens))

    def _dashes(self, tokens: range, opacity: float = 1.0) -> Iterator[Mark]:
        """A dashed line in place of the shades of tokens whose step is left out."""
        for axes, k in ((axes, k) for axes in self.fields for k in self._left_out if k in tokens):
            x = axes.x(k + 0.5)
            ends = (x, axes.field.y), (x, axes.field.y + axes.field.height)
            yield line(ends, "muted", 1.5, dashed=True, opacity=opacity)

    def standing(self, moment: Moment) -> tuple[Mark, ...]:
        """The bars of the gates that rest."""
        return tuple(
            mark for k, u in enumerate(self._comes(moment).values()) if u in (0.0, 1.0)
            for mark in self._resting(k, self._row(moment) - (u == 0.0))
        )  # fmt: skip

    def _comes(self, moment: Moment) -> dict[str, float]:
        """How far each gate has come in the moment's token."""
        return {gate: each.share(self.scene, moment) for gate, each in self.comings.items()}

    def _row(self, moment: Moment) -> int:
        """The moment's token, counted from the first that is shown, and not beyond the last."""
        first, stop = self.layout.span
        return min(moment.token, stop - 1) - first

    @lru_method(maxsize=32)
    def _resting(self, k: int, token: int) -> tuple[Mark, ...]:
        """The bars of a gate after a token."""
        return tuple(self._bars(self.fields[k].field, *self._bars_at(token)[k]))

    def marks(self, moment: Moment) -> Iterator[Mark]:
        """The shades of the token, the cursor, how often so far, and each gate's value for the selected unit."""
        token, comes = moment.token - self.layout.span[0], self._comes(moment)
        for shades, u in zip(self.shades, comes.values(), strict=True):
            yield from shades.now(token, u)
        for axes in self.fields:
            yield from self._between_units(axes.field)
        if self.lanes and moment.token in self.scene.charted_tokens:
            front = self.cursor.reach(moment).front
            yield from self.lanes.now(token, {gate: front * u for gate, u in comes.items()})
        yield from self.cursor.marks(moment)
        old, new = self._bars_at(self._row(moment) - 1), self._bars_at(self._row(moment))
        for axes, before, now, u in zip(self.fields, old, new, comes.values(), strict=True):
            if 0.0 < u < 1.0:
                yield from self._bars(axes.field, *(a + (b - a) * u for a, b in zip(before, now, strict=True)))
            yield from self._numbers(axes.field, before, now, u)
        for gate, axes in zip(self.maps.values, self.fields, strict=True):
            values = self.scene.told[gate][:, described_unit(self.scene)]
            texts = [
                (*letter(self.scene, gate), Run(" = "), Run(self._value(float(values[step]))))
                if step >= 0 else None for step in (moment.token - 1, moment.token)
            ]  # fmt: skip
            y = axes.field.y + 22 + LINE * len(self._name(gate))
            yield from reading(MARGIN, y, (texts[0], texts[1] or ()), comes[gate], LETTERS, "ink", limit=BESIDE)

    def _between_units(self, field: Rect) -> Iterator[Mark]:
        """Lines between the rows of a map, where these are high enough."""
        height = field.height / len(self.units)
        for k in range(1, len(self.units) if height >= APART_FROM else 0):
            y = field.y + k * height
            yield line(((field.x, y), (field.x + field.width, y)), "grid", 1.2)

    def caption(self, token: int) -> str:
        """How open each gate is at the token."""
        return caption_of(self.scene, token, claims(Step(self.scene, token)))


def _units(scene: Scene) -> tuple[int, ...]:
    """Those asked for, or all of the layer: a gate may be wider than the memory."""
    return scene.chart_options.units or tuple(range(scene.layer_trace.layer.units))


def _told_from(scene: Scene) -> int:
    """The beat in which the last of the gates is computed."""
    return max((coming(scene, gate).beat for gate in scene.cell.gates), default=when_written(scene))


def numbers(scene: Scene, at: int) -> tuple[Series, ...]:
    """Each gate, and how often it was nearly shut and nearly open."""
    return gate_maps(scene.told, scene.charted_tokens).numbers(_units(scene))


CHART = Chart(
    "gates",
    QT_TRANSLATE_NOOP("View", "Gates"),
    QT_TRANSLATE_NOOP(
        "View", "How open each gate was for each unit at each token, and how often nearly shut or nearly open."
    ),
    numbers,
    GatesChart,
    told_from=_told_from,
)
