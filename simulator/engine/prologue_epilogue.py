"""What is done for a whole ring at once: before its steps what they find ready, after them what the trace
still lacks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby

import numpy as np

from simulator.arrays import Array
from simulator.engine.batched import add_terms, over_columns, perform
from simulator.engine.lowering import INPUT
from simulator.engine.ring_buffer import ROWS, Ring, side_by_side
from simulator.equations.parse import INPUTS
from simulator.network.holds import Hold
from simulator.network.layer import Layer
from simulator.network.operands import Operands
from simulator.network.trace import LayerTrace

_UNRECORDED = (INPUT, *INPUTS)  # registers that are no quantities
LARGEST_PRODUCT = 262_144  # multiplications up to which the linear algebra library stays on one core
FEWEST_ROWS = 8  # in a product that is broken up for that


class Prologue:
    """Puts into the ring what depends on x alone."""

    def __init__(self, ring: Ring, layer: Layer, inputs: Array, holds: Sequence[Hold], rounded: frozenset[str]) -> None:
        self._lowered, self._ring, self._layer, self._inputs = ring.plan.lowered, ring, layer, inputs
        self._holds, self._rounded = holds, rounded
        phase = ring.plan.lowered.phases.before
        self._operations = [each for each in self._layer.cell.parsed.operations if each.name in phase]
        self._bulk = [(name, terms) for name, terms in self._lowered.bulk.items() if terms]

    def __call__(self, start: int, count: int) -> None:
        """Prepare `count` steps from `start` on, a multiple of ROWS."""
        inputs = self._inputs[start : start + count]
        if self._lowered.carrier:
            carried = self._ring.before(INPUT, count)
            carried[:, :-1], carried[:, -1] = inputs, 1
        if self._ring.products:
            self._ring.entering[:count, :-1] = inputs
            for columns, matrix in self._ring.products:
                multiply(self._ring.entering[:count], matrix, self._ring.table[1 : count + 1, columns])
        if self._operations or self._bulk or self._lowered.entering:
            self._compute(start, count)

    def _compute(self, start: int, count: int) -> None:
        """What is more than a matrix times x."""
        table, columns = self._ring.table[: count + 1], self._ring.columns
        read = Operands(_record(self._layer, table, columns, self._inputs, start))
        for name in self._lowered.entering:
            self._ring.now(name, count)[...] = read(name)
        for operation in self._operations:
            out = self._ring.now(operation.name, count)
            perform(operation, read, out, rounded=operation.name in self._rounded)
            set_held(self._holds, operation.name, out, start, len(self._inputs))
        for name, terms in self._bulk:
            sign = -1 if name in self._lowered.negated else 1
            add_terms(terms, read, self._ring.now(name, count), sign)


class Epilogue:
    """Takes what the ring holds into the trace, and computes there what no later step needs.

    `rows` [n + 1, R] are the trace's rows, or those of a few of its steps, and `places` the quantities' slices in them.
    """

    def __init__(
        self, ring: Ring, layer: Layer, inputs: Array, holds: Sequence[Hold], rounded: frozenset[str], room: int
    ) -> None:
        """`room`: how many steps it records."""
        plan, self._ring, self._layer, self._inputs = ring.plan, ring, layer, inputs
        self._holds, self._rounded = holds, rounded
        self._phases = plan.lowered.phases
        self._operations = [each for each in self._layer.cell.parsed.operations if each.name in self._phases.after]
        recorded = [name for name in plan.row if name not in _UNRECORDED]
        self.places = side_by_side((name, self._layer.width(name)) for name in recorded)
        self.rows: Array = np.empty((room + 1, self.places[recorded[-1]].stop), inputs.dtype)

        def treatment(name: str) -> str | None:
            if name in _UNRECORDED or name in self._phases.after:
                return None
            lowered = plan.lowered
            return "negative" if name in lowered.negated else "reciprocal" if name in lowered.reciprocal else "copy"

        ufuncs: dict[str, Callable[..., Array] | None] = {
            "negative": over_columns(np.negative),
            "reciprocal": np.reciprocal,
            "copy": None,
        }
        self._copies = [
            (ufuncs[str(treatment(names[0]))], ring.span(names), _span(self.places, names))
            for names in _runs(plan.row, treatment)
        ]

    def __call__(self, start: int, count: int, place: int) -> None:
        """Record `count` steps from `start` on, a multiple of ROWS; the row of the step before stands at `place`."""
        table, rows = self._ring.table[1 : count + 1], self.rows[place + 1 : place + count + 1]
        for ufunc, columns, part in self._copies:
            if ufunc is None:
                rows[:, part] = table[:, columns]
            else:
                ufunc(table[:, columns], out=rows[:, part])
        for hold in self._holds:
            if hold.quantity not in self._phases.after:
                out = rows[:, self.places[hold.quantity]]
                set_held([hold], hold.quantity, out, start, len(self._inputs))
        if self._operations:
            self._compute(start, self.rows[place : place + count + 1])

    def _compute(self, start: int, rows: Array) -> None:
        """What no later step needs; `rows` begin with that of the step before."""
        read = Operands(_record(self._layer, rows, self.places, self._inputs, start))
        for operation in self._operations:
            out = rows[1:, self.places[operation.name]]
            perform(operation, read, out, rounded=operation.name in self._rounded)
            set_held(self._holds, operation.name, out, start, len(self._inputs))


def _record(layer: Layer, rows: Array, places: Mapping[str, slice], inputs: Array, start: int) -> LayerTrace:
    """The record of the steps from `start` on, of which `rows` has the numbers."""
    before = inputs[start - 1] if start else None
    return LayerTrace(layer, rows, places, inputs[start : start + len(rows) - 1], input_before=before)


def multiply(vectors: Array, matrix: Array, out: Array) -> None:
    """`vectors @ matrix` into `out`, in pieces that stay on one core where they would only just need two."""
    size = ROWS
    while size > FEWEST_ROWS and size * matrix.size > LARGEST_PRODUCT:
        size //= 2
    size = size if size * matrix.size <= LARGEST_PRODUCT else ROWS
    for first in range(0, len(vectors), size):
        np.matmul(vectors[first : first + size], matrix, out=out[first : first + size])


def set_held(holds: Sequence[Hold], name: str, out: Array, start: int, steps: int) -> None:
    """Put held values of a quantity into its values [count, width] in the steps from `start` on, of so many
    in all.
    """
    for hold in holds:
        if hold.quantity == name:
            first, stop = hold.ending(steps)
            out[max(first - start, 0) : max(stop - start, 0), list(hold.units)] = hold.array(out.dtype)


def _runs(row: Sequence[str], treatment: Callable[[str], str | None]) -> Iterator[list[str]]:
    """Neighbours in a row that are treated alike; those with the treatment None are left out."""
    for kind, names in groupby(row, treatment):
        if kind is not None:
            yield list(names)


def _span(columns: dict[str, slice], names: Sequence[str]) -> slice:
    return slice(columns[names[0]].start, columns[names[-1]].stop)
