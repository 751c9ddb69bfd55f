"""The fields that say what is trained: task, cell, sizes, seed, steps, and settings in words."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from simulator.cells import cells
from simulator.cells.cell import Cell
from simulator.training.settings import Settings
from simulator.training.watched.order import Order
from ui.cli.trained import TrainRequest, order_of
from ui.dialogs.training.task_choice import TaskChoice
from ui.settings.translation import translate
from ui.widgets.controls import GRID, ChoiceBox, Number, form, text_label
from ui.widgets.heard.aloud import aloud
from ui.widgets.heard.choice import tell_what_is_chosen
from ui.widgets.style import tip

MOST_UNITS, MOST_LAYERS, MOST_SEED, MOST_STEPS = 512, 8, 999_999, 1_000_000
FIRST = "pronouns"


class OrderForm(QWidget):
    """What is to be trained. `changed` tells that it is another."""

    changed = Signal()

    def __init__(self, own: Cell | None) -> None:
        """`own` is the cell of the lesson that is open, where it is none of the built-in ones."""
        super().__init__()
        self._own = own
        self._make_fields()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        rows = (self.cell, self.units, self.layers, self.seed, self.steps, self.words)
        column.addWidget(self.task)
        column.addLayout(form(*((each.accessibleName(), each, each) for each in rows)))
        column.addWidget(self.recipe)
        self.task.chosen_anew.connect(self._take_recipe)
        for signal in (self.cell.activated, self.units.valueChanged, self.layers.valueChanged, self.seed.valueChanged):
            signal.connect(self.changed)
        self.steps.valueChanged.connect(self.changed)
        self.words.textChanged.connect(self.changed)
        self._take_recipe()

    def _make_fields(self) -> None:
        self.task = TaskChoice(FIRST)
        self.cell = ChoiceBox(translate("Training", "Cell"))
        self.cell.setToolTip(tip(translate("Training", "What each layer is made of.")))
        known = [(cell.name, key) for key, cell in cells().items()]
        if self._own is not None:
            known.insert(0, (translate("Training", "{cell}, of this lesson").format(cell=self._own.name), ""))
        self.cell.offer(known, known[0][1])
        tell_what_is_chosen(self.cell)
        self.units = Number(translate("Training", "Units of a layer"), 1, MOST_UNITS)
        self.layers = Number(translate("Training", "Layers"), 1, MOST_LAYERS)
        self.units.setToolTip(tip(translate("Training", "How many numbers a layer has as its memory.")))
        self.layers.setToolTip(tip(translate("Training", "How many layers of this size stand on each other.")))
        self.seed = Number(translate("Training", "Seed"), 0, MOST_SEED)
        self.seed.setToolTip(
            tip(translate("Training", "Weights and examples are drawn from it: always the same ones."))
        )
        self.steps = Number(translate("Training", "Steps"), 1, MOST_STEPS)
        self.steps.setToolTip(tip(translate("Training", "How often the weights are changed, each time by one batch.")))
        self.words = other_settings("rate=0.01 b_f=4 cost.added=0.05")
        self.recipe = text_label("note")

    def _take_recipe(self) -> None:
        """Fill the fields with what is known to learn the task."""
        recipe = Settings(**self.task.task.recipe)
        self.units.setValue(recipe.units[0])
        self.layers.setValue(len(recipe.units))
        self.steps.setValue(recipe.steps)
        if self._own is None:
            self.cell.setCurrentIndex(self.cell.findData(recipe.cell))
        self.recipe.setText(self.task.recipe)
        self.recipe.setAccessibleName(aloud(self.recipe.text()))
        self.changed.emit()

    def order(self) -> Order:
        """What is asked for. Raises TrainingError for settings that cannot be."""
        key = str(self.cell.currentData())
        units = ",".join([str(self.units.value())] * self.layers.value())
        request = TrainRequest(
            self.task.name, (), key or None, units, self.seed.value(), self.steps.value(), self.words.text().split()
        )
        return order_of(request, None if key else self._own)


def other_settings(example: str) -> QLineEdit:
    """The field for settings that have no field of their own."""
    field = QLineEdit()
    field.setAccessibleName(translate("Training", "Other settings"))
    field.setPlaceholderText(example)
    told = translate("Training", "Sizes of the task and settings, as “main.py train” takes them: NAME=VALUE.")
    field.setToolTip(tip(told))
    return field
