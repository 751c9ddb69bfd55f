"""Wires between places: along tracks, past everything, no two on each other, crossings at right angles on bridges.

Every vector has a tree of wires with its root where it rests; a new branch leaves the tree where the way is best:
short, with few corners and bridges, not close beside others.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from math import inf
from typing import NamedTuple

from ui.film.diagrams.automatic.grid import Edge, Grid
from ui.film.marks import Point, Rect

BEND, CROSS, BESIDE = 40.0, 90.0, 0.7  # what a corner, a bridge, and a length of way beside another wire cost
BRIDGE = 33.0  # between a bridge and the next corner or bridge
SIDES = ("left", "right", "up", "down")
_OPPOSITE = {"left": "right", "right": "left", "up": "down", "down": "up"}
_BIT = {"left": 1, "right": 2, "up": 4, "down": 8}
_ACROSS = {"left": 12, "right": 12, "up": 3, "down": 3}


@dataclass(frozen=True)
class Goal:
    """Points at which a wire may end, and the sides of it on which it may come in; `inside` are things it may enter."""

    points: tuple[Point, ...]
    sides: frozenset[str]
    inside: frozenset[str] = frozenset()


class Route(NamedTuple):
    """A way that was found, as corner points, and what it costs in lengths of way."""

    points: tuple[Point, ...]
    cost: float


@dataclass
class Tree:
    """The wires of one vector: for each point of a track the point before it on the way from the root."""

    before: dict[int, int | None] = field(default_factory=dict)
    exits: frozenset[str] = frozenset(SIDES)
    inside: frozenset[str] = frozenset()


_State = tuple[int, str, bool]  # a place, the side to which one came there, and whether a bridge lies just behind


class Tracks:
    """The tracks of a grid, what stands in the way by name, and the wires that have been laid."""

    def __init__(self, grid: Grid, things: Mapping[str, Rect]) -> None:
        self.grid = grid
        self._nets: dict[Edge, str] = {}
        self._ways: dict[int, dict[str, int]] = {}
        self.trees: dict[str, Tree] = {}
        self._things: dict[Edge, frozenset[str]] = {}
        self._within = {name: frozenset(grid.within(rect)) for name, rect in things.items()}
        for name, rect in things.items():
            for edge in grid.through(rect):
                self._things[edge] = self._things.get(edge, frozenset()) | {name}

    def plant(
        self, net: str, points: tuple[Point, ...], exits: Iterable[str] = SIDES, inside: Iterable[str] = ()
    ) -> None:
        """Lay a wire by hand as the root of a vector's tree: its corner points, all on tracks."""
        tree = self.trees.setdefault(net, Tree(exits=frozenset(exits), inside=frozenset(inside)))
        places, high = [self.grid.place(*point) for point in points], len(self.grid.ys)
        tree.before.setdefault(places[0], None)
        for one, other in pairwise(places):
            step = (other > one) - (other < one)
            step *= 1 if one // high == other // high else high
            self._lay(net, list(range(one, other + step, step)) if step else [one])

    def route(self, net: str, goal: Goal, most: float, *, branch: bool = False) -> Route | None:
        """The way from the root of a vector to a goal; None where there is none that costs `most`. Lays the wire.

        Of a `branch` only what is new.
        """
        found = self._search(net, goal, most)
        if found is None:
            return None
        way, cost = found
        self._lay(net, way)
        if branch:
            return Route(self._corners(way), cost)
        whole = [way[-1]]
        tree = self.trees[net]
        while (before := tree.before[whole[-1]]) is not None:
            whole.append(before)
        return Route(self._corners(whole[::-1]), cost)

    def release(self, net: str, y: float, x: float) -> None:
        """Give back what a wire laid by hand has of the horizontal track `y` beyond `x`."""
        high = len(self.grid.ys)
        for place in range(self.grid.place(x, y), self.grid.place(self.grid.xs[-1], y), high):
            edge = (place, place + high)
            if self._nets.get(edge) == net:
                del self._nets[edge]
                self._ways[place][net] &= ~_BIT["right"]
                self._ways[place + high][net] &= ~_BIT["left"]
                self.trees[net].before.pop(place + high, None)
        for ways in self._ways.values():
            if not ways.get(net, 1):
                del ways[net]

    def _corners(self, way: list[int]) -> tuple[Point, ...]:
        """A way as points, without those on which it goes straight on."""
        last = len(way) - 1
        corners = (k in (0, last) or way[k] - way[k - 1] != way[k + 1] - way[k] for k in range(len(way)))
        return tuple(self.grid.point(place) for place, is_corner in zip(way, corners, strict=True) if is_corner)

    # ---- searching ---------------------------------------------------------------------------------------------------

    def _search(self, net: str, goal: Goal, most: float) -> tuple[list[int], float] | None:
        """The cheapest way from a tree to a goal, and its cost: A*."""
        tree = self.trees[net]
        goals = {self.grid.place(*point) for point in goal.points}
        left: dict[int, float] = {}
        best: dict[_State, float] = {(place, "", False): 0.0 for place in tree.before}
        came: dict[_State, _State] = {}
        queue = [(self._left(place, goal, left), 0, 0.0, 0.0, (place, "", False)) for place in tree.before]
        heapq.heapify(queue)
        count = 0
        while queue:
            _, _, cost, since, state = heapq.heappop(queue)
            if best[state] < cost:
                continue
            if state[0] in goals and state[1]:
                return _trace_back(came, state), cost
            for after, run, price in self._onward(net, tree, state, since, goal, goals):
                total = cost + price
                whole = total + self._left(after[0], goal, left)
                if whole <= most and total < best.get(after, inf) - 1e-9:
                    best[after], came[after] = total, state
                    count -= 1  # of equally good ones the newest, which has come furthest
                    heapq.heappush(queue, (whole, count, total, run, after))
        return None

    def _left(self, place: int, goal: Goal, known: dict[int, float]) -> float:
        """The least that the way from a place to a goal costs: its length, and a corner where they are not in line."""
        if place not in known:
            x, y = self.grid.point(place)
            aside = ((abs(x - gx), abs(y - gy)) for gx, gy in goal.points)
            known[place] = min(dx + dy + (BEND if dx and dy else 0.0) for dx, dy in aside)
        return known[place]

    def _onward(
        self, net: str, tree: Tree, state: _State, since: float, goal: Goal, goals: set[int]
    ) -> Iterator[tuple[_State, float, float]]:
        """The next places, how far back the last corner or bridge lies there, and what it costs to go there."""
        place, came, bridged = state
        others = self._others(net, place)
        if not came and others:
            return
        bound = bool(others) or (bridged and since < BRIDGE)  # one must go straight on
        inside = any(place in self._within.get(name, ()) for name in tree.inside)
        bound = bound or inside
        if inside and not came and tree.before[place] is not None:
            return
        for side, to, length, edge, beside in self.grid.pieces[place]:
            if edge in self._nets or to in tree.before or (came and _OPPOSITE[side] == came):
                continue
            things = self._things.get(edge)
            if things and not self._may_enter(things, tree, goal, to, side):
                continue
            turned = bool(came) and side != came
            if (turned and bound) or (not came and tree.before[place] is None and side not in tree.exits):
                continue
            run = length if turned or not came else since + length
            price = BEND if turned or (not came and self._branches(tree, place, to)) else 0.0
            if any(self._nets.get(each, net) != net for each in beside):
                price += BESIDE * length
            price += length
            behind = bridged and not turned and run < BRIDGE
            crossed = self._others(net, to)
            if to in goals:
                if _OPPOSITE[side] in goal.sides and not behind:
                    yield (to, side, False), run, price
            elif not crossed:
                yield (to, side, behind), run, price
            elif crossed == [_ACROSS[side]] and run >= BRIDGE:
                yield (to, side, True), 0.0, price + CROSS

    def _may_enter(self, things: frozenset[str], tree: Tree, goal: Goal, place: int, side: str) -> bool:
        """Whether a wire may run here: inside what it comes from, and straight into what it leads to."""
        foreign = things - tree.inside
        if not foreign <= goal.inside:
            return False
        x, y = self.grid.point(place)
        upright = side in ("up", "down")
        return not foreign or any((x == goal_x) if upright else (y == goal_y) for goal_x, goal_y in goal.points)

    def _branches(self, tree: Tree, place: int, to: int) -> bool:
        """Whether leaving a tree here makes a corner."""
        before = tree.before[place]
        return before is not None and place - before != to - place

    def _others(self, net: str, place: int) -> list[int]:
        return [sides for other, sides in self._ways.get(place, {}).items() if other != net]

    # ---- laying ------------------------------------------------------------------------------------------------------

    def _lay(self, net: str, way: list[int]) -> None:
        tree = self.trees[net]
        for one, other in pairwise(way):
            self._nets[min(one, other), max(one, other)] = net
            tree.before.setdefault(other, one)
            side = next(piece.side for piece in self.grid.pieces[one] if piece.to == other)
            for place, bit in ((one, _BIT[side]), (other, _BIT[_OPPOSITE[side]])):
                ways = self._ways.setdefault(place, {})
                ways[net] = ways.get(net, 0) | bit


def _trace_back(came: Mapping[_State, _State], last: _State) -> list[int]:
    """The places that led to the last one."""
    way = [last[0]]
    while last in came:
        last = came[last]
        way.append(last[0])
    return way[::-1]
