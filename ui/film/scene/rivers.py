"""A layer's memory as a river: what stands above its bed is positive, what stands below it is negative.

Few units flow as strands of their own; of many, the sums of the positive and of the negative values are two. Inside a
cell the river narrows where something is forgotten and widens where something is added.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from simulator.analysis.comparison.run_alignment import NONE
from simulator.analysis.measures import memory_account
from simulator.analysis.run_cache import once_a_run
from simulator.arrays import Array
from simulator.network.blockwise import block_by_block
from simulator.network.trace import LayerTrace
from ui.film.lru_method import copy_that_forgets, lru_method
from ui.film.marks import About, Curve, River
from ui.film.scene.scene import Scene

STRANDS = 8  # units that flow as strands of their own
MOST_GHOST = 1.3  # of a river's reach: as far as the edges of a ghost go, so that it stays in its row
GAP = 0.6  # between two strands, on either side
SMALLEST = 1e-290  # a memory that is smaller throughout is drawn as none
KEEPS, WRITES, TURN = 0.36, 0.64, 0.2  # where in a column × and + stand, and how long the river takes to change
_STEPS = (-0.5, -0.17, 0.17, 0.5)
ALONG: Array = np.array([0.0, *(KEEPS + TURN * s for s in _STEPS), *(WRITES + TURN * s for s in _STEPS)])


class Bed(NamedTuple):
    """Where a river lies: column `k` begins at `x + k · pitch`, its middle is `y`; it reaches `reach` up and down."""

    x: float
    pitch: float
    y: float
    reach: float


class Course:
    """The river of a scene's layer over the whole run."""

    def __init__(self, scene: Scene) -> None:
        self._scene, self._layer, self._state = scene, scene.layer, scene.cell.memory.state

    @cached_property
    def _parts(self) -> tuple[Array, Array]:
        return river_stages(self._scene.layer_trace)

    @cached_property
    def _ghost(self) -> tuple[Array, Array] | None:
        """The same of the other run at this run's steps; where it has no counterpart, this run's own."""
        counterparts = self._scene.counterparts
        if counterparts is None:
            return None
        found = counterparts.layer(self._layer, self._state)
        if found is None or found.layer.cell.memory.state != self._state:
            return None
        steps = np.array(counterparts.steps)
        known = steps != NONE
        above, below = (part.copy() for part in self._parts)
        for part, other in zip((above, below), river_stages(found), strict=True):
            part[known] = other[steps[known]]
        return above, below

    @cached_property
    def largest(self) -> float:
        """The largest sum above or below the bed at any step of the run, which gets the full reach."""
        above, below = self._parts
        largest = float(max(above.sum(axis=2).max(), below.sum(axis=2).max()))
        return largest if np.isfinite(largest) and largest > SMALLEST else 1.0

    def scale_to(self, largest: float) -> Course:
        """The same river beside others: `largest` is the sum that gets the full reach in all of them."""
        course = copy_that_forgets(self)
        course.largest = largest
        return course

    @cached_property
    def _full(self) -> float:
        """The value of a strand that gets the full shade."""
        largest = float(max(part.max() for part in self._parts))
        return largest if np.isfinite(largest) and largest > SMALLEST else 1.0

    @lru_method(maxsize=64)
    def between(self, first: float, stop: float, bed: Bed, opacity: float) -> tuple[River, ...]:
        """The river from column `first` to `stop` (not whole: a part of a column), where it has any width there; that
        of each sequence by itself where one begins anew.
        """
        begin = next((each for each in self._scene.layer_trace.begins if first < each < stop), None)
        if begin is not None:
            return (*self.between(first, begin, bed, opacity), *self.between(begin, stop, bed, opacity))
        columns = range(int(first), min(int(np.ceil(stop)), self._scene.layer_trace.steps))
        if not columns or stop <= first:
            return ()
        places, at = _along(columns, first, stop)
        made = []
        for part, sign in zip(self._parts, (1.0, -1.0), strict=True):
            values = _resample(part[columns.start : columns.stop], places, at)
            made += self._strands(values, sign, at, bed, opacity)
        return tuple(made)

    def _strands(self, values: Array, sign: float, at: Array, bed: Bed, opacity: float) -> list[River]:
        xs = tuple((bed.x + bed.pitch * at).tolist())
        widths = values * (bed.reach / self.largest)
        edges = np.concatenate([np.zeros((len(at), 1)), np.cumsum(widths, axis=1)], axis=1)
        made = []
        for k in range(values.shape[1]):
            if not widths[:, k].any():
                continue
            gap = np.minimum(GAP, widths[:, k] / 4) if values.shape[1] > 1 else 0.0
            inner, outer = bed.y - sign * (edges[:, k] + gap), bed.y - sign * (edges[:, k + 1] - gap)
            tops, bottoms = (outer, inner) if sign > 0 else (inner, outer)
            shades = tuple((sign * values[:, k]).tolist())
            made.append(River(xs, tuple(tops.tolist()), tuple(bottoms.tolist()), shades, self._full, opacity))
        return made

    @lru_method(maxsize=8)
    def overview(self, bed: Bed, columns: int, first: int, stop: int) -> tuple[River, ...]:
        """The tokens from `first` to `stop`, two strands at rest in their steps.

        Of a whole run in more than `columns` steps, the largest sums of the neighbours that share a column.
        """
        steps = self._scene.layer_trace.steps
        starts = _starts(steps, columns)
        begun = starts[(np.append(starts[1:], steps) > first) & (starts < stop)]
        if not len(begun) or first >= stop:
            return ()
        at = np.repeat(np.append(np.maximum(begun, first), stop), 2)[1:-1].astype(float)
        made = []
        for part, sign in zip(self._parts, (1.0, -1.0), strict=True):
            sums = np.maximum.reduceat(part[begun[0] : stop, 2].sum(axis=1), begun - begun[0])
            strands = self._strands(np.repeat(sums, 2)[:, None], sign, at, bed, 1.0)
            made += [strand._replace(limit=self.largest) for strand in strands]
        return tuple(made)

    def outline(self, first: float, stop: float, bed: Bed, opacity: float) -> tuple[Curve, ...]:
        """The edges of the ghost's river between two columns, wherever it is another than this one."""
        made: list[Curve] = []
        for start, end in self._ghostly:
            begin, finish = max(first, start), min(stop, end)
            if finish > begin:
                made += self._edges(begin, finish, bed, opacity)
        return tuple(made)

    @cached_property
    def _ghostly(self) -> tuple[tuple[int, int], ...]:
        """Stretches of columns in which the ghost has a river that differs from this one."""
        if self._ghost is None:
            return ()
        pairs = zip(self._parts, self._ghost, strict=True)
        differs = np.any([np.abs(now.sum(axis=2) - then.sum(axis=2)).max(axis=1) > 0 for now, then in pairs], axis=0)
        turns = np.flatnonzero(np.diff(np.concatenate([[False], differs, [False]]).astype(np.int8)))
        return tuple((int(a), int(b)) for a, b in turns.reshape(-1, 2))

    def _edges(self, first: float, stop: float, bed: Bed, opacity: float) -> Iterator[Curve]:
        assert self._ghost is not None
        columns = range(int(first), int(np.ceil(stop)))
        places, at = _along(columns, first, stop)
        xs = (bed.x + bed.pitch * at).tolist()
        for part, sign in zip(self._ghost, (1.0, -1.0), strict=True):
            sums = part[columns.start : columns.stop].sum(axis=2, keepdims=True)
            values = _resample(sums, places, at)[:, 0]
            if values.any():
                ys = (bed.y - sign * np.minimum(values / self.largest, MOST_GHOST) * bed.reach).tolist()
                yield Curve(tuple(zip(xs, ys, strict=True)), "ink", 1.6, True, opacity)

    def about(self, step: int) -> About:
        """What a cell of this layer shows as a whole."""
        return About(self._layer, step, self._state, part="cell")


