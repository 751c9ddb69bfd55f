"""What a place in the picture is called and what stands there: the words of tooltips and of screen readers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from simulator.cells.cell import Cell
from simulator.equations.parse import INPUTS
from simulator.lessons.origin_words import describe_layer_origins, describe_lesson_origin, describe_title
from simulator.lessons.schema import Lesson
from simulator.network.between import input_names_of
from simulator.network.levels import Reads, level_at
from simulator.network.trace import LayerTrace, Trace
from ui.film.marks import About
from ui.film.motion.timeline import Timeline
from ui.film.scene.scene import Scene
from ui.film.text.language import QT_TRANSLATE_NOOP
from ui.film.text.limits import as_told
from ui.film.text.names import set_apart
from ui.film.text.notation import PYTORCH, Notation, of
from ui.film.text.number_format import precise
from ui.settings.translation import spoken_language, translate, write_number

_TERMS = {  # of every cell
    "x": QT_TRANSLATE_NOOP("Naming", "input x"),
    "kept": QT_TRANSLATE_NOOP("Naming", "kept"),
    "added": QT_TRANSLATE_NOOP("Naming", "added"),
}
MOST_VALUES = 8
GROUPS = {
    "first-steps": QT_TRANSLATE_NOOP("Start", "First steps"),
    "gates": QT_TRANSLATE_NOOP("Start", "Gates"),
    "memory": QT_TRANSLATE_NOOP("Start", "Memory over time"),
    "learning": QT_TRANSLATE_NOOP("Start", "Learning"),
    "beyond": QT_TRANSLATE_NOOP("Start", "Beyond"),
    "": QT_TRANSLATE_NOOP("Start", "More lessons"),
}
"""The groups of a course of lessons, in their order, and what they are called in English."""


def lesson_title(lesson: Lesson) -> str:
    """The title of a lesson; of one whose run is another than its author's, that it is changed."""
    return describe_title(lesson, partial(translate, "Lesson"))


def group_title(group: str) -> str:
    """What a group of lessons is called."""
    return translate("Start", GROUPS[group])


def authors_words(text: str) -> str:
    """What the author of a lesson wrote, such as its about or a note: in the window's language where that is known."""
    return translate("Lesson", text) if text else ""


def lesson_origin(lesson: Lesson) -> str:
    """Where the weights of a lesson come from: as it says, or else as its layers do."""
    words = partial(translate, "Lesson")
    return describe_lesson_origin(lesson, words) or describe_layer_origins(lesson, words)


def length_in_words(seconds: float) -> str:
    """How long a film takes, as one says it: "4 minutes"."""
    minutes = round(seconds / 60)
    if seconds < 59.5:
        return translate("Length", "less than a minute")
    if minutes <= 1:
        return translate("Length", "1 minute")
    if minutes < 100:
        return translate("Length", "{count} minutes").format(count=minutes)
    return translate("Length", "{count} hours").format(count=round(seconds / 3600))


def quantity_name(quantity: str, cell: Cell) -> str:
    """A quantity of a cell in the field's words: "forget gate f", "cell state c before this step"."""
    label = cell.label(quantity)
    if label and len(quantity) == 1:
        return _with_letter(translate("Table", label), quantity, cell)
    made = cell.parsed.operation(quantity) if label else None
    if made is not None and made.op == "-" and made.operands[1] in cell.gates:
        template = translate("Naming", "{share}, 1 − {gate}")
        return template.format(share=translate("Table", label), gate=made.operands[1])
    if quantity in _TERMS:
        return translate("Naming", _TERMS[quantity])
    state, _, before = quantity.rpartition("_")
    if before == "prev":
        return translate("Naming", "{state} before this step").format(state=quantity_name(state, cell))
    if quantity.startswith("a_"):
        return translate("Naming", "pre-activation of {quantity}").format(quantity=quantity[2:])
    if quantity.startswith("tanh_"):
        return translate("Naming", "tanh of {quantity}").format(quantity=quantity[5:])
    return quantity


def _with_letter(label: str, letter: str, cell: Cell) -> str:
    """What a quantity is called and its letter, and of a gate that is called the same in both senses, in which."""
    named, gate = f"{label} {letter}", cell.gates.get(letter)
    if gate is None or not gate.ambiguous:
        return named
    keeps, replaces = translate("Naming", "{gate}, which keeps"), translate("Naming", "{gate}, which replaces")
    return (keeps if gate.keeps else replaces).format(gate=named)


def unit_name(trace: Trace, about: About) -> str:
    """The name of the unit (or of the input's column) that `about` points at, or its number counted from 1.

    A name that would be read as a word or a number of the sentence is in quotation marks.
    """
    if about.unit is None:
        return ""
    layer = trace.layers[about.layer].layer
    if about.quantity in INPUTS:
        names = input_names_of(trace, about.layer)
        numbered = translate("Naming", "column {number}")
    else:
        names, numbered = layer.unit_names, translate("Naming", "unit {number}")
    return set_apart(names[about.unit], spoken_language()) if names else numbered.format(number=about.unit + 1)


def layer_number(layers: Sequence[Reads], layer: int) -> str:
    """What a layer is called after the word "layer": "1", or "1, reverse" of one that reads from the end."""
    number = str(level_at(layers, layer) + 1)
    return translate("Naming", "{number}, reverse").format(number=number) if layers[layer].reverse else number


