"""What stands still in the stack: the rows' outlines, their areas and wires, the empty places and the names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ui.film.drawing.page import LETTERS
from ui.film.drawing.strips import small_shape
from ui.film.drawing.words import LEADING, break_formula
from ui.film.marks import Box, Mark, Rect, Text, Wire
from ui.film.scene.arithmetic import picture_name
from ui.film.views.cell.backdrop import THIN, RoleOf, outline, part
from ui.film.views.parts.layer_name import layer_name
from ui.film.views.stack.memory_line import HEAD, RowLine
from ui.film.views.stack.rows import ADD, END, KEEP, OLD, StackRow

NAMED_FROM = 118.0  # the least height of a row whose vectors have names
AREA_END = 18.0  # before the end of the memory line, that of its area
BESIDE = 10.0  # from a vector to its name at the left
GROUNDS = {"keep": "forget.area", "added": "input.area"}  # what lies below the places of vectors outside of the memory
ASIDE = {"keep": 42.0, "added": 82.0, "before": 86.0}  # the room of that name


def backdrop(lines: Sequence[RowLine]) -> Iterator[Mark]:
    """The marks that are the same in every frame."""
    rows = [line.row for line in lines]
    for row in rows:
        yield Box(*row.card, min(24.0, 0.1 * row.height), "card", "card.line", 2.0)
        yield from row.placed(_areas(row))
        yield from layer_name(row.scene, row.top + row.height / 2, row.height)
    for line in lines:
        yield from line.row.placed(line.backdrop())
    for line in lines:
        yield from line.row.placed(_wires(line.row, bool(line.lanes.stretches)))
    for row in rows:
        if row.entrance:
            yield Wire(row.entrance, "short", max(2.5, 0.022 * row.height), about=part(row.scene, "way:enter"))
    for line in lines:
        yield from line.row.placed(_places(line.row, bool(line.lanes.stretches)))


def _areas(row: StackRow) -> Iterator[Mark]:
    card, radius = row.card, min(14.0, 0.06 * row.height)
    top = row.top + 0.035 * row.height
    about = part(row.scene, "row:memory")
    left = card.x + 12.0
    yield Box(left, top, row.x(END) - AREA_END - left, 0.51 * row.height, radius, "memory.area", about=about)
    for key, role in (("keep", "forget"), ("added", "input")):
        if key in row.stations:
            field = place(row, *row.stations[key])
            aside = min(BESIDE + ASIDE[key], _room_before(row, key))
            y = row.top + 0.555 * row.height
            width = field.width + aside + 16.0
            about = part(row.scene, f"row:{key}")
            yield Box(field.x - aside, y, width, 0.375 * row.height, radius, f"{role}.area", about=about)


def _wires(row: StackRow, laned: bool) -> Iterator[Wire]:
    """The thin ones first, so that the memory line lies on top; it is thin where what it holds lies on it in lanes."""
    ways, x = row.ways, row.x
    thick = min(13.0, 0.05 * row.height)
    thin = max(2.5, 0.45 * thick)
    bus = ((x(OLD), row.low if row.gives_other else row.line), (x(OLD), row.bus), (x(ADD), row.bus))
    yield Wire(bus, "short", thin, about=part(row.scene, "way:bus"))
    for key, at in (("keep", KEEP), ("added", ADD)):
        if key in row.stations or key == "added":
            end = row.low if key in row.stations else row.line
            yield Wire(((x(at), row.bus), (x(at), end)), "short", thin, about=part(row.scene, "way:tap"))
    yield Wire(ways.up, "short", thin, arrow=row.above is None, about=part(row.scene, "way:up"))
    yield Wire(ways.out, "short", thin, about=part(row.scene, "way:out"))
    if "added" in row.stations:
        yield Wire(ways.added, "input", thin, about=part(row.scene, "way:added"))
    about = part(row.scene, "way:memory")
    if row.keeps:
        yield Wire(ways.share, "forget", thin, about=part(row.scene, "way:share"))
    begins, ends = (ways.into_keep if row.keeps or laned else ways.from_add)[0], (x(END), row.line)
    yield Wire((begins, ends), "memory", THIN if laned else thick, arrow=not laned, about=about)
    if laned:
        yield Wire(((x(END) - HEAD, row.line), ends), "memory", thick, arrow=True, about=about)


def _places(row: StackRow, laned: bool) -> Iterator[Mark]:
    """A dashed outline wherever a vector will rest, with no wire in it, and its name."""
    for key, (quantity, x, y) in row.stations.items():
        field = place(row, quantity, x, y)
        memory = "memory.bed" if laned else "memory.area"
        yield Box(*field, fill=memory if y == row.line else GROUNDS.get(key, "card"))
        yield from outline(field, row.scene.diagram.role(quantity))
        if row.height >= NAMED_FROM:
            runs = picture_name(row.scene, quantity, RoleOf(row.scene.diagram))
            size = row.letters if len(runs) <= 2 else LETTERS
            role, about = row.scene.diagram.role(quantity), part(row.scene, "name", quantity)
            if y == row.line or key == "given":
                yield Text(x, field.y - 0.45 * size, runs, size, role, "middle", 600, about=about)
            else:
                lines = break_formula(runs, ASIDE[key], size)
                for k, line in enumerate(lines):
                    level = y + 0.3 * size + LEADING * (k - (len(lines) - 1) / 2)
                    yield Text(field.x - BESIDE, level, line, size, role, "end", 600, limit=ASIDE[key], about=about)


def _room_before(row: StackRow, key: str) -> float:
    """The room between a vector and the one at its left, or the outline."""
    left, level = place(row, *row.stations[key]).x, row.stations[key][2]
    beside = (place(row, *station) for station in row.stations.values() if station[2] == level)
    return left - 6.0 - max((field.x + field.width for field in beside if field.x < left), default=row.card.x)


def place(row: StackRow, quantity: str, x: float, y: float) -> Rect:
    """The room that a vector takes where it rests in a row."""
    units = row.scene.layer_trace[quantity].shape[1] if quantity != "kept" else row.scene.layer_trace.layer.units
    form = small_shape(units, row.scale)
    return Rect(x - form.width / 2, y - form.height / 2, form.width, form.height)
