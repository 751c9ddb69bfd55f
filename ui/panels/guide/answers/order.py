"""Tokens are put in order: pulled with the mouse, or moved with two buttons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListWidget, QListWidgetItem, QPushButton

from simulator.lessons.guide.storyline.questions.answers import Answer
from ui.film.narration.inserted import write_value
from ui.panels.guide.answers.field import AnswerField
from ui.settings.translation import spoken_language, translate

ROW = 26


class OrderField(AnswerField):
    """The tokens as a list, the first on top."""

    def __init__(self, tokens: Sequence[str]) -> None:
        super().__init__()
        self.list = QListWidget()
        self.list.setAccessibleName(translate("Guide", "Tokens, the first on top"))
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setFixedHeight(ROW * len(tokens) + 6)
        for at, token in enumerate(tokens):
            item = QListWidgetItem(token)
            item.setData(Qt.ItemDataRole.UserRole, at)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.up, self.down = QPushButton(translate("Guide", "Up")), QPushButton(translate("Guide", "Down"))
        self.up.setToolTip(translate("Guide", "Move the selected token up"))
        self.down.setToolTip(translate("Guide", "Move the selected token down"))
        self.up.clicked.connect(lambda: self.move_selected(-1))
        self.down.clicked.connect(lambda: self.move_selected(1))
        row = QHBoxLayout()
        row.addWidget(self.up)
        row.addWidget(self.down)
        row.addStretch(1)
        self.column.addWidget(self.list)
        self.column.addLayout(row)

    @property
    def given(self) -> tuple[float, ...]:
        """The places of the tokens in the question, in the order they stand in."""
        items = (self.list.item(at) for at in range(self.list.count()))
        return tuple(float(item.data(Qt.ItemDataRole.UserRole)) for item in items)

    def move_selected(self, by: int) -> None:
        """Move the selected token up (−1) or down (1)."""
        at = self.list.currentRow()
        if 0 <= at + by < self.list.count():
            self.list.insertItem(at + by, self.list.takeItem(at))
            self.list.setCurrentRow(at + by)
            self.answered.emit()

    def show_right(self, right: Answer) -> None:
        """Say behind each token what it wrote, in the order that was given."""
        for button in (self.up, self.down):
            button.hide()
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.NoDragDrop)
        for row in range(self.list.count()):
            item = self.list.item(row)
            at = item.data(Qt.ItemDataRole.UserRole)
            number = write_value(right.values[at], spoken_language())
            words = translate("Guide", "{token}: {number} (place {place})")
            item.setText(words.format(token=item.text(), number=number, place=right.right.index(at) + 1))
