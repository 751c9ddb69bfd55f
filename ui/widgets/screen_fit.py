"""Dialogs that are no larger than the screen that they stand on."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

FRAME = QSize(24, 48)  # what a window's frame and the edges of the screen take of it


def resize_within_screen(window: QWidget, wanted: QSize) -> None:
    """Give a window the size that is wanted, or as much of it as its screen has."""
    window.resize(wanted.boundedTo(window.screen().availableSize() - FRAME))


class Scrolled(QScrollArea):
    """Content that asks for all its room, and is scrolled where it gets less height."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self._content = content
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it scrolls to what has the keyboard in it

    def sizeHint(self) -> QSize:  # noqa: N802
        """All of the content."""
        return self._content.sizeHint() + QSize(self.verticalScrollBar().sizeHint().width(), 2)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Its width, and a few lines of it."""
        return QSize(self.sizeHint().width(), min(self.sizeHint().height(), 200))
