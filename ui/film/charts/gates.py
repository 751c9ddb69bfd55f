"""How open each gate was for each unit at each token, and how often it was nearly shut or nearly open."""

from __future__ import annotations

from collections.abc import Iterator

from simulator.analysis.charts.gates import gate_maps
from simulator.analysis.charts.series import Series
from simulator.analysis.measures import HIGH, LOW
from ui.film.charts.chart import Chart
from ui.film.charts.claims.caption import caption_of
from ui.film.charts.claims.gates import claims
from ui.film.charts.parts.axes import NAME, Axes, Layout, means
from ui.film.charts.parts.chosen_units import described_unit
from ui.film.charts.parts.cursor import Cursor, reading
from ui.film.charts.parts.heat_map import heat, heat_places
from ui.film.charts.parts.labels import describe_groups, letter, teller, whereabouts
from ui.film.charts.parts.legend import Key, legend
from ui.film.charts.parts.scales import Scale
from ui.film.drawing.page import MARGIN
from ui.film.marks import NOW, About, Box, Mark, Moment, Paragraph, Polygon, Rect, Run, Text
from ui.film.narration.step import Step
from ui.film.scene.scene import Scene
from ui.film.scene.table import words as words_for
from ui.film.text.language import QT_TRANSLATE_NOOP
from ui.film.text.number_format import cell_number, percent

SATURATION, NUMBERS, ASIDE = 190.0, 66.0, 34.0  # the widths of the bars at the right and a number beside them; a gap
NAMED_FROM, COUNTED_FROM = 17.0, 17.0  # the height of a row that bears its unit's name, and its percentages
MOST_ROWS, APART_FROM = 40, 6.0  # bars at the right, and the height of a row from which they stand apart
BESIDE, LETTER = 138.0, 0.55  # the width of the words at the left, and of one of their letters as a share of its size


