"""From a diagram to movements: which block of which vector travels when, where it lands, and which operation glows.

All of it follows from the diagram and the sizes of the vectors, so a new cell is animated without anybody animating it.
Times are seconds after the beat's beginning.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from ui.film.diagrams.diagram import Act, Diagram, Plan, Trip
from ui.film.drawing.easing import TOP, progress
from ui.film.drawing.strips import blocks, shape
from ui.film.drawing.wire_points import length
from ui.film.marks import Point
from ui.film.motion.timeline import Beat

SPEED = 1200.0  # logical units a second
FASTEST = 1280.0  # 2 % of the page's height in 1/60 s is 1296
START = 0.18  # seconds that every way takes besides
FADE = 0.14  # seconds in which something appears or goes
STAGGER, SPREAD = 0.1, 0.3  # seconds between two blocks, and at most between the first and the last
MEET = 0.15  # an operation answers this much before its operands have quite gone in
PAUSE = 0.15  # between two acts, long enough for what goes on to appear where it rests
FALLS = 0.5  # so long a beat goes on after something is kept, while what is not kept falls away
REST = 0.16  # at the end of a beat, nothing moves; nor does it in the `FADE` at the beginning of the next


@dataclass(frozen=True)
class Flight:
    """The way of one block of a vector, to the station `lands`, or (None) into an operation or off the picture.

    `rises`: it comes out of an operation or a bus and appears on the way; else it takes off from where the vector
    rests, where it has appeared in the `FADE` before, so that its numbers are never seen through as they pass others.
    """

    quantity: str
    block: int
    points: tuple[Point, ...]
    start: float
    seconds: float
    wire: str
    rises: bool
    lands: str | None

    @property
    def appears(self) -> float:
        """When it begins to be seen."""
        return self.start if self.rises else self.start - FADE

    @property
    def stop(self) -> float:
        """When it has arrived."""
        return self.start + self.seconds


@dataclass
class Movements:
    """What moves inside one beat."""

    plan: Plan
    flights: list[Flight] = field(default_factory=list)
    glows: list[tuple[str, float, float]] = field(default_factory=list)
    formulas: list[tuple[float, Act]] = field(default_factory=list)
    action: float = 0.0

    @cached_property
    def landings(self) -> dict[str, tuple[float, ...]]:
        """When each block of a station's vector has landed."""
        found: dict[str, list[float]] = {}
        for flight in self.flights:
            if flight.lands is not None:
                found.setdefault(flight.lands, []).append(flight.stop)
        return {station: tuple(times) for station, times in found.items()}

    @property
    def beat(self) -> Beat:
        """The beat as the ruler knows it."""
        plan = self.plan
        return Beat(plan.key, plan.title, plan.role, round(self.action + REST, 3), self.action)


def choreograph(
    diagram: Diagram, units: Mapping[str, int], lingers: Mapping[str, float] | None = None
) -> tuple[Movements, ...]:
    """The movements of every beat. `units` gives the width of each quantity, `lingers` for how many seconds a beat
    goes on after a quantity is computed, so that what comes of it is seen.
    """
    return tuple(_beat(diagram, plan, units, lingers or {}) for plan in diagram.plans)


def _beat(diagram: Diagram, plan: Plan, units: Mapping[str, int], lingers: Mapping[str, float]) -> Movements:
    made = Movements(plan)
    time = 0.25 if plan is diagram.plans[0] else FADE  # what was there before goes first
    for act in plan.acts:
        made.formulas.append((time, act))
        ends = [_compute(made, diagram, name, units, time) for name in act.computes]
        ends += _trains(made, act.trips, units, time)
        time = max(ends) + PAUSE + max((lingers.get(name, 0.0) for name in act.computes), default=0.0)
    made.action = time - PAUSE + 2 * FADE
    return made


def glow(made: Movements, name: str, seconds: float) -> float:
    """How strongly an operation lights up at a second of a beat."""
    for computed, start, stop in made.glows:
        if computed == name:
            return min(progress(seconds, start, 2 * FADE), 1.0 - progress(seconds, stop - 2 * FADE, 2 * FADE))
    return 0.0


