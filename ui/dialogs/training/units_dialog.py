"""Which unit holds a property: all units ranked, each of them held over fresh examples, and since when it does."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from simulator.lessons.edits.layers import with_layer
from simulator.lessons.schema import LessonError
from simulator.training.training import Training
from simulator.training.units.found_units import Found, UnitScore, properties_of
from simulator.training.units.over_training import SURE, Followed, OverTraining
from ui.dialogs.training.unit_list import describe, unit_list, unit_name, unit_row
from ui.dialogs.training.unit_work import Asked, UnitJob, find, follow, typed_words
from ui.jobs.job import NewestJob
from ui.plots.graph.curves import CurvePlot, Drawn
from ui.settings.translation import translate, write_count, write_number
from ui.state.document import Document
from ui.state.learned import Learned
from ui.state.selection import Selection
from ui.widgets.controls import GRID, ChoiceBox, Number, form, text_label
from ui.widgets.heard.aloud import aloud
from ui.widgets.heard.announcement import announce
from ui.widgets.heard.choice import tell_what_is_chosen
from ui.widgets.heard.complaint import Complaint
from ui.widgets.room.narrow import Flow
from ui.widgets.room.screen_fit import Scrolled, resize_within_screen
from ui.widgets.style import theme_of, tip
from ui.widgets.waiting import WorkRow

MARKED = ""  # in place of a property's name: words that are marked
EXAMPLES, LEAST, MOST = 300, 20, 5000


class UnitsDialog(QDialog):
    """Stays open beside the window; what it looks at are the weights of the step that is shown when it is asked."""

    def __init__(
        self, document: Document, selection: Selection, learned: Learned, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._document, self._selection, self._learned = document, selection, learned
        self._work = NewestJob(self)
        self._asked = Asked("")
        self._found: Found | None = None
        self._training: Training | None = None  # whose units these are
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Command", "Which unit holds it"))
        self._make_fields()
        self._lay_out()
        self._connect()
        self.plot.apply_theme(theme_of(self))
        self._offer()
        resize_within_screen(self, QSize(760, 700))

    def _make_fields(self) -> None:
        about = translate(
            "Units",
            "Each unit is ranked by how well it follows a property of the tokens, over fresh examples of the task. "
            "Then it is held where the property changes: answers that turn show that the network uses it.",
        )
        self.about = text_label("note", about)
        self.kind = ChoiceBox(translate("Units", "Property"))
        self.kind.setToolTip(tip(translate("Units", "What a unit may hold: what the task knows, or words you mark.")))
        tell_what_is_chosen(self.kind)
        self.positive = self._field(translate("Units", "Positive from these words on"))
        self.negative = self._field(translate("Units", "Negative from these words on"))
        self.examples = Number(translate("Units", "Fresh examples"), LEAST, MOST)
        self.examples.setValue(EXAMPLES)
        self.examples.setToolTip(tip(translate("Units", "How many sequences that are not trained on are looked at.")))
        words = translate("Units", "Rank all units, and hold each of them.")
        self.search = self._button(translate("Units", "Find the unit"), words)
        self.row, self.problem, self.verdict = WorkRow(), Complaint(), text_label("value")
        self.list = unit_list()
        self.plot = CurvePlot(
            translate("Units", "When the unit began to hold it"),
            "|r|",
            translate("Units", "step of the training"),
            translate("Units", "“Since when?” draws here how well the chosen unit follows it at each snapshot."),
        )
        self.told = text_label("note")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        words = translate("Units", "Select this unit in the window, and this number of it.")
        self.go = self._button(translate("Units", "Go to the unit"), words)
        words = translate("Units", "Let the unit be called after the property, wherever it is shown.")
        self.name_it = self._button(translate("Units", "Name the unit"), words)
        words = translate("Units", "Its correlation at each snapshot of the training.")
        self.since = self._button(translate("Units", "Since when?"), words)

    def _field(self, name: str) -> QLineEdit:
        field = QLineEdit()
        field.setAccessibleName(name)
        field.setPlaceholderText(translate("Units", "words with commas between"))
        field.setToolTip(tip(translate("Units", "The property stays so until a word of the other sign.")))
        return field

    def _button(self, title: str, about: str) -> QPushButton:
        button = QPushButton(title)
        button.setAutoDefault(False)
        button.setToolTip(tip(about))
        return button

    def _lay_out(self) -> None:
        self._marked = QWidget()
        self._marked.setLayout(form(*((each.accessibleName(), each, each) for each in (self.positive, self.negative))))
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.about)
        column.addLayout(form(*((each.accessibleName(), each, each) for each in (self.kind, self.examples))))
        column.addWidget(self._marked)
        begin, acts = Flow(), Flow()
        begin.addWidget(self.search)
        for button in (self.go, self.name_it, self.since):
            acts.addWidget(button)
        for widget in (begin, self.verdict, self.list, acts, self.told, self.plot):
            column.addWidget(widget)
        whole = QVBoxLayout(self)
        whole.setSpacing(GRID)
        whole.addWidget(Scrolled(content), 1)
        for below in (self.problem, self.row, self.buttons):
            whole.addWidget(below)

    def _connect(self) -> None:
        self.kind.activated.connect(self._tell)
        self.search.clicked.connect(self.search_units)
        self.list.itemActivated.connect(lambda *_: self.go_there())
        self.list.currentItemChanged.connect(self._tell)
        self.go.clicked.connect(self.go_there)
        self.name_it.clicked.connect(self.name_unit)
        self.since.clicked.connect(self.show_beginning)
        self.row.cancel_wanted.connect(self._cancel)
        self._learned.changed.connect(self._follow)
        self.buttons.rejected.connect(self.reject)

    @property
    def is_at_work(self) -> bool:
        """Whether something is under way."""
        return not self.row.isHidden()

    def _offer(self) -> None:
        training = self._learned.training
        known = [] if training is None else [(translate("Task", name), name) for name in properties_of(training)]
        self.kind.offer([*known, (translate("Units", "Words that I mark"), MARKED)], known[0][1] if known else MARKED)
        self._tell()

    # ---- finding -----------------------------------------------------------------------------------------------------

    def search_units(self) -> None:
        """Rank all units with the weights that are shown, and hold each of them."""
        training, learned = self._learned.training, self._learned
        if training is None:
            return
        name = str(self.kind.currentData())
        self._asked = Asked(name, typed_words(self.positive.text()), typed_words(self.negative.text()))
        kept = learned.step in learned.steps
        flat = training.snapshots.at(int(learned.step or 0)) if kept else training.model.parameters.flat.copy()
        self._found, self._training = None, training
        self.list.clear()
        self.plot.show_curves(())
        for label in (self.verdict, self.told):
            label.clear()
        words = translate("Units", "Each unit is being held:")
        self._ask(words, find(training, flat, self._asked, self.examples.value()), self._take)

    def _ask(self, words: str, measure: Callable[..., Any], take: Callable[[Any], None]) -> None:
        self.problem.settle()
        self.row.begin(words)
        job = UnitJob(measure)
        job.progress.connect(self.row.follow)
        job.finished.connect(partial(self._have, take))
        job.failed.connect(self._fail)
        self._work.start(job)
        self._tell()

    def _have(self, take: Callable[[Any], None], result: object) -> None:
        self.row.hide()
        take(result)
        self._tell()

    def _fail(self, words: str) -> None:
        self.row.hide()
        self.problem.complain(words)
        self._tell()

    def _cancel(self) -> None:
        self._work.drop()
        self.row.hide()
        self._tell()

    def _take(self, found: Found) -> None:
        """Show the units, the best first."""
        self._found = found
        self.list.addTopLevelItems([unit_row(each, found) for each in found.ranked])
        if (first := self.list.topLevelItem(0)) is not None:
            self.list.setCurrentItem(first)
        self.verdict.setText(describe(found, self._asked))
        self.verdict.setAccessibleName(aloud(self.verdict.text()))
        announce(self, self.verdict.text())
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _chosen(self) -> UnitScore | None:
        current = self.list.currentItem()
        if self._found is None or current is None:
            return None
        return self._found.ranked[self.list.indexOfTopLevelItem(current)]

    # ---- the chosen unit ---------------------------------------------------------------------------------------------

    @property
    def _is_open(self) -> bool:
        """Whether the network of the training that was looked at is open."""
        return self._learned.training is self._training and self._learned.fits

    def go_there(self) -> None:
        """Select the chosen unit in the window, where the network of the training is open."""
        chosen = self._chosen
        if chosen is not None and self._is_open:
            self._selection.look_at(chosen.layer, chosen.unit, chosen.quantity)

    def name_unit(self) -> None:
        """Call the chosen unit after the property."""
        chosen = self._chosen
        if chosen is None or not self._is_open:
            return
        resolved = self._document.newest_resolved
        units = resolved.lesson.layers[chosen.layer].units
        names = list(resolved.lesson.layers[chosen.layer].unit_names or map(str, range(1, units + 1)))
        names[chosen.unit] = self._asked.name or translate("Units", "marked")
        try:
            named = with_layer(resolved, chosen.layer, unit_names=tuple(names))
            self._document.edit(translate("Undo", "the name of a unit"), named)
        except LessonError as error:
            self.problem.complain(str(error))

    def show_beginning(self) -> None:
        """Draw how well the chosen unit follows the property over the training."""
        chosen, training = self._chosen, self._training
        if chosen is None or training is None:
            return
        unit = Followed(chosen.layer, chosen.unit, chosen.quantity)
        words = translate("Units", "The snapshots are being looked at:")
        self._ask(words, follow(training, self._asked, unit), partial(self._take_curve, unit))

    def _take_curve(self, unit: Followed, found: OverTraining) -> None:
        steps = np.array(found.steps, np.float64)
        self.plot.show_curves([Drawn(np.repeat(steps, 2)[1:], np.repeat(found.values, 2)[:-1])], SURE, (0.0, 1.0))
        begins = found.begins(SURE)
        words = translate("Units", "{unit}: |r| does not stay at {sure} or more.")
        if begins is not None:
            words = translate("Units", "{unit}: |r| stays at {sure} or more from step {step} on.")
        number = "" if begins is None else write_count(begins)
        told = words.format(unit=unit_name(unit.quantity, unit.unit), sure=write_number(f"{SURE:g}"), step=number)
        self.told.setText(told)
        self.told.setAccessibleName(aloud(told))
        self.plot.setAccessibleDescription(aloud(told))
        announce(self, told)
        self._follow()

    def _follow(self) -> None:
        """Show on the curve which step the window shows."""
        if self.plot.drawn:
            step = self._learned.step if self._is_open else None
            self.plot.point_out(None if step is None else float(step))
        self._tell()

    def _tell(self) -> None:
        is_free, there = not self.is_at_work, self._chosen is not None
        self._marked.setVisible(self.kind.currentData() == MARKED)
        self.search.setEnabled(is_free and self._learned.training is not None)
        for button in (self.go, self.name_it):
            button.setEnabled(there and self._is_open)
        self.since.setEnabled(is_free and there)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Paint in another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.plot.apply_theme(theme_of(self))

    def done(self, result: int) -> None:
        """Close, and compute no more."""
        self._work.drop()
        super().done(result)
