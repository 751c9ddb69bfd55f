"""The plot of a chart that has none of its own: its numbers along the tokens, as lines."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import islice
from typing import ClassVar

import numpy as np

from simulator.analysis.charts.series import Series
from simulator.arrays import Array64
from ui.film.charts.chart import Chart
from ui.film.scene.scene import Scene
from ui.plots.graph.labels import Label
from ui.plots.graph.legend import Entry
from ui.plots.graph.lines import Line, Lines
from ui.plots.graph.looks import LOOKS
from ui.plots.plot import Plot, PlotContext, PlotKind
from ui.settings.translation import translate


class NumbersPlot(Plot):
    """A line for each of the chart's series that has a value at every token, of the selected unit where it has units.

    The chart's cursor stands at the moment. The first series has a line for the former run where both read the same.
    """

    chart: ClassVar[Chart]
    texts, order = "View", 100

    def __init__(self, context: PlotContext) -> None:
        self.lines = Lines()
        super().__init__(context, self.lines)
        self._names: tuple[str, ...] = ()

    @property
    def quantities(self) -> tuple[str, ...]:
        """The memory."""
        return (self.context.layer_trace.layer.cell.memory.state,)

    def reread(self) -> None:
        """Another run, another unit, another moment, or another former run."""
        scene = self.context.stage.film.scene.as_read.on_memory
        names, values = self._values(scene)
        self._names = names
        self.lines.known = self.context.now.known(self.context.layer_trace)
        self.lines.set_values(values)
        self.lines.set_lines(tuple(Line(k, LOOKS[k]) for k in range(len(names))))
        former, lesson = self.context.former_trace, self.context.document.ghost_lesson
        self.lines.set_former(0, None)
        if former is not None and lesson is not None and former.tokens == scene.trace.tokens and names:
            then = self._values(replace(scene, lesson=lesson, trace=former, ghost=None))
            self.lines.set_former(0, then[1][:, 0] if then[0][:1] == names[:1] else None)
        finite = values[np.isfinite(values)]
        self.graph.cover(self.context.tokens, float(finite.min(initial=0.0)), float(finite.max(initial=0.0)))

    def _values(self, scene: Scene) -> tuple[tuple[str, ...], Array64]:
        """The names of the series, and their values: [T + 1, series]."""
        along = (each for each in self.chart.numbers(scene, max(self.last, 0)) if each.tokens)
        found = list(islice(along, len(LOOKS)))
        values = np.full((len(self.context.tokens) + 1, len(found)), np.nan)
        for k, series in enumerate(found):
            values[1 + np.asarray(series.tokens), k] = _along_tokens(series, scene.unit)
        return tuple(series.name for series in found), values

    def move(self) -> None:
        """The chart's cursor stands elsewhere."""
        self.reread()
        super().move()

    def describe(self) -> str:
        """What the chart is about."""
        if not self._names:
            return translate("Plots", "There are no such numbers in this run")
        return translate(self.texts, self.help)

    def show_numbers(self) -> None:
        """The numbers at the cursor beside it, those under the pointer in the legend."""
        lines, last, told = self.lines, self.last, self.token
        labels = []
        for k, name in enumerate(self._names):
            value = float(lines.values_shown[last + 1, k])
            labels.append(Label(name, self.context.number(value), partial(_height, lines, k), LOOKS[k]))
        if lines.former_shown is not None:
            labels += self.former_label(float(lines.former_shown[1][last + 1]), lines.former_height_at)
        self.graph.set_labels(labels)
        values = lines.values_shown[told + 1].tolist()
        entries = [
            Entry(name, self.context.number(values[k])) for k, name in enumerate(self._names) if values[k] == values[k]
        ]
        self.legend.show_entries(self.context.name(self.context.unit), entries)


def _height(lines: Lines, unit: int, position: float) -> float:
    return lines.height_at(position, unit)


def _along_tokens(series: Series, unit: int) -> Array64:
    """The values of a unit, or of the first that there is; [token]."""
    values = series.values.reshape(len(series.tokens), -1)
    return values[:, series.units.index(unit) if unit in series.units else 0]


def plot_of(chart: Chart) -> PlotKind:
    """The kind of plot that shows a chart's numbers."""

    class ChartPlot(NumbersPlot):
        """The numbers of one chart."""

        key, title, help = chart.key, chart.title, chart.about

    ChartPlot.chart = chart
    return ChartPlot
