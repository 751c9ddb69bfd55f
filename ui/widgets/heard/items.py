"""The entries of a painted list for screen readers: each by its words, and which of them is chosen."""

from __future__ import annotations

from inspect import getattr_static
from types import FunctionType
from typing import Protocol, cast

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface, QWindow
from PySide6.QtWidgets import QAccessibleWidget, QWidget
from shiboken6 import isValid

from ui.widgets.heard.aloud import aloud
from ui.widgets.heard.silent import Leaf


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


def has_all(widget: QWidget, *names: str) -> bool:
    """Whether the class of a widget has these properties and methods; the widget itself may be in the making."""
    found = (getattr_static(type(widget), name, None) for name in names)
    return all(isinstance(each, property | FunctionType) for each in found)


def is_listed(widget: QWidget) -> bool:
    """Whether a widget paints a list."""
    return has_all(widget, "count", "current", "rect_of", "describe")


class ListAccess(QAccessibleWidget):
    """A painted list, or a chart; its children are its entries, or its numbers."""

    def __init__(self, widget: QWidget, role: QAccessible.Role) -> None:
        super().__init__(widget, role)
        self._entries: list[EntryAccess] = []

    @property
    def painted(self) -> QWidget:
        """The widget, which is not kept here: see `PaintedAccess`."""
        return cast(QWidget, self.object())

    @property
    def listed(self) -> Listed:
        """The widget as what it lists."""
        return cast(Listed, self.object())

    def text(self, kind: QAccessible.Text) -> str:
        """Name and description as they are heard."""
        return aloud(super().text(kind))

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
        return isValid(self.around) and self.around.isValid() and self.index < self.around.listed.count

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
        """An entry of a list, or words of a chart."""
        is_list = self.around.role() == QAccessible.Role.List
        return QAccessible.Role.ListItem if is_list else QAccessible.Role.StaticText

    def state(self) -> QAccessible.State:
        """Whether it is chosen."""
        state = QAccessible.State()
        state.selectable = self.around.listed.current >= 0
        state.selected = self.isValid() and self.around.listed.current == self.index
        state.focused = bool(state.selected) and self.around.painted.hasFocus()
        return state

    def rect(self) -> QRect:
        """Where on the screen it is."""
        area = self.around.listed.rect_of(self.index)
        return area.translated(self.around.painted.mapToGlobal(QPoint(0, 0)))

    def text(self, kind: QAccessible.Text) -> str:
        """Its words as its name."""
        named = kind == QAccessible.Text.Name and self.isValid()
        return aloud(self.around.listed.describe(self.index)) if named else ""
