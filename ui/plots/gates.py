"""How open a gate was for every unit at every token, and how often each unit of it was nearly shut or nearly open."""

from __future__ import annotations

from simulator.analysis.charts.gates import GateMaps, gate_maps
from simulator.analysis.measures import HIGH, LOW
from ui.film.marks import Box, Mark
from ui.film.text.language import QT_TRANSLATE_NOOP
from ui.plots.graph.heat import Heat
from ui.plots.graph.legend import Entry
from ui.plots.plot import Plot, PlotContext
from ui.settings.translation import translate
from ui.widgets.controls import Alternatives


class GatesPlot(Plot):
    """A map of one gate, a row a unit; a click goes to the token and selects the unit."""

    key, title, order = "gates", QT_TRANSLATE_NOOP("Plots", "Gates"), 2
    help = QT_TRANSLATE_NOOP("Plots", "How open each gate is, unit by token: white is shut, dark is open")

    def __init__(self, context: PlotContext) -> None:
        self.heat = Heat()
        super().__init__(context, self.heat)
        self.gates = Alternatives(translate("Plots", "Which gate"))
        self.gates.setToolTip(translate("Plots", "The gate whose values are shown, a row a unit"))
        self.choose_among(self.gates, self._take_mode)
        self.graph.sought.connect(self._select_unit)
        self.graph.levels.hide()
        self._gate = ""
        self._maps: GateMaps | None = None
        self._chosen: GateMaps | None = None

    def reread(self) -> None:
        """Another run."""
        self._maps = gate_maps(self.context.layer_trace, range(len(self.context.tokens)))
        gates = tuple(self._maps.values)
        keep = self.context.layer_trace.layer.cell.memory.keep
        if self._gate not in gates:
            self._gate = keep if keep in gates else gates[0] if gates else ""
        self.gates.offer(tuple((gate, gate) for gate in gates), self._gate)
        self.gates.setVisible(bool(gates))
        self.reselect()

    def reselect(self) -> None:
        """Another gate, another unit, or other tokens selected."""
        units, selected = self.context.layer_trace.layer.units, self.context.unit
        self._chosen = gate_maps(self.context.layer_trace, self.context.brush)
        assert self._maps is not None
        self.graph.cover_exactly(self.context.tokens, 0.0, float(units))
        if self._gate:
            self.heat.set_map(self._maps.values[self._gate].T, "gate", 1.0)
        self.heat.setVisible(bool(self._gate))
        self.heat.set_ring(selected if units > 1 else -1)

    def _take_mode(self, mode: str) -> None:
        """Another gate."""
        self._gate = mode
        self.reselect()

    def _select_unit(self, _position: float, value: float) -> None:
        """Select the unit of the row."""
        units = self.context.layer_trace.layer.units
        if 0.0 <= value < units:
            self.context.selection.unit = units - 1 - int(value)

    def show_numbers(self, token: int) -> None:
        """The gates of the selected unit at a token, and how often the gate shown was nearly shut or open."""
        assert self._maps is not None and self._chosen is not None
        selected, name = self.context.unit, self.context.name(self.context.unit)
        if not self._gate:
            self.legend.show_entries(translate("Plots", "no gates"), ())
            return
        entries = [Entry(_dark, gate, float(values[token, selected]), gate == self._gate, signed=False)
                   for gate, values in self._maps.values.items()]  # fmt: skip
        low, high = float(self._chosen.low[self._gate][selected]), float(self._chosen.high[self._gate][selected])
        often = translate("Plots", "{gate} < {low}: {shut} %, > {high}: {open} %")
        note = often.format(gate=self._gate, low=LOW, high=HIGH, shut=round(100 * low), open=round(100 * high))
        self.legend.show_entries(name, entries, note)


def _dark(x: float, y: float, width: float) -> tuple[Mark, ...]:
    """An open gate."""
    return (Box(x + 1, y - 5, width - 4, 10, 2, "ink", "ink", 1.2),)


PLOT = GatesPlot
