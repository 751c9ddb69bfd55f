"""The dialog "Open a model": looks into a file beside the window, shows what it holds, and asks what that reads."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QProgressBar, QPushButton, QStackedWidget, QTextBrowser, QVBoxLayout, QWidget

from simulator.lessons.resolve import ResolvedLesson
from simulator.weights.recognition.found import Recognised
from ui.dialogs.model.by_hand_form import ByHandForm
from ui.dialogs.model.found_words import found_html, problem_words, shortened
from ui.dialogs.model.opened import Opened, look_into, make_lesson
from ui.dialogs.model.reading_form import ReadingForm
from ui.dialogs.model.tensors import TensorTree
from ui.jobs.model_job import ModelJob, ModelWork
from ui.settings.translation import translate, write_count
from ui.widgets.controls import GRID, Alternatives, ChoiceBox, text_label
from ui.widgets.focus.order import follow_layout
from ui.widgets.heard.announcement import announce
from ui.widgets.heard.choice import tell_what_is_chosen
from ui.widgets.heard.complaint import Complaint
from ui.widgets.room.narrow import Beside, Flow
from ui.widgets.room.screen_fit import Scrolled, resize_within_screen
from ui.widgets.style import theme_of, tip


class ModelDialog(QDialog):
    """Opens a file of a model. `lesson_made` carries the lesson that was made of it, and whether it was mapped by hand.

    `may_open` is asked before: what is open may have to be saved.
    """

    lesson_made = Signal(object, bool)

    def __init__(self, path: Path, may_open: Callable[[], bool], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Model", "Open a model"))
        self._path, self._may_open = path, may_open
        self._work = ModelWork(self)
        self.recognised: Recognised | None = None
        self._by_hand = False  # whether that was mapped by hand
        self._told = ""  # of the file
        self._make_fields()
        self._lay_out()
        for row in (self.part, self.reading.what):
            row.apply_theme(theme_of(self))
        resize_within_screen(self, QSize(960, 640))
        self._look()

    def _make_fields(self) -> None:
        self.name = text_label("lead", shortened(self._path.name))
        self.name.setToolTip(tip(str(self._path)))
        self.holds = text_label("note")
        self.progress = QProgressBar()
        self.progress.setAccessibleName(translate("Model", "Progress"))
        self.progress.setTextVisible(False)
        self.problem = Complaint()
        self.part = Alternatives(translate("Model", "What is shown of the model"))
        self.part.setToolTip(
            tip(translate("Model", "Show what was recognised, all that is in the file, or map layers by hand."))
        )
        self.part.offer(
            [
                (translate("Model", "Layers"), 0),
                (translate("Model", "In the file"), 1),
                (translate("Model", "By hand"), 2),
            ],
            0,
        )
        self.part.chosen.connect(self._show_part)
        self.stack = ChoiceBox(translate("Model", "Stack of layers"))
        self.stack.setToolTip(
            tip(translate("Model", "The file has several stacks of layers: which one is to be opened."))
        )
        tell_what_is_chosen(self.stack)
        self.stack.activated.connect(self._show_stack)
        self.found = QTextBrowser()
        self.found.setAccessibleName(translate("Model", "Layers that were recognised, and why"))
        self.found.setMinimumHeight(12 * GRID)
        self.tensors = TensorTree()
        self.by_hand = ByHandForm()
        self.by_hand.mapped.connect(self._take_mapping)
        self.reading = ReadingForm()
        self.reading.changed.connect(self._offer)
        self.open_it = QPushButton(translate("Model", "Open"))
        self.open_it.setProperty("primary", True)
        self.open_it.setDefault(True)
        self.open_it.setToolTip(
            tip(translate("Model", "Run the model over what it reads, in place of the lesson that is open."))
        )
        self.open_it.clicked.connect(self._make_lesson)
        self.cancel = QPushButton(translate("Model", "Cancel"))
        self.cancel.setToolTip(tip(translate("Model", "Close this; what is open stays as it is.")))
        self.cancel.clicked.connect(self.reject)

    def _lay_out(self) -> None:
        layers, file = QWidget(), QWidget()
        left = QVBoxLayout()
        left.addWidget(self.stack)
        left.addWidget(self.found, 1)
        inside = QVBoxLayout(layers)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(Beside(left, self.reading, (3, 2)))
        inside = QVBoxLayout(file)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.tensors)
        self.parts = QStackedWidget()
        for part in (layers, file, Scrolled(self.by_hand)):
            self.parts.addWidget(part)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for widget, stretch in ((self.name, 0), (self.holds, 0), (self.part, 0), (self.parts, 1)):
            column.addWidget(widget, stretch)
        foot = Flow()
        foot.addStretch()
        foot.addWidget(self.cancel)
        foot.addWidget(self.open_it)
        whole = QVBoxLayout(self)
        whole.setSpacing(GRID)
        whole.addWidget(Scrolled(content), 1)
        whole.addWidget(self.problem)
        whole.addWidget(self.progress)
        whole.addWidget(foot)

    # ---- looking into the file ---------------------------------------------------------------------------------------

    def _look(self) -> None:
        self.part.hide()
        self.parts.hide()
        self.open_it.setEnabled(False)
        self.holds.setText(translate("Model", "The file is being looked into. Nothing in it is run."))
        self._follow(self._work.ask(partial(look_into, self._path), self._show, self._fail_to_open))

    def _follow(self, job: ModelJob) -> None:
        """Show how far some work is."""
        self.progress.setRange(0, 0)
        self.progress.show()
        job.progress.connect(self._show_progress)

    def _show_progress(self, done: int, of: int) -> None:
        self.progress.setRange(0, of)
        self.progress.setValue(done)

    def _show(self, opened: Opened) -> None:
        """Show what was found."""
        self.progress.hide()
        file = opened.recognised.file
        words = translate("Model", "{format} · tensors: {tensors} · numbers: {numbers}")
        numbers = sum(tensor.size for tensor in file.tensors.values())
        told = words.format(format=opened.format, tensors=write_count(len(file.tensors)), numbers=write_count(numbers))
        self.holds.setText(told)
        self.part.show()
        self.parts.show()
        fitting = opened.vocabularies
        self.reading.offer_vocabularies(fitting, fitting[0] if fitting else None)
        self.by_hand.begin(opened.recognised, next(iter(opened.recognised.stacks), ""))
        self.take(opened.recognised)
        follow_layout(self)
        known = bool(opened.recognised.stacks)
        field = self.reading.text if self.reading.is_text else self.reading.source
        (field if known else self.part.button(0)).setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, f"{told}\n{self.found.toPlainText()}")

    def take(self, recognised: Recognised) -> None:
        """Show the layers of the file, as they were recognised or mapped by hand."""
        self.recognised = recognised
        stacks = list(recognised.stacks)
        titles = [name or translate("Model", "without a name") for name in stacks]
        self.stack.offer([*zip(map(shortened, titles), stacks, strict=True)], stacks[0] if stacks else None)
        self.stack.setVisible(len(stacks) > 1)
        self.reading.setVisible(bool(stacks))
        self._show_stack()

    def _take_mapping(self, recognised: Recognised | None) -> None:
        """Take the layers that were mapped by hand; nothing is opened while they do not fit."""
        self._by_hand = True
        if recognised is not None:
            self.take(recognised)
        else:
            self.open_it.setEnabled(False)

    def _show_stack(self) -> None:
        """Show the stack that is chosen."""
        assert self.recognised is not None
        name = self.stack.currentData() or ""
        self.found.setHtml(found_html(self.recognised, name))
        self.tensors.show_file(self.recognised, name)
        if name in self.recognised.stacks:
            table = self.recognised.embeddings.get(name)
            width = self.recognised.stacks[name][0].inputs
            self.reading.take_model(width, 0 if table is None else table.tokens)
        self._offer()

    def _show_part(self, part: object) -> None:
        self.parts.setCurrentIndex(int(str(part)))

    def _fail_to_open(self, error: BaseException | None, words: str) -> None:
        self.progress.hide()
        self.holds.setText(translate("Model", "The file could not be opened. What is open stays as it is."))
        self.problem.complain(problem_words(error, words))
        self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    # ---- the lesson --------------------------------------------------------------------------------------------------

    def _offer(self) -> None:
        """Let it be opened where it is known what is read."""
        known = self.recognised is not None and (self.stack.currentData() or "") in self.recognised.stacks
        self.open_it.setEnabled(known and self.reading.reading is not None)
        self.problem.settle()

    def _make_lesson(self) -> None:
        reading = self.reading.reading
        if reading is None or self.recognised is None or not self._may_open():
            return
        self.open_it.setEnabled(False)
        self._told = self.holds.text()
        self.holds.setText(translate("Model", "The file’s SHA-256 is being computed, by which the lesson knows it."))
        make = partial(make_lesson, self.recognised, self.stack.currentData() or "", reading)
        self._follow(self._work.ask(make, self._hand_over, self._fail_to_make))

    def _hand_over(self, lesson: ResolvedLesson) -> None:
        self.accept()
        self.lesson_made.emit(lesson, self._by_hand)

    def _fail_to_make(self, error: BaseException | None, words: str) -> None:
        self.progress.hide()
        self.holds.setText(self._told)
        self.open_it.setEnabled(True)
        self.problem.complain(problem_words(error, words))

    def done(self, result: int) -> None:
        """Close, and let go of what is under way: what a file still does beside the window is for nobody."""
        self._work.drop()
        self.reading.stop()
        self.by_hand.stop()
        super().done(result)
