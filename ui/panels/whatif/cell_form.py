"""Another form of a layer's cell: which there are, which of them are the same network, and by what numbers."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from simulator.lessons.edits.cell_form import forms, relation
from simulator.lessons.resolve import ResolvedLesson
from simulator.weights.conversions import Equivalence
from ui.film.text.language import QT_TRANSLATE_NOOP
from ui.film.text.number_format import UP, precise
from ui.settings.translation import translate, write_number
from ui.widgets.controls import GRID, ChoiceBox, text_label
from ui.widgets.heard.choice import tell_what_is_chosen
from ui.widgets.style import tip

_RELATIONS = {
    "equivalent": QT_TRANSLATE_NOOP("WhatIf", "the same network"),
    "special case": QT_TRANSLATE_NOOP("WhatIf", "the same, written larger"),
    "more general": QT_TRANSLATE_NOOP("WhatIf", "has less"),
    "different": QT_TRANSLATE_NOOP("WhatIf", "another network"),
}
_ABOUT = QT_TRANSLATE_NOOP(
    "WhatIf", "Papers and frameworks write the same cell in several ways. Some are one network, some are not."
)
_REWRITE = QT_TRANSLATE_NOOP(
    "WhatIf", "Rewrite formula, picture and weights in this form. Where it is the same network, the run stays."
)
HOWS = (  # what `simulator.weights.conversions` says of a step from one form to another, or of why there is none
    QT_TRANSLATE_NOOP("Conventions", "negate W_z, U_z and b_z: 1 − σ(a) = σ(−a)"),
    QT_TRANSLATE_NOOP("Conventions", "P_f, P_i and P_o at 0"),
    QT_TRANSLATE_NOOP("Conventions", "W_f and U_f at 0, b_f at 40: then f is 1 to the last bit"),
    QT_TRANSLATE_NOOP("Conventions", "W_f, U_f and b_f are those of i, negated: σ(−a) = 1 − σ(a)"),
    QT_TRANSLATE_NOOP(
        "Conventions", "W_r, U_r, W_z, U_z at 0, b_r at 40 and b_z at −800: then r is 1 and z is 0, to the last bit"
    ),
    QT_TRANSLATE_NOOP(
        "Conventions", "r ⊙ (U h) is not U (r ⊙ h): the reset before the product and after it are different networks"
    ),
    QT_TRANSLATE_NOOP("Conventions", "one keeps all that it has, the other forgets as much as it lets in"),
    QT_TRANSLATE_NOOP(
        "Conventions",
        "their equations are different, and no way from the weights of one to those of the other is known",
    ),
)
JOINT = QT_TRANSLATE_NOOP("Conventions", "; then ")


class FormChoice(QWidget):
    """`form_requested` carries the key of the form that the layer is to have."""

    form_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._names: dict[str, str] = {}
        self._key = self._here = ""  # the form that is there, and what distinguishes it
        self.choice = ChoiceBox(translate("WhatIf", "Form of the cell"))
        self.choice.setToolTip(tip(translate("WhatIf", _ABOUT)))
        tell_what_is_chosen(self.choice)
        self.words = text_label("note")
        self.button = QPushButton(translate("WhatIf", "Write the layer so"))
        self.button.setToolTip(tip(translate("WhatIf", _REWRITE)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for part in (self.choice, self.words, self.button):
            column.addWidget(part)
        self.choice.currentIndexChanged.connect(self._show_relation)
        self.button.clicked.connect(lambda: self.form_requested.emit(self.choice.currentData()))

    def show_layer(self, lesson: ResolvedLesson, at: int) -> None:
        """Show the form that a layer has, and the others; the choice stays while the layer's cell does."""
        key, known = lesson.layers[at].spec.cell, lesson.cells
        chosen = self.choice.currentData() if key == self._key else key
        self._key, found = key, forms(key) or (key,)
        self._names = {each: known[each].name for each in found}
        items = [(self._title(each), each) for each in found]
        self.choice.offer(items, chosen if chosen in found else key)
        self.choice.setEnabled(len(found) > 1)
        own, only = known[key].convention, translate("WhatIf", "There is one way to write it.")
        self._here = translate("Conventions", own) if own else only
        self._show_relation()

    def _title(self, key: str) -> str:
        name = self._names[key]
        if key == self._key:
            return name
        return f"{name} · {translate('WhatIf', _RELATIONS[relation(self._key, key).relation])}"

    def _show_relation(self) -> None:
        """Show what the chosen form has to do with the one that is there."""
        key = self.choice.currentData()
        if key is None:
            return
        self.button.setVisible(key != self._key)
        self.words.setText(self._here if key == self._key else relation_words(relation(self._key, key), self._names))


def relation_words(found: Equivalence, names: dict[str, str]) -> str:
    """What two forms have to do with each other, with the number that shows it."""
    joint = translate("Conventions", JOINT)
    how = joint.join(translate("Conventions", step) for step in found.how.split(JOINT))
    words = {
        "equivalent": translate(
            "WhatIf",
            "The same network: {how}. The largest difference of a state is {difference}, over {steps} steps of {units} "
            "units (seed {seed}).",
        ),
        "special case": translate(
            "WhatIf",
            "Every {a} is a {b}: {how}. The largest difference of a state is {difference}, over {steps} steps of "
            "{units} units (seed {seed}). The other way there is none.",
        ),
        "more general": translate(
            "WhatIf",
            "Every {b} is a {a}: {how}. Not the other way: what is called the same stays, and the run becomes another "
            "one.",
        ),
        "different": translate(
            "WhatIf",
            "Another network: {how}. With all that is called the same being the same, states differ by up to "
            "{difference} over {steps} steps of {units} units (seed {seed}).",
        ),
    }[found.relation]
    return words.format(
        a=names[found.a], b=names[found.b], how=how, units=found.units,
        difference=write_number(precise(found.difference, UP)), steps=found.steps, seed=found.seed,
    )  # fmt: skip
