"""Where a number of a weight is stored, in words: its place in the tensors of each framework."""

from __future__ import annotations

from simulator.frameworks.modules import FRAMEWORKS
from simulator.frameworks.stored import where_stored
from ui.film.marks import About
from ui.film.scene.arithmetic import column_names
from ui.film.scene.derived.returned import TITLES
from ui.film.scene.derived.stored import stored_of
from ui.film.scene.scene import Scene
from ui.film.text.formula import plain, symbol
from ui.film.text.number_format import significant

BETWEEN, DIGITS = " · ", 6


def places_of(scene: Scene, about: About) -> str:
    """The places of a weight: "PyTorch weight_ih_l0[8, 1] · Keras kernel[1, 8]"; "" where none has the layer."""
    unit = about.unit or 0
    found = []
    for framework in FRAMEWORKS:
        tensors = stored_of(scene, about.layer, framework)
        found += [f"{TITLES[framework]} {each}" for each in where_stored(tensors, about.quantity, unit, about.column)]
    return BETWEEN.join(found)


def rows_of(scene: Scene, quantity: str, layer: int, unit: int) -> str:
    """Where the weights of a unit's sum stand: "PyTorch weight_ih_l0[8] · Keras kernel[:, 8]"; "" of what has none."""
    weights, name = scene.trace.layers[layer].layer.weights, f"W_{quantity}"
    if name not in weights:
        return ""
    found = []
    for framework in FRAMEWORKS:
        tensors = stored_of(scene, layer, framework)
        for words in where_stored(tensors[:2], name, unit, 0):
            at, _, places = words.removesuffix("]").partition("[")
            numbers = places.split(", ")
            numbers[-1 if framework != "keras" else 0] = ":"
            kept = numbers[:-1] if numbers[-1] == ":" else numbers
            found.append(f"{TITLES[framework]} {at}[{', '.join(kept)}]")
    return BETWEEN.join(found)


def tell_stored(scene: Scene, about: About) -> str:
    """Which number of which weight it is, and where it stands; "" of what is no number of a weight."""
    own = scene.layers[about.layer]
    if about.quantity not in own.layer_trace.layer.weights or about.unit is None:
        return ""
    translate, places = scene.language.translate, places_of(scene, about)
    name, unit = plain(symbol(about.quantity, notation=own.writing)), own.unit_names
    of = unit[about.unit] if about.unit < len(unit) else str(about.unit + 1)
    text = translate("Stored", "{weight} of {unit}: {places}")
    if about.column is not None:
        text = translate("Stored", "{weight} of {unit}, what {entry} counts for it: {places}")
    entry = _entry(own, about.quantity, about.column or 0)
    if not places:
        places = translate("Stored", "no framework has a layer of these equations")
    return text.format(weight=name, unit=of, entry=entry, places=places)


def weight_text(scene: Scene, about: About) -> str:
    """The number itself."""
    values = scene.layers[about.layer].layer_trace.layer.weights[about.quantity]
    place = (about.unit or 0,) if values.ndim == 1 else (about.unit or 0, about.column or 0)
    return scene.language.number(significant(float(values[place]), DIGITS))


def _entry(scene: Scene, weight: str, column: int) -> str:
    """What a column of a matrix multiplies: "x 2", "h 1"."""
    for operation in scene.cell.parsed.operations:
        for term in operation.terms:
            if weight in term.factors[:1] and len(term.factors) > 1:
                vector = str(term.factors[1])
                return f"{plain(symbol(vector, notation=scene.writing))} {column_names(scene, vector)[column]}"
    return str(column + 1)
