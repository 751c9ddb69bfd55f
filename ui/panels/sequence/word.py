"""Lines of words that wrap and ask for their height outright, so that the chips give way, not the panel."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel

from ui.widgets.heard.complaint import Complaint


class _OwnHeight(QLabel):
    """A label as high as its text is in its width."""

    def setText(self, text: str) -> None:  # noqa: N802
        """Show a text, with its height."""
        super().setText(text)
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


class Word(_OwnHeight):
    """A word on the sequence; `look` is a property of `ui.widgets.style`."""

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


class Refusal(_OwnHeight, Complaint):
    """What is wrong with the sequence."""
