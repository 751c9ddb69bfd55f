"""Why the numbers differ, in the dialog of a proof: it is found beside the window, and both runs are seen."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from simulator.engine.progress import Progress
from simulator.lessons.models.asked import compared_lesson, find_why_of
from simulator.lessons.resolve import ResolvedLesson
from simulator.weights.finding.answer import Answer
from ui.dialogs.model.found_words import breakable, said
from ui.settings.translation import translate
from ui.state.names import lesson_title
from ui.widgets.controls import GRID, text_label
from ui.widgets.heard.announcement import announce
from ui.widgets.room.narrow import Flow
from ui.widgets.style import tip


class Reason(QWidget):
    """Asks why a network gives other numbers than a file has. It says what it wants: `wanted` has the work, what is to
    be done with its result, and its name.
    """

    wanted = Signal(object, object, str)
    opened = Signal(object, int)
    """A lesson with both runs, and the first step that differs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asked: tuple[ResolvedLesson, Path] | None = None
        self._answer: Answer | None = None
        self.ask = QPushButton(translate("Proof", "Find why"))
        about = translate("Proof", "Try what people and frameworks do differently, until the numbers agree.")
        self.ask.setToolTip(tip(about))
        self.see = QPushButton(translate("Proof", "See both runs"))
        about = translate(
            "Proof", "Both networks on the stored inputs, beside each other, at the first step that parts."
        )
        self.see.setToolTip(tip(about))
        self.told = text_label("value")
        buttons = Flow()
        for button in (self.ask, self.see):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(buttons)
        column.addWidget(self.told)
        self.ask.clicked.connect(self._find_why)
        self.see.clicked.connect(self._see)
        self.ask_about(None)

    def ask_about(self, asked: tuple[ResolvedLesson, Path] | None) -> None:
        """Be ready to ask about a network and a file; None for nothing to ask."""
        self._asked, self._answer = asked, None
        self._tell()

    def _tell(self) -> None:
        answer = self._answer
        self.setVisible(self._asked is not None)
        self.see.setEnabled(answer is not None and bool(answer.changed((*answer.holding, *answer.nearest)[0])))
        self.told.setText("" if answer is None else breakable("\n".join(map(said, answer.sentences_from(1)))))
        self.told.setVisible(answer is not None)

    def _find_why(self) -> None:
        if self._asked is not None:
            what = translate("Proof", "Ways to read the weights are being tried:")
            self.wanted.emit(partial(find_why_of, *self._asked), self._take, what)

    def _take(self, answer: Answer) -> None:
        self._answer = answer
        self._tell()
        announce(self, self.told.text())

    def _see(self) -> None:
        if self._answer is not None and self._asked is not None:
            work = partial(_compared, self._answer, self._asked[0])
            self.wanted.emit(work, self._open, translate("Proof", "The stored inputs are being read …"))

    def _open(self, lesson: ResolvedLesson) -> None:
        assert self._answer is not None
        self.opened.emit(lesson, self._answer.here.parts_at)


def _compared(answer: Answer, resolved: ResolvedLesson, _progress: Progress) -> ResolvedLesson:
    about = "\n".join(map(said, answer.sentences_from(1)))
    return compared_lesson(answer, lesson_title(resolved.lesson), about)
