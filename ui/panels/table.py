"""The picture of this beat as a table: for reading with a screen reader, for copying, and for seeing all digits.

The rows are those of `ui.film.scene.table`. Qt reads only the rows in view, so that 512 units stay quick; while the
panel is hidden, nothing is computed at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QFont, QGuiApplication, QKeyEvent, QKeySequence, QPixmap, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QVBoxLayout, QWidget

from ui.film.scene.table import READOUT, Table, TableRow, absent_words, table
from ui.film.text.language import QT_TRANSLATE_NOOP
from ui.film.text.number_format import precise
from ui.film.views import view_of
from ui.paint.theme import Theme
from ui.settings.translation import translate
from ui.stage.words import row_words
from ui.state.document import Document
from ui.state.names import moment_words
from ui.state.player import Player
from ui.state.selection import Selection
from ui.state.stage import Stage
from ui.widgets.controls import GRID, text_label, title
from ui.widgets.heard.aloud import aloud
from ui.widgets.style import tip

QUANTITY, UNIT, VALUE = (
    QT_TRANSLATE_NOOP("Panel", "Quantity"), QT_TRANSLATE_NOOP("Panel", "Unit"), QT_TRANSLATE_NOOP("Panel", "Value"),
)  # fmt: skip
COLUMNS = (QUANTITY, UNIT, VALUE)
LAYER = QT_TRANSLATE_NOOP("Panel", "Layer")
SWATCH = 9  # pixels
Index = QModelIndex | QPersistentModelIndex


class NumbersModel(QAbstractTableModel):
    """The rows of a table for a view. Column `LAYER` comes first where the table has several layers."""

    def __init__(self, stage: Stage, selection: Selection) -> None:
        super().__init__()
        self._stage, self._selection = stage, selection
        self._swatches: dict[tuple[str, str], QPixmap] = {}
        self._several = False
        self._bold = QFont()
        self._bold.setWeight(QFont.Weight.DemiBold)
        self.table = Table(())

    def show_table(self, made: Table, several_layers: bool) -> None:
        """Show other rows. Where they are of the same quantities and units, selection and scrolling stay."""
        shape = [(each.layer, each.quantity, each.first, each.names, each.words) for each in made.groups]
        before = [(each.layer, each.quantity, each.first, each.names, each.words) for each in self.table.groups]
        if (shape, several_layers) == (before, self._several):
            self.table = made
            self.dataChanged.emit(self.index(0, 0), self.index(len(made) - 1, self.columnCount() - 1))
            return
        self.beginResetModel()
        self.table, self._several = made, several_layers
        self.endResetModel()

    def refresh(self) -> None:
        """Repaint the rows: another theme, or another unit."""
        if len(self.table):
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.table) - 1, self.columnCount() - 1))

    @property
    def columns(self) -> tuple[str, ...]:
        """The titles of the columns."""
        return (LAYER, *COLUMNS) if self._several else COLUMNS

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 a Qt signature
        """As many as numbers."""
        return 0 if parent.isValid() else len(self.table)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 a Qt signature
        """Quantity, unit and value, and the layer where there are several."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, at: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:  # noqa: N802
        """Titles; rows are counted from 1."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return translate("Panel", self.columns[at]) if orientation == Qt.Orientation.Horizontal else at + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell's words, its look, and what a screen reader says of it."""
        if not index.isValid():
            return None
        row, column = self.table[index.row()], self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, column)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return aloud(self.describe_row(row))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return aloud(self._text(row, column))
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.describe_row(row)
        if role == Qt.ItemDataRole.TextAlignmentRole and column == VALUE:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ForegroundRole:
            theme = self._stage.theme
            role_name = "ink" if row.value is not None else "muted"
            return theme.colour("accent" if row.held and column == VALUE else role_name)
        if role == Qt.ItemDataRole.FontRole and row.unit == self._selection.unit and self.is_unit(row):
            return self._bold
        if role == Qt.ItemDataRole.DecorationRole and column == QUANTITY:
            return self._swatch(row.role)
        return None

    def describe_row(self, row: TableRow) -> str:
        """A row in a sentence: "Layer 1, forget gate, gender: 0.9997, set by hand"."""
        return row_words(row, self._stage.film.scene.language)

    def row_as_text(self, row: TableRow) -> str:
        """A row for a spreadsheet: all digits, between tabs; no value where there is none yet."""
        value = "" if row.value is None else repr(row.value)
        note = translate("Panel", "set by hand") if row.held else ""
        return "\t".join((row.place, row.words, row.symbol, row.name, value, note))

    def is_unit(self, row: TableRow) -> bool:
        """Whether a row is of a unit of a layer that can be selected."""
        return row.quantity not in ("x", READOUT) and row.layer == self._selection.layer

    def _text(self, row: TableRow, column: str) -> str:
        if column == LAYER:
            return row.place
        if column == QUANTITY:
            return f"{row.symbol}  {row.words}".strip()  # where there is little room, the words are shortened
        if column == UNIT:
            return row.name
        if row.value is None:
            return self._stage.film.scene.language.translate("Table", absent_words(row))
        return self._number(row.value) + (" ·" if row.held else "")

    def _number(self, value: float) -> str:
        return self._stage.film.scene.language.number(precise(value))

    def _swatch(self, role: str) -> QPixmap:
        """A small square in the colour that the quantity has in the picture."""
        theme: Theme = self._stage.theme
        if (theme.name, role) not in self._swatches:
            made = QPixmap(SWATCH, SWATCH)
            made.fill(theme.colour(role))
            self._swatches[theme.name, role] = made
        return self._swatches[theme.name, role]


