"""Makes an experiment with one click, beside the window, and shows its table and curves."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QPixmap, QResizeEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from simulator.experiments.experiment import experiment_names
from ui.dialogs.experiments.titles import about_experiment, title_of
from ui.dialogs.experiments.work import ExperimentJob, Found
from ui.film.charts.experiment_curves import CurvesPlot
from ui.film.drawing.page import page_for
from ui.jobs.job import NewestJob
from ui.paint.painter import image
from ui.settings.translation import translate
from ui.widgets.controls import GRID, ChoiceBox, form, text_label
from ui.widgets.heard.aloud import aloud
from ui.widgets.heard.announcement import announce
from ui.widgets.heard.complaint import Complaint
from ui.widgets.room.screen_fit import Scrolled, resize_within_screen
from ui.widgets.style import theme_of, tip
from ui.widgets.waiting import WorkRow

LOWEST = 260  # pixels of the picture
FIRST = "gradient-horizon"


class ExperimentsDialog(QDialog):
    """Stays open beside the window. What is done of an experiment is kept, also when it is closed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._newest = NewestJob(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Command", "Experiments"))
        self.choice = ChoiceBox(translate("Experiments", "Experiment"))
        self.choice.setToolTip(tip(translate("Experiments", "What is to be measured.")))
        self.choice.offer([(title_of(name), name) for name in experiment_names()], FIRST)
        self.about, self.row, self.problem = text_label("note"), WorkRow(), Complaint()
        self.picture, self.table = Picture(), _table()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.run = self.buttons.addButton(translate("Experiments", "Run"), QDialogButtonBox.ButtonRole.ActionRole)
        words = translate(
            "Experiments", "Compute it on all processors but one. What was done before is not done twice."
        )
        self.run.setToolTip(tip(words))
        self.copy = QPushButton(translate("Experiments", "Copy the table"))
        self.copy.setToolTip(tip(translate("Experiments", "Put the table into the clipboard, as text.")))
        self.buttons.addButton(self.copy, QDialogButtonBox.ButtonRole.ActionRole)
        for button in (self.run, self.copy):
            button.setAutoDefault(False)
        self._lay_out()
        self.choice.activated.connect(self._choose)
        self.run.clicked.connect(self.begin)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.table.toPlainText()))
        self.row.cancel_wanted.connect(self._cancel)
        self.buttons.rejected.connect(self.reject)
        self._choose()
        resize_within_screen(self, QSize(860, 760))

    def _lay_out(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(form((self.choice.accessibleName(), self.choice, self.choice)))
        column.addWidget(self.about)
        column.addWidget(self.picture, 3)
        column.addWidget(self.table, 2)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setSpacing(GRID)
        whole.addWidget(Scrolled(content), 1)
        for widget in (self.problem, self.row, self.buttons):
            whole.addWidget(widget)

    @property
    def is_at_work(self) -> bool:
        """Whether an experiment is under way."""
        return not self.row.isHidden()

    def begin(self) -> None:
        """Make the chosen experiment, or what of it is not kept from before."""
        self.problem.settle()
        self.row.begin(translate("Experiments", "It is being computed:"))
        job = ExperimentJob(self.choice.currentData())
        job.progress.connect(self.row.follow)
        job.finished.connect(self._take)
        job.failed.connect(self._fail)
        self._newest.start(job)
        self._tell()

    def _choose(self) -> None:
        """Another experiment: what came of the one before goes."""
        self._newest.drop()
        self.row.hide()
        self.problem.settle()
        self.about.setText(about_experiment(self.choice.currentData()))
        self.picture.show_curves(None)
        self.table.clear()
        self._tell()

    def _take(self, found: Found) -> None:
        self.row.hide()
        self.picture.show_curves(CurvesPlot(found.curves))
        self.table.setPlainText(found.table)
        self._tell()
        announce(self, found.curves.caption)

    def _fail(self, words: str) -> None:
        self.row.hide()
        self.problem.complain(words)
        self._tell()

    def _cancel(self) -> None:
        self._newest.drop()
        self.row.hide()
        self._tell()

    def _tell(self) -> None:
        self.run.setEnabled(not self.is_at_work)
        self.copy.setEnabled(bool(self.table.toPlainText()))
        for shown in (self.picture, self.table):
            shown.setVisible(bool(self.table.toPlainText()))

    def done(self, result: int) -> None:
        """Close, and compute no more."""
        self._newest.drop()
        super().done(result)


class Picture(QLabel):
    """Curves, as large as there is room."""

    def __init__(self) -> None:
        super().__init__()
        self._plot: CurvesPlot | None = None
        self.setMinimumSize(LOWEST, LOWEST)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAccessibleName(translate("Experiments", "Curves"))

    def show_curves(self, plot: CurvesPlot | None) -> None:
        """Show curves, or nothing."""
        self._plot = plot
        self.setAccessibleDescription("" if plot is None else aloud(plot.caption(0, 0)))
        self._paint()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Paint it anew."""
        super().resizeEvent(event)
        self._paint()

    def _paint(self) -> None:
        if self._plot is None:
            self.clear()
            return
        ratio = self.devicePixelRatioF()
        size = QSize(int(self.width() * ratio), int(self.height() * ratio))
        frame = self._plot.on(page_for(size.width(), size.height())).frame(0.0)
        made = QPixmap.fromImage(image(frame, theme_of(self), size.width(), size.height()))
        made.setDevicePixelRatio(ratio)
        self.setPixmap(made)


def _table() -> QPlainTextEdit:
    """The empty table."""
    made = QPlainTextEdit()
    made.setReadOnly(True)
    made.setTabChangesFocus(True)
    made.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
    made.setProperty("code", True)  # its columns are made of blanks
    made.setAccessibleName(translate("Experiments", "Table"))
    made.setToolTip(
        tip(translate("Experiments", "The numbers beside those of papers or our earlier ones; in English."))
    )
    made.setMinimumHeight(20 * GRID)
    return made
