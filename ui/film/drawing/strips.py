"""How a vector of any size stands in its slot, and the blocks in which it travels.

Up to 8 units are numbers. Larger vectors are shades, with a lens beside them that shows the numbers of some units.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from ui.film.drawing.page import LETTERS
from ui.film.marks import About, Strip
from ui.film.text.number_format import cell_number

SLOT_WIDTH, SLOT_HEIGHT = 144.0, 132.0
NUMBERS_UP_TO = 8
HEAT_WIDTH, LENS_WIDTH, LENS_ROWS = 28.0, 112.0, 5  # beyond that: shades, and beside them a lens with some numbers
HEAT_ROWS = 16
HEAT_ASIDE, LENS_ASIDE = (HEAT_WIDTH - SLOT_WIDTH) / 2, (SLOT_WIDTH - LENS_WIDTH) / 2
COMPACT_WIDTH, COMPACT_SHADES, COMPACT_ROW = 72.0, 13.0, 30.0  # of a compact vector: its shades, and below them a row
COMPACT_COLUMNS, MOST_ROWS, COMPACT_NAME = 24, 4, 106.0  # of shades; of rows; the room of a name over one
SMALL_WIDTH = 96.0  # of shades at another size


class Shape(NamedTuple):
    """The cells of a strip; `characters` a number may have, 0 where shades stand without numbers."""

    units: int
    columns: int
    rows: int
    cell_width: float
    cell_height: float
    size: float
    characters: int

    @property
    def width(self) -> float:
        """The width of the strip."""
        return self.columns * self.cell_width

    @property
    def height(self) -> float:
        """The height of the strip."""
        return self.rows * self.cell_height


@dataclass(frozen=True, slots=True)
class Block:
    """Neighbouring units that travel together, their cells, and the offset from the strip's centre."""

    first: int
    count: int
    columns: int
    rows: int
    dx: float
    dy: float


