"""The message that something is being opened, where that takes long, and how much of its file is checked by then."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from ui.dialogs.lesson_saving import PATIENCE
from ui.settings.translation import translate
from ui.widgets.messages import Messages


class OpeningMessage(QObject):
    """Tells what is being opened once one has waited for it."""

    def __init__(self, messages: Messages, parent: QObject) -> None:
        super().__init__(parent)
        self._messages, self._name, self._tenths = messages, "", 0
        self._is_told = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PATIENCE)
        self._soon.timeout.connect(self._tell)

    def begin(self, name: str) -> None:
        """Something of this name is being opened now."""
        self._name, self._tenths = name, 0
        if not self._soon.isActive():
            self._soon.start()

    def follow(self, done: int, of: int) -> None:
        """Tell how much of a file has been held against its SHA-256, in tenths: no more often than it can be heard."""
        tenths = 10 * done // max(of, 1)
        if self._is_told and tenths != self._tenths:
            self._tenths = tenths
            words = translate("Message", "“{title}” is being opened: {percent} % of its file is checked …")
            self._messages.tell(words.format(title=self._name, percent=10 * tenths), "information")

    def stop(self) -> None:
        """Tell it no more."""
        self._soon.stop()
        self._is_told = False

    def _tell(self) -> None:
        self._is_told = True
        words = translate("Message", "“{title}” is being opened …").format(title=self._name)
        self._messages.tell(words, "information")
