"""The list of formats, under headings that say what they are for."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtGui import QFont, QStandardItem, QStandardItemModel

from ui.export import Format, Settings, formats
from ui.settings.translation import translate
from ui.widgets.controls import Box


class FormatBox(Box):
    """One format is chosen; the headings cannot be."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(translate("Export", "Format"))
        self._rows: dict[str, int] = {}
        items, bold = self.model(), QFont(self.font())
        bold.setBold(True)
        assert isinstance(items, QStandardItemModel)
        for group, kinds in groupby(formats().values(), lambda kind: kind.group):
            heading = QStandardItem(translate("Export", group))
            heading.setEnabled(False)
            heading.setFont(bold)
            items.appendRow(heading)
            for kind in kinds:
                self._rows[kind.ending] = self.count()
                self.addItem(translate("Export", kind.title), kind)

    @property
    def chosen(self) -> Format[Settings]:
        """The format that is chosen."""
        found = self.currentData()
        assert isinstance(found, Format)
        return found

    def choose(self, ending: str) -> None:
        """Choose the format of an ending."""
        self.setCurrentIndex(self._rows[ending])
