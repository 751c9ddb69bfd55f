"""The gradient on its way back through a cell: what each place of the picture has been given of it, and when.

The movements are those of the close-up, run backward. A vector that went into an operation now comes out of it, as the
part of the gradient that this operation passes back; where it lands, the parts add up. All of them together are the
gradient of the target: one unit's memory after the last token. From the layer above nothing comes back to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

import numpy as np

from simulator.analysis.ledger import keep_factors
from simulator.arrays import Array, Array64
from simulator.autodiff.gradient_flow import GradientFlow
from simulator.autodiff.gradient_target import Target, target_gradients
from simulator.network.between import run_between
from simulator.network.steps import begin_of
from ui.film.diagrams.diagram import Station
from ui.film.drawing.easing import progress
from ui.film.drawing.strips import blocks
from ui.film.lru_method import lru_method
from ui.film.motion.choreography import FADE, Flight
from ui.film.scene.scene import Scene


class Arrival(NamedTuple):
    """A part of a gradient that lands somewhere: in which beat of the film, its numbers, and for each block of the
    vector the second of the forward movement at which its way began, which is where this one ends.
    """

    beat: int
    values: Array64
    starts: tuple[float, ...]


class Backflow:
    """What flows back in a scene's layer. Beats count in the order of the film: the last of the step is 0."""

    def __init__(self, scene: Scene) -> None:
        self.scene, self.diagram, line = scene, scene.diagram, scene.timeline
        self.movements = scene.layout.movements_without_falls[::-1]
        self.timeline = line.back
        self.target = Target(scene.cell.memory.state, len(line.tokens) - 1, scene.unit, scene.layer)

    @cached_property
    def _gradients(self) -> Mapping[str, Array]:
        """The gradients by all quantities of the layer, which no other one has a part in."""
        layer = self.scene.layer
        alone = run_between(self.scene.trace, layer, layer + 1)
        return target_gradients(alone, replace(self.target, layer=0)).quantities[0]

    @cached_property
    def _flows(self) -> GradientFlow:
        idealised = self.scene.trace.idealised
        return GradientFlow(self.scene.layer_trace, self._gradients, self.diagram.operations, idealised=idealised)

    def gradient(self, quantity: str, token: int) -> Array64:
        """The whole gradient by a quantity at a token."""
        return np.asarray(self._gradients[quantity][token], dtype=np.float64)

    @lru_method(maxsize=1024)
    def flow(self, name: str, operand: str, token: int) -> Array64:
        """What an operation passes back to a vector that it took; not to be written to."""
        return np.asarray(self._flows.flow(name, operand, token), dtype=np.float64)

    def from_later(self, state: str, token: int) -> Array64:
        """What comes back to a state from the next token; nothing where a sequence begins anew with that."""
        if self._goes_on(token):
            return self.gradient(f"{state}_prev", token + 1)
        return np.zeros(self.scene.layer_trace[state].shape[1])

    def _goes_on(self, token: int) -> bool:
        """Whether there is a next token that reads the states of this one."""
        return self.scene.layer_trace.step_after(token) is not None

    def seed(self, quantity: str, token: int) -> Array64:
        """What a quantity has of itself: 1 at the target's own place, else nothing."""
        found = np.zeros(self.scene.layer_trace[quantity].shape[1])
        if quantity == self.target.quantity and token == self.target.step:
            found[self.scene.unit] = 1.0
        return found

    def straight(self, token: int) -> float:
        """How much of the target comes back to its own memory before a token along the memory line alone."""
        if token < begin_of(self.scene.layer_trace.begins, self.target.step):
            return 0.0
        with np.errstate(under="ignore", over="ignore", invalid="ignore"):
            return float(np.prod(self._kept[token:]))

    @cached_property
    def _kept(self) -> Array64:
        """How much of the unit's memory each step keeps: [T]."""
        return np.asarray(keep_factors(self.scene.layer_trace)[:, self.scene.unit], dtype=np.float64)

    def largest(self, quantity: str) -> float:
        """The largest number by a quantity in all tokens, which gets the full shade; the memory before and after a
        token, and what is kept and added, share one.
        """
        state = self.target.quantity
        family = (state, f"{state}_prev", "kept", "added")
        names = [name for name in family if name in self._gradients] if quantity in family else [quantity]
        sizes = (np.abs(np.asarray(self._gradients[name], dtype=np.float64)) for name in names)
        return max((float(size[np.isfinite(size)].max(initial=0.0)) for size in sizes), default=0.0) or 1.0

    def forward(self, beat: int, seconds: float) -> float:
        """The second of the forward movement that a beat has come back to; below 0 while it waits at its end."""
        return self.movements[beat].action - seconds

    def carried_gradient(self, flight: Flight, token: int) -> Array64 | None:
        """What travels where in the close-up a vector flew: a part of the gradient, or the whole of it.

        None where nothing does: from the layer above, and from behind the last token.
        """
        source, _, goal = flight.wire.partition(">")
        if not goal:
            return self.gradient(source, token)
        if (goal, source) in self.diagram.feeds:
            return self.flow(goal, source, token)
        if source not in self.scene.cell.states:
            return self._along_bus(source, token)
        comes = flight.lands is not None and self._goes_on(token)
        return self.from_later(source, token) if comes else None

    def _along_bus(self, source: str, token: int) -> Array64:
        """What comes back to a vector from all operations that took it off a bus."""
        place = self._place(self.diagram.stations[source])
        feeds = [(name, path) for (name, operand), path in self.diagram.feeds.items() if operand == source]
        parts = [self.flow(name, source, token) for name, path in feeds if path.points[0] != place]
        return np.sum(parts, axis=0) if parts else np.zeros(self.scene.layer_trace[source].shape[1])

    # ---- what lands --------------------------------------------------------------------------------------------------

    @lru_method(maxsize=512)
    def arrivals(self, key: str, token: int) -> tuple[Arrival, ...]:
        """All that lands at a station in a token, in the order of landing."""
        station = self.diagram.stations[key]
        quantity = station.quantity
        count = len(blocks(self.scene.layer_trace[quantity].shape[1], self.diagram.rows(quantity)))
        places = [each for each, other in self.diagram.stations.items() if other.quantity == quantity]
        found: list[Arrival] = []
        goes_on = f"{quantity}_prev" in self.scene.cell.parsed.given
        if key == places[-1] and goes_on and token + 1 < len(self.timeline.tokens):
            found.append(Arrival(-1, self.from_later(quantity, token), (0.0,) * count))
        if key != quantity:
            return tuple(found)
        found += self._landings(quantity, self._place(station), token)
        if not found or (quantity == self.target.quantity and token == self.target.step):
            found.append(Arrival(-1, self.seed(quantity, token), (0.0,) * count))
        return tuple(sorted(found, key=lambda each: (each.beat, -max(each.starts))))

    def _landings(self, quantity: str, place: tuple[float, float], token: int) -> Iterator[Arrival]:
        for beat, flight, starts in self._ways(quantity, place):
            values = self.carried_gradient(flight, token)
            if values is not None:
                yield Arrival(beat, values, starts)

    @lru_method(maxsize=256)
    def _ways(self, quantity: str, place: tuple[float, float]) -> tuple[tuple[int, Flight, tuple[float, ...]], ...]:
        """The ways on which something comes back to a place: the beat, a flight, and when each block's began."""
        found: list[tuple[int, Flight, tuple[float, ...]]] = []
        for beat, made in enumerate(self.movements):
            ways: dict[str, list[Flight]] = {}
            for flight in made.flights:
                leaves = flight.quantity == quantity and flight.lands != quantity
                if leaves and (flight.points[0] == place or self._leaves_by_letters(flight)):
                    ways.setdefault(flight.wire, []).append(flight)
            found += [
                (beat, flights[0], tuple(each.start for each in sorted(flights, key=_block)))
                for flights in ways.values()
            ]
        return tuple(found)

    def _leaves_by_letters(self, flight: Flight) -> bool:
        """Whether a flight begins at letters of its vector, which stand for the place where it rests.

        What comes into the cell beside the memory line leaves its place for all of them at once.
        """
        trips = {trip.quantity for plan in self.diagram.plans for act in plan.acts for trip in act.trips}
        at_once = trips & set(self.scene.cell.parsed.given)
        return bool(self.diagram.tags) and flight.rises and flight.quantity not in at_once

    def show_station(self, key: str, token: int, beat: int, forward: float) -> tuple[Array64, tuple[float, ...]]:
        """What a station shows: the sum of all that has landed, and how opaque each of its numbers is.

        `forward` is the second of the forward movement that the film has come back to.
        """
        quantity = self.diagram.stations[key].quantity
        rows = self.diagram.rows(quantity)
        width = self.scene.layer_trace[quantity].shape[1]
        total, seen = np.zeros(width), np.zeros(width)
        for arrival in self.arrivals(key, token):
            if arrival.beat < beat:
                total += arrival.values
                seen[:] = 1.0
            if arrival.beat != beat:
                continue
            for block, start in zip(blocks(width, rows), arrival.starts, strict=True):
                gone = progress(start - forward, 0.0, FADE)
                part = slice(block.first, block.first + block.count)
                if gone > 0.0:
                    total[part] += arrival.values[part]
                seen[part] = np.maximum(seen[part], gone)
        return total, tuple(seen.tolist())

    @staticmethod
    def _place(station: Station) -> tuple[float, float]:
        return station.x, station.y


def _block(flight: Flight) -> int:
    return flight.block
