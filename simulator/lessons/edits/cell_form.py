"""A layer in another form of its cell: z keeps or replaces, with the reset before or after, with and without a gate.

Where weights of the one form become weights of the other (`simulator.weights.conversions`), the layer computes what it
did. Where they do not, all weights that are called the same stay, and the others are drawn.
"""

from collections.abc import Mapping
from functools import lru_cache

import numpy as np
from msgspec.structs import replace

from simulator.arrays import Array
from simulator.cells import cells, find_cell
from simulator.cells.cell import Cell
from simulator.lessons.edits.settle import settle
from simulator.lessons.origin import TakenOver, WrittenAs
from simulator.lessons.origin_words import origin_of_layer
from simulator.lessons.resolve import ResolvedLayer, ResolvedLesson, resolve
from simulator.lessons.schema import Given, HoldSpec, LayerSpec, Lesson, LessonError, WeightEdit, with_spec
from simulator.network.initialisers import initialise, misfit
from simulator.weights.conversions import ConventionError, Equivalence, carry_over, convert, equivalence


def forms(key: str) -> tuple[str, ...]:
    """The cells of the same family, and those that a cell can be written as, or that can be written as it."""
    if key not in cells():
        return ()
    family = find_cell(key).family
    return tuple(
        each for each, other in cells().items()
        if each == key or (family and other.family == family) or relation(key, each).relation != "different"
    )  # fmt: skip


@lru_cache(maxsize=256)
def relation(a: str, b: str) -> Equivalence:
    """What two cells have to do with each other, told by a run of both."""
    return equivalence(a, b)


def with_form(lesson: Lesson | ResolvedLesson, at: int, key: str) -> ResolvedLesson:
    """The lesson with one layer written in another form, exactly where that can be.

    Holds of a gate that has the other sign there are turned with it. Raises LessonError for a cell that the lesson
    brings itself.
    """
    before = resolve(lesson)
    was, layer = before.layers[at], before.lesson.layers[at]
    if layer.cell not in cells() or key not in cells():
        remedy = "Choose one of the built-in cells first."
        raise LessonError("has no other forms that are known.", remedy, f"layers[{at}].cell")
    new = replace(
        layer, cell=key,
        initialiser=layer.initialiser if not misfit(find_cell(key), layer.initialiser) else "pytorch",
        initial={state: vector for state, vector in layer.initial.items() if state in find_cell(key).states},
    )  # fmt: skip
    new = _with_numbers_written(was, new) if layer.stored is None else _with_file_read_as(was, new)
    turned = _with_other_sign(find_cell(layer.cell), find_cell(key))
    holds = tuple(_turn_hold(hold, turned) if hold.layer == at else hold for hold in before.lesson.holds)
    return settle(before, replace(with_spec(before.lesson, at, new), holds=holds))


def _with_numbers_written(was: ResolvedLayer, new: LayerSpec) -> LayerSpec:
    """The new layer with the numbers that make it what the layer was, as far as that can be."""
    weights, change = _written({name: was.array_of(name) for name in was.sizes.weights}, was, new)
    origin = replace(origin_of_layer(was.spec), changes=(change,))
    return replace(new, weights=_as_numbers(weights), edits=(), origin=origin)


def _with_file_read_as(was: ResolvedLayer, new: LayerSpec) -> LayerSpec:
    """The new layer with the same file, which is read as its cell; what was changed by hand is changed there, too."""
    stored = was.spec.stored
    assert stored is not None
    cell = stored.cell or was.cell.key
    names = tuple(was.sizes.weights)
    written, change = _written({name: was.array_of(name) for name in names}, was, new)
    before, _ = _written({name: was.unedited(name) for name in names}, was, new)
    edits = (
        WeightEdit(name, int(place[0]), float(written[name][tuple(place)]), *map(int, place[1:]))
        for name in (written if was.spec.edits else ())
        for place in np.argwhere(written[name] != before[name])
    )
    changes = () if cell == new.cell else (change,)  # as it stands in the file again
    return replace(
        new, stored=replace(stored, cell="" if cell == new.cell else cell), edits=tuple(edits),
        origin=replace(origin_of_layer(was.spec), changes=changes),
    )  # fmt: skip


def _written(
    weights: Mapping[str, Array], was: ResolvedLayer, new: LayerSpec
) -> tuple[dict[str, Array], WrittenAs | TakenOver]:
    """Weights of a layer as those of the new one: exactly, or all that are called the same."""
    try:
        return convert(weights, was.cell.key, new.cell), WrittenAs(new.cell)
    except ConventionError:
        drawn = initialise(find_cell(new.cell), was.sizes.inputs, new.units, new.initialiser, new.seed)
        return carry_over(weights, new.cell, drawn), TakenOver(new.cell)


def _with_other_sign(one: Cell, other: Cell) -> frozenset[str]:
    """The gates of both of which one keeps the memory open, and the other shut."""
    both = ((name, gate, other.gates.get(name)) for name, gate in one.gates.items())
    return frozenset(
        name for name, here, there in both if there is not None and {here.keeps, there.keeps} == {True, False}
    )


def _turn_hold(hold: HoldSpec, gates: frozenset[str]) -> HoldSpec:
    """A hold of one of these gates, or of its sum, that says the same where the gate has the other sign."""
    if hold.quantity in gates:
        return replace(hold, values=tuple(1.0 - value for value in hold.values))
    of_sum = hold.quantity.removeprefix("a_") in gates
    return replace(hold, values=tuple(-value for value in hold.values)) if of_sum else hold


def _as_numbers(weights: Mapping[str, Array]) -> dict[str, Given]:
    return {
        name: tuple(tuple(row) if isinstance(row, list) else row for row in values.tolist())
        for name, values in weights.items()
    }
