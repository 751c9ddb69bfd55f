"""What can be done with the number under the pointer, as items of a menu: what sets it first."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from simulator.frameworks.returned import Returned
from simulator.lessons.schema import Lesson, border_at
from simulator.network.trace import Trace
from ui.film.scene.derived.returned import array_text, returned_by
from ui.film.text.number_format import precise
from ui.film.text.vector_text import WRITINGS
from ui.film.views import view_of
from ui.settings.own_keys import read_keys
from ui.settings.translation import translate, write_number
from ui.state.document import Document
from ui.state.edits.number_edits import (
    OPEN,
    SHUT,
    NumberPlace,
    from_here_on,
    is_gate,
    number_place,
    place_words,
    release,
    set_to,
    value_at,
)
from ui.state.edits.token_edits import LessonChange, MakeEdit, border_edit, mask_edit, skip_edit
from ui.state.names import quantity_name
from ui.state.selection import Selection
from ui.widgets.keys import key_text


def fill_menu(
    menu: QMenu,
    document: Document,
    selection: Selection,
    step: int,
    edit: MakeEdit,
    type_value: Callable[[NumberPlace], None],
) -> None:
    """Add what can be done with the selected number at a step, and with the vector and the unit it stands for.

    `edit` makes an edit, `type_value` lets a value be typed.
    """
    trace, lesson = document.trace, document.lesson
    place = number_place(trace, selection.layer, selection.quantity, selection.unit, step)
    if place is not None:
        add_holds(menu, lesson, trace, place, edit, type_value)
    elif selection.quantity == "x" and selection.layer == 0:
        add_masks(menu, lesson, trace.tokens, step, edit)
        add_borders(menu, lesson, trace.tokens, step, edit)
    name = quantity_name(selection.quantity, trace.layers[selection.layer].layer.cell)
    for key, writing in WRITINGS.items():
        words = translate("Stage", "Copy {quantity} as {writing}")
        words = words.format(quantity=name, writing=translate("Vector", writing.title))
        menu.addAction(words).triggered.connect(partial(_copy, document, selection, step, key))
    outlined = selection.returned if view_of(selection.view).returns else ""
    for tensor in returned_by(outlined, trace, lesson):
        words = translate("Stage", "Copy {tensor} as {writing}")
        words = words.format(tensor=tensor.title, writing=translate("Vector", WRITINGS["numpy"].title))
        menu.addAction(words).triggered.connect(partial(_copy_tensor, tensor, trace))
    menu.addSeparator()
    pin = menu.addAction(translate("Command", "Pin the unit"))
    pin.setCheckable(True)
    pin.setChecked(selection.unit in selection.pins)
    pin.triggered.connect(lambda: selection.toggle_pin(selection.unit))
    into = menu.addAction(translate("Stage", "Look into the unit’s arithmetic"))
    into.triggered.connect(lambda: setattr(selection, "view", "unit"))


def _copy(document: Document, selection: Selection, step: int, key: str, *_: object) -> None:
    selection.writing = key
    values = document.trace.layers[selection.layer][selection.quantity][step]
    QGuiApplication.clipboard().setText(WRITINGS[key].write(selection.quantity, values))


def _copy_tensor(tensor: Returned, trace: Trace, *_: object) -> None:
    QGuiApplication.clipboard().setText(array_text(tensor, trace))


def add_holds(
    menu: QMenu,
    lesson: Lesson,
    trace: Trace,
    place: NumberPlace,
    edit: MakeEdit,
    type_value: Callable[[NumberPlace], None],
) -> None:
    """Add what can be done with a number: `edit` makes an edit, `type_value` lets a value be typed."""
    value = value_at(trace, place)
    menu.addAction(f"{place_words(trace, place)}: {write_number(precise(value))}").setEnabled(False)
    gate = is_gate(trace, place)
    if gate:
        _add(menu, translate("Hold", "Hold open at this token"), edit, *set_to(trace, place, OPEN))
        _add(menu, translate("Hold", "Hold shut at this token"), edit, *set_to(trace, place, SHUT))
    _add(
        menu,
        translate("Hold", "Hold at {value}").format(value=write_number(precise(value))),
        edit,
        *set_to(trace, place, value),
    )
    menu.addAction(translate("Hold", "Hold at…") if gate else translate("Hold", "Set to…")).triggered.connect(
        lambda: type_value(place)
    )
    found = release(lesson, trace, place)
    if found is not None:
        _add(menu, translate("Hold", "Let it go, to be computed again"), edit, *found)
    if gate and trace.layers[place.layer].step_after(place.step) is not None:
        rest = from_here_on(trace, place)
        _add(menu, translate("Hold", "Hold open from here on"), edit, *set_to(trace, place, OPEN, rest))
        _add(menu, translate("Hold", "Hold shut from here on"), edit, *set_to(trace, place, SHUT, rest))
    menu.addSeparator()


def add_masks(menu: QMenu, lesson: Lesson, tokens: tuple[str, ...], token: int, edit: MakeEdit) -> None:
    """Add the two ways to mask a token: nothing of it enters, or its step is left out."""
    mask = menu.addMenu(translate("Hold", "Mask the token"))
    keys = read_keys()
    for words, key, masked, make in (
        (translate("Hold", "Silence: nothing of it enters"), "M", lesson.masked, mask_edit),
        (translate("Hold", "Leave out the step: states pass through"), "Shift+M", lesson.skipped, skip_edit),
    ):
        action = mask.addAction(f"{words}\t{key_text(keys.now(key))}")
        action.setCheckable(True)
        action.setChecked(token in masked)
        action.triggered.connect(partial(_do, edit, *make(tokens, token, token not in masked)))
    menu.addSeparator()


def add_borders(menu: QMenu, lesson: Lesson, tokens: tuple[str, ...], token: int, edit: MakeEdit) -> None:
    """Add what a token can be to the sequences: the first of one that begins anew or goes on, or neither."""
    if token == 0:
        return
    border, keys = border_at(lesson.borders, token), read_keys()
    now = None if border is None else border.goes_on
    choices = menu.addMenu(translate("Hold", "A sequence begins here"))
    for words, key, goes_on in (
        (translate("Hold", "Anew: with the states before the first token"), "J", False),
        (translate("Hold", "Going on: with the states that were left"), "Shift+J", True),
    ):
        action = choices.addAction(f"{words}\t{key_text(keys.now(key))}")
        action.setCheckable(True)
        action.setChecked(now is goes_on)
        made = border_edit(tokens, token, None if now is goes_on else goes_on)
        action.triggered.connect(partial(_do, edit, *made))
    menu.addSeparator()


def _add(menu: QMenu, words: str, edit: MakeEdit, label: str, change: LessonChange) -> None:
    menu.addAction(words).triggered.connect(partial(_do, edit, label, change))


def _do(edit: MakeEdit, label: str, change: LessonChange, *_: object) -> None:
    edit(label, change)
