"""Run a layer by its equations, quickly and with every vector recorded.

A step is a short list of NumPy calls that were bound to their memory beforehand, in a ring of 32 rows laid
out like the trace's. What is known before the loop is computed for a whole ring at once, and so is the rest
when the ring is full: signs, reciprocals, what no later step needs, and the copy into the trace. Rings begin
at multiples of 32 steps, so that a run resumed in the middle computes every number in the same way as the
whole run did.
"""

from __future__ import annotations

import operator
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache, partial
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from simulator.arrays import Array
from simulator.engine.lowering import lower
from simulator.engine.progress import Progress
from simulator.engine.prologue_epilogue import Epilogue, Prologue
from simulator.engine.ring_buffer import ROWS, Call, Ring, borrow_ring
from simulator.engine.scheduler import Schedule, schedule
from simulator.equations.parse import Equations
from simulator.network.holds import Hold
from simulator.network.layer import Layer, NetworkError
from simulator.network.trace import LayerTrace

LARGEST_CARRIED = 12_288  # numbers in the input weights up to which x goes through the recurrent product


def run_layer(
    layer: Layer,
    inputs: Array,
    holds: tuple[Hold, ...] = (),
    *,
    idealised: bool = False,
    earlier: tuple[LayerTrace, int] | None = None,
    progress: Progress | None = None,
    numbers: Sequence[int] | NDArray[np.intp] | None = None,
) -> LayerTrace:
    """Step a layer through `inputs` [T, I]; before the step in `earlier`, take over what that trace recorded.

    `progress` is called with the steps done, every few of them. `numbers` are what the steps are called, where that is
    not 0, 1, … (from the last down in a layer that reads from the end). Raises NetworkError when a value stops being
    finite, and Cancelled.
    """
    with stepping(layer, inputs, holds, idealised=idealised, numbers=numbers) as run:
        rows, places, steps = run.rows, run.places, len(inputs)
        begin = 0
        put_initial(layer, rows[0], places)
        if earlier is not None:
            begin = earlier[1] // ROWS * ROWS
            for name, place in places.items():
                rows[1 : begin + 1, place] = earlier[0][name][:begin]
            take_initial(earlier[0], rows[0], places)
        run.start_from(rows[begin], places)
        for start in range(begin, steps, ROWS):
            if progress is not None:
                progress(start, steps)
            run.round(start, min(ROWS, steps - start), start)
    rows.flags.writeable = False
    return LayerTrace(layer, rows, MappingProxyType(places), inputs, holds)


def take_initial(earlier: LayerTrace, row: Array, places: Mapping[str, slice]) -> None:
    """Put the states before the first step of an earlier run, which may be a part of one, into a row."""
    for state in earlier.layer.cell.states:
        row[places[state]] = earlier.rows[0, earlier.places[state]]


@contextmanager
def stepping(
    layer: Layer,
    inputs: Array,
    holds: tuple[Hold, ...],
    *,
    idealised: bool,
    numbers: Sequence[int] | NDArray[np.intp] | None = None,
    room: int | None = None,
    again: bool = False,
) -> Iterator[LayerSteps]:
    """What steps a layer, in memory that is given back at the end. It records `room` steps, or else all of them.

    `again`: there will soon be another of the same layer, whatever its memory takes.
    """
    rounded = frozenset(layer.cell.gates if idealised else ())
    equations = layer.cell.parsed
    sums = sum(layer.width(each.name) for each in equations.operations if each.op == "sum")
    made = plan(equations, rounded, sums * (layer.inputs + 1) <= LARGEST_CARRIED)
    named = range(len(inputs))[:: -1 if layer.reverse else 1] if numbers is None else numbers
    with borrow_ring(made, layer, inputs.dtype, max(1, min(ROWS, len(inputs))), again) as ring:
        yield LayerSteps(ring, layer, inputs, holds, rounded, named, len(inputs) if room is None else room)


def put_initial(layer: Layer, row: Array, places: Mapping[str, slice]) -> None:
    """Make a row that of the step before the first: the initial states, and nothing else."""
    row[...] = 0
    for state, value in layer.initial.items():
        row[places[state]] = value


@lru_cache(maxsize=256)
def plan(equations: Equations, rounded: frozenset[str], carry_input: bool) -> Schedule:
    """The schedule of a cell, made once."""
    return schedule(equations, lower(equations, rounded, carry_input=carry_input))


