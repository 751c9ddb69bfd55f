"""A page of a long text, in which a span is selected and hits are marked; only what is shown is laid out."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QTextEdit, QVBoxLayout, QWidget

from simulator.search.matching import Hit
from ui.dialogs.search.loaded import LoadedText
from ui.settings.translation import translate
from ui.widgets.controls import GRID, Number, form
from ui.widgets.heard.announcement import announce
from ui.widgets.room.narrow import Flow
from ui.widgets.style import mix, theme_of, tip

PAGE = {True: 2000, False: 500}  # tokens of a page, where they are characters and where they are words
FLAGS = Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse


class Excerpt(QWidget):
    """Shows the tokens from one on. `selected` tells that another span is selected, or none."""

    selected = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._loaded: LoadedText | None = None
        self._tokens = range(0)  # that are shown
        self._places: NDArray[np.int64] = np.zeros(1, np.int64)  # where each begins in the field
        self._hits: Sequence[Hit] = ()
        self._span = range(0)
        self.first = Number(translate("Search", "From token"), 1, 1)
        self.first.setToolTip(tip(translate("Search", "The token with which the page below begins.")))
        self.before = QPushButton(translate("Search", "Page before"))
        self.after = QPushButton(translate("Search", "Next page"))
        self.before.setToolTip(tip(translate("Search", "Show the tokens before this page.")))
        self.after.setToolTip(tip(translate("Search", "Show the tokens behind this page.")))
        self.words = QLineEdit()
        self.words.setAccessibleName(translate("Search", "Find in the text"))
        self.words.setPlaceholderText(translate("Search", "Find in the text"))
        self.words.setToolTip(tip(translate("Search", "Enter goes to the next place at which this stands.")))
        self.field = QPlainTextEdit()
        self.field.setTextInteractionFlags(FLAGS)
        self.field.setAccessibleName(translate("Search", "Page of the text"))
        self.field.setPlaceholderText(translate("Search", "The text is shown here. Select a span of it."))
        self.field.setToolTip(tip(translate("Search", "What is selected here is looked for; hits are shaded.")))
        self.field.setMinimumHeight(10 * GRID)
        for button in (self.before, self.after):
            button.setAutoDefault(False)
        self._lay_out()
        self.before.clicked.connect(lambda: self.turn(-1))
        self.after.clicked.connect(lambda: self.turn(1))
        self.first.valueChanged.connect(lambda number: self._show_from(number - 1))
        self.words.returnPressed.connect(self._find)
        self.field.selectionChanged.connect(self._take_selection)

    def _lay_out(self) -> None:
        row = Flow()
        for widget in (self.before, self.after, self.words):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(form((self.first.accessibleName(), self.first, self.first)))
        column.addWidget(row)
        column.addWidget(self.field, 1)

    @property
    def span(self) -> range:
        """The tokens that are selected; none where none are."""
        return self._span

    @property
    def tokens(self) -> range:
        """The tokens that are shown."""
        return self._tokens

    def show_text(self, loaded: LoadedText | None) -> None:
        """Show another text from its beginning, or none."""
        self._loaded, self._hits, self._span = loaded, (), range(0)
        with QSignalBlocker(self.first):
            self.first.setMaximum(len(loaded.tokens) if loaded is not None else 1)
        self._show_from(0)
        self.selected.emit()

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Mark hits wherever they stand."""
        self._hits = hits
        self._mark()

    def select(self, span: range) -> None:
        """Select tokens."""
        self._span = span
        self.show_place(span)
        self.selected.emit()

    def show_place(self, span: range) -> None:
        """Show the page around some tokens, with the first of them in view."""
        if not (span.start in self._tokens and (span.stop - 1 in self._tokens or span.start == self._tokens.start)):
            self._show_from(max(span.start - self._page // 4, 0))
        cursor = QTextCursor(self.field.document())
        cursor.setPosition(int(self._places[span.start - self._tokens.start]))
        with QSignalBlocker(self.field):
            self.field.setTextCursor(cursor)
        self.field.centerCursor()

    def turn(self, pages: int) -> None:
        """Go so many pages on."""
        self.first.setValue(self.first.value() + pages * self._page)

    @property
    def _page(self) -> int:
        return PAGE[self._loaded is None or self._loaded.is_character]

    def _show_from(self, first: int) -> None:
        """Show the page that begins with a token."""
        loaded = self._loaded
        count = len(loaded.tokens) if loaded is not None else 0
        self._tokens = range(min(first, count), min(first + self._page, count))
        shown = loaded.tokens[self._tokens.start : self._tokens.stop] if loaded is not None else ()
        between = loaded.between if loaded is not None else ""
        lengths = [len(token.encode("utf-16-le", "surrogatepass")) // 2 + len(between) for token in shown]
        self._places = np.concatenate([[0], np.cumsum(lengths, dtype=np.int64)])
        with QSignalBlocker(self.first), QSignalBlocker(self.field):
            self.first.setValue(first + 1)
            self.field.setPlainText(between.join(shown))
        self.before.setEnabled(first > 0)
        self.after.setEnabled(self._tokens.stop < count)
        self._mark()

    def _find(self) -> None:
        """Go to the next place at which the words stand, and select them."""
        words, loaded = self.words.text(), self._loaded
        if not words or loaded is None:
            return
        at = loaded.find(words, self._span.start if self._span else self._tokens.start - 1)
        if at is None:
            announce(self, translate("Search", "That does not stand in the text."), at_once=True)
            self.words.setToolTip(tip(translate("Search", "That does not stand in the text.")))
            return
        last = int(np.searchsorted(loaded.starts, loaded.starts[at] + len(words), "left"))
        self.select(range(at, max(last, at + 1)))

    def _take_selection(self) -> None:
        """Take what is selected in the field, as whole tokens; a click that selects nothing leaves the span."""
        cursor = self.field.textCursor()
        if not cursor.hasSelection():
            return
        start, stop = cursor.selectionStart(), cursor.selectionEnd()
        first = int(np.searchsorted(self._places, start, "right")) - 1
        last = int(np.searchsorted(self._places, stop, "left"))
        begin = self._tokens.start
        self._span = range(begin + first, min(max(begin + last, begin + first + 1), self._tokens.stop))
        self._mark()
        self.selected.emit()

    def _mark(self) -> None:
        """Shade the span, and the hits, as far as they are on this page."""
        theme, marks = theme_of(self), []
        spans = [(self._span, mix(theme, "card", "accent", 0.35))]
        spans += [(range(hit.start, hit.stop), mix(theme, "card", "memory", 0.28)) for hit in self._hits]
        for span, colour in spans:
            first, stop = max(span.start, self._tokens.start), min(span.stop, self._tokens.stop)
            if first < stop:
                mark = QTextEdit.ExtraSelection()
                mark.format.setBackground(colour)
                mark.cursor = QTextCursor(self.field.document())
                mark.cursor.setPosition(int(self._places[first - self._tokens.start]))
                end = int(self._places[stop - self._tokens.start]) - len(self._loaded.between if self._loaded else "")
                mark.cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
                marks.append(mark)
        self.field.setExtraSelections(marks)
