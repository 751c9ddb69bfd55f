"""Questions that are drawn from a number: one after the other, and others with another number."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSpinBox, QVBoxLayout, QWidget

from simulator.lessons.guide.storyline.expressions.evaluate import Runs
from simulator.lessons.guide.storyline.questions.drawn import LARGEST_SEED, draw
from simulator.lessons.guide.storyline.questions.kinds import Drawn
from simulator.lessons.guide.storyline.questions.scoring import Verdict
from simulator.lessons.guide.storyline.words import Words
from ui.panels.guide.given import Given
from ui.panels.guide.question import QuestionBox
from ui.settings import learning
from ui.settings.translation import translate
from ui.widgets.controls import GRID, text_label
from ui.widgets.style import tip


class DrawnBox(QWidget):
    """Asks the questions of a number, which a class can be given. `told` carries what is said of an answer,
    `answered` the answer as `Given`.
    """

    told = Signal(str)
    answered = Signal(object)

    def __init__(self, drawn: Drawn, runs: Runs, layer: int, tell: Callable[[Words], str]) -> None:
        super().__init__()
        self._drawn, self._runs, self._layer, self._tell = drawn, runs, layer, tell
        self._at, self.verdicts = 0, list[Verdict]()
        self.number = QSpinBox()
        self.number.setRange(1, LARGEST_SEED)
        self.number.setValue(learning.question_number())
        self.number.setAccessibleName(translate("Guide", "Your number"))
        equal = translate("Guide", "Equal numbers ask the same: give a class one, or each student another.")
        kept = translate("Guide", "It is remembered, and told with your results.")
        self.number.setToolTip(tip(f"{equal} {kept}"))
        self.on, self.place = QPushButton(translate("Guide", "Next question")), text_label("aside")
        self.box: QuestionBox | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID)
        row = QHBoxLayout()
        label = QLabel(translate("Guide", "Your number"))
        label.setBuddy(self.number)
        row.addWidget(label)
        row.addWidget(self.number)
        row.addStretch(1)
        self._column.addLayout(row)
        self._column.addWidget(self.place)
        self._column.addWidget(self.on)
        self.number.valueChanged.connect(self._begin_with)
        self.on.clicked.connect(self._next)
        self._begin()

    def _begin_with(self, number: int) -> None:
        learning.remember_question_number(number)
        self._begin()

    def _begin(self) -> None:
        say = partial(translate, "Course")
        self.questions = draw(self._drawn, self._runs(0), self.number.value(), say)
        self._at, self.verdicts = 0, []
        self._ask()

    def _next(self) -> None:
        self._at += 1
        self._ask()

    def _ask(self) -> None:
        if self.box is not None:
            self._column.removeWidget(self.box)
            self.box.hide()
            self.box.deleteLater()
            self.box = None
        self.on.hide()
        if self._at >= len(self.questions):
            right = sum(verdict.score for verdict in self.verdicts)
            words = translate("Guide", "{points} of {count} points. Another number asks others.")
            self.place.setText(words.format(points=f"{right:.1f}".rstrip("0").rstrip("."), count=len(self.questions)))
            self.told.emit(self.place.text())
            return
        words = translate("Guide", "Question {number} of {count}")
        self.place.setText(words.format(number=self._at + 1, count=len(self.questions)))
        self.box = QuestionBox(self.questions[self._at], self._runs, self._layer, self._tell)
        self.box.told.connect(self.told)
        self.box.answered.connect(self._take)
        self._column.insertWidget(2, self.box)

    def _take(self, given: Given) -> None:
        self.verdicts.append(given.verdict)
        self.on.show()
        self.answered.emit(given._replace(seed=self.number.value(), number=self._at))
