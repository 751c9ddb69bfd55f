"""Who wrote this memory: what each token wrote into it, and what is left of that.

At the moment of the cursor as steps that lead from zero to the memory, or for all moments as a triangle. Beside the
steps, if chosen, what would be missing without each token: accounting is not causation, and the two differ.
"""

from __future__ import annotations

from functools import partial

import numpy as np
from PySide6.QtCore import Qt

from simulator.analysis.ledger import Ledger, ledger
from simulator.analysis.ledger_triangle import triangle, triangle_of_all
from simulator.arrays import Array, Array64
from simulator.network.layer import NetworkError
from ui.film.text.language import QT_TRANSLATE_NOOP
from ui.jobs.ablation_job import AblationJob
from ui.paint.theme import Theme
from ui.plots.graph.balance_bars import swatch
from ui.plots.graph.heat import Heat
from ui.plots.graph.items import Bars, BarSegments
from ui.plots.graph.legend import Entry
from ui.plots.plot import Plot, PlotContext
from ui.settings.translation import translate
from ui.widgets.controls import ChoiceBox

MOST_MOMENTS = 1500  # of a triangle; of longer runs those around the stretch in view
MODES = {
    "now": (
        QT_TRANSLATE_NOOP("Plots", "At the cursor"),
        QT_TRANSLATE_NOOP("Plots", "What is left of each token's writing: steps that add up to the memory"),
    ),
    "cause": (
        QT_TRANSLATE_NOOP("Plots", "… and causes"),
        QT_TRANSLATE_NOOP("Plots", "Beside it what would be missing without each token: the run again, its input zero"),
    ),
    "all": (
        QT_TRANSLATE_NOOP("Plots", "All moments"),
        QT_TRANSLATE_NOOP("Plots", "For every moment, downwards, what is left of each token, with its sign"),
    ),
    "sum": (
        QT_TRANSLATE_NOOP("Plots", "All moments, Σ |·|"),
        QT_TRANSLATE_NOOP("Plots", "The same for all units: sums of absolute values, which have no sign"),
    ),
}
_SOLID, _HATCHED = Qt.BrushStyle.SolidPattern, Qt.BrushStyle.BDiagPattern