@lru_cache(maxsize=16)
def _starts(steps: int, columns: int) -> NDArray[np.intp]:
    """The first step of each column of a run in at most so many."""
    return np.unique(np.linspace(0, steps, min(columns, steps) + 1).astype(np.intp)[:-1])


def _along(columns: range, first: float, stop: float) -> tuple[Array, Array]:
    """The places at which the river is known in some columns, and those of them between `first` and `stop`."""
    places = np.append((np.arange(columns.start, columns.stop)[:, None] + ALONG).ravel(), columns.stop)
    return places, np.concatenate([[first], places[(places > first) & (places < stop)], [stop]])


@once_a_run
def river_stages(layer_trace: LayerTrace) -> tuple[Array, Array]:
    """What is above and what is below the bed: [step, (old, kept, new), strand], both from 0 upwards; read-only."""
    if layer_trace.inside is not None and layer_trace.layer.width(layer_trace.layer.cell.memory.state) > STRANDS:
        return _long_river(layer_trace)
    account = memory_account(layer_trace)
    parts = [_numbers(each) for each in (account.old, account.kept, account.new)]
    above, below = ([np.maximum(sign * each, 0.0) for each in parts] for sign in (1.0, -1.0))
    if parts[0].shape[1] > STRANDS:
        above, below = ([np.einsum("tu->t", each)[:, None] for each in side] for side in (above, below))
    found = np.stack(above, axis=1), np.stack(below, axis=1)
    for each in found:
        each.flags.writeable = False
    return found


def _long_river(layer_trace: LayerTrace) -> tuple[Array, Array]:
    """The same of a long run of many units."""
    account = memory_account(layer_trace)
    sides: tuple[list[Array], list[Array]] = ([], [])
    for part in (account.old, account.kept, account.new):
        blocks = [np.nan_to_num(values) for _, values in block_by_block(part)]
        for side, sign in zip(sides, (1.0, -1.0), strict=True):
            side.append(np.concatenate([np.maximum(sign * each, 0.0).sum(axis=1, dtype=np.float64) for each in blocks]))
    found = np.stack(sides[0], axis=1)[:, :, None], np.stack(sides[1], axis=1)[:, :, None]
    for each in found:
        each.flags.writeable = False
    return found


def _numbers(values: Array) -> Array:
    """The values, 0 where one is no number."""
    return values if np.isfinite(values.sum()) else np.nan_to_num(values)


def _resample(part: Array, places: Array, at: Array) -> Array:
    """The strands [place, strand] of some steps [step, (old, kept, new), strand] at the places `at` along them."""
    keeps = _turn((ALONG - KEEPS) / TURN + 0.5)[None, :, None]
    writes = _turn((ALONG - WRITES) / TURN + 0.5)[None, :, None]
    old, kept, new = (part[:, k, None, :] for k in range(3))
    values = (old + (kept - old) * keeps + (new - kept) * writes).reshape(-1, part.shape[2])
    values = np.concatenate([values, new[-1]])
    return np.stack([np.interp(at, places, strand) for strand in values.T], axis=1)


def _turn(u: Array) -> Array:
    """Smoothstep of many values."""
    u = np.clip(u, 0.0, 1.0)
    turned: Array = u * u * (3.0 - 2.0 * u)
    return turned
