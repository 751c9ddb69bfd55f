"""The stage for screen readers: the caption, where the film is, and every number of the picture with its name.

The numbers are the rows of `ui.film.scene.table`, so that what is heard is what the table beside the stage shows.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface, QWindow
from PySide6.QtWidgets import QAbstractButton
from shiboken6 import isValid

from ui.film.marks import About
from ui.film.scene.relations import places
from ui.film.scene.table import READOUT, Table, TableRow, absent_words, table
from ui.film.text.number_format import precise
from ui.film.views import view_of
from ui.stage.view import StageView
from ui.stage.words import row_words
from ui.widgets.heard.aloud import aloud
from ui.widgets.heard.silent import Leaf, Silent

_kept: list[QAccessibleInterface] = []  # Qt does not keep what Python made


class StageAccess(Silent):
    """The accessible side of a stage; its children are the numbers of the beat."""

    def __init__(self, stage_view: StageView) -> None:
        super().__init__()
        self.stage_view = stage_view
        self._children: list[NumberAccess] = []

    def isValid(self) -> bool:  # noqa: N802
        """Whether the widget is still there."""
        return isValid(self.stage_view)

    def object(self) -> QObject:
        """The widget."""
        return self.stage_view

    def window(self) -> QWindow | None:  # type: ignore[override]
        """The window that the widget is in."""
        return self.stage_view.window().windowHandle()

    def parent(self) -> QAccessibleInterface | None:  # type: ignore[override]
        """The widget around it."""
        around = self.stage_view.parentWidget()
        return QAccessible.queryAccessibleInterface(around) if around is not None else None

    def role(self) -> QAccessible.Role:
        """A picture."""
        return QAccessible.Role.Graphic

    def state(self) -> QAccessible.State:
        """Whether the stage is visible and has the keyboard."""
        state = QAccessible.State()
        state.focusable = True
        state.focused = self.stage_view.hasFocus()
        state.invisible = not self.stage_view.isVisible()
        return state

    def rect(self) -> QRect:
        """Where it is on the screen."""
        return QRect(self.stage_view.mapToGlobal(QPoint(0, 0)), self.stage_view.size())

    def text(self, kind: QAccessible.Text) -> str:
        """Its name; where the film is and the caption as its description, the place alone as its value."""
        if kind == QAccessible.Text.Name:
            return self.stage_view.accessibleName()
        if kind == QAccessible.Text.Description:
            return aloud(self.stage_view.words.both)
        return aloud(self.stage_view.words.place) if kind == QAccessible.Text.Value else ""

    def rows(self) -> Table:
        """The numbers that the picture shows now."""
        stage, frame, view = self.stage_view.stage, self.stage_view.frame, view_of(self.stage_view.selection.view)
        return Table(()) if view.tells else table(stage.film.scene, frame.moment, view.all_layers)

    @property
    def lines(self) -> tuple[str, ...]:
        """The numbers of a view that are not those of the run, a line for each quantity."""
        stage, view = self.stage_view.stage, view_of(self.stage_view.selection.view)
        return stage.teller.numbers(stage.timeline.time_of(*self.stage_view.frame.moment)) if view.tells else ()

    def _buttons(self) -> list[QAbstractButton]:
        """What lies over the picture and can be pressed now."""
        return [each for each in self.stage_view.findChildren(QAbstractButton) if each.isVisible()]

    def childCount(self) -> int:  # noqa: N802
        """As many as numbers or lines of them, and the buttons that lie over them."""
        return self._told + len(self._buttons())

    @property
    def _told(self) -> int:
        return len(self.rows()) or len(self.lines)

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """The number in a place of the table; behind them the buttons."""
        numbers, buttons = self._told, self._buttons()
        if not 0 <= index < numbers + len(buttons):
            return None
        if index >= numbers:
            return QAccessible.queryAccessibleInterface(buttons[index - numbers])
        while len(self._children) <= index:
            self._children.append(NumberAccess(self, len(self._children)))
        return self._children[index]

    def indexOfChild(self, child: QAccessibleInterface) -> int:  # noqa: N802
        """The place of a number in the table, of a button behind them, or −1."""
        for k, button in enumerate(self._buttons()):
            if child.object() is button:
                return self._told + k
        return child.index if isinstance(child, NumberAccess) and child.stage_access is self else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]  # noqa: N802
        """The button or the number at a point of the screen."""
        point = self.stage_view.mapFromGlobal(QPoint(x, y))
        for button in self._buttons():
            if button.geometry().contains(point):
                return QAccessible.queryAccessibleInterface(button)
        about = self.stage_view.about_at(point.toPointF())
        if about is None or about.unit is None:
            return None
        index = self.rows().find(about.layer, about.quantity, about.unit)
        return None if index is None else self.child(index)


class NumberAccess(Leaf):
    """One number of the picture: its name says layer, quantity, unit and the number, which is its value too.

    Where a view has others than those of the run, a line of them.
    """

    def __init__(self, stage_access: StageAccess, index: int) -> None:
        super().__init__()
        self.stage_access, self.index = stage_access, index

    @property
    def row(self) -> TableRow | None:
        """The row of the table, while it has so many."""
        rows = self.stage_access.rows()
        return rows[self.index] if self.index < len(rows) else None

    def isValid(self) -> bool:  # noqa: N802
        """Whether the picture shows so many numbers now."""
        return self.stage_access.isValid() and bool(self.row or self._line)

    @property
    def _line(self) -> str:
        lines = self.stage_access.lines
        return lines[self.index] if self.index < len(lines) else ""

    def object(self) -> QObject | None:  # type: ignore[override]
        """A painted thing has no widget of its own."""
        return None

    def window(self) -> QWindow | None:  # type: ignore[override]
        """The window that the stage is in."""
        return self.stage_access.window()

    def parent(self) -> QAccessibleInterface:
        """The stage."""
        return self.stage_access

    def role(self) -> QAccessible.Role:
        """Something that shows a value."""
        return QAccessible.Role.StaticText

    def state(self) -> QAccessible.State:
        """Nothing in particular."""
        return QAccessible.State()

    def rect(self) -> QRect:
        """Where the picture shows the number; empty where it does not, as inside a heat strip that is scrolled away."""
        row, view = self.row, self.stage_access.stage_view
        if row is None:
            return QRect()
        about = About(row.layer, view.frame.moment.token, row.quantity, row.unit)
        found = places(view.frame, (about,)) if row.quantity != READOUT else ()
        return view.on_screen(found[0]) if found else QRect()

    def text(self, kind: QAccessible.Text) -> str:
        """Layer, quantity, unit and the number, with all that is known of it, as its name; the number as its value.

        Not all systems pass a value on.
        """
        row = self.row
        if row is None:
            return aloud(self._line) if kind == QAccessible.Text.Name else ""
        language = self.stage_access.stage_view.stage.film.scene.language
        if kind == QAccessible.Text.Name:
            return aloud(row_words(row, language))
        if kind == QAccessible.Text.Value:
            absent = language.translate("Table", absent_words(row))
            return absent if row.value is None else aloud(language.number(precise(row.value)))
        return ""


def _make_access(name: str, widget: QObject) -> QAccessibleInterface | None:
    if not isinstance(widget, StageView):
        return None
    _kept[:] = [each for each in _kept if isinstance(each, StageAccess) and each.isValid()]
    _kept.append(StageAccess(widget))
    return _kept[-1]


@cache
def install() -> None:
    """Let screen readers see into every stage from now on."""
    QAccessible.installFactory(_make_access)
