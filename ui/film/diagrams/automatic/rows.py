"""Rows in which quantities stand with the letters of what they take: how wide each is, and where.

They stand in the order of computing: in columns, with all operations under each other, or where that needs more rows,
as words stand in lines.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate, combinations
from typing import NamedTuple

from ui.film.diagrams.automatic.graph import Graph
from ui.film.diagrams.automatic.sheet import Size
from ui.film.diagrams.diagram import Operation
from ui.film.drawing.words import line_width
from ui.film.marks import Point, Rect
from ui.film.text.formula import symbol
from ui.film.text.notation import NOTATIONS, WORDS

TRANSLATED, WORD = 100.0, 112.0  # the least room of a word that each language has its own of, and the most of any
MORE = 2.5  # than letters are wide about
APART = 8.0  # between the letters of two vectors
SPREAD = 66.0  # the most that is added between two blocks
STRETCH = 1.35  # the most by which rows stand further apart than they must
LONGEST = 6  # letters on an operation
UNDER_SUM = 66.0  # how wide an operation is at least over which a sum stands, so that it keeps off the result's name


class Block(NamedTuple):
    """A quantity that is to stand in a row: the lines of what it takes, its operation, and the widths of its parts.

    `fork` is the room of the wires behind the letters.
    """

    name: str
    lines: tuple[tuple[str, ...], ...]
    operation: Operation
    letters: float
    fork: float
    wide: float


class Place(NamedTuple):
    """Where a block stands: its left edge and its middle."""

    block: Block
    x: float
    y: float

    @property
    def node(self) -> Point:
        """The middle of its operation."""
        return self.x + self.block.letters + self.block.fork + self.block.operation.size[0] / 2, self.y


Line = list[tuple[Block, float]]  # with their left edges
Rows = tuple[tuple[Place, ...], ...]


@lru_cache(maxsize=1024)
def width_of(name: str) -> float:
    """About how wide the letters of a quantity are, in whatever notation."""
    head, _, tail = name.partition("_")
    if head == "tanh" and tail:
        return line_width(symbol(name)[:1], bold=True) + width_of(tail)
    wide = max(line_width(symbol(name, notation=each), bold=True) for each in NOTATIONS.values())
    return min(max(wide + MORE, TRANSLATED * (name in WORDS)), WORD)


def wide_of(line: Sequence[str]) -> float:
    """About how wide the letters of several quantities are."""
    return sum(map(width_of, line)) + APART * (len(line) - 1)


def operation_of(graph: Graph, name: str, size: Size) -> Operation:
    """The sign that computes a quantity, not yet in its place; of a long sum Σ."""
    drawn = graph.nodes[name]
    sign = "Σ" if len(drawn.sign) > LONGEST and drawn.mixes else drawn.sign
    filled = sign in ("×", "+") or (drawn.mixes and len(drawn.operands) > 0)
    total = f"a_{name}"
    has_sum = size.sums and total in graph.operations and total not in graph.nodes
    least = max(UNDER_SUM, size.sign) if has_sum else size.sign
    at = "over" if size.sums else ""
    return Operation(0.0, 0.0, sign, graph.roles[name], filled, at, least, size.margins)


def placed(operation: Operation, x: float, y: float) -> Operation:
    """A sign in its place."""
    return replace(operation, x=x, y=y)


def block_of(graph: Graph, name: str, size: Size) -> Block:
    """A quantity with the letters of what it takes, in as many lines as there may be."""
    operands, operation = graph.nodes[name].operands, operation_of(graph, name, size)
    count = min(size.lines, len(operands))
    lines = tuple(operands[k::count] for k in range(count))
    letters, fork = max(map(wide_of, lines), default=0.0), size.fork * min(count, 2)
    return Block(name, lines, operation, letters, fork, letters + fork + operation.size[0] + size.beside + size.width)


def lines_at(y: float, lines: Sequence[tuple[str, ...]], size: Size) -> Iterator[tuple[float, tuple[str, ...]]]:
    """The heights of lines around a middle."""
    for k, line in enumerate(lines):
        yield y + size.leading * (k - (len(lines) - 1) / 2), line


def rest_of(place: Place, size: Size) -> Point:
    """Where a result rests: beside its operation."""
    x, y = place.node
    return x + place.block.operation.size[0] / 2 + size.beside + size.width / 2, y


def place_rows(blocks: Sequence[Block], size: Size, field: Rect, *, spread: bool) -> Rows | None:
    """The rows in a field, as few as can be or `spread` over it; None where they have no room."""
    if not blocks:
        return ()
    need = size.over + size.below
    rows = min(int(field.height // need), size.rows)
    found = (_in_columns(blocks, size, field, rows if spread else 1), _in_lines(blocks, size, field))
    fitting = [each for each in found if each is not None and len(each) <= rows]
    if not fitting:
        return None
    lines = fitting[0] if spread else min(fitting, key=len)
    pitch = min(field.height / len(lines), STRETCH * need)
    begin = field.y + (field.height - pitch * len(lines)) / 2 + (pitch - need) / 2 + size.over
    return tuple(tuple(Place(block, x, begin + k * pitch) for block, x in line) for k, line in enumerate(lines))


def _in_columns(blocks: Sequence[Block], size: Size, field: Rect, most_rows: int) -> list[Line] | None:
    """Rows with all operations under each other; None where the widest block is too wide.

    They are as few as can be, or of up to so many those that leave as much room beside each other as above.
    """
    letters, fork = max(each.letters for each in blocks), max(each.fork for each in blocks)
    nodes = max(each.operation.size[0] for each in blocks)
    wide = letters + fork + nodes + size.beside + size.width
    most = int((field.width + size.apart) // (wide + size.apart))
    if most == 0:
        return None
    least, need = -(-len(blocks) // most), size.over + size.below

    def room(rows: int) -> float:
        return min(field.width / (-(-len(blocks) // rows) * wide), field.height / (rows * need))

    columns = -(-len(blocks) // max(range(least, max(least, most_rows) + 1), key=room))
    gap = min((field.width - columns * wide) / (columns - 1), size.apart + SPREAD) if columns > 1 else 0.0
    left = field.x + (field.width - columns * wide - (columns - 1) * gap) / 2
    middle = left + letters + fork + nodes / 2
    found: list[Line] = []
    for k in range(0, len(blocks), columns):
        middles = (middle + at * (wide + gap) for at in range(columns))
        found.append([(block, x - _reach(block)) for block, x in zip(blocks[k : k + columns], middles, strict=False)])
    return found


def _reach(block: Block) -> float:
    """How far a block reaches to the left of the middle of its operation."""
    return block.letters + block.fork + block.operation.size[0] / 2


def _in_lines(blocks: Sequence[Block], size: Size, field: Rect) -> list[Line] | None:
    """As few rows as can be, as text is broken, and as even; None where a block is too wide."""
    lines = _broken(blocks, size, field.width)
    if lines is None:
        return None
    ends = [0.0, *accumulate(each.wide + size.apart for each in blocks)]
    rooms = sorted({end - begin - size.apart for begin, end in combinations(ends, 2)})
    most = len(lines)
    fits = bisect_left(
        rooms, True, key=lambda room: (tried := _broken(blocks, size, room)) is not None and len(tried) <= most
    )
    lines = _broken(blocks, size, rooms[fits]) or lines if fits < len(rooms) else lines
    found: list[Line] = []
    for line in lines:
        wide = sum(each.wide for each in line)
        gap = min((field.width - wide) / (len(line) - 1), size.apart + SPREAD) if len(line) > 1 else 0.0
        x = field.x + (field.width - wide - gap * (len(line) - 1)) / 2
        found.append([])
        for block in line:
            found[-1].append((block, x))
            x += block.wide + gap
    return found


def _broken(blocks: Sequence[Block], size: Size, room: float) -> list[list[Block]] | None:
    """Blocks in lines that are so wide; None where one alone is wider."""
    lines: list[list[Block]] = [[]]
    used = 0.0
    for block in blocks:
        if block.wide > room:
            return None
        if lines[-1] and used + size.apart + block.wide > room:
            lines.append([])
        used = block.wide + (used + size.apart if lines[-1] else 0.0)
        lines[-1].append(block)
    return lines
