"""The wires of a layout: which vector leads where, laid one after the other, those first that found no way before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from math import inf

from ui.film.diagrams.automatic.graph import BUS, Graph, Job
from ui.film.diagrams.automatic.grid import Grid
from ui.film.diagrams.automatic.places import BUS_Y, HIGH_Y, LEFT, LOW_Y, PITCH, REST_Y, RIGHT, Block
from ui.film.diagrams.automatic.routing import Tracks
from ui.film.diagrams.automatic.search import Goal, Patience
from ui.film.diagrams.diagram import MEMORY_Y
from ui.film.marks import Point, Rect

JOIN = LEFT + 9 * PITCH  # where wires come down or up to the bus
EDGE = LEFT + 82 * PITCH  # the last vertical track, at which wires leave the cell
SKY = 104.0  # where what goes up leaves
UPS = tuple(LEFT + k * PITCH for k in range(70, 80))  # tracks on which it goes
OVER_BUS = 795.0  # the track between the lower row and the bus
ROWS = (SKY, MEMORY_Y, 318.0, 332.0, 382.0, HIGH_Y, 492.0, 528.0, 542.0, 600.0, REST_Y, 700.0, LOW_Y, OVER_BUS, BUS_Y)
LEVELS = ((), (BUS_Y,), (676.0, 872.0), (480.0, 676.0, 872.0), (384.0, 540.0, 696.0, 852.0))  # of what comes in
ATTEMPTS = 4
Points = tuple[Point, ...]


@cache
def _grid() -> Grid:
    """The tracks of every cell, made when the first one is laid out."""
    return Grid(tuple(LEFT + PITCH * k for k in range(83)), ROWS)


@dataclass
class Wiring:
    """The ways that were found: to nodes by (target, operand), the state's way out and up, and where the bus ends.

    `cost` is how long they are altogether, with so much for every corner and bridge; `left` the least that those of
    each vector which are not laid yet will cost, where that is of interest.
    """

    feeds: dict[tuple[str, str], Points] = field(default_factory=dict)
    nets: dict[Points, str] = field(default_factory=dict)
    outs: dict[str, Points] = field(default_factory=dict)
    up: Points = ()
    bus_end: float = JOIN
    cost: float = 0.0
    left: dict[str, float] = field(default_factory=dict)

    def room(self, net: str, most: float) -> float:
        """What the next wire of a vector may cost, the others their least, where all may cost `most`."""
        return most - self.cost - sum(least for each, least in self.left.items() if each != net)

    def pay(self, net: str, cost: float) -> None:
        """Add the cost of a wire of a vector."""
        self.cost += cost
        if net in self.left:
            self.left[net] = max(self.left[net] - cost, 0.0)


def route_wires(graph: Graph, blocks: Mapping[str, Block], patience: Patience, most: float = inf) -> Wiring | None:
    """The wires of a layout; None where some find no way, or where together they cost more than `most`."""
    jobs = sorted(graph.jobs, key=lambda job: _length(blocks, job))
    for _ in range(ATTEMPTS if most == inf else 1):
        found = _attempt(graph, blocks, jobs, most, patience)
        if isinstance(found, Wiring):
            return found
        if (
            found is None or found == jobs[0] or not patience.steps
        ):  # first it has found no way: it will find none later
            return None
        jobs = [found, *(job for job in jobs if job != found)]
    return None


def bus_ways(graph: Graph) -> dict[str, Points]:
    """For each vector on the bus the way from where it rests to the bus."""
    others = [name for name in graph.bus if name != graph.before]
    levels = LEVELS[len(others)]
    ways = dict(zip(others, (((LEFT, y), (JOIN, y), (JOIN, BUS_Y)) for y in levels), strict=True))
    if graph.before in graph.bus:
        ways[graph.before] = ((LEFT, MEMORY_Y), (JOIN, MEMORY_Y), (JOIN, BUS_Y))
    return {name: tuple(dict.fromkeys(way)) for name, way in ways.items()}


def _length(blocks: Mapping[str, Block], job: Job) -> tuple[bool, float]:
    target = blocks[job.target]
    if job.net == BUS:
        return target.row != "low", BUS_Y - target.y
    source = blocks.get(job.net)
    x, y = (source.rest_x, source.rest_y) if source else (LEFT, MEMORY_Y)
    return True, abs(target.x - x) * (1.0 if source else 0.2) + abs(target.y - y)


def _attempt(
    graph: Graph, blocks: Mapping[str, Block], jobs: list[Job], most: float, patience: Patience
) -> Wiring | Job | None:
    """Lay all wires in this order; the first that finds no way comes back, or None where a way out is missing."""
    tracks = Tracks(_grid(), _things(blocks), patience)
    _plant(graph, blocks, tracks)
    made, goals = Wiring(), [_goal(graph, blocks[job.target]) for job in jobs]
    if most < inf:
        ends = [*zip((job.net for job in jobs), goals, strict=True), *_exits(graph, blocks), (graph.output, _up(0))]
        made.left = tracks.least(ends)
    for job, goal in zip(jobs, goals, strict=True):
        block = blocks[job.target]
        found = tracks.route(job.net, goal, made.room(job.net, most), branch=job.net == BUS)
        if found is None:
            return job
        way = found.points
        made.pay(job.net, found.cost)
        if job.net == BUS:
            made.bus_end = max(made.bus_end, way[0][0])
        end = (block.x, block.y)
        way = way if way[-1] == end else _straighten((*way, end))
        made.nets[way] = job.net
        made.feeds |= {(job.target, operand): way for operand in job.operands}
    if graph.bus:
        tracks.release(BUS, BUS_Y, made.bus_end)
    return made if _leave(graph, blocks, tracks, made, most) and made.cost <= most else None


def _exits(graph: Graph, blocks: Mapping[str, Block]) -> Iterator[tuple[str, Goal]]:
    """The states that go on beside the memory line, and where they may leave the cell."""
    for state in graph.cell.states:
        if state in blocks and state != graph.memory:
            levels = (BUS_Y,) if state == graph.output else (REST_Y, LOW_Y, 528.0, 542.0, HIGH_Y, 332.0)
            yield state, Goal(tuple((EDGE, y) for y in levels), frozenset(("left",)))


def _up(first: int) -> Goal:
    """Where what the cell gives may leave upwards: on the tracks from the first of these."""
    return Goal(tuple((x, SKY) for x in UPS[first:]), frozenset(("down",)), frozenset(("sky",)))


def _leave(graph: Graph, blocks: Mapping[str, Block], tracks: Tracks, made: Wiring, most: float) -> bool:
    """Lay the wires that leave the cell; whether all found a way."""
    for state, goal in _exits(graph, blocks):
        out = tracks.route(state, goal, made.room(state, most))
        if out is None:
            return False
        made.outs[state] = out.points
        made.pay(state, out.cost)
    for first in (len(UPS) - 2, 0):
        up = tracks.route(graph.output, _up(first), inf, branch=True)
        if up is not None:
            made.up = up.points
            made.cost += up.cost
            return True
    return False


def _goal(graph: Graph, block: Block) -> Goal:
    """Where wires may enter a node; where many do, beside each other."""
    name = block.drawn.name
    sides = {"low": {"down", "left"}, "high": {"down", "left", "up"}, "line": {"down"}}[block.row]
    if block.total:
        sides.discard("up")
    if block.row == "low" and not block.total:
        sides.add("right")
    if block.says:
        sides.discard("left")
    if block.row == "line" and not graph.straight(name):
        sides.add("left")
    points = tuple((block.x + dx, block.y) for dx in block.lanes)
    return Goal(points, frozenset(sides), frozenset((f"node {name}",)))


def _plant(graph: Graph, blocks: Mapping[str, Block], tracks: Tracks) -> None:
    """The memory line, the bus, and the places from which wires start."""
    if graph.bus:
        on_bus = [(JOIN, BUS_Y), (EDGE - PITCH, BUS_Y)]
        tracks.plant(BUS, tuple(on_bus))
        if graph.before in graph.bus:
            tracks.plant(BUS, ((JOIN, BUS_Y), (JOIN, MEMORY_Y)))
    first = blocks[graph.line[0]]
    if graph.before in graph.ways.after:
        tracks.plant(graph.before, ((LEFT, MEMORY_Y), (first.x if graph.on_line else JOIN + PITCH, MEMORY_Y)))
    for name, block in blocks.items():
        if block.row == "line":
            after = graph.line.index(name) + 1
            end = blocks[graph.line[after]].x if after < len(graph.line) else EDGE
            start = block.rest_x if block.rest_x < RIGHT else block.x
            tracks.plant(name, ((start, MEMORY_Y), (end, MEMORY_Y)), ("down",), (f"place {name}",))
        else:
            exits = ("left", "right", "up") if block.row == "low" else ("right", "up", "down")
            tracks.plant(name, ((block.rest_x, block.rest_y),), exits, (f"place {name}",))


def _things(blocks: Mapping[str, Block]) -> dict[str, Rect]:
    """What wires must not run through."""
    found = {"sky": Rect(0.0, SKY - 8, EDGE + 8, 16.0), "margin": Rect(0.0, 254.0, JOIN - PITCH, 600.0)}
    for name, block in blocks.items():
        found[f"node {name}"] = block.node
        if block.rest_x < RIGHT:
            found[f"place {name}"] = block.place
        for what, rect in (("sum", block.sum), ("name", block.name)):
            if rect is not None:
                found[f"{what} {name}"] = rect
    return found


def _straighten(points: Points) -> Points:
    """The way without points on which it goes straight on."""
    kept = [points[0]]
    for k in range(1, len(points) - 1):
        (x0, y0), (x1, y1), (x2, y2) = kept[-1], points[k], points[k + 1]
        if not (x0 == x1 == x2 or y0 == y1 == y2):
            kept.append(points[k])
    return (*kept, points[-1])