class LedgerPlot(Plot):
    """Steps of one unit that add up to its memory, or a triangle, moment by token, of one unit or of all."""

    key, title, order = "ledger", QT_TRANSLATE_NOOP("Plots", "Ledger"), 3
    help = QT_TRANSLATE_NOOP("Plots", "Who wrote this memory: what is left of each token's writing; what each caused")

    def __init__(self, context: PlotContext) -> None:
        self.bars, self.heat = Bars(), Heat()
        super().__init__(context, self.bars)
        self.graph.add(self.heat)
        self.what = ChoiceBox(translate("Plots", "What the ledger shows"))
        self.choose_among(self.what, self._take_mode)
        self._mode = "now"
        self._ledger: Ledger | None = None
        self._causes: Array64 | None = None  # [token] what would be missing without each, of the unit, at the moment
        self._problem = ""
        self._start = 0  # of the triangle

    def reread(self) -> None:
        """Another run, unit or moment."""
        self.what.offer([(translate("Plots", title), key) for key, (title, _) in MODES.items()], self._mode)
        self.what.setToolTip(translate("Plots", MODES[self._mode][1]))
        self.bars.setVisible(self._mode in ("now", "cause"))
        self.heat.setVisible(self._mode in ("all", "sum"))
        self.graph.levels.setVisible(self._mode in ("now", "cause"))
        self.token = min(self.token, len(self.context.tokens) - 1)
        self._causes = None
        self._account()
        if self._mode in ("all", "sum"):
            self._triangle()
        else:
            self._steps()

    def _take_mode(self, mode: str) -> None:
        """The moment, with or without causes, or all moments."""
        self._mode = mode
        self.reread()

    def move(self, token: int) -> None:
        """Another moment: its ledger, its row of the triangle."""
        self.token = token
        self._causes = None
        self._account()
        if self._mode in ("all", "sum"):
            self.heat.set_ring(token - self._start)
        else:
            self._steps()

    def _account(self) -> None:
        """The ledger of the moment."""
        try:
            self._ledger, self._problem = ledger(self.context.layer_trace, self.token), ""
        except NetworkError as error:
            self._ledger, self._problem = None, str(error)
        if self._mode == "cause" and self._ledger is not None:
            job = AblationJob(self.context.document.trace, self.token, self.context.selection.layer)
            job.finished.connect(self._take_ablation)
            self.jobs.start(job)
        else:
            self.jobs.drop()

    def _take_ablation(self, changes: Array) -> None:
        """What would be missing without each token, [token, unit], has been computed."""
        self._causes = np.asarray(changes[:, self.context.unit], dtype=np.float64)
        self._steps()
        self.show_numbers(self.token)

    def _steps(self) -> None:
        """The shares as steps; the causes as hatched bars from zero."""
        if self._ledger is None:
            self.bars.set_parts(())
            return
        shares = self._ledger.shares[:, self.context.unit]
        ends = np.cumsum(shares)
        starts = np.concatenate(([0.0], ends[:-1]))
        rises = shares[1:] > 0
        parts = [
            BarSegments(starts[1:], np.where(which, ends[1:], starts[1:]), role, _SOLID, right=False)
            for role, which in (("plus", rises), ("minus", ~rises))
        ]
        reach = [float(ends.min()), float(ends.max())]
        if self._causes is not None:
            parts.append(BarSegments(np.zeros(len(self._causes)), self._causes, "ink", _HATCHED, right=True))
            reach += [float(self._causes.min()), float(self._causes.max())]
        self.bars.set_parts(parts)
        self.graph.cover(self.context.tokens, min(reach), max(reach))

    def _triangle(self) -> None:
        """Every moment: of a long run, those around the stretch in view."""
        layer_trace, unit, count = self.context.layer_trace, self.context.unit, len(self.context.tokens)
        middle = round(sum(self.context.selection.span) / 2)
        self._start = min(max(middle - MOST_MOMENTS // 2, 0), max(count - MOST_MOMENTS, 0))
        stop = min(self._start + MOST_MOMENTS, count)
        of_all = self._mode == "sum"
        found = (
            triangle_of_all(layer_trace, self._start, stop)
            if of_all
            else triangle(layer_trace, unit, self._start, stop)
        )
        shares = found[:, 1:]
        limit = float(np.abs(shares).max(initial=0.0)) or 1.0
        if of_all:
            self.heat.set_map(shares / limit, "gate", 1.0, self._start)
        else:
            self.heat.set_map(shares, "signed", limit, self._start)
        self.heat.set_ring(self.token - self._start)
        self.graph.cover_exactly(self.context.tokens, 0.0, float(len(shares)))

    def show_numbers(self, token: int) -> None:
        """At the cursor: what is left of a token's writing, of the first memory, and the memory they add up to."""
        if self._ledger is None:
            self.legend.show_entries(self._problem, ())
            return
        made, unit = self._ledger, self.context.unit
        head = translate("Plots", "{state} of {unit} after “{token}”").format(
            state=made.state, unit=self.context.name(unit), token=self.context.tokens[made.step]
        )
        entries = [Entry(partial(swatch, "memory", _SOLID), made.state, float(made.value[unit]), True)]
        if token <= made.step:
            share = float(made.shares[token + 1, unit])
            role = "plus" if share >= 0 else "minus"
            by = translate("Plots", "by “{token}”").format(token=self.context.tokens[token])
            entries.append(Entry(partial(swatch, role, _SOLID), by, share))
            if self._causes is not None:
                caused = translate("Plots", "caused")
                entries.append(Entry(partial(swatch, "ink", _HATCHED), caused, float(self._causes[token])))
        first = float(made.shares[0, unit])
        if first:
            entries.append(Entry(partial(swatch, "muted", _SOLID), translate("Plots", "from the start"), first))
        waiting = self._mode == "cause" and self._causes is None
        self.legend.show_entries(head, entries, translate("Plots", "computing …") if waiting else "")

    def apply_theme(self, theme: Theme) -> None:
        """Paint in this theme."""
        super().apply_theme(theme)
        self.heat.apply_theme(theme)


PLOT = LedgerPlot
