"""A line of words that wraps and asks for its height outright."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel


class Word(QLabel):
    """A word on the sequence. It asks for its height outright, so that the chips give way, not the panel."""

    def __init__(self, look: str) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setProperty(look, True)
        self.hide()

    def show_text(self, text: str) -> None:
        """Show a text, or nothing."""
        self.setText(text)
        self.setVisible(bool(text))
        self._fit()

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """The height does not follow the width by itself."""
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Take the height of the text in the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setMinimumHeight(max(0, self.heightForWidth(self.width())))
