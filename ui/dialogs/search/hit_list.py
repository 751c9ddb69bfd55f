"""The hits of a search, the best first: where they are, their score, and what stands around each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTreeWidget, QTreeWidgetItem

from simulator.search.matching import Hit
from simulator.search.texts import surroundings
from ui.dialogs.search.loaded import LoadedText
from ui.film.text.blanks import with_visible_blanks
from ui.film.text.number_format import decimal
from ui.settings.translation import translate, write_count, write_number
from ui.widgets.controls import GRID
from ui.widgets.heard.aloud import aloud
from ui.widgets.style import tip

DIGITS = 4  # of a cosine
LEAST = 72  # pixels of a column
_BEFORE, _INSIDE = 2, 3  # columns


class HitList(QTreeWidget):
    """A row a hit. `pointed` tells that another is the current one, `wanted` that one would go there."""

    pointed = Signal()
    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._hits: Sequence[Hit] = ()
        self.setAccessibleName(translate("Search", "Hits"))
        self.setToolTip(tip(translate("Search", "A click shows the place above; Enter or a double click goes there.")))
        self.setHeaderLabels(_names())
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setTabKeyNavigation(False)
        self.setMinimumHeight(14 * GRID)
        header = self.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(LEAST)
        for column in range(len(_names())):
            fits = column < _BEFORE
            mode = QHeaderView.ResizeMode.ResizeToContents if fits else QHeaderView.ResizeMode.Stretch
            header.setSectionResizeMode(column, mode)
        self._ends = _EndsFirst(self)
        self.setItemDelegateForColumn(_BEFORE, self._ends)
        self.currentItemChanged.connect(lambda *_: self.pointed.emit())
        self.itemActivated.connect(lambda *_: self.wanted.emit())

    @property
    def hit(self) -> Hit | None:
        """The current one."""
        current = self.currentItem()
        return None if current is None or not self._hits else self._hits[self.indexOfTopLevelItem(current)]

    def show_hits(self, hits: Sequence[Hit], loaded: LoadedText | None, score: str = "") -> None:
        """Show others, and what their score is."""
        self._hits = ()
        self.setHeaderLabels([*_names()[:1], score or _names()[1], *_names()[_BEFORE:]])
        self.clear()
        if loaded is not None:
            self.addTopLevelItems([_row(hit, loaded) for hit in hits])
        self._hits = hits
        if (first := self.topLevelItem(0)) is not None:
            self.setCurrentItem(first)


class _EndsFirst(QStyledItemDelegate):
    """Shortens a text at its beginning: its end stands beside the hit."""

    def initStyleOption(  # noqa: N802
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Let a text that has no room begin with "…"."""
        super().initStyleOption(option, index)
        option.textElideMode = Qt.TextElideMode.ElideLeft


def _names() -> list[str]:
    """The titles of the columns."""
    return [
        translate("Search", "Tokens"),
        translate("Search", "Score"),
        translate("Search", "Before"),
        translate("Search", "Hit"),
        translate("Search", "After"),
    ]


def _row(hit: Hit, loaded: LoadedText) -> QTreeWidgetItem:
    score = f"{hit.score:g}" if hit.score >= 1 else decimal(hit.score, DIGITS)
    before, inside, after = surroundings(hit, loaded.tokens, loaded.is_character).line
    place = (
        f"{write_count(hit.start + 1)}–{write_count(hit.stop)}" if hit.stop > hit.start + 1 else write_count(hit.stop)
    )
    item = QTreeWidgetItem([place, write_number(score), before, with_visible_blanks(inside), after])
    for column in range(item.columnCount()):
        item.setData(column, Qt.ItemDataRole.AccessibleTextRole, aloud(item.text(column)))
    for column in (1, _BEFORE):
        item.setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    font = item.font(_INSIDE)
    font.setBold(True)
    item.setFont(_INSIDE, font)
    return item
