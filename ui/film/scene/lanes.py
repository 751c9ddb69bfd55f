"""The memory line as lanes: one for each unit of the memory, as thick as what it holds, before × and + and after them.

Of more units than flow as lanes of their own there are two lanes, the sums of what is positive and what is negative.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

import numpy as np

from simulator.analysis.run_cache import once_a_run
from simulator.arrays import largest_size
from simulator.cells.cell import Cell
from simulator.cells.memory import find_kept
from simulator.network.blockwise import block_by_block
from simulator.network.trace import LayerTrace
from ui.film.diagrams.diagram import Path
from ui.film.drawing.strips import blocks, footprint
from ui.film.lru_method import lru_method
from ui.film.scene.scene import Scene

MOST, FULL = 8, 0.74  # units with a lane of their own; the share of its room that the largest value takes
OTHERS = 0.62  # the opacity of lanes that are not the selected unit's
LEAST = 0.3  # the thickness of a lane that is drawn, and of a part that falls
DASHED_FROM, DASH = 5.0, 1.8  # the thickness from which a lane below zero is marked, and that of its marks
Stage = Literal["old", "kept", "new"]


class Stretch(NamedTuple):
    """A straight piece of the memory line, and the way on which vectors fill it ("" for one that always is full)."""

    stage: Stage
    x0: float
    x1: float
    y: float
    way: str


class Lane(NamedTuple):
    """Where a lane lies, from the middle of the line, the room it has, its unit (-1: a sum) and its block of units."""

    offset: float
    room: float
    unit: int
    block: int


@dataclass(frozen=True)
class Amounts:
    """What the lanes hold before a step, what of it is kept, what becomes of it; a lane each, with its sign."""

    old: tuple[float, ...]
    kept: tuple[float, ...]
    new: tuple[float, ...]

    def of(self, stage: Stage) -> tuple[float, ...]:
        """The values at a stage."""
        return {"old": self.old, "kept": self.kept, "new": self.new}[stage]


class Lanes:
    """The lanes of a scene's layer along the memory line of its diagram; none where no memory goes straight through."""

    def __init__(self, scene: Scene, height: float = 0.0, stretches: tuple[Stretch, ...] | None = None) -> None:
        """`height` and `stretches` are those of another picture than the close-up's."""
        self.scene, self.diagram, self._height = scene, scene.diagram, height
        self.state = scene.cell.memory.state
        self.kept_name = find_kept(scene.cell.parsed, scene.cell.memory) or ""
        self.units, self._rows = int(scene.layer_trace[self.state].shape[1]), self.diagram.rows(self.state)
        self.stretches = self._find_stretches() if stretches is None else stretches

    @property
    def times_at(self) -> tuple[float, float] | None:
        """Where × stands on the line; None where nothing is multiplied."""
        operation = self.diagram.operations.get(self.kept_name)
        return (operation.x, operation.y) if self.stretches and operation is not None else None

    @property
    def height(self) -> float:
        """How high all lanes are together."""
        high = self._height or footprint(self.units, self._rows)[1]
        return high if self.units <= MOST else 0.62 * high

    @cached_property
    def lanes(self) -> tuple[Lane, ...]:
        """Beside the rows of the vectors where there is one column of them; else close together."""
        if self.units > MOST:
            room = self.height / 2
            return (Lane(-room / 2, room, -1, 0), Lane(room / 2, room, -1, 0))
        room = self.height / self.units
        of_unit = [k for k, block in enumerate(blocks(self.units, self._rows)) for _ in range(block.count)]
        return tuple(Lane((k + 0.5) * room - self.height / 2, room, k, of_unit[k]) for k in range(self.units))

    @cached_property
    def limit(self) -> float:
        """The value whose lane is full: one for the whole film."""
        if self.units <= MOST:
            return self.scene.shading(self.state).limit
        largest = max(largest_sum(self.scene.layer_trace, name) for name in amounts_of(self.scene.cell))
        return largest if np.isfinite(largest) and largest > 0.0 else 1.0

    def width(self, lane: int, value: float) -> float:
        """How thick a lane is for what it holds."""
        share = min(abs(value) / self.limit, 1.0) if np.isfinite(value) else 1.0
        return FULL * self.lanes[lane].room * share

    @lru_method(maxsize=64)
    def amounts(self, step: int) -> Amounts:
        layer_trace, memory = self.scene.layer_trace, self.scene.cell.memory
        old, new = (
            np.asarray(layer_trace[name][step], dtype=np.float64) for name in (f"{self.state}_prev", self.state)
        )
        kept = np.asarray(layer_trace[self.kept_name][step], dtype=np.float64) if self.kept_name else old
        kept = kept if self.kept_name or memory.write is not None else np.zeros_like(old)
        if step in layer_trace.skipped:
            kept = old
        if self.units <= MOST:
            return Amounts(tuple(old.tolist()), tuple(kept.tolist()), tuple(new.tolist()))
        return Amounts(*(tuple(sums_of(each).tolist()) for each in (old, kept, new)))

    # ---- where they lie ----------------------------------------------------------------------------------------------

    def _find_stretches(self) -> tuple[Stretch, ...]:
        """From the place of the old memory through × and + to where the new one leaves the picture."""
        diagram, state, kept = self.diagram, self.state, self.kept_name
        old = f"{state}_prev"
        ways: list[tuple[Stage, Path | None, str]] = []
        if kept in diagram.operations:
            ways.append(("old", diagram.feeds.get((kept, old)), ""))
            ways.append(("kept", diagram.births.get(kept), f"{kept}>"))
            ways.append(("kept", diagram.feeds.get((state, kept)), f"{kept}>{state}"))
        else:
            ways.append(("old", diagram.feeds.get((state, old)), ""))
        ways.append(("new", diagram.births.get(state), f"{state}>"))
        found = [self._stretch(stage, path, way) for stage, path, way in ways]
        if any(each is None for each in found) or (not kept and self.scene.cell.memory.write is None):
            return ()
        out = [trip for plan in diagram.plans for act in plan.acts for trip in act.trips if trip.quantity == state]
        found += [
            self._stretch("new", Path(trip.points, "memory"), f"{state}>{trip.lands}")
            for trip in out if trip.lands is not None and not trip.rises
        ]  # fmt: skip
        return tuple(each for each in found if each is not None and each.x1 - each.x0 > 1.0)

    def _stretch(self, stage: Stage, path: Path | None, way: str) -> Stretch | None:
        """A way that is straight and level, between what stands at its ends."""
        if path is None or len({y for _, y in path.points}) != 1 or path.points[0][0] >= path.points[-1][0]:
            return None
        (x0, y), (x1, _) = path.points[0], path.points[-1]
        return Stretch(stage, x0 + self._half(x0, y), x1 - self._half(x1, y), y, way)

    def _half(self, x: float, y: float) -> float:
        """Half of the strip that rests at a point of the line; lanes run on under an operation."""
        for station in self.diagram.stations.values():
            if (station.x, station.y) == (x, y):
                return footprint(self.units, self._rows)[0] / 2 + 3.0
        return 0.0


def amounts_of(cell: Cell) -> tuple[str, ...]:
    """What the lanes of a cell hold: the memory before a step, what is kept of it where that has a name, the memory."""
    kept = find_kept(cell.parsed, cell.memory)
    return (f"{cell.memory.state}_prev", *((kept,) if kept else ()), cell.memory.state)


@once_a_run
def largest_sum(layer_trace: LayerTrace, quantity: str) -> float:
    """The largest size of the sums of a quantity at any step of the run."""
    sums = (np.abs(sums_of(values)).max(initial=0.0) for _, values in block_by_block(layer_trace[quantity]))
    figures = layer_trace.figures
    if figures is not None and quantity in figures.names and quantity not in layer_trace.places:
        sums = (largest_size(figures.of(side, quantity)) for side in ("above", "below"))
    return float(max(sums, default=0.0))


def sums_of(values: np.ndarray) -> np.ndarray:
    """The sums over the units of what is positive and of what is negative."""
    finite = np.asarray(values, dtype=np.float64)
    if not np.isfinite(finite.sum()):
        finite = np.nan_to_num(finite)
    sides = np.maximum(finite, 0.0), np.minimum(finite, 0.0)
    return np.stack([np.einsum("...u->...", side) for side in sides], axis=-1)
