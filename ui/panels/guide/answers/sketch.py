"""A line is drawn before it is seen: with the mouse, or token by token with the arrow keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from simulator.lessons.guide.storyline.questions.answers import Answer
from ui.film.narration.inserted import write_value
from ui.panels.guide.answers.field import AnswerField
from ui.settings.translation import spoken_language, translate

HEIGHT, INSET, STEPS = 130, 8.0, 40


class SketchPad(QWidget):
    """A line with a value for each token, from `low` to `high`. `drawn` tells that it is another now."""

    drawn = Signal()

    def __init__(self, tokens: Sequence[str], low: float, high: float) -> None:
        super().__init__()
        self.low, self.high, self._tokens = low, high, tuple(tokens)
        self.values = [min(max(0.0, low), high)] * len(tokens)
        self.right: tuple[float, ...] = ()
        self.is_blank = False  # where it is drawn by thought alone, as in front of a class
        self.at = 0
        self._last: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAccessibleName(translate("Guide", "Your line"))
        self._describe()

    def sizeHint(self) -> QSize:  # noqa: N802
        """As wide as there is room."""
        return QSize(240, HEIGHT)

    def draw_at(self, at: int, value: float) -> None:
        """Let the line stand at a value at a token, and straight from where it was drawn last."""
        value = min(max(value, self.low), self.high)
        first = self._last if self._last is not None else at
        was = self.values[first]
        for k in range(min(first, at), max(first, at) + 1):
            share = 1.0 if first == at else (k - first) / (at - first)
            self.values[k] = was + share * (value - was) if self._last is not None else value
        self.values[at], self._last, self.at = value, at, at
        if at == len(self.values) - 1 or all(value == self.values[-1] for value in self.values[at + 1 :]):
            self.values[at:] = [value] * (len(self.values) - at)
        self._describe()
        self.update()
        self.drawn.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Left and right go from token to token, up and down move the line there and behind it."""
        by = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, 1), Qt.Key.Key_Down: (0, -1)}
        if Qt.Key(event.key()) not in by or self.right:
            super().keyPressEvent(event)
            return
        along, up = by[Qt.Key(event.key())]
        self.at = min(max(self.at + along, 0), len(self.values) - 1)
        if up:
            step = (self.high - self.low) / STEPS
            value = min(max(self.values[self.at] + up * step, self.low), self.high)
            self.values[self.at :] = [value] * (len(self.values) - self.at)
            self.drawn.emit()
        self._last = None
        self._describe()
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Begin to draw."""
        self._last = None
        self._draw(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Go on drawing."""
        self._draw(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """End the line."""
        self._last = None

    def _draw(self, place: QPointF) -> None:
        if self.right:
            return
        share = (place.x() - INSET) / max(self.width() - 2 * INSET, 1.0)
        at = min(max(round(share * (len(self.values) - 1)), 0), len(self.values) - 1)
        up = 1.0 - (place.y() - INSET) / max(self.height() - 2 * INSET, 1.0)
        self.draw_at(at, self.low + up * (self.high - self.low))

    def show_right(self, values: Sequence[float]) -> None:
        """Show the line of the run as well, and take no more."""
        self.right = tuple(values)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.update()

    def _describe(self) -> None:
        number = write_value(self.values[self.at], spoken_language(), form="2")
        words = translate("Guide", "{token}, token {number} of {count}: {value}")
        words = words.format(token=self._tokens[self.at], number=self.at + 1, count=len(self.values), value=number)
        self.setAccessibleDescription(words)

    def _point(self, at: int, value: float) -> QPointF:
        x = INSET + (self.width() - 2 * INSET) * at / max(len(self.values) - 1, 1)
        share = (min(max(value, self.low), self.high) - self.low) / (self.high - self.low)
        return QPointF(x, self.height() - INSET - share * (self.height() - 2 * INSET))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The frame, the line of 0, what was drawn, and the run once it is known."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        ink, accent = palette.color(QPalette.ColorRole.WindowText), palette.color(QPalette.ColorRole.Highlight)
        edge = palette.color(QPalette.ColorRole.Mid)
        painter.setPen(QPen(accent if self.hasFocus() else edge, 1.5))
        painter.setBrush(palette.color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.setPen(QPen(edge, 1, Qt.PenStyle.DashLine))
        if self.low <= 0 <= self.high:
            painter.drawLine(self._point(0, 0.0), self._point(len(self.values) - 1, 0.0))
        if self.is_blank:
            painter.end()
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(accent, 2.5))
        painter.drawPolyline(QPolygonF([self._point(at, value) for at, value in enumerate(self.values)]))
        if self.right:
            painter.setPen(QPen(ink, 2, Qt.PenStyle.DotLine))
            painter.drawPolyline(QPolygonF([self._point(at, value) for at, value in enumerate(self.right)]))
        elif self.hasFocus():
            painter.setBrush(accent)
            painter.drawEllipse(self._point(self.at, self.values[self.at]), 4, 4)
        painter.end()


class SketchField(AnswerField):
    """The pad, with its range and its tokens written beside it."""

    def __init__(self, tokens: Sequence[str], low: float, high: float) -> None:
        super().__init__()
        self.pad = SketchPad(tokens, low, high)
        self.pad.drawn.connect(self.answered)
        range_words = translate("Guide", "From “{first}” to “{last}”; below {low}, above {high}.")
        ends = (write_value(each, spoken_language(), form="1") for each in (low, high))
        self.label = QLabel(range_words.format(first=tokens[0], last=tokens[-1], low=next(ends), high=next(ends)))
        self.label.setWordWrap(True)
        self.label.setProperty("note", True)
        self.column.addWidget(self.pad)
        self.column.addWidget(self.label)

    @property
    def given(self) -> tuple[float, ...]:
        """The values of the line."""
        return tuple(self.pad.values)

    def show_right(self, right: Answer) -> None:
        """The line of the run, dotted."""
        self.pad.show_right(right.values)
        self.label.setText(translate("Guide", "Your line, and dotted that of the run."))
