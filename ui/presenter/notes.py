"""The speaker's notes at a token, in a field: what is typed becomes an edit of the lesson, which can be taken back."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit

from simulator.lessons.edits.layers import with_words
from ui.settings import settings
from ui.settings.translation import translate
from ui.state.document import Document
from ui.state.names import authors_words
from ui.state.player import Player
from ui.widgets.style import tip

PAUSE = 900  # milliseconds without a key, after which what was typed is an edit
SMALLEST, LARGEST, STEP = 12, 36, 2  # pixels


class Notes(QPlainTextEdit):
    """Shows the note of the player's token.

    What is typed is kept as one edit when one stops typing, leaves the field or goes to another token.
    """

    def __init__(self, document: Document, player: Player) -> None:
        super().__init__()
        self._document, self._player = document, player
        self._token, self._stored = -1, ""
        self.setAccessibleName(translate("Presenter", "Notes at this token"))
        empty = translate("Presenter", "No notes at this token. Type what you want to say here.")
        self.setPlaceholderText(empty)
        what = translate(
            "Presenter", "What you want to say at this token. It is kept in the lesson; undo takes it back."
        )
        self.setToolTip(tip(what))
        self.setTabChangesFocus(True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.keep)
        self.textChanged.connect(self._follow_typing)
        self._size = 0
        self.set_size(settings.notes_size())
        document.changed.connect(self._reread)
        player.moved.connect(self._follow)
        self._show(player.token)

    @property
    def size_of_words(self) -> int:
        """How large the words are, in pixels."""
        return self._size

    def set_size(self, size: int) -> None:
        """Write in this size from now on, as far as it is sensible."""
        self._size = min(max(size, SMALLEST), LARGEST)
        self.setStyleSheet(f"font-size: {self._size}px; min-height: 60px")
        settings.remember_notes_size(self._size)

    def keep(self) -> None:
        """Make what was typed an edit of the lesson."""
        self._pause.stop()
        text, token = self.toPlainText().strip(), self._token
        if text == self._stored or token >= self._document.trace.steps:
            return
        self._stored = text
        lesson = with_words(self._document.newest_resolved, note=(token, text))
        self._document.edit(translate("Edit", "notes at token {number}").format(number=token + 1), lesson)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Keep what was typed."""
        super().focusOutEvent(event)
        self.keep()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Keep what was typed."""
        self.keep()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Esc keeps what was typed; the window then takes the keys back to the stage."""
        if event.key() == Qt.Key.Key_Escape:
            self.keep()
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _follow_typing(self) -> None:
        if self.toPlainText().strip() != self._stored:
            self._pause.start()

    def _follow(self, _time: float) -> None:
        if self._player.token != self._token:
            self.keep()
            self._show(self._player.token)

    def _reread(self) -> None:
        """Show what the lesson says now, unless that is what stands here or what is just being changed."""
        token = self._player.token
        if token != self._token or self._note(token) != self._stored:
            self._show(token)

    def _note(self, token: int) -> str:
        return authors_words(self._document.lesson.notes.get(token, "").strip())

    def _show(self, token: int) -> None:
        self._pause.stop()
        self._token, self._stored = token, self._note(token)
        if self.toPlainText() != self._stored:
            self.setPlainText(self._stored)
