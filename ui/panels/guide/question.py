"""A question of a step: what is asked, the field to answer it in, how near the answer comes, and why."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from simulator.lessons.guide.storyline.acts import as_place
from simulator.lessons.guide.storyline.expressions.evaluate import Runs, scope
from simulator.lessons.guide.storyline.questions.answers import Answer, answer
from simulator.lessons.guide.storyline.questions.kinds import Choice, Forgotten, Order, Predict, Question, Sketch, span
from simulator.lessons.guide.storyline.questions.scoring import Said, Verdict, judge
from simulator.lessons.guide.storyline.words import Words
from ui.film.text.language import QT_TRANSLATE_NOOP
from ui.panels.guide.answers.choose import ChooseField
from ui.panels.guide.answers.field import AnswerField
from ui.panels.guide.answers.order import OrderField
from ui.panels.guide.answers.predict import PredictField
from ui.panels.guide.answers.sketch import SketchField, range_of
from ui.settings.translation import translate
from ui.widgets.controls import GRID, text_label

VERDICTS: dict[Said, str] = {
    "right": QT_TRANSLATE_NOOP("Guide", "Yes."),
    "near": QT_TRANSLATE_NOOP("Guide", "Nearly."),
    "partly": QT_TRANSLATE_NOOP("Guide", "Partly."),
    "otherwise": QT_TRANSLATE_NOOP("Guide", "It is otherwise."),
}


class QuestionBox(QWidget):
    """Asks one question. `told` carries the verdict with its reason; `scored` the verdict."""

    told = Signal(str)
    scored = Signal(object)

    def __init__(
        self, question: Question, runs: Runs, layer: int, tell: Callable[[Words], str], token: int = 0
    ) -> None:
        super().__init__()
        self.question, self._runs, self._tell = question, runs, tell
        self.verdict: Verdict | None = None
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
        if isinstance(self.field, ChooseField):
            self.check.setEnabled(self.field.is_given)
            self.field.answered.connect(self._enable)
        self.check.clicked.connect(self._judge)

    def _enable(self) -> None:
        assert isinstance(self.field, ChooseField)
        self.check.setEnabled(self.field.is_given)

    def _field(self) -> AnswerField:
        trace, question = self._runs(0), self.question
        match question:
            case Predict():
                return PredictField(question)
            case Sketch():
                start, stop = span(question, scope(trace))
                return SketchField(trace.tokens[start:stop], *range_of(self.right.values))
            case Order():
                own = scope(trace)
                places = [own.token(as_place(token)) for token in question.tokens]
                return OrderField([f"{trace.tokens[place]} ({place + 1})" for place in places])
            case Choice():
                return ChooseField([self._tell(option.words) for option in question.options], False)
            case Forgotten():
                layer = trace.layers[question.layer].layer
                template = translate("Naming", "unit {number}")
                numbered = [template.format(number=unit + 1) for unit in range(layer.units)]
                return ChooseField(layer.unit_names or numbered, True)
        raise TypeError(question)

    def _judge(self) -> None:
        self.verdict = judge(self.question, self.right, self.field.given)
        self.field.show_right(self.right)
        self.check.hide()
        why = self._tell(self.question.why)
        words = f"{translate('Guide', VERDICTS[self.verdict.said])} {why}".strip()
        self.reason.setText(words)
        self.reason.show()
        self.scored.emit(self.verdict)
        self.told.emit(words)
