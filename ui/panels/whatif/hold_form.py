"""The form that sets numbers by hand: which quantity, of which units, at which tokens, and at what."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from simulator.cells.cell import Cell
from simulator.network.trace import Trace
from ui.film.text.language import QT_TRANSLATE_NOOP
from ui.settings.translation import translate
from ui.state.edits.number_edits import (
    OPEN,
    SHUT,
    NumberPlace,
    Span,
    from_here_on,
    is_gate,
    token_words,
    unit_words,
    value_at,
)
from ui.state.names import quantity_name
from ui.state.selection import Selection
from ui.widgets.controls import GRID, ChoiceBox, form
from ui.widgets.number_field import NumberField
from ui.widgets.style import tip

_QUANTITY = QT_TRANSLATE_NOOP(
    "Hold", "Which number of the layer is set by hand; a gate can be held open or shut at once."
)
_UNITS = QT_TRANSLATE_NOOP("Hold", "The unit under the eye alone, those that are pinned, or all units of the layer.")
_TOKENS = QT_TRANSLATE_NOOP(
    "Hold", "This token alone, or it and all that follow. A state can be set before the first token, too."
)
_VALUE = QT_TRANSLATE_NOOP("Hold", "The value. Enter sets it; what comes after is computed from it.")
_SHUT = QT_TRANSLATE_NOOP("Hold", "Hold the gate at 0: nothing passes. A true sigmoid never quite gets there.")
_OPEN = QT_TRANSLATE_NOOP("Hold", "Hold the gate at 1: everything passes. A true sigmoid never quite gets there.")
_SET = QT_TRANSLATE_NOOP("Hold", "Set the number to this value; what comes after is computed from it.")


class HoldForm(QWidget):
    """`hold_requested` carries the place, the value and the span of a number that is to be set."""

    hold_requested = Signal(object, float, object)

    def __init__(self) -> None:
        super().__init__()
        self._trace: Trace | None = None
        self._selected = (0, 0, 0)  # layer, unit, token
        self._offered: tuple[str, ...] = ()
        self._pins: tuple[int, ...] = ()
        self._brush: tuple[int, int] | None = None
        self.quantity = ChoiceBox(translate("Hold", "Quantity to set"))
        self.units = ChoiceBox(translate("Hold", "Units to set"))
        self.tokens = ChoiceBox(translate("Hold", "Tokens to set"))
        self.value = NumberField(translate("Hold", "Value to set"))
        self.shut, self.open = QPushButton(translate("Hold", "Shut")), QPushButton(translate("Hold", "Open"))
        self.set = QPushButton(translate("Hold", "Set"))
        for control, words in (
            (self.quantity, _QUANTITY),
            (self.units, _UNITS),
            (self.tokens, _TOKENS),
            (self.value, _VALUE),
            (self.shut, _SHUT),
            (self.open, _OPEN),
            (self.set, _SET),
        ):
            control.setToolTip(tip(translate("Hold", words)))
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID // 2)
        buttons.addWidget(self.shut)
        buttons.addWidget(self.open)
        value = QHBoxLayout()
        value.setSpacing(GRID // 2)
        value.addWidget(self.value, 1)
        value.addWidget(self.set)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        rows = (
            (translate("Hold", "Set"), self.quantity, self.quantity),
            (translate("Hold", "Of"), self.units, self.units),
            (translate("Hold", "At"), self.tokens, self.tokens),
            (translate("Hold", "To"), value, self.value),
        )
        column.addLayout(form(*rows))
        column.addLayout(buttons)
        self.quantity.currentIndexChanged.connect(self._offer_tokens)
        self.quantity.currentIndexChanged.connect(self._fit)
        self.tokens.currentIndexChanged.connect(self._fit)
        self.shut.clicked.connect(lambda: self._request(SHUT))
        self.open.clicked.connect(lambda: self._request(OPEN))
        self.set.clicked.connect(self._set)
        self.value.lineEdit().returnPressed.connect(self._set)

    def show_selection(self, trace: Trace, selection: Selection, token: int) -> None:
        """Offer what can be set in the selected layer: for its unit, pinned ones or all; for tokens as chosen."""
        layer, unit = selection.layer, selection.unit
        cell = trace.layers[layer].layer.cell
        offered, chosen = settable(cell), self.quantity.currentData()
        if offered != self._offered or chosen is None:
            chosen = selection.quantity if selection.quantity in offered else cell.memory.state
        self._offered, self._trace = offered, trace
        self._selected, self._pins, self._brush = (layer, unit, token), selection.pins, selection.brush
        self.quantity.offer([(quantity_name(name, cell), name) for name in offered], chosen)
        self._keep(self.units, self._units())
        self._offer_tokens()
        self._fit()

    def let_go(self) -> None:
        """Hold no run, until the next is shown."""
        self._trace = None

    def _units(self) -> list[tuple[str, object]]:
        """What units can be set: their titles with the indices, () for all."""
        assert self._trace is not None
        layer, unit, _ = self._selected
        items: list[tuple[str, object]] = [(unit_words(self._trace, layer, unit), "one")]
        if self._pins:
            names = ", ".join(unit_words(self._trace, layer, pin) for pin in self._pins)
            items.append((translate("Hold", "pinned: {names}").format(names=names), "pins"))
        return [*items, (translate("Naming", "all units"), "all")]

    def _keep(self, box: ChoiceBox, items: list[tuple[str, object]]) -> None:
        """Offer items; what was chosen stays, where it is still there."""
        was = box.currentData()
        box.offer(items, was if was in [data for _, data in items] else items[0][1])

    def begin_with(self, place: NumberPlace) -> None:
        """Let the value of this number be typed."""
        self.quantity.setCurrentIndex(self.quantity.findData(place.quantity))
        self.tokens.setCurrentIndex(self.tokens.findData("before" if place.step < 0 else "here"))
        if self._trace is not None:
            self.value.show_value(value_at(self._trace, place))
        self.value.setFocus()
        self.value.selectAll()

    @property
    def place(self) -> NumberPlace | None:
        """Where the number stands that is to be set: in the selected unit."""
        if self._trace is None or self.quantity.currentData() is None:
            return None
        layer, unit, token = self._selected
        step = -1 if self.tokens.currentData() == "before" else token
        width = self._trace.layers[layer].layer.width(self.quantity.currentData())
        return NumberPlace(layer, self.quantity.currentData(), min(unit, width - 1), step)

    def _offer_tokens(self) -> None:
        """The tokens; and for a state, before the first of them."""
        if self._trace is None:
            return
        layer, _, token = self._selected
        here = token_words(self._trace, token)
        on, every = translate("Hold", "{token} and on").format(token=here), translate("Hold", "every token")
        items: list[tuple[str, object]] = [(here, "here"), (on, "on"), (every, "all")]
        if self._brush is not None:
            words = translate("Hold", "the selected tokens, {first} to {last}")
            items.append((words.format(first=self._brush[0] + 1, last=self._brush[1]), "brush"))
        if self.quantity.currentData() in self._trace.layers[layer].layer.cell.states:
            first = translate("Hold", "before the first token")
            if self._trace.layers[layer].from_end:
                first = translate("Hold", "before the last token, read first")
            items.append((first, "before"))
        self._keep(self.tokens, items)

    def _fit(self) -> None:
        """A gate can be shut and opened at once; the field begins with the number as it is."""
        place = self.place
        gate = place is not None and self._trace is not None and is_gate(self._trace, place)
        self.shut.setVisible(gate)
        self.open.setVisible(gate)
        if place is not None and self._trace is not None:
            self.value.show_value(value_at(self._trace, place))

    def _set(self) -> None:
        self.value.interpretText()
        self._request(self.value.value())

    def _request(self, value: float) -> None:
        place = self.place
        if place is not None:
            self.value.lineEdit().setModified(False)
            self.hold_requested.emit(place, value, self._span(place))

    def _span(self, place: NumberPlace) -> Span:
        """The units and tokens that are chosen."""
        units = {"pins": self._pins, "all": ()}.get(self.units.currentData())
        assert self._trace is not None
        on = from_here_on(self._trace, place).tokens
        tokens = {"on": on, "all": (0, None), "brush": self._brush}.get(self.tokens.currentData())
        return Span(units, tokens)


def settable(cell: Cell) -> tuple[str, ...]:
    """What a cell computes, in the order of the list: gates, states, the rest."""
    return tuple(dict.fromkeys((*cell.gates, *reversed(cell.states), *cell.parsed.quantities)))
