"""What became of the memory at each token: kept, forgotten, added; of the selected unit or of all."""

from __future__ import annotations

import numpy as np

from simulator.analysis.charts.kept import Balance, of_unit, of_units
from simulator.analysis.charts.memory import reach_of
from simulator.analysis.measures import MemoryAccount, memory_account
from simulator.arrays import Array64
from ui.film.text.language import QT_TRANSLATE_NOOP
from ui.plots.graph.balance_bars import LOOKS, bars
from ui.plots.graph.bars import Bars
from ui.plots.graph.labels import Label, fixed_at
from ui.plots.graph.legend import Entry
from ui.plots.graph.lines import Lines
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
    """Bars in every token: at the left what was there, at the right what came; a line for the former run's memory."""

    key, title, order = "kept", QT_TRANSLATE_NOOP("Plots", "Kept, forgotten, added"), 1
    help = QT_TRANSLATE_NOOP("Plots", "What became of the memory at each token; of all units as sums of sizes, Σ |·|")

    def __init__(self, context: PlotContext) -> None:
        self.bars, self.memory = Bars(), Lines()
        super().__init__(context, self.bars)
        self.graph.add(self.memory)
        self.units = Alternatives(translate("Plots", "Of which units"))
        self.units.setToolTip(translate("Plots", "The unit under the eye alone, or sums over all units of the layer"))
        self.choose_among(self.units, self._take_mode)
        self._mode = "unit"
        self._account = memory_account(context.layer_trace)
        self._balance: Balance = of_unit(self._account, 0)

    @property
    def quantities(self) -> tuple[str, ...]:
        """The memory, and what is known of it before."""
        memory = self.context.layer_trace.layer.cell.memory
        kept = "kept" if "kept" in self.context.layer_trace.quantities else memory.keep
        return (memory.state, kept) if kept else (memory.state,)

    def reread(self) -> None:
        """Another run."""
        self._account = memory_account(self.context.layer_trace)
        self.reselect()

    def reselect(self) -> None:
        """Another unit, another choice of units, or another former run."""
        unit = self.context.unit
        self._balance = made = self._of(self._account)
        self.bars.known = self.memory.known = self.context.now.known(self.context.layer_trace)
        self.bars.set_parts(bars(made))
        self.memory.set_values(np.concatenate((made.old[:1], made.new))[:, None])
        former = self.context.former_layer(self.quantities[0])
        then = None if former is None else self._memory_of(memory_account(former))
        self.memory.set_former(0, then)
        self.memory.setVisible(then is not None)
        self.graph.cover(self.context.tokens, *reach_of(np.array(made.reach), *(() if then is None else (then,))))
        self.units.offer(((self.context.name(unit), "unit"), ("Σ |·|", "all")), self._mode)
        self.units.button("all").setToolTip(translate("Plots", "Sums of absolute values over all units"))

    def _of(self, account: MemoryAccount) -> Balance:
        return of_unit(account, self.context.unit) if self._mode == "unit" else of_units(account)

    def _memory_of(self, account: MemoryAccount) -> Array64:
        """The memory of the former run before the first token and after each."""
        made = self._of(account)
        old, new = (self.context.along_tokens(each) for each in (made.old, made.new))
        return np.concatenate((old[:1], new))

    def _take_mode(self, mode: str) -> None:
        """Of the selected unit, or of all."""
        self._mode = mode
        self.reselect()

    def describe(self) -> str:
        """What the bars are."""
        if self.context.layer_trace.layer.cell.memory.is_anew:
            return translate("Plots", "Each token writes {state} anew: nothing is kept").format(
                state=self.quantities[0]
            )
        if self._mode == "all":
            return translate("Plots", "At each token what all units kept and forgot, then what they added, as sizes")
        template = translate("Plots", "At each token what {unit} kept and forgot, then what it added")
        return template.format(unit=self.context.name(self.context.unit))

    def show_numbers(self) -> None:
        """The parts at the cursor beside it; under the pointer, or of the selected tokens in all, in the legend."""
        last = self.last
        kept = self.context.now.last_token(self.quantities[-1])
        labels = list(self._labels(kept, last)) if last >= 0 or kept >= 0 else []
        if self.memory.former_shown is not None and last >= 0:
            _, then, _ = self.memory.former_shown
            labels += self.former_label(float(then[last + 1]), self.memory.former_height_at)
        self.graph.set_labels(labels)
        chosen, told = self.context.brush, self.token
        head, entries = "", []
        if chosen is not None:
            tokens = self.context.chosen_tokens(last)
            head = translate("Plots", "sums, tokens {first} to {last}")
            first, stop = self.context.turned(chosen[0], max(tokens.stop, chosen[0] + 1))
            head = head.format(first=int(first) + 1, last=int(stop))
            entries = self._entries(slice(tokens.start, tokens.stop))
        elif told >= 0:
            head = translate("Plots", "at “{token}”").format(token=self.context.tokens[told])
            entries = self._entries(slice(told, told + 1)) if told != last else []
        memory = self.context.layer_trace.layer.cell.memory
        anew = translate("Plots", "{state} is written anew") if memory.is_anew else ""
        self.legend.show_entries(head, entries, anew.format(state=memory.state))

    def _parts(self) -> dict[str, Array64]:
        made = self._balance
        parts = {"kept": made.kept, "forgotten": made.forgotten, "added": made.added, "by hand": made.by_hand}
        return parts if made.by_hand.any() else {name: part for name, part in parts.items() if name != "by hand"}

    def _entries(self, tokens: slice) -> list[Entry]:
        return [
            Entry(translate(*_NAMES[name]), self.context.number(float(part[tokens].sum())))
            for name, part in self._parts().items()
        ]

    def _labels(self, kept: int, last: int) -> list[Label]:
        """At the middle of each bar; what a token kept and forgot is known before what it adds."""
        labels = []
        made = self._balance
        for name, part in self._parts().items():
            token = kept if name in ("kept", "forgotten") else last
            if token < 0 or (token != kept and kept >= 0):
                continue
            value = float(part[token])
            starts = {"kept": 0.0, "forgotten": made.kept[token], "added": made.kept[token]}
            middle = float(starts.get(name, made.kept[token] + made.added[token])) + value / 2
            words = translate(*_NAMES[name])
            labels.append(Label(words, self.context.number(value), fixed_at(middle), LOOKS[name]))
        return labels


PLOT = KeptPlot
