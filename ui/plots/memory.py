"""The memory of each unit over the tokens; of the selected one also its fall and its rise at every token."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from simulator.analysis.charts.memory import MemoryLines, memory_lines
from ui.film.text.language import QT_TRANSLATE_NOOP
from ui.plots.graph.items import Line, Lines
from ui.plots.graph.legend import Entry
from ui.plots.graph.looks import LOOKS, MOST_BOLD, sample
from ui.plots.plot import Plot, PlotContext
from ui.settings.translation import translate


class MemoryPlot(Plot):
    """A line a unit: few in bold, of many those that are selected, pinned, or moving most; the others faint behind."""

    key, title, order = "memory", QT_TRANSLATE_NOOP("Plots", "Memory"), 0
    help = QT_TRANSLATE_NOOP("Plots", "What each unit remembers after every token; of one, what it lost and took in")

    def __init__(self, context: PlotContext) -> None:
        self.lines = Lines()
        super().__init__(context, self.lines)
        self._memory: MemoryLines | None = None
        self._bold: Sequence[int] = ()

    def reread(self) -> None:
        """Another run: its memory before the first token and after each."""
        self._memory = memory = memory_lines(self.context.layer_trace)
        self.lines.set_values(np.concatenate((memory.old[:1], memory.new)))
        self.graph.cover(self.context.tokens, *memory.reach)
        self.reselect()

    def reselect(self) -> None:
        """Another unit, or other pins."""
        assert self._memory is not None
        memory, selected = self._memory, self.context.unit
        self._bold = bold_units(memory.distances(), selected, self.context.selection.pins)
        faint = [Line(unit, None, False) for unit in range(memory.new.shape[1]) if unit not in self._bold]
        bold = [Line(unit, LOOKS[k], unit == selected) for k, unit in enumerate(self._bold)]
        self.lines.set_lines((*faint, *sorted(bold, key=lambda line: line.selected)))
        self.lines.set_steps(memory.old[:, selected], memory.kept[:, selected], memory.new[:, selected])

    def show_numbers(self, token: int) -> None:
        """The memory after a token."""
        assert self._memory is not None
        values, selected = self._memory.new[token].tolist(), self.context.unit
        rows = [
            Entry(partial(sample, LOOKS[k]), self.context.name(unit), values[unit], unit == selected)
            for k, unit in enumerate(self._bold)
        ]
        rows.sort(key=lambda entry: not entry.bold)
        note = translate("Plots", "of {count} units").format(count=len(values)) if len(values) > len(rows) else ""
        after = translate("Plots", "{state} after “{token}”")
        self.legend.show_entries(after.format(state=self._memory.state, token=self.context.tokens[token]), rows, note)


def bold_units(moved: NDArray[np.float64], selected: int, pins: Sequence[int] = ()) -> Sequence[int]:
    """The units whose lines stand out: all where there are few, else the selected, the pinned, and those moving most.

    `moved` [unit] says how far each went in all.
    """
    if len(moved) <= MOST_BOLD:
        return range(len(moved))
    first = list(dict.fromkeys((selected, *pins)))[:MOST_BOLD]
    ranked = [int(unit) for unit in np.argsort(-moved, kind="stable") if unit not in first]
    return sorted([*first, *ranked[: MOST_BOLD - len(first)]])


PLOT = MemoryPlot
