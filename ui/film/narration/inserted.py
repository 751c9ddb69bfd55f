"""A storyline's text with the numbers of the run put in, as this program writes numbers."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from simulator.lessons.guide.storyline.controls import CONTROLS, Named
from simulator.lessons.guide.storyline.expressions.evaluate import Runs, Values, evaluate, is_of_gate
from simulator.lessons.guide.storyline.words import Inserted, Words, parts, said
from ui.film.text.language import QT_TRANSLATE_NOOP, Language
from ui.film.text.number_format import MINUS, cell_number, decimal, scientific, tiny

PLACES, WIDEST = 3, 9  # decimals of what is no gate; characters of a gate
MOST_SPELLED = 8
_ARROWS = {"Right": "→", "Left": "←", "Up": "↑", "Down": "↓"}
KEYS = (
    QT_TRANSLATE_NOOP("Key", "Shift"),
    QT_TRANSLATE_NOOP("Key", "Ctrl"),
    QT_TRANSLATE_NOOP("Key", "Alt"),
    QT_TRANSLATE_NOOP("Key", "Space"),
    QT_TRANSLATE_NOOP("Key", "Home"),
    QT_TRANSLATE_NOOP("Key", "End"),
    QT_TRANSLATE_NOOP("Key", "PgDown"),
)
"""The keys that are called otherwise in other languages."""
_SUPERSCRIPT = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def with_numbers(
    words: Words,
    runs: Runs,
    language: Language,
    token: int = 0,
    layer: int = 0,
    pressed: Callable[[str], str] = str,
) -> str:
    """The text in a language, each expression replaced by its value: a number, or a vector of all units; and each
    control by what is written on it, or by its key: `pressed` says which key is in the place of a control's own ("":
    none, and the control is named).
    """
    found = []
    for part in parts(said(words, language.key)):
        if isinstance(part, str):
            found.append(part)
        elif isinstance(part, Named):
            found.append(_named(part, language, pressed))
        else:
            found.append(_inserted(part, evaluate(part.node, runs, token, layer), runs, language, layer))
    return "".join(found)


def write_key(key: str, language: Language) -> str:
    """A key as it is written in a language, with arrows as signs: "Shift+→" of "Shift+Right"."""
    found = (_ARROWS.get(part) or language.translate("Key", part) for part in key.split("+"))
    return "+".join(found) if len(key) > 1 else key


def _named(part: Named, language: Language, pressed: Callable[[str], str]) -> str:
    control = CONTROLS.get(part.id)
    if control is None:  # of a lesson that was not checked
        return part.id
    if part.is_key and (key := pressed(control.key)):
        return write_key(key, language)
    return language.translate(control.context, control.title)


def write_value(value: float, language: Language, *, gate: bool = False, form: str = "") -> str:
    """One number: a gate with four decimals, others with three, or as the form says."""
    if form == "%":
        return language.translate("Course", "{share} %").format(share=language.number(decimal(100 * value, 1)))
    if form == "e" and value != 0 and np.isfinite(value):
        mantissa, exponent = scientific(abs(value), 1)
        power = str(exponent).translate(_SUPERSCRIPT)
        return f"{MINUS if value < 0 else ''}{language.number(mantissa)} · 10{power}"
    if form.isdecimal():
        return language.number(decimal(value, int(form)))
    if gate:
        return language.number(cell_number(value, "gate", WIDEST))
    if 0 < abs(value) < 0.5 * 10.0**-PLACES:
        return language.number(tiny(value, False, WIDEST))
    return language.number(decimal(value, PLACES))


def _inserted(part: Inserted, values: Values, runs: Runs, language: Language, layer: int) -> str:
    gate = is_of_gate(part.node, runs, layer)
    if values.ndim == 0:
        return write_value(float(values), language, gate=gate, form=part.form)
    shown = values.reshape(-1)[:MOST_SPELLED].tolist()
    written = [write_value(value, language, gate=gate, form=part.form) for value in shown]
    return language.vector([*written, *["…"] * (values.size > MOST_SPELLED)])