@lru_cache(maxsize=1024)
def shape(units: int, rows: int = 0) -> Shape:
    """How `units` values stand in a slot; of a compact vector of more than its `rows` numbers, the shades."""
    if rows >= units:
        return Shape(units, 1, units, COMPACT_WIDTH, COMPACT_ROW, LETTERS, 5)
    if rows:
        lines = -(-units // COMPACT_COLUMNS)
        columns = -(-units // lines)
        return Shape(units, columns, lines, COMPACT_WIDTH / columns, (COMPACT_SHADES - 1.0) / lines, 0, 0)
    if units <= 4:
        return Shape(units, 1, units, 104.0, 36.0 if units < 4 else 33.0, 25, 6)
    if units <= NUMBERS_UP_TO:
        return Shape(units, 2, (units + 1) // 2, 72.0, 33.0, LETTERS, 5)
    rows = min(units, HEAT_ROWS)
    columns = -(-units // rows)
    return Shape(units, columns, rows, HEAT_WIDTH / columns, SLOT_HEIGHT / rows, 0, 0)


def footprint(units: int, rows: int = 0) -> tuple[float, float]:
    """Width and height of a whole vector at rest: its strip, and with shades the numbers of some units.

    A compact one has so many `rows` of numbers, below its shades where they are not of all its units.
    """
    form = shape(units, rows)
    if form.characters:
        return form.width, form.height
    return (COMPACT_WIDTH, compact_height(rows)) if rows else (SLOT_WIDTH, form.height)


def compact_height(rows: int) -> float:
    """How high a compact vector is with so many numbers below its shades."""
    return COMPACT_SHADES + COMPACT_ROW * rows


def neighbours(first: int, count: int, units: int) -> tuple[int, ...]:
    """So many neighbouring units of a vector, among them the `first`: the upper ones, as far as that is one of them."""
    end = max(first + 1, min(count, units))
    return tuple(range(max(end - count, 0), end))


@lru_cache(maxsize=1024)
def blocks(units: int, rows: int = 0) -> tuple[Block, ...]:
    """The pieces in which a vector of `units` travels, in order: number after number, or all shades as one."""
    form = shape(units, rows)
    if rows and not form.characters:
        return (Block(0, units, form.columns, form.rows, 0.0, _shades_up(units, rows)),)
    if not form.characters:
        return (Block(0, units, form.columns, form.rows, HEAT_ASIDE, 0.0),)
    made = []
    for first in range(units):
        column, row = divmod(first, form.rows)
        dx = (column + 0.5) * form.cell_width - form.width / 2
        dy = (row + 0.5) * form.cell_height - form.height / 2
        made.append(Block(first, 1, 1, 1, dx, dy))
    return tuple(made)


def _shades_up(units: int, rows: int) -> float:
    """How far the shades of a compact vector are from its middle."""
    return (COMPACT_SHADES - 1.0 - compact_height(rows)) / 2 if rows < units else 0.0


def clearance(units: int, rows: int = 0) -> float:
    """How far a block's middle is from that of its vector, level with it, where it covers none of the others."""
    form = shape(units, rows)
    return (footprint(units, rows)[0] + blocks(units, rows)[0].columns * form.cell_width) / 2 + 6.0


class Shading(NamedTuple):
    """What a vector looks like wherever it stands: role, scale, the value that gets the full shade, decimal sign."""

    role: str
    scale: str
    limit: float
    point: str = "."


@lru_cache(maxsize=16384)
def _text(value: float, scale: str, characters: int, point: str) -> str:
    return cell_number(value, scale, characters).replace(".", point)


def whole(
    values: Sequence[float], shading: Shading, x: float, y: float, *, about: About | None, opacity: float = 1.0,
    shown: tuple[float, ...] = (), eye: int = -1, held: tuple[bool, ...] = (), pins: tuple[int, ...] = (),
    ghost: tuple[float, ...] = (), falling: tuple[float, ...] = (), rows: int = 0,
) -> Strip:  # fmt: skip
    """The strip of a whole vector, centred on a point; `ghost` is it in another run, `falling` what it is losing.

    Of a compact one of more than its `rows` numbers the shades alone, above the `numbers` of some of its units.
    """
    form = shape(len(values), rows)
    texts = tuple(_text(v, shading.scale, form.characters, shading.point) for v in values) if form.characters else ()
    x += 0.0 if form.characters or rows else HEAT_ASIDE
    y += _shades_up(len(values), rows) if rows else 0.0
    return Strip(
        x, y, tuple(values), texts, shading.role, shading.scale, shading.limit, form.cell_width, form.cell_height,
        form.columns, form.rows, form.size, shown, 0, "", eye, held, opacity, about, pins=pins, ghost=ghost,
        falling=falling,
    )  # fmt: skip


def small_shape(units: int, scale: float) -> Shape:
    """How a vector of so many units stands at another size: as in its slot, without numbers that would be too small.

    Shades fill the same room for any number of units.
    """
    form = shape(units)
    if form.characters:
        made = form._replace(cell_width=form.cell_width * scale, cell_height=form.cell_height * scale)
        size = form.size * scale
        return made._replace(size=size) if size >= LETTERS else made._replace(size=0, characters=0)
    width, height = SMALL_WIDTH * max(scale, 0.5), SLOT_HEIGHT * scale
    rows = max(1, round(math.sqrt(units * height / width)))
    columns = -(-units // rows)
    return Shape(units, columns, rows, width / columns, height / rows, 0, 0)


def small(
    values: Sequence[float], shading: Shading, x: float, y: float, scale: float, *, about: About | None,
    opacity: float = 1.0,
    eye: int = -1, held: tuple[bool, ...] = (), wire: str = "", ghost: tuple[float, ...] = (),
) -> Strip:  # fmt: skip
    """The strip of a whole vector at another size, centred on a point."""
    form = small_shape(len(values), scale)
    texts: tuple[str, ...] = ("",) * len(values) if len(values) <= NUMBERS_UP_TO else ()
    if form.characters:
        texts = tuple(_text(v, shading.scale, form.characters, shading.point) for v in values)
    return Strip(
        x, y, tuple(values), texts, shading.role, shading.scale, shading.limit, form.cell_width, form.cell_height,
        form.columns, form.rows, form.size, (), 0, wire, eye, held, opacity, about, ghost=ghost,
    )  # fmt: skip


def lens(
    values: Sequence[float], units: tuple[int, ...], shading: Shading, x: float, y: float, *, about: About,
    opacity: float,
    eye: int, pins: tuple[int, ...] = (), ghost: tuple[float, ...] = (), falling: tuple[float, ...] = (),
) -> Strip:  # fmt: skip
    """The numbers of some units, beside the shades of a vector that is centred on a point."""
    part = tuple(values[k] for k in units)
    texts = tuple(_text(v, shading.scale, 5, shading.point) for v in part)
    return Strip(
        x + LENS_ASIDE, y, part, texts, shading.role, shading.scale, shading.limit,
        LENS_WIDTH, SLOT_HEIGHT / LENS_ROWS, 1, len(units), LETTERS, (), 0, "",
        units.index(eye) if eye in units else -1, (), opacity, about,
        units, tuple(str(k + 1) for k in units), tuple(units.index(pin) for pin in pins if pin in units),
        tuple(ghost[k] for k in units) if ghost else (), tuple(falling[k] for k in units) if falling else (),
    )  # fmt: skip


def numbers(
    values: Sequence[float], units: tuple[int, ...], shading: Shading, x: float, y: float, *, about: About,
    opacity: float,
    eye: int, held: tuple[bool, ...] = (), pins: tuple[int, ...] = (), ghost: tuple[float, ...] = (),
    falling: tuple[float, ...] = (),
) -> Strip:  # fmt: skip
    """The numbers of some units of a compact vector that is centred on a point, below its shades."""
    rows = len(units)
    texts = tuple(_text(values[k], shading.scale, 5, shading.point) for k in units)
    return Strip(
        x, y + COMPACT_SHADES / 2, tuple(values[k] for k in units), texts, shading.role, shading.scale, shading.limit,
        COMPACT_WIDTH, COMPACT_ROW, 1, rows, LETTERS, (), 0, "", units.index(eye) if eye in units else -1,
        tuple(held[k] for k in units) if held else (), opacity, about, units,
        pins=tuple(units.index(pin) for pin in pins if pin in units),
        ghost=tuple(ghost[k] for k in units) if ghost else (),
        falling=tuple(falling[k] for k in units) if falling else (),
    )  # fmt: skip


def piece(
    values: Sequence[float], block: Block, shading: Shading, x: float, y: float, *, scale: float, opacity: float,
    about: About, wire: str, eye: int, falling: tuple[float, ...] = (), rows: int = 0,
) -> Strip:  # fmt: skip
    """The strip of one travelling block, centred on a point; `scale` shrinks it near an operation.

    `falling` is what it is losing.
    """
    form = shape(len(values), rows)
    part = tuple(values[block.first : block.first + block.count])
    texts = tuple(_text(v, shading.scale, form.characters, shading.point) for v in part) if form.characters else ()
    inside = eye - block.first
    return Strip(
        x, y, part, texts, shading.role, shading.scale, shading.limit,
        form.cell_width * scale, form.cell_height * scale,
        block.columns, block.rows, form.size * scale, (), block.first, wire,
        inside if 0 <= inside < block.count else -1, (), opacity, about, falling=falling,
    )  # fmt: skip


def shade_index(value: float, scale: str, limit: float) -> int:
    """Which of the 129 shades a value gets; what is not a number gets the middle."""
    if value != value:
        return 64
    if scale == "gate":
        return round(128 * min(1.0, max(0.0, value)))
    u = value / limit if limit > 0.0 else 0.0
    return 64 + round(64 * min(1.0, max(-1.0, u)))


def shade_role(value: float, shading: Shading) -> str:
    """The role of what is filled with the shade of a value; that of what stands on it ends with ".on"."""
    return f"shade:{shading.scale}:{shade_index(value, shading.scale, shading.limit)}"


def round_limit(largest: float) -> float:
    """The least of 1, 2 and 5 times a power of ten that a size does not go beyond; 1 for 0."""
    if largest == 0.0:
        return 1.0
    power = 10.0 ** max(math.floor(math.log10(largest)), sys.float_info.min_10_exp)  # a smaller one would be 0
    return next(k * power for k in (1.0, 2.0, 5.0, 10.0) if k * power >= largest * (1 - 1e-9))
