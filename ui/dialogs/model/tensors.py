"""The tree of what is in the file of a model: its tensors by the parts of their names, with shape and kind."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from simulator.weights.recognition.found import Recognised
from ui.dialogs.model.found_words import shape_text, uses_by_tensor
from ui.settings.translation import translate, write_count
from ui.widgets.heard.aloud import aloud
from ui.widgets.style import tip

MOST = 4000  # tensors that are shown


class TensorTree(QTreeWidget):
    """Shows the tensors, and what each became."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(translate("Model", "Tensors in the file"))
        words = translate("Model", "All that the file holds: names, shapes, the kind of numbers, and what each became.")
        self.setToolTip(tip(words))
        self.setColumnCount(4)
        names = (
            translate("Model", "Tensor"),
            translate("Model", "Shape"),
            translate("Model", "Numbers"),
            translate("Model", "Became"),
        )
        self.setHeaderLabels(names)
        self.setUniformRowHeights(True)

    def show_file(self, recognised: Recognised, stack: str) -> None:
        """Show the tensors of a file."""
        self.clear()
        uses, branches = uses_by_tensor(recognised, stack), dict[tuple[str, ...], QTreeWidgetItem]()
        unused = translate("Model", "not used")
        for tensor in list(recognised.file.tensors.values())[:MOST]:
            path = tuple(filter(None, re.split(r"[./]", tensor.name))) or (tensor.name,)
            use = uses.get(tensor.name, unused)
            leaf = _row([path[-1], shape_text(tensor.shape), tensor.dtype, use])
            leaf.setToolTip(0, tip(tensor.name))
            self._branch(path[:-1], branches).addChild(leaf)
        left = len(recognised.file.tensors) - MOST
        if left > 0:
            more = translate("Model", "and {count} more").format(count=write_count(left))
            self.invisibleRootItem().addChild(_row([more]))
        self.expandAll()
        for column in range(3):
            self.resizeColumnToContents(column)
        if (first := self.topLevelItem(0)) is not None:
            self.setCurrentItem(first)

    def _branch(self, path: tuple[str, ...], branches: dict[tuple[str, ...], QTreeWidgetItem]) -> QTreeWidgetItem:
        """The item of a part of names, made with those above it where it is new."""
        if not path:
            return self.invisibleRootItem()
        if path not in branches:
            made = _row([path[-1]])
            self._branch(path[:-1], branches).addChild(made)
            branches[path] = made
        return branches[path]


def _row(texts: list[str]) -> QTreeWidgetItem:
    """An item, whose cells are heard as what is written in them, or as the first."""
    made = QTreeWidgetItem(texts)
    for column in range(4):
        words = aloud(texts[column] if column < len(texts) else texts[0])
        made.setData(column, Qt.ItemDataRole.AccessibleTextRole, words)
    return made
