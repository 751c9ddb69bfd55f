"""The picture of a cell that nobody has drawn, made from its equations.

A layered layout. networkx sorts the operations into generations, after which rows and beats are ordered, and finds the
shortest way of the memory through them, which is the line at the top. Places in the rows come from barycentres
(`places`), wires run along tracks by a search for the cheapest way (`routing`), and things change places where that
makes the wires shorter, straighter, and cross less.

A cell is drawn whole. Where there is no room for its inner results, which have no name, they are computed inside what
needs them; where named quantities or their wires find no place, operands are called by their letters (`tagged`); and
what has no room even so is told by the picture (`Diagram.left_out`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from math import inf
from typing import NamedTuple

from simulator.cells.cell import Cell
from ui.film.diagrams.automatic.drawing import draw_diagram
from ui.film.diagrams.automatic.graph import Graph, graphs, lettered
from ui.film.diagrams.automatic.places import GAPS, Block, may_have_room, move_block, place_blocks
from ui.film.diagrams.automatic.search import Patience
from ui.film.diagrams.automatic.sheet import COMPACT, WHOLE, small_sheets
from ui.film.diagrams.automatic.tagged import tagged
from ui.film.diagrams.automatic.wiring import LEVELS, Wiring, route_wires
from ui.film.diagrams.diagram import Diagram

TRIES, LARGE = 40, 500  # layouts that are compared, so many at most; of many operations fewer, as each takes longer
STEPS = 18_000  # of the searches for the ways of wires in all layouts together: less than a tenth of a second
SHIFTS = (2, -2, 4, -4, 8, -8)  # by so many tracks a thing is moved
DISORDER = 300.0  # what it costs that a gate stands before one that is needed earlier


class LayoutError(ValueError):
    """A cell for which no picture was found."""


class _Layout(NamedTuple):
    blocks: Mapping[str, Block]
    wiring: Wiring
    cost: float


def automatic(cell: Cell) -> Diagram:
    """The diagram of any cell, laid out once. Raises LayoutError where not even its states find place: no cell is known
    to do that.
    """
    place = _place(cell)
    if not place:
        place.append(lay_out(cell))
    return place[0]


def is_laid_out(cell: Cell) -> bool:
    """Whether the diagram of a cell is there."""
    return bool(_place(cell))


@lru_cache(maxsize=64)
def _place(_cell: Cell) -> list[Diagram]:
    """The place of a cell's diagram, empty until it is laid out."""
    return []


def lay_out(cell: Cell) -> Diagram:
    """The diagram of a cell with wires where they find their way, else with letters. Raises LayoutError."""
    patience = Patience(STEPS)
    for at, graph in enumerate(graph for graph in graphs(cell) if not graph.left_out):
        found = _first(graph, patience)
        if found is not None:
            best = _improve(graph, found, patience, min(TRIES, LARGE // len(cell.parsed.operations)) // (1 + at // 2))
            return draw_diagram(graph, best.blocks, best.wiring)
    return with_letters(cell)


@lru_cache(maxsize=64)
def with_letters(cell: Cell) -> Diagram:
    """The diagram of a cell with letters in place of wires, which takes a moment. Raises LayoutError."""
    sheets = [(graph, sheet) for sheet in (WHOLE, COMPACT) for graph in lettered(cell)]
    sheets += [(graph, COMPACT) for graph in graphs(cell) if graph.left_out]
    drawn = (tagged(graph, sheet) for graph, sheet in sheets)
    found = next((each for each in drawn if each is not None), None)
    if found is None:
        raise LayoutError(f"the cell {cell.name} has more states than a picture has room for")
    return found


@lru_cache(maxsize=128)
def on_small_page(cell: Cell, drawn: Diagram, width: float, top: float, bottom: float, most: int) -> Diagram | None:
    """The diagram of what `drawn` shows of a cell with letters, between two heights of a page, with as many numbers of
    each vector as there is room for, `most` at most; None where there is no room, or something shown has no letters.
    """
    hidden = [name for name in cell.parsed.quantities if name not in drawn.operations]
    graph = Graph(cell, frozenset((*hidden, *(f"{name}_prev" for name in hidden))))
    if graph.is_lettered:
        sheets = small_sheets(width, top, bottom, most)
        found = next((each for sheet in sheets if (each := tagged(graph, sheet)) is not None), None)
    else:
        found = None
    if found is None or len(found.plans) != len(drawn.plans):
        return None
    plans = (
        replace(plan, key=known.key, title=known.title, role=known.role, says=known.says)
        for plan, known in zip(found.plans, drawn.plans, strict=True)
    )
    return replace(found, plans=tuple(plans))


def _first(graph: Graph, patience: Patience) -> _Layout | None:
    """The best layout of a graph with things as far apart as can be, or closer; None where none was found."""
    if not may_have_room(graph) or sum(name != graph.before for name in graph.bus) >= len(LEVELS):
        return None
    for gaps in GAPS:
        layouts = (_layout(graph, place_blocks(graph, gap), patience) for gap in gaps)
        found = [layout for layout in layouts if layout is not None]
        if found:
            return min(found, key=lambda layout: layout.cost)
    return None


def _layout(graph: Graph, blocks: Mapping[str, Block] | None, patience: Patience, most: float = inf) -> _Layout | None:
    """The layout with things at these places; None where wires find no way, or only one that costs more than `most`."""
    if blocks is None:
        return None
    low = sorted((block for block in blocks.values() if block.row == "low"), key=lambda block: block.x)
    stages = [graph.stage(block.drawn.name) for block in low]
    disorder = DISORDER * sum(one > other for one, other in pairwise(stages))
    wiring = route_wires(graph, blocks, patience, most - disorder)
    return _Layout(blocks, wiring, wiring.cost + disorder) if wiring is not None else None


def _improve(graph: Graph, best: _Layout, patience: Patience, tries: int) -> _Layout:
    """The layout with things exchanged and moved as long as that makes its wires better."""
    shifts = ((name, shift) for shift in SHIFTS for name in best.blocks)
    changes: list[tuple[str, str | int]] = [*_exchanges(best.blocks), *shifts]
    waiting, tried = list(changes), 0
    while waiting and tried < tries and patience.steps:
        change = waiting.pop(0)
        blocks = move_block(best.blocks, *change)
        tried += blocks is not None
        layout = _layout(graph, blocks, patience, best.cost - 1.0)
        if layout is not None:
            best = layout
            waiting += [each for each in changes if each not in waiting]
    return best


def _exchanges(blocks: Mapping[str, Block]) -> Iterator[tuple[str, str]]:
    """Neighbours in a row."""
    order = sorted(blocks, key=lambda name: blocks[name].x)
    for row in ("low", "high"):
        yield from pairwise(name for name in order if blocks[name].row == row)
