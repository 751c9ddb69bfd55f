"""The field for equations: one width for all letters, colours by what a name is, line numbers, slips underlined."""

from __future__ import annotations

import re

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from simulator.equations.expressions import CALLABLE, EquationError
from simulator.equations.parse import INPUTS, is_weight
from ui.paint.theme import THEMES, Theme
from ui.widgets.style import mix

_TOKEN = re.compile(r"(?P<comment>#.*)|(?P<name>[A-Za-z_]\w*)|(?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)")
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
GAP = 10  # pixels beside the line numbers


def kind_of(name: str, states: frozenset[str], memory: str) -> str:
    """The colour role of a name: functions, weights, the state that remembers, other states; "ink" for the rest."""
    state = name.removesuffix("_prev")
    if name in CALLABLE:
        return "forget"
    if is_weight(name):
        return "input"
    if state == memory:
        return "memory"
    if state in states:
        return "short"
    return "output" if name in INPUTS else "ink"


class Highlighter(QSyntaxHighlighter):
    """Colours names by what they are; `know` tells which of them are states."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._theme = THEMES["light"]
        self._states: frozenset[str] = frozenset()
        self._memory = ""

    def know(self, states: tuple[str, ...], memory: str) -> None:
        """Colour these names as states from now on, one of them as the memory."""
        if (frozenset(states), memory) != (self._states, self._memory):
            self._states, self._memory = frozenset(states), memory
            self.rehighlight()

    def apply_theme(self, theme: Theme) -> None:
        """Paint in this theme."""
        self._theme = theme
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:  # noqa: N802
        """Colour one line."""
        for found in _TOKEN.finditer(text):
            made = QTextCharFormat()
            if found.lastgroup == "comment":
                made.setForeground(self._theme.colour("muted"))
                made.setFontItalic(True)
            elif found.lastgroup == "number":
                made.setForeground(self._theme.colour("plus"))
            else:
                made.setForeground(self._theme.colour(kind_of(found.group(), self._states, self._memory)))
            self.setFormat(found.start(), found.end() - found.start(), made)


class EquationEdit(QPlainTextEdit):
    """Text with line numbers. Tab leads to the next field, as everywhere."""

    def __init__(self) -> None:
        super().__init__()
        self._theme = THEMES["light"]
        self.setProperty("code", True)
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.highlighter = Highlighter(self.document())
        self._numbers = _Numbers(self)
        self._error: EquationError | None = None
        self.blockCountChanged.connect(self._make_room)
        self.updateRequest.connect(self._follow)
        self.cursorPositionChanged.connect(self._mark)
        self._make_room()

    @property
    def error(self) -> EquationError | None:
        """The slip that is underlined."""
        return self._error

    def point_at(self, error: EquationError | None) -> None:
        """Underline the word at which there is an error; nothing where there is none."""
        self._error = error
        self._mark()
        self._numbers.update()

    def apply_theme(self, theme: Theme) -> None:
        """Paint in this theme."""
        self._theme = theme
        self.highlighter.apply_theme(theme)
        self._mark()
        self._numbers.update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Let the numbers be as high as the text."""
        super().resizeEvent(event)
        inside = self.contentsRect()
        self._numbers.setGeometry(QRect(inside.left(), inside.top(), self.numbers_width(), inside.height()))

    def numbers_width(self) -> int:
        """How wide the column of line numbers is."""
        digits = max(2, len(str(self.blockCount())))
        return round(QFontMetricsF(self.font()).horizontalAdvance("9") * digits) + 2 * GAP

    def paint_numbers(self, painter: QPainter, place: QRect) -> None:
        """Write the numbers of the lines in view; that of a line with a slip stands out."""
        painter.fillRect(place, mix(self._theme, "card", "ink", 0.04))
        painter.setFont(self.font())
        block, offset = self.firstVisibleBlock(), self.contentOffset()
        while block.isValid():
            bounds = self.blockBoundingGeometry(block).translated(offset)
            if bounds.top() > place.bottom():
                break
            wrong = self._error is not None and self._error.line == block.blockNumber() + 1
            face = QFont(self.font())
            face.setBold(wrong)
            painter.setFont(face)
            painter.setPen(self._theme.colour("memory" if wrong else "muted"))
            box = QRect(0, round(bounds.top()), self._numbers.width() - GAP, round(bounds.height()))
            painter.drawText(box, int(_RIGHT), f"{block.blockNumber() + 1}")
            block = block.next()

    def place_of(self, error: EquationError) -> QTextCursor:
        """The word, sign or line's end at which there is an error, selected."""
        block = self.document().findBlockByNumber(min(error.line, self.blockCount()) - 1)
        cursor, text = QTextCursor(block), block.text()
        at = min(error.column - 1, len(text))
        found = _TOKEN.match(text, at)
        length = found.end() - at if found else 1
        if at >= len(text):
            at = max(len(text) - 1, 0)
        cursor.setPosition(block.position() + at)
        cursor.setPosition(block.position() + min(at + length, len(text)), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _make_room(self) -> None:
        self.setViewportMargins(self.numbers_width() + 4, 0, 0, 0)

    def _follow(self, place: QRect, dy: int) -> None:
        if dy:
            self._numbers.scroll(0, dy)
        else:
            self._numbers.update(0, place.y(), self._numbers.width(), place.height())

    def _mark(self) -> None:
        line = QTextEdit.ExtraSelection()
        line.format.setBackground(mix(self._theme, "card", "accent", 0.07))
        line.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
        line.cursor = self.textCursor()
        line.cursor.clearSelection()
        marks = [line]
        if self._error is not None:
            slip = QTextEdit.ExtraSelection()
            slip.format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            slip.format.setUnderlineColor(QColor(self._theme.colour("memory")))
            slip.format.setBackground(mix(self._theme, "card", "memory", 0.18))
            slip.cursor = self.place_of(self._error)
            marks.append(slip)
        self.setExtraSelections(marks)


class _Numbers(QWidget):
    """The column of line numbers."""

    def __init__(self, edit: EquationEdit) -> None:
        super().__init__(edit)
        self._edit = edit

    def sizeHint(self) -> QSize:  # noqa: N802
        """As wide as the largest number."""
        return QSize(self._edit.numbers_width(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The numbers."""
        painter = QPainter(self)
        self._edit.paint_numbers(painter, event.rect())
        painter.end()
