"""What an experiment came to: a table of what both runs end with, the largest change first."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from simulator.analysis.comparison.run_difference import READOUT, Ending
from simulator.network.trace import Trace
from ui.film.text.apart import tell_apart
from ui.film.text.language import QT_TRANSLATE_NOOP
from ui.film.text.number_format import precise
from ui.settings.translation import translate, write_number
from ui.state.edits.number_edits import unit_words
from ui.state.names import layer_number, quantity_name
from ui.widgets.controls import GRID
from ui.widgets.heard.aloud import aloud
from ui.widgets.style import tip

COLUMNS = (
    QT_TRANSLATE_NOOP("WhatIf", "At the end"), QT_TRANSLATE_NOOP("WhatIf", "Without"),
    QT_TRANSLATE_NOOP("WhatIf", "With"),
)  # fmt: skip
ROW, MOST_ROWS, NUMBER = 3 * GRID, 6, 62  # pixels of a row, rows, least pixels of a number
Index = QModelIndex | QPersistentModelIndex


class OutcomeModel(QAbstractTableModel):
    """The endings of two runs."""

    def __init__(self) -> None:
        super().__init__()
        self.endings: tuple[Ending, ...] = ()
        self._trace: Trace | None = None

    def show_endings(self, trace: Trace | None, endings: tuple[Ending, ...]) -> None:
        """Show others; `trace` is the run after."""
        same = len(endings) == len(self.endings)
        if same:
            self.endings, self._trace = endings, trace
            if endings:
                self.dataChanged.emit(self.index(0, 0), self.index(len(endings) - 1, len(COLUMNS) - 1))
            return
        self.beginResetModel()
        self.endings, self._trace = endings, trace
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 a Qt signature
        """As many as numbers that both runs have."""
        return 0 if parent.isValid() else len(self.endings)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 a Qt signature
        """What it is, before, after."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, at: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:  # noqa: N802
        """Titles; rows are counted from 1."""
        if role == Qt.ItemDataRole.TextAlignmentRole and at:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return translate("WhatIf", COLUMNS[at]) if orientation == Qt.Orientation.Horizontal else at + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell's words, and the whole row as a sentence for tooltips and screen readers."""
        if not index.isValid() or self._trace is None:
            return None
        ending = self.endings[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(ending, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return aloud(self._text(ending, index.column()))
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return aloud(self.describe_ending(ending))
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.describe_ending(ending)
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column():
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def _text(self, ending: Ending, column: int) -> str:
        return (self._short(ending), *map(write_number, tell_apart(ending.before, ending.after)))[column]

    def describe_ending(self, ending: Ending) -> str:
        """A row in a sentence."""
        assert self._trace is not None
        before, after = map(write_number, tell_apart(ending.before, ending.after))
        change = translate("WhatIf", "{value}, the same as before").format(value=after)
        if ending.before != ending.after:
            change = translate("WhatIf", "{before} before, {after} now, a change of {change}").format(
                before=before, after=after, change=write_number(precise(ending.change))
            )
        if ending.quantity == READOUT:
            words = translate("WhatIf", "Read-out, {output}: {change}")
            return words.format(output=self._short(ending), change=change)
        unit = unit_words(self._trace, ending.layer, ending.unit)
        name = quantity_name(ending.quantity, self._trace.layers[ending.layer].layer.cell)
        words = translate("WhatIf", "Layer {layer}, {quantity} of {unit}: {change}")
        return words.format(
            layer=layer_number(self._trace.made_of, ending.layer), quantity=name, unit=unit, change=change
        )

    def _short(self, ending: Ending) -> str:
        assert self._trace is not None
        if ending.quantity == READOUT:
            return self._trace.readout.names[ending.unit] if self._trace.readout is not None else ""
        layer = f"{layer_number(self._trace.made_of, ending.layer)} · " if len(self._trace.layers) > 1 else ""
        return f"{layer}{ending.quantity} · {unit_words(self._trace, ending.layer, ending.unit)}"


def longest_number(endings: Iterable[Ending]) -> str:
    """The longest text of a number among some endings: of many it takes its time."""
    return max((text for each in endings for text in tell_apart(each.before, each.after)), key=len, default="")


class OutcomeTable(QTableView):
    """The endings as a table, as high as a few rows."""

    def __init__(self) -> None:
        super().__init__()
        self.outcome = OutcomeModel()
        self.setModel(self.outcome)
        self.setAccessibleName(translate("WhatIf", "What changed at the end"))
        what = translate(
            "WhatIf", "What both runs have at their last token: the read-out, then states by their change."
        )
        self.setToolTip(tip(what))
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for at in (1, 2):
            self.horizontalHeader().setSectionResizeMode(at, QHeaderView.ResizeMode.Fixed)
            self.setColumnWidth(at, NUMBER)

    def show_endings(self, trace: Trace | None, endings: tuple[Ending, ...], longest: str) -> None:
        """Show others; `longest` is the longest text of a number among them."""
        self.outcome.show_endings(trace, endings)
        for at in (1, 2):
            self.setColumnWidth(at, max(NUMBER, self.fontMetrics().horizontalAdvance(longest) + GRID))
        height = (
            min(len(endings), MOST_ROWS) * ROW + self.horizontalHeader().sizeHint().height() + 2 * self.frameWidth()
        )
        if height != self.height():
            self.setFixedHeight(height)
