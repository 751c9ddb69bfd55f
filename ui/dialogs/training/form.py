"""The fields that say what is trained: task, cell, sizes, seed, steps, and settings in words."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from simulator.cells import cells
from simulator.cells.cell import Cell
from simulator.training.own_task import any_task
from simulator.training.settings import Settings, TrainingError
from simulator.training.task import Task, find_task, task_names
from simulator.training.watched.order import Order
from ui.cli.trained import TrainRequest, listed, order_of
from ui.settings.translation import translate, write_number
from ui.widgets.controls import GRID, ChoiceBox, Number, form, text_label
from ui.widgets.heard.aloud import aloud
from ui.widgets.heard.choice import tell_what_is_chosen
from ui.widgets.questions import ask_for_file
from ui.widgets.style import tip

MOST_UNITS, MOST_LAYERS, MOST_SEED, MOST_STEPS = 512, 8, 999_999, 1_000_000
FIRST = "pronouns"


class OrderForm(QWidget):
    """What is to be trained. `changed` tells that it is another, `failed` carries what is wrong with a file."""

    changed = Signal()
    failed = Signal(str)

    def __init__(self, own: Cell | None) -> None:
        """`own` is the cell of the lesson that is open, where it is none of the built-in ones."""
        super().__init__()
        self._own = own
        known = {name: find_task(name) for name in task_names()}
        self._tasks = {name: task for name, task in known.items() if not task.file}  # one that is needs its file
        self._make_fields()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        rows = (self.task, self.cell, self.units, self.layers, self.seed, self.steps)
        column.addLayout(form((self.task.accessibleName(), self.task, self.task)))
        column.addWidget(self.file)
        column.addWidget(self.about)
        column.addLayout(form(*((each.accessibleName(), each, each) for each in (*rows[1:], self.words))))
        column.addWidget(self.recipe)
        self.task.activated.connect(self._take_recipe)
        self.file.clicked.connect(self._ask_for_file)
        for signal in (self.cell.activated, self.units.valueChanged, self.layers.valueChanged, self.seed.valueChanged):
            signal.connect(self.changed)
        self.steps.valueChanged.connect(self.changed)
        self.words.textChanged.connect(self.changed)
        self._offer_tasks(FIRST)
        self._take_recipe()

    def _make_fields(self) -> None:
        self.task = ChoiceBox(translate("Training", "Task"))
        self.task.setToolTip(tip(translate("Training", "What the network learns.")))
        self.file = QPushButton(translate("Training", "A task of your own…"))
        self.file.setAutoDefault(False)
        words = translate("Training", "A table (.csv) with texts and labels, or a text (.txt), whose characters it is.")
        self.file.setToolTip(tip(words))
        self.cell = ChoiceBox(translate("Training", "Cell"))
        self.cell.setToolTip(tip(translate("Training", "What each layer is made of.")))
        known = [(cell.name, key) for key, cell in cells().items()]
        if self._own is not None:
            known.insert(0, (translate("Training", "{cell}, of this lesson").format(cell=self._own.name), ""))
        self.cell.offer(known, known[0][1])
        for box in (self.task, self.cell):
            tell_what_is_chosen(box)
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
        self.words = QLineEdit()
        self.words.setAccessibleName(translate("Training", "Other settings"))
        self.words.setPlaceholderText("rate=0.01 b_f=4 cost.added=0.05")
        told = translate("Training", "Sizes of the task and settings, as “main.py train” takes them: NAME=VALUE.")
        self.words.setToolTip(tip(told))
        self.about, self.recipe = text_label("note"), text_label("note")

    def _offer_tasks(self, chosen: str) -> None:
        self.task.offer([(translate("Task", task.title), name) for name, task in self._tasks.items()], chosen)

    def _ask_for_file(self) -> None:
        kinds = translate("Training", "Tables and texts (*.csv *.txt);;All files (*)")
        path = ask_for_file(self, translate("Training", "A table or a text to be trained on"), kinds)
        if path is not None:
            self.take_file(path)

    def take_file(self, path: Path) -> None:
        """Train on a file, where that can be."""
        try:
            self._tasks[str(path)] = any_task(str(path))
        except TrainingError as error:
            self.failed.emit(str(error))
            return
        self._offer_tasks(str(path))
        self._take_recipe()

    @property
    def chosen(self) -> Task:
        """The task that is chosen."""
        return self._tasks[str(self.task.currentData())]

    def _take_recipe(self) -> None:
        """Fill the fields with what is known to learn the task."""
        task = self.chosen
        recipe = Settings(**task.recipe)
        self.units.setValue(recipe.units[0])
        self.layers.setValue(len(recipe.units))
        self.steps.setValue(recipe.steps)
        if self._own is None:
            self.cell.setCurrentIndex(self.cell.findData(recipe.cell))
        words = translate("Training", "{about} Measured: {measure}.")
        if task.has_goal:
            words = translate("Training", "{about} Measured: {measure}; done at {goal}.")
        measure = task.measure
        self.about.setText(
            words.format(
                about=translate("Task", task.about), measure=translate("Task", measure.words),
                goal=write_number(f"{measure.goal:g}"),
            )
        )  # fmt: skip
        shown = {name: value for name, value in task.recipe.items() if name not in ("cell", "units", "steps")}
        settings = " ".join(filter(None, (listed(task.sizes), listed(shown))))
        self.recipe.setText(translate("Training", "Its recipe: {settings}").format(settings=settings or "–"))
        for label in (self.about, self.recipe):
            label.setAccessibleName(aloud(label.text()))
        self.changed.emit()

    def order(self) -> Order:
        """What is asked for. Raises TrainingError for settings that cannot be."""
        key = str(self.cell.currentData())
        units = ",".join([str(self.units.value())] * self.layers.value())
        request = TrainRequest(
            str(self.task.currentData()), (), key or None, units, self.seed.value(), self.steps.value(),
            self.words.text().split(),
        )  # fmt: skip
        return order_of(request, None if key else self._own)
