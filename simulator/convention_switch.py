"""The switch between conventions: what distinguishes the forms of a cell, and a lesson with another of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from msgspec.structs import replace

from simulator.cells import cell
from simulator.conventions import ConventionError, carried_over, convert
from simulator.lesson_edits import settled
from simulator.lesson_schema import Given, LayerSpec, Lesson
from simulator.lesson_whatif import weights_of


@dataclass(frozen=True)
class Choice:
    """One thing in which the forms of a cell differ: the `options` there are, the one taken `now`, and for each of the
    others that exists beside all that is chosen otherwise, the key of the cell it leads to.
    """

    name: str
    options: tuple[str, ...]
    now: str
    leads_to: Mapping[str, str]


FORMS: Mapping[str, Mapping[str, str]] = {
    "gru": {"z": "keeps", "reset": "after"},
    "gru-before": {"z": "keeps", "reset": "before"},
    "gru-replace": {"z": "replaces", "reset": "after"},
    "gru-replace-before": {"z": "replaces", "reset": "before"},
    "lstm": {"forget gate": "own", "peepholes": "none"},
    "lstm-1997": {"forget gate": "none", "peepholes": "none"},
    "lstm-coupled": {"forget gate": "coupled", "peepholes": "none"},
    "lstm-peephole": {"forget gate": "own", "peepholes": "to the cell state"},
}
"""What each form of a cell has chosen, by the cell's key."""


def choices(key: str) -> tuple[Choice, ...]:
    """What can be chosen in a form of a cell; nothing for a cell that has one form only."""
    mine = FORMS.get(key, {})
    family = {other: form for other, form in FORMS.items() if form.keys() == mine.keys()}
    found = []
    for name, now in mine.items():
        leads_to = {
            form[name]: other
            for other, form in family.items()
            if other != key and all(form[each] == mine[each] for each in mine if each != name)
        }
        options = tuple(dict.fromkeys(form[name] for form in family.values()))
        found.append(Choice(name, options, now, leads_to))
    return tuple(found)


def with_convention(lesson: Lesson, at: int, key: str) -> Lesson:
    """The lesson with one layer in another form of its cell, its weights converted, so that it computes the same.

    Where that is not possible, weights that are called the same stay, and others are drawn as the layer's would be.
    Raises CellError for a cell that is not built in, LessonError for an unsound lesson.
    """
    old = lesson.layers[at]
    drawn = _in_form(lesson, at, replace(old, cell=key, weights=None, origin="", initial={}))
    otherwise = weights_of(drawn, at)
    given = {name: np.array(value) for name, value in weights_of(lesson, at).items()}
    try:
        found, how = convert(given, old.cell, key), "converted from"
    except ConventionError:
        rest = {name: np.array(value) for name, value in otherwise.items()}
        found, how = carried_over(given, key, rest), "taken from"
    weights: dict[str, Given] = {name: _frozen(value) for name, value in found.items()}
    initial = {state: vector for state, vector in old.initial.items() if state in cell(key).states}
    layer = replace(drawn.layers[at], initial=initial, unit_names=old.unit_names)
    if weights != dict(otherwise):
        origin = old.origin or f"weights drawn at random ({old.initialiser}, seed {old.seed}), not trained"
        origin = origin if old.weights is None or old.origin else "weights given in the lesson"
        layer = replace(layer, weights=weights, origin=f"{origin}, {how} {cell(old.cell).name}")
    return settled(lesson, _in_form(lesson, at, layer))


def _in_form(lesson: Lesson, at: int, layer: LayerSpec) -> Lesson:
    return replace(lesson, layers=(*lesson.layers[:at], layer, *lesson.layers[at + 1 :]))


def _frozen(values: np.ndarray) -> Given:
    return tuple(tuple(row) if isinstance(row, list) else row for row in values.tolist())
