"""Parts of the window are hidden, or shown but not to be used, as the open lesson asks for use in class."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from PySide6.QtWidgets import QLabel

from ui.panels.panel import Panel
from ui.state.edits.locks import Locks
from ui.state.selection import TABS
from ui.widgets.controls import text_label


class ClassUse:
    """Follows what is hidden and locked. `hide_pages` hides pages of the column, `arrange` shows what has room."""

    def __init__(
        self,
        locks: Locks,
        panels: Mapping[str, Panel],
        hide_pages: Callable[[Collection[str]], None],
        arrange: Callable[[], None],
    ) -> None:
        self._locks, self._panels, self._hide_pages, self._arrange = locks, panels, hide_pages, arrange
        self._notes: dict[str, QLabel] = {}
        locks.changed.connect(self.follow)
        self.follow()

    def follow(self) -> None:
        """Hide, show, lock and unlock."""
        locks = self._locks
        for name, panel in self._panels.items():
            locked = locks.is_locked(name)
            for part in panel.editing:
                part.setEnabled(not locked)
            self._say(name, locks.why(locks.name(name)) if locked else "")
            if name not in TABS:
                panel.setVisible(not locks.is_hidden(name))
        self._hide_pages([tab for tab in TABS if locks.is_hidden(tab)])
        self._arrange()

    def _say(self, name: str, why: str) -> None:
        """A line at the top of a panel that says why it cannot be used."""
        if name not in self._notes:
            self._notes[name] = text_label("note")
            self._panels[name].column.insertWidget(0, self._notes[name])
        self._notes[name].setText(why)
        self._notes[name].setVisible(bool(why))
        self._panels[name].body.setToolTip(why)
