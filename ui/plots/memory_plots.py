"""The memory over time: the line of each unit, and what was kept, forgotten and added at each token."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from simulator.charts.balance import Balance, of_unit, of_units
from simulator.measures import MemoryAccount, memory_account
from simulator.trace import LayerTrace
from ui.document import Document
from ui.film.marks import Box, Mark
from ui.panels.controls import Alternatives
from ui.panels.place import place
from ui.player import Player
from ui.plots.accounts import LOOKS as BAR_LOOKS
from ui.plots.accounts import bars
from ui.plots.graph import Graph
from ui.plots.items import Bars, Line, Lines
from ui.plots.legend import Entry, Legend
from ui.plots.looks import LOOKS, MOST_BOLD, sample
from ui.selection import Selection
from ui.stage import Stage
from ui.style import GUTTER, MARGIN

WORDS_FROM = 200  # pixels of height from which the tokens are named at the foot


class MemoryPlots(QWidget):
    """Two plots under the ruler. Data is set when document or eye change; the player moves two lines, no more."""

    def __init__(self, document: Document, player: Player, selection: Selection, stage: Stage) -> None:
        super().__init__()
        self._document, self._player, self._selection, self._stage = document, player, selection, stage
        self._account: MemoryAccount | None = None
        self._bars = Balance(*(np.zeros(1),) * 6, summed=False)
        self._record: LayerTrace | None = None
        self._values: NDArray[np.float64] = np.zeros((1, 1))
        self._bold: Sequence[int] = ()
        self._shown: tuple[object, ...] = ()
        self._hovered, self._token = -1, 0
        self._theme = ""
        self.lines, self.bars = Lines(), Bars()
        self.line_graph = Graph(self.lines, "Memory over the tokens")
        self.bar_graph = Graph(self.bars, "Kept, forgotten and added over the tokens")
        self.line_legend, self.bar_legend = Legend("Memory"), Legend("Kept, forgotten, added")
        self.mode = Alternatives("Of which units")
        self._mode = "unit"
        self._lay_out()
        self._connect()
        self._reread()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, MARGIN, 4)
        grid.setSpacing(0)
        grid.setVerticalSpacing(4)
        self.line_legend.setFixedWidth(GUTTER)
        below = QVBoxLayout()
        below.setContentsMargins(8, 0, 6, 0)
        below.setSpacing(2)
        self.mode.setFixedHeight(24)
        below.addWidget(self.mode)
        self.bar_legend.setFixedWidth(GUTTER)
        legends = QVBoxLayout()
        legends.setSpacing(2)
        legends.addLayout(below)
        legends.addWidget(self.bar_legend, 1)
        grid.addWidget(self.line_legend, 0, 0)
        grid.addWidget(self.line_graph, 0, 1)
        grid.addLayout(legends, 1, 0)
        grid.addWidget(self.bar_graph, 1, 1)
        grid.setColumnStretch(1, 1)
        for row, graph in enumerate((self.line_graph, self.bar_graph)):
            grid.setRowStretch(row, 1)
            graph.setMinimumHeight(40)
        self.line_graph.show_words(False)
        self.bar_graph.show_words(False)

    def _connect(self) -> None:
        for graph in (self.line_graph, self.bar_graph):
            graph.sought.connect(self._seek)
            graph.hovered.connect(self._hover)
            graph.turned.connect(self._turn)
        self.mode.chosen.connect(self._take_mode)
        self._document.changed.connect(self._reread)
        self._player.moved.connect(self._follow)
        self._selection.changed.connect(self._reselect)
        self._selection.scrolled.connect(self._scroll)

    # What is shown

    def _reread(self) -> None:
        """Another run, or another layer of it."""
        self._record = record = self._document.trace.layers[self._selection.layer]
        self._shown = (record, self._selection.unit)
        self._account = memory_account(record)
        state = record.layer.cell.memory.state
        before = np.asarray(record[f"{state}_prev"][:1], dtype=np.float64)
        self._values = np.concatenate((before, np.asarray(record[state], dtype=np.float64)))
        self.lines.set_values(self._values)
        tokens = self._document.trace.tokens
        self.line_graph.cover(tokens, float(self._values.min()), float(self._values.max()))
        self._hovered = -1
        self._choose_lines()
        self._account_for()
        self._scroll()
        self._follow()
        self._dress()

    def _reselect(self) -> None:
        """Another layer, unit or theme."""
        if self._selection.theme != self._theme:
            self._dress()
        record = self._document.trace.layers[self._selection.layer]
        if record is not self._record:
            self._reread()
        elif self._shown != (record, self._selection.unit):
            self._shown = (record, self._selection.unit)
            self._choose_lines()
            self._account_for()
            self._tell()

    def _choose_lines(self) -> None:
        """Few units: all in bold. Many: the eye's and those that change most; the others faint behind."""
        eye, units = self._selection.unit, self._values.shape[1]
        self._bold = bold_units(self._values, eye)
        faint = [Line(unit, None, False) for unit in range(units) if unit not in self._bold]
        bold = [Line(unit, LOOKS[k], unit == eye) for k, unit in enumerate(self._bold)]
        self.lines.set_lines((*faint, *sorted(bold, key=lambda line: line.eye)))

    def _account_for(self) -> None:
        """The bars of the unit under the eye, or of all units together."""
        assert self._account is not None
        unit = self._selection.unit
        self._bars = of_unit(self._account, unit) if self._mode == "unit" else of_units(self._account)
        self.bars.set_parts(bars(self._bars))
        self.bar_graph.cover(self._document.trace.tokens, *self._bars.reach)
        self.mode.offer(((self._name(unit), "unit"), ("Σ |·|", "all")), self._mode)
        self.mode.button("all").setToolTip("Sums of absolute values over all units")

    def _name(self, unit: int) -> str:
        assert self._record is not None
        names = self._record.layer.unit_names
        return names[unit] if names else f"unit {unit + 1}"

    def _tell(self) -> None:
        """The numbers at the token under the pointer, or else at the cursor."""
        assert self._record is not None
        token = self._hovered if self._hovered >= 0 else self._token
        state, keep = self._record.layer.cell.memory.state, self._record.layer.cell.memory.keep
        units, eye = self._values.shape[1], self._selection.unit
        word = self._document.trace.tokens[token]
        values = self._values[token + 1].tolist()
        rows = [
            Entry(partial(sample, LOOKS[k]), self._name(unit), values[unit], unit == eye)
            for k, unit in enumerate(self._bold)
        ]
        rows.sort(key=lambda entry: not entry.bold)
        note = f"of {units} units" if units > len(rows) else ""
        self.line_legend.tell(f"{state} after “{word}”", rows, note)
        numbers = (self._bars.kept, self._bars.forgotten, self._bars.added, self._bars.by_hand)
        entries = [
            Entry(partial(_swatch, name), name, float(steps[token]))
            for name, steps in zip(BAR_LOOKS, numbers, strict=True)
            if name != "by hand" or self._bars.by_hand.any()
        ]
        anew = "" if keep else f"{state} is written anew"
        self.bar_legend.tell("", entries, anew)

    def _dress(self) -> None:
        theme = self._stage.theme
        self._theme = theme.name
        for part in (self.line_graph, self.bar_graph, self.line_legend, self.bar_legend, self.mode):
            part.dress(theme)

    # When

    def _follow(self, _time: float = 0.0) -> None:
        """Move the cursor; another token has other numbers."""
        position = self._player.position
        self.line_graph.cursor.setValue(position)
        self.bar_graph.cursor.setValue(position)
        token = place(self._player).token
        if token != self._token or not self.line_legend.marks:
            self._token = token
            if self._hovered < 0:
                self._tell()

    def _scroll(self) -> None:
        for graph in (self.line_graph, self.bar_graph):
            graph.show_span(*self._selection.span)

    def _seek(self, position: float) -> None:
        self._player.seek(position * self._player.timeline.step_seconds)

    def _turn(self, tokens: float) -> None:
        """Scroll along the sequence, as far as there are tokens."""
        first, last = self._selection.span
        furthest = max(0.0, len(self._document.trace.tokens) - (last - first))
        start = min(max(first + tokens, 0.0), furthest)
        self._selection.span = (start, start + last - first)

    def _hover(self, token: int) -> None:
        if token != self._hovered:
            self._hovered = token
            self.line_graph.mark(token)
            self.bar_graph.mark(token)
            self._tell()

    def _take_mode(self, mode: str) -> None:
        self._mode = mode
        self._account_for()
        self._tell()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Name the tokens at the foot where there is room for it."""
        super().resizeEvent(event)
        self.bar_graph.show_words(event.size().height() >= WORDS_FROM)


def bold_units(values: NDArray[np.float64], eye: int) -> Sequence[int]:
    """The units whose lines stand out: all where there are few, else the eye's and those that move most."""
    units = values.shape[1]
    if units <= MOST_BOLD:
        return range(units)
    moved = np.abs(np.diff(values, axis=0)).sum(axis=0)
    ranked = [int(unit) for unit in np.argsort(-moved, kind="stable") if unit != eye]
    return sorted([*ranked[: MOST_BOLD - 1], eye])


def _swatch(name: str, x: float, y: float, width: float) -> tuple[Mark, ...]:
    """A small bar as it is filled in the plot: solid, or in outline where it is hatched there."""
    role, pattern = BAR_LOOKS[name]
    solid = pattern == Qt.BrushStyle.SolidPattern
    return (Box(x + 1, y - 5, width - 4, 10, 2, role if solid else None, role, 1.2),)
