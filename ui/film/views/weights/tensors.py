"""The picture of a stored tensor: its numbers as shades, its blocks outlined in the colours of the gates and named."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np

from simulator.arrays import Array
from simulator.frameworks.stored import Block
from ui.film.drawing.hits import COLUMNS, ROWS
from ui.film.drawing.page import LETTERS
from ui.film.marks import NOW, About, Box, Mark, Rect, Run, Strip, Text
from ui.film.scene.scene import Scene
from ui.film.views.weights.places import GATES, Place, Placed

LEAST = 3.0  # the side of a shade; of smaller cells neighbours share one, of their largest number
OUTLINE, THIN, FRAME = 2.5, 1.0, 1.6  # of a block; of one that is small; of the unit in view
BLANK = "muted"  # the colour of a block of zeros


def column_marks(scene: Scene, place: Place, side: float, limit: float) -> Iterator[Mark]:
    """A framework's title, tensors and count."""
    words, count = About(scene.layer, NOW, "", part="stored-tensor"), About(scene.layer, NOW, "", part="count")
    yield Text(place.x, place.y, (Run(place.column.title),), 28.0, "ink", weight=700, about=words)
    for placed in place.tensors:
        yield from _tensor(scene, placed, side, limit)
        for k, line in enumerate(placed.names):
            role, weight = ("muted", 400) if k and k == len(placed.names) - 1 else ("ink", 600)
            yield Text(placed.x, placed.y + k * 1.1 * LETTERS, (Run(line),), LETTERS, role, weight=weight, about=words)
    if place.column.key:
        yield from _gates(scene, place, side)
    for k, (line, strong) in enumerate(place.column.lines):
        role, weight = ("ink", 700) if strong else ("muted", 400)
        y = place.lines + k * 1.1 * LETTERS
        yield Text(place.x, y, (Run(line),), LETTERS, role, weight=weight, limit=place.width, about=count)


def _tensor(scene: Scene, placed: Placed, side: float, limit: float) -> Iterator[Mark]:
    tensor, field = placed.tensor, placed.field
    for block in tensor.blocks:
        part = COLUMNS if block.turned else ROWS
        about = About(scene.layer, NOW, block.weight, 0, 0 if _is_matrix(scene, block) else None, part=part)
        inside = _field(field, block, side)
        yield _shades(tensor.values(block), inside, side, limit, about if block.weight else None)
    for block in tensor.blocks:
        inside = _field(field, block, side)
        thick = OUTLINE if side * min(block.rows, block.columns) > 8.0 else THIN
        whole = About(scene.layer, NOW, "", part="stored-tensor") if side < LEAST else None  # no number to point at
        yield Box(*inside, stroke=_role(scene, block), stroke_width=thick, about=whole)
        if block.weight and scene.unit < _units(scene, block) and side >= LEAST:
            x, y = (scene.unit * side, 0.0) if block.turned else (0.0, scene.unit * side)
            wide, high = (side, inside.height) if block.turned else (inside.width, side)
            yield Box(inside.x + x, inside.y + y, wide, high, stroke="eye", stroke_width=FRAME)


def _is_matrix(scene: Scene, block: Block) -> bool:
    weights = scene.layer_trace.layer.weights
    return block.weight in weights and weights[block.weight].ndim > 1


def _units(scene: Scene, block: Block) -> int:
    return len(scene.layer_trace.layer.weights[block.weight])


def _field(field: Rect, block: Block, side: float) -> Rect:
    return Rect(field.x + block.column * side, field.y + block.row * side, block.columns * side, block.rows * side)


def _role(scene: Scene, block: Block) -> str:
    return scene.diagram.role(block.gate) if block.weight and block.gate else BLANK


def _shades(values: Array, field: Rect, side: float, limit: float, about: About | None) -> Strip:
    """The numbers of a block as shades; neighbours together where cells are small."""
    together = math.ceil(LEAST / side) if side < LEAST else 1
    if together > 1:
        values, about = _pooled(values, together), None
    rows, columns = values.shape
    return Strip(
        field.x + field.width / 2, field.y + field.height / 2, tuple(values.T.ravel().tolist()), (), "", "signed",
        limit, field.width / columns, field.height / rows, columns, rows, 0.0, about=about,
    )  # fmt: skip


def _pooled(values: Array, together: int) -> Array:
    """The largest number, by size, of each square of so many."""
    rows, columns = values.shape
    if rows % together or columns % together:
        values = np.pad(values, ((0, -rows % together), (0, -columns % together)), mode="edge")
    squares = values.reshape(values.shape[0] // together, together, values.shape[1] // together, together)
    most, least = squares.max(axis=1).max(axis=2), squares.min(axis=1).min(axis=2)
    found: Array = np.where(most >= -least, most, least)
    return found


def _gates(scene: Scene, place: Place, side: float) -> Iterator[Text]:
    """The letters of the gates beside the first tensor, in the framework's order."""
    first, column = place.tensors[0], place.column
    about = About(scene.layer, NOW, "", part="stored-gates")
    for block in first.tensor.blocks:
        inside, role = _field(first.field, block, side), _role(scene, block)
        letter = (Run(column.letter(block.gate), "italic"),)
        if column.turned:
            y = first.y - LETTERS - 8.0
            if inside.width >= LETTERS:
                yield Text(inside.x + inside.width / 2, y, letter, LETTERS, role, "middle", 700, about=about)
        elif inside.height >= LETTERS:
            middle = inside.y + inside.height / 2 + 8.0
            yield Text(first.field.x - GATES / 2, middle, letter, LETTERS, role, "middle", 700, about=about)
