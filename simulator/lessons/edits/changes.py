"""What is tried on a lesson at the moment: what is set by hand in it, and what was changed since it was opened.

Each such change can be taken back by itself, whatever was done after it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from msgspec.structs import replace

from simulator.lessons.edits.layers import with_idealised
from simulator.lessons.edits.settle import settle
from simulator.lessons.edits.whatif import weights_of, with_masked, with_weights, without_hold
from simulator.lessons.own_cells.registry import cells_of
from simulator.lessons.schema import Given, LayerSpec, Lesson, runs_alike

Kind = Literal["hold", "initial", "masked", "idealised", "weights", "layer", "tokens"]


@dataclass(frozen=True)
class Change:
    """One thing that is set by hand or was changed.

    `at` is the place of a hold, the layer of weights, an initial state or a cell, or the masked token; `name` the state
    or weight. Of a weight `places` says where numbers differ, as (unit, column) or (unit,), each with the number as it
    was opened and as it is.
    """

    kind: Kind
    at: int = 0
    name: str = ""
    places: tuple[tuple[tuple[int, ...], float, float], ...] = ()


def changes(lesson: Lesson, opened: Lesson) -> tuple[Change, ...]:
    """All that is set by hand in a lesson, and all that has been changed in it since it was opened."""
    return tuple(_changes(lesson, opened))


def without(lesson: Lesson, opened: Lesson, change: Change) -> Lesson:
    """The lesson with one change taken back. Where nothing is left of all changes, it is the opened one again."""
    after = _without(lesson, opened, change)
    if not runs_alike(after, opened):
        return after
    about, notes = after.about or opened.about, after.notes or opened.notes
    return replace(after, changed=opened.changed, about=about, notes=notes, origin=opened.origin)


def _changes(lesson: Lesson, opened: Lesson) -> Iterator[Change]:
    if (lesson.sequence, lesson.embedding) != (opened.sequence, opened.embedding):
        yield Change("tokens")
    yield from (Change("masked", token) for token in lesson.masked)
    if lesson.idealised:
        yield Change("idealised")
    yield from (Change("hold", at) for at in range(len(lesson.holds)))
    for at, layer in enumerate(lesson.layers):
        yield from (Change("initial", at, state) for state in layer.initial)
        if at >= len(opened.layers) or not _are_alike(layer, opened.layers[at]) or _cell_changed(lesson, opened, at):
            yield Change("layer", at)
        elif layer.weights is not opened.layers[at].weights:
            now, then = weights_of(lesson, at), weights_of(opened, at)
            for name, given in now.items():
                if name in then and len(given) == len(then[name]) and given != then[name]:
                    yield Change("weights", at, name, tuple(_places(given, then[name])))


def _are_alike(layer: LayerSpec, before: LayerSpec) -> bool:
    """Whether two layers differ in single weights and initial states at most."""
    drawn_anew = before.weights is not None and layer.weights is None
    mine, old = (replace(each, weights=None, origin=None, initial={}) for each in (layer, before))
    return mine == old and not drawn_anew


def _places(now: Given, then: Given) -> Iterator[tuple[tuple[int, ...], float, float]]:
    for unit, (new, old) in enumerate(zip(now, then, strict=True)):
        if new is old:
            continue
        if isinstance(new, tuple) and isinstance(old, tuple):
            for column, (here, there) in enumerate(zip(new, old, strict=False)):
                if here != there:
                    yield (unit, column), there, here
        elif not isinstance(new, tuple) and not isinstance(old, tuple) and new != old:
            yield (unit,), old, new


def _without(lesson: Lesson, opened: Lesson, change: Change) -> Lesson:
    if change.kind == "hold":
        return without_hold(lesson, change.at)
    if change.kind == "masked":
        return with_masked(lesson, change.at, False)
    if change.kind == "idealised":
        return with_idealised(lesson, False)
    if change.kind == "tokens":
        return settle(lesson, replace(lesson, sequence=opened.sequence, embedding=opened.embedding))
    if change.kind == "weights":
        back = {**weights_of(lesson, change.at), change.name: weights_of(opened, change.at)[change.name]}
        was = opened.layers[change.at]
        if back == weights_of(opened, change.at):
            layer = replace(lesson.layers[change.at], weights=was.weights, origin=was.origin)
            return _with_layer(lesson, change.at, layer)
        return with_weights(lesson, change.at, back)
    layer = lesson.layers[change.at]
    if change.kind == "initial":
        initial = {state: vector for state, vector in layer.initial.items() if state != change.name}
        return _with_layer(lesson, change.at, replace(layer, initial=initial))
    if change.at >= len(opened.layers):
        return settle(lesson, replace(lesson, layers=lesson.layers[: change.at]))
    was = opened.layers[change.at]
    cells = tuple(spec for spec in lesson.cells if spec.key != was.cell)
    cells = (*cells, *(spec for spec in opened.cells if spec.key == was.cell))
    return settle(lesson, _with_layer(replace(lesson, cells=cells), change.at, was))


def _cell_changed(lesson: Lesson, opened: Lesson, at: int) -> bool:
    """Whether the equations of a layer's own cell are others than when the lesson was opened."""
    key = lesson.layers[at].cell
    return cells_of(lesson)[key] != cells_of(opened).get(key)


def _with_layer(lesson: Lesson, at: int, layer: LayerSpec) -> Lesson:
    return replace(lesson, layers=(*lesson.layers[:at], layer, *lesson.layers[at + 1 :]))
