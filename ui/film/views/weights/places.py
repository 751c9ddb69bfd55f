"""Where the tensors of the view of weights stand: all to one scale, as large as the page has room for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple

from simulator.frameworks.stored import Stored
from ui.film.drawing.page import LETTERS, MARGIN
from ui.film.drawing.words import LEADING, width_of
from ui.film.marks import Rect
from ui.film.scene.scene import Scene
from ui.film.views.weights.columns import Column, name_lines

LEAST, MOST, SEEN = 0.01, 30.0, 180.0  # of a cell's side; of the longest tensor, where cells are small
NAME = 134.0  # the room of a tensor's name, where the tensor is narrower: that of both biases of PyTorch
TITLE, GATES, BETWEEN, APART = 44.0, 34.0, 22.0, 56.0  # over the tensors; the letters; between tensors; between columns
EDGE = 14.0  # of the picture


class Placed(NamedTuple):
    """A tensor's field, and the baseline and the left edge of the lines of its name."""

    tensor: Stored
    field: Rect
    names: tuple[str, ...]
    x: float
    y: float


class Place(NamedTuple):
    """Where a column stands: its title at the upper left, its tensors, and the baseline of the first line below."""

    column: Column
    x: float
    y: float
    tensors: tuple[Placed, ...]
    lines: float
    width: float


def lay_out(scene: Scene, columns: Sequence[Column]) -> tuple[float, tuple[Place, ...]]:
    """The side of a cell, and where the columns stand: side by side, or on a narrow page below each other.

    On a small page there are fewer lines, and fewer frameworks, until the tensors can be seen.
    """
    field, stacked = scene.room.picture, scene.room.is_narrow
    room = Rect(MARGIN, field.y + EDGE, scene.page.width - 2 * MARGIN, field.height - 2 * EDGE)
    best: tuple[float, Sequence[Column], bool] = (0.0, columns, stacked)
    for shown, below in product(_briefer(columns), (stacked, not stacked)):
        side = _largest(shown, room, below)
        if side > best[0]:
            best = side, shown, below
        if side >= MOST - 1.0 or side * _longest(shown) >= SEEN:
            break
    side, shown, below = best
    side = side or LEAST
    return side, tuple(_places(shown, side, room, below))


def _briefer(columns: Sequence[Column]) -> Iterator[Sequence[Column]]:
    """The columns with all lines, with what weighs most alone, and ever fewer of these."""
    yield columns
    brief = [column._replace(lines=tuple(line for line in column.lines if line[1])) for column in columns]
    for count in range(len(brief), 0, -1):
        yield brief[:count]


def _longest(columns: Sequence[Column]) -> int:
    """How many cells the longest tensor has along a side."""
    sizes = (size for column in columns for tensor in column.tensors for size in tensor.size)
    return max(sizes)


def _largest(columns: Sequence[Column], room: Rect, stacked: bool) -> float:
    """The largest side of a cell with which there is room for all; 0 where there is for none."""
    low, high = 0.0, MOST
    for _ in range(24):
        middle = (low + high) / 2
        wide, tall = _size(columns, middle, stacked)
        low, high = (middle, high) if wide <= room.width and tall <= room.height else (low, middle)
    return low


def _size(columns: Sequence[Column], side: float, stacked: bool) -> tuple[float, float]:
    """How wide and how high all of it is with cells of this side."""
    sizes = [_column_size(column, side) for column in columns]
    if stacked:
        return max(wide for wide, _ in sizes), sum(tall for _, tall in sizes) + APART * (len(sizes) - 1)
    return sum(wide for wide, _ in sizes) + APART * (len(sizes) - 1), max(tall for _, tall in sizes)


def _column_size(column: Column, side: float) -> tuple[float, float]:
    words = max(width_of(line, bold=True) for line in (column.title, *(line for line, _ in column.lines)))
    placed = list(_tensors(column, side, 0.0, 0.0))
    right = max((max(each.field.x + each.field.width, each.x + _named(each)) for each in placed), default=0.0)
    bottom = max((each.field.y + each.field.height for each in placed), default=TITLE)  # of a cell without weights
    return max(words, right), bottom + _below(column)


def _below(column: Column) -> float:
    return BETWEEN + len(column.lines) * LEADING + 6.0


def _named(placed: Placed) -> float:
    return max(width_of(line, bold=True) for line in placed.names)


def _places(columns: Sequence[Column], side: float, room: Rect, stacked: bool) -> Iterator[Place]:
    sizes = [_column_size(column, side) for column in columns]
    wide, tall = _size(columns, side, stacked)
    x, y = room.x + (room.width - wide) / 2, room.y + (room.height - tall) / 2
    for column, (width, height) in zip(columns, sizes, strict=True):
        tensors = tuple(_tensors(column, side, x, y))
        bottom = y + (height if stacked else tall) - _below(column)
        yield Place(column, x, y + LETTERS, tensors, bottom + BETWEEN + LETTERS, width)
        x, y = (x, y + height + APART) if stacked else (x + width + APART, y)


def _tensors(column: Column, side: float, x: float, y: float) -> Iterator[Placed]:
    """The fields of a column's tensors, from its upper left on: side by side, turned ones below each other."""
    top = y + TITLE
    if column.turned:
        top += GATES
        for tensor in column.tensors:
            rows, across = tensor.size
            name = (" ".join(name_lines(tensor, 1e9)),)
            yield Placed(tensor, Rect(x, top + LEADING + 8.0, across * side, rows * side), name, x, top + LETTERS - 4.0)
            top += LEADING + 8.0 + rows * side + BETWEEN
        return
    names = [name_lines(tensor, max(NAME, tensor.size[1] * side)) for tensor in column.tensors]
    most = max(map(len, names), default=0)
    x += GATES
    for tensor, lines in zip(column.tensors, names, strict=True):
        rows, across = tensor.size
        under = top + most * LEADING + 8.0
        first = top + LETTERS - 4.0 + (most - len(lines)) * LEADING
        yield Placed(tensor, Rect(x, under, across * side, rows * side), lines, x, first)
        x += max(across * side, *(width_of(line, bold=True) for line in lines)) + BETWEEN
