"""A part of a panel that opens and shuts under its title."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui.paint.theme import THEMES
from ui.widgets.controls import GRID
from ui.widgets.icons import put_icon


class Fold(QWidget):
    """A title that shows or hides what stands in `column`. `turned` says that a hand has opened or shut it."""

    turned = Signal(bool)

    def __init__(self, text: str, about: str, is_open: bool = False) -> None:
        super().__init__()
        self.button = QPushButton(text)
        self.button.setAccessibleName(text)
        self.button.setToolTip(about)
        self.button.setProperty("fold", True)
        self.button.setCheckable(True)
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.body = QWidget()
        self.column = QVBoxLayout(self.body)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(GRID)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(GRID)
        whole.addWidget(self.button)
        whole.addWidget(self.body)
        self.button.clicked.connect(self.turned)
        self.button.toggled.connect(self._show)
        self.button.setChecked(is_open)
        self._show(is_open)

    @property
    def is_open(self) -> bool:
        """Whether its content is shown."""
        return self.button.isChecked()

    def open(self) -> None:
        """Show its content."""
        self.button.setChecked(True)

    def _show(self, is_open: bool) -> None:
        self.body.setVisible(is_open)
        put_icon(self.button, "arrow-down" if is_open else "arrow-right", THEMES["light"])  # grey in every theme
