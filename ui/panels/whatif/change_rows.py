"""The list of what is tried at the moment: a line each, with a button that takes it back."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from simulator.lessons.edits.changes import Change
from simulator.lessons.resolve import ResolvedLesson
from simulator.network.trace import Trace
from ui.film.marks import About
from ui.film.text.apart import tell_apart
from ui.film.text.notation import Notation, of
from ui.film.text.number_format import precise, signed
from ui.paint.theme import THEMES, Theme
from ui.panels.network.cards import count_words
from ui.settings.translation import spoken_language, translate, write_number
from ui.state.edits.number_edits import hold_words, token_words
from ui.state.names import layer_number, quantity_name, weight_name
from ui.widgets.controls import GRID, text_label
from ui.widgets.focus.order import follow_layout, stops
from ui.widgets.heard.aloud import aloud
from ui.widgets.icons import icon
from ui.widgets.style import tip

MOST = 40  # lines


class ChangeRow(QFrame):
    """One line with its button."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.label = text_label("value")
        self.button = QToolButton()
        self.button.setProperty("quiet", True)
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row = QHBoxLayout(self)
        self.setProperty("card", True)
        row.setContentsMargins(GRID + 2, GRID - 2, GRID // 2, GRID - 2)
        row.setSpacing(GRID // 2)
        row.addWidget(self.label, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self.apply_theme(theme)

    def apply_theme(self, theme: Theme) -> None:
        """Paint in this theme."""
        self.button.setIcon(icon("close", theme, "muted"))

    def show_text(self, text: str) -> None:
        """Show another change, in words."""
        if text != self.label.text():
            self.label.setText(text)
            self.button.setAccessibleName(aloud(translate("WhatIf", "Take back: {change}").format(change=text)))
            self.button.setToolTip(tip(translate("WhatIf", "Take this back, whatever was changed after it.")))


class ChangeRows(QWidget):
    """`taken_back` carries the change whose button was pressed."""

    taken_back = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._theme = THEMES["light"]
        self._found: tuple[Change, ...] = ()
        self.rows: list[ChangeRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID // 2)
        self.more = text_label("note")
        self._column.addWidget(self.more)

    def show_changes(self, lesson: ResolvedLesson, trace: Trace, found: Sequence[Change], notation: Notation) -> None:
        """Show other changes, weights in the letters of a notation; lines that stay keep their widgets."""
        self._found, count = tuple(found[:MOST]), len(self.rows)
        while len(self.rows) > len(self._found):
            row = self.rows.pop()
            if row.button.hasFocus():
                self._leave_to_neighbour()
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        for at, (row, change) in enumerate(zip_longest(tuple(self.rows), self._found)):
            (row or self._add_row(at)).show_text(change_words(lesson, trace, change, notation))
        rest = len(found) - len(self._found)
        self.more.setText(translate("Panel", "and {count} more").format(count=rest))
        self.more.setVisible(rest > 0)
        if len(self.rows) > count:
            follow_layout(self.parentWidget() or self)

    def _leave_to_neighbour(self) -> None:
        """Give the keyboard to the line above the last, or else to what stands next below, when that goes."""
        if self.rows:
            self.rows[-1].button.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        around = list(stops(self.parentWidget() or self))
        below = [each for each in around if not self.isAncestorOf(each)]
        if below:
            below[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_row(self, at: int) -> ChangeRow:
        row = ChangeRow(self._theme)
        row.button.clicked.connect(lambda _=False, at=at: self.taken_back.emit(self._found[at]))
        self._column.insertWidget(at, row)
        self.rows.append(row)
        return row

    def apply_theme(self, theme: Theme) -> None:
        """Paint in this theme."""
        self._theme = theme
        for row in self.rows:
            row.apply_theme(theme)


def change_words(lesson: ResolvedLesson, trace: Trace, change: Change, notation: Notation) -> str:
    """A change in words."""
    if change.kind == "hold":
        hold = lesson.lesson.holds[change.at]
        words = translate("WhatIf", "Set by hand: {number} = {values}")
        return words.format(number=hold_words(hold, trace), values=_values(hold.values))
    if change.kind == "masked":
        words = translate("WhatIf", "{token} masked: nothing of it enters")
        return words.format(token=token_words(trace, change.at))
    if change.kind == "skipped":
        words = translate("WhatIf", "{token} left out: states pass through")
        return words.format(token=token_words(trace, change.at))
    if change.kind == "border":
        words = translate("WhatIf", "A sequence begins anew with {token}")
        if change.at not in lesson.lesson.begins:
            words = translate("WhatIf", "A sequence begins with {token} and goes on")
        return words.format(token=token_words(trace, change.at))
    if change.kind == "idealised":
        return translate("WhatIf", "All gates rounded to 0 or 1")
    if change.kind == "tokens":
        return translate("WhatIf", "Another sequence than the lesson was opened with")
    return _layer_words(lesson, trace, change, notation)


def _layer_words(lesson: ResolvedLesson, trace: Trace, change: Change, notation: Notation) -> str:
    """A change of one layer: of its state before the first token, of its cell or size, of weights."""
    layer, number = lesson.layers[change.at].spec, layer_number(lesson.layers, change.at)
    cell = lesson.layers[change.at].cell
    if change.kind == "initial":
        words = translate("WhatIf", "Before the first token in layer {layer}: {state} = {values}")
        values = _values(layer.initial[change.name])
        return words.format(state=quantity_name(change.name, cell), layer=number, values=values)
    if change.kind == "layer":
        words = translate("WhatIf", "Layer {layer}: {cell}, {units}, not as it was opened")
        return words.format(layer=number, cell=cell.name, units=count_words(layer.units, "unit"))
    (place, before, after), *others = change.places
    if others:
        moves = _moves([new - old for _, old, new in change.places])
        words = translate("WhatIf", "{weights} in layer {layer}: {moves}")
        return words.format(
            weights=of(notation, cell, spoken_language()).weight(change.name), layer=number, moves=moves
        )
    about = About(change.at, 0, change.name, place[0], place[1] if len(place) > 1 else None)
    words = translate("WhatIf", "{weight} in layer {layer}: {before} → {after}")
    was, now = map(write_number, tell_apart(before, after))
    return words.format(weight=weight_name(about, trace, notation), layer=number, before=was, after=now)


def _values(values: Sequence[float], most: int = 6) -> str:
    shown = [write_number(precise(value)) for value in values[:most]]
    return shown[0] if len(values) == 1 else spoken_language().vector(shown + ["…"] * (len(values) > most))


def _moves(moves: Sequence[float]) -> str:
    """What became of several numbers: moved alike, or not."""
    alike = max(moves) - min(moves) < 1e-9 * max(1.0, abs(moves[0]))
    if alike:
        words = translate("WhatIf", "{count} numbers {change}")
        return words.format(count=len(moves), change=write_number(signed(moves[0])))
    return translate("WhatIf", "{count} numbers changed").format(count=len(moves))
