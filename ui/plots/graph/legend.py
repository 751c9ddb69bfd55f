"""What a plot shows and how much it is at one token: a title, and a row for each line or bar with its number."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt

from ui.film.marks import Mark, Run, Text
from ui.film.text.number_format import MINUS, decimal
from ui.paint.text import metrics
from ui.settings.translation import translate, write_number
from ui.widgets.mark_canvas import MarkCanvas

ROW, HEAD, NUMBER = 15.0, 20.0, 46.0
LEFT = 12.0
Sample = Callable[[float, float, float], Sequence[Mark]]


class Entry(NamedTuple):
    """A row: what its line or bar looks like, its name and its number; `bold` for the selected unit.

    `signed` numbers bear a plus where they are positive.
    """

    sample: Sample
    name: str
    value: float
    bold: bool = False
    signed: bool = True


class Legend(MarkCanvas):
    """Rows as far as there is room; a note below them."""

    FILLS = True

    def __init__(self, name: str) -> None:
        super().__init__()
        self._title, self._note = "", ""
        self._entries: Sequence[Entry] = ()
        self.setAccessibleName(name)

    def show_entries(self, title: str, entries: Sequence[Entry], note: str = "") -> None:
        """Show other rows under a title, with a note below them."""
        self._title, self._entries, self._note = title, entries, note
        self.refresh()
        self.setToolTip("\n".join((note, *(f"{e.name}: {write_number(decimal(e.value, 4))}" for e in entries))).strip())

    def compose(self, width: float) -> tuple[Sequence[Mark], float]:
        """Title, rows, note."""
        height = float(self.height())
        marks: list[Mark] = []
        y = 0.0
        if self._title:
            marks.append(Text(LEFT, 14, (Run(self._title),), 12.0, "muted", weight=600, limit=width - LEFT - 4))
            y = HEAD
        room = int((height - y - (ROW if self._note else 0.0)) // ROW)
        shown = self._entries if len(self._entries) <= room else self._entries[: max(room - 1, 0)]
        for entry in shown:
            marks += self._row(entry, y, width)
            y += ROW
        if len(shown) < len(self._entries) and room > 0:
            more = translate("Panel", "and {count} more").format(count=len(self._entries) - len(shown))
            marks.append(Text(LEFT, y + 12, (Run(more),), 11.0, "muted", limit=width - LEFT))
            y += ROW
        if self._note and y + ROW <= height:
            marks.append(Text(LEFT, y + 12, (Run(self._note),), 11.0, "muted", limit=width - LEFT))
        return marks, height

    def _row(self, entry: Entry, top: float, width: float) -> list[Mark]:
        weight = 700 if entry.bold else 500
        name = metrics(11.0, weight).elidedText(entry.name, Qt.TextElideMode.ElideRight, width - LEFT - 19 - NUMBER)
        value = write_number(short(entry.value, entry.signed))
        return [
            *entry.sample(LEFT, top + 8, 14),
            Text(LEFT + 19, top + 12, (Run(name),), 11.0, "ink", weight=weight),
            Text(width - 6, top + 12, (Run(value),), 11.0, "ink", "end", weight),
        ]


def short(value: float, plus: bool = True) -> str:
    """A number in six characters: three decimals, or its power of ten where these would read as zero."""
    if value != 0 and abs(value) < 5e-4:
        written = f"{value:+.0e}" if plus else f"{value:.0e}"
        return written.replace("e-0", "e-").replace("-", MINUS)
    return decimal(value, 3, plus=plus, characters=6)
