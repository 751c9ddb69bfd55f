"""The column beside the stage: three pages, one of them in front: what to look for, the numbers, what can be tried."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from simulator.lessons.edits.changes import changes
from simulator.lessons.variants import runs_alike
from ui.film.text.language import QT_TRANSLATE_NOOP
from ui.settings.translation import translate
from ui.state.document import Document
from ui.state.learned import Learned
from ui.state.selection import TABS, Selection
from ui.widgets.controls import GRID
from ui.widgets.style import tip

_TITLES = {
    "read": QT_TRANSLATE_NOOP("Column", "Read"),
    "numbers": QT_TRANSLATE_NOOP("Column", "Numbers"),
    "whatif": QT_TRANSLATE_NOOP("Column", "Try"),
}
_WHAT = {
    "read": QT_TRANSLATE_NOOP("Column", "What to look for, the note of this token, and what the signs mean."),
    "numbers": QT_TRANSLATE_NOOP("Column", "The selected unit: its formula with numbers, and the weights behind it."),
    "whatif": QT_TRANSLATE_NOOP("Column", "What you have changed, what came of it, and what else can be tried."),
}


class Column(QWidget):
    """Turns to the page that the selection names, and to what can be tried with the first change of a lesson.

    `pages` are the pages by their tabs; `table` stands below the numbers, where it is switched on; the
    `card` of the guide above all pages, where somebody is led.
    """

    def __init__(
        self,
        learned: Learned,
        document: Document,
        selection: Selection,
        pages: dict[str, QWidget],
        table: QWidget,
        card: QWidget,
    ) -> None:
        super().__init__()
        self._learned, self._document, self._selection = learned, document, selection
        self._changed, self._hidden = self._is_changed, frozenset[str]()
        self.tabs, self._stack = QTabBar(), QStackedWidget()
        self.below_numbers = QSplitter(Qt.Orientation.Vertical)
        self.below_numbers.setHandleWidth(1)
        self.below_numbers.setChildrenCollapsible(False)
        self.below_numbers.addWidget(pages["numbers"])
        self.below_numbers.addWidget(table)
        self.below_numbers.setSizes([520, 300])  # in these proportions, where both are shown
        for at, tab in enumerate(TABS):
            self.tabs.addTab(translate("Column", _TITLES[tab]))
            self.tabs.setTabToolTip(at, tip(translate("Column", _WHAT[tab])))
            self._stack.addWidget(self.below_numbers if tab == "numbers" else pages[tab])
        self._lay_out(card)
        self.tabs.currentChanged.connect(self._choose)
        selection.turned.connect(self._turn)
        document.changed.connect(self._come_forward)
        self._turn()

    def _lay_out(self, card: QWidget) -> None:
        self.tabs.setObjectName("tabs")
        self.tabs.setAccessibleName(translate("Column", "Read, numbers or try"))
        self.tabs.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard with the stage
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        for scroller in self.tabs.findChildren(QToolButton):
            scroller.setAccessibleName("")  # in no language of ours, and never shown
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(card)
        above = QHBoxLayout()
        above.setContentsMargins(2 * GRID - 6, GRID, GRID, GRID // 2)  # words in line with those of the page
        above.addWidget(self.tabs)
        column.addLayout(above)
        column.addWidget(self._stack, 1)

    def hide_pages(self, hidden: Collection[str]) -> None:
        """Hide some of the pages, for use in class; what is in front then is one of the others."""
        self._hidden = frozenset(hidden)
        for at, tab in enumerate(TABS):
            self.tabs.setTabVisible(at, tab not in self._hidden)
        self._stack.setVisible(len(self._hidden) < len(TABS))
        self._turn()

    def _choose(self, at: int) -> None:
        self._selection.tab = TABS[at]

    def _turn(self) -> None:
        """Bring the page of the selected tab to the front; the keyboard does not stay on one that went."""
        if self._selection.tab in self._hidden and (shown := [tab for tab in TABS if tab not in self._hidden]):
            self._selection.tab = shown[0]
            return
        at = TABS.index(self._selection.tab)
        field = QApplication.focusWidget()
        if at != self._stack.currentIndex() and field is not None and self._stack.isAncestorOf(field):
            self.tabs.setFocus()
        self.tabs.setCurrentIndex(at)
        self._stack.setCurrentIndex(at)

    @property
    def _is_changed(self) -> bool:
        return not runs_alike(self._document.lesson, self._learned.begun)

    def _come_forward(self) -> None:
        """Turn to what can be tried with the first change by hand; a weight that is pulled among the numbers stays in
        view.
        """
        was, self._changed = self._changed, self._is_changed
        if was or not self._changed:
            return
        made = changes(self._document.resolved, self._learned.begun_resolved)
        if self._selection.tab != "numbers" or any(each.kind != "weights" for each in made):
            self._selection.tab = "whatif"
