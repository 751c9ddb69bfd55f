"""A number is told by a bar: pulled with the mouse, or moved with the arrow keys."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QLabel, QSlider

from simulator.lessons.guide.storyline.questions.answers import Answer
from simulator.lessons.guide.storyline.questions.kinds import Predict
from ui.film.narration.asked import STEPS, first_guess
from ui.film.narration.inserted import write_value
from ui.panels.guide.answers.field import AnswerField
from ui.settings.translation import spoken_language, translate

HEIGHT, INSET = 30, 6.0


class ValueBar(QSlider):
    """A bar from `low` to `high`, filled from 0 (or from its lower end) to its value; a mark where the run stands.
    `moved`: somebody has put it where it stands.
    """

    moved = Signal()

    def __init__(self, low: float, high: float) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.low, self.high = low, high
        self.mark: float | None = None
        self.setRange(0, STEPS)
        self.setPageStep(STEPS // 10)
        self.setFixedHeight(HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.valueChanged.connect(lambda _: self.update())
        self.valueChanged.connect(lambda _: self.moved.emit())

    @property
    def number(self) -> float:
        """The number it stands at."""
        return self.low + (self.high - self.low) * self.value() / STEPS

    def sizeHint(self) -> QSize:  # noqa: N802
        """As wide as there is room."""
        return QSize(160, HEIGHT)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Stand where the bar is clicked."""
        self._stand_at(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Follow the mouse."""
        self._stand_at(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Stay there."""

    def _stand_at(self, x: float) -> None:
        share = (x - INSET) / max(self.width() - 2 * INSET, 1.0)
        self.setValue(round(STEPS * min(max(share, 0.0), 1.0)))
        self.moved.emit()

    def _x(self, number: float) -> float:
        share = (number - self.low) / (self.high - self.low)
        return INSET + min(max(share, 0.0), 1.0) * (self.width() - 2 * INSET)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The trough, the filled part, and what is right once it is known."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        ink, accent = palette.color(QPalette.ColorRole.WindowText), palette.color(QPalette.ColorRole.Highlight)
        trough = QRectF(INSET, 8, self.width() - 2 * INSET, HEIGHT - 16)
        painter.setPen(QPen(accent if self.hasFocus() else palette.color(QPalette.ColorRole.Mid), 1.5))
        painter.setBrush(palette.color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(trough, 4, 4)
        zero, here = self._x(max(self.low, 0.0) if self.high > 0 else self.high), self._x(self.number)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        painter.drawRect(QRectF(min(zero, here), trough.top() + 2, abs(here - zero), trough.height() - 4))
        painter.setPen(QPen(ink, 2))
        painter.drawLine(round(here), 4, round(here), HEIGHT - 4)
        if self.mark is not None:
            x = self._x(self.mark)
            painter.setPen(QPen(ink, 2, Qt.PenStyle.DotLine))
            painter.drawLine(round(x), 1, round(x), HEIGHT - 1)
            painter.setBrush(ink)
            painter.drawEllipse(QRectF(x - 4, HEIGHT / 2 - 4, 8, 8))
        painter.end()


class PredictField(AnswerField):
    """The bar, and the number that it stands at."""

    def __init__(self, question: Predict) -> None:
        super().__init__()
        self.bar, self.label = ValueBar(question.low, question.high), QLabel()
        self.label.setWordWrap(True)
        self.bar.setAccessibleName(translate("Guide", "Your guess"))
        self.column.addWidget(self.bar)
        self.column.addWidget(self.label)
        self.bar.setValue(first_guess(question.low, question.high))
        self.is_moved = False
        self.bar.moved.connect(self._show)
        self.label.setText(translate("Guide", "Pull the bar, or move it with the arrow keys."))

    @property
    def given(self) -> tuple[float, ...]:
        """The number that the bar stands at."""
        return (self.bar.number,)

    @property
    def is_given(self) -> bool:
        """Whether it was moved: where it begins is nobody's guess."""
        return self.is_moved

    def _show(self) -> None:
        self.is_moved = True
        number = _written(self.bar.number)
        self.label.setText(translate("Guide", "Your guess: {number}").format(number=number))
        self.bar.setAccessibleDescription(number)
        self.answered.emit()

    def show_right(self, right: Answer) -> None:
        """A mark where the run stands, and both numbers."""
        self.bar.mark = right.values[0]
        self.bar.setEnabled(False)
        self.bar.update()
        words = translate("Guide", "Your guess: {number}. In the run: {right}")
        self.label.setText(words.format(number=_written(self.bar.number), right=_written(right.values[0])))


def _written(number: float) -> str:
    return write_value(number, spoken_language(), form="2" if abs(number) < 100 else "0")