class GatesChart:
    """A map for each gate, and at its right a bar for each of its rows: how often shut from the left, open from the
    right.
    """

    def __init__(self, scene: Scene) -> None:
        self.scene, self.layout = scene, Layout(scene)
        first, stop = self.layout.span
        self.maps = gate_maps(scene.layer_trace, range(first, stop))
        self.units = _units(scene)
        right = SATURATION + 2 * NUMBERS + ASIDE
        rows = self.layout.rows((1.0,) * len(self.maps.values), 22.0, right) if self.maps.values else ()
        self.fields = tuple(Axes(row, first, stop, Scale(0.0, 1.0)) for row in rows)
        self.cursor = Cursor(scene, self.fields)
        self.backdrop = tuple(self._backdrop())

    @property
    def place(self) -> str:
        """The layer, and what of it."""
        return whereabouts(self.scene, self.scene.language.translate("Chart", "how open its gates are"))

    # ---- all of it ---------------------------------------------------------------------------------------------------

    def _backdrop(self) -> Iterator[Mark]:
        if not self.fields:
            yield self._none()
            return
        yield from legend(self._keys(), self.layout.left, self._bars_x - ASIDE, self.layout.top - 22)
        yield from self._heads()
        for gate, axes in zip(self.maps.values, self.fields, strict=True):
            yield from self._map(gate, axes)
            yield from self._saturation(gate, axes.field)
        yield from self.fields[-1].words(self.scene.trace.tokens, self.layout.words_y)

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

    def _keys(self) -> list[Key]:
        translate = self.scene.language.translate
        span, units = self.fields[0].stop - self.fields[0].first, len(self.units)
        columns, rows = heat_places(self.fields[0].field, span, units)
        shared = describe_groups(self.scene, round(span / len(columns)), round(units / len(rows)))
        keys = [
            Key("shade", "gate.shut", (Run(translate("Chart", "0 lets nothing through")),)),
            Key("shade", "gate.open", (Run(translate("Chart", "1 lets all")),)),
        ]
        return [*keys, *(Key("", "muted", (Run(text),)) for text in shared)]

    def _heads(self) -> Iterator[Mark]:
        """What the bars at the right count."""
        y, left, right = self.layout.top - 22, self._bars_x, self._bars_x + SATURATION
        translate = self.scene.language.translate
        low, high = (self.scene.writing.number(f"{limit:g}") for limit in (LOW, HIGH))
        shut = translate("Chart", "shut: < {limit}").format(limit=low)
        opened = translate("Chart", "open: > {limit}").format(limit=high)
        yield Text(left - NUMBERS + 8, y, (Run(shut),), 17, "muted", limit=150)
        yield Text(right + NUMBERS - 4, y, (Run(opened),), 17, "muted", "end", limit=150)

    def _map(self, gate: str, axes: Axes) -> Iterator[Mark]:
        values = self.maps.values[gate][:, list(self.units)]
        columns, rows = heat_places(axes.field, *values.shape)
        role = self.scene.diagram.role(gate)
        yield heat(axes.field, means(means(values, columns, 0), rows, 1), role, "gate")
        height = axes.field.height / len(self.units)
        if height >= APART_FROM:
            for k, unit in enumerate(self.units):
                yield axes.touch(
                    About(self.scene.layer, 0, gate, unit, part="chart:gates"), axes.field.y + k * height, height
                )
        else:
            yield axes.touch(About(self.scene.layer, 0, gate, part="chart:gates"))
        for k, text in enumerate(self._name(gate)):
            yield Text(MARGIN, axes.field.y + 20 + 25 * k, (Run(text),), NAME, role, weight=700, limit=BESIDE)
        yield from self._names(axes.field, height)

    def _name(self, gate: str) -> tuple[str, ...]:
        """A gate's name in one line, or in two where it is long."""
        text = words_for(gate, self.scene)
        first, _, last = text.rpartition(" ")
        return (first, last) if first and LETTER * NAME * len(text) > BESIDE else (text,)

    def _names(self, field: Rect, height: float) -> Iterator[Mark]:
        """The units beside their rows, where there is room; else a point at the row of the selected unit."""
        unit = described_unit(self.scene)
        eye = self.units.index(unit)
        if height >= NAMED_FROM:
            for k, each in enumerate(self.units):
                y, weight = field.y + (k + 0.5) * height + 6, 700 if k == eye else 400
                name = (Run(self.scene.unit_names[each]),)
                about = About(self.scene.layer, NOW, "", part="axis:units")
                yield Text(field.x - 14, y, name, min(17.0, height), "ink", "end", weight, limit=104, about=about)
        else:
            y = field.y + (eye + 0.5) * height
            yield Polygon(((field.x - 18, y - 7), (field.x - 18, y + 7), (field.x - 6, y)), "ink")
            name = (Run(self.scene.unit_names[unit]),)
            yield Text(field.x - 24, y + 6, name, 17, "ink", "end", 700, limit=92)

    def _saturation(self, gate: str, field: Rect) -> Iterator[Mark]:
        """For each row: from the left how often it was nearly shut, from the right how often nearly open."""
        low, high = (part[gate][list(self.units)] for part in (self.maps.low, self.maps.high))
        rows = heat_places(field._replace(height=min(field.height, 4.0 * MOST_ROWS)), 1, len(self.units))[1]
        low, high = means(low, rows, 0), means(high, rows, 0)
        height = field.height / len(rows)
        apart = height >= APART_FROM
        thick = min(0.72 * height, 22.0) if apart else height
        x, right = self._bars_x, self._bars_x + SATURATION
        about = About(self.scene.layer, NOW, "", part="chart:saturation")
        yield Box(x, field.y, SATURATION, field.height, fill=None if apart else "grid", about=about)
        for k, (shut, opened) in enumerate(zip(low.tolist(), high.tolist(), strict=True)):
            top = field.y + (k + 0.5) * height - thick / 2
            if apart:
                yield Box(x, top, SATURATION, thick, fill="grid")
            edge = min(1.6, thick / 4)
            if shut > 0:
                yield Box(
                    x + edge / 2, top + edge / 2, SATURATION * shut - edge, thick - edge, 0, "gate.shut", "ink", edge
                )
            if opened > 0:
                yield Box(right - SATURATION * opened, top, SATURATION * opened, thick, fill="gate.open")
            if height >= COUNTED_FROM:
                y = top + thick / 2 + 6
                yield Text(x - 10, y, (Run(self._percent(shut)),), 16, "ink", "end", limit=NUMBERS - 8)
                yield Text(right + 10, y, (Run(self._percent(opened)),), 16, "ink", limit=NUMBERS - 10)

    def _percent(self, share: float) -> str:
        return self.scene.writing.number(percent(round(share, 2) if 0.01 <= share <= 0.99 else share))

    def _value(self, value: float) -> str:
        return self.scene.writing.number(cell_number(value, "gate", 8))

    # ---- a moment ----------------------------------------------------------------------------------------------------

    def marks(self, moment: Moment) -> Iterator[Mark]:
        """Cursor, veil, and the value of each gate for the selected unit."""
        yield from self.cursor.marks(moment)
        u = self.cursor.written_share(moment)
        for gate, axes in zip(self.maps.values, self.fields, strict=True):
            values = self.scene.layer_trace[gate][:, described_unit(self.scene)]
            texts = [
                (*letter(self.scene, gate), Run(" = "), Run(self._value(float(values[step]))))
                if step >= 0 else None for step in (moment.token - 1, moment.token)
            ]  # fmt: skip
            y = axes.field.y + 23 + 25 * len(self._name(gate))
            yield from reading(MARGIN, y, (texts[0], texts[1] or ()), u, 18, "ink", limit=BESIDE)

    def caption(self, token: int) -> str:
        """How open each gate is at the token."""
        return caption_of(self.scene, token, claims(Step(self.scene, token)))


def _units(scene: Scene) -> tuple[int, ...]:
    """Those asked for, or all of the layer: a gate may be wider than the memory."""
    return scene.chart_options.units or tuple(range(scene.layer_trace.layer.units))


def numbers(scene: Scene, at: int) -> tuple[Series, ...]:
    """Each gate, and how often it was nearly shut and nearly open."""
    return gate_maps(scene.layer_trace, scene.charted_tokens).numbers(_units(scene))


CHART = Chart(
    "gates",
    QT_TRANSLATE_NOOP("View", "Gates"),
    QT_TRANSLATE_NOOP(
        "View", "How open each gate was for each unit at each token, and how often nearly shut or nearly open."
    ),
    numbers,
    GatesChart,
)
