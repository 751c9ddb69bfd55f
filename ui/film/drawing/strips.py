"""How a vector of any size stands in its slot, and the blocks in which it travels.

Up to 8 units are numbers. Larger vectors are shades, with a lens beside them that shows the numbers of some units.
"""

from __future__ import annotations

import math
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
COMPACT_WIDTH, COMPACT_HEIGHT, COMPACT_ROW = 72.0, 44.0, 12.0  # of a compact vector: shades over one number
COMPACT_COLUMNS = 24
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
def shape(units: int, compact: bool = False) -> Shape:
    """How `units` values stand in a slot; of a `compact` vector of several, the shades."""
    if compact:
        if units == 1:
            return Shape(1, 1, 1, COMPACT_WIDTH, 33.0, LETTERS, 5)
        rows = -(-units // COMPACT_COLUMNS)
        columns = -(-units // rows)
        return Shape(units, columns, rows, COMPACT_WIDTH / columns, COMPACT_ROW / rows, 0, 0)
    if units <= 4:
        return Shape(units, 1, units, 104.0, 36.0 if units < 4 else 33.0, 25, 6)
    if units <= NUMBERS_UP_TO:
        return Shape(units, 2, (units + 1) // 2, 72.0, 33.0, LETTERS, 5)
    rows = min(units, HEAT_ROWS)
    columns = -(-units // rows)
    return Shape(units, columns, rows, HEAT_WIDTH / columns, SLOT_HEIGHT / rows, 0, 0)


def footprint(units: int, compact: bool = False) -> tuple[float, float]:
    """Width and height of a whole vector at rest: its strip, and beside shades the lens."""
    if compact:
        return COMPACT_WIDTH, COMPACT_HEIGHT
    form = shape(units)
    return (form.width, form.height) if form.characters else (SLOT_WIDTH, form.height)


@lru_cache(maxsize=1024)
def blocks(units: int, compact: bool = False) -> tuple[Block, ...]:
    """The pieces in which a vector of `units` travels, in order: number after number, or all shades as one."""
    form = shape(units, compact)
    if compact:
        return (Block(0, units, form.columns, form.rows, 0.0, _shades_up(units)),)
    if not form.characters:
        return (Block(0, units, form.columns, form.rows, HEAT_ASIDE, 0.0),)
    made = []
    for first in range(units):
        column, row = divmod(first, form.rows)
        dx = (column + 0.5) * form.cell_width - form.width / 2
        dy = (row + 0.5) * form.cell_height - form.height / 2
        made.append(Block(first, 1, 1, 1, dx, dy))
    return tuple(made)


def _shades_up(units: int) -> float:
    """How far the shades of a compact vector are from its middle."""
    return (COMPACT_ROW - COMPACT_HEIGHT) / 2 if units > 1 else 0.0


def clearance(units: int, compact: bool = False) -> float:
    """How far a block's middle is from that of its vector, level with it, where it covers none of the others."""
    form = shape(units, compact)
    return (footprint(units, compact)[0] + blocks(units, compact)[0].columns * form.cell_width) / 2 + 6.0


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
    ghost: tuple[float, ...] = (), falling: tuple[float, ...] = (), compact: bool = False,
) -> Strip:  # fmt: skip
    """The strip of a whole vector, centred on a point; `ghost` is it in another run, `falling` what it is losing.

    Of a `compact` one the shades alone, above the `number` of one of its units.
    """
    form = shape(len(values), compact)
    texts = tuple(_text(v, shading.scale, form.characters, shading.point) for v in values) if form.characters else ()
    x += 0.0 if form.characters or compact else HEAT_ASIDE
    y += _shades_up(len(values)) if compact else 0.0
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


def number(
    values: Sequence[float], unit: int, shading: Shading, x: float, y: float, *, about: About, opacity: float,
    eye: bool, held: bool = False, ghost: tuple[float, ...] = (),
) -> Strip:  # fmt: skip
    """The number of one unit of a compact vector that is centred on a point, below its shades."""
    high = COMPACT_HEIGHT - COMPACT_ROW - 1.0
    text = _text(values[unit], shading.scale, 5, shading.point)
    return Strip(
        x, y + (COMPACT_HEIGHT - high) / 2, (values[unit],), (text,), shading.role, shading.scale, shading.limit,
        COMPACT_WIDTH, high, 1, 1, LETTERS, (), 0, "", 0 if eye else -1, (held,) if held else (), opacity, about,
        (unit,), ghost=(ghost[unit],) if ghost else (),
    )  # fmt: skip


def piece(
    values: Sequence[float], block: Block, shading: Shading, x: float, y: float, *, scale: float, opacity: float,
    about: About, wire: str, eye: int, falling: tuple[float, ...] = (), compact: bool = False,
) -> Strip:  # fmt: skip
    """The strip of one travelling block, centred on a point; `scale` shrinks it near an operation.

    `falling` is what it is losing.
    """
    form = shape(len(values), compact)
    part = tuple(values[block.first : block.first + block.count])
    texts = tuple(_text(v, shading.scale, form.characters, shading.point) for v in part) if form.characters else ()
    inside = eye - block.first
    return Strip(
        x, y, part, texts, shading.role, shading.scale, shading.limit,
        form.cell_width * scale, form.cell_height * scale,
        block.columns, block.rows, form.size * scale, (), block.first, wire,
        inside if 0 <= inside < block.count else -1, (), opacity, about, falling=falling,
    )  # fmt: skip
