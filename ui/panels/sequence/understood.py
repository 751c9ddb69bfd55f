"""What rows of numbers were understood as, while one types them; of two readings as good, which one is meant."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from simulator.text.number_table import AmbiguousNumbersError, NumberTable, read_numbers
from simulator.text.tokens import TextError, number_text
from ui.film.text.language import QT_TRANSLATE_NOOP
from ui.panels.network.cards import names
from ui.panels.sequence.word import Word
from ui.settings.translation import translate, write_count

LONGEST = 100_000  # letters that are read while one types
_BETWEEN = {
    "tab": QT_TRANSLATE_NOOP("Sequence", "tabs"),
    "semicolon": QT_TRANSLATE_NOOP("Sequence", "semicolons"),
    "comma": QT_TRANSLATE_NOOP("Sequence", "commas"),
    "space": QT_TRANSLATE_NOOP("Sequence", "spaces"),
}


def describe_table(table: NumberTable) -> str:
    """So many steps of so many numbers, the decimal sign, what stands between, and names and labels where there are."""
    steps, width = len(table.rows), len(table.rows[0])
    words = translate("Sequence", "Steps: {steps} · numbers in each: {width}").format(
        steps=write_count(steps), width=width
    )
    parts = [words]
    if table.decimal:
        parts.append(translate("Sequence", "decimal sign: {sign}").format(sign=table.decimal))
    if table.reading.thousands:
        parts.append(translate("Sequence", "thousands: ,"))
    if width > 1 or table.labels:
        between = translate("Sequence", _BETWEEN[table.reading.separator])
        parts.append(translate("Sequence", "between them: {between}").format(between=between))
    if table.names:
        parts.append(translate("Sequence", "columns: {names}").format(names=names(table.names, 4)))
    if table.labels:
        parts.append(translate("Sequence", "labels: {names}").format(names=names(table.labels, 3)))
    return " · ".join(parts)


def offer_words(table: NumberTable) -> str:
    """The first rows of a reading, as they would be."""
    more = " …" if len(table.rows) > 2 else ""
    return translate("Sequence", "Read as {rows}").format(rows=number_text(table.rows[:2]) + more)


class Understood(QWidget):
    """A note below the field, and two buttons where it has to be asked. `chosen` is a table that was taken."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.note = Word("note")
        self.offers = (QPushButton(), QPushButton())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.note)
        self._tables: tuple[NumberTable, ...] = ()
        for k, button in enumerate(self.offers):
            column.addWidget(button)
            button.clicked.connect(partial(self._choose, k))
        self.hide()

    def read(self, text: str) -> None:
        """Say what a text is understood as; nothing of one that cannot be read, which is told when it is applied."""
        self._tables, said = (), ""
        if text.strip() and len(text) <= LONGEST:
            try:
                said = describe_table(read_numbers(text))
            except AmbiguousNumbersError as error:
                self._tables = error.offers
                said = translate("Sequence", "A comma here may be a decimal sign or not. What is meant?")
            except TextError:
                said = ""
        self.note.show_text(said)
        for k, button in enumerate(self.offers):
            button.setVisible(bool(self._tables))
            if self._tables:
                button.setText(offer_words(self._tables[k]))
                button.setToolTip(describe_table(self._tables[k]))
        self.setVisible(bool(said))

    @property
    def asks(self) -> bool:
        """Whether it has to be chosen."""
        return bool(self._tables)

    def _choose(self, k: int, *_: object) -> None:
        if self._tables:
            self.chosen.emit(self._tables[k])
