"""Who wrote this memory: what each token wrote into it, and what is left of that.

At the moment of the cursor as steps that lead from zero to the memory, or for all moments as a triangle. Beside the
steps, if chosen, what would be missing without each token: accounting is not causation, and the two differ.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Qt

from simulator.analysis.charts.memory import memory_lines, reach_of
from simulator.analysis.ledger import Ledger, ledger
from simulator.analysis.ledger_triangle import triangle, triangle_of_all
from simulator.arrays import Array, Array64
from simulator.network.layer import NetworkError
from simulator.network.trace import LayerTrace
from ui.film.text.language import QT_TRANSLATE_NOOP
from ui.jobs.ablation_job import AblationJob
from ui.plots.graph.bars import Bars, BarSegments
from ui.plots.graph.heat import Heat
from ui.plots.graph.labels import Label, fixed_at
from ui.plots.graph.legend import Entry
from ui.plots.graph.lines import Lines
from ui.plots.graph.over_tokens import WHOLE, Until
from ui.plots.plot import Plot, PlotContext
from ui.settings.translation import translate
from ui.widgets.controls import ChoiceBox
from ui.widgets.heard.choice import tell_what_is_chosen

MOST_SHARES = 3  # that have a label
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
        self.bars, self.heat, self.sums = Bars(), Heat(), Lines()
        super().__init__(context, self.bars)
        self.graph.add(self.heat)
        self.graph.add(self.sums)
        self.what = ChoiceBox(translate("Plots", "What the ledger shows"))
        self.choose_among(self.what, self._take_mode)
        tell_what_is_chosen(self.what)
        self._mode = "now"
        self._ledger: Ledger | None = None
        self._former: Ledger | None = None
        self._causes: Array64 | None = None  # [token] what would be missing without each, of the unit, at the moment
        self._reach = (0.0, 0.0)
        self._problem = ""
        self._start = 0  # of the triangle

    @property
    def quantities(self) -> tuple[str, ...]:
        """The memory."""
        return (self.context.layer_trace.layer.cell.memory.state,)

    @property
    def until(self) -> Until:
        """As far as the moment, whose ledger it is; a triangle as far as its row."""
        until = super().until
        return until if self._mode in ("now", "cause") else WHOLE._replace(ahead=until.ahead)

    def reread(self) -> None:
        """Another run, unit or moment."""
        self.what.offer([(translate("Plots", title), key) for key, (title, _) in MODES.items()], self._mode)
        self.what.setToolTip(translate("Plots", MODES[self._mode][1]))
        steps = self._mode in ("now", "cause")
        self.bars.setVisible(steps)
        self.sums.setVisible(steps and self.sums.former_shown is not None)
        self.heat.setVisible(not steps)
        self.graph.show_levels(steps)
        former = self.context.former_layer(self.quantities[0])
        shown = [self.context.layer_trace, *([] if former is None else [former])]
        self._reach = memory_reach(shown, self.context.unit)
        self._causes = None
        self._account()
        if steps:
            self._steps()
        else:
            self._triangle()

    def _take_mode(self, mode: str) -> None:
        """The moment, with or without causes, or all moments."""
        self._mode = mode
        self.reread()
        self.follow()

    def move(self) -> None:
        """Another moment: its ledger, its row of the triangle."""
        self._causes = None
        self._account()
        if self._mode in ("all", "sum"):
            self._frame_moment()
        else:
            self._steps()
        super().move()

    def _account(self) -> None:
        """The ledger of the moment, and that of the run without the change."""
        self._ledger = self._former = None
        self._problem = ""
        self.jobs.drop()
        if self.last < 0:
            return
        try:
            self._ledger = ledger(self.context.layer_trace, self.last, unit=self.context.unit)
            former, step = self.context.former_layer(self.quantities[0]), self._former_step
            self._former = None if former is None or step < 0 else ledger(former, step, unit=self.context.unit)
        except NetworkError as error:
            self._problem = str(error)
        if self._mode == "cause" and self._ledger is not None:
            job = AblationJob(self.context.trace, self.last, self.context.selection.layer)
            job.finished.connect(self._take_ablation)
            self.jobs.start(job)

    @property
    def _former_step(self) -> int:
        steps = self.context.former_steps
        return steps[self.last] if self.last < len(steps) else -1

    def _take_ablation(self, changes: Array) -> None:
        """What would be missing without each token, [token, unit], has been computed."""
        self._causes = np.asarray(changes[:, self.context.unit], dtype=np.float64)
        self._steps()
        self.tell()

    def _steps(self) -> None:
        """The shares as steps; the causes as hatched bars from zero; the sums of the former run as a line."""
        parts: list[BarSegments] = []
        sums = np.full(len(self.context.tokens) + 1, np.nan)
        former = None
        reach = list(self._reach)
        if self._ledger is not None:
            shares = self._ledger.shares[:, 0]
            ends = np.cumsum(shares)
            starts = np.concatenate(([0.0], ends[:-1]))
            rises = shares[1:] > 0
            parts = [
                BarSegments(starts[1:], np.where(which, ends[1:], starts[1:]), role, _SOLID, right=False)
                for role, which in (("plus", rises), ("minus", ~rises))
            ]
            sums[: len(ends)] = ends
            reach += [float(ends.min()), float(ends.max())]
            former = self._former_sums()
        if self._causes is not None:
            parts.append(BarSegments(np.zeros(len(self._causes)), self._causes, "ink", _HATCHED, right=True))
            reach += [float(self._causes.min()), float(self._causes.max())]
        self._reach = min(reach), max(reach)  # the same scale for all moments, unless what they show needs more
        self.bars.set_parts(parts)
        self.sums.known = (0.0, 0.0)
        self.sums.set_values(sums[:, None])
        self.sums.set_former(0, former)
        self.sums.setVisible(former is not None)
        self.graph.cover(self.context.tokens, *self._reach)

    def _former_sums(self) -> Array64 | None:
        """What the former run's shares add up to, token after token, as far as the moment."""
        if self._former is None:
            return None
        ends = np.cumsum(self._former.shares[:, 0])
        count = len(self.context.tokens)
        padded = np.full(max(len(ends), max(self.context.former_steps) + 2), np.nan)
        padded[: len(ends)] = ends
        sums = self.context.along_tokens(padded[1:])
        sums[self.last + 1 :] = np.nan
        found: Array64 = np.concatenate((np.asarray(ends[:1], dtype=np.float64), sums))
        return found[: count + 1]

    def _triangle(self) -> None:
        """Every moment: of a long run, those around the stretch in view."""
        layer_trace, unit, count = self.context.layer_trace, self.context.unit, len(self.context.tokens)
        middle = round(sum(self.context.turned(*self.context.selection.span)) / 2)
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
        self._frame_moment()
        self.graph.cover_exactly(self.context.tokens, 0.0, float(len(shares)))

    def _frame_moment(self) -> None:
        """Frame the row of the moment; what is below has not come."""
        rows = self.last - self._start + 1
        self.heat.set_ring(rows - 1)
        self.heat.set_rows_known(len(self.context.tokens) if self.context.now.is_backward else rows)

    def describe(self) -> str:
        """What the bars, or the shades, are."""
        state, unit = self.quantities[0], self.context.name(self.context.unit)
        text = {
            "now": translate("Plots", "What is left now of each token’s writing: together it is {state} of {unit}"),
            "cause": translate("Plots", "Left: what is left of each token’s writing. Right: what would be missing"),
            "all": translate("Plots", "Each row is a moment: what was then left in {unit} of each token’s writing"),
            "sum": translate("Plots", "Each row is a moment: what was then left of each token’s writing, all units"),
        }[self._mode]
        return text.format(state=state, unit=unit)

    def show_numbers(self) -> None:
        """At the cursor: what is left of a token's writing, of the first memory, and the memory they add up to."""
        self.graph.set_labels(self._labels())
        if self._ledger is None:
            self.legend.show_entries(self._problem, ())
            return
        made, unit = self._ledger, self.context.unit
        head = translate("Plots", "{state} of {unit} after “{token}”").format(
            state=made.state, unit=self.context.name(unit), token=self.context.tokens[made.step]
        )
        entries = [Entry(made.state, self.context.number(float(made.value[0])), True)]
        token = min(self.token, made.step)
        by = translate("Plots", "by “{token}”").format(token=self.context.tokens[token])
        entries.append(Entry(by, self.context.number(float(made.shares[token + 1, 0]))))
        if self._causes is not None:
            entries.append(Entry(translate("Plots", "caused"), self.context.number(float(self._causes[token]))))
        first = float(made.shares[0, 0])
        if first:
            entries.append(Entry(translate("Plots", "from the start"), self.context.number(first)))
        waiting = self._mode == "cause" and self._causes is None
        note = translate("Plots", "computing …") if waiting else ""
        self.legend.show_entries(head, entries, note, translate("Plots", "left now"))

    def _labels(self) -> list[Label]:
        """The memory, the largest shares in it, and the memory of the former run."""
        made = self._ledger
        if made is None or self._mode in ("all", "sum"):
            return []
        shares = made.shares[1:, 0]
        ends = np.cumsum(made.shares[:, 0])
        labels = [Label(made.state, self.context.number(float(made.value[0])), fixed_at(float(ends[-1])), bold=True)]
        if self._former is not None:
            value = float(self._former.value[0])
            labels += self.former_label(value, fixed_at(float(self._former.shares[:, 0].sum())))
        by = translate("Plots", "by “{token}”")
        for token in np.argsort(-np.abs(shares), kind="stable")[:MOST_SHARES].tolist():
            if shares[token]:
                role = "plus" if shares[token] > 0 else "minus"
                middle, name = float(ends[token] + ends[token + 1]) / 2, by.format(token=self.context.tokens[token])
                number = self.context.number(float(shares[token]))
                labels.append(Label(name, number, fixed_at(middle), (role, _SOLID), spare=True))
        return labels


def memory_reach(runs: Sequence[LayerTrace], unit: int) -> tuple[float, float]:
    """Between which values the memory of a unit, and so what is left of it at any moment, lies in whole runs."""
    memories = [memory_lines(each) for each in runs]
    return reach_of(*(part[:, unit] for memory in memories for part in (memory.old, memory.new)))


PLOT = LedgerPlot