def describe_value(about: About, trace: Trace, notation: Notation = PYTORCH) -> str:
    """What stands at a place: quantity, unit, word and the value from the trace; "" where the run has no such place.

    Weights have the letters of a `notation`.
    """
    record = as_told(trace.layers[about.layer], trace.idealised)
    if about.quantity in record.layer.weights:
        return _weight(about, trace, notation)
    if not _is_there(about, record):
        return ""
    row = record[about.quantity][about.step]
    name = quantity_name(about.quantity, record.layer.cell)
    letter = name.partition(" ")[0]  # a letter stays as it is: F is another quantity than f
    lines = [name if letter in record.quantities and letter not in _TERMS else name[:1].upper() + name[1:]]
    if about.unit is not None:
        by_hand = bool(about.quantity not in INPUTS and record.held_units(about.quantity, about.step)[about.unit])
        lines[0] += f" · {unit_name(trace, about)} = {write_number(precise(float(row[about.unit])))}"
        lines += [translate("Naming", "Set by hand")] if by_hand else []
    else:
        values = [write_number(precise(float(value))) for value in row[:MOST_VALUES]]
        lines.append(spoken_language().vector(values + ["…"] * (len(row) > MOST_VALUES)))
    where = translate("Naming", "Layer {layer}, token {number} “{token}”")
    lines.append(
        where.format(
            layer=layer_number(trace.made_of, about.layer), number=about.step + 1, token=trace.tokens[about.step]
        )
    )
    return "\n".join(lines)


def explain_value(about: About, scene: Scene) -> str:
    """What stands at a place, and below it how it was computed: its formula with the unit's numbers put in."""
    from ui.film.narration.parts import sentence
    from ui.film.narration.stored import places_of, rows_of
    from ui.film.narration.tooltip import part_numbers, tooltip_of  # late: the window's title is known without
    from ui.film.scene.arithmetic import work_out

    if about.run:
        return tooltip_of(scene, about)
    if about.part:
        own = replace(scene, language=spoken_language())
        whole = describe_value(about.number, scene.trace, scene.writing) if about.quantity else ""
        return "\n".join((sentence(own, about), *part_numbers(own, about, whole)))
    words = describe_value(about, scene.trace, scene.writing)
    record = scene.trace.layers[about.layer]
    if words and about.quantity in record.layer.weights:
        return "\n".join(filter(None, (words, places_of(scene, about))))
    if not words or about.unit is None or about.quantity not in record.quantities:
        return words
    rows = rows_of(scene, about.quantity, about.layer, about.unit)
    if rows:
        words += "\n" + translate("Naming", "Its weights: {rows}").format(rows=rows)
    own = replace(scene, layer=about.layer, unit=about.unit, pins=())
    formula = work_out(own, about.quantity, about.step)
    is_told = record.held_units(about.quantity, about.step)[about.unit]  # by the words above it
    return words if is_told or formula.count("=") < 2 else f"{words}\n{formula}"


def moment_words(timeline: Timeline, token: int, beat: int) -> str:
    """A place in the film: "“Rafsun”, token 12 of 20 · Memory"."""
    words = translate("Naming", "“{token}”, token {number} of {count} · {beat}")
    count, title = len(timeline.tokens), timeline.beats[beat].title
    return words.format(token=timeline.tokens[token], number=token + 1, count=count, beat=title)


def weight_name(about: About, trace: Trace, notation: Notation) -> str:
    """A weight with the unit that it belongs to and what it weighs: "W_if of gender for Rafsun"."""
    own = unit_name(trace, about._replace(quantity="h"))
    weight = of(notation, trace.layers[about.layer].layer.cell, spoken_language()).weight(about.quantity)
    if about.column is not None and trace.layers[about.layer].layer.weights[about.quantity].ndim > 1:
        entering = "x" if about.quantity.startswith("W_") else "h"
        other = unit_name(trace, about._replace(quantity=entering, unit=about.column))
        words = translate("Naming", "{weight} of {unit} for {other}")
        return words.format(weight=weight, unit=own, other=other)
    return translate("Naming", "{weight} of {unit}").format(weight=weight, unit=own)


def _weight(about: About, trace: Trace, notation: Notation) -> str:
    """A weight with its name and all its digits; "" for a whole matrix."""
    values = trace.layers[about.layer].layer.weights[about.quantity]
    if about.unit is None or (values.ndim > 1 and about.column is None):
        return ""
    place = (about.unit,) if values.ndim == 1 else (about.unit, about.column)
    words = translate("Naming", "Weight {name} = {value}\nLayer {layer}, the same at every token")
    return words.format(
        name=weight_name(about, trace, notation), value=write_number(repr(float(values[place]))),
        layer=layer_number(trace.made_of, about.layer),
    )  # fmt: skip


def _is_there(about: About, record: LayerTrace) -> bool:
    try:
        values = record[about.quantity]
    except KeyError:
        return False
    passing = record.layer.cell.parsed.state_before(about.quantity) or about.quantity in record.layer.cell.states
    if about.step in record.skipped and not passing:  # it was not computed
        return False
    return about.step < len(values) and (about.unit is None or about.unit < values.shape[1])
