"""One of several answers is chosen, or several units are ticked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QCheckBox, QRadioButton

from simulator.lessons.guide.storyline.questions.answers import Answer
from ui.panels.guide.answers.field import AnswerField
from ui.settings.translation import translate


class ChooseField(AnswerField):
    """The answers below each other, to choose one; or, where `several`, to tick any of them."""

    def __init__(self, answers: Sequence[str], several: bool) -> None:
        super().__init__()
        self._several = several
        self.buttons: list[QAbstractButton] = []
        group = QButtonGroup(self)
        group.setExclusive(not several)
        for at, words in enumerate(answers):
            text = words.replace("&", "&&")
            button: QAbstractButton = QCheckBox(text) if several else QRadioButton(text)
            button.toggled.connect(lambda *_: self.answered.emit())
            group.addButton(button, at)
            self.buttons.append(button)
            self.column.addWidget(button)

    @property
    def given(self) -> tuple[float, ...]:
        """The places of those that are chosen."""
        return tuple(float(at) for at, button in enumerate(self.buttons) if button.isChecked())

    @property
    def is_given(self) -> bool:
        """Whether there is an answer; no unit at all is one."""
        return self._several or bool(self.given)

    def show_right(self, right: Answer) -> None:
        """Say behind each answer whether it is right."""
        for at, button in enumerate(self.buttons):
            button.setEnabled(False)
            if at in right.right:
                button.setText(translate("Guide", "{answer} — right").format(answer=button.text()))
