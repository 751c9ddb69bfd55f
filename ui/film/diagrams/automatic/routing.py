"""Wires between places: along tracks, past everything, no two on each other, crossings at right angles on bridges.

Every vector has a tree of wires with its root where it rests; a new branch leaves the tree where the way is best:
short, with few corners and bridges, not close beside others.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import NamedTuple

from ui.film.diagrams.automatic.grid import Edge, Grid
from ui.film.diagrams.automatic.search import BEND, BIT, OPPOSITE, SIDES, Goal, Laid, Patience, Search, Tree
from ui.film.marks import Point, Rect


class Route(NamedTuple):
    """A way that was found, as corner points, and what it costs in lengths of way."""

    points: tuple[Point, ...]
    cost: float


class Tracks:
    """The tracks of a grid, what stands in the way by name, and the wires that have been laid."""

    def __init__(self, grid: Grid, things: Mapping[str, Rect], patience: Patience) -> None:
        self.grid, self._patience = grid, patience
        self.trees: dict[str, Tree] = {}
        through: dict[Edge, frozenset[str]] = {}
        for name, rect in things.items():
            alone = frozenset((name,))
            for edge in grid.through(rect):
                through[edge] = through[edge] | alone if edge in through else alone
        self._laid = Laid(grid, through, {name: grid.within(rect) for name, rect in things.items()})

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
        found = Search(self._laid, net, self.trees[net], goal, self._patience).best(most)
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

    def least(self, ends: Iterable[tuple[str, Goal]]) -> dict[str, float]:
        """The least that the wires of each vector to all of its goals will cost: what the dearest does."""
        found: dict[str, float] = {}
        for net, goal in ends:
            left = self.grid.least_ways(goal.points, BEND)
            found[net] = max(found.get(net, 0.0), min(left[place] for place in self.trees[net].before))
        return found

    def release(self, net: str, y: float, x: float) -> None:
        """Give back what a wire laid by hand has of the horizontal track `y` beyond `x`."""
        high = len(self.grid.ys)
        for place in range(self.grid.place(x, y), self.grid.place(self.grid.xs[-1], y), high):
            edge = (place, place + high)
            if self._laid.nets.get(edge) == net:
                del self._laid.nets[edge]
                self._laid.ways[place][net] &= ~BIT["right"]
                self._laid.ways[place + high][net] &= ~BIT["left"]
                self.trees[net].before.pop(place + high, None)
        for ways in self._laid.ways.values():
            if not ways.get(net, 1):
                del ways[net]

    def _corners(self, way: list[int]) -> tuple[Point, ...]:
        """A way as points, without those on which it goes straight on."""
        last = len(way) - 1
        corners = (k in (0, last) or way[k] - way[k - 1] != way[k + 1] - way[k] for k in range(len(way)))
        return tuple(self.grid.point(place) for place, is_corner in zip(way, corners, strict=True) if is_corner)

    def _lay(self, net: str, way: list[int]) -> None:
        tree, ways, high = self.trees[net], self._laid.ways, len(self.grid.ys)
        sides = {-high: "left", high: "right", -1: "up", 1: "down"}
        for one, other in pairwise(way):
            self._laid.nets[min(one, other), max(one, other)] = net
            tree.before.setdefault(other, one)
            side = sides[other - one]
            for place, bit in ((one, BIT[side]), (other, BIT[OPPOSITE[side]])):
                here = ways.setdefault(place, {})
                here[net] = here.get(net, 0) | bit
