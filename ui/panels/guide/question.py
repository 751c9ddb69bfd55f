"""A question of a step: what is asked, the field to answer it in, how near the answer comes, and why."""

from __future__ import annotations

import math
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
from ui.panels.guide.answers.sketch import SketchField
from ui.panels.guide.given import Given
from ui.settings.translation import translate
from ui.widgets.controls import GRID, text_label

VERDICTS: dict[Said, str] = {
    "right": QT_TRANSLATE_NOOP("Guide", "Yes."),
    "near": QT_TRANSLATE_NOOP("Guide", "Nearly."),
    "partly": QT_TRANSLATE_NOOP("Guide", "Partly."),
    "otherwise": QT_TRANSLATE_NOOP("Guide", "It is otherwise."),
}


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
        self.ask, self.reason = text_label("value", tell(question.ask)), text_label("value")
        self.right: Answer = answer(question, runs, layer, token)
        self.options = self._options()
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
                return SketchField(trace.tokens[start:stop], *_range(self.right.values))
            case Order():
                return OrderField(self.options)
            case Choice() | Forgotten():
                return ChooseField(self.options, isinstance(question, Forgotten))
        raise TypeError(question)

    def _options(self) -> tuple[str, ...]:
        """What is chosen among, or put in order; nothing where a number or a line is told."""
        trace, question = self._runs(0), self.question
        match question:
            case Order():
                own = scope(trace)
                places = (own.token(as_place(token)) for token in question.tokens)
                return tuple(f"{trace.tokens[place]} ({place + 1})" for place in places)
            case Choice():
                return tuple(self._tell(option.words) for option in question.options)
            case Forgotten():
                layer = trace.layers[question.layer].layer
                template = translate("Naming", "unit {number}")
                return tuple(layer.unit_names or (template.format(number=unit + 1) for unit in range(layer.units)))
        return ()

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


def _range(values: tuple[float, ...]) -> tuple[float, float]:
    """A round range that tells little of the line: from its sign's side to a round number above its largest."""
    largest = max(map(abs, values)) or 1.0
    power = 10.0 ** math.floor(math.log10(largest))
    high = next(step * power for step in (1.5, 3.0, 7.5, 15.0) if step * power > largest)
    return (-high if min(values) < 0 else 0.0), high
