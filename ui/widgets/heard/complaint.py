"""A line that says what is wrong: shown, announced at once, and the description of the field that it is about."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from shiboken6 import isValid

from ui.widgets.heard.announcement import announce


class Complaint(QLabel):
    """Hidden while nothing is wrong."""

    def __init__(self, field: QWidget | None = None) -> None:
        """`field` is what is typed into, where it is always the same; else what has the keyboard beside it."""
        super().__init__()
        self.field = field
        self._described: QWidget | None = None
        self._before = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setProperty("problem", True)
        self.hide()

    def complain(self, words: str) -> None:
        """Say what is wrong."""
        self.settle()
        self.setText(words)
        self.show()
        field = self.field or self._field_with_keyboard()
        if field is not None:
            self._described, self._before = field, field.accessibleDescription()
            field.setAccessibleDescription(words)
        announce(self, words, at_once=True)

    def _field_with_keyboard(self) -> QWidget | None:
        around, field = self.parentWidget(), QApplication.focusWidget()
        return field if field is not None and around is not None and around.isAncestorOf(field) else None

    def settle(self) -> None:
        """Nothing is wrong any more."""
        self.hide()
        if self._described is not None and isValid(self._described):
            self._described.setAccessibleDescription(self._before)
        self._described = None
