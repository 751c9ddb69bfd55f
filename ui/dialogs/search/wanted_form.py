"""The fields that say what is looked for: a span of the text, units, and what counts as the same."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from simulator.search.matching import MOST_UNITS, By
from simulator.text.tokens import TextError
from ui.dialogs.search.loaded import Wanted
from ui.dialogs.search.unit_list import read_units, write_units
from ui.settings.translation import translate, write_count
from ui.widgets.controls import GRID, Alternatives, Number, form, text_label
from ui.widgets.heard.complaint import Complaint
from ui.widgets.number_field import NumberField
from ui.widgets.style import tip

MOST_HITS, USUAL = 1000, 20


class WantedForm(QWidget):
    """Understands what is asked for. `search_wanted` tells that one would have it searched for."""

    search_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._count, self._names = 0, tuple[str, ...]()
        self._span = range(0)
        self.span = text_label("value")
        self.by = Alternatives(translate("Search", "What counts as the same"))
        self.by.offer([(translate("Search", "Units on"), "on"), (translate("Search", "Curves"), "curve")], "on")
        on = translate("Search", "On: the values of a unit stay beyond the threshold, on its side of zero.")
        curve = translate("Search", "Curves: the cosine of all numbers of the units with those over the span.")
        self.by.setToolTip(tip(f"{on} {curve}"))
        self.units = QLineEdit()
        self.units.setAccessibleName(translate("Search", "Units"))
        self.units.setPlaceholderText(translate("Search", "those on over the span, or such as 3, 7–9"))
        self.units.setToolTip(
            tip(translate("Search", "Names or numbers of units, counted from 1, with commas between."))
        )
        self.threshold = NumberField(translate("Search", "Threshold"))
        self.threshold.setRange(0.0, 1000.0)
        self.threshold.setValue(0.3)
        self.threshold.setToolTip(tip(translate("Search", "A unit is on where its value is beyond this.")))
        self.most = Number(translate("Search", "Hits, at most"), 1, MOST_HITS)
        self.most.setValue(USUAL)
        self.most.setToolTip(tip(translate("Search", "How many places are shown, the best first.")))
        self.search = QPushButton(translate("Search", "Search"))
        self.search.setProperty("primary", True)
        self.search.setDefault(True)
        self.search.setEnabled(False)
        self.search.setToolTip(tip(translate("Search", "Find where else the units do what they do over the span.")))
        self.problem = Complaint()
        self._lay_out()
        self.search.clicked.connect(self.search_wanted)
        self.units.textEdited.connect(self.problem.settle)
        self._kind: By = "on"
        self.by.chosen.connect(self._choose)

    def _lay_out(self) -> None:
        fields = (self.units, self.threshold, self.most)
        rows = ((each.accessibleName(), each, each) for each in fields)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.span)
        column.addWidget(self.by)
        column.addLayout(form(*rows))
        column.addWidget(self.problem)
        column.addWidget(self.search)
        column.addStretch(1)

    def take_units(self, count: int, names: Sequence[str]) -> None:
        """Ask for units of a layer that has so many, whose names these are."""
        if (count, tuple(names)) != (self._count, self._names):
            self._count, self._names = count, tuple(names)
            self.units.clear()
        self.problem.settle()

    def take_span(self, span: range, text: str) -> None:
        """Tell which span is looked for."""
        self._span = span
        words = translate("Search", "Tokens {first} to {last}: {text}")
        none = translate("Search", "Select a span in the text.")
        told = words.format(first=write_count(span.start + 1), last=write_count(span.stop), text=text)
        self.span.setText(told if span else none)

    def show_units(self, units: Sequence[int]) -> None:
        """Name the units that were looked for."""
        self.units.setText(write_units(units, self._names))

    @property
    def wanted(self) -> Wanted | None:
        """What is asked for; None where it cannot be read, which is said then."""
        try:
            units = read_units(self.units.text(), self._count, self._names)
        except TextError as error:
            words = translate("Search", "“{text}” names no unit; there are {count}, counted from 1.")
            self.problem.complain(words.format(text=error, count=write_count(self._count)))
            return None
        if len(units) > MOST_UNITS:
            words = translate("Search", "These are {units} units; {most} at most are looked for at once.")
            self.problem.complain(words.format(units=len(units), most=MOST_UNITS))
            return None
        self.problem.settle()
        return Wanted(units, self._span, self._kind, self.threshold.value(), self.most.value())

    def _choose(self, kind: object) -> None:
        self._kind = "on" if kind == "on" else "curve"
