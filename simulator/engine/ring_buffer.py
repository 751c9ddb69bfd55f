"""The memory a layer's steps work in: a ring of rows, one a step, in which every view is made once."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableSequence, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import groupby
from queue import SimpleQueue
from threading import Lock
from typing import Any
from weakref import WeakKeyDictionary, finalize

import numpy as np

from simulator.arrays import Array
from simulator.engine.lowering import INPUT, Block, Instruction, Place
from simulator.engine.scheduler import Group, Schedule
from simulator.network.layer import Layer

Call = partial[object]

ROWS = 32  # steps after which the ring is full and copied into the trace
OUT_BY_NAME = (np.maximum, np.minimum)  # NumPy wants that; for all others a third place is twice as quick
LARGEST_KEPT = 2**21  # bytes of a ring that is kept for the next run
MOST_KEPT, MOST_LEFT = 2, 4  # rings a layer, and small ones of layers that are gone
COLUMN_MAJOR = 4096  # a matrix of at most so many numbers multiplies a vector quicker column by column


class Ring:
    """Rows 0 to `rows`: row 0 is the step before the first. `columns` has each register's place in a row.

    `calls[r]` are the calls of step r in their order, one for each group of the plan, and `all_calls` those of all
    steps. `products` has, for each run of neighbouring sums that stand begun when a step starts, its columns and its
    matrix [I + 1, width]. A ring holds copies of a layer's weights, and not the layer; it can be given others.
    """

    def __init__(self, plan: Schedule, layer: Layer, dtype: np.dtype[np.floating[Any]], rows: int) -> None:
        self.plan, self.dtype, self.rows, self.sizes = plan, dtype, rows, dict(layer.sizes)
        widths = ((name, layer.inputs + 1 if name == INPUT else layer.width(name)) for name in plan.row)
        self.columns = side_by_side(widths)
        self.size = max(part.stop for part in self.columns.values())
        self.table: Array = np.zeros((rows + 1, self.size), dtype)
        binder = _Binder(self, layer)
        by_group = [binder.group(group) for group in plan.groups]
        self.calls: list[tuple[Call, ...]] = list(zip(*by_group, strict=True)) if by_group else [()] * rows
        self.all_calls = [call for calls in self.calls for call in calls]
        self.products = binder.input_products()
        self.entering: Array = np.ones((rows, layer.inputs + 1), dtype)  # x and 1
        self.bytes = self.table.nbytes + binder.bytes
        self._copies = binder.copies
        self.fill(layer.weights)

    def fits(self, plan: Schedule, dtype: np.dtype[np.floating[Any]], rows: int) -> bool:
        """Whether it can step a layer with this plan, so many rows at a time."""
        return self.plan is plan and self.dtype == dtype and self.rows >= rows

    def fill(self, weights: Mapping[str, Array]) -> None:
        """Take the weights of a layer of these sizes."""
        for copy in self._copies:
            copy(weights)

    def now(self, name: str, rows: int) -> Array:
        """[rows, width], a register in the first rows steps."""
        return self.table[1 : rows + 1, self.columns[name]]

    def before(self, name: str, rows: int) -> Array:
        """[rows, width], a register one step before each of the first rows steps."""
        return self.table[:rows, self.columns[name]]

    def span(self, names: Sequence[str]) -> slice:
        """The columns of registers that stand side by side."""
        return slice(self.columns[names[0]].start, self.columns[names[-1]].stop)


@contextmanager
def borrow_ring(
    plan: Schedule, layer: Layer, dtype: np.dtype[np.floating[Any]], rows: int, again: bool = False
) -> Iterator[Ring]:
    """A ring of at least so many rows for one run. A small one is kept for the layer's next run, and with `again` one
    of any size: binding every call to its memory takes as long as some fifty steps. Two runs at once have two rings.

    The ring of a layer that nobody has any more goes to one that differs from it in weights alone, as after each move
    of a weight that is dragged.
    """
    with _LOCK:
        if (idle := _IDLE.get(layer)) is None:
            idle = _IDLE[layer] = []
            finalize(layer, _GONE.put, idle).atexit = False
        while not _GONE.empty():
            _LEFT.extend(ring for ring in _GONE.get() if ring.bytes <= LARGEST_KEPT)
        ring, other = _take(idle, lambda ring: ring.fits(plan, dtype, rows)), None
        if ring is None:
            other = _take(_LEFT, lambda ring: ring.fits(plan, dtype, rows) and ring.sizes == layer.sizes)
    if other is not None:
        other.fill(layer.weights)
    ring = ring or other or Ring(plan, layer, dtype, rows)
    yield ring
    if again or ring.bytes <= LARGEST_KEPT:
        with _LOCK:
            idle.append(ring)
            del idle[: -MOST_KEPT if ring.bytes <= LARGEST_KEPT else -1]


def _take(rings: MutableSequence[Ring], fits: Callable[[Ring], bool]) -> Ring | None:
    """The newest ring that fits, which is no longer among them; None where none does."""
    for ring in reversed(tuple(rings)):
        if fits(ring):
            rings.remove(ring)
            return ring
    return None


class _Binder:
    """Binds the calls of a ring to its memory."""

    def __init__(self, ring: Ring, layer: Layer) -> None:
        self._ring, self._layer = ring, layer
        scratch = ((name, layer.width(name.split()[0])) for name in ring.plan.scratch)
        self._scratch_columns = side_by_side(scratch)
        self._scratch = np.zeros(max((part.stop for part in self._scratch_columns.values()), default=0), ring.dtype)
        self._made: dict[tuple[int, int], list[Array]] = {}
        self._made_scratch: dict[tuple[int, int], Array] = {}
        self.copies: list[Callable[[Mapping[str, Array]], None]] = []  # each takes what it needs of a layer's weights
        self.bytes = 0  # of matrices

    def input_products(self) -> list[tuple[slice, Array]]:
        """The products of x that stand begun, as in `Ring.products`."""
        ring, inputs, found = self._ring, self._layer.inputs, []
        begun = ring.plan.lowered.prefilled
        vectors = {"x": slice(0, inputs), "1": slice(inputs, inputs + 1)}
        for is_begun, run in groupby(ring.plan.row, lambda name: name in begun):
            names = list(run)
            if not is_begun:
                continue
            parts = side_by_side((name, self._layer.width(name)) for name in names)
            matrix: Array = np.zeros((inputs + 1, parts[names[-1]].stop), ring.dtype)
            for name, part in parts.items():
                self.copies.append(partial(put_blocks, matrix.T[part], begun[name], vectors))
            found.append((ring.span(names), matrix))
            self.bytes += matrix.nbytes
        return found

    def _width(self, name: str) -> int:
        return self._layer.inputs + 1 if name == INPUT else self._layer.width(name)

    def group(self, group: Group) -> list[Call]:
        """One call for each row."""
        members = group.members
        outs = self._views([member.out for member in members])
        if members[0].reduction is not None:
            reduce: Callable[..., object] = members[0].reduction.into
            return [partial(reduce, *pair) for pair in zip(self._views(members[0].operands), outs, strict=True)]
        if members[0].ufunc is None:
            product = self._matrix(members).dot
            return [partial(product, *pair) for pair in zip(self._views(members[0].operands), outs, strict=True)]
        operands = (self._views(places) for places in zip(*(member.operands for member in members), strict=True))
        if members[0].ufunc in OUT_BY_NAME:
            rows = zip(zip(*operands, strict=True), outs, strict=True)
            return [partial(members[0].ufunc, *views, out=out) for views, out in rows]
        return [partial(members[0].ufunc, *views) for views in zip(*operands, outs, strict=True)]

    def _views(self, places: Sequence[Place]) -> list[Array]:
        """For each row the memory of places that stand side by side there."""
        first = places[0]
        if first.space == "number":
            return [np.array(first.name, self._ring.dtype)] * self._ring.rows
        if first.space == "weight":
            vector: Array = np.zeros(
                sum(self._layer.weights[str(place.name)].size for place in places), self._ring.dtype
            )
            self.copies.append(partial(_put_side_by_side, vector, places))
            return [vector] * self._ring.rows
        if first.space == "scratch":
            start, stop = (self._scratch_columns[str(place.name)] for place in (first, places[-1]))
            key = (start.start, stop.stop)
            view = self._made_scratch.setdefault(key, self._scratch[slice(*key)])
            return [view] * self._ring.rows
        start_row = 0 if first.space == "before" else 1
        width = sum(self._width(str(place.name)) for place in places)
        offset = start_row * self._ring.size + self._ring.columns[str(first.name)].start
        item = self._ring.dtype.itemsize
        if (offset, width) not in self._made:  # NumPy is quicker with one view as operand and result than with two
            shape, strides = (self._ring.rows, width), (self._ring.size * item, item)
            self._made[offset, width] = list(
                np.ndarray(shape, self._ring.dtype, self._ring.table, offset * item, strides)
            )
        return self._made[offset, width]

    def _matrix(self, members: Sequence[Instruction]) -> Array:
        """The weights of products that share a vector, one below the other."""
        rows = side_by_side((str(k), self._layer.width(member.quantity)) for k, member in enumerate(members))
        columns, width = self._vector_columns(members[0].operands)
        shape = rows[str(len(members) - 1)].stop, width
        matrix = np.zeros(shape, self._ring.dtype, "F" if shape[0] * width <= COLUMN_MAJOR else "C")
        for part, member in zip(rows.values(), members, strict=True):
            self.copies.append(partial(put_blocks, matrix[part], member.blocks, columns))
        self.bytes += matrix.nbytes
        return matrix

    def _vector_columns(self, places: Iterable[Place]) -> tuple[dict[str, slice], int]:
        """Where in the operand of a product each vector stands, x and the 1 of the biases apart."""
        columns: dict[str, slice] = {}
        start = 0
        for place in places:
            stop = start + self._width(str(place.name))
            if place.name == INPUT:
                columns |= {"x": slice(start, stop - 1), "1": slice(stop - 1, stop)}
            else:
                columns[f"{place.name}_prev" if place.space == "before" else str(place.name)] = slice(start, stop)
            start = stop
        return columns, start


def add_blocks(
    matrix: Array, blocks: Iterable[Block], columns: Mapping[str, slice], weights: Mapping[str, Array]
) -> None:
    """Add weights with their signs to the columns of the vectors that they multiply; a bias is one column."""
    for block in blocks:
        weight = weights[block.weight] if isinstance(block.weight, str) else np.asarray(block.weight)
        matrix[:, columns[block.vector]] += block.sign * (weight if weight.ndim == 2 else weight[..., None])


def put_blocks(
    matrix: Array, blocks: Iterable[Block], columns: Mapping[str, slice], weights: Mapping[str, Array]
) -> None:
    """As `add_blocks`, in the place of what stands there."""
    matrix.fill(0)
    add_blocks(matrix, blocks, columns, weights)


def _put_side_by_side(vector: Array, places: Iterable[Place], weights: Mapping[str, Array]) -> None:
    """Weights that are vectors, with their signs."""
    np.concatenate([place.sign * weights[str(place.name)] for place in places], out=vector)


def side_by_side(widths: Iterable[tuple[str, int]]) -> dict[str, slice]:
    """Columns for vectors of these widths, one after the other."""
    columns: dict[str, slice] = {}
    start = 0
    for name, width in widths:
        columns[name] = slice(start, start + width)
        start += width
    return columns


_IDLE: WeakKeyDictionary[Layer, list[Ring]] = WeakKeyDictionary()
_GONE: SimpleQueue[list[Ring]] = SimpleQueue()  # rings of layers that nobody has any more, which ends at any moment
_LEFT: deque[Ring] = deque(maxlen=MOST_LEFT)  # the small ones of these
_LOCK = Lock()
