"""What a number was computed from and what it feeds, read off the cell's operations, and where the picture shows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from simulator.cells.cell import Cell
from simulator.equations.functions import REDUCING
from simulator.equations.operations import Operation
from simulator.equations.parse import INPUT_BEFORE
from simulator.network.levels import below, level_at, levels_of
from ui.film.drawing.hits import COLUMNS, ROWS, cell_of_stored, cell_rect
from ui.film.marks import About, Curve, Frame, Mark, Node, Rect, Strip, Text
from ui.film.scene.scene import Scene


class Relations(NamedTuple):
    """The places a number comes from and those it goes to; without a unit, the whole vector is meant."""

    origins: frozenset[About]
    uses: frozenset[About]


def relations(scene: Scene, about: About) -> Relations:
    """What a number of the run was computed from, and what it goes into; a weight goes into its sum."""
    if about.run:
        return Relations(frozenset(), frozenset())  # the picture shows only the memory of the other runs
    layer_trace = scene.trace.layers[about.layer]
    if about.part in (ROWS, COLUMNS):
        return Relations(frozenset(), frozenset())  # its places in other tensors are the number itself
    if about.quantity in layer_trace.layer.weights:
        return Relations(frozenset(), frozenset(_of_weight(layer_trace.layer.cell, about)))
    plain = about.number._replace(column=None)
    origins = frozenset(_origins(scene, plain)) - {plain}
    return Relations(origins, frozenset(_uses(scene, plain)) - {plain})


@lru_cache(maxsize=64)
def _operations(cell: Cell) -> dict[str, Operation]:
    return {each.name: each for each in cell.parsed.operations}


def _origins(scene: Scene, about: About) -> Iterator[About]:
    cell, before_it = (
        scene.trace.layers[about.layer].layer.cell,
        scene.trace.layers[about.layer].step_before(about.step),
    )
    state, _, before = about.quantity.rpartition("_")
    if before == "prev" and state in cell.states:
        if before_it is not None:
            yield about._replace(step=before_it, quantity=state)
        return
    if about.quantity == INPUT_BEFORE:
        if before_it is not None:
            yield about._replace(step=before_it, quantity="x")
        return
    if about.quantity == "x":
        yield from _handed_on(scene, about)
        return
    operation = _operations(cell).get(about.quantity)
    if operation is None:
        return
    for name, whole in _operands(scene, about.layer, operation):
        found = about._replace(quantity=name, unit=None if whole else about.unit)
        yield found
        if name.startswith("a_"):
            yield from _origins(scene, found)


def _operands(scene: Scene, layer: int, operation: Operation) -> Iterator[tuple[str, bool]]:
    """The vectors that an operation reads, and whether each unit of the result reads all of them."""
    weights = scene.trace.layers[layer].layer.weights
    if not operation.terms:
        whole = operation.op in REDUCING
        yield from ((name, whole) for name in operation.operands if isinstance(name, str) and name not in weights)
    for term in operation.terms:
        for factor in term.factors:
            if isinstance(factor, str) and factor not in weights:
                yield factor, term.product == "@"


def _uses(scene: Scene, about: About) -> Iterator[About]:
    layers = scene.trace.layers
    cell = layers[about.layer].layer.cell
    for operation in cell.parsed.operations:
        for name, whole in _operands(scene, about.layer, operation):
            if name == about.quantity:
                found = about._replace(quantity=operation.name, unit=None if whole else about.unit)
                yield found
                if found.quantity.startswith("a_"):
                    yield from _uses(scene, found)
    goes_on = about.quantity in cell.states or f"{about.quantity}_prev" in cell.parsed.given
    after_it = layers[about.layer].step_after(about.step)
    if goes_on and after_it is not None:
        yield about._replace(step=after_it, quantity=f"{about.quantity}_prev")
    if about.quantity == cell.states[0]:
        yield from _read_above(scene, about)


def _handed_on(scene: Scene, about: About) -> Iterator[About]:
    """What of the layers below a number of an input is: a unit of one of them, or all of them."""
    made_of, first = scene.trace.made_of, 0
    for layer in below(made_of, about.layer):
        width = made_of[layer].outputs
        unit = None if about.unit is None else about.unit - first
        if unit is None or 0 <= unit < width:
            yield about._replace(layer=layer, quantity=made_of[layer].cell.states[0], unit=unit)
        first += width


def _read_above(scene: Scene, about: About) -> Iterator[About]:
    """Where the layers above read what a layer hands on: behind that of those before it in its level."""
    made_of = scene.trace.made_of
    levels, at = levels_of(made_of), level_at(made_of, about.layer)
    first = sum(made_of[k].outputs for k in levels[at] if k < about.layer)
    unit = about.unit if about.unit is None else about.unit + first
    for layer in levels[at + 1] if at + 1 < len(levels) else ():
        yield about._replace(layer=layer, quantity="x", unit=unit)


def _of_weight(cell: Cell, about: About) -> Iterator[About]:
    for operation in cell.parsed.operations:
        if any(about.quantity in term.factors for term in operation.terms) or about.quantity in operation.operands:
            yield about._replace(quantity=operation.name, column=None)


def highlight(frame: Frame, about: About, found: Relations) -> Iterator[Mark]:
    """What to draw over a frame: the number itself and its origins framed, what it feeds framed by dashes."""
    for place in places(frame, found.uses):
        yield _frame_around(place, "eye", dashed=True)
    for place in places(frame, found.origins):
        yield _frame_around(place, "accent", dashed=False)
    for place in places(frame, (about,)):
        yield _frame_around(place, "eye", dashed=False)


def places(frame: Frame, wanted: Iterable[About]) -> tuple[Rect, ...]:
    """Where a frame shows any of these numbers."""
    known = set(wanted)
    found: dict[Rect, None] = {}
    for mark in frame.everything:
        about = None if mark.opacity < 0.3 else getattr(mark, "about", None)
        if about is None:
            continue
        if isinstance(mark, Strip) and about.part in (ROWS, COLUMNS):
            found |= dict.fromkeys(_stored_cells(mark, about, known))
        elif isinstance(mark, Strip):
            found |= dict.fromkeys(_cells(mark, about, known))
        elif isinstance(mark, Node) and (about in known or any(_is_part(about, each) for each in known)):
            found[Rect(mark.x - mark.width / 2, mark.y - mark.height / 2, mark.width, mark.height)] = None
        elif isinstance(mark, Text) and about in known:
            found[mark.area] = None
    return tuple(found)


def _stored_cells(mark: Strip, about: About, known: set[About]) -> Iterator[Rect]:
    """The cells of a stored weight that are meant."""
    for each in known:
        if (each.layer, each.quantity) == (about.layer, about.quantity) and each.unit is not None:
            yield cell_rect(mark, cell_of_stored(mark, about, each))


def _is_part(about: About, whole: About) -> bool:
    """Whether a place is of the same vector as another."""
    return about[:3] == whole[:3]


def _cells(mark: Strip, about: About, known: set[About]) -> Iterator[Rect]:
    """The strip, or those of its cells that are meant."""
    if about.column is not None:
        units = mark.units or tuple(range(mark.first, mark.first + len(mark.values)))
        wanted = {each.column for each in known if each.column is not None and each[:4] == about[:4]}
    else:
        whole = about._replace(unit=None)
        if whole in known:
            yield Rect(mark.x - mark.width / 2, mark.y - mark.height / 2, mark.width, mark.height)
            return
        units = mark.units or tuple(range(mark.first, mark.first + len(mark.values)))
        wanted = {each.unit for each in known if each.unit is not None and _is_part(about, each)}
    for k, unit in enumerate(units):
        if unit in wanted:
            yield Rect(*mark.cell(k), mark.cell_width, mark.cell_height)


def _frame_around(place: Rect, role: str, *, dashed: bool) -> Curve:
    left, top = place.x - 5, place.y - 5
    right, bottom = place.x + place.width + 5, place.y + place.height + 5
    corners = ((left, top), (right, top), (right, bottom), (left, bottom), (left, top))
    return Curve(corners, role, 3.0, dashed=dashed)