class NumbersView(QTableView):
    """The table with the keyboard: arrow keys go from row to row, Ctrl+C copies what is selected, or everything."""

    def __init__(self, model: NumbersModel) -> None:
        super().__init__()
        self.setModel(model)
        self.numbers = model
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(3 * GRID)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def event(self, event: QEvent) -> bool:
        """Keep the key that copies for the table while it has the keyboard."""
        copies = isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Copy)
        if event.type() == QEvent.Type.ShortcutOverride and copies:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Copy."""
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.text())
        else:
            super().keyPressEvent(event)

    def text(self) -> str:
        """The selected rows, or all where at most one is selected, with the titles of the columns, between tabs."""
        made = self.numbers.table
        chosen = sorted({index.row() for index in self.selectionModel().selectedRows()})
        rows = [made[k] for k in chosen] if len(chosen) > 1 else list(made)
        head = "\t".join(("layer", "quantity", "symbol", "unit", "value", "note"))
        return "\n".join((head, *(self.numbers.row_as_text(row) for row in rows))) + "\n"


class TablePanel(QWidget):
    """Follows player and selection; a row that is chosen selects its number."""

    def __init__(self, document: Document, player: Player, selection: Selection, stage: Stage) -> None:
        super().__init__()
        self._document, self._player, self._selection, self._stage = document, player, selection, stage
        self._turning = False
        self._selected = (-1, -1, "")
        self._shown = (self._selected, "")
        self.model = NumbersModel(stage, selection)
        self.view = NumbersView(self.model)
        self.view.setAccessibleName(translate("Panel", "Numbers of this beat"))
        what = translate("Panel", "The picture in numbers. A row that is chosen selects its number; Ctrl+C copies.")
        self.view.setToolTip(tip(what))
        self.where = text_label("note")
        self._lay_out()
        player.moved.connect(self._want)
        stage.changed.connect(self._want)
        selection.changed.connect(self._want)
        self.view.selectionModel().selectionChanged.connect(self._take)
        self._follow()

    def _lay_out(self) -> None:
        heading = title(translate("Panel", "Numbers of this beat"))
        what = translate(
            "Panel", "Every number of the picture at this beat. Choose a row to look at its unit; Ctrl+C copies."
        )
        heading.setToolTip(tip(what))
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, GRID, GRID, GRID)
        column.setSpacing(GRID // 2)
        for part in (heading, self.where, self.view):
            column.addWidget(part)
        column.setStretch(2, 1)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Catch up with what has happened while it was hidden."""
        super().showEvent(event)
        self._want()
        self._stage.updates.catch_up(self)
        self._fit()

    def _want(self) -> None:
        self._stage.updates.want(self, self._follow)

    def _follow(self) -> None:
        """Show the numbers of the moment that the picture shows."""
        if not self.isVisible():
            return
        timeline, view = self._stage.timeline, view_of(self._selection.view)
        moment = timeline.read(self._player.time)
        film = self._stage.film
        made = table(film.scene, moment, view.all_layers)
        if made != self.model.table:
            several = view.all_layers and len(film.scene.trace.layers) > 1
            with self._quietly():
                columns = self.model.columnCount()
                self.model.show_table(made, several)
                if columns != self.model.columnCount():
                    self._fit()
        caption = self._stage.teller_at(self._player.time).caption(moment.token, moment.beat)
        self._describe(moment.token, moment.beat, caption)
        chosen, theme = self._selection, self._stage.theme.name
        selected = (chosen.layer, chosen.unit, chosen.quantity)
        if selected != self._selected:
            self._selected = selected
            self._look_at(*selected)
        if (selected, theme) != self._shown:
            self._shown = (selected, theme)
            self.model.refresh()

    def _describe(self, token: int, beat: int, caption: str) -> None:
        timeline = self._stage.timeline
        where = moment_words(timeline, token, beat)
        if where != self.where.text():
            self.where.setText(where)
        self.view.setAccessibleDescription(aloud(f"{where}. {caption}"))

    def _fit(self) -> None:
        """Give the numbers their room, and the names of quantities what is left."""
        header = self.view.horizontalHeader()
        for at, name in enumerate(self.model.columns):
            stretched = name == QUANTITY
            mode = QHeaderView.ResizeMode.Stretch if stretched else QHeaderView.ResizeMode.Interactive
            header.setSectionResizeMode(at, mode)
            if not stretched:
                width = {LAYER: 6 * GRID, UNIT: 9 * GRID, VALUE: 11 * GRID}[name]
                self.view.setColumnWidth(at, width)

    @contextmanager
    def _quietly(self) -> Iterator[None]:
        """Change the selection of rows without selecting another unit."""
        before, self._turning = self._turning, True
        try:
            yield
        finally:
            self._turning = before

    def _look_at(self, layer: int, unit: int, quantity: str) -> None:
        """Put the cursor on the row of the selected number."""
        at, row = self.view.currentIndex(), self.model.table.find(layer, quantity, unit)
        if row is not None and row != at.row() and len(self.view.selectionModel().selectedRows()) <= 1:
            with self._quietly():
                chosen = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
                self.view.selectionModel().setCurrentIndex(self.model.index(row, 0), chosen)

    def _take(self, _chosen: QItemSelection, _left: QItemSelection) -> None:
        """Select the number of the one row that is chosen."""
        chosen = self.view.selectionModel().selectedRows()
        if self._turning or len(chosen) != 1:
            return
        row = self.model.table[chosen[0].row()]
        if row.quantity not in ("x", READOUT):
            self._selected = (row.layer, row.unit, row.quantity)
            self._selection.look_at(row.layer, row.unit, row.quantity)
