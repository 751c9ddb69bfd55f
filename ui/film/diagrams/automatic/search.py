"""The cheapest way from the wires of a vector to a thing that takes it: A* on the tracks."""

from __future__ import annotations

import heapq
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import inf

from ui.film.diagrams.automatic.grid import Edge, Grid
from ui.film.marks import Point

BEND, CROSS, BESIDE = 40.0, 90.0, 0.7  # what a corner, a bridge, and a length of way beside another wire cost
BRIDGE = 33.0  # between a bridge and the next corner or bridge
SIDES = ("left", "right", "up", "down")
OPPOSITE = {"left": "right", "right": "left", "up": "down", "down": "up"}
BIT = {"left": 1, "right": 2, "up": 4, "down": 8}
ALL = 15
_ACROSS = {"left": 12, "right": 12, "up": 3, "down": 3}


@dataclass(frozen=True)
class Goal:
    """Points at which a wire may end, and the sides of it on which it may come in; `inside` are things it may enter."""

    points: tuple[Point, ...]
    sides: frozenset[str]
    inside: frozenset[str] = frozenset()


@dataclass
class Tree:
    """The wires of one vector: for each point of a track the point before it on the way from the root."""

    before: dict[int, int | None] = field(default_factory=dict)
    exits: frozenset[str] = frozenset(SIDES)
    inside: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Laid:
    """What stands in the way: by piece of track the vector whose wire it is, and the things that it leads through.

    `ways` are the sides to which wires lead by place and vector; `within` are the places in each thing.
    """

    grid: Grid
    things: Mapping[Edge, frozenset[str]]
    within: Mapping[str, frozenset[int]]
    nets: dict[Edge, str] = field(default_factory=dict)
    ways: dict[int, dict[str, int]] = field(default_factory=dict)


@dataclass
class Patience:
    """How many more steps searches may take, all together: where none is left, they find no way."""

    steps: int


_State = tuple[int, str, bool]  # a place, the side to which one came there, and whether a bridge lies just behind


class Search:
    """A search for one way from the tree of a vector to a goal."""

    def __init__(self, laid: Laid, net: str, tree: Tree, goal: Goal, patience: Patience) -> None:
        self._laid, self._net, self._tree, self._goal, self._patience = laid, net, tree, goal, patience
        self._goals = {laid.grid.place(*point) for point in goal.points}
        self._ends = frozenset(OPPOSITE[side] for side in goal.sides)
        self._inside = frozenset[int]().union(*(laid.within.get(name, ()) for name in tree.inside))

    def best(self, most: float) -> tuple[list[int], float] | None:
        """The cheapest way, and its cost; None where there is none that costs at most so much, or no patience."""
        left, before, goals = self._laid.grid.least_ways(self._goal.points, BEND), self._tree.before, self._goals
        best: dict[_State, float] = {(place, "", False): 0.0 for place in before}
        came: dict[_State, _State] = {}
        queue = [(left[place], 0, 0.0, 0.0, (place, "", False)) for place in before]
        heapq.heapify(queue)
        count, patience = 0, self._patience
        while queue and patience.steps > 0:
            _, _, cost, since, state = heapq.heappop(queue)
            if best[state] < cost:
                continue
            if state[0] in goals and state[1]:
                return _trace_back(came, state), cost
            patience.steps -= 1
            for after, run, price in self._onward(state, since):
                total = cost + price
                whole = total + left[after[0]]
                if whole <= most and total < best.get(after, inf) - 1e-9:
                    best[after], came[after] = total, state
                    count -= 1  # of equally good ones the newest, which has come furthest
                    heapq.heappush(queue, (whole, count, total, run, after))
        return None

    def _onward(self, state: _State, since: float) -> list[tuple[_State, float, float]]:
        """The next places, how far back the last corner or bridge lies there, and what it costs to go there."""
        place, came, bridged = state
        net, before, goals = self._net, self._tree.before, self._goals
        nets, ways, through = self._laid.nets, self._laid.ways, self._laid.things
        crosses, inside = _sides_of_others(ways.get(place), net), place in self._inside
        bound = crosses or inside or (bridged and since < BRIDGE)  # one must go straight on
        back, leaves, root = OPPOSITE.get(came, ""), not came, before.get(place)
        if leaves and (crosses or (inside and root is not None)):
            return []
        found: list[tuple[_State, float, float]] = []
        for side, to, length, edge, beside in self._laid.grid.pieces[place]:
            turned = side != came and not leaves
            if (turned and (bound or side == back)) or edge in nets or to in before:
                continue
            if edge in through and not self._may_enter(through[edge], to, side):
                continue
            if leaves and root is None and side not in self._tree.exits:
                continue
            run = length if turned or leaves else since + length
            bends = turned or (leaves and root is not None and place - root != to - place)
            price = length + BEND if bends else length
            for each in beside:
                if nets.get(each, net) != net:
                    price += BESIDE * length
                    break
            behind = bridged and not turned and run < BRIDGE
            if to in goals:
                if side in self._ends and not behind:
                    found.append(((to, side, False), run, price))
                continue
            there = _sides_of_others(ways[to], net) if to in ways else 0
            if not there:
                found.append(((to, side, behind), run, price))
            elif run >= BRIDGE and there == _ACROSS[side]:
                found.append(((to, side, True), 0.0, price + CROSS))
        return found

    def _may_enter(self, things: frozenset[str], place: int, side: str) -> bool:
        """Whether a wire may run here: inside what it comes from, and straight into what it leads to."""
        foreign = things - self._tree.inside
        if not foreign <= self._goal.inside:
            return False
        x, y = self._laid.grid.point(place)
        upright = side in ("up", "down")
        return not foreign or any((x == goal_x) if upright else (y == goal_y) for goal_x, goal_y in self._goal.points)


def _sides_of_others(ways: Mapping[str, int] | None, net: str) -> int:
    """The sides to which wires of one other vector lead from a place; all of them for those of several."""
    if not ways or (len(ways) == 1 and net in ways):
        return 0
    return next((sides for other, sides in ways.items() if other != net), 0) if len(ways) - (net in ways) == 1 else ALL


def _trace_back(came: Mapping[_State, _State], last: _State) -> list[int]:
    """The places that led to the last one."""
    way = [last[0]]
    while last in came:
        last = came[last]
        way.append(last[0])
    return way[::-1]
