"""From a diagram to movements: which block of which vector travels when, where it lands, and which operation glows.

All of it follows from the diagram and the sizes of the vectors, so a new cell is animated without anybody animating it.
Times are seconds after the beat's beginning.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise

from simulator.equations.functions import REDUCTIONS
from ui.film.diagrams.diagram import Act, Diagram, Plan, Trip
from ui.film.drawing.easing import progress, smooth
from ui.film.drawing.strips import blocks, shape
from ui.film.drawing.wire_points import length
from ui.film.marks import Point
from ui.film.motion.timeline import Beat

SPEED = 1200.0  # logical units a second
FASTEST = 1280.0  # 2 % of the page's height in 1/60 s is 1296
START = 0.12  # seconds that every way takes besides
FADE = 0.14  # seconds in which something appears or goes
STAGGER, CLEAR = 0.08, 8.0  # seconds between two blocks at least, and the room between them on their way
TURN = 90.0  # of a way, on which a block moves between its place in the vector and the middle of the wire
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

    def share(self, seconds: float) -> float:
        """How much of its way it has gone: evenly, so that those of a train stay as far apart as they are."""
        return progress(seconds, self.start, self.seconds)

    def aside(self, seconds: float, clear: float) -> float:
        """How far it is from the middle of its wire towards its own place in the vector, in [0, 1].

        On a level way it keeps to its row within `clear` of where the vector rests, so that it passes no other row.
        """
        way = length(self.points)
        gone, (first, last) = self.share(seconds) * way, (_is_level(self.points[:2]), _is_level(self.points[-2:]))
        out = 0.0
        if not self.rises:
            out = 1.0 - smooth(progress(gone, min(clear * first, way / 3), TURN))
        if self.lands is not None:
            end = way - min(clear * last, way / 2)
            start = max(end - TURN, way / 8)
            out = max(out, smooth(progress(gone, start, end - start)))
        return out

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

    def lead(self, plan: Plan, way: Callable[[tuple[Point, ...]], tuple[Point, ...]]) -> None:
        """Let everything go along other ways in the same times."""
        self.plan, self.flights = plan, [replace(each, points=way(each.points)) for each in self.flights]

    def last(self, action: float) -> None:
        """Let everything go by as quickly as it must to have been there after so many seconds, and to have faded."""
        share = (action - 3 * FADE) / (self.action - 3 * FADE)

        def at(seconds: float) -> float:
            return FADE + share * (seconds - FADE)

        self.flights = [replace(each, start=at(each.start), seconds=share * each.seconds) for each in self.flights]
        self.glows = [(name, at(start), at(stop)) for name, start, stop in self.glows]
        self.formulas = [(at(start), act) for start, act in self.formulas]
        self.action = action

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
        ends += _trains(made, diagram, act.trips, units, time)
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
    """How long a way takes; on long ones, so long that nothing goes faster than `FASTEST`."""
    return max(START + length(points) / SPEED, length(points) / FASTEST)


def stagger(units: int, points: tuple[Point, ...], rows: int = 0) -> float:
    """The time between one block of a vector and the next on a way: so long that none covers another.

    On a level way they are a block's width apart, on an upright one its height, around a corner both.
    """
    block, form = blocks(units, rows)[0], shape(units, rows)
    level = any(a[1] == b[1] for a, b in pairwise(points))
    upright = any(a[0] == b[0] for a, b in pairwise(points))
    room = CLEAR + level * block.columns * form.cell_width + upright * block.rows * form.cell_height
    way = length(points)
    return max(STAGGER, room / way * seconds(points)) if way > 0.0 else STAGGER


def operands(diagram: Diagram, name: str) -> list[str]:
    """What goes into an operation, in the order of the diagram."""
    return [operand for computed, operand in diagram.feeds if computed == name]


def mixes(diagram: Diagram, name: str) -> bool:
    """Whether each unit of the result depends on all units of the operands, so that all must arrive first."""
    sign = diagram.operations[name].sign
    return sign in REDUCTIONS or (sign not in ("×", "+") and len(operands(diagram, name)) > 1)


def _compute(made: Movements, diagram: Diagram, name: str, units: Mapping[str, int], time: float) -> float:
    """The operands go in, the operation glows, the result comes out and lands; returns when."""
    feeds = {operand: diagram.feeds[name, operand] for operand in operands(diagram, name)}
    way_in = max((seconds(path.points) for path in feeds.values()), default=0.0)  # of a constant nothing goes in
    ways, birth = {operand: path.points for operand, path in feeds.items()}, diagram.births[name].points
    rows = diagram.rows
    counts = {operand: len(blocks(units[operand], rows(operand))) for operand in ways}
    count = len(blocks(units[name], rows(name)))
    together = not mixes(diagram, name) and set(counts.values()) <= {count}
    step = stagger(units[name], birth, rows(name))
    apart = max((stagger(units[each], points, rows(each)) for each, points in ways.items()), default=0.0)
    if together:
        step = apart = max(step, apart)
    last_in = 0.0
    for operand, k, wait in _departures(counts, apart, together):
        points, lasts = ways[operand], seconds(ways[operand])
        rises, start = points[0] not in _places(diagram, operand), time + wait + way_in - lasts
        made.flights.append(Flight(operand, k, points, start, lasts, f"{operand}>{name}", rises, None))
        last_in = wait
    first_out = time + way_in - MEET + (0.0 if together else last_in)
    for k in range(count):
        flight = Flight(name, k, birth, first_out + k * step, seconds(birth), f"{name}>", True, name)
        made.flights.append(flight)
    end = first_out + (count - 1) * step + seconds(birth)
    made.glows.append((name, max(time, time + way_in - 2.5 * FADE), end - seconds(birth) + 2 * FADE))
    return end


def _departures(counts: Mapping[str, int], step: float, together: bool) -> Iterator[tuple[str, int, float]]:
    """Each operand's blocks and when they leave: unit beside unit, or one operand after the other."""
    before = 0
    for operand, count in counts.items():
        for k in range(count):
            yield operand, k, (before + k) * step
        before += 0 if together else count


def _trains(
    made: Movements, diagram: Diagram, trips: Iterable[Trip], units: Mapping[str, int], time: float
) -> Iterator[float]:
    """Vectors go as trains of blocks, one after the other where they share a way; yields when each has arrived."""
    busy: dict[Point, float] = {}
    for trip in trips:
        rows = diagram.rows(trip.quantity)
        count, lasts = len(blocks(units[trip.quantity], rows)), seconds(trip.points)
        step, wire = stagger(units[trip.quantity], trip.points, rows), f"{trip.quantity}>{trip.lands or 'out'}"
        first = max(time, busy.get(trip.points[-1], time - step + lasts) + step - lasts)
        for k in range(count):
            flight = Flight(trip.quantity, k, trip.points, first + k * step, lasts, wire, trip.rises, trip.lands)
            made.flights.append(flight)
        busy[trip.points[-1]] = first + (count - 1) * step + lasts
        yield busy[trip.points[-1]]


def _is_level(piece: tuple[Point, ...]) -> bool:
    return piece[0][1] == piece[-1][1]


def _places(diagram: Diagram, quantity: str) -> set[Point]:
    return {(s.x, s.y) for s in diagram.stations.values() if s.quantity == quantity}
