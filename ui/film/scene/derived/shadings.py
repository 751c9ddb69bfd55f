"""How a quantity's values become shades: what stands for a full one."""

from __future__ import annotations

import math
from typing import Protocol

from simulator.analysis.run_cache import largest_of
from simulator.cells.cell import Cell
from simulator.network.trace import LayerTrace
from ui.film.diagrams.diagram import Diagram
from ui.film.drawing.strips import Shading
from ui.film.text.notation import Notation


class Shaded(Protocol):
    """What of a scene says how its numbers are shaded."""

    @property
    def diagram(self) -> Diagram:
        """The picture of its cell."""

    @property
    def writing(self) -> Notation:
        """The notation for it."""

    @property
    def shares(self) -> frozenset[str]:
        """Quantities between 0 and 1 that say how much passes."""

    @property
    def cell(self) -> Cell:
        """The kind of cell."""

    @property
    def layer_trace(self) -> LayerTrace:
        """What was computed."""


def shading_of(scene: Shaded, quantity: str) -> Shading:
    """The shading of a quantity of the scene's layer."""
    role, point = scene.diagram.role(quantity), scene.writing.point
    if quantity in scene.shares:
        return Shading(role, "gate", 1.0, point)
    state = scene.cell.memory.state
    family = (state, f"{state}_prev", "kept", "added")
    if quantity in family:
        return Shading(role, "signed", _largest(scene, *family), point)
    return Shading(role, "signed", _largest(scene, quantity, f"{quantity.removesuffix('_prev')}"), point)


def _largest(scene: Shaded, *names: str) -> float:
    """The largest size of these quantities in the run, rounded up to 1, 2 or 5 times a power of ten."""
    layer_trace = scene.layer_trace
    known = (name for name in names if name in layer_trace.quantities or name == "x" or name.endswith("_prev"))
    largest = max((largest_of(layer_trace, name) for name in known), default=0.0)
    if largest == 0.0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(largest))
    steps = (step * power for step in (1.0, 2.0, 5.0, 10.0) if largest <= step * power * (1 + 1e-9))
    return next(steps, largest)  # the least numbers have no power of ten below them
