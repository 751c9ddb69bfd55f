"""Lets cells learn the same beside the window, and shows their curves over each other while they do."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from simulator.cells import cells
from simulator.lessons.schema import LessonError
from simulator.races.race import Race, as_text
from simulator.races.race_curves import race_curves
from simulator.training.settings import TrainingError
from ui.dialogs.race.form import RaceForm
from ui.dialogs.race.plots import RacePlots
from ui.dialogs.race.table import RaceTable, describe_race
from ui.dialogs.race.work import NumbersJob, RaceJob, RaceNews, TakeJob, Taken
from ui.export import ExportError, format_of
from ui.export.format import MovingSettings, Settings, with_values
from ui.film.charts.experiment_curves import CurvesPlot
from ui.jobs.export_job import ExportJob
from ui.jobs.export_queue import ExportQueue
from ui.jobs.job import NewestJob
from ui.settings import settings
from ui.settings.translation import translate
from ui.state.document import Document
from ui.state.learned import Learned
from ui.state.selection import Selection
from ui.widgets.controls import GRID, ChoiceBox, text_label
from ui.widgets.heard.aloud import aloud
from ui.widgets.heard.announcement import announce
from ui.widgets.heard.complaint import Complaint
from ui.widgets.questions import ask_for_target
from ui.widgets.room.narrow import Beside, Flow
from ui.widgets.room.screen_fit import Scrolled, resize_within_screen
from ui.widgets.style import theme_of, tip
from ui.widgets.waiting import WorkRow

TABLE = ".csv"
PICTURES = ("*.png", "*.svg", "*.pdf")
FILMS = ("*.mp4", "*.webm", "*.gif", "*.webp", "*.apng")


class RaceDialog(QDialog):
    """Stays open beside the window. What is done of a race is kept, also when it is stopped or closed."""

    def __init__(
        self,
        document: Document,
        selection: Selection,
        learned: Learned,
        exports: ExportQueue,
        parent: QWidget | None = None,
    ) -> None:
        """`exports` writes what is saved of a race, beside the window."""
        super().__init__(parent)
        self._learned, self._exports = learned, exports
        self._race: Race | None = None
        self._is_over = False  # whether the race that is shown has come to its end
        self._running, self._taking = NewestJob(self), NewestJob(self)
        self.setWindowTitle(translate("Command", "A race of cells"))
        own = document.newest_resolved.layers[selection.layer].cell
        self.form = RaceForm(None if own.key in cells() else own)
        self._make_fields()
        self._lay_out()
        self._connect()
        self._paint()
        self._tell()
        resize_within_screen(self, QSize(1080, 720))

    def _make_fields(self) -> None:
        self.plots, self.table, self.verdict = RacePlots(), RaceTable(), text_label("value")
        self.row, self.problem = WorkRow(), Complaint()
        words = translate("Race", "Let them learn beside the window. What was done before is not done twice.")
        self.run = self._button(translate("Race", "Run the race"), words)
        self.numbers = self._button(
            translate("Race", "Save the numbers…"), translate("Race", "A table (.csv) of each test of each training.")
        )
        self.picture = self._button(
            translate("Race", "Save the picture…"), translate("Race", "The curves as a picture (.png, .svg, .pdf).")
        )
        self.film = self._button(
            translate("Race", "Save a film…"), translate("Race", "A film in which the curves are drawn.")
        )
        self.copy = self._button(
            translate("Race", "Copy the table"), translate("Race", "Put the table into the clipboard, as text.")
        )
        self.seed = ChoiceBox(translate("Race", "From seed"))
        self.seed.setToolTip(tip(translate("Race", "Which training of the cell that is selected in the table.")))
        self.seed.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        words = translate("Race", "What this cell has learned from this seed, as the open lesson; Undo takes it back.")
        self.take = self._button(translate("Race", "Open as a lesson"), words)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)

    def _button(self, title: str, about: str) -> QPushButton:
        button = QPushButton(title)
        button.setAutoDefault(False)
        button.setToolTip(tip(about))
        return button

    def _lay_out(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        left.setSpacing(GRID)
        right.setSpacing(GRID)
        begin, one, files, foot = Flow(), Flow(), Flow(), QHBoxLayout()
        begin.addWidget(self.run)
        named = QLabel(self.seed.accessibleName())
        named.setBuddy(self.seed)
        for widget in (self.take, named, self.seed):
            one.addWidget(widget)
        for button in (self.numbers, self.picture, self.film, self.copy):
            files.addWidget(button)
        left.addWidget(self.form)
        left.addStretch(1)
        right.addWidget(self.plots, 3)
        right.addWidget(self.verdict)
        right.addWidget(self.table, 2)
        for flow in (one, files):
            right.addWidget(flow)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Beside(left, right, (2, 5)), 1)
        whole = QVBoxLayout(self)
        whole.setSpacing(GRID)
        whole.addWidget(Scrolled(content), 1)
        for below in (self.problem, self.row):
            whole.addWidget(below)
        foot.addWidget(begin, 1)
        foot.addWidget(self.buttons)
        whole.addLayout(foot)

    def _connect(self) -> None:
        self.form.changed.connect(self._take_form)
        self.form.task.failed.connect(self.problem.complain)
        self.run.clicked.connect(self.begin)
        self.row.cancel_wanted.connect(self.stop)
        self.table.currentItemChanged.connect(self._tell)
        self.table.itemActivated.connect(lambda *_: self.open_lesson())
        self.seed.activated.connect(self._tell)
        self.take.clicked.connect(self.open_lesson)
        self.numbers.clicked.connect(self._ask_for_numbers)
        self.picture.clicked.connect(self._ask_for_picture)
        self.film.clicked.connect(self._ask_for_film)
        self.copy.clicked.connect(self._copy)
        self.buttons.rejected.connect(self.reject)

    # ---- the race ----------------------------------------------------------------------------------------------------

    @property
    def is_at_work(self) -> bool:
        """Whether a race is under way."""
        return not self.row.isHidden()

    def begin(self) -> None:
        """Run the race that the form asks for, or what of it is not kept from before."""
        self.problem.settle()
        try:
            order = self.form.order()
        except TrainingError as error:
            self.problem.complain(str(error))
            return
        self._show(None)
        self.seed.offer([(str(seed), seed) for seed in order.seeds], order.seeds[0])
        self.row.begin(translate("Race", "They learn; updates made:"))
        job = RaceJob(order)
        job.progress.connect(self.row.follow)
        job.told.connect(self._show)
        job.finished.connect(self._finish)
        job.failed.connect(self._fail)
        self._running.start(job)
        self._tell()

    def stop(self) -> None:
        """Stop the race; what is done of it is kept, and what is shown stays."""
        self._running.drop()
        self.row.hide()
        self._tell()

    def _show(self, news: RaceNews | None) -> None:
        """Show a race as far as it is, or nothing."""
        self._race, self._is_over = (None if news is None else news.race), False
        self.table.show_race(self._race, self.plots.show_race(news))
        self.verdict.setText("")
        self._tell()

    def _finish(self, news: RaceNews) -> None:
        self.row.hide()
        self._show(news)
        self._is_over = True
        self.verdict.setText(describe_race(news.race))
        self.verdict.setAccessibleName(aloud(self.verdict.text()))
        self._tell()
        announce(self, self.verdict.text())

    def _fail(self, words: str) -> None:
        self.row.hide()
        self.problem.complain(words)
        self._tell()

    # ---- what is made of it ------------------------------------------------------------------------------------------

    def open_lesson(self) -> None:
        """Open what the selected cell has learned from the chosen seed."""
        lane = self.table.chosen
        if self._race is None or lane is None or not self.take.isEnabled():
            return
        self.problem.settle()
        job = TakeJob(self._race, lane, int(self.seed.currentData()))
        job.finished.connect(self._take)
        job.failed.connect(self.problem.complain)
        self._taking.start(job)

    def _take(self, taken: Taken) -> None:
        training, lesson = taken
        self._learned.take(training, lesson)
        try:
            self._learned.show(training.model.parameters.flat, training.step)
        except LessonError as error:
            self.problem.complain(str(error))

    def _ask_for_numbers(self) -> None:
        kinds = translate("Race", "Tables ({endings})").format(endings=f"*{TABLE}")
        self._ask(translate("Race", "Save the numbers of the race"), kinds, TABLE)

    def _ask_for_picture(self) -> None:
        kinds = translate("Race", "Pictures ({endings})").format(endings=" ".join(PICTURES))
        self._ask(translate("Race", "Save the picture of the race"), kinds, ".png")

    def _ask_for_film(self) -> None:
        kinds = translate("Race", "Films ({endings})").format(endings=" ".join(FILMS))
        self._ask(translate("Race", "Save a film of the race"), kinds, ".mp4")

    def _ask(self, title: str, kinds: str, ending: str) -> None:
        if self._race is None:
            return
        suggested = settings.folder() / f"{self._race.start.task.key}-race{ending}"
        target = ask_for_target(self, title, suggested, kinds, ending.removeprefix("."))
        if target is not None:
            self.save_in(target)

    def save_in(self, target: Path) -> None:
        """Let the race be written: its numbers (.csv), a picture, or a film in which the curves are drawn."""
        race = self._race
        if race is None:
            return
        self.problem.settle()
        if target.suffix.lower() == TABLE:
            self._exports.add(NumbersJob(race, str(target)))
            return
        try:
            format = format_of(str(target))
            chosen: Settings = with_values(format.settings(), {"theme": theme_of(self).name})
        except ExportError as error:
            self.problem.complain(str(error))
            return
        film = CurvesPlot(race_curves(race), drawn=isinstance(chosen, MovingSettings))
        self._exports.add(ExportJob(film, str(target), chosen))

    def _copy(self) -> None:
        if self._race is not None:
            QGuiApplication.clipboard().setText(as_text(self._race))

    # ---- what can be done now ----------------------------------------------------------------------------------------

    def _take_form(self) -> None:
        """Another race is asked for: what was wrong with the last is no longer of interest."""
        self.problem.settle()

    def _tell(self) -> None:
        self.form.setEnabled(not self.is_at_work)
        self.run.setEnabled(not self.is_at_work)
        for button in (self.numbers, self.picture, self.film, self.copy):
            button.setEnabled(self._is_over)
        self.seed.setEnabled(self._race is not None)
        self.take.setEnabled(self._has_lesson)

    @property
    def _has_lesson(self) -> bool:
        """Whether the selected cell has learned from the chosen seed to its end."""
        lane, race = self.table.chosen, self._race
        if lane is None or race is None or self.seed.currentData() not in race.seeds:
            return False
        outcome = lane.outcomes[race.seeds.index(self.seed.currentData())]
        return bool(outcome.weights) and not outcome.failed

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Paint in another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._paint()

    def _paint(self) -> None:
        for part in (self.plots, self.table):
            part.apply_theme(theme_of(self))

    def done(self, result: int) -> None:
        """Close, and compute no more."""
        for jobs in (self._running, self._taking):
            jobs.drop()
        self.form.task.stop()
        super().done(result)
        self.deleteLater()
