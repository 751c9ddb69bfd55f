"""What one can change in the layer under the eye: its cell, its size and the weights it starts with."""

from __future__ import annotations

import secrets
from collections.abc import Callable

from PySide6.QtCore import QRegularExpression, Qt, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget

from simulator.initialisers import INITIALISERS
from simulator.lesson import Lesson, cells_of
from simulator.lesson_edits import with_layer
from ui.film.marks import Box, Mark
from ui.panels.canvas import Canvas
from ui.panels.controls import CONTROL, GRID, Choice, Number, form, title, words
from ui.style import tip

MOST_UNITS = 512
INITIALISER_TITLES = {"pytorch": "PyTorch", "keras": "Keras", "chrono": "Chrono", "zeros": "Zeros"}
BY_HAND = "set by hand"

Change = Callable[[Lesson], Lesson]


class LayerControls(QWidget):
    """`edited` carries the label of an edit and the function that makes the next lesson."""

    edited = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self._at = 0
        self._seed = ""
        self.heading = title("Layer")
        self.cell = Choice("Cell")
        self.equations = QPushButton()
        self.units = Number("Units", 1, MOST_UNITS)
        self.start = Choice("Weights")
        self.seed = QLineEdit()
        self.seed.setAccessibleName("Seed")
        self.seed.setValidator(QRegularExpressionValidator(QRegularExpression("[0-9]{1,19}")))
        self.dice = QToolButton()
        self.dice.setFixedSize(CONTROL, CONTROL - 2)
        self.dice.setAccessibleName("Another seed")
        self.dice.setToolTip(tip("Draw other random weights, to see what does not depend on chance"))
        self.dice.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.die = Die(self.dice)
        self.notice = words("note")
        self._explain()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.heading)
        seed_row = QHBoxLayout()
        seed_row.setSpacing(GRID // 2)
        seed_row.addWidget(self.seed, 1)
        seed_row.addWidget(self.dice)
        rows = (
            ("Cell", self.cell, self.cell), ("", self.equations, self.equations), ("Units", self.units, self.units),
            ("Weights", self.start, self.start), ("Seed", seed_row, self.seed),
        )  # fmt: skip
        column.addLayout(form(*rows))
        column.addWidget(self.notice)

    def _explain(self) -> None:
        self.cell.setToolTip(
            tip(
                "The equations of this layer. An LSTM has a memory line of its own, c; GRU and simple "
                "RNN remember in h."
            )
        )
        self.units.setToolTip(tip("How many numbers this layer remembers. More than 24 are shown as shades."))
        self.start.setToolTip(
            tip(
                "How the weights are drawn before any training. Large ones saturate gates; Chrono lets "
                "gates keep for long."
            )
        )
        self.seed.setToolTip(
            tip("The same seed draws the same weights on every machine, so that others see the same run.")
        )

    def _connect(self) -> None:
        self.cell.activated.connect(self._take_cell)
        self.units.valueChanged.connect(self._take_units)
        self.start.activated.connect(self._take_start)
        self.seed.editingFinished.connect(self._take_seed)
        self.seed.returnPressed.connect(self.seed.clearFocus)
        self.dice.clicked.connect(self._throw)

    def show_layer(self, lesson: Lesson, at: int) -> None:
        """Show a layer of a lesson."""
        self._at = at
        layer = lesson.layers[at]
        by_hand = layer.weights is not None
        self.heading.setText(f"LAYER {at + 1}")
        self.cell.offer([(cell.name, cell.key) for cell in cells_of(lesson).values()], layer.cell)
        own = layer.cell in {spec.key for spec in lesson.cells}
        self.equations.setText("Edit equations…" if own else "Own cell…")
        self.equations.setAccessibleName(self.equations.text())
        begun = (
            "Read and change the equations of this cell."
            if own
            else "Write a cell of your own, beginning with this one."
        )
        self.equations.setToolTip(tip(f"{begun} Whatever you write runs, has its gradients and is drawn."))
        self.units.show_value(layer.units, max(MOST_UNITS, layer.units))
        kinds = [(INITIALISER_TITLES.get(key, key), key) for key in INITIALISERS]
        self.start.offer([(BY_HAND, None), *kinds] if by_hand else kinds, None if by_hand else layer.initialiser)
        self._seed = "" if by_hand else str(layer.seed)
        self.seed.setText(self._seed)
        self.seed.setPlaceholderText("none" if by_hand else "")
        told = losses(lesson, at)
        self.notice.setText(told)
        self.notice.setVisible(bool(told))

    def _edit(self, label: str, change: Change) -> None:
        self.edited.emit(label, change)

    def _take_cell(self) -> None:
        at, key = self._at, self.cell.currentData()
        self._edit(f"{self.cell.currentText()} in layer {at + 1}", lambda lesson: with_layer(lesson, at, cell=key))

    def _take_units(self, units: int) -> None:
        at = self._at
        self._edit(f"{units} units in layer {at + 1}", lambda lesson: with_layer(lesson, at, units=units))

    def _take_start(self) -> None:
        at, key = self._at, self.start.currentData()
        if key is not None:
            title_of = INITIALISER_TITLES.get(key, key)
            change = f"weights as {title_of} starts them in layer {at + 1}"
            self._edit(change, lambda lesson: with_layer(lesson, at, initialiser=key))

    def _take_seed(self) -> None:
        if self.seed.text() and self.seed.text() != self._seed:
            self._sow(int(self.seed.text()))

    def _throw(self) -> None:
        drawn = secrets.randbelow(9999)
        self._sow(drawn + (str(drawn) == self._seed))

    def _sow(self, seed: int) -> None:
        at = self._at
        self._edit(f"seed {seed} in layer {at + 1}", lambda lesson: with_layer(lesson, at, seed=seed))


def losses(lesson: Lesson, at: int) -> str:
    """What of the lesson that was set by hand an edit of the layer would replace: a sentence or two, or nothing."""
    told = []
    above = lesson.layers[at + 1] if at + 1 < len(lesson.layers) else None
    if lesson.layers[at].weights is not None:
        told.append("These weights are set by hand; any change here draws random ones in their place.")
    if above is not None and above.weights is not None:
        told.append(f"Another number of units also replaces the weights of layer {at + 2}, set by hand.")
    elif above is None and lesson.readout is not None:
        told.append("Another number of units also takes the read-out away.")
    return " ".join((*told, "Undo brings everything back.")) if told else ""


class Die(Canvas):
    """The picture of a die on its button."""

    SIDE = 18.0

    def __init__(self, button: QToolButton) -> None:
        super().__init__("card", button)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFixedWidth(int(self.SIDE))
        self.move((button.width() - int(self.SIDE)) // 2, (button.height() - int(self.SIDE)) // 2)
        self.refresh()

    def compose(self, width: float) -> tuple[list[Mark], float]:
        """Five eyes."""
        marks: list[Mark] = [Box(1, 1, width - 2, self.SIDE - 2, 4, None, "ink", 1.5)]
        for x, y in ((5.5, 5.5), (12.5, 5.5), (9, 9), (5.5, 12.5), (12.5, 12.5)):
            marks.append(Box(x - 1.5, y - 1.5, 3, 3, 1.5, "ink"))
        return marks, self.SIDE
