"""How far back the gradient of the selected unit's memory reaches: straight along the memory line, and in full."""

from __future__ import annotations

from functools import partial

import numpy as np

from simulator.analysis.gradient_horizon import Horizon, horizon
from simulator.arrays import Array
from simulator.autodiff.gradient_target import Target
from ui.film.text.language import QT_TRANSLATE_NOOP
from ui.jobs.horizon_job import HorizonJob
from ui.plots.graph.items import Line, Lines, power_of_ten
from ui.plots.graph.legend import Entry
from ui.plots.graph.looks import LOOKS, LineStyle, sample
from ui.plots.plot import Plot, PlotContext
from ui.settings.translation import translate

DEEPEST = 330.0  # powers of ten below which nothing is drawn: a double ends there too
MOST_AT_ONCE = 1_000_000  # recorded numbers of a run up to which the window waits


class GradientPlot(Plot):
    """Sizes on an axis of powers of ten, going back from the last selected token, or from the last of all."""

    key, title, order = "gradient", QT_TRANSLATE_NOOP("Plots", "Gradient"), 5
    help = QT_TRANSLATE_NOOP("Plots", "How much the end's memory depends on each state before: the vanishing gradient")

    def __init__(self, context: PlotContext) -> None:
        self.lines = Lines()
        super().__init__(context, self.lines)
        self.graph.levels.write = power_of_ten
        self._made_for: tuple[object, ...] = ()
        self._horizon: Horizon | None = None
        self._rows: tuple[tuple[str, LineStyle, Array], ...] = ()

    def reread(self) -> None:
        """Another run, unit, or end."""
        layer_trace, unit, last = self.context.layer_trace, self.context.unit, self.context.brush.stop - 1
        made_for = (layer_trace, unit, last)
        if made_for == self._made_for and (self._horizon is not None or self.jobs.is_running):
            return
        self._made_for, self._horizon = made_for, None
        self.jobs.drop()
        state = layer_trace.layer.cell.memory.state
        target = Target(state, last, unit, self.context.selection.layer)
        trace, layer = self.context.document.trace, self.context.selection.layer
        if sum(each.rows.size for each in trace.layers) <= MOST_AT_ONCE:
            self._show_horizon(horizon(trace, target, layer))
            return
        self.lines.set_lines(())
        job = HorizonJob(trace, target, layer)
        job.finished.connect(self._take_horizon)
        self.jobs.start(job)

    def _take_horizon(self, found: Horizon) -> None:
        """The sizes have been computed beside the window."""
        self._show_horizon(found)
        self.show_numbers(self.token)

    def _show_horizon(self, found: Horizon) -> None:
        self._horizon = found
        layer_trace, last = self.context.layer_trace, found.target.step
        by = translate("Plots", "by {state}")
        rows = [(by.format(state=each), found.wire[each]) for each in layer_trace.layer.cell.states]
        if not layer_trace.layer.cell.memory.is_anew:
            rows.append((translate("Plots", "straight"), found.straight))
        self._rows = tuple((name, LOOKS[k], sizes) for k, (name, sizes) in enumerate(rows))
        shown = np.full((len(self.context.tokens) + 1, len(rows)), np.nan)
        for k, (_, _, sizes) in enumerate(self._rows):
            shown[: last + 2, k] = np.maximum(sizes, -DEEPEST)
        self.lines.set_values(shown)
        self.lines.set_lines(tuple(Line(k, look, k == 0) for k, (_, look, _) in enumerate(self._rows)))
        finite = shown[np.isfinite(shown)]
        low, high = (float(finite.min()), float(finite.max())) if len(finite) else (-1.0, 0.0)
        self.graph.cover(self.context.tokens, max(low, -DEEPEST), high)

    def show_numbers(self, token: int) -> None:
        """The sizes by the state after a token, as powers of ten."""
        if self._horizon is None:
            self.legend.show_entries("", (), translate("Plots", "computing …"))
            return
        last, state = self._horizon.target.step, self._horizon.state
        head = translate("Plots", "of {state} of {unit} after “{token}”").format(
            state=state, unit=self.context.name(self.context.unit), token=self.context.tokens[last]
        )
        entries = []
        if token <= last:
            for k, (name, look, sizes) in enumerate(self._rows):
                size = float(sizes[token + 1])
                size = 10.0**size if size > -DEEPEST else 0.0
                entries.append(Entry(partial(sample, look), name, size, k == 0, signed=False))
        note = translate("Plots", "by the state after “{token}”").format(token=self.context.tokens[token])
        self.legend.show_entries(head, entries, note)


PLOT = GradientPlot
