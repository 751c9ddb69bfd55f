"""The entries of a painted list for screen readers: each by its words, and which of them is chosen."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface, QWindow
from PySide6.QtWidgets import QAccessibleWidget, QWidget
from shiboken6 import isValid

from ui.widgets.heard.silent import Leaf


@runtime_checkable
class Listed(Protocol):
    """A widget that paints a list."""

    @property
    def count(self) -> int:
        """How many entries it has."""

    @property
    def current(self) -> int:
        """The one that is chosen, from 0."""

    def rect_of(self, at: int, /) -> QRect:
        """Where in the widget an entry stands."""

    def describe(self, at: int, /) -> str:
        """An entry in words."""


class ListAccess(QAccessibleWidget):
    """A painted list; its children are its entries."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget, QAccessible.Role.List)
        assert isinstance(widget, Listed)
        self.painted, self.listed = widget, widget
        self._entries: list[EntryAccess] = []

    def childCount(self) -> int:  # noqa: N802
        """As many as entries."""
        return self.listed.count

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """The entry in a place."""
        if not 0 <= index < self.listed.count:
            return None
        while len(self._entries) <= index:
            self._entries.append(EntryAccess(self, len(self._entries)))
        return self._entries[index]

    def indexOfChild(self, child: QAccessibleInterface) -> int:  # noqa: N802
        """The place of an entry, or −1."""
        return child.index if isinstance(child, EntryAccess) and child.around is self else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]  # noqa: N802
        """The entry at a point of the screen."""
        point = self.painted.mapFromGlobal(QPoint(x, y))
        found = (at for at in range(self.listed.count) if self.listed.rect_of(at).contains(point))
        at = next(found, None)
        return None if at is None else self.child(at)


class EntryAccess(Leaf):
    """One entry of a painted list."""

    def __init__(self, around: ListAccess, index: int) -> None:
        super().__init__()
        self.around, self.index = around, index

    def isValid(self) -> bool:  # noqa: N802
        """Whether the list has so many entries now."""
        return isValid(self.around.painted) and self.index < self.around.listed.count

    def object(self) -> QObject | None:  # type: ignore[override]
        """A painted thing has no widget of its own."""
        return None

    def window(self) -> QWindow | None:  # type: ignore[override]
        """The window that the list is in."""
        return self.around.window()

    def parent(self) -> QAccessibleInterface:
        """The list."""
        return self.around

    def role(self) -> QAccessible.Role:
        """An entry of a list."""
        return QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        """Whether it is chosen."""
        state = QAccessible.State()
        state.selectable = True
        state.selected = self.isValid() and self.around.listed.current == self.index
        state.focused = bool(state.selected) and self.around.painted.hasFocus()
        return state

    def rect(self) -> QRect:
        """Where on the screen it is."""
        area = self.around.listed.rect_of(self.index)
        return area.translated(self.around.painted.mapToGlobal(QPoint(0, 0)))

    def text(self, kind: QAccessible.Text) -> str:
        """Its words as its name."""
        return self.around.listed.describe(self.index) if kind == QAccessible.Text.Name and self.isValid() else ""
