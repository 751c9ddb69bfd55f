"""A bar that tells what went wrong, or right, without stopping the lecture."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from simulator.lessons.schema import LessonError
from ui.settings.translation import translate
from ui.state.stage import Stage
from ui.widgets.icons import icon, put_icon

READ = 1.5  # seconds in which no act takes a message away: one that was under way when it came was none in answer

Answer = tuple[str, Callable[[], object]]


class Messages(QFrame):
    """Shows one message until it is closed, another comes, or something else is done. `shown` says there is one."""

    shown = Signal()

    def __init__(
        self, stage: Stage, parent: QWidget | None = None, *, now: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent)
        self._stage, self._now = stage, now
        self._told = 0.0
        self.setObjectName("messages")
        self._sign = QLabel()
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._answer, self._other = QPushButton(), QPushButton()
        self._do: Callable[[], object] = self.clear
        self._do_other: Callable[[], object] = self.clear
        self._answer.clicked.connect(self._take_answer)
        self._other.clicked.connect(self._take_other)
        self._close = QToolButton()
        self._close.setToolTip(translate("Message", "Close this message"))
        self._close.setAccessibleName(self._close.toolTip())
        self._close.setProperty("quiet", True)
        self._close.clicked.connect(self.clear)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 8, 8)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        row.addWidget(self._answer, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._other, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        stage.changed.connect(self._draw)
        self._draw()
        self.hide()

    @property
    def text(self) -> str:
        """The text of the message in view; "" without one."""
        return "" if self.isHidden() else self._words.text()

    @property
    def is_problem(self) -> bool:
        """Whether the message is of something that went wrong."""
        return bool(self.property("kind") == "problem")

    def ask(self, text: str, first: Answer, second: Answer) -> None:
        """Show a question with two buttons, each with its words and what it does."""
        self.tell(text, "information", *first)
        self._other.setText(second[0])
        self._other.setVisible(True)
        self._do_other = second[1]

    def tell(self, text: str, kind: str = "problem", answer: str = "", do: Callable[[], object] | None = None) -> None:
        """Show a message; `kind` is "problem" or "information". A button with the words `answer` does `do`."""
        self._other.setVisible(False)
        self._words.setText(text)
        self._answer.setText(answer)
        self._answer.setVisible(do is not None)
        self._do = do or self.clear
        self.setAccessibleName(text)
        self.setProperty("kind", kind)
        self.style().polish(self)
        self._draw()
        self._told = self._now()
        self.show()
        self.shown.emit()

    def clear(self) -> None:
        """Take the message away."""
        self.hide()

    def leave(self) -> None:
        """Go with what is done next, unless it has only just come."""
        if self._now() - self._told >= READ:
            self.clear()

    def _take_answer(self) -> None:
        self.clear()
        self._do()

    def _take_other(self) -> None:
        self.clear()
        self._do_other()

    def _draw(self) -> None:
        name, role = ("problem", "memory") if self.is_problem else ("information", "accent")
        self._sign.setPixmap(icon(name, self._stage.theme, role).pixmap(20, 20))
        put_icon(self._close, "close", self._stage.theme, "muted")


def not_done(error: LessonError) -> str:
    """That an edit cannot be made, why, and what to do."""
    return translate("Message", "Not done. {problem} {remedy}").format(problem=error.problem, remedy=error.remedy)
