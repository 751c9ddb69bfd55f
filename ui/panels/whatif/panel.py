"""What if: what is set by hand or changed at the moment, what came of it at the end, and what to try next."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from simulator.analysis.comparison.run_difference import Difference, Ending, endings
from simulator.cells import find_cell
from simulator.engine.progress import Progress
from simulator.lessons.edits.cell_form import with_form
from simulator.lessons.edits.changes import Change, changes, without
from simulator.lessons.edits.whatif import keep_bias_of, with_keep_bias
from simulator.lessons.schema import LessonError
from simulator.lessons.variants import runs_alike
from simulator.network.trace import Trace
from ui.film.text.language import QT_TRANSLATE_NOOP
from ui.film.text.notation import NOTATIONS, Notation
from ui.film.text.number_format import decimal
from ui.jobs.measures import NewestMeasure, is_small
from ui.panels.panel import Panel
from ui.panels.whatif.cell_form import FormChoice
from ui.panels.whatif.change_rows import ChangeRows, change_words
from ui.panels.whatif.hold_form import HoldForm
from ui.panels.whatif.keep_slider import KeepSlider
from ui.panels.whatif.offers import Offers, offers
from ui.panels.whatif.outcome import Outcome
from ui.panels.whatif.outcome_table import OutcomeTable, longest_number
from ui.settings.translation import translate, write_number
from ui.state.document import Document
from ui.state.edits.drag_edit import DragEdit
from ui.state.edits.number_edits import NumberPlace, Span, set_to
from ui.state.edits.token_edits import LessonChange
from ui.state.learned import Learned
from ui.state.names import layer_number
from ui.state.player import Player
from ui.state.selection import Selection
from ui.state.stage import Stage
from ui.widgets.controls import GRID, Switch, text_label, title
from ui.widgets.heard.complaint import Complaint
from ui.widgets.style import tip

_NOTHING = QT_TRANSLATE_NOOP(
    "WhatIf",
    "Nothing yet. Press an offer below, or set a number, here or with a right click on the stage; drag a weight among "
    "the numbers; change, mask or take out a token with a right click in the sequence.",
)
_NO_GHOST = QT_TRANSLATE_NOOP("WhatIf", "Change something: here is then what it did to the end of the run.")
_COMPARING = QT_TRANSLATE_NOOP("WhatIf", "The two runs are being compared …")
_WITHOUT = {  # by what the run is compared with
    "opened": QT_TRANSLATE_NOOP("WhatIf", "Without: the lesson as it was opened."),
    "kept": QT_TRANSLATE_NOOP("WhatIf", "Without: the run that is kept for comparing."),
    "last": QT_TRANSLATE_NOOP("WhatIf", "Without: the run before the last change."),
}
_KEEP = QT_TRANSLATE_NOOP(
    "WhatIf", "Keep the run as it is now, to compare all that follows with it, not only the next change."
)


class WhatIfPanel(Panel):
    """Reads and edits the lesson through the document; sleeps while it is hidden."""

    def __init__(
        self, document: Document, player: Player, selection: Selection, stage: Stage, learned: Learned
    ) -> None:
        """What a training does, which `learned` knows, is no change."""
        super().__init__(document, player, selection, stage)
        self._learned = learned
        self.setAccessibleName(translate("Command", "What if"))
        self._drag = DragEdit(document)
        self._comparing, self._offering = NewestMeasure(self), NewestMeasure(self)
        self._first: Difference | None = None
        self._shown_runs: tuple[Trace | None, Trace | None] = (None, None)
        self._written: Notation | None = None
        self._offered: tuple[Trace | None, int] = (None, 0)  # the run and the layer of the offers
        self.nothing, self.rows = text_label("note", translate("WhatIf", _NOTHING)), ChangeRows()
        self.problem = Complaint()
        self.hold = HoldForm()
        self.bias_heading, self.bias = title(""), KeepSlider()
        self.form_heading, self.form = title(""), FormChoice()
        self.kept = Switch(translate("Command", "Compare with this run"))
        self.kept.setToolTip(tip(translate("WhatIf", _KEEP)))
        self.difference, self.without = text_label("value"), text_label("note")
        self.offers = Offers()
        self.go = QPushButton(translate("WhatIf", "Go there"))
        self.go.setToolTip(tip(translate("WhatIf", "Go to the first token and unit at which the two runs differ.")))
        self.table = OutcomeTable()
        self._lay_out()
        self._connect()
        self.begin()

    @property
    def editing(self) -> tuple[QWidget, ...]:
        """What sets numbers by hand."""
        return self.offers, self.hold, self.bias, self.form

    def _lay_out(self) -> None:
        where = QHBoxLayout()
        where.setSpacing(GRID)
        where.addWidget(self.difference, 1)
        where.addWidget(self.go)
        changed = text_label("lead", translate("WhatIf", "What you changed"))
        came = text_label("lead", translate("WhatIf", "What came of it"))
        above: tuple[QWidget, ...] = (changed, self.nothing, self.rows, self.problem, came)
        for part in above:
            self.column.addWidget(part)
        self.column.addLayout(where)
        more, number = text_label("lead", translate("WhatIf", "Try next")), title(translate("WhatIf", "Set a number"))
        below = (
            self.table, self.without, self.kept, more, self.offers, number, self.hold, self.bias_heading, self.bias,
            self.form_heading, self.form,
        )  # fmt: skip
        for part in below:
            self.column.addWidget(part)
        self.column.addStretch(1)

    def _connect(self) -> None:
        self.rows.taken_back.connect(self._take_back)
        self.offers.taken.connect(lambda offer: self._edit(offer.label, offer.change))
        self.hold.hold_requested.connect(self._hold)
        self.bias.pulled.connect(self._lean)
        self.bias.let_go.connect(self._drag.end)
        self.form.form_requested.connect(self._rewrite)
        self.kept.clicked.connect(self.document.keep_ghost)
        self.go.clicked.connect(self._go)
        self.selection.brushed.connect(self._want_place)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Catch up with what has happened while it was hidden."""
        super().showEvent(event)
        self.reread()

    def sizeHint(self) -> QSize:  # noqa: N802
        """As wide as a side column, as high as what is in it."""
        return QSize(33 * GRID, self.body.sizeHint().height())

    def begin_with(self, place: NumberPlace | None) -> None:
        """Begin to set a number: the form is filled in, and its value waits to be typed."""
        if place is not None:
            self.show_place()
            self.hold.begin_with(place)
            self.ensureWidgetVisible(self.hold)

    @property
    def _notation(self) -> Notation:
        return NOTATIONS[self.selection.wording.notation]

    def reread(self) -> None:
        """Another lesson, or another run of it; while the panel is not in view it computes and holds none."""
        if not self.isVisible():
            self._let_go()
            return
        document = self.document
        self._list_changes()
        self.problem.settle()
        self.kept.setChecked(document.is_ghost_kept)
        self._compare(document.ghost, document.trace)
        self.show_selection()

    def _let_go(self) -> None:
        """Hold no run: all is shown anew when the panel comes into view."""
        for measuring in (self._comparing, self._offering):
            measuring.drop()
        self._shown_runs, self._offered = (None, None), (None, 0)
        self.hold.let_go()
        self.table.show_endings(None, (), "")
        self.offers.show_offers(())

    def _list_changes(self) -> None:
        document, self._written = self.document, self._notation
        found = changes(document.resolved, self._learned.begun_resolved)
        self.nothing.setVisible(not found)
        self.rows.setVisible(bool(found))
        self.rows.show_changes(document.resolved, document.trace, found, self._written)

    def show_selection(self) -> None:
        """Another layer or unit is selected, or there are other letters."""
        if self.isVisible():
            if self._written is not self._notation:
                self._list_changes()
            at = self.selection.layer
            self._find_offers(at)
            number = layer_number(self.document.resolved.layers, at)
            self.bias_heading.setText(translate("WhatIf", "KEEPING, LAYER {layer}").format(layer=number))
            self.bias.show_layer(self.document.resolved, at)
            self.form_heading.setText(translate("WhatIf", "FORM OF THE CELL, LAYER {layer}").format(layer=number))
            self.form.show_layer(self.document.resolved, at)
            self.show_place()

    def _want_place(self) -> None:
        self.stage.updates.want(self, self.show_place)

    def show_place(self) -> None:
        """Another token."""
        if self.isVisible():
            self.hold.show_selection(self.document.trace, self.selection, self.place.token)

    def _find_offers(self, layer: int) -> None:
        """Offer what can be tried on a layer of this run."""
        trace = self.document.trace
        if self._offered == (trace, layer):
            return
        self._offered = (trace, layer)
        self.offers.show_offers(())
        resolved, small = self.document.resolved, is_small(trace)
        self._offering.ask(lambda _: offers(resolved, trace, layer), self.offers.show_offers, at_once=small)

    def _compare(self, before: Trace | None, after: Trace) -> None:
        """Show where the runs first differ and what they end with."""
        shown, self._shown_runs = self._shown_runs, (before, after)
        if shown[0] is before and shown[1] is after and self.difference.text():
            return
        if before is None:
            self._comparing.drop()
            self._show_outcome(None, ())
            return
        small = is_small(before, after)
        if not small:
            self._show_outcome(None, (), instead=_COMPARING)
        self._comparing.ask(
            partial(_outcome_of, before, after),
            lambda found: self._show_outcome(*found),
            at_once=small,
        )

    def _show_outcome(
        self, outcome: Outcome | None, found: tuple[Ending, ...], longest: str = "", *, instead: str = _NO_GHOST
    ) -> None:
        after = self.document.trace
        self._first = outcome.place if outcome is not None else None
        self.go.setVisible(self._first is not None and self._first.step < after.steps)
        self.difference.setText(translate("WhatIf", instead) if outcome is None else outcome.describe(after))
        self.table.setVisible(bool(found))
        self.without.setVisible(bool(found))
        self.without.setText(translate("WhatIf", _WITHOUT[self._compared_with]))
        self.table.show_endings(after, found, longest)

    def stop(self) -> None:
        """Measure nothing more: the window closes."""
        self._comparing.stop()
        self._offering.stop()

    @property
    def _compared_with(self) -> str:
        """Of which kind the run without is: a key of `_WITHOUT`."""
        ghost = self.document.ghost_lesson
        if ghost is not None and runs_alike(ghost, self.document.opened):
            return "opened"
        return "kept" if self.document.is_ghost_kept else "last"

    def _edit(self, label: str, change: LessonChange) -> None:
        self._try(lambda: self.document.edit(label, change(self.document.newest_resolved)))

    def _try(self, edit: Callable[[], None]) -> None:
        """Make an edit, or say what is wrong and leave everything as it is."""
        try:
            edit()
        except LessonError as error:
            self.problem.complain(f"{error.problem} {error.remedy}".strip())

    def _hold(self, place: NumberPlace, value: float, span: Span) -> None:
        self._edit(*set_to(self.document.trace, place, value, span))

    def _lean(self, mean: float) -> None:
        at = self.selection.layer
        found = keep_bias_of(self.document.resolved, at)
        label = translate("Edit", "{bias} {value} in layer {layer}").format(
            bias=found[0] if found else translate("Unit", "bias"),
            value=write_number(decimal(mean, 2, plus=True)), layer=layer_number(self.document.resolved.layers, at),
        )  # fmt: skip
        self._try(lambda: self._drag.to(label, lambda lesson: with_keep_bias(lesson, at, mean)))
        if not self.bias.slider.isSliderDown():
            self._drag.end()  # a key or a click in the groove is an edit of its own

    def _rewrite(self, key: str) -> None:
        at = self.selection.layer
        number = layer_number(self.document.resolved.layers, at)
        label = translate("Edit", "layer {layer} as {cell}").format(layer=number, cell=find_cell(key).name)
        self._edit(label, lambda lesson: with_form(lesson, at, key))

    def _take_back(self, change: Change) -> None:
        document = self.document
        words = change_words(document.resolved, document.trace, change, self._notation)
        label = translate("Edit", "taken back: {change}").format(change=words)
        self._edit(label, lambda lesson: without(lesson, self._learned.begun_resolved, change))

    def _go(self) -> None:
        first = self._first
        if first is None:
            return
        if first.quantity != "x":
            self.selection.look_at(first.layer, first.unit, first.quantity)
        timeline = self.player.timeline
        self.player.rest_at(min(first.step, len(timeline.tokens) - 1), self.place.beat)


def _outcome_of(before: Trace, after: Trace, progress: Progress) -> tuple[Outcome, tuple[Ending, ...], str]:
    """What came of a run, what both end with, and the longest text among these numbers."""
    found = endings(before, after)
    return Outcome.of(before, after, progress), found, longest_number(found)
