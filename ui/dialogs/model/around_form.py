"""The fields for what stands around layers that are mapped by hand: the table of vectors and the read-out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from simulator.weights.recognition.by_hand import ByHand, ReadoutByHand
from ui.dialogs.model.mapping import named_in
from ui.dialogs.model.tensor_box import TensorBox, labelled
from ui.settings.translation import translate
from ui.widgets.controls import GRID, ChoiceBox
from ui.widgets.heard.choice import tell_what_is_chosen
from ui.widgets.style import tip


class AroundForm(QWidget):
    """Chooses the embedding, and matrix, bias and kind of the read-out. `changed` tells that one is another."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.kind = ChoiceBox(translate("Model", "What is done to the outputs"))
        self.kind.setToolTip(
            tip(translate("Model", "Softmax: one of several; sigmoid: each by itself; linear: a number."))
        )
        tell_what_is_chosen(self.kind)
        self.kind.offer([(each, each) for each in ("softmax", "sigmoid", "linear")], "softmax")
        self.transposed = QCheckBox(translate("Model", "The read-out is [inputs, outputs]"))
        self.transposed.setToolTip(tip(translate("Model", "Its matrix is transposed, as Keras has it.")))
        self.kind.activated.connect(self.changed)
        self.transposed.toggled.connect(self.changed)
        self._boxes = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(self._boxes)
        column.addLayout(labelled((self.kind.accessibleName(), self.kind)))
        column.addWidget(self.transposed)

    def offer(self, titles: Sequence[str]) -> None:
        """Make the boxes for the tensors of a file."""
        names = (
            translate("Model", "Table of vectors"),
            translate("Model", "Read-out"),
            translate("Model", "Bias of the read-out"),
        )
        self.table, self.weight, self.bias = (TensorBox(name, titles) for name in names)
        boxes = (self.table, self.weight, self.bias)
        for box in boxes:
            box.chosen.connect(self.changed)
        self._boxes.addLayout(labelled(*zip(names, boxes, strict=True)))

    def put(self, by_hand: ByHand) -> None:
        """Show what a mapping says."""
        readout = by_hand.readout or ReadoutByHand("")
        for box, name in ((self.table, by_hand.embedding), (self.weight, readout.weight), (self.bias, readout.bias)):
            box.show_tensor(name)
        self.kind.setCurrentIndex(self.kind.findData(readout.kind))
        was = self.transposed.blockSignals(True)
        self.transposed.setChecked(readout.transposed)
        self.transposed.blockSignals(was)

    @property
    def mapping(self) -> ByHand:
        """What is chosen, without layers."""
        table, weight, bias = (named_in(box.currentText()) for box in (self.table, self.weight, self.bias))
        readout = ReadoutByHand(weight, bias, self.transposed.isChecked(), self.kind.currentData()) if weight else None
        return ByHand((), table, readout)
