"""The tokens of a sequence as chips that wrap: laid out once for a width, painted only where they are in sight."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple, overload

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from simulator.lessons.schema import Border, border_at
from ui.film.text.blanks import with_visible_blanks
from ui.paint.text import advance, font, metrics, write
from ui.paint.theme import THEMES, Theme
from ui.settings.translation import translate
from ui.state.edits.token_edits import unknown_reason
from ui.widgets.controls import SMALL

HEIGHT, GAP, PAD = 26, 6, 9
_EDITS = {Qt.Key.Key_F2: "change", Qt.Key.Key_Insert: "put in", Qt.Key.Key_Delete: "take out"}


class ChipRow(NamedTuple):
    """One line of chips: the first token, and the left and right edge of each."""

    first: int
    edges: tuple[tuple[float, float], ...]


class ChipRows(Sequence[ChipRow]):
    """The tokens in lines no wider than `width`; a longer one is as wide as the line.

    Each of `starting` starts a line. Where lines begin is found for all, where chips stand in them for those that are
    asked for.
    """

    def __init__(self, tokens: Sequence[str], width: float, starting: Sequence[int] = ()) -> None:
        widths = {
            token: min(max(advance(with_visible_blanks(token), SMALL, 500) + 2 * PAD, HEIGHT), width)
            for token in set(tokens)
        }
        self._widths = [widths[token] for token in tokens]
        self._firsts: list[int] = []
        ends = list(accumulate(wide + GAP for wide in self._widths))
        starts, at, passed = (*starting, len(ends)), 0, 0.0
        while at < len(ends):
            self._firsts.append(at)
            start = starts[bisect_right(starts, at)]
            at = min(max(bisect_right(ends, passed + width + GAP, at), at + 1), start)
            passed = ends[at - 1]

    def __len__(self) -> int:
        return len(self._firsts)

    @overload
    def __getitem__(self, line: int) -> ChipRow: ...
    @overload
    def __getitem__(self, line: slice) -> tuple[ChipRow, ...]: ...
    def __getitem__(self, line: int | slice) -> ChipRow | tuple[ChipRow, ...]:
        if isinstance(line, slice):
            return tuple(self[each] for each in range(len(self))[line])
        at = range(len(self))[line]
        first, stop = self._firsts[at], self._firsts[at + 1] if at + 1 < len(self) else len(self._widths)
        widths = self._widths[first:stop]
        lefts = accumulate((wide + GAP for wide in widths), initial=0.0)
        return ChipRow(first, tuple((left, left + wide) for left, wide in zip(lefts, widths, strict=False)))

    def line_of(self, token: int) -> int:
        """The line in which a token stands."""
        return bisect_right(self._firsts, token) - 1


class TokenChips(QWidget):
    """The tokens, the current one filled. `chosen` tells which token was clicked, or reached with the arrow keys."""

    chosen = Signal(int)
    menu_requested = Signal(int, object)  # what can be done with a token; where to show it, on the screen
    pressed = Signal(int, str)  # a key on a token: "change", "put in", "take out"
    wrapped = Signal()  # into lines of another height

    def __init__(self) -> None:
        super().__init__()
        self._tokens: tuple[str, ...] = ()
        self._rows = ChipRows((), 0.0)
        self._current = 0
        self._masked: frozenset[int] = frozenset()
        self._skipped: frozenset[int] = frozenset()
        self._borders: tuple[Border, ...] = ()
        self._unknown: frozenset[str] = frozenset()
        self._theme = THEMES["light"]
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the arrow keys to the stage
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(translate("Sequence", "Tokens of the sequence"))

    @property
    def count(self) -> int:
        """How many tokens there are."""
        return len(self._tokens)

    @property
    def current(self) -> int:
        """The token that is filled."""
        return self._current

    def show_tokens(
        self,
        tokens: tuple[str, ...],
        current: int,
        masked: Sequence[int] = (),
        unknown: Sequence[str] = (),
        skipped: Sequence[int] = (),
        borders: tuple[Border, ...] = (),
    ) -> None:
        """Show other tokens: struck through where they are masked or left out, hollow where they are unknown, each
        sequence in lines of its own.
        """
        shown = (tokens, current, frozenset(masked), frozenset(unknown), frozenset(skipped), borders)
        if shown == (self._tokens, self._current, self._masked, self._unknown, self._skipped, self._borders):
            return
        same = tokens == self._tokens and borders == self._borders
        self._tokens, self._current, self._masked, self._unknown, self._skipped, self._borders = shown
        if same:
            self.update()
        else:
            self._lay_out()
        self._describe()

    def go(self, token: int) -> None:
        """Fill another token."""
        for at in (self._current, token):
            self.update(self.rect_of(at).adjusted(-3, -3, 3, 3))
        self._current = token
        self._describe()

    def rect_of(self, token: int) -> QRect:
        """Where a token stands."""
        if not self._rows:
            return QRect()
        line = self._rows.line_of(token)
        row = self._rows[line]
        left, right = row.edges[token - row.first]
        return QRectF(left + 1, line * (HEIGHT + GAP) + 1, right - left, HEIGHT).toAlignedRect()

    def token_at(self, where: QPoint) -> int | None:
        """The token under a point, or None between them."""
        line, inside = divmod(where.y() - 1, HEIGHT + GAP)
        if not 0 <= line < len(self._rows) or inside > HEIGHT:
            return None
        row = self._rows[line]
        for k, (left, right) in enumerate(row.edges):
            if left <= where.x() - 1 < right:
                return row.first + k
        return None

    def apply_theme(self, theme: Theme) -> None:
        """Paint in this theme."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Any width; as high as the lines."""
        return QSize(200, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Wrap for the new width."""
        if event.size().width() != event.oldSize().width():
            self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The chips of the lines that are to be painted."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step = HEIGHT + GAP
        first = max(0, (event.rect().top() - 1) // step)
        for line in range(first, min(len(self._rows), event.rect().bottom() // step + 1)):
            row = self._rows[line]
            if (border := border_at(self._borders, row.first)) is not None:
                style = Qt.PenStyle.DashLine if border.goes_on else Qt.PenStyle.SolidLine
                painter.setPen(QPen(self._theme.colour("ink"), 1.5, style))
                y = line * step + 1 - GAP / 2
                painter.drawLine(QPointF(1.0, y), QPointF(self.width() - 1.0, y))
            for k, (left, right) in enumerate(row.edges):
                self._chip(painter, row.first + k, QRectF(left + 1, line * step + 1, right - left, HEIGHT))
        painter.end()

    def _chip(self, painter: QPainter, token: int, room: QRectF) -> None:
        theme, here = self._theme, token == self._current
        hollow, masked = self._tokens[token] in self._unknown, token in self._masked | self._skipped
        filled = here and not hollow
        dash = Qt.PenStyle.DashLine if hollow else Qt.PenStyle.SolidLine
        edge = "ink" if here else "muted" if hollow else "edge"
        painter.setPen(QPen(theme.colour(edge), 2 if here and hollow else 1, dash))
        painter.setBrush(theme.colour("ink" if filled else "panel" if hollow else "card"))
        painter.drawRoundedRect(room.adjusted(0.5, 0.5, -0.5, -0.5), HEIGHT / 2 - 1, HEIGHT / 2 - 1)
        if here and self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(room.adjusted(0, 0, 0, 0), HEIGHT / 2, HEIGHT / 2)
        weight = 600 if here else 500
        face = metrics(SMALL, weight)
        word = with_visible_blanks(self._tokens[token])
        text = face.elidedText(word, Qt.TextElideMode.ElideRight, room.width() - PAD)
        painter.setPen(theme.colour("card" if filled else "muted" if masked or hollow else "ink"))
        left = room.x() + (room.width() - advance(text, SMALL, weight)) / 2
        ink = font(SMALL, weight, "struck" if masked else "")
        write(painter, left, room.y() + (HEIGHT + face.capHeight()) / 2, text, ink)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Go to the token that is clicked."""
        token = self.token_at(event.position().toPoint())
        if token is not None and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(token)
        else:
            event.ignore()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Open the menu of the token under the pointer, or of the current one."""
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        token = self.token_at(event.pos()) if by_mouse else self._current
        if token is not None:
            place = event.globalPos() if by_mouse else self.mapToGlobal(self.rect_of(token).bottomLeft())
            self.menu_requested.emit(token, place)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """The arrow keys go from token to token and from line to line; F2, Insert and Delete edit the current one."""
        token = self._token_at_key(event.key())
        if event.key() in _EDITS:
            self.pressed.emit(self._current, _EDITS[Qt.Key(event.key())])
        elif token is None:
            super().keyPressEvent(event)
        elif token != self._current:
            self.chosen.emit(token)

    def _token_at_key(self, key: int) -> int | None:
        """The token that a key leads to, or None for another key."""
        beside = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        last = len(self._tokens) - 1
        if key in beside:
            return min(max(self._current + beside[Qt.Key(key)], 0), last)
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            here = self.rect_of(self._current).center()
            there = here + QPoint(0, (HEIGHT + GAP) * (1 if key == Qt.Key.Key_Down else -1))
            line = (there.y() - 1) // (HEIGHT + GAP)
            if not 0 <= line < len(self._rows):
                return self._current
            row = self._rows[line]
            middles = [abs((left + right) / 2 - there.x()) for left, right in row.edges]
            return row.first + middles.index(min(middles))
        return {Qt.Key.Key_Home: 0, Qt.Key.Key_End: last}.get(Qt.Key(key))

    def event(self, event: QEvent) -> bool:
        """Keep the arrow keys while the chips have the keyboard; tell a token's place in a tooltip."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.modifiers() == Qt.KeyboardModifier.NoModifier and (
                self._token_at_key(event.key()) is not None or event.key() in _EDITS
            ):
                event.accept()
                return True
        elif event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            token = self.token_at(event.pos())
            if token is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), self.describe(token), self)
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Show the ring on the current chip."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()

    def _lay_out(self) -> None:
        starting = [border.token for border in self._borders]
        self._rows = ChipRows(self._tokens, max(self.width() - 2.0, HEIGHT), starting)
        self.setFixedHeight(max(1, len(self._rows)) * (HEIGHT + GAP) - GAP + 2)
        self.wrapped.emit()
        self.update()

    def _describe(self) -> None:
        if self._tokens:
            self.setAccessibleDescription(self.describe(self._current))

    def describe(self, token: int) -> str:
        """A token with its place in words: "Token 3 of 20: Jenny"."""
        words = translate("Sequence", "Token {number} of {count}: {token}")
        if token in self._masked:
            words = translate("Sequence", "Token {number} of {count}: {token}, masked: nothing of it enters")
        if token in self._skipped:
            words = translate("Sequence", "Token {number} of {count}: {token}, left out: states pass through")
        found, border = self._tokens[token], border_at(self._borders, token)
        told = words.format(number=token + 1, count=len(self._tokens), token=with_visible_blanks(found))
        if border is not None:
            begins = translate("Sequence", "Another sequence begins anew with it.")
            on = translate("Sequence", "Another sequence begins with it and goes on.")
            told = f"{told}\n{on if border.goes_on else begins}"
        return f"{told}\n{unknown_reason(found)}" if found in self._unknown else told
