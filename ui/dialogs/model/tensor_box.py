"""A box to choose a tensor of a file from, or to type which part of one is meant."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui.dialogs.model.mapping import named_in
from ui.settings.translation import translate
from ui.widgets.controls import GRID
from ui.widgets.room.narrow import Flow
from ui.widgets.style import tip

LABELS = 150  # pixels of a label beside its control


def labelled(*rows: tuple[str, QWidget]) -> QVBoxLayout:
    """Controls with their labels at the left, or above them where there is little width."""
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(GRID)
    for text, control in rows:
        label = QLabel(text)
        label.setMinimumWidth(LABELS)
        label.setBuddy(control)
        row = Flow()
        row.addWidget(label)
        row.addWidget(control)
        column.addWidget(row)
    return column


class TensorBox(QComboBox):
    """Chooses the tensor of one part. `chosen` tells that it is another."""

    chosen = Signal()

    def __init__(self, part: str, titles: Sequence[str]) -> None:
        super().__init__()
        self.setEditable(True)
        field = self.lineEdit()
        assert field is not None
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(translate("Model", "Tensor for {part}").format(part=part))
        words = translate("Model", "A tensor of the file, or a part of one: kernel[0:3] has its first three rows.")
        self.setToolTip(tip(words))
        self.addItems(["", *titles])
        self.activated.connect(self.chosen)
        field.editingFinished.connect(self._finish)
        self._before = ""

    def show_tensor(self, name: str) -> None:
        """Show a tensor, or a part of one; no signal tells of it."""
        self._before = name
        at = next((k for k in range(self.count()) if named_in(self.itemText(k)) == name), -1)
        was = self.blockSignals(True)
        self.setCurrentIndex(at)
        if at < 0:
            self.setEditText(name)
        self.blockSignals(was)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter ends what is typed, and presses no button of the dialog."""
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()

    def _finish(self) -> None:
        if named_in(self.currentText()) != self._before:
            self.chosen.emit()
