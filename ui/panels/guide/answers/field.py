"""What all fields that answer a question have in common."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from simulator.lessons.guide.storyline.questions.answers import Answer
from ui.widgets.controls import GRID


class AnswerField(QWidget):
    """Asks for an answer; `given` is what `judge` takes. `answered` tells that there is one now."""

    answered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(GRID // 2)

    @property
    def given(self) -> tuple[float, ...]:
        """The answer as it is now; () for none."""
        raise NotImplementedError

    @property
    def is_given(self) -> bool:
        """Whether there is an answer, rather than the state that the field begins with."""
        return True

    def show_right(self, right: Answer) -> None:
        """Show what is right beside the answer, which can be changed no more."""
        raise NotImplementedError
