"""What a place in the picture says when it is pointed at, in the film's own language: a quantity, a unit, its value."""

from __future__ import annotations

from ui.film.marks import About
from ui.film.scene.scene import Scene
from ui.film.scene.table import words
from ui.film.text.formula import plain, symbol
from ui.film.text.number_format import MINUS

DIGITS = 6
MOST = 8  # numbers of a vector


def tooltip_of(scene: Scene, about: About) -> str:
    """Such as "forget gate fₜ, gender: 0.999665"; "" where the run has no such place."""
    if 0 < about.run < len(scene.compared):
        scene = scene.compared[about.run]
    if not 0 <= about.layer < len(scene.layers):
        return ""
    own = scene.layers[about.layer]
    layer_trace, weights = own.layer_trace, own.layer_trace.layer.weights
    if about.quantity in weights or not _is_there(own, about):
        return ""
    spoken, letter = words(about.quantity, own), plain(symbol(about.quantity, notation=own.writing))
    name = spoken if letter == spoken else f"{spoken} {letter}"
    row = layer_trace[about.quantity][about.step]
    if about.unit is None:
        values = [_digits(own, float(value)) for value in row[:MOST]]
        return f"{name}: {own.language.vector(values + ['…'] * (len(row) > MOST))}"
    return f"{name}, {_unit(own, about)}: {_digits(own, float(row[about.unit]))}{_before(own, about, about.unit)}"


def _before(scene: Scene, about: About, unit: int) -> str:
    """What the number was in the ghost, where there it was another."""
    was = scene.was(about.quantity, about.step)
    if was is None or was[unit] == scene.layer_trace[about.quantity][about.step][unit]:
        return ""
    template = scene.language.translate("Picture", "was {value}")
    if about.run:
        template = scene.language.translate("Compare", "in A {value}")
    return ", " + template.format(value=_digits(scene, float(was[unit])))


def _unit(scene: Scene, about: About) -> str:
    """The name of a unit, or of what enters there."""
    assert about.unit is not None
    names: tuple[str, ...] = scene.unit_names
    if about.quantity == "x":
        names = scene.trace.input_names if scene.layer == 0 else scene.layers[scene.layer - 1].unit_names
    if about.unit < len(names):
        return names[about.unit]
    return scene.language.translate("Table", "number {number}").format(number=about.unit + 1)


def _digits(scene: Scene, value: float) -> str:
    return scene.language.number(f"{value:.{DIGITS}g}".replace("-", MINUS))


def _is_there(scene: Scene, about: About) -> bool:
    try:
        values = scene.layer_trace[about.quantity]
    except KeyError:
        return False
    return 0 <= about.step < len(values) and (about.unit is None or about.unit < values.shape[1])
