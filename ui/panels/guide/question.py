"""A question of a step: what is asked, the field to answer it in, how near the answer comes, and why."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from simulator.lessons.guide.storyline.expressions.evaluate import Runs
from simulator.lessons.guide.storyline.questions.answers import Answer, answer
from simulator.lessons.guide.storyline.questions.kinds import Choice, Forgotten, Order, Predict, Question, Sketch
from simulator.lessons.guide.storyline.questions.scoring import Verdict, judge
from simulator.lessons.guide.storyline.words import Words
from ui.film.narration.asked import VERDICTS, labels_of, range_of_line
from ui.panels.guide.answers.choose import ChooseField
from ui.panels.guide.answers.field import AnswerField
from ui.panels.guide.answers.order import OrderField
from ui.panels.guide.answers.predict import PredictField
from ui.panels.guide.answers.sketch import SketchField
from ui.panels.guide.given import Given
from ui.settings.translation import spoken_language, translate
from ui.widgets.controls import GRID, text_label


class QuestionBox(QWidget):
    """Asks one question. `told` carries the verdict with its reason; `answered` the answer, as `Given`."""

    told = Signal(str)
    answered = Signal(object)

    def __init__(
        self, question: Question, runs: Runs, layer: int, tell: Callable[[Words], str], token: int = 0
    ) -> None:
        super().__init__()
        self.question, self._runs, self._tell = question, runs, tell
        self.verdict: Verdict | None = None
        self.options: tuple[str, ...] = ()
        self.ask, self.reason = text_label("value", tell(question.ask)), text_label("value")
        self.right: Answer = answer(question, runs, layer, token)
        self.field = self._field()
        self.check = QPushButton(translate("Guide", "Check"))
        self.check.setToolTip(translate("Guide", "See how near that is, and why"))
        self.reason.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        parts: tuple[QWidget, ...] = (self.ask, self.field, self.check, self.reason)
        for part in parts:
            column.addWidget(part)
        self._enable()
        self.field.answered.connect(self._enable)
        self.check.clicked.connect(self._judge)

    def _enable(self) -> None:
        self.check.setEnabled(self.field.is_given)

    def _field(self) -> AnswerField:
        question = self.question
        labels = labels_of(question, self._runs(0), spoken_language(), self._tell)
        self.options = () if isinstance(question, Sketch) else labels
        match question:
            case Predict():
                return PredictField(question)
            case Sketch():
                return SketchField(labels, *range_of_line(self.right.values))
            case Order():
                return OrderField(labels)
            case Choice() | Forgotten():
                return ChooseField(labels, isinstance(question, Forgotten))
        raise TypeError(question)

    def _judge(self) -> None:
        self.verdict = judge(self.question, self.right, self.field.given)
        self.field.show_right(self.right)
        self.check.hide()
        why = self._tell(self.question.why)
        words = f"{translate('Guide', VERDICTS[self.verdict.said])} {why}".strip()
        self.reason.setText(words)
        self.reason.show()
        given = tuple(self.field.given)
        self.answered.emit(Given(self.question, self.ask.text(), self.options, given, self.right, self.verdict))
        self.told.emit(words)
