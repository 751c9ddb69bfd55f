"""What became of the memory at each token: kept, forgotten, added; of the selected unit or of all."""

from __future__ import annotations

from functools import partial

from simulator.analysis.charts.kept import Balance, of_unit, of_units
from simulator.analysis.measures import memory_account
from ui.film.text.language import QT_TRANSLATE_NOOP
from ui.plots.graph.balance_bars import LOOKS, bars, swatch
from ui.plots.graph.items import Bars
from ui.plots.graph.legend import Entry
from ui.plots.plot import Plot, PlotContext
from ui.settings.translation import translate
from ui.widgets.controls import Alternatives

_NAMES = {
    "kept": ("Quantity", QT_TRANSLATE_NOOP("Quantity", "kept")),
    "forgotten": ("Plots", QT_TRANSLATE_NOOP("Plots", "forgotten")),
    "added": ("Plots", QT_TRANSLATE_NOOP("Plots", "added")),
    "by hand": ("Plots", QT_TRANSLATE_NOOP("Plots", "by hand")),
}


class KeptPlot(Plot):
    """Bars in every token: at the left what was there, at the right what came."""

    key, title, order = "kept", QT_TRANSLATE_NOOP("Plots", "Kept, forgotten, added"), 1
    help = QT_TRANSLATE_NOOP("Plots", "What became of the memory at each token; of all units as sums of sizes, Σ |·|")

    def __init__(self, context: PlotContext) -> None:
        self.bars = Bars()
        super().__init__(context, self.bars)
        self.units = Alternatives(translate("Plots", "Of which units"))
        self.units.setToolTip(translate("Plots", "The unit under the eye alone, or sums over all units of the layer"))
        self.choose_among(self.units, self._take_mode)
        self._mode = "unit"
        self._account = memory_account(context.layer_trace)
        self._balance: Balance = of_unit(self._account, 0)

    def reread(self) -> None:
        """Another run."""
        self._account = memory_account(self.context.layer_trace)
        self.reselect()

    def reselect(self) -> None:
        """Another unit, or another choice of units."""
        unit = self.context.unit
        self._balance = of_unit(self._account, unit) if self._mode == "unit" else of_units(self._account)
        self.bars.set_parts(bars(self._balance))
        self.graph.cover(self.context.tokens, *self._balance.reach)
        self.units.offer(((self.context.name(unit), "unit"), ("Σ |·|", "all")), self._mode)
        self.units.button("all").setToolTip(translate("Plots", "Sums of absolute values over all units"))

    def _take_mode(self, mode: str) -> None:
        """Of the selected unit, or of all."""
        self._mode = mode
        self.reselect()

    def show_numbers(self, token: int) -> None:
        """The parts at a token; where tokens are selected, their sums over these."""
        chosen = self.context.selection.brush
        tokens = slice(token, token + 1) if chosen is None else slice(*chosen)
        made = self._balance
        numbers = {"kept": made.kept, "forgotten": made.forgotten, "added": made.added, "by hand": made.by_hand}
        entries = [
            Entry(partial(swatch, *LOOKS[name]), translate(*_NAMES[name]), float(part[tokens].sum()))
            for name, part in numbers.items()
            if name != "by hand" or made.by_hand.any()
        ]
        head = ""
        if chosen is not None:
            head = translate("Plots", "sums, tokens {first} to {last}").format(first=chosen[0] + 1, last=chosen[1])
        memory = self.context.layer_trace.layer.cell.memory
        anew = translate("Plots", "{state} is written anew") if memory.is_anew else ""
        self.legend.show_entries(head, entries, anew.format(state=memory.state))


PLOT = KeptPlot
