"""What a number under the pointer can be set to, as items of a menu."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QMenu

from simulator.lessons.schema import Lesson
from simulator.network.trace import Trace
from ui.film.text.number_format import precise
from ui.settings.translation import translate, write_number
from ui.state.number_edits import OPEN, SHUT, NumberPlace, Span, is_gate, place_words, release, set_to, value_at
from ui.state.token_edits import LessonChange, MakeEdit, mask_edit


def add_holds(
    menu: QMenu,
    lesson: Lesson,
    trace: Trace,
    place: NumberPlace,
    edit: MakeEdit,
    type_value: Callable[[NumberPlace], None],
) -> None:
    """Add what can be done with a number: `edit` makes an edit, `type_value` lets a value be typed."""
    menu.addSeparator()
    menu.addAction(f"{place_words(trace, place)}: {write_number(precise(value_at(trace, place)))}").setEnabled(False)
    if is_gate(trace, place):
        rest = Span(tokens=(place.step, None))
        for value, here, on in (
            (OPEN, translate("Hold", "Hold open at this token"), translate("Hold", "Hold open from here on")),
            (SHUT, translate("Hold", "Hold shut at this token"), translate("Hold", "Hold shut from here on")),
        ):
            _add(menu, here, edit, *set_to(trace, place, value))
            if place.step + 1 < trace.steps:
                _add(menu, on, edit, *set_to(trace, place, value, rest))
        menu.addAction(translate("Hold", "Hold at…")).triggered.connect(lambda: type_value(place))
    else:
        menu.addAction(translate("Hold", "Set to…")).triggered.connect(lambda: type_value(place))
    found = release(lesson, trace, place)
    if found is not None:
        _add(menu, translate("Hold", "Let it go, to be computed again"), edit, *found)


def add_mask(menu: QMenu, lesson: Lesson, trace: Trace, token: int, edit: MakeEdit) -> None:
    """Add what can be done with all that enters of a token."""
    menu.addSeparator()
    mask = menu.addAction(translate("Hold", "Masked: nothing of the token enters"))
    mask.setCheckable(True)
    mask.setChecked(token in lesson.masked)
    mask.triggered.connect(lambda on: edit(*mask_edit(trace.tokens, token, on)))


def _add(menu: QMenu, words: str, edit: MakeEdit, label: str, change: LessonChange) -> None:
    menu.addAction(words).triggered.connect(partial(_do, edit, label, change))


def _do(edit: MakeEdit, label: str, change: LessonChange, *_: object) -> None:
    edit(label, change)
