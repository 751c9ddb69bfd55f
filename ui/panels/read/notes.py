"""The lesson's note of the token, in a room that is as high as the longest of them, so that nothing below it moves."""

from __future__ import annotations

import math

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from simulator.network.trace import Trace
from ui.panels.read.text import Prose
from ui.settings.translation import translate
from ui.state.edits.number_edits import token_words
from ui.widgets.controls import GRID, text_label
from ui.widgets.style import tip


class Notes(QWidget):
    """Shows the note of the token, or else the one before it; a button leads to the next one.

    `sought` carries the token that one wants to go to.
    """

    sought = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.heading, self.text, self.go = text_label("lead"), Prose(), QPushButton()
        self._notes: dict[int, str] = {}
        self._trace: Trace | None = None
        self._next = -1
        self.go.setProperty("link", True)
        self.go.setToolTip(tip(translate("Read", "Go to the token of the next note, when its step is done.")))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(self.heading)
        column.addWidget(self.text)
        column.addStretch(1)
        column.addWidget(self.go)
        self.go.clicked.connect(lambda: self.sought.emit(self._next))

    def show_notes(self, trace: Trace, notes: dict[int, str], token: int) -> None:
        """Show the notes of another lesson: texts by their tokens, from 0."""
        self._trace, self._notes = trace, {at: words.strip() for at, words in sorted(notes.items()) if words.strip()}
        self.setVisible(bool(self._notes))
        self._reserve()
        self.show_token(token)

    def show_token(self, token: int) -> None:
        """Show what is said at another token."""
        if self._trace is None or not self._notes:
            return
        told = [at for at in self._notes if at <= token]
        self._next = next((at for at in self._notes if at > token), -1)
        heading = translate("Read", "Along the way")
        if told:
            heading = translate("Read", "At {token}").format(token=token_words(self._trace, told[-1]))
        self.heading.setText(heading)
        self.text.show_words(self._notes[told[-1]] if told else self._announced)
        words = translate("Read", "Next note: {token}")
        self.go.setText(words.format(token=token_words(self._trace, max(self._next, 0))) if self._next >= 0 else "")
        self.go.setVisible(self._next >= 0)

    @property
    def _announced(self) -> str:
        """At which tokens something will be said."""
        assert self._trace is not None
        more = translate("Read", "The lesson says more at {tokens}.")
        return more.format(tokens=", ".join(token_words(self._trace, at) for at in self._notes))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """In another width the notes take another height."""
        if event.size().width() != event.oldSize().width():
            self._reserve()

    def _reserve(self) -> None:
        """Keep the room of the longest note, whichever is shown."""
        words = (*self._notes.values(), self._announced) if self._notes else ()
        longest = max((self.text.needs(each, self.width()) for each in words), default=0.0)
        around = self.heading.sizeHint().height() + self.go.sizeHint().height() + 3 * GRID
        self.setFixedHeight(math.ceil(longest) + around)
