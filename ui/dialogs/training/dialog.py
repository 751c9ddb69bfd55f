"""Trains a network beside the window: its curves stand here, its weights as they are now are on the stage."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from simulator.cells import CellError, cells
from simulator.lessons.schema import Lesson, LessonError
from simulator.training.settings import TrainingError
from simulator.training.training import Training
from simulator.training.watched.news import News
from simulator.training.watched.run import Train, train_beside
from ui.dialogs.training.form import OrderForm
from ui.dialogs.training.plots import TrainingPlots, describe_news
from ui.jobs.job import NewestJob
from ui.jobs.training_job import CopyJob, TrainingJob
from ui.settings.translation import translate, write_count
from ui.state.document import Document
from ui.state.learned import Learned
from ui.state.selection import Selection
from ui.widgets.controls import GRID, Switch, text_label
from ui.widgets.heard.aloud import aloud
from ui.widgets.heard.announcement import announce
from ui.widgets.heard.complaint import Complaint
from ui.widgets.questions import ask_for_target
from ui.widgets.room.narrow import Beside, Flow
from ui.widgets.room.screen_fit import Scrolled, resize_within_screen
from ui.widgets.style import theme_of, tip

State = Literal["idle", "begins", "runs", "waits"]
MOST_SHOWN = 100_000  # weights of a network that the stage follows while it is trained


class TrainingDialog(QDialog):
    """Stays open beside the window. Closing it stops the training, which goes on from there the next time."""

    units_wanted = Signal()

    def __init__(
        self,
        document: Document,
        selection: Selection,
        learned: Learned,
        parent: QWidget | None = None,
        train: Train = train_beside,
    ) -> None:
        """`train` says where: in a process of its own."""
        super().__init__(parent)
        self._document, self._learned, self._train = document, learned, train
        self._job: TrainingJob | None = None
        self._copying = NewestJob(self)
        self._own: tuple[Training, Path, Lesson] | None = None  # what is trained here, its file, and a lesson of it
        self._state: State = "idle"
        self._reached = False
        self._is_first = True  # whether nothing of this training was shown yet
        own = document.newest_resolved.layers[selection.layer].cell
        self.form = OrderForm(None if own.key in cells() else own)
        self.setWindowTitle(translate("Command", "Train a network"))
        self._make_fields()
        self._lay_out()
        self._connect()
        self.plots.apply_theme(theme_of(self))
        self.follow.apply_theme(theme_of(self))
        self._tell()
        resize_within_screen(self, QSize(980, 660))

    def _make_fields(self) -> None:
        self.plots = TrainingPlots()
        self.follow = Switch(translate("Training", "Weights on the stage"))
        words = translate("Training", "The stage shows the sentence with the weights as they are now.")
        self.follow.setToolTip(tip(words))
        self.follow.setChecked(True)
        self.progress, self.problem = QProgressBar(), Complaint()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(translate("Training", "Progress of the training"))
        self.status = text_label("value")
        self.train = self._button(
            translate("Training", "Train"),
            translate("Training", "Train beside the window, or pause, or go on. What is kept outlives a crash."),
        )
        self.stop = self._button(
            translate("Training", "Stop"),
            translate("Training", "End it here. Nothing is lost: the same training goes on from this step."),
        )
        self.anew = self._button(
            translate("Training", "Begin anew"),
            translate("Training", "Throw away what was kept of this training, and begin at step 0."),
        )
        self.save = self._button(
            translate("Training", "Save the training…"),
            translate("Training", "A file with all its snapshots, which opens like a lesson."),
        )
        self.units = self._button(
            translate("Training", "Which unit holds it…"),
            translate("Training", "Rank all units by a property of the tokens, and hold each of them."),
        )
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)

    def _button(self, title: str, about: str) -> QPushButton:
        button = QPushButton(title)
        button.setAutoDefault(False)
        button.setToolTip(tip(about))
        return button

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(GRID)
        left.addWidget(self.form)
        left.addWidget(self.follow)
        left.addStretch(1)
        right = QVBoxLayout()
        right.addWidget(self.plots)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(Beside(left, right, (2, 3)), 1)
        later, acts, foot = Flow(), Flow(), QHBoxLayout()
        for button in (self.anew, self.save, self.units):
            later.addWidget(button)
        column.addWidget(later)
        for button in (self.train, self.stop):
            acts.addWidget(button)
        foot.addWidget(acts, 1)
        foot.addWidget(self.buttons)
        whole = QVBoxLayout(self)
        whole.setSpacing(GRID)
        whole.addWidget(Scrolled(content), 1)
        for widget in (self.status, self.progress, self.problem):
            whole.addWidget(widget)
        whole.addLayout(foot)

    def _connect(self) -> None:
        self.form.changed.connect(self._take_form)
        self.form.task.failed.connect(self.problem.complain)
        self.train.clicked.connect(self._train_or_wait)
        self.stop.clicked.connect(self.stop_training)
        self.anew.clicked.connect(lambda: self.begin(anew=True))
        self.save.clicked.connect(self._ask_where_to_save)
        self.units.clicked.connect(self.units_wanted)
        self.follow.toggled.connect(self._follow)
        self._learned.went.connect(self._stay)  # a lambda would be kept by a sender that lives on
        self.buttons.rejected.connect(self.reject)

    @property
    def is_at_work(self) -> bool:
        """Whether a training is under way, which may wait."""
        return self._job is not None

    # ---- what is done ------------------------------------------------------------------------------------------------

    def _train_or_wait(self) -> None:
        if self._job is None:
            self.begin()
        elif self._state == "waits":
            self.problem.settle()
            self._enter("runs")
            self._job.go_on()
        elif self._state == "runs":
            self._job.hold()

    def begin(self, *, anew: bool = False) -> None:
        """Begin what the form asks for, or go on with it; `anew` begins it at step 0."""
        self.problem.settle()
        try:
            order = self.form.order()
        except (TrainingError, LessonError, CellError) as error:
            self.problem.complain(str(error))
            return
        job = self._job = TrainingJob(order, self._train, anew=anew)
        job.begun.connect(self._take_training)
        job.told.connect(self._take_news)
        job.finished.connect(self._finish)
        job.failed.connect(self.problem.complain)
        job.ended.connect(self._end)
        self._reached = False
        self.plots.forget()
        self.status.setText(translate("Training", "The examples are being made …"))
        self.progress.setRange(0, 0)
        self._enter("begins")
        job.start()

    def stop_training(self) -> None:
        """End the training that is under way; its file stays."""
        if self._job is not None:
            self._job.cancel()

    def _ask_where_to_save(self) -> None:
        if self._own is None:
            return
        training, *_ = self._own
        title = translate("Training", "Save the training")
        kinds = translate("Training", "Trainings (*.training)")
        target = ask_for_target(self, title, Path(f"{training.task.key}.training"), kinds, "training")
        if target is not None:
            self.save_in(target)

    def save_in(self, target: Path) -> None:
        """Let a copy of what is kept of the training be written, beside the window."""
        assert self._own is not None
        _, file, _ = self._own
        job = CopyJob(file, target)
        job.finished.connect(self._tell_saved)
        job.failed.connect(self.problem.complain)
        self._copying.start(job)

    def _tell_saved(self, target: Path) -> None:
        self.status.setText(translate("Training", "Saved: {file}").format(file=target.name))

    # ---- what is told of it ------------------------------------------------------------------------------------------

    def _take_training(self, training: Training, file: Path, lesson: Lesson) -> None:
        """Have a training to follow, as far as it is."""
        self._own = training, file, lesson
        self._learned.take(training, lesson)
        if len(training.model.parameters.flat) > MOST_SHOWN:
            self.follow.setChecked(False)
        self._is_first = True
        if training.step and not training.is_done:
            words = translate("Training", "This training goes on at step {step}.").format(
                step=write_count(training.step)
            )
            announce(self, words)
        self._enter("runs")

    def _take_news(self, news: News) -> None:
        """Show how far it is."""
        learned = self._learned
        if self._own is None or self._job is None:
            return
        training, *_ = self._own
        training.model.parameters.flat[...] = news.weights
        training.step = news.step
        learned.add(training, news.kept)
        is_shown = learned.training is training and (learned.fits or self._is_first)
        if self.follow.isChecked() and not is_shown:  # something else was opened, which stays
            self.follow.setChecked(False)
        learned.is_live = self.follow.isChecked() and not news.waits
        if self.follow.isChecked():
            self._show(training)
        self._is_first = False
        self.plots.show_news(news, training.task)
        self.progress.setRange(0, news.steps)
        self.progress.setValue(news.step)
        self.status.setText(describe_news(news, training))
        self.status.setAccessibleName(aloud(self.status.text()))
        self._tell_goal(news, training)
        if news.problem:
            self.problem.complain(news.problem)
        self._enter("waits" if news.waits else "runs")

    def _tell_goal(self, news: News, training: Training) -> None:
        """Say once that the goal is reached."""
        if not training.task.has_goal or not len(news.measure.values):
            return
        if not self._reached and training.task.measure.is_reached(float(news.measure.values[-1])):
            self._reached = True
            words = translate("Training", "The goal is reached at step {step}.")
            announce(self, words.format(step=write_count(int(news.measure.steps[-1]))))

    def _follow(self, follows: bool) -> None:
        if not follows:
            return
        if self._own is not None and self._learned.training is not self._own[0]:  # the file of another was opened
            self._learned.take(self._own[0], self._own[2])
        if self._learned.training is not None:
            self._show(self._learned.training)

    def _stay(self) -> None:
        """Follow no longer: somebody looks at another step of the training."""
        self.follow.setChecked(False)

    def _show(self, training: Training) -> None:
        """Show the weights as they are now."""
        try:
            self._learned.show(training.model.parameters.flat, training.step)
        except LessonError as error:
            self.follow.setChecked(False)
            self.problem.complain(str(error))

    def _finish(self, training: Training) -> None:
        words = translate("Training", "The training is done: {steps} steps.").format(steps=write_count(training.step))
        announce(self, words)

    def _end(self) -> None:
        self._job = None
        self._learned.is_live = False
        if self.progress.maximum() == 0:
            self.progress.setRange(0, 1)
            self.status.clear()
        self._enter("idle")

    # ---- what can be done now ----------------------------------------------------------------------------------------

    def _take_form(self) -> None:
        """Other settings are another training: what was wrong with the last is no longer of interest."""
        self.problem.settle()
        self._tell()

    def _enter(self, state: State) -> None:
        if state != self._state:
            self._state = state
            self._tell()

    def _tell(self) -> None:
        titles: dict[State, str] = {
            "idle": translate("Training", "Train"),
            "begins": translate("Training", "Train"),
            "runs": translate("Training", "Pause"),
            "waits": translate("Training", "Go on"),
        }
        idle, there = self._state == "idle", self._own is not None
        self.train.setText(titles[self._state])
        self.train.setEnabled(self._state != "begins")
        self.stop.setEnabled(not idle)
        self.form.setEnabled(idle)
        self.anew.setEnabled(idle and there)
        self.save.setEnabled(there)
        self.units.setEnabled(self._learned.training is not None)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Paint in another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.plots.apply_theme(theme_of(self))
            self.follow.apply_theme(theme_of(self))

    def done(self, result: int) -> None:
        """Close; a training that is under way is stopped, and its file is written beside the window."""
        if self._job is not None:
            self._job.drop()
        self.form.task.stop()
        self._learned.is_live = False
        super().done(result)
        self.deleteLater()
