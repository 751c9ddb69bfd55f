"""Fields for what stands in a step: each shows a value, and gives another one when that is typed or chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from simulator.lessons.guide.storyline.words import Words, text_in, with_text
from ui.widgets.controls import ChoiceBox, Number
from ui.widgets.number_field import NumberField

Take = Callable[[Any], None]
"""Takes another value, or what makes it of the one that is there."""
LINES = 3  # of a text
MOST = 100_000


class TextField(QPlainTextEdit):
    """A text of several lines, which Tab leaves."""

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Few lines; more are scrolled."""
        return QSize(200, LINES * self.fontMetrics().lineSpacing() + 16)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """As high as that."""
        return QSize(80, self.sizeHint().height())


def text_field(name: str, words: Words, language: str, take: Take) -> QWidget:
    """The text in a language; where there is none, the one that takes its place stands there pale."""
    field = TextField()
    field.setAccessibleName(name)
    field.setPlainText(text_in(words, language))
    field.setPlaceholderText(_stand_in(words, language))
    field.textChanged.connect(lambda: take(lambda now: with_text(now, language, field.toPlainText())))
    return field


def line_field(name: str, words: Words, language: str, take: Take) -> QWidget:
    """A text of one line in a language."""
    field = QLineEdit(text_in(words, language))
    field.setAccessibleName(name)
    field.setPlaceholderText(_stand_in(words, language))
    field.textEdited.connect(lambda text: take(lambda now: with_text(now, language, text)))
    return field


def _stand_in(words: Words, language: str) -> str:
    if isinstance(words, str):
        return "" if text_in(words, language) else words
    return words.get("en", "") or next(iter(words.values()), "")


def plain_field(name: str, text: str, take: Take) -> QWidget:
    """A line as it stands in the file: an expression, a name."""
    field = QLineEdit(text)
    field.setAccessibleName(name)
    field.textEdited.connect(take)
    return field


def place_field(name: str, place: int | str | None, take: Take, empty: str = "") -> QWidget:
    """A token: its number from 0 or its word; nothing is what `empty` says."""
    field = QLineEdit("" if place is None else str(place))
    field.setAccessibleName(name)
    field.setPlaceholderText(empty)
    field.textEdited.connect(lambda text: take(_place(text) if text.strip() else None if empty else ""))
    return field


def _place(text: str) -> int | str:
    text = text.strip()
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else text


def places_field(name: str, places: Sequence[int | str], take: Take) -> QWidget:
    """Several tokens or units, with commas between them."""
    field = QLineEdit(", ".join(map(str, places)))
    field.setAccessibleName(name)
    field.textEdited.connect(lambda text: take(tuple(_place(each) for each in text.split(",") if each.strip())))
    return field


def choice_field(name: str, items: Sequence[tuple[str, object]], chosen: object, take: Take) -> QWidget:
    """One of several, by title; what is chosen and is none of them stands there as it is."""
    box = ChoiceBox(name)
    known = chosen in [data for _, data in items]
    box.offer(items if known else [*items, (str(chosen), chosen)], chosen)
    box.activated.connect(lambda _: take(box.currentData()))
    return box


def number_field(name: str, value: float, take: Take) -> QWidget:
    """A number with decimals."""
    field = NumberField(name)
    field.show_value(value)
    field.valueChanged.connect(take)
    return field


def count_field(name: str, value: int, least: int, take: Take) -> QWidget:
    """A whole number."""
    field = Number(name, least, MOST)
    field.show_value(value, MOST)
    field.valueChanged.connect(take)
    return field
