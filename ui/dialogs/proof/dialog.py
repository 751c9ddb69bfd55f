"""Holds the network that is open against what its framework stored, beside the window, and goes to where they part."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from simulator.lessons.resolve import ResolvedLesson
from simulator.lessons.schema import Lesson, LessonError
from simulator.weights.proof import Compared
from ui.dialogs.model.found_words import breakable, problem_words
from ui.dialogs.proof.proving import Proof, describe_proof, find_proof, lesson_of, place_of, write_difference
from ui.dialogs.proof.reason import Reason
from ui.jobs.model_job import ModelWork
from ui.plots.graph.gap_plot import GapPlot
from ui.settings.translation import translate, write_count, write_number
from ui.state.document import Document
from ui.state.names import lesson_title
from ui.state.player import Player
from ui.state.selection import Selection
from ui.widgets.controls import GRID, ChoiceBox, form, make_table, text_label
from ui.widgets.heard.aloud import aloud
from ui.widgets.heard.announcement import announce
from ui.widgets.heard.choice import tell_what_is_chosen
from ui.widgets.heard.complaint import Complaint
from ui.widgets.questions import ask_for_file, ask_for_folder
from ui.widgets.room.narrow import Flow
from ui.widgets.room.screen_fit import Scrolled, resize_within_screen
from ui.widgets.style import theme_of, tip
from ui.widgets.waiting import WorkRow

TOLERANCES = (1e-12, 1e-9, 2e-6, 1e-5, 1e-4, 1e-3, 1e-2)


class ProofDialog(QDialog):
    """Stays open beside the window. Going to a step is an edit: what was compared reads the stored inputs then."""

    def __init__(self, document: Document, player: Player, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document, self._player, self._selection = document, player, selection
        self._work = ModelWork(self)
        self._proof: Proof | None = None
        self._step = 0
        self._asked: tuple[ResolvedLesson, Path] | None = None
        self._shown: Lesson | None = None  # on the stored inputs
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Command", "Prove against stored outputs"))
        self._make_fields()
        self._lay_out()
        self._connect()
        self.plot.apply_theme(theme_of(self))
        self._tell()
        resize_within_screen(self, QSize(720, 640))

    def _make_fields(self) -> None:
        about = translate(
            "Proof", "The network runs over inputs that its framework stored; its states are held against those stored."
        )
        self.about = text_label("note", about)
        self.file = QPushButton(translate("Proof", "Choose a file…"))
        self.file.setToolTip(
            tip(translate("Proof", "An .npz or .safetensors file with inputs and states, such as layer0/h."))
        )
        self.folder = QPushButton(translate("Proof", "Choose a test case of ONNX…"))
        words = translate("Proof", "A folder with model.onnx and a set of data: its own model is held against that.")
        self.folder.setToolTip(tip(words))
        self.tolerance = ChoiceBox(translate("Proof", "Tolerance"))
        self.tolerance.setToolTip(tip(translate("Proof", "A state parts where it differs by more than this.")))
        titles = [(write_number(f"{each:g}".replace("e-0", "e-")), each) for each in TOLERANCES]
        self.tolerance.offer(titles, TOLERANCES[2])
        tell_what_is_chosen(self.tolerance)
        self.row, self.problem, self.verdict = WorkRow(), Complaint(), text_label("value")
        self.list, self.plot, self.reason = _list(), GapPlot(), Reason()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.go = self.buttons.addButton(translate("Proof", "Go there"), QDialogButtonBox.ButtonRole.ActionRole)
        words = translate("Proof", "Let what was compared read the stored inputs, and go to this layer and step.")
        self.go.setToolTip(tip(words))
        for button in (self.file, self.folder, self.go):
            button.setAutoDefault(False)

    def _lay_out(self) -> None:
        source = Flow()
        for button in (self.file, self.folder):
            source.addWidget(button)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.about)
        column.addWidget(source)
        column.addLayout(form((self.tolerance.accessibleName(), self.tolerance, self.tolerance)))
        column.addWidget(self.verdict)
        column.addWidget(self.reason)
        column.addWidget(self.list, 2)
        column.addWidget(self.plot, 3)
        whole = QVBoxLayout(self)
        whole.setSpacing(GRID)
        whole.addWidget(Scrolled(content), 1)
        for widget in (self.problem, self.row, self.buttons):
            whole.addWidget(widget)

    def _connect(self) -> None:
        self.file.clicked.connect(self._ask_for_file)
        self.folder.clicked.connect(self._ask_for_folder)
        self.tolerance.activated.connect(self._show_proof)
        self.list.currentItemChanged.connect(self._choose_row)
        self.list.itemActivated.connect(lambda *_: self.go_there())
        self.list.itemClicked.connect(lambda *_: self._follow())
        self.plot.chosen.connect(self._choose_step)
        self.go.clicked.connect(self.go_there)
        self.reason.wanted.connect(self._find)
        self.reason.opened.connect(self._open_both)
        self.row.cancel_wanted.connect(self._cancel)
        self.buttons.rejected.connect(self.reject)

    @property
    def is_at_work(self) -> bool:
        """Whether something is under way."""
        return not self.row.isHidden()

    # ---- the proof ---------------------------------------------------------------------------------------------------

    def _ask_for_file(self) -> None:
        kinds = translate("Model", "References (*.npz *.safetensors);;All files (*)")
        path = ask_for_file(self, translate("Model", "Inputs and states that the framework stored"), kinds)
        if path is not None:
            self.prove(path)

    def _ask_for_folder(self) -> None:
        path = ask_for_folder(self, translate("Proof", "A folder with model.onnx and a set of data"))
        if path is not None:
            self.prove(path)

    def prove(self, path: Path) -> None:
        """Hold the network that is open against what is stored; of a test case its own."""
        self._proof = None
        self.list.clear()
        self.plot.show_differences((), 1.0)
        self.verdict.clear()
        self._begin(translate("Proof", "The network is being run:"))
        resolved = self._document.newest_resolved
        self._asked = (resolved, path)
        self.reason.ask_about(None)
        if self._document.newest is self._shown:
            self._shown = None
        job = self._work.ask(partial(find_proof, resolved, path), self._take, self._fail)
        job.progress.connect(self.row.follow)

    def _take(self, proof: Proof) -> None:
        self._proof, self._shown = proof, None
        if proof.reference.model is None and not all(each.holds for each in proof.compared):
            self.reason.ask_about(self._asked)
        self.tolerance.setCurrentIndex(self.tolerance.findData(proof.compared[0].tolerance))
        self._end()
        self._show_proof()
        announce(self, self.verdict.text())
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_proof(self) -> None:
        """Show what came of it at the tolerance that is chosen."""
        proof, tolerance = self._proof, float(self.tolerance.currentData())
        if proof is None:
            return
        current = self.list.currentItem()
        was = None if current is None else self.list.indexOfTopLevelItem(current)
        words = translate("Proof", "{what} and {stored}: {verdict}")
        what = proof.reference.model.name if proof.reference.model is not None else lesson_title(proof.resolved.lesson)
        verdict = describe_proof(proof, tolerance)
        self.verdict.setText(breakable(words.format(what=what, stored=proof.reference.name, verdict=verdict)))
        self.plot.setAccessibleDescription(aloud(verdict))
        self.plot.show_differences(proof.compared, tolerance)
        self.list.clear()
        self.list.addTopLevelItems([_row(each, tolerance) for each in proof.compared])
        worst = max(range(len(proof.compared)), key=lambda at: proof.compared[at].largest)
        if (item := self.list.topLevelItem(worst if was is None else was)) is not None:
            self.list.setCurrentItem(item)
        self._tell()

    @property
    def _chosen(self) -> Compared | None:
        current = self.list.currentItem()
        if self._proof is None or current is None:
            return None
        return self._proof.compared[self.list.indexOfTopLevelItem(current)]

    def _choose_row(self) -> None:
        """Point out a state, at the first step that parts, or that of its largest difference."""
        chosen = self._chosen
        if chosen is None:
            return
        first = chosen.first_beyond(float(self.tolerance.currentData()))
        self._step = chosen.worst if first is None else first
        self._point_out()

    def _choose_step(self, step: int) -> None:
        self._step = step
        self._point_out()
        self._follow()

    def _point_out(self) -> None:
        current = self.list.currentItem()
        if current is not None:
            self.plot.point_out(self.list.indexOfTopLevelItem(current), self._step)
        words = translate("Proof", "Go to step {step}")
        self.go.setText(words.format(step=write_count(self._step + 1)))
        self._tell()

    # ---- going there -------------------------------------------------------------------------------------------------

    def _follow(self) -> None:
        """Go along where the stored inputs are read already."""
        if self._shown is not None and self._document.newest is self._shown:
            self.go_there()

    def go_there(self) -> None:
        """Go to the chosen layer and step of what was compared, which reads the stored inputs."""
        if self._proof is None or self._chosen is None or self.is_at_work:
            return
        if self._shown is not None and self._document.newest is self._shown:
            self._document.when_settled(self._show_step)
            return
        self._begin(translate("Proof", "The stored inputs are being read …"))
        self._work.ask(partial(lesson_of, self._proof), self._open, self._fail)

    def _open(self, lesson: ResolvedLesson) -> None:
        self._end()
        try:
            self._document.edit(translate("Undo", "the stored inputs"), lesson)
        except LessonError as error:
            self.problem.complain(str(error))
            return
        self._shown = lesson.lesson
        QTimer.singleShot(0, self, lambda: self._document.when_settled(self._show_step))  # the edit is shown first

    def _show_step(self) -> None:
        """Go to the chosen step, unless something else is open."""
        chosen = self._chosen
        if chosen is None or self._document.lesson is not self._shown:
            return
        layer, quantity = place_of(self._document.trace.made_of, chosen.name)
        self._selection.look_at(layer, self._selection.unit, quantity)
        self._player.rest_at(self._step, len(self._player.timeline.beats) - 1)

    # ---- what is under way -------------------------------------------------------------------------------------------

    def _begin(self, what: str) -> None:
        self.problem.settle()
        self.row.begin(what)
        self._tell()

    def _end(self) -> None:
        self.row.hide()
        self._tell()

    def _cancel(self) -> None:
        self._work.drop()
        self._end()
        self.verdict.setText(translate("Proof", "Cancelled."))

    def _find(self, work: Callable[..., Any], take: Callable[[Any], None], what: str) -> None:
        """Do what the reason asks for, beside the window."""

        def found(result: object) -> None:
            self._end()
            take(result)

        self._begin(what)
        self._work.ask(work, found, self._fail).progress.connect(self.row.follow)

    def _open_both(self, lesson: ResolvedLesson, step: int) -> None:
        """Show both runs beside each other, at a step."""
        try:
            self._document.edit(translate("Undo", "the stored inputs"), lesson)
        except LessonError as error:
            self.problem.complain(str(error))
            return
        QTimer.singleShot(0, self, lambda: self._document.when_settled(partial(self._show_both, lesson.lesson, step)))

    def _show_both(self, lesson: Lesson, step: int) -> None:
        if self._document.lesson is lesson:
            self._selection.view = "compare" if lesson.variants else self._selection.view
            self._player.rest_at(step, len(self._player.timeline.beats) - 1)

    def _fail(self, error: BaseException | None, words: str) -> None:
        self._end()
        self.problem.complain(problem_words(error, words))
        if self._proof is None and self._asked is not None and self._asked[1].is_file():
            self.reason.ask_about(self._asked)  # it may have other names, or other steps

    def _tell(self) -> None:
        self.go.setEnabled(self._chosen is not None and not self.is_at_work)
        self.reason.setEnabled(not self.is_at_work)

    def done(self, result: int) -> None:
        """Close, and compute no more."""
        self._work.drop()
        super().done(result)


def _list() -> QTreeWidget:
    """The empty table."""
    made = QTreeWidget()
    made.setAccessibleName(translate("Proof", "States that were compared"))
    made.setToolTip(tip(translate("Proof", "A row shows its differences below; Enter or a double click goes there.")))
    names = (
        translate("Proof", "State"),
        translate("Proof", "Largest difference"),
        translate("Proof", "At step"),
        translate("Proof", "Parts at step"),
    )
    made.setHeaderLabels(names)
    make_table(made)
    made.setMinimumHeight(12 * GRID)
    return made


def _row(compared: Compared, tolerance: float) -> QTreeWidgetItem:
    first = compared.first_beyond(tolerance)
    parts = translate("Proof", "nowhere") if first is None else write_count(first + 1)
    item = QTreeWidgetItem([compared.name, write_difference(compared.largest), write_count(compared.worst + 1), parts])
    for column in range(item.columnCount()):
        item.setData(column, Qt.ItemDataRole.AccessibleTextRole, aloud(item.text(column)))
    return item
