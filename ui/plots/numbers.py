"""The plot of a chart that has none of its own: its numbers along the tokens, as lines."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

import numpy as np

from simulator.analysis.charts.series import Series
from simulator.arrays import Array64
from ui.film.charts.chart import Chart
from ui.plots.graph.items import Line, Lines
from ui.plots.graph.legend import Entry
from ui.plots.graph.looks import LOOKS, sample
from ui.plots.plot import Plot, PlotContext, PlotKind


class NumbersPlot(Plot):
    """A line for each of the chart's series that has a value at every token, of the selected unit where it has units.

    The chart's cursor stands at the last token that is selected, or at the last of all.
    """

    chart: ClassVar[Chart]
    texts, order = "View", 100

    def __init__(self, context: PlotContext) -> None:
        self.lines = Lines()
        super().__init__(context, self.lines)
        self._names: tuple[str, ...] = ()

    def reread(self) -> None:
        """Another run, another unit, or other tokens selected."""
        scene = self.context.stage.film.scene.on_memory
        found = [each for each in self.chart.numbers(scene, self.context.brush.stop - 1) if each.tokens][: len(LOOKS)]
        values = np.full((len(self.context.tokens) + 1, len(found)), np.nan)
        for k, series in enumerate(found):
            values[1 + np.asarray(series.tokens), k] = _along_tokens(series, scene.unit)
        self._names = tuple(series.name for series in found)
        self.lines.set_values(values)
        self.lines.set_lines(tuple(Line(k, LOOKS[k], False) for k in range(len(found))))
        finite = values[np.isfinite(values)]
        self.graph.cover(self.context.tokens, float(finite.min(initial=0.0)), float(finite.max(initial=0.0)))

    def show_numbers(self, token: int) -> None:
        """The numbers of the token."""
        values = self.lines.values_shown[token + 1].tolist()
        entries = [
            Entry(partial(sample, LOOKS[k]), name, values[k])
            for k, name in enumerate(self._names)
            if not np.isnan(values[k])
        ]
        self.legend.show_entries(self.context.name(self.context.unit), entries)


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
