"""Which task is learned: those that come along and a file of one's own, with what is measured and the known recipe."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from simulator.engine.progress import Progress, stopped_by
from simulator.training.own_task import any_task
from simulator.training.settings import TrainingError
from simulator.training.task import Task, find_task, task_names
from ui.cli.trained import listed
from ui.jobs.measures import NewestMeasure
from ui.settings.translation import translate, write_number
from ui.widgets.controls import GRID, ChoiceBox, form, text_label
from ui.widgets.heard.aloud import aloud
from ui.widgets.heard.choice import tell_what_is_chosen
from ui.widgets.questions import ask_for_file
from ui.widgets.style import tip

MOST_AT_ONCE = 50_000
"""Bytes of a file for which the window waits."""


class TaskChoice(QWidget):
    """A task. `chosen_anew` tells that one was chosen, `failed` carries what is wrong with a file."""

    chosen_anew = Signal()
    failed = Signal(str)

    def __init__(self, first: str) -> None:
        """`first` is the task that is chosen at first."""
        super().__init__()
        known = {name: find_task(name) for name in task_names()}
        self._tasks = {name: task for name, task in known.items() if not task.file}  # one that is needs its file
        self.box = ChoiceBox(translate("Training", "Task"))
        self.box.setToolTip(tip(translate("Training", "What the network learns.")))
        tell_what_is_chosen(self.box)
        self.file = QPushButton(translate("Training", "A task of your own…"))
        self.file.setAutoDefault(False)
        words = translate("Training", "A table (.csv) with texts and labels, or a text (.txt), whose characters it is.")
        self.file.setToolTip(tip(words))
        self.about = text_label("note")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(form((self.box.accessibleName(), self.box, self.box)))
        column.addWidget(self.file)
        column.addWidget(self.about)
        self.box.activated.connect(self._tell)
        self.file.clicked.connect(self._ask_for_file)
        self._reading = NewestMeasure(self)
        self._offer(first)
        self._describe()

    @property
    def task(self) -> Task:
        """The task that is chosen."""
        return self._tasks[self.name]

    @property
    def name(self) -> str:
        """Its name, or the path of the file that it is read from."""
        return str(self.box.currentData())

    @property
    def path(self) -> str:
        """The path of the file that it is read from, or ""."""
        return self.name if self.task.file else ""

    @property
    def recipe(self) -> str:
        """The sizes and settings that are known to learn it, beside cell, units and steps."""
        task = self.task
        shown = {name: value for name, value in task.recipe.items() if name not in ("cell", "units", "steps")}
        settings = " ".join(filter(None, (listed(task.sizes), listed(shown))))
        return translate("Training", "Its recipe: {settings}").format(settings=settings or "–")

    def take_file(self, path: Path) -> None:
        """Choose a file as the task, where that can be; a large one is read beside the window."""
        self.file.setEnabled(False)
        self.about.setText(translate("Training", "{file} is read …").format(file=path.name))
        self._reading.ask(partial(_read, path), partial(self._take, str(path)), at_once=_size(path) <= MOST_AT_ONCE)

    def stop(self) -> None:
        """Read no more."""
        self._reading.stop()

    def _take(self, name: str, found: Task | TrainingError) -> None:
        self.file.setEnabled(True)
        if isinstance(found, TrainingError):
            self._describe()
            self.failed.emit(str(found))
            return
        self._tasks[name] = found
        self._offer(name)
        self._tell()

    def _offer(self, chosen: str) -> None:
        self.box.offer([(translate("Task", task.title), name) for name, task in self._tasks.items()], chosen)

    def _ask_for_file(self) -> None:
        kinds = translate("Training", "Tables and texts (*.csv *.txt);;All files (*)")
        path = ask_for_file(self, translate("Training", "A table or a text to be trained on"), kinds)
        if path is not None:
            self.take_file(path)

    def _tell(self) -> None:
        self._describe()
        self.chosen_anew.emit()

    def _describe(self) -> None:
        """Say what the task is, and when it is done."""
        task = self.task
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
        self.about.setAccessibleName(aloud(self.about.text()))


def _size(path: Path) -> int:
    """The bytes of a file; none of one that is not there, which is told at once."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _read(path: Path, progress: Progress) -> Task | TrainingError:
    """The task in a file, or what is wrong with it. Raises Cancelled."""
    try:
        with stopped_by(progress):
            return any_task(str(path))
    except TrainingError as error:
        return error
