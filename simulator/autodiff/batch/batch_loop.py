"""The part of a batch's backward pass that must go step by step, bound to its memory once.

As `simulator.autodiff.backward_loop`, for all sequences at once: what is computed in a step, and in which order, is
said by the same plan.
"""

from __future__ import annotations

import operator
from collections import deque
from collections.abc import Callable, Mapping
from functools import partial

import numpy as np

from simulator.arrays import Array
from simulator.autodiff.backward_plan import BackwardPlan, Meeting, Sums
from simulator.autodiff.derivatives import Link
from simulator.network.operands import Read

Call = partial[object]
Calls = list[Call]  # one for each step
CACHED = 16_384  # numbers of a factor that are computed at once, so that they are still near when they are used


class BatchLoop:
    """Gradients of a layer's loop for so many `sequences`, in memory for `room` steps.

    `arrays` has those of `kept` quantities, [room, width, sequences], of a state one step before with a further row;
    `sums` [width, steps × sequences] those of the plan's sums below each other. `seeded` names what has a gradient from
    outside when the loop begins, and is kept. Of all else a few steps are in memory, in which the steps take turns: it
    stays near, and so do the calls, which are the same ones again and again.
    """

    def __init__(
        self,
        plan: BackwardPlan,
        widths: Mapping[str, int],
        seeded: frozenset[str],
        kept: frozenset[str],
        room: int,
        sequences: int,
        dtype: str,
    ) -> None:
        self.plan, self._widths, self._seeded, self.room = plan, widths, seeded, room
        self._sequences, self._dtype = sequences, np.dtype(dtype)
        met = {item.name for item in plan.order if isinstance(item, Meeting)}
        self.arrays = {
            name: self._zeros(room + name.endswith("_prev"), widths[name]) for name in sorted(met & kept | seeded)
        }
        self._sums_memory: Array = np.empty(plan.width * room * sequences, dtype)
        self.sums = self._sums_memory.reshape(plan.width, room * sequences)
        widest = max((widths[name] for name in met), default=1)
        self._ring = max(2, min(64, CACHED // (widest * sequences)))  # steps whose factors are computed at once
        self._in_turn = {name: self._zeros(self._ring, widths[name]) for name in sorted(met - self.arrays.keys())}
        self._scratch = self._zeros(widest)
        self._sums = self._zeros(self._ring, plan.width)
        chained = {chain.link.source for chain in plan.chains.values() if chain.link is not None}
        met_from = {link.source for item in plan.order if isinstance(item, Meeting) for link in item.singles}
        self._wanted = chained | met_from  # whose factors others are made of
        self._factors: list[Callable[[slice, Read, Mapping[str, Array | float]], None]] = []
        self._copies: list[Callable[[Mapping[str, Array]], None]] = []
        calls: list[Calls] = []
        for item in plan.order:
            calls += self._sums_of(item) if isinstance(item, Sums) else self._meeting(item)
        self._calls = list(zip(*calls, strict=True))

    def go_back(self, steps: int, weights: Mapping[str, Array], read: Callable[[slice], Read]) -> None:
        """From the last of so many steps to the first; `read` gives what the forward run computed in some of them."""
        for copy in self._copies:
            copy(weights)
        for name, array in self.arrays.items():
            if name.endswith("_prev"):
                array[steps] = 0
        for array in self._in_turn.values():
            array[steps % self._ring] = 0
        width, columns = self.plan.width, steps * self._sequences
        self.sums = self._sums_memory[: width * columns].reshape(width, columns)
        by_step = self.sums.reshape(width, steps, self._sequences)
        for start in reversed(range(0, steps, self._ring)):
            part = slice(start, min(start + self._ring, steps))
            values, factors = read(part), self._chain_factors(read(part))
            for factor in self._factors:
                factor(part, values, factors)
            back = reversed(self._calls[part])
            deque(map(operator.call, (call for step in back for call in step)), maxlen=0)
            by_step[:, part] = self._sums[: part.stop - start].swapaxes(0, 1)

    def _chain_factors(self, read: Read) -> dict[str, Array | float]:
        """What makes each quantity's gradient of its root's: [steps, sequences, width], or a number."""
        found: dict[str, Array | float] = {}
        for name, chain in self.plan.chains.items():
            if name in self._wanted:
                found[name] = 1.0 if chain.link is None else _times(found[chain.link.source], chain.link, read)
        return found

    # -- what is bound ---------------------------------------------------------------------------------------

    def _zeros(self, *shape: int) -> Array:
        return np.zeros((*shape, self._sequences), self._dtype)

    def _turning(self, memory: Array, later: int = 0) -> list[Array]:
        """For each step its row of a memory for a few, all numbers in one row."""
        rows = [row.reshape(-1) for row in memory]
        return [rows[(step + later) % self._ring] for step in range(self.room)]

    def _sums_rows(self, columns: slice) -> list[Array]:
        """For each step some sums [columns, sequences]."""
        rows = [row[columns] for row in self._sums]
        return [rows[step % self._ring] for step in range(self.room)]

    def _flat(self, name: str, later: int = 0) -> list[Array]:
        if name in self._in_turn:
            return self._turning(self._in_turn[name], later)
        return [row.reshape(-1) for row in self.arrays[name][later : self.room + later]]

    def _sums_of(self, item: Sums) -> list[Calls]:
        """The gradients of sums from that of their root, each in a call of its own: quicker than one for all of them,
        in which the root would be read at several places.
        """
        return [self._sum_of(name, item.root) for name in item.names]

    def _sum_of(self, name: str, root: str) -> Calls:
        memory, link = self._zeros(self._ring, self._widths[name]), self.plan.chains[name].link
        self._factors.append(lambda steps, read, factors: _put(memory[: steps.stop - steps.start], factors, link, read))
        outs = _reshaped(self._sums_rows(self.plan.columns[name]), -1)
        return _calls(np.multiply, self._flat(root), self._turning(memory), outs)

    def _meeting(self, item: Meeting) -> list[Calls]:
        """What arrives is written to its place, or to scratch and added if something is there already."""
        outs, begun = self._flat(item.name), item.name in self._seeded
        scratch = [self._scratch[: self._widths[item.name]].reshape(-1)] * self.room
        calls: list[Calls] = []
        for write in [*map(self._single, item.singles), *([self._products(item)] if item.products else [])]:
            calls.append(write(scratch if begun else outs))
            if begun:
                calls.append(_calls(np.add, outs, scratch, outs))
            begun = True
        if item.later:
            later = self._flat(item.later, later=1)
            calls.append(_calls(np.add, outs, later, outs) if begun else _calls(np.positive, later, outs))
        return calls

    def _single(self, link: Link) -> Callable[[list[Array]], Calls]:
        root = self.plan.chains[link.source].root
        wide, memory = self._widths[root], self._zeros(self._ring, self._widths[link.target])
        if not link.gathers:
            self._factors.append(
                lambda steps, read, factors: _put(memory[: steps.stop - steps.start], factors, link, read)
            )
            roots, rows = self._flat(root), self._turning(memory)
            return lambda outs: _calls(np.multiply, roots, rows, outs)
        factor = self._zeros(self._ring, wide)
        slope = link.slope
        assert slope is not None

        def fill(steps: slice, read: Read, factors: Mapping[str, Array | float]) -> None:
            factor[: steps.stop - steps.start].swapaxes(-1, -2)[...] = factors[link.source]
            memory[: steps.stop - steps.start].swapaxes(-1, -2)[...] = slope(read)

        self._factors.append(fill)
        shapes = (wide, self._sequences), (self._widths[link.target], self._sequences)
        wholes = [_reshaped(self._turning(each), shapes[k]) for k, each in enumerate((factor, memory))]
        roots = _reshaped(self._flat(root), shapes[0])
        return lambda outs: _calls(_gather, roots, *wholes, _reshaped(outs, shapes[1]))

    def _products(self, item: Meeting) -> Callable[[list[Array]], Calls]:
        """What arrives through matrices: one product a step."""
        places = [self.plan.columns[link.source] for link in item.products]
        columns = slice(min(place.start for place in places), max(place.stop for place in places))
        width = self._widths[item.name]
        matrix: Array = np.zeros((width, columns.stop - columns.start), self._dtype)

        def copy(weights: Mapping[str, Array]) -> None:
            matrix[...] = 0
            for link, place in zip(item.products, places, strict=True):
                matrix[:, place.start - columns.start : place.stop - columns.start] += (
                    link.sign * weights[link.partner].T
                )

        self._copies.append(copy)
        parts = self._sums_rows(columns)
        return lambda outs: _calls(matrix.dot, parts, _reshaped(outs, (width, self._sequences)))


def _calls(function: Callable[..., object], *rows: list[Array]) -> Calls:
    """A call for each step, the same one where it takes the same rows."""
    made: dict[tuple[int, ...], Call] = {}
    found = []
    for each in zip(*rows, strict=True):
        key = tuple(map(id, each))
        if key not in made:
            made[key] = partial(function, *each)
        found.append(made[key])
    return found


def _reshaped(rows: list[Array], shape: int | tuple[int, int]) -> list[Array]:
    """Rows in another shape, the same where they were."""
    made = {id(row): row.reshape(shape) for row in rows}
    return [made[id(row)] for row in rows]


def _times(factor: Array | float, link: Link, read: Read) -> Array | float:
    """A factor times the slope of a link."""
    assert link.slope is not None
    slope = link.slope(read)
    if _is_one(factor):
        return slope
    return factor if not isinstance(slope, np.ndarray) and _is_one(slope) else factor * slope


def _is_one(factor: Array | float) -> bool:
    """Whether a factor is the number 1, which changes nothing."""
    return isinstance(factor, int | float) and factor == 1


def _put(out: Array, factors: Mapping[str, Array | float], link: Link | None, read: Read) -> None:
    """Write the factor of what a link leads to, [steps, sequences, width] or of fewer axes, to
    [steps, width, sequences].
    """
    by_unit = out.swapaxes(-1, -2)
    factor = 1.0 if link is None else factors[link.source]
    slope = 1.0 if link is None or link.slope is None else link.slope(read)
    if isinstance(factor, np.ndarray) and isinstance(slope, np.ndarray):
        np.multiply(factor, slope, out=by_unit)
    elif _is_one(factor):
        by_unit[...] = slope
    else:
        by_unit[...] = factor * slope


def _gather(root: Array, factor: Array, slope: Array, out: Array) -> None:
    """The gradient of a root [width, sequences] times a factor, added up over units, times a slope."""
    np.multiply(np.einsum("us,us->s", root, factor), slope, out)