def seconds(points: tuple[Point, ...]) -> float:
    """How long a way takes; on long ones, so long that even in the middle nothing goes faster than `FASTEST`."""
    return max(START + length(points) / SPEED, TOP * length(points) / FASTEST)


def stagger(units: int) -> float:
    """The time between one block of a vector and the next, long enough that they do not cover each other."""
    made = blocks(units)
    room = made[0].columns * shape(units).cell_width + 8.0
    return max(min(STAGGER, SPREAD / max(len(made) - 1, 1)), room / SPEED)


def operands(diagram: Diagram, name: str) -> list[str]:
    """What goes into an operation, in the order of the diagram."""
    return [operand for computed, operand in diagram.feeds if computed == name]


def mixes(diagram: Diagram, name: str) -> bool:
    """Whether each unit of the result depends on all units of the operands, so that all must arrive first."""
    return diagram.operations[name].sign not in ("×", "+") and len(operands(diagram, name)) > 1


def _compute(made: Movements, diagram: Diagram, name: str, units: Mapping[str, int], time: float) -> float:
    """The operands go in, the operation glows, the result comes out and lands; returns when."""
    feeds = {operand: diagram.feeds[name, operand] for operand in operands(diagram, name)}
    way_in = max((seconds(path.points) for path in feeds.values()), default=0.0)  # of a constant nothing goes in
    together = not mixes(diagram, name)
    departures = _departures(feeds, units, together)
    for operand, path in feeds.items():
        rises = path.points[0] not in _places(diagram, operand)
        for k, wait in departures[operand]:
            wire = f"{operand}>{name}"
            made.flights.append(Flight(operand, k, path.points, time + wait, way_in, wire, rises, None))
    birth = diagram.births[name].points
    last_in = max((wait for waits in departures.values() for _, wait in waits), default=0.0)
    first_out = time + way_in - MEET + (0.0 if together else last_in)
    count, step = len(blocks(units[name])), stagger(units[name])
    for k in range(count):
        flight = Flight(name, k, birth, first_out + k * step, seconds(birth), f"{name}>", True, name)
        made.flights.append(flight)
    end = first_out + (count - 1) * step + seconds(birth)
    made.glows.append((name, max(time, time + way_in - 2.5 * FADE), end - seconds(birth) + 2 * FADE))
    return end


def _departures(feeds: Iterable[str], units: Mapping[str, int], together: bool) -> dict[str, list[tuple[int, float]]]:
    """For each operand its blocks and when they leave: unit beside unit, or one operand after the other."""
    counts = {operand: len(blocks(units[operand])) for operand in feeds}
    if together:
        step = max((stagger(units[operand]) for operand in counts), default=0.0)
        return {operand: [(k, k * step) for k in range(count)] for operand, count in counts.items()}
    step = min(0.08, 0.4 / max(sum(counts.values()) - 1, 1))
    made: dict[str, list[tuple[int, float]]] = {}
    before = 0
    for operand, count in counts.items():
        made[operand] = [(k, (before + k) * step) for k in range(count)]
        before += count
    return made


def _trains(made: Movements, trips: Iterable[Trip], units: Mapping[str, int], time: float) -> Iterator[float]:
    """Vectors go as trains of blocks, one after the other where they share a way; yields when each has arrived."""
    busy: dict[Point, float] = {}
    for trip in trips:
        count, step, lasts = len(blocks(units[trip.quantity])), stagger(units[trip.quantity]), seconds(trip.points)
        wire = f"{trip.quantity}>{trip.lands or 'out'}"
        first = max(time, busy.get(trip.points[-1], time))
        for k in range(count):
            flight = Flight(trip.quantity, k, trip.points, first + k * step, lasts, wire, trip.rises, trip.lands)
            made.flights.append(flight)
        busy[trip.points[-1]] = first + count * step
        yield first + (count - 1) * step + lasts


def _places(diagram: Diagram, quantity: str) -> set[Point]:
    return {(s.x, s.y) for s in diagram.stations.values() if s.quantity == quantity}
