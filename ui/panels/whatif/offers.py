"""What to try next: edits found in the run, each a line that one presses."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from simulator.analysis.interventions import Intervention, interventions, interventions_at
from simulator.analysis.telling_steps import key_step
from simulator.lessons.edits.tokens import without_token
from simulator.lessons.resolve import ResolvedLesson
from simulator.network.trace import Trace
from ui.film.text.number_format import precise
from ui.settings.translation import translate, write_number
from ui.state.edits.number_edits import OPEN, NumberPlace, is_gate, place_words, set_to, token_words, value_at
from ui.state.edits.token_edits import LessonChange, mask_edit, quote_token
from ui.widgets.controls import GRID, text_label
from ui.widgets.style import tip

MOST = 3


class Offer(NamedTuple):
    """Something to try: what it says, what it is called in the list of edits, and the edit."""

    words: str
    label: str
    change: LessonChange


def offers(lesson: ResolvedLesson, trace: Trace, layer: int) -> tuple[Offer, ...]:
    """What can be tried on a layer: beside what is set by hand already, where its memory changes most, and a token."""
    found = [*_beside_a_hold(lesson, trace), *(_set(trace, each) for each in interventions(trace, layer))]
    kept = list({each.words: each for each in found}.values())[: MOST - 1]
    return (*kept, *_token(lesson, trace, layer))[:MOST]


def _beside_a_hold(lesson: ResolvedLesson, trace: Trace) -> Iterator[Offer]:
    """Another gate of the unit at which the newest hold sets a gate."""
    for hold in reversed(lesson.lesson.holds):
        at = NumberPlace(hold.layer, hold.quantity, (hold.units or (0,))[0], hold.start)
        if is_gate(trace, at):
            for each in interventions_at(trace, at.layer, at.unit, at.step)[:1]:
                yield _set(trace, each, as_well=True)
            return


def _set(trace: Trace, found: Intervention, as_well: bool = False) -> Offer:
    """The offer to set a number by hand."""
    place = NumberPlace(*found[:4])
    label, change = set_to(trace, place, found.value)
    if not is_gate(trace, place):
        words = translate("WhatIf", "Set {number} to {value} (it is {now})")
    elif found.value == OPEN:
        words = translate("WhatIf", "Hold {number} open (it is {now})")
        if as_well:
            words = translate("WhatIf", "Hold {number} open as well (it is {now})")
    else:
        words = translate("WhatIf", "Hold {number} shut (it is {now})")
        if as_well:
            words = translate("WhatIf", "Hold {number} shut as well (it is {now})")
    number, now = place_words(trace, place), write_number(precise(value_at(trace, place)))
    return Offer(words.format(number=number, value=write_number(precise(found.value)), now=now), label, change)


def _token(lesson: ResolvedLesson, trace: Trace, layer: int) -> Iterator[Offer]:
    """The token that changes the memory most: taken out, or masked where it is the only one."""
    at = key_step(trace, layer)
    if trace.steps > 1:
        word = quote_token(trace.tokens, at)
        words = translate("WhatIf", "Take {token} out of the sequence").format(token=token_words(trace, at))
        label = translate("Edit", "{token} taken out").format(token=word)
        yield Offer(words, label, lambda before: without_token(before, at))
    elif at not in lesson.lesson.masked:
        words = translate("WhatIf", "Mask {token}: nothing of it enters").format(token=token_words(trace, at))
        yield Offer(words, *mask_edit(trace.tokens, at, True))


class OfferButton(QPushButton):
    """An offer in as many lines as it needs."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("link", True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.words = text_label("link")
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(4, 4, 4, 4)
        row.setSpacing(GRID)
        arrow = text_label("link", "›")
        arrow.setWordWrap(False)
        row.addWidget(arrow, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)
        for label in (arrow, self.words):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_words(self, words: str) -> None:
        """Show another offer."""
        self.words.setText(words)
        self.setAccessibleName(words)
        self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802
        """What its words need."""
        return self._row.sizeHint()

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """What its words need in this width."""
        return self._row.heightForWidth(width)


class Offers(QWidget):
    """A line for each offer; `taken` carries the one that was pressed."""

    taken = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._offers: tuple[Offer, ...] = ()
        self.buttons = tuple(OfferButton() for _ in range(MOST))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for at, button in enumerate(self.buttons):
            button.setToolTip(tip(translate("WhatIf", "Try it: what comes of it is shown above. Undo takes it back.")))
            button.clicked.connect(partial(self._take, at))
            column.addWidget(button)

    def show_offers(self, found: tuple[Offer, ...]) -> None:
        """Show others."""
        self._offers = found
        for at, button in enumerate(self.buttons):
            button.setVisible(at < len(found))
            if at < len(found):
                button.show_words(found[at].words)

    def _take(self, at: int, _down: bool = False) -> None:
        self.taken.emit(self._offers[at])
