"""What a place in the picture says when it is pointed at, in the film's own language: a quantity, a unit, its value."""

from __future__ import annotations

import math
from collections.abc import Iterator

from simulator.analysis.charts.readout import expected
from ui.film.drawing.hits import COLUMNS, ROWS
from ui.film.marks import NOW, About
from ui.film.narration.parts import sentence
from ui.film.narration.returned import PART, WHOLE
from ui.film.narration.stored import weight_text
from ui.film.scene.arithmetic import work_out
from ui.film.scene.equations import is_rounded
from ui.film.scene.scene import Scene
from ui.film.scene.table import call, words
from ui.film.text.apart import tell_apart
from ui.film.text.formula import plain, symbol
from ui.film.text.number_format import significant

DIGITS = 6
MOST = 8  # numbers of a vector


def tooltip_of(scene: Scene, about: About) -> str:
    """Such as "forget gate fₜ, gender: 0.999665"; "" where the run has no such place."""
    if 0 < about.run < len(scene.compared):
        scene = scene.compared[about.run]
    if not 0 <= about.layer < len(scene.layers):
        return ""
    if about.part in (ROWS, COLUMNS):
        return "\n".join((sentence(scene, about), weight_text(scene, about)))
    if about.part.startswith((f"{PART}:", f"{WHOLE}:")):
        return sentence(scene, about)
    if about.part:
        return "\n".join((sentence(scene, about), *part_numbers(scene, about, tooltip_of(scene, about.number))))
    own = scene.layers[about.layer]
    layer_trace, weights = own.told, own.layer_trace.layer.weights
    if about.quantity in weights or not _is_there(own, about):
        return ""
    spoken, letter = words(about.quantity, own), plain(symbol(about.quantity, notation=own.writing))
    name = spoken if letter == spoken else f"{spoken} {letter}"
    row = layer_trace[about.quantity][about.step]
    if about.unit is None:
        values = [_digits(own, float(value)) for value in row[:MOST]]
        return f"{name}: {own.language.vector(values + ['…'] * (len(row) > MOST))}"
    value, before = _value(own, about, float(row[about.unit]), about.unit)
    return f"{name}, {call(own, about.quantity)[about.unit]}: {value}{_origin(own, about, about.unit)}{before}"


def part_numbers(scene: Scene, about: About, whole: str) -> Iterator[str]:
    """Below what a part does: its `whole` quantity, and how that of the unit in view was computed."""
    if about.step == NOW or not whole:
        return
    if about.part == "text:chance":
        yield chance_words(scene, about.step)
        return
    own = scene.layers[about.layer]
    yield whole
    computed = about.quantity in own.layer_trace.quantities
    if computed and about.unit is None and own.unit < own.layer_trace[about.quantity].shape[1]:
        formula = work_out(own, about.quantity, about.step)
        if formula.count("=") > 1:
            yield f"{call(own, about.quantity)[own.unit]}: {formula}"


def chance_words(scene: Scene, step: int) -> str:
    """The chance that was given to the token of a step, or that none was."""
    chance, translate = float(expected(scene.trace)[1][step]), scene.language.translate
    if math.isnan(chance):
        return translate("Picture", "no chance was given to it")
    return translate("Picture", "chance: {value}").format(value=_digits(scene, chance))


def _value(scene: Scene, about: About, value: float, unit: int) -> tuple[str, str]:
    """A number, and what it was in the ghost, where there it was another."""
    was = scene.was(about.quantity, about.step)
    if was is None or float(was[unit]) == value:
        return _digits(scene, value), ""
    template = scene.language.translate("Picture", "was {value}")
    if about.run:
        template = scene.language.translate("Compare", "in A {value}")
    now, then = map(scene.language.number, tell_apart(value, float(was[unit]), _write))
    return now, ", " + template.format(value=then)


def _origin(scene: Scene, about: About, unit: int) -> str:
    """That a number was set by hand, or is rounded."""
    held = scene.held_units(about.quantity, about.step)
    translate, text = scene.language.translate, ""
    if held and held[unit]:
        text = translate("Picture", "set by hand")
        if about.quantity == "x":
            text = translate("Picture", "masked, set by hand")
    elif is_rounded(scene, about.quantity):
        text = translate("Picture", "rounded to 0 or 1")
    return f", {text}" if text else ""


def _digits(scene: Scene, value: float) -> str:
    return scene.language.number(_write(value))


def _write(value: float) -> str:
    return significant(value, DIGITS)


def _is_there(scene: Scene, about: About) -> bool:
    try:
        values = scene.told[about.quantity]
    except KeyError:
        return False
    states = scene.cell.states
    if about.step in scene.trace.skipped and about.quantity not in (*states, *(f"{state}_prev" for state in states)):
        return False
    return 0 <= about.step < len(values) and (about.unit is None or about.unit < values.shape[1])
