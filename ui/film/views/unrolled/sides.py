"""The room that the network over time leaves around its columns for the names of what a framework returns."""

from __future__ import annotations

from typing import NamedTuple

from simulator.frameworks.returned import LAST, Part, Returned
from ui.film.drawing.page import LETTERS
from ui.film.drawing.words import width_of
from ui.film.scene.derived.returned import shape_text, tensors_of
from ui.film.scene.scene import Scene

PADDING, BETWEEN = 9.0, 14.0  # beside the words in an outline; between it and the columns
OVER, CLOSER = LETTERS + 14.0, 12.0  # the line above the columns; how much narrower these may be


class Sides(NamedTuple):
    """Room at the left and at the right of the columns, and over them; columns may be `closer` then."""

    left: float
    right: float
    over: float
    closer: float


def sides(scene: Scene) -> Sides:
    """Room for the ends of the layers: at the right, and where layers read from the end at the left."""
    tensors = tensors_of(scene)
    if not tensors:
        return Sides(0.0, 0.0, 0.0, 0.0)
    made_of = (scene.source or scene).trace.made_of
    rooms = [0.0, 0.0]
    for tensor in tensors:
        for part in tensor.parts if is_an_end(tensor) else ():
            backward = made_of[part.layer].reverse
            rooms[backward] = max(rooms[backward], end_width(tensor, part) + 2 * BETWEEN)
    right, left = rooms
    return Sides(left, right, OVER, CLOSER)


def is_an_end(tensor: Returned) -> bool:
    """Whether it is what a layer is left with, and is named where the layer ends."""
    return tensor.kind == LAST and not tensor.name.endswith("output")


def end_words(tensor: Returned, part: Part) -> str:
    """What the end of a layer is called: "h_n[0]", and with its shape where the tensor has no other part."""
    if len(tensor.parts) > 1:
        return tensor.taken(part)
    return f"{tensor.title} {shape_text(tensor.batched(tensor.batchings[0]))}"


def end_width(tensor: Returned, part: Part) -> float:
    """How wide the outline around these words is."""
    return width_of(end_words(tensor, part), bold=True) + 2 * PADDING
