"""The memory of each unit over the tokens, and that of the selected one in the run without the change."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from simulator.analysis.charts.memory import MemoryLines, memory_lines, reach_of
from simulator.network.trace import LayerTrace
from ui.film.text.language import QT_TRANSLATE_NOOP
from ui.plots.graph.labels import Label
from ui.plots.graph.legend import Entry
from ui.plots.graph.lines import Line, Lines
from ui.plots.graph.looks import LOOKS, MOST_BOLD, SELECTED, LineStyle
from ui.plots.plot import Plot, PlotContext
from ui.settings.translation import translate


class MemoryPlot(Plot):
    """A line a unit: few in bold, the others faint behind.

    Of many the selected, the pinned and the first are bold; where the whole run is shown, those that move most in it.
    """

    key, title, order = "memory", QT_TRANSLATE_NOOP("Plots", "Memory"), 0
    help = QT_TRANSLATE_NOOP("Plots", "What each unit remembers after every token: it falls where it forgets")

    def __init__(self, context: PlotContext) -> None:
        self.lines = Lines()
        super().__init__(context, self.lines)
        self._memory: MemoryLines | None = None
        self._former: tuple[LayerTrace, MemoryLines] | None = None
        self._bold: Sequence[int] = ()

    @property
    def quantities(self) -> tuple[str, ...]:
        """The memory."""
        return (self.context.layer_trace.layer.cell.memory.state,)

    def reread(self) -> None:
        """Another run: its memory before the first token and after each."""
        self._memory = memory = memory_lines(self.context.layer_trace)
        anew = self.context.layer_trace.layer.cell.memory.is_anew
        self.lines.known = self.context.now.known(self.context.layer_trace)
        self.lines.set_values(memory.values, None if anew else memory.kept)
        self.reselect()

    def reselect(self) -> None:
        """Another unit, other pins, or another former run."""
        assert self._memory is not None
        memory, selected = self._memory, self.context.unit
        moved = memory.distances if self.context.now.ahead else np.zeros(memory.new.shape[1])
        self._bold = bold_units(moved, selected, self.context.selection.pins)
        faint = [Line(unit, None) for unit in range(memory.new.shape[1]) if unit not in self._bold]
        bold = [Line(unit, self._look(unit)) for unit in self._bold]
        self.lines.set_lines((*faint, *sorted(bold, key=lambda line: line.unit == selected)))
        former = self.context.former_layer(memory.state)
        if former is None:
            self._former = None
            self.lines.set_former(selected, None)
            self.graph.cover(self.context.tokens, *memory.reach)
            return
        if self._former is None or self._former[0] is not former:
            self._former = former, memory_lines(former)
        then = self._former[1]
        old, kept, new = (self.context.along_tokens(each[:, selected]) for each in (then.old, then.kept, then.new))
        self.lines.set_former(selected, np.concatenate((old[:1], new)), kept)
        self.graph.cover(self.context.tokens, *reach_of(np.array(memory.reach), old, kept, new))

    def let_go(self) -> None:
        """Hold no former run."""
        super().let_go()
        self._former = None

    def _look(self, unit: int) -> LineStyle:
        """Of a unit that stands out."""
        return SELECTED if unit == self.context.unit else LOOKS[self._bold.index(unit)]

    def describe(self) -> str:
        """What the lines are."""
        return translate("Plots", "{state} of each unit, drawn as it is computed").format(state=self.quantities[0])

    def show_numbers(self) -> None:
        """The memory at the cursor; under the pointer, or where all is told, that after a token."""
        assert self._memory is not None
        selected, last = self.context.unit, self.last
        ranked = sorted(self._bold, key=lambda unit: unit != selected)
        labels = [self._label(unit, last) for unit in ranked]
        if self.lines.former_shown is not None:
            _, then, _ = self.lines.former_shown
            labels[1:1] = self.former_label(float(then[last + 1]), self.lines.former_height_at)
        self.graph.set_labels(labels)
        count, told = self._memory.new.shape[1], self.token
        note = translate("Plots", "of {count} units").format(count=count) if count > len(ranked) else ""
        head = translate("Plots", "{state} at the start").format(state=self._memory.state)
        if told >= 0:
            after = translate("Plots", "{state} after “{token}”")
            head = after.format(state=self._memory.state, token=self.context.tokens[told])
        values = self.lines.values_shown[told + 1]
        rows = [Entry(self.context.name(unit), self.context.number(float(values[unit])), unit == selected)
                for unit in ranked if told != last]  # fmt: skip
        self.legend.show_entries(head, rows, note)

    def _label(self, unit: int, token: int) -> Label:
        value = float(self.lines.values_shown[token + 1, unit])
        name, number = self.context.name(unit), self.context.number(value)
        return Label(name, number, _height(self.lines, unit), self._look(unit), unit == self.context.unit)


def _height(lines: Lines, unit: int) -> Callable[[float], float]:
    return lambda position: lines.height_at(position, unit)


def bold_units(moved: NDArray[np.float64], selected: int, pins: Sequence[int] = ()) -> Sequence[int]:
    """The units whose lines stand out: all where there are few, else the selected, the pinned, and those moving most.

    `moved` [unit] says how far each went, as far as that may be told; of those that went equally far the first are
    taken.
    """
    if len(moved) <= MOST_BOLD:
        return range(len(moved))
    first = list(dict.fromkeys((selected, *pins)))[:MOST_BOLD]
    ranked = [int(unit) for unit in np.argsort(-moved, kind="stable") if unit not in first]
    return sorted([*first, *ranked[: MOST_BOLD - len(first)]])


PLOT = MemoryPlot
