"""What one can change in the selected layer: its cell, its size and the weights it starts with."""

from __future__ import annotations

import secrets

from PySide6.QtCore import QRegularExpression, Qt, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget

from simulator.lessons.edits.layers import most_units, with_layer, with_reverse
from simulator.lessons.models.check_model import MOST_UNITS
from simulator.lessons.resolve import ResolvedLesson
from simulator.lessons.schema import Lesson
from simulator.lessons.sizes import stands_beside
from simulator.network.initialisers import INITIALISERS
from simulator.network.levels import levels_of
from ui.film.marks import Box, Mark
from ui.film.text.language import QT_TRANSLATE_NOOP
from ui.settings.translation import translate, write_count
from ui.state.edits.token_edits import LessonChange
from ui.state.names import layer_number
from ui.widgets.controls import CONTROL, GRID, ChoiceBox, Number, Switch, form, text_label, title
from ui.widgets.mark_canvas import MarkCanvas
from ui.widgets.style import tip

INITIALISER_TITLES = {
    "pytorch": "PyTorch",
    "keras": "Keras",
    "chrono": QT_TRANSLATE_NOOP("Layer", "Chrono"),
    "orthogonal": QT_TRANSLATE_NOOP("Layer", "Orthogonal"),
    "identity": QT_TRANSLATE_NOOP("Layer", "Identity"),
    "zeros": QT_TRANSLATE_NOOP("Layer", "Zeros"),
}
_CELL = QT_TRANSLATE_NOOP(
    "Layer",
    "The equations of this layer. An LSTM has a memory line of its own, c; GRU and simple RNN remember in h.",
)
_UNITS = QT_TRANSLATE_NOOP("Layer", "How many numbers this layer remembers. More than 24 are shown as shades.")
_BOTH = QT_TRANSLATE_NOOP(
    "Layer",
    "A second layer reads the same from the last token to the first; what is above reads both. At every token it knows "
    "what is still to come.",
)
_START = QT_TRANSLATE_NOOP(
    "Layer",
    "How the weights are drawn before any training. Large ones saturate gates; Chrono lets gates keep for long.",
)
_SEED = QT_TRANSLATE_NOOP(
    "Layer", "The same seed draws the same weights on every machine, so that others see the same run."
)
_OWN = QT_TRANSLATE_NOOP(
    "Layer",
    "Read and change the equations of this cell. Whatever you write runs, has its gradients and is drawn.",
)
_ANOTHER = QT_TRANSLATE_NOOP(
    "Layer",
    "Write a cell of your own, beginning with this one. Whatever you write runs, has its gradients and is drawn.",
)
_DICE = QT_TRANSLATE_NOOP("Layer", "Draw other random weights, to see what does not depend on chance")


