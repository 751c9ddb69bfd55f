"""What the speaker reads of a talk: the step's words, notes, question with its answer, and what the next press does."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from simulator.lessons.guide.storyline.words import said
from ui.presenter.notes import Notes
from ui.presenter.talk import Talk
from ui.presenter.told import answered, choices_of
from ui.settings.translation import spoken_language, translate
from ui.widgets.controls import GRID, text_label, title
from ui.widgets.room.screen_fit import Scrolled


class TalkSide(QWidget):
    """Stands where the next beat is told else; shown while there is a talk. Nothing of it is for the audience.

    `menus` are those of the commands; `beside` are the notes of the token, whose size the notes of the step have.
    """

    def __init__(self, talk: Talk, menus: Mapping[str, QMenu], beside: Notes) -> None:
        super().__init__()
        self._talk, self._beside = talk, beside
        self.place, self.heading = text_label("aside"), text_label("lead")
        self.words, self.asked, self.answer = text_label("told"), text_label("value"), text_label("value")
        self.to_try, self.notes, self.next = text_label("aside"), text_label("told"), text_label("value")
        self.notes_heading = title(translate("Presenter", "Notes of this step"))
        self.next_heading = title(translate("Presenter", "Next"))
        self.notes.setAccessibleName(translate("Presenter", "Notes of this step"))
        self.next.setAccessibleName(translate("Presenter", "What the next press does"))
        self.steps = QPushButton(translate("Presenter", "Steps"))
        self.steps.setToolTip(translate("Presenter", "Go to another step of the talk"))
        self.steps.setMenu(menus["choose_step"])
        self._lay_out()
        self.hide()
        talk.changed.connect(self.show_talk)
        self.show_talk()

    def _lay_out(self) -> None:
        top, inside = QHBoxLayout(), QWidget()
        top.addWidget(self.place, 1)
        top.addWidget(self.steps)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, GRID, 0)
        column.setSpacing(GRID)
        for part in (
            self.words, self.asked, self.answer, self.to_try, self.notes_heading, self.notes,
        ):  # fmt: skip
            column.addWidget(part)
        column.addStretch(1)
        self.area = Scrolled(inside)
        self.area.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.area.setAccessibleName(translate("Presenter", "The step, for you alone"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(GRID // 2)
        whole.addLayout(top)
        whole.addWidget(self.heading)
        whole.addWidget(self.area, 1)
        whole.addWidget(self.next_heading)
        whole.addWidget(self.next)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Tell what has come meanwhile."""
        super().showEvent(event)
        self.show_talk()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Keep no notes of a talk that is over."""
        super().hideEvent(event)
        self.notes.clear()

    def show_talk(self) -> None:
        """Show what the talk is at."""
        talk, step = self._talk, self._talk.step
        if step is None:
            return
        guide = talk.guide
        place = translate("Guide", "Step {number} of {count}")
        self.place.setText(place.format(number=(guide.at or 0) + 1, count=guide.count))
        self.heading.setText(guide.tell(step.title))
        self.words.setText(guide.tell(step.words))
        tries = translate("Presenter", "To try: {what}")
        self.to_try.setText(tries.format(what=guide.tell(step.to_try)) if step.to_try else "")
        self.notes.setText(guide.tell(step.notes))
        self.notes.setStyleSheet(f"font-size: {self._beside.size_of_words}px")
        self._show_question()
        self.next.setText(self._next_words())
        for part in (self.heading, self.words, self.asked, self.answer, self.to_try, self.notes):
            part.setVisible(bool(part.text()))
        self.notes_heading.setVisible(bool(self.notes.text()))

    def _show_question(self) -> None:
        """The question, and its answer before the audience is told it."""
        talk, question = self._talk, self._talk.question
        if question is None:
            self.asked.clear()
            self.answer.clear()
            return
        found = answered(talk, question, talk.guide.runs(0))
        self.asked.setText("\n".join((found.asked, *(f"○ {each}" for each in choices_of(question, talk)))))
        words = translate("Presenter", "Answer: {answer}")
        right = words.format(answer="; ".join(found.right)) if found.right else ""
        self.answer.setText("\n".join(part for part in (right, found.why) if part))

    def _next_words(self) -> str:
        """What Page Down does now."""
        talk = self._talk
        kind, following = talk.stand.kind, talk.following
        if kind == "ask":
            return translate("Presenter", "Page Down shows the answer.")
        if kind == "act":
            if talk.deed == "known":
                return translate("Presenter", "Do what the step asks for, or let Page Down do it.")
            if talk.deed == "sought":
                return translate(
                    "Presenter", "Do what the step asks for. Whether Page Down can do it is being found out."
                )
            return translate("Presenter", "Do what the step asks for by hand: Page Down goes on without it.")
        if talk.is_before_more:
            return translate("Presenter", "Page Down goes on in this step.")
        if following is None:
            return translate("Presenter", "This is the last step. Page Down stays here.")
        words = translate("Presenter", "Page Down goes to “{title}”.")
        named = said(following.title, spoken_language().key)
        is_said = named and "{" not in named  # a number in it is one of that step
        return words.format(title=named) if is_said else translate("Presenter", "Page Down goes to the next step.")
