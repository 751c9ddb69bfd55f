"""The matrices in a sum and where they stand: below each other with the names of lines and columns, or side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from simulator.analysis.weighted_sum import sum_behind
from ui.panels.inspector.source import Point

TALLEST, LINE, LEAST = 150.0, 16.0, 40.0  # of a matrix; of a unit's line at most; of a matrix at least
GAP, EDGE, TOP = 18.0, 5.0, 24.0
NARROW = 24.0  # width of a bias or peephole, which has a single column
NAMES, NAME_LINE, BELOW = 58.0, 14.0, 10.0  # room for the names of lines, of columns; between two matrices
NAMED, WIDEST = 26.0, 52.0  # width of a column from which on it has its name; at most

Values = NDArray[np.floating[Any]]


class Matrix(NamedTuple):
    """A weight in a sum: its name, its numbers [unit, column], and the quantity that it multiplies, "" of a bias."""

    name: str
    values: Values
    of: str

    @property
    def columns(self) -> int:
        """How many columns it has; a bias or peephole one."""
        return int(self.values.shape[1])


class Grid(NamedTuple):
    """Where matrices stand: left and upper edge and width of each, the height of a line, and of all of it.

    `named`: there is room for the names of lines and columns.
    """

    places: tuple[tuple[float, float, float], ...]
    line: float
    height: float
    named: bool


def matrices(point: Point | None) -> list[Matrix]:
    """The weights in the sum behind a quantity, by name, in the order of the equation; a bias as a single column."""
    total = sum_behind(point.scene.cell, point.quantity) if point is not None else None
    if point is None or total is None:
        return []
    layer, found = point.scene.layer_trace.layer, []
    for term in layer.cell.parsed.operation(total).terms:
        name, *others = map(str, term.factors)
        if name in layer.weights:
            values = layer.weights[name]
            found.append(Matrix(name, values.reshape(len(values), -1), others[0] if others else ""))
    return found


def lay_out(found: Sequence[Matrix], width: float) -> Grid:
    """Where the matrices stand in so much room: with names where both lines and columns have room for them."""
    units = max(len(each.values) for each in found)
    height = min(max(units * LINE, LEAST), TALLEST)
    line = height / units
    wide = [each for each in found if each.columns > 1]
    single = (NARROW + GAP) * (len(found) - len(wide))
    room = width - NAMES - 2 * EDGE - single
    column = min((room / each.columns for each in wide), default=0.0)
    if column < NAMED or line < LINE:
        places = tuple((x, TOP, room) for x, room in side_by_side([each.columns for each in found], width))
        return Grid(places, line, TOP + height, False)
    column, first = min(column, WIDEST), TOP + NAME_LINE
    places_of, y, right = {}, first, NAMES + EDGE + wide[0].columns * min(column, WIDEST) + GAP
    for each in wide:
        places_of[each.name] = (NAMES + EDGE, y, each.columns * column)
        y += height + TOP + NAME_LINE + BELOW
    for each in found:
        if each.columns == 1:
            places_of[each.name] = (right, first, NARROW)
            right += NARROW + GAP
    return Grid(tuple(places_of[each.name] for each in found), line, y - TOP - NAME_LINE - BELOW, True)


def side_by_side(columns: Sequence[int], width: float) -> list[tuple[float, float]]:
    """Left edge and width of each matrix: as wide as it has columns; a single column is NARROW."""
    single = sum(count == 1 for count in columns)
    room = width - 2 * EDGE - GAP * (len(columns) - 1) - NARROW * single
    wide = room / max(sum(count for count in columns if count > 1), 1)
    made, x = [], EDGE
    for count in columns:
        made.append((x, NARROW if count == 1 else count * wide))
        x += made[-1][1] + GAP
    return made
