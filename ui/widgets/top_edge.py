"""What lies over the upper edge of something, without taking its place, so that nothing moves when it comes or goes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

WIDEST, LEAST, EDGE, GAP = 720, 280, 8, 6  # pixels: how wide it becomes, and what is kept around it


class TopEdge(QWidget):
    """A stack of widgets in the middle of the edge of `below`; as high as those that are shown."""

    def __init__(self, below: QWidget, *parts: QWidget) -> None:
        super().__init__(below)
        self._below = below
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for part in parts:
            column.addWidget(part)
            if part.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Maximum:  # a small one hides little there
                column.setAlignment(part, Qt.AlignmentFlag.AlignRight)
        below.installEventFilter(self)
        self._place()
        self.show()  # what is below may be shown already

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Stay in the middle."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def event(self, event: QEvent) -> bool:
        """Become as high as what is in it: nothing high where nothing is."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
        return super().event(event)

    def _place(self) -> None:
        width = max(min(WIDEST, self._below.width() - 2 * EDGE), LEAST)
        high = (
            self._column.heightForWidth(width) if self._column.hasHeightForWidth() else self._column.sizeHint().height()
        )
        self.setGeometry((self._below.width() - width) // 2, EDGE, width, high)
        self.raise_()
