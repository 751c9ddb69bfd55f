"""The steps of a storyline below each other, put into another order with the mouse or by Alt and the arrow keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from simulator.lessons.guide.storyline.steps import Step
from simulator.lessons.guide.storyline.words import said
from ui.settings.translation import translate

_LONGEST = 60  # letters of a line
_ROLE = Qt.ItemDataRole.UserRole


class StepList(QListWidget):
    """`ordered` carries the places at which the steps stood; `moved` by how many places the chosen one is to go."""

    ordered = Signal(tuple)
    moved = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(translate("Storyline", "Steps"))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.model().rowsMoved.connect(self._tell_order, Qt.ConnectionType.QueuedConnection)

    def show_steps(self, steps: Sequence[Step], chosen: int, language: str) -> None:
        """Show other steps, one of which is chosen; no signal tells of it."""
        was = self.blockSignals(True)
        while self.count() > len(steps):
            self.takeItem(self.count() - 1)
        while self.count() < len(steps):
            self.addItem(QListWidgetItem())
        for at, step in enumerate(steps):
            item = self.item(at)
            item.setData(_ROLE, at)
            words = f"{at + 1}. {_line(step, language)}"
            if item.text() != words:
                item.setText(words)
        self.setCurrentRow(min(chosen, len(steps) - 1))
        self.blockSignals(was)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Alt with an arrow moves the chosen step."""
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if by and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.moved.emit(by)
        else:
            super().keyPressEvent(event)

    def _tell_order(self) -> None:
        order = tuple(self.item(at).data(_ROLE) for at in range(self.count()))
        if order != tuple(range(self.count())):
            self.ordered.emit(order)


def _line(step: Step, language: str) -> str:
    """A step in a line: its title, or else how its words begin."""
    words = " ".join((said(step.title, language) or said(step.words, language)).split())
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
