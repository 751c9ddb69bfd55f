"""The lanes of a gradient that goes back along the memory line: as thick as the derivative of the target is large.

A part of the gradient comes back on a way: the level piece of a wire along which a vector flew. Where ways lie over
each other, what they bring adds up, as it does in the vectors.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np

from simulator.arrays import Array64
from ui.film.drawing.strips import footprint
from ui.film.drawing.wire_points import along
from ui.film.lru_method import lru_method
from ui.film.motion.choreography import Flight
from ui.film.scene.gradient.backflow import Backflow
from ui.film.scene.lanes import MOST, Lanes, sums_of

LEVEL = 0.5  # by how much a wire may be off the line
Place = tuple[float, float]


@dataclass(frozen=True)
class Way:
    """A piece of the line on which a part of the gradient comes back, from `x1` to `x0`.

    `flights` are those of its blocks in the beat `beat`; none where it is there from the start, from the next token.
    """

    quantity: str
    x0: float
    x1: float
    beat: int
    flights: tuple[Flight, ...] = ()

    def front(self, block: int, beat: int, forward: float) -> float:
        """How far a block (-1: the last of all) has come back: `x1` before it starts, `x0` when it is through."""
        if not self.flights or self.beat < beat:
            return self.x0
        if self.beat > beat:
            return self.x1
        return max(self._at(flight, forward) for flight in (self.flights if block < 0 else (self.flights[block],)))

    def _at(self, flight: Flight, forward: float) -> float:
        return min(along(flight.points, flight.share(forward))[0], self.x1)


@dataclass(frozen=True)
class Piece:
    """A piece of the line between two vectors, signs or branches, and the ways that lie over it (by number)."""

    x0: float
    x1: float
    ways: tuple[int, ...]


class BackLanes(Lanes):
    """Where a gradient's lanes lie, and what they hold: one lane a unit, or the sums of plus and minus of many."""

    def __init__(self, flow: Backflow) -> None:
        super().__init__(flow.scene, stretches=())
        self.flow = flow
        self.line = self.diagram.stations[self.state].y
        self.ways = tuple(self._find_ways())
        self.pieces = tuple(self._find_pieces())

    @property
    def times_at(self) -> Place | None:
        """Where × stands on the line; None where nothing is multiplied on it."""
        operation = self.diagram.operations.get(self.kept_name)
        if operation is None or abs(operation.y - self.line) > LEVEL or operation.sign != "×":
            return None
        return operation.x, operation.y

    @property
    def gate_way(self) -> tuple[str, str]:
        """The key of the wire from the gate that keeps to ×, among those of the diagram that feed operations."""
        return self.kept_name, self.scene.cell.memory.keep or ""

    @cached_property
    def limit(self) -> float:
        """The number whose lane is full: one for the whole film."""
        if self.units <= MOST:
            return self.flow.largest(self.state)
        every = [sums_of(self.flow.gradient(self.state, token)) for token in range(self.scene.trace.steps)]
        largest = float(np.abs(every).max(initial=0.0))
        return largest if np.isfinite(largest) and largest > 0.0 else 1.0

    @lru_method(maxsize=64)
    def values(self, token: int) -> tuple[Array64, ...]:
        """What each way brings back at a token."""
        found = []
        for way in self.ways:
            value = self.flow.carried_gradient(way.flights[0], token) if way.flights else None
            if not way.flights:
                value = self.flow.from_later(self.state, token)
            found.append(np.zeros(self.units) if value is None else value)
        return tuple(found)

    @lru_method(maxsize=1024)
    def amounts_on(self, ways: tuple[int, ...], token: int) -> tuple[float, ...]:
        """What some ways bring together, a number for each lane."""
        values = self.values(token)
        total = np.sum([values[k] for k in ways], axis=0) if ways else np.zeros(self.units)
        return tuple((total if self.units <= MOST else sums_of(total)).tolist())

    @lru_method(maxsize=64)
    def at_times(self, token: int) -> tuple[tuple[float, ...], tuple[float, ...]]:
        """What comes to × and what it passes on, a number for each lane."""
        old = f"{self.state}_prev"
        pair = self.flow.gradient(self.kept_name, token), self.flow.flow(self.kept_name, old, token)
        come, passed = (tuple((each if self.units <= MOST else sums_of(each)).tolist()) for each in pair)
        return come, passed

    # ---- where they lie ----------------------------------------------------------------------------------------------

    def _find_ways(self) -> Iterator[Way]:
        """The ways of every vector that rests on the line, and from the next token."""
        on_line = {
            station.quantity for station in self.diagram.stations.values()
            if abs(station.y - self.line) < LEVEL and self._width(station.quantity) == self.units
        }  # fmt: skip
        for beat, made in enumerate(self.flow.movements):
            wires: dict[str, list[Flight]] = {}
            for flight in made.flights:
                (x0, y0), (x1, y1) = flight.points[:2]
                if flight.quantity in on_line and y0 == y1 and abs(y0 - self.line) < LEVEL and x0 < x1:
                    wires.setdefault(flight.wire, []).append(flight)
            for flights in wires.values():
                (x0, _), (x1, _) = flights[0].points[:2]
                yield Way(flights[0].quantity, x0, x1, beat, tuple(sorted(flights, key=lambda each: each.block)))
        for path in self.diagram.extra:
            (x0, y0), (x1, y1) = path.points[-2:]
            out = max(station.x for station in self.diagram.stations.values() if station.quantity == self.state)
            if path.arrow and y0 == y1 and abs(y0 - self.line) < LEVEL and x1 > out:
                yield Way(self.state, max(x0, out), x1, -1)

    def _width(self, quantity: str) -> int:
        return int(self.scene.layer_trace[quantity].shape[1])

    @cached_property
    def boxes(self) -> tuple[Place, ...]:
        """From where to where functions stand on the line, such as tanh: there lanes end, and others begin."""
        return tuple(
            (each.x - each.size[0] / 2, each.x + each.size[0] / 2) for each in self.diagram.operations.values()
            if abs(each.y - self.line) < LEVEL and each.sign not in ("×", "+")
        )  # fmt: skip

    def _find_pieces(self) -> Iterator[Piece]:
        half = footprint(self.units, self.diagram.rows(self.state))[0] / 2 + 3.0
        taken = [
            (each.x - half, each.x + half) for each in self.diagram.stations.values()
            if abs(each.y - self.line) < LEVEL
        ]  # fmt: skip
        taken += self.boxes
        edges = sorted({x for way in self.ways for x in (way.x0, way.x1)} | {x for pair in taken for x in pair})
        for x0, x1 in pairwise(edges):
            middle = (x0 + x1) / 2
            over = tuple(k for k, way in enumerate(self.ways) if way.x0 < middle < way.x1)
            if over and x1 - x0 > 1.0 and not any(left < middle < right for left, right in taken):
                yield Piece(x0, x1, over)

    @cached_property
    def beds(self) -> tuple[Place, ...]:
        """From where to where the lanes run, under vectors and circles too."""
        edges = sorted({x for way in self.ways for x in (way.x0, way.x1)} | {x for pair in self.boxes for x in pair})
        found: list[Place] = []
        for x0, x1 in pairwise(edges):
            middle = (x0 + x1) / 2
            if any(way.x0 < middle < way.x1 for way in self.ways) and not any(a < middle < b for a, b in self.boxes):
                begins = found.pop()[0] if found and found[-1][1] == x0 else x0
                found.append((begins, x1))
        return tuple(found)
