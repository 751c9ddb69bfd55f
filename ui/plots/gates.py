"""How open a gate was for every unit at every token, and how often each unit of it was nearly shut or nearly open."""

from __future__ import annotations

from simulator.analysis.charts.gates import GateMaps, gate_maps
from simulator.analysis.measures import HIGH, LOW
from ui.film.text.language import QT_TRANSLATE_NOOP
from ui.plots.graph.heat import Heat
from ui.plots.graph.labels import Label, fixed_at
from ui.plots.graph.legend import Entry
from ui.plots.plot import Plot, PlotContext
from ui.settings.translation import translate
from ui.widgets.controls import Alternatives

MOST_NAMED = 64  # units that have a label, where there is room for all of them


class GatesPlot(Plot):
    """A map of one gate, a row a unit; a click goes to the token and selects the unit."""

    key, title, order = "gates", QT_TRANSLATE_NOOP("Plots", "Gates"), 2
    help = QT_TRANSLATE_NOOP("Plots", "How open each gate is, unit by token: light is shut, dark is open")

    def __init__(self, context: PlotContext) -> None:
        self.heat = Heat()
        super().__init__(context, self.heat)
        self.gates = Alternatives(translate("Plots", "Which gate"))
        self.gates.setToolTip(translate("Plots", "The gate whose values are shown, a row a unit"))
        self.choose_among(self.gates, self._take_mode)
        self.graph.sought.connect(self._select_unit)
        self.graph.show_levels(False)
        self._gate = ""
        self._maps: GateMaps | None = None

    @property
    def quantities(self) -> tuple[str, ...]:
        """The gate that is shown, and the others."""
        gates = tuple(self.context.layer_trace.layer.cell.gates)
        others = tuple(gate for gate in gates if gate != self._gate)
        return (
            (self._gate, *others)
            if self._gate in gates
            else gates or (self.context.layer_trace.layer.cell.memory.state,)
        )

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
        """Another gate, another unit, other tokens selected, or another former run."""
        units, selected = self.context.layer_trace.layer.units, self.context.unit
        assert self._maps is not None
        self.graph.cover_exactly(self.context.tokens, 0.0, float(units))
        self.heat.setVisible(bool(self._gate))
        if not self._gate:
            return
        self.heat.known = self.context.now.share(self._gate)
        self.heat.set_map(self._maps.values[self._gate].T, "gate", 1.0)
        former = self.context.former_layer(self._gate)
        then = None if former is None else self.context.along_tokens(former[self._gate])[:, selected]
        self.heat.set_ring(selected if units > 1 or then is not None else -1, then)

    def _take_mode(self, mode: str) -> None:
        """Another gate."""
        self._gate = mode
        self.reselect()
        self.follow()

    def _select_unit(self, _position: float, value: float) -> None:
        """Select the unit of the row."""
        units = self.context.layer_trace.layer.units
        if 0.0 <= value < units:
            self.context.selection.unit = units - 1 - int(value)

    def describe(self) -> str:
        """What the map is."""
        if not self._gate:
            return translate("Plots", "This cell has no gates: nothing decides what it keeps")
        text = translate("Plots", "How far {gate} is open, a row a unit: light is shut, dark is open")
        return text.format(gate=self._gate)

    def show_numbers(self) -> None:
        """The units' values at the cursor; all gates of the selected unit at a token, and how often it was shut."""
        assert self._maps is not None
        selected, name = self.context.unit, self.context.name(self.context.unit)
        if not self._gate:
            self.graph.set_labels(())
            self.legend.show_entries(translate("Plots", "no gates"), ())
            return
        self.graph.set_labels(self._labels(self.last))
        entries = []
        for gate, values in self._maps.values.items():
            token = self.token if self.token != self.last else self.context.now.last_token(gate)
            number = self.context.number(float(values[token, selected]), False) if token >= 0 else "–"
            entries.append(Entry(gate, number, gate == self._gate))
        tokens = self.context.chosen_tokens(self.last)
        if tokens:
            low, high = self._maps.saturation(self._gate, selected, tokens)
            for sign, bound, often in (("<", LOW, low), (">", HIGH, high)):
                rare = f"{self._gate} {sign} {self.context.stage.film.scene.language.number(f'{bound:g}')}"
                entries.append(Entry(rare, f"{round(100 * often)} %"))
        self.legend.show_entries(name, entries, "", translate("Plots", "how open"))

    def _labels(self, token: int) -> list[Label]:
        """Beside its row each unit with its value, the selected one first; then that of the former run."""
        if token < 0:
            return []
        values, selected = self.heat.map[:, token], self.context.unit
        units = len(values)
        labels = []
        for unit in sorted(range(units), key=lambda unit: unit != selected)[:MOST_NAMED]:
            number = self.context.number(float(values[unit]), False)
            middle = fixed_at(units - unit - 0.5)
            labels.append(Label(self.context.name(unit), number, middle, None, unit == selected, unit != selected))
        if self.heat.former_shown is not None:
            height = fixed_at(units - selected - 0.75)
            labels[1:1] = self.former_label(float(self.heat.former_shown[token]), height, signed=False)
        return labels


PLOT = GatesPlot
