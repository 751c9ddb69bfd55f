"""How far back the gradient of the selected unit's memory reaches: straight along the memory line, and in full."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np

from simulator.analysis.charts.gradient import Reach, reach_back
from simulator.arrays import Array, Array64
from ui.film.text.language import QT_TRANSLATE_NOOP
from ui.jobs.measures import MeasureJob, is_small
from ui.plots.graph.labels import Label
from ui.plots.graph.legend import Entry
from ui.plots.graph.levels import power_of_ten
from ui.plots.graph.lines import Line, Lines
from ui.plots.graph.looks import FORMER, LOOKS, SELECTED, LineStyle
from ui.plots.graph.over_tokens import Until
from ui.plots.plot import Plot, PlotContext
from ui.settings.translation import translate

DEEPEST = 330.0  # powers of ten below which nothing is drawn: a double ends there too


class GradientPlot(Plot):
    """Sizes on an axis of powers of ten, going back from the moment, or from the last selected token.

    Where all of the run is told they go back from its end.
    """

    key, title, order = "gradient", QT_TRANSLATE_NOOP("Plots", "Gradient"), 5
    help = QT_TRANSLATE_NOOP("Plots", "How much this memory depends on each state before it: the vanishing gradient")

    def __init__(self, context: PlotContext) -> None:
        self.lines = Lines()
        super().__init__(context, self.lines)
        self.graph.levels.numbers.write = power_of_ten
        self._shown_for: tuple[object, ...] = ()  # the run, the unit and the former run
        self._asked: int | None = None  # the token
        self._found: Reach | None = None
        self._rows: tuple[tuple[str, LineStyle, Array], ...] = ()
        self._reach = (-1.0, 0.0)

    @property
    def quantities(self) -> tuple[str, ...]:
        """The memory."""
        return (self.context.layer_trace.layer.cell.memory.state,)

    @property
    def until(self) -> Until:
        """As far as the moment, from which it goes back. In a film that goes backward it comes with the cursor."""
        return Until(self.context.now.position, self.context.selection.whole_run, self.context.now.is_backward)

    @property
    def last(self) -> int:
        """The token from whose memory it goes back."""
        tokens = self.context.chosen_tokens(super().last)
        return tokens.stop - 1 if tokens else -1

    def reread(self) -> None:
        """Another run, unit, former run, or end."""
        made_for = (self.context.layer_trace, self.context.unit, self.context.former_trace)
        if made_for != self._shown_for:
            self._shown_for, self._found, self._asked, self._reach = made_for, None, None, (-1.0, 0.0)
            self.lines.set_lines(())
            self.lines.set_former(0, None)
        self.lines.known = self.context.now.known(self.context.layer_trace)
        self.graph.cover(self.context.tokens, *self._reach)
        self._go_back()

    def move(self) -> None:
        """Go back from another moment."""
        self._go_back()
        super().move()

    def _go_back(self) -> None:
        if self.last == self._asked and (self._found is not None or self.jobs.is_running):
            return
        self._asked = self.last
        self.jobs.drop()
        if self.last < 0:
            self._found = None
            self.lines.set_lines(())
            self.lines.set_former(0, None)
            return
        find = partial(reach_back, self.context.trace, self.context.selection.layer, self.context.unit, self.last)
        if is_small(self.context.trace):
            self._show_found(find())
            return
        job = MeasureJob(find)
        job.finished.connect(self._take_found)
        self.jobs.start(job)

    def rest(self) -> None:
        """Compute nothing while the plot is hidden."""
        super().rest()
        self._asked = self._asked if self._found is not None else None

    def let_go(self) -> None:
        """Hold no run."""
        super().let_go()
        self._shown_for, self._found, self._asked = (), None, None

    def _take_found(self, found: Reach) -> None:
        """The sizes have been computed beside the window."""
        self._show_found(found)
        self.tell()

    def _show_found(self, found: Reach) -> None:
        self._found = found
        layer_trace, last = self.context.layer_trace, found.step
        by = translate("Plots", "by {state}")
        state = layer_trace.layer.cell.memory.state
        others = [each for each in layer_trace.layer.cell.states if each != state]
        rows = [(by.format(state=each), found.full[each]) for each in (state, *others)]
        if not layer_trace.layer.cell.memory.is_anew:
            rows.append((translate("Plots", "straight"), found.straight))
        looks = (SELECTED, *LOOKS)
        self._rows = tuple((name, looks[k], sizes) for k, (name, sizes) in enumerate(rows))
        shown = np.full((len(self.context.tokens) + 1, len(rows)), np.nan)
        for k, (_, _, sizes) in enumerate(self._rows):
            shown[: last + 2, k] = _drawn(sizes)
        self.lines.set_values(shown)
        self.lines.set_lines(tuple(Line(k, look) for k, (_, look, _) in reversed(tuple(enumerate(self._rows)))))
        former = self._former(found)
        self.lines.set_former(0, former)
        finite = np.concatenate([each[np.isfinite(each)] for each in (shown, former) if each is not None])
        low, high = self._reach
        self._reach = min(low, float(finite.min(initial=0.0))), max(high, float(finite.max(initial=0.0)))
        self.graph.cover(self.context.tokens, *self._reach)

    def _former(self, found: Reach) -> Array64 | None:
        """The same sizes by the memory in the former run: [T + 1]; of a long run they are left out."""
        trace, there = self.context.former_trace, self.context.former_layer(found.state)
        step = self.context.former_steps[found.step] if trace is not None else -1
        if trace is None or there is None or step < 0 or not is_small(trace):
            return None
        sizes = reach_back(trace, self.context.selection.layer, found.unit, step).full[found.state]
        padded = np.full(trace.steps + 1, np.nan)
        padded[: len(sizes)] = _drawn(sizes)
        along: Array64 = np.concatenate((padded[:1], self.context.along_tokens(padded[1:])))
        along[found.step + 2 :] = np.nan
        return along

    def describe(self) -> str:
        """What the lines are."""
        found = self._found
        if found is None:
            return translate("Plots", "How much the memory depends on each state before it, by powers of ten")
        text = translate("Plots", "How much {state} of {unit} after “{token}” depends on each state before it")
        name, token = self.context.name(self.context.unit), self.context.tokens[found.step]
        return text.format(state=found.state, unit=name, token=token)

    def rows_behind(self) -> tuple[str, ...]:
        """None while they are computed."""
        return super().rows_behind() if self._found is not None else ()

    def show_numbers(self) -> None:
        """The sizes by the state after a token, as powers of ten."""
        self.graph.set_labels(self._labels())
        if self._found is None:
            self.legend.show_entries("", (), translate("Plots", "computing …") if self.last >= 0 else "")
            return
        last, state = self._found.step, self._found.state
        head = translate("Plots", "of {state} of {unit} after “{token}”").format(
            state=state, unit=self.context.name(self.context.unit), token=self.context.tokens[last]
        )
        token = self._told_token(last)
        entries = [
            Entry(name, self.context.number(_size(sizes[token + 1]), False), k == 0)
            for k, (name, _, sizes) in enumerate(self._rows)
        ]
        note = translate("Plots", "by the state after “{token}”").format(token=self.context.tokens[token])
        self.legend.show_entries(head, entries, note, translate("Plots", "size"))

    def _told_token(self, last: int) -> int:
        """The token by whose state the sizes are told: the one under the pointer, or how far the film came back.

        In a film that goes forward, where all is there, the first.
        """
        first = self.context.now.token if self.context.now.is_backward and not self.context.now.ahead else 0
        return self.hovered if first <= self.hovered <= last else min(first, last)

    def _labels(self) -> list[Label]:
        """The names of the lines where they are at the cursor, or where they begin."""
        if self._found is None:
            return []
        lines, last, labels = self.lines, self._found.step, []
        for k, (name, look, _) in enumerate(self._rows):
            end = _last_number(lines.values_shown[: last + 2, k])
            labels.append(Label(name, "", _or_end(partial(_height, lines, k), end), look, k == 0))
        if lines.former_shown is not None:
            end = _last_number(lines.former_shown[1])
            labels.append(Label(self.context.former_name, "", _or_end(lines.former_height_at, end), FORMER))
        return labels


def _height(lines: Lines, unit: int, position: float) -> float:
    return lines.height_at(position, unit)


def _or_end(height: Callable[[float], float], end: float) -> Callable[[float], float]:
    """The height of a line, or where it has none that at its end."""

    def found(position: float) -> float:
        there = height(position)
        return there if np.isfinite(there) else end

    return found


def _last_number(values: Array64) -> float:
    """The last of the values that are numbers; not a number where there is none."""
    finite = values[np.isfinite(values)]
    return float(finite[-1]) if len(finite) else float("nan")


def _drawn(sizes: Array) -> Array64:
    """Sizes as they are drawn: not where nothing arrives."""
    drawn: Array64 = np.where(np.isfinite(sizes), np.maximum(sizes, -DEEPEST), np.nan)
    return drawn


def _size(logarithm: float) -> float:
    return float(10.0**logarithm) if logarithm > -DEEPEST else 0.0


PLOT = GradientPlot
