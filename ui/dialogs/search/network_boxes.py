"""The lists from which a layer of a network is chosen, and a quantity of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from simulator.cells.cell import Cell
from simulator.lessons.resolve import ResolvedLayer, ResolvedLesson
from ui.settings.translation import translate
from ui.state.names import layer_number, quantity_name
from ui.widgets.controls import ChoiceBox, form
from ui.widgets.heard.choice import tell_what_is_chosen
from ui.widgets.style import tip


class NetworkBoxes(QWidget):
    """`chosen` tells that another layer or quantity is chosen."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._network: ResolvedLesson | None = None
        self.layer_box = ChoiceBox(translate("Search", "Layer"))
        self.quantity_box = ChoiceBox(translate("Search", "Quantity"))
        self.layer_box.setToolTip(
            tip(translate("Search", "The layer whose units are looked at; another is read anew."))
        )
        words = translate("Search", "What of the units is kept of the text; another is read anew.")
        self.quantity_box.setToolTip(tip(words))
        boxes = (self.layer_box, self.quantity_box)
        for box in boxes:
            tell_what_is_chosen(box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(form(*((box.accessibleName(), box, box) for box in boxes)))
        self.layer_box.activated.connect(self._choose_layer)
        self.quantity_box.activated.connect(self.chosen)

    def offer(self, network: ResolvedLesson, layer: int, quantity: str) -> None:
        """Choose a layer and a quantity of another network; what it lacks is the last layer, or its memory."""
        self._network = network
        layers, word = network.layers, translate("Command", "Layer")
        titles = [f"{word} {layer_number(layers, at)}: {each.cell.name}" for at, each in enumerate(layers)]
        self.layer_box.offer([(title, at) for at, title in enumerate(titles)], min(layer, len(layers) - 1))
        self._offer_quantities(quantity)

    @property
    def layer(self) -> int:
        """The layer that is chosen."""
        return int(self.layer_box.currentData())

    @property
    def quantity(self) -> str:
        """The quantity that is chosen."""
        return str(self.quantity_box.currentData())

    @property
    def units(self) -> int:
        """How many numbers that quantity has at each token."""
        return self._layer.sizes.quantities[self.quantity]

    @property
    def unit_names(self) -> tuple[str, ...]:
        """What its units are called; () where they have numbers alone."""
        spec = self._layer.spec
        return spec.unit_names if self.units == spec.units else ()

    @property
    def quantity_words(self) -> str:
        """What the quantity is called."""
        return quantity_name(self.quantity, self._cell)

    @property
    def _layer(self) -> ResolvedLayer:
        assert self._network is not None
        return self._network.layers[self.layer]

    @property
    def _cell(self) -> Cell:
        return self._layer.cell

    def _choose_layer(self) -> None:
        self._offer_quantities(self.quantity)
        self.chosen.emit()

    def _offer_quantities(self, chosen: str) -> None:
        cell = self._cell
        names = list(cell.parsed.quantities)
        titles = [(quantity_name(name, cell), name) for name in names]
        self.quantity_box.offer(titles, chosen if chosen in names else cell.memory.state)