class LayerControls(QWidget):
    """`edited` carries the label of an edit and the function that makes the next lesson; `left` tells that Enter ended
    what was typed.
    """

    edited = Signal(str, object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._at = self._forward = 0  # the layer, and the one that reads forward beside it or is it
        self._number = ""
        self._seed = ""
        self.heading = title("")
        self.cell = ChoiceBox(translate("Layer", "Cell"))
        self.equations = QPushButton()
        self.units = Number(translate("Layer", "Units"), 1, MOST_UNITS)
        self.both = Switch(translate("Layer", "Read from both ends"))
        self.both.setToolTip(tip(translate("Layer", _BOTH)))
        self.start = ChoiceBox(translate("Layer", "Weights"))
        self.seed = QLineEdit()
        self.seed.setAccessibleName(translate("Layer", "Seed"))
        self.seed.setValidator(QRegularExpressionValidator(QRegularExpression("[0-9]{1,19}")))
        self.dice = QToolButton()
        self.dice.setFixedSize(CONTROL, CONTROL - 2)
        self.dice.setAccessibleName(translate("Layer", "Another seed"))
        self.dice.setToolTip(tip(translate("Layer", _DICE)))
        self.dice.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.die = Die(self.dice)
        self.notice = text_label("note")
        self._set_tooltips()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.heading)
        rows = (
            (translate("Layer", "Cell"), self.cell, self.cell),
            ("", self.equations, self.equations),
            (translate("Layer", "Units"), self.units, self.units),
            (translate("Layer", "Weights"), self.start, self.start),
        )
        column.addLayout(form(*rows))
        column.addWidget(self.both)
        column.addWidget(self.notice)

    def seed_row(self) -> QHBoxLayout:
        """The seed and the die beside it: they stand under what is advanced."""
        row = QHBoxLayout()
        row.setSpacing(GRID // 2)
        row.addWidget(self.seed, 1)
        row.addWidget(self.dice)
        return row

    def _set_tooltips(self) -> None:
        for control, what in ((self.cell, _CELL), (self.start, _START), (self.seed, _SEED)):
            control.setToolTip(tip(translate("Layer", what)))

    def _connect(self) -> None:
        self.cell.activated.connect(self._take_cell)
        self.units.valueChanged.connect(self._take_units)
        self.both.clicked.connect(self._take_both)
        self.start.activated.connect(self._take_start)
        self.seed.editingFinished.connect(self._take_seed)
        self.seed.returnPressed.connect(self._leave_seed)
        self.dice.clicked.connect(self._throw)

    def show_layer(self, resolved: ResolvedLesson, at: int) -> None:
        """Show a layer of a lesson."""
        self._at = at
        lesson, layer = resolved.lesson, resolved.layers[at].spec
        by_hand = not layer.is_drawn
        self._number = layer_number(resolved.layers, at)
        level = next(level for level in levels_of(resolved.layers) if at in level)
        self._forward = level[0]
        self.both.setChecked(len(level) > 1)
        self.both.setVisible(not resolved.layers[level[0]].reverse)
        self.heading.setText(translate("Layer", "LAYER {number}").format(number=layer_number(resolved.layers, at)))
        self.cell.offer([(cell.name, cell.key) for cell in resolved.cells.values()], layer.cell)
        own = layer.cell in {spec.key for spec in lesson.cells}
        self.equations.setText(translate("Layer", "Edit equations…") if own else translate("Command", "Own cell…"))
        self.equations.setAccessibleName(self.equations.text())
        self.equations.setToolTip(tip(translate("Layer", _OWN if own else _ANOTHER)))
        most = max(most_units(resolved, at), layer.units)
        self.units.show_value(layer.units, most)
        self.units.setToolTip(tip(f"{translate('Layer', _UNITS)}\n{_limit(most)}"))
        kinds = [(initialiser_title(key), key) for key in INITIALISERS]
        hand = translate("Layer", "set by hand")
        self.start.offer([(hand, None), *kinds] if by_hand else kinds, None if by_hand else layer.initialiser)
        self._seed = "" if by_hand else str(layer.seed)
        self.seed.setText(self._seed)
        self.seed.setPlaceholderText(translate("Layer", "none") if by_hand else "")
        words = losses(lesson, at)
        self.notice.setText(words)
        self.notice.setVisible(bool(words))

    def _edit(self, label: str, change: LessonChange) -> None:
        self.edited.emit(label, change)

    def _take_cell(self) -> None:
        at, key = self._at, self.cell.currentData()
        label = translate("Edit", "{cell} in layer {layer}").format(cell=self.cell.currentText(), layer=self._number)
        self._edit(label, lambda lesson: with_layer(lesson, at, cell=key))

    def _take_units(self, units: int) -> None:
        at = self._at
        label = translate("Edit", "{count} units in layer {layer}")
        if units == 1:
            label = translate("Edit", "1 unit in layer {layer}")
        label = label.format(count=units, layer=self._number)
        self._edit(label, lambda lesson: with_layer(lesson, at, units=units))

    def _take_both(self, on: bool) -> None:
        at, forward = self._at, self._forward
        label = translate("Edit", "layer {layer} reads from both ends")
        if not on:
            label = translate("Edit", "layer {layer} reads forward alone")
        label = label.format(layer=self._number if at == forward else self._number.partition(",")[0])
        self._edit(label, lambda lesson: with_reverse(lesson, forward, on))

    def _take_start(self) -> None:
        at, key = self._at, self.start.currentData()
        if key is not None:
            label = translate("Edit", "weights as {initialiser} starts them in layer {layer}")
            label = label.format(initialiser=initialiser_title(key), layer=self._number)
            self._edit(label, lambda lesson: with_layer(lesson, at, initialiser=key))

    def _take_seed(self) -> None:
        if self.seed.text() and self.seed.text() != self._seed:
            self._sow(int(self.seed.text()))

    def _leave_seed(self) -> None:
        self.seed.clearFocus()
        self.left.emit()

    def _throw(self) -> None:
        drawn = secrets.randbelow(9999)
        self._sow(drawn + (str(drawn) == self._seed))

    def _sow(self, seed: int) -> None:
        at = self._at
        label = translate("Edit", "seed {seed} in layer {layer}").format(seed=seed, layer=self._number)
        self._edit(label, lambda lesson: with_layer(lesson, at, seed=seed))


def _limit(most: int) -> str:
    """How many units there can be, and why no more."""
    words = translate("Layer", "Up to {count}: more units in one layer the program does not take.")
    if most < MOST_UNITS:
        words = translate("Layer", "Up to {count} here: more would take too many weights, or too many numbers a run.")
    return words.format(count=write_count(most))


def initialiser_title(key: str) -> str:
    """What a way to draw weights is called."""
    return translate("Layer", INITIALISER_TITLES.get(key, key))


def losses(lesson: Lesson, at: int) -> str:
    """What of the lesson that was set by hand an edit of the layer would replace: a sentence or two, or nothing."""
    sentences = []
    over = at + 1 + (at + 1 < len(lesson.layers) and stands_beside(lesson.layers, at + 1))
    above = lesson.layers[over] if over < len(lesson.layers) else None
    if not lesson.layers[at].is_drawn:
        sentences.append(
            translate("Layer", "These weights are set by hand; any change here draws random ones in their place.")
        )
    if above is not None and not above.is_drawn:
        words = translate("Layer", "Another number of units also replaces the weights of layer {layer}, set by hand.")
        sentences.append(words.format(layer=sum(not stands_beside(lesson.layers, k) for k in range(over + 1))))
    elif above is None and lesson.readout is not None:
        sentences.append(translate("Layer", "Another number of units also takes the read-out away."))
    return " ".join((*sentences, translate("Layer", "Undo brings everything back."))) if sentences else ""


class Die(MarkCanvas):
    """The picture of a die on its button."""

    SIDE = 18.0

    def __init__(self, button: QToolButton) -> None:
        super().__init__("card", button)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFixedWidth(int(self.SIDE))
        self.move((button.width() - int(self.SIDE)) // 2, (button.height() - int(self.SIDE)) // 2)
        self.refresh()

    def compose(self, width: float) -> tuple[list[Mark], float]:
        """Five points."""
        marks: list[Mark] = [Box(1, 1, width - 2, self.SIDE - 2, 4, None, "ink", 1.5)]
        for x, y in ((5.5, 5.5), (12.5, 5.5), (9, 9), (5.5, 12.5), (12.5, 12.5)):
            marks.append(Box(x - 1.5, y - 1.5, 3, 3, 1.5, "ink"))
        return marks, self.SIDE
