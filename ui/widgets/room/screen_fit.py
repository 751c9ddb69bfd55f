"""Windows that are no larger than the screen that they stand on, and stand inside it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

FRAME = QSize(24, 48)  # what a window's frame and the edges of the screen take of it
SMALLEST = QSize(320, 256) - FRAME  # of a screen of 1280 × 1024 pixels that is shown four times as large


def resize_within_screen(window: QWidget, wanted: QSize) -> None:
    """Give a window the size that is wanted, or as much of it as its screen has."""
    window.resize(wanted.boundedTo(window.screen().availableSize() - FRAME))
    if window.isVisible():
        stand_within_screen(window)


def stand_within_screen(window: QWidget) -> None:
    """Make a window that stands out of its screen as small as that, and move it inside."""
    screen = window.screen().availableGeometry()
    frame = window.frameGeometry()
    if screen.contains(frame):
        return
    edges = frame.size() - window.size()
    window.resize(window.size().boundedTo(screen.size() - edges))
    window.move(within(QRect(frame.topLeft(), window.size() + edges), screen))


def within(place: QRect, area: QRect) -> QPoint:
    """Where a rectangle begins that is moved into an area; at its beginning, where it is larger."""
    left = max(min(place.x(), area.right() + 1 - place.width()), area.x())
    return QPoint(left, max(min(place.y(), area.bottom() + 1 - place.height()), area.y()))


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
        """The width that it needs at least, and a few lines."""
        least = self._content.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        return QSize(least, min(self.sizeHint().height(), 60))
