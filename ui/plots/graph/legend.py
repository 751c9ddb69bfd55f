"""What a plot shows, in words and numbers at its left: a title, a column of numbers under its heading, a note."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt

from ui.film.marks import Mark, Run, Text
from ui.film.text.number_format import MINUS, decimal
from ui.paint.text import metrics
from ui.settings.translation import translate
from ui.widgets.mark_canvas import MarkCanvas

ROW, HEAD, NUMBER = 15.0, 20.0, 50.0
LEFT = 12.0


class Entry(NamedTuple):
    """A row: a name and its number; `bold` for what is selected."""

    name: str
    number: str
    bold: bool = False


class Legend(MarkCanvas):
    """Rows as far as there is room; a note below them."""

    FILLS = True

    def __init__(self, name: str) -> None:
        super().__init__()
        self._title, self._heading, self._note = "", "", ""
        self._entries: Sequence[Entry] = ()
        self.setAccessibleName(name)

    def show_entries(self, title: str, entries: Sequence[Entry], note: str = "", heading: str = "") -> None:
        """Show other rows under a title, a heading over their numbers, and a note below them."""
        if (title, tuple(entries), note, heading) == (self._title, self._entries, self._note, self._heading):
            return
        self._title, self._entries, self._note, self._heading = title, tuple(entries), note, heading
        self.refresh()
        rows = (f"{entry.name}: {entry.number}" for entry in entries)
        self.setToolTip("\n".join(each for each in (title, *rows, note) if each))

    def compose(self, width: float) -> tuple[Sequence[Mark], float]:
        """Title, heading, rows, note."""
        height = float(self.height())
        marks: list[Mark] = []
        y = 0.0
        if self._title:
            marks.append(_line(self._title, 14, width, 600))
            y = HEAD
        headed = bool(self._heading and self._entries) and y + 2 * ROW <= height
        if headed:
            marks.append(Text(width - 6, y + 11, (Run(self._heading),), 11.0, "muted", "end", limit=width - LEFT))
            y += ROW
        room = int((height - y - (ROW if self._note else 0.0)) // ROW)
        shown = self._entries if len(self._entries) <= room else self._entries[: max(room - 1, 0)]
        for entry in shown:
            marks += self._row(entry, y, width)
            y += ROW
        if len(shown) < len(self._entries) and room > 0:
            more = translate("Panel", "and {count} more").format(count=len(self._entries) - len(shown))
            marks.append(_line(more, y + 12, width))
            y += ROW
        if self._note and y + ROW <= height:
            marks.append(_line(self._note, y + 12, width))
        return marks, height

    def _row(self, entry: Entry, top: float, width: float) -> list[Mark]:
        weight = 700 if entry.bold else 500
        name = metrics(11.0, weight).elidedText(entry.name, Qt.TextElideMode.ElideRight, width - LEFT - 6 - NUMBER)
        return [
            Text(LEFT, top + 12, (Run(name),), 11.0, "ink", weight=weight),
            Text(width - 6, top + 12, (Run(entry.number),), 11.0, "ink", "end", weight),
        ]


def _line(text: str, y: float, width: float, weight: int = 400) -> Text:
    """A line of words, cut short rather than set smaller; the tooltip has all of it."""
    shown = metrics(11.0, weight).elidedText(text, Qt.TextElideMode.ElideRight, width - LEFT - 4)
    return Text(LEFT, y, (Run(shown),), 11.0, "muted", weight=weight)


class Sentence(MarkCanvas):
    """One plain sentence over a plot: what is seen in it."""

    def __init__(self) -> None:
        super().__init__()
        self._text = ""

    def show_text(self, text: str) -> None:
        """Say something else."""
        if text != self._text:
            self._text = text
            self.setToolTip(text)
            self.setAccessibleName(text)
            self.refresh()

    @property
    def told(self) -> str:
        """Nothing beside its name, which is the whole sentence."""
        return ""

    def compose(self, width: float) -> tuple[Sequence[Mark], float]:
        """The sentence on one line."""
        room = width - 8
        text = metrics(11.5).elidedText(self._text, Qt.TextElideMode.ElideRight, room)
        return (Text(3, 13, (Run(text),), 11.5, "muted"),), 17.0


def short(value: float, plus: bool = True) -> str:
    """A number in six characters: three decimals, or its power of ten where these would read as zero."""
    if value != 0 and abs(value) < 5e-4:
        written = f"{value:+.0e}" if plus else f"{value:.0e}"
        return written.replace("e-0", "e-").replace("-", MINUS)
    return decimal(value, 3, plus=plus, characters=6)
