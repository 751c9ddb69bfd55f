"""The fields that say what a race is: the task, who takes part at how many weights, from how many seeds."""

from __future__ import annotations

import os

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from simulator.cells import cells
from simulator.cells.cell import Cell
from simulator.network.initialisers import misfit
from simulator.training.model import fitting
from simulator.training.settings import Settings, TrainingError
from ui.dialogs.race.work import RaceOrder
from ui.dialogs.training.form import MOST_SEED, MOST_STEPS, other_settings
from ui.dialogs.training.task_choice import TaskChoice
from ui.settings.translation import translate
from ui.widgets.controls import GRID, Number, form, text_label
from ui.widgets.heard.aloud import aloud
from ui.widgets.style import tip

FIRST = "temporal-order"
USUAL = ("rnn", "gru", "lstm")
KINDS = ("chrono", "keras", "pytorch", "orthogonal", "identity")
MOST_SEEDS, MOST_WEIGHTS, MOST_JOBS = 100, 1_000_000, 64
SEEDS = 5
_ENTRANT = Qt.ItemDataRole.UserRole


class RaceForm(QWidget):
    """What a race is of. `changed` tells that it is another."""

    changed = Signal()

    def __init__(self, own: Cell | None) -> None:
        """`own` is the cell of the lesson that is open, where it is none of the built-in ones."""
        super().__init__()
        self._by_key = {key: cells()[key] for key in (*USUAL, *(key for key in cells() if key not in USUAL))}
        if own is not None:
            self._by_key = {"": own, **self._by_key}
        self._make_fields()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        rows = (self.seeds, self.first, self.weights, self.steps, self.jobs, self.rates, self.words)
        column.addWidget(self.task)
        above = QLabel(self.cells.accessibleName())
        above.setBuddy(self.cells)
        column.addWidget(above)
        column.addWidget(self.cells)
        column.addLayout(form(*((each.accessibleName(), each, each) for each in rows)))
        column.addWidget(self.recipe)
        self._offer_cells({("", ""), *((key, "") for key in USUAL)})
        self._take_recipe()
        self.task.chosen_anew.connect(self._take_recipe)
        self.cells.itemChanged.connect(self.changed)
        for number in (self.seeds, self.first, self.weights, self.steps):
            number.valueChanged.connect(self.changed)
        for text in (self.rates, self.words):
            text.textChanged.connect(self.changed)

    def _make_fields(self) -> None:
        self.task = TaskChoice(FIRST)
        self.cells = QListWidget()
        self.cells.setAccessibleName(translate("Race", "Who takes part"))
        words = translate("Race", "Cells, each with how its weights are drawn at first. The space bar ticks one.")
        self.cells.setToolTip(tip(words))
        self.cells.setFixedHeight(18 * GRID)
        self.cells.setTabKeyNavigation(False)
        self.seeds = Number(translate("Race", "Seeds"), 1, MOST_SEEDS)
        self.seeds.setValue(SEEDS)
        words = translate("Race", "How often each of them learns, each time from other weights and on other data.")
        self.seeds.setToolTip(tip(words))
        self.first = Number(translate("Race", "First seed"), 0, MOST_SEED)
        words = translate("Race", "From the same seed all see the same data. The seeds go on from this one.")
        self.first.setToolTip(tip(words))
        self.weights = Number(translate("Race", "Weights of each"), 0, MOST_WEIGHTS)
        self.weights.setSpecialValueText(translate("Race", "as in the recipe"))
        self.weights.setSingleStep(100)
        words = translate("Race", "Each gets as many units as bring its weights nearest to this number.")
        self.weights.setToolTip(tip(words))
        self.steps = Number(translate("Race", "Updates"), 1, MOST_STEPS)
        self.steps.setToolTip(tip(translate("Race", "How often the weights are changed, each time by one batch.")))
        self.jobs = Number(translate("Race", "At once"), 1, MOST_JOBS)
        self.jobs.setValue(max(1, (os.cpu_count() or 1) - 1))
        words = translate("Race", "How many learn at the same time, each on a processor of its own.")
        self.jobs.setToolTip(tip(words))
        self.rates = QLineEdit()
        self.rates.setAccessibleName(translate("Race", "Rates to try"))
        self.rates.setPlaceholderText(translate("Race", "as in the recipe"))
        words = translate("Race", "Numbers such as 0.001 0.003 0.01: each learns at each of them, and its best counts.")
        self.rates.setToolTip(tip(words))
        self.words = other_settings("T=50 batch=64 clip=0.5")
        self.recipe = text_label("note")

    def _take_recipe(self) -> None:
        """Fill the fields with what is known to learn the task."""
        self.steps.setValue(Settings(**self.task.task.recipe).steps)
        self.weights.setValue(0)
        self._offer_cells(self._ticked())
        self.recipe.setText(self.task.recipe)
        self.recipe.setAccessibleName(aloud(self.recipe.text()))
        self.changed.emit()

    # ---- who takes part ----------------------------------------------------------------------------------------------

    def _offer_cells(self, ticked: set[tuple[str, str]]) -> None:
        """List all cells with weights drawn as in the recipe, then the usual ones with weights drawn otherwise."""
        recipe = Settings(**self.task.task.recipe)
        usual = {key: fitting(recipe, cell).initialiser for key, cell in self._by_key.items()}
        first = [key for key in self._by_key if key in ("", *USUAL)]
        others = [
            (key, kind) for key in first for kind in KINDS if kind != usual[key] and not misfit(self._by_key[key], kind)
        ]
        rest = [(key, "") for key in self._by_key if key not in first]
        was = self.cells.blockSignals(True)
        self.cells.clear()
        for key, kind in (*((key, "") for key in first), *others, *rest):
            words = translate("Race", "{cell}, of this lesson") if not key else "{cell}"
            name = words.format(cell=self._by_key[key].name)
            item = QListWidgetItem(f"{name}, {kind or usual[key]}")
            item.setData(_ENTRANT, (key, kind))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if (key, kind) in ticked else Qt.CheckState.Unchecked)
            self.cells.addItem(item)
        self.cells.setCurrentRow(0)
        self.cells.blockSignals(was)

    def _ticked(self) -> set[tuple[str, str]]:
        items = [self.cells.item(row) for row in range(self.cells.count())]
        return {tuple(item.data(_ENTRANT)) for item in items if item.checkState() == Qt.CheckState.Checked}

    def tick(self, key: str, kind: str = "", *, ticked: bool = True) -> None:
        """Let a cell take part, or not; "" is the cell of the lesson, or the way the recipe draws weights."""
        items = [self.cells.item(row) for row in range(self.cells.count())]
        item = next(each for each in items if tuple(each.data(_ENTRANT)) == (key, kind))
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)

    def order(self) -> RaceOrder:
        """What is asked for. Raises TrainingError."""
        ticked = self._ticked()
        rows = [tuple(self.cells.item(row).data(_ENTRANT)) for row in range(self.cells.count())]
        entered = tuple((self._by_key[key], kind) for key, kind in rows if (key, kind) in ticked)
        if not entered:
            raise TrainingError(translate("Race", "Nobody takes part: tick at least one cell."))
        try:
            rates = tuple(float(word) for word in self.rates.text().replace(",", " ").split())
        except ValueError:
            told = translate("Race", "“{text}” are no rates: give numbers, such as 0.001 0.003 0.01.")
            raise TrainingError(told.format(text=self.rates.text())) from None
        seeds = range(self.first.value(), self.first.value() + self.seeds.value())
        return RaceOrder(
            self.task.task, self.task.path, tuple(self.words.text().split()), self.weights.value(),
            self.steps.value(), entered, rates, tuple(seeds), self.jobs.value(),
        )  # fmt: skip
