"""The units of the selected layer, sorted by how well they follow a property of the text; a click selects one."""

from __future__ import annotations

import math
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from simulator.analysis.text.properties import PROPERTIES, Marks, read_marks, values_of
from simulator.analysis.text.unit_scores import LEAST_STEPS, ranked, unit_scores
from simulator.arrays import Array64
from simulator.engine.progress import Progress
from simulator.network.trace import Trace
from simulator.text.tokens import TextError
from ui.film.scene.table import call
from ui.film.text.number_format import decimal
from ui.jobs.measures import NewestMeasure, is_small
from ui.settings.translation import translate, write_number
from ui.stage.now import Now
from ui.state.document import Document
from ui.state.names import quantity_name
from ui.state.player import Player
from ui.state.selection import Selection
from ui.state.stage import Stage
from ui.widgets.controls import ChoiceBox, form, text_label
from ui.widgets.heard.aloud import aloud
from ui.widgets.heard.choice import tell_what_is_chosen
from ui.widgets.heard.complaint import Complaint
from ui.widgets.room.screen_fit import resize_within_screen
from ui.widgets.style import tip

DIGITS = 3  # of a score


class FollowingDialog(QDialog):
    """Stays open beside the window, and sorts anew whenever the run, the layer, the quantity or the moment is another.

    Only what has been read counts, unless the whole run is shown. Of a large run the scores are computed beside the
    window, and while it plays those of the last stop stay.
    """

    def __init__(
        self, document: Document, player: Player, selection: Selection, stage: Stage, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._document, self._player, self._selection, self._stage = document, player, selection, stage
        self._now, self._measures = Now(player, selection, stage), NewestMeasure(self)
        self._asked: tuple[object, ...] = ()
        self.scores: Array64 | None = None
        """Those that are shown: [unit]."""
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Command", "Units that follow a property"))
        self.kind = ChoiceBox(translate("Following", "Property"))
        self.about, self.what = text_label("note"), text_label("note")
        self.positive = self._field(translate("Following", "Marked as positive"))
        self.negative = self._field(translate("Following", "Marked as negative"))
        self.problem = Complaint()
        self.list = _list()
        self._lay_out()
        self.kind.offer([(translate("Property", each.title), key) for key, each in PROPERTIES.items()], "quotes")
        tell_what_is_chosen(self.kind)
        self._connect()
        self._choose()

    @property
    def is_sorted(self) -> bool:
        """Whether nothing is being computed."""
        return not self._measures.is_running

    def _field(self, name: str) -> QLineEdit:
        field = QLineEdit()
        field.setAccessibleName(name)
        field.setPlaceholderText(translate("Following", "words, or tokens such as 3–9"))
        return field

    def _take(self, field: QLineEdit) -> QPushButton:
        """What takes the selected tokens into a field."""
        button = QPushButton(translate("Following", "Take the selected tokens"))
        button.setAccessibleName(f"{button.text()}: {field.accessibleName()}")
        button.setToolTip(tip(translate("Following", "Shift and the pointer select tokens in a plot.")))
        button.clicked.connect(partial(self._take_selected, field))
        return button

    def _lay_out(self) -> None:
        self._marked = QWidget()
        rows = []
        for field in (self.positive, self.negative):
            row = QVBoxLayout()
            row.addWidget(field)
            row.addWidget(self._take(field), 0, Qt.AlignmentFlag.AlignLeft)
            rows.append((field.accessibleName(), row, field))
        grid = form(*rows)
        self._marked.setLayout(grid)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for widget in (self.kind, self.about, self._marked, self.problem):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        column.addWidget(self.what)
        column.addWidget(close)
        resize_within_screen(self, QSize(430, 560))

    def _connect(self) -> None:
        self.kind.activated.connect(self._choose)
        for field in (self.positive, self.negative):
            field.textChanged.connect(self._sort)
        self.list.itemClicked.connect(self._select)
        self.list.itemActivated.connect(self._select)
        self._document.changed.connect(self._sort)
        self._selection.changed.connect(self._sort)
        self._selection.brushed.connect(self._sort)
        self._stage.changed.connect(self._sort)
        self._player.moved.connect(self._sort)
        self._player.playing_changed.connect(self._sort)

    # ---- what is asked -----------------------------------------------------------------------------------------------

    def choose(self, key: str) -> None:
        """Sort by the property of a key."""
        self.kind.setCurrentIndex(self.kind.findData(key))
        self._choose()

    def _choose(self) -> None:
        chosen = PROPERTIES[str(self.kind.currentData())]
        about = translate("Following", "The number of a token: {what}.")
        self.about.setText(about.format(what=translate("Property", chosen.about)))
        self._marked.setVisible(chosen.marked)
        self._sort()

    def _take_selected(self, field: QLineEdit) -> None:
        """Add the selected tokens to what is marked, counted from 1."""
        if self._selection.brush is not None:
            first, stop = self._selection.brush
            field.setText(", ".join(filter(None, (field.text().strip().rstrip(","), f"{first + 1}–{stop}"))))

    def _marks(self) -> tuple[Marks, Marks] | None:
        """What is marked; None where it cannot be read, which is said then."""
        steps = self._document.trace.steps
        try:
            found = read_marks(self.positive.text(), steps), read_marks(self.negative.text(), steps)
        except TextError:
            words = translate("Following", "Write words, or tokens such as 3–9; there are {count} tokens.")
            self.problem.complain(words.format(count=steps))
            return None
        self.problem.settle()
        return found

    def _sort(self) -> None:
        """Ask for the scores, where others than those that are shown are wanted."""
        self._now.read()
        trace, layer, quantity = self._document.trace, self._selection.layer, self._selection.quantity
        key, stop = str(self.kind.currentData()), self._stop(trace, quantity)
        marks = self._marks() if PROPERTIES[key].marked else (Marks(), Marks())
        asked = (trace, layer, quantity, key, marks, stop)
        at_once = is_small(trace)
        if marks is None or asked == self._asked or (self._player.playing and not at_once and self._asked):
            self._point_out()
            return
        self._asked = asked
        if not at_once:
            self.what.setText(translate("Following", "The scores are being computed …"))
        record = trace.layers[layer]

        def measure(progress: Progress) -> Array64:
            return unit_scores(record, quantity, values_of(key, trace.tokens, *marks), stop, progress)

        self._measures.ask(measure, partial(self._show, stop, quantity), at_once=at_once)

    def _stop(self, trace: Trace, quantity: str) -> int:
        """How many tokens count: those at which the quantity is there."""
        return trace.steps if self._now.is_whole else self._now.last_token(quantity) + 1

    # ---- what is shown -----------------------------------------------------------------------------------------------

    def _show(self, stop: int, quantity: str, scores: Array64) -> None:
        """Show the units with their scores, the best first."""
        self.scores = scores
        scene = self._stage.film.scene
        names = call(scene, quantity)
        self.list.clear()
        for unit in ranked(scores).tolist():
            self.list.addTopLevelItem(_row(unit, names[unit] if unit < len(names) else "", float(scores[unit])))
        cell = self._document.trace.layers[self._selection.layer].layer.cell
        if all(math.isnan(score) for score in scores.tolist()):
            words = translate("Following", "No unit has a score over the first {count} tokens: too little changes.")
            if stop < LEAST_STEPS:
                words = translate("Following", "There is a score from {least} tokens on: go on in the sequence.")
        else:
            words = translate(
                "Following",
                "Score: Pearson’s correlation of {quantity} with that number over the first {count} tokens. "
                "At −1, the unit is low where the number is high.",
            )
        self.what.setText(words.format(quantity=quantity_name(quantity, cell), count=stop, least=LEAST_STEPS))
        self._point_out()

    def _point_out(self) -> None:
        """Let the selected unit be the current one of the list."""
        current = self.list.currentItem()
        if current is not None and current.data(0, Qt.ItemDataRole.UserRole) == self._selection.unit:
            return
        for at in range(self.list.topLevelItemCount()):
            item = self.list.topLevelItem(at)
            if item is not None and item.data(0, Qt.ItemDataRole.UserRole) == self._selection.unit:
                self.list.setCurrentItem(item)
                return

    def _select(self, item: QTreeWidgetItem) -> None:
        """Select the unit of a row: the text is shaded by it."""
        self._selection.chances = False
        self._selection.unit = int(item.data(0, Qt.ItemDataRole.UserRole))

    def done(self, result: int) -> None:
        """Close, and compute no more."""
        self._measures.stop()
        super().done(result)


def _list() -> QTreeWidget:
    """The empty list."""
    made = QTreeWidget()
    made.setAccessibleName(translate("Following", "Units and their scores"))
    made.setHeaderLabels([translate("Following", "Unit"), translate("Following", "Score")])
    made.setRootIsDecorated(False)
    made.setUniformRowHeights(True)
    made.setAllColumnsShowFocus(True)
    made.setTabKeyNavigation(False)
    made.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    made.header().setStretchLastSection(False)
    return made


def _row(unit: int, name: str, score: float) -> QTreeWidgetItem:
    written = "–" if math.isnan(score) else write_number(decimal(score, DIGITS, plus=True))
    item = QTreeWidgetItem([name, written])
    item.setData(0, Qt.ItemDataRole.UserRole, unit)
    item.setData(1, Qt.ItemDataRole.AccessibleTextRole, aloud(written))
    item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return item
