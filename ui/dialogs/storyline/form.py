"""What the window of a storyline is made of: the list with its buttons, the texts about the whole, and the step."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from simulator.lessons.guide.class_use import HIDEABLE, PARTS, Controls
from simulator.lessons.guide.storyline.steps import Storyline
from simulator.lessons.guide.storyline.words import LANGUAGE, Words, said, text_in, with_text
from ui.dialogs.storyline.step_form import StepForm
from ui.dialogs.storyline.step_list import StepList
from ui.film.text.language import languages
from ui.settings.translation import translate
from ui.state.authoring.recorded import Spot
from ui.widgets.controls import Box, form, text_label
from ui.widgets.heard.choice import tell_what_is_chosen
from ui.widgets.heard.complaint import Complaint
from ui.widgets.room.narrow import Beside, Flow
from ui.widgets.room.screen_fit import Scrolled, resize_within_screen
from ui.widgets.style import tip


class Form(QDialog):
    """The widgets of the window, laid out, and the language in which texts are edited."""

    def __init__(self, spot: Callable[[], Spot], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Storyline", "Storyline"))
        self.list, self.step, self.problem = StepList(), StepForm(spot), Complaint()
        self.aim, self.before, self.hide_parts, self.lock = QLineEdit(), QLineEdit(), QLineEdit(), QLineEdit()
        self.language = self._language_box()
        typed = self.language.lineEdit()
        assert typed is not None, "it can be edited"
        self.typed = typed  # another language's key
        self.typed.setAccessibleName(self.language.accessibleName())
        self.add = _button(translate("Storyline", "Add"), translate("Storyline", "Add what the window shows."))
        self.double = _button(translate("Storyline", "Double"), translate("Storyline", "Put the same step behind it."))
        self.remove = _button(translate("Storyline", "Remove"), translate("Storyline", "Take the step out."))
        self.up = _button(translate("Storyline", "Up"), translate("Storyline", "Move the step up (Alt+Up)."))
        self.down = _button(translate("Storyline", "Down"), translate("Storyline", "Move the step down (Alt+Down)."))
        self.record = _button(
            translate("Storyline", "Record"), translate("Storyline", "Write down what you do in the window as steps.")
        )
        self.play = _button(
            translate("Storyline", "Play from here"), translate("Storyline", "Let the guide lead from this step on.")
        )
        self.none = text_label("note", translate("Storyline", "No steps yet: add one, or record what you do."))
        self._lay_out()

    def _language_box(self) -> Box:
        box = Box()
        box.setEditable(True)
        box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        box.setAccessibleName(translate("Storyline", "Language of the texts"))
        what = translate("Storyline", "Texts are edited in this language. Type a key such as fr for another one.")
        box.setToolTip(tip(what))
        tell_what_is_chosen(box)
        return box

    def _lay_out(self) -> None:
        left, right, buttons = QWidget(), QWidget(), Flow()
        for button in (self.add, self.double, self.remove, self.up, self.down):
            buttons.addWidget(button)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self.list, self.none):
            column.addWidget(part, 1 if part is self.list else 0)
        column.addWidget(buttons)
        aim, before = translate("Storyline", "Aim"), translate("Storyline", "To know before")
        language = translate("Storyline", "Language")
        hides, locks = translate("Storyline", "Hide for class"), translate("Storyline", "Lock for class")
        hideable, lockable = (
            translate("Storyline", "Parts of the window:"),
            translate("Storyline", "Parts of the lesson, or commands:"),
        )
        self.hide_parts.setToolTip(tip(f"{hideable} {', '.join(HIDEABLE)}"))
        self.lock.setToolTip(tip(f"{lockable} {', '.join(PARTS)}"))
        named = ((self.aim, aim), (self.before, before), (self.hide_parts, hides), (self.lock, locks))
        for field, name in named:
            field.setAccessibleName(name)
        around = QVBoxLayout(right)
        around.setContentsMargins(0, 0, 0, 0)
        rows = [(language, self.language, self.language), *((name, field, field) for field, name in named)]
        around.addLayout(form(*rows))
        around.addWidget(self.step, 1)
        both = Scrolled(Beside(left, Scrolled(right), (1, 2)))
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        below = Flow()
        for button in (self.record, self.play):
            below.addWidget(button)
        below.addStretch()
        below.addWidget(close)
        whole = QVBoxLayout(self)
        whole.addWidget(both, 1)
        whole.addWidget(self.problem)
        whole.addWidget(below)
        resize_within_screen(self, QSize(960, 680))

    # Texts by language

    @property
    def key(self) -> str:
        """The key of the language in which texts are edited."""
        return str(self.language.currentData())

    def offer_languages(self, keys: Sequence[str], chosen: str) -> None:
        """Offer languages by their keys."""
        for key in keys:
            self._offer(key)
        self.language.setCurrentIndex(self.language.findData(chosen))

    def take_typed_language(self) -> bool:
        """Edit in the language whose key was typed; False where it is none, and the one before stays."""
        typed, at = self.language.currentText().strip(), self.language.currentIndex()
        if typed == self.language.itemText(at):
            return False
        known = self.language.findText(typed)
        if known < 0 and LANGUAGE.fullmatch(typed):
            known = self.language.findData(typed)
            known = self._offer(typed) if known < 0 else known
        self.language.setCurrentIndex(at if known < 0 else known)
        self.language.setEditText(self.language.itemText(self.language.currentIndex()))
        return known >= 0

    def _offer(self, key: str) -> int:
        name = languages()[key].name if key in languages() else key
        self.language.addItem(name, key)
        return self.language.count() - 1

    def with_text(self, text: str, words: Words) -> Words:
        """Words with another text in the language that is edited."""
        return with_text(words, self.key, text)

    def show_texts(self, story: Storyline | None) -> None:
        """Show the texts about the whole."""
        for field, words in ((self.aim, story.aim if story else ""), (self.before, story.before if story else "")):
            field.setEnabled(story is not None)
            field.setPlaceholderText("" if text_in(words, self.key) else said(words, self.key))
            if field.text() != (text := text_in(words, self.key)):
                field.setText(text)
        self.none.setVisible(story is None)

    def show_class_use(self, controls: Controls) -> None:
        """Show what is hidden and locked, as it stands in the file."""
        for field, names in ((self.hide_parts, controls.hide), (self.lock, controls.lock)):
            if _names(field.text()) != names:
                field.setText(", ".join(names))

    @property
    def class_use(self) -> Controls | None:
        """What is to be hidden and locked."""
        typed = Controls(_names(self.hide_parts.text()), _names(self.lock.text()))
        return typed if typed != Controls() else None


def _names(text: str) -> tuple[str, ...]:
    return tuple(each.strip() for each in text.split(",") if each.strip())


def _button(words: str, why: str) -> QPushButton:
    button = QPushButton(words)
    button.setToolTip(tip(why))
    button.setAutoDefault(False)
    return button
