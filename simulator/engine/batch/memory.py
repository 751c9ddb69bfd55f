"""The memory of a layer that steps many sequences at once, in which every view is made once.

Rows are laid out like those of a single sequence, and behind each number stand the same ones of all sequences: what can
be one call for one sequence can be one call for all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby

import numpy as np

from simulator.arrays import Array
from simulator.engine.lowering import Block, Place
from simulator.engine.ring_buffer import OUT_BY_NAME, add_blocks, side_by_side
from simulator.engine.scheduler import Group, Schedule
from simulator.network.layer import Layer

Call = partial[object]
Blocks = tuple[Block, ...]


class BatchMemory:
    """The rows of all steps [room + 1, registers, sequences], row 0 that of the step before the first, and their calls.

    `calls` are those of all steps, `calls_a_step` of each. What they take of the weights are copies, and `take` brings
    these up to date. `products` has the columns of sums that stand begun when a step starts, and their matrix
    [width, inputs + 1].
    """

    def __init__(self, plan: Schedule, layer: Layer, dtype: str, room: int, sequences: int) -> None:
        self._plan, self._layer, self._dtype = plan, layer, np.dtype(dtype)
        self.columns = side_by_side((name, layer.width(name)) for name in plan.row)
        self.size = max(part.stop for part in self.columns.values())
        self.room, self.sequences = room, sequences
        self.table: Array = np.zeros((room + 1, self.size, sequences), dtype)
        scratch = side_by_side((name, layer.width(name.split()[0])) for name in plan.scratch)
        self._scratch_columns = scratch
        self._scratch: Array = np.zeros((max((part.stop for part in scratch.values()), default=0), sequences), dtype)
        self._copies: list[Callable[[Mapping[str, Array]], None]] = []
        self.products = list(self._input_products())
        groups = [self._group(group) for group in plan.groups]
        self.calls: list[Call] = [call for step in zip(*groups, strict=True) for call in step]
        self.calls_a_step = len(groups)

    def take(self, weights: Mapping[str, Array]) -> None:
        """Copy these weights to where the calls read them."""
        for copy in self._copies:
            copy(weights)

    def now(self, name: str, steps: int) -> Array:
        """[steps, width, sequences], a register in the first steps."""
        return self.table[1 : steps + 1, self.columns[name]]

    def before(self, name: str, steps: int) -> Array:
        """[steps, width, sequences], a register one step before each of the first steps."""
        return self.table[:steps, self.columns[name]]

    def span(self, names: Sequence[str]) -> slice:
        """The columns of registers that stand side by side."""
        return slice(self.columns[names[0]].start, self.columns[names[-1]].stop)

    def neighbours(self, chosen: Callable[[str], bool]) -> list[slice]:
        """The columns of all chosen registers, those side by side together."""
        return [self.span(list(names)) for kind, names in groupby(self._plan.row, chosen) if kind]

    # -- weights ---------------------------------------------------------------------------------------------

    def _input_products(self) -> Iterator[tuple[slice, Array]]:
        begun, inputs = self._plan.lowered.prefilled, self._layer.inputs
        vectors = {"x": slice(0, inputs), "1": slice(inputs, inputs + 1)}
        for is_begun, run in groupby(self._plan.row, lambda name: name in begun):
            if is_begun:
                names = list(run)
                blocks = {name: begun[name] for name in names}
                parts = side_by_side((name, self._layer.width(name)) for name in names)
                yield self.span(names), self._matrix(parts, blocks, vectors, inputs + 1)

    def _matrix(
        self, rows: Mapping[str, slice], blocks: Mapping[str, Blocks], columns: Mapping[str, slice], width: int
    ) -> Array:
        """A matrix of blocks of weights, which is made anew of other weights."""
        matrix: Array = np.zeros((max(part.stop for part in rows.values()), width), self._dtype)

        def copy(weights: Mapping[str, Array]) -> None:
            matrix[...] = 0
            for name, part in rows.items():
                add_blocks(matrix[part], blocks[name], columns, weights)

        self._copies.append(copy)
        return matrix

    def _vector(self, places: Sequence[Place]) -> Array:
        """Weights unit by unit, one for each sequence and side by side for each place: flat."""
        parts = side_by_side((str(k), len(self._layer.weights[str(p.name)])) for k, p in enumerate(places))
        vector: Array = np.zeros((max(part.stop for part in parts.values()), self.sequences), self._dtype)

        def copy(weights: Mapping[str, Array]) -> None:
            for part, place in zip(parts.values(), places, strict=True):
                vector[part] = place.sign * weights[str(place.name)][:, None]

        self._copies.append(copy)
        return vector.reshape(-1)

    # -- calls -----------------------------------------------------------------------------------------------

    def _group(self, group: Group) -> list[Call]:
        """One call for each step."""
        members = group.members
        outs = [member.out for member in members]
        first = members[0]
        if first.reduction is not None:
            reduce: Callable[..., object] = first.reduction.into
            pairs = zip(self._rows(first.operands), self._rows(outs), strict=True)
            return [partial(reduce, read.T, out.T) for read, out in pairs]
        if first.ufunc is None:
            rows = side_by_side((str(k), self._layer.width(member.quantity)) for k, member in enumerate(members))
            columns, width = self._vector_columns(first.operands)
            product = self._matrix(rows, {str(k): each.blocks for k, each in enumerate(members)}, columns, width).dot
            return [partial(product, *pair) for pair in zip(self._rows(first.operands), self._rows(outs), strict=True)]
        operands = [self._flat(places) for places in zip(*(member.operands for member in members), strict=True)]
        if first.ufunc in OUT_BY_NAME:
            rows_of = zip(zip(*operands, strict=True), self._flat(outs), strict=True)
            return [partial(first.ufunc, *views, out=out) for views, out in rows_of]
        return [partial(first.ufunc, *views) for views in zip(*operands, self._flat(outs), strict=True)]

    def _flat(self, places: Sequence[Place]) -> Sequence[Array]:
        """For each step the memory of places side by side, all numbers in one row."""
        if places[0].space == "number":
            return [np.array(places[0].name, self._dtype)] * self.room
        if places[0].space == "weight":
            return [self._vector(places)] * self.room
        return [rows.reshape(-1) for rows in self._rows(places)]

    def _rows(self, places: Sequence[Place]) -> Sequence[Array]:
        """For each step the memory [width, sequences] of places that stand side by side there."""
        first = places[0]
        if first.space == "scratch":
            start, stop = (self._scratch_columns[str(place.name)] for place in (first, places[-1]))
            return [self._scratch[start.start : stop.stop]] * self.room
        width = sum(self._layer.width(str(place.name)) for place in places)
        begin = (first.space != "before") * self.size + self.columns[str(first.name)].start
        item = self._dtype.itemsize
        strides = (self.size * self.sequences * item, self.sequences * item, item)
        shape = (self.room, width, self.sequences)
        return list(np.ndarray(shape, self._dtype, self.table, begin * self.sequences * item, strides))

    def _vector_columns(self, places: Sequence[Place]) -> tuple[dict[str, slice], int]:
        """Where in the operand of a product each vector stands, and how wide it is."""
        names = [f"{place.name}_prev" if place.space == "before" else str(place.name) for place in places]
        columns = side_by_side((name, self._layer.width(name)) for name in names)
        return columns, max(part.stop for part in columns.values())
