"""What a place in the picture is called and what stands there: the words of tooltips and of screen readers."""

from __future__ import annotations

from dataclasses import replace

from simulator.trace import LayerTrace, Trace
from ui.film.arithmetic import worked
from ui.film.marks import About
from ui.film.numbers import precise
from ui.film.scene import Scene
from ui.film.spoken import told as spoken

_NAMES = {
    "x": "input x", "h": "hidden state h", "c": "cell state c", "f": "forget gate f", "i": "input gate i",
    "g": "candidate g", "o": "output gate o", "n": "candidate n", "r": "reset gate r",
    "z": "update gate z, which keeps", "kept": "kept", "added": "added", "replace": "share replaced, 1 − z",
}  # fmt: skip
MOST_VALUES = 8


def quantity_name(quantity: str) -> str:
    """A quantity in the field's words: "forget gate f", "cell state c before this step"."""
    if quantity in _NAMES:
        return _NAMES[quantity]
    state, _, before = quantity.rpartition("_")
    if before == "prev":
        return f"{quantity_name(state)} before this step"
    if quantity.startswith("a_"):
        return f"pre-activation of {quantity[2:]}"
    if quantity.startswith("tanh_"):
        return f"tanh of {quantity[5:]}"
    return quantity


def unit_name(trace: Trace, about: About) -> str:
    """The name of the unit (or of the input's column) that `about` points at, or its number counted from 1."""
    if about.unit is None:
        return ""
    layer = trace.layers[about.layer].layer
    if about.quantity == "x":
        names = trace.input_names if about.layer == 0 else trace.layers[about.layer - 1].layer.unit_names
        return names[about.unit] if names else f"column {about.unit + 1}"
    return layer.unit_names[about.unit] if layer.unit_names else f"unit {about.unit + 1}"


def told(about: About, trace: Trace) -> str:
    """What stands at a place: quantity, unit, word and the value from the trace; "" where the run has no such place."""
    record = trace.layers[about.layer]
    if about.quantity in record.layer.weights:
        return _weight(about, trace)
    if not _is_there(about, record):
        return ""
    row = record[about.quantity][about.step]
    lines = [quantity_name(about.quantity).capitalize()]
    if about.unit is not None:
        by_hand = bool(about.quantity != "x" and record.held(about.quantity, about.step)[about.unit])
        lines[0] += f" · {unit_name(trace, about)} = {precise(float(row[about.unit]))}"
        lines += ["Set by hand"] if by_hand else []
    else:
        values = ", ".join(precise(float(value)) for value in row[:MOST_VALUES])
        lines.append(f"[{values}{', …' if len(row) > MOST_VALUES else ''}]")
    lines.append(f"Layer {about.layer + 1}, token {about.step + 1} “{trace.tokens[about.step]}”")
    return "\n".join(lines)


def explained(about: About, scene: Scene) -> str:
    """What stands at a place, and below it how it was computed: its formula with the unit's numbers put in."""
    if about.run:
        return spoken(scene, about)
    words = told(about, scene.trace)
    record = scene.trace.layers[about.layer]
    if not words or about.unit is None or about.quantity not in record.quantities:
        return words
    own = replace(scene, layer=about.layer, unit=about.unit, pins=())
    formula = worked(own, about.quantity, about.step)
    return f"{words}\n{formula}" if formula.count("=") > 1 else words


def weight_name(about: About, trace: Trace) -> str:
    """A weight with the unit that it belongs to and what it weighs: "W_f of gender for Rafsun"."""
    line = f"{about.quantity} of {unit_name(trace, about._replace(quantity='h'))}"
    if about.column is not None and trace.layers[about.layer].layer.weights[about.quantity].ndim > 1:
        entering = "x" if about.quantity.startswith("W_") else "h"
        line += f" for {unit_name(trace, about._replace(quantity=entering, unit=about.column))}"
    return line


def _weight(about: About, trace: Trace) -> str:
    """A weight with its name and all its digits; "" for a whole matrix."""
    values = trace.layers[about.layer].layer.weights[about.quantity]
    if about.unit is None or (values.ndim > 1 and about.column is None):
        return ""
    place = (about.unit,) if values.ndim == 1 else (about.unit, about.column)
    line = f"Weight {weight_name(about, trace)} = {float(values[place])!r}"
    return f"{line}\nLayer {about.layer + 1}, the same at every token"


def _is_there(about: About, record: LayerTrace) -> bool:
    try:
        values = record[about.quantity]
    except KeyError:
        return False
    return about.step < len(values) and (about.unit is None or about.unit < values.shape[1])