class LayerSteps:
    """Steps a layer, a ring at a time. `rows` [n + 1, R] are recorded, each quantity at its slice of `places`."""

    def __init__(
        self,
        ring: Ring,
        layer: Layer,
        inputs: Array,
        holds: tuple[Hold, ...],
        rounded: frozenset[str],
        numbers: Sequence[int] | NDArray[np.intp],
        room: int,
    ) -> None:
        self._ring, self._layer, self._inputs, self._holds, self._numbers = ring, layer, inputs, holds, numbers
        self._plan = ring.plan
        self._before = Prologue(ring, layer, inputs, holds, rounded)
        self._after = Epilogue(ring, layer, inputs, holds, rounded, room)
        self.rows, self.places = self._after.rows, self._after.places

    def start_from(self, row: Array, places: Mapping[str, slice]) -> None:
        """Let the next round begin with the states that stand in a row."""
        for state in self._layer.initial:
            self._ring.table[0, self._ring.columns[state]] = row[places[state]]

    def round(self, start: int, count: int, place: int) -> None:
        """Once around the ring: `count` steps from `start` on, a multiple of ROWS, into the rows after that at `place`,
        which is that of the step before.

        Raises NetworkError when a value stops being finite.
        """
        with np.errstate(all="ignore"):  # a value that is not finite is found and named below
            self._before(start, count)
            deque(map(operator.call, self._calls_of(start, range(count))), maxlen=0)  # quicker than a for loop
            self._after(start, count, place)
            self._ring.table[0] = self._ring.table[count]
            block = self.rows[place + 1 : place + count + 1]
            flat = block.reshape(-1)
            if not np.isfinite(np.add.reduce(flat)):  # or only the sum is not: then nothing is found
                self._check_finite(block, start)

    def some(
        self, start: int, count: int, chosen: NDArray[np.intp], before: Array, places: Mapping[str, slice]
    ) -> None:
        """As `round` into the first rows, but of the `count` steps only the chosen ones, from 0, are computed: each by
        itself, with the states that stand in its row of `before`. The others have any numbers.
        """
        for state in self._layer.initial:
            self._ring.table[:count, self._ring.columns[state]] = before[:, places[state]]
        with np.errstate(all="ignore"):
            self._before(start, count)
            deque(map(operator.call, self._calls_of(start, chosen.tolist())), maxlen=0)
            self._after(start, count, 0)

    def _calls_of(self, start: int, rows: Sequence[int]) -> list[Call]:
        """The calls of some steps after `start`, with those that set held values right after what yields them."""
        extra: dict[tuple[int, int], list[Call]] = {}
        for hold in self._holds:
            first, stop = hold.ending(len(self._inputs))
            for row in (row for row in rows if first <= start + row < stop):
                if hold.quantity in self._plan.last_group:
                    key = (row, self._plan.last_group[hold.quantity])
                    extra.setdefault(key, []).append(self._holding(hold, row))
        if not extra and isinstance(rows, range):
            return self._ring.all_calls[: len(rows) * len(self._plan.groups)]
        calls: list[Call] = []
        for row in rows:
            for group, call in enumerate(self._ring.calls[row]):
                calls += [call, *extra.get((row, group), ())]
        return calls

    def _holding(self, hold: Hold, row: int) -> Call:
        """A call that sets held units in the ring, in the form in which the quantity stands there."""
        values = hold.array(self._inputs.dtype)
        if hold.quantity in self._plan.lowered.negated:
            values = -values
        if hold.quantity in self._plan.lowered.reciprocal:
            values = 1 / values
        register = self._ring.now(hold.quantity, row + 1)[row]
        return partial(register.__setitem__, list(hold.units), values)

    def _check_finite(self, block: Array, start: int) -> None:
        for name in self._layer.cell.parsed.quantities:
            bad = np.argwhere(~np.isfinite(block[:, self.places[name]]))
            if len(bad):
                step, unit = bad[np.argmin(bad[:, 0])]
                raise NetworkError(
                    f"{self._layer.cell.name}: {name} of unit {unit} stops being finite at step "
                    f"{self._numbers[start + step]}; the weights or inputs are too large for these equations"
                )
