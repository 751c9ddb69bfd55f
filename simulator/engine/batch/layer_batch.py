"""Run a layer through many sequences at once, with weights that are others at each run, and every vector recorded.

The calls are those of a single sequence (`simulator.engine.lowering` and `scheduler`), each for all sequences. A
sequence that has ended changes nothing: from there on its numbers are those of its last step.
"""

from __future__ import annotations

import operator
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from simulator.arrays import Array
from simulator.engine.batch.memory import BatchMemory, Call
from simulator.engine.batched import add_terms, perform
from simulator.engine.layer_run import plan
from simulator.equations.parse import INPUT_BEFORE, Operand
from simulator.network.layer import Layer, NetworkError

ROOM = 32  # steps by which the memory grows


@dataclass(frozen=True, eq=False)
class BatchHold:
    """A unit's number in a quantity, set by hand `where` [steps, sequences] says so."""

    quantity: str
    unit: int
    value: float
    where: NDArray[np.bool_]


class LayerBatch:
    """A layer's run through a batch of so many `sequences`. `layer` gives the cell, the sizes and the initial states.

    It is used again and again: `run` takes other weights and inputs each time, and what was recorded holds until then.
    """

    def __init__(self, layer: Layer, sequences: int, dtype: str) -> None:
        self.layer, self.sequences, self.dtype = layer, sequences, dtype
        self._plan = plan(layer.cell.parsed, frozenset(), False)
        self._phases = self._plan.lowered.phases
        operations = layer.cell.parsed.operations
        self._early = [each for each in operations if each.name in self._phases.before]
        self._late = [each for each in operations if each.name in self._phases.after]
        self.memory = BatchMemory(self._plan, layer, dtype, ROOM, sequences)
        self._reciprocal = self._reciprocals()
        self._weights: Mapping[str, Array] = {}
        self._inputs: Array = np.zeros((0, layer.inputs + 1, sequences), dtype)
        self.steps = 0

    def run(
        self,
        weights: Mapping[str, Array],
        inputs: Array,
        lengths: NDArray[np.intp] | None = None,
        holds: Sequence[BatchHold] = (),
    ) -> None:
        """Step through `inputs` [steps, inputs + 1, sequences], whose last row is 1; `lengths` are those of the
        sequences, at least 1, where not all are as long as that. With `holds`, gradients cannot go back.
        """
        self.steps, self._weights, self._inputs = len(inputs), weights, inputs
        if self.steps > self.memory.room:
            room = -(-self.steps // ROOM) * ROOM
            self.memory = BatchMemory(self._plan, self.layer, self.dtype, room, self.sequences)
            self._reciprocal = self._reciprocals()
        memory, steps = self.memory, self.steps
        memory.take(weights)
        for state, value in self.layer.initial.items():
            memory.table[0, memory.columns[state]] = value[:, None]
        with np.errstate(all="ignore"):
            self._begin(holds)
            deque(map(operator.call, self._calls(holds)), maxlen=0)
            for columns in self._reciprocal:
                values = memory.table[1 : steps + 1, columns]
                np.reciprocal(values, out=values)
            for operation in self._late:
                perform(operation, self.read, _by_unit(memory.now(operation.name, steps)), rounded=False)
                self._hold_at_once(operation.name, holds)
        if lengths is not None:
            self._end(lengths)

    def now(self, name: str) -> Array:
        """[steps, width, sequences], what was recorded of a quantity."""
        values = self.memory.now(name, self.steps)
        return np.negative(values) if name in self._plan.lowered.negated else values

    def read(self, operand: Operand) -> Array:
        """As `simulator.network.operands.Operands`: a quantity is [steps, sequences, width]."""
        return self.read_some(operand, slice(0, self.steps))

    def read_some(self, operand: Operand, steps: slice) -> Array:
        """As `read`, at some steps."""
        if not isinstance(operand, str):
            return np.asarray(operand, self.dtype)
        if operand in self._weights:
            return self._weights[operand]
        return _by_unit(self._values(operand, steps))

    def check_finite(self) -> None:
        """Raise NetworkError where a value stopped being finite, which names the first such step."""
        for name in self.layer.cell.parsed.quantities:
            bad = np.argwhere(~np.isfinite(self.memory.now(name, self.steps)))
            if len(bad):
                step, unit, sequence = bad[np.argmin(bad[:, 0])]
                raise NetworkError(
                    f"{self.layer.cell.name}: {name} of unit {unit} stops being finite at step {step} of sequence "
                    f"{sequence}; the weights or inputs are too large for these equations"
                )

    # -- parts -----------------------------------------------------------------------------------------------

    def _values(self, name: str, steps: slice) -> Array:
        """[steps, width, sequences] of a quantity, x, or a state or x one step before."""
        inputs = self.layer.inputs
        if name == "x":
            return self._inputs[steps, :inputs]
        if name == INPUT_BEFORE:
            shifted = np.zeros((steps.stop - steps.start, inputs, self.sequences), self.dtype)
            first = steps.start == 0
            shifted[int(first) :] = self._inputs[steps.start - 1 + first : steps.stop - 1, :inputs]
            return shifted
        state = self.layer.cell.parsed.state_before(name)
        if state is not None:
            return self.memory.before(state, self.steps)[steps]
        values = self.memory.now(name, self.steps)[steps]
        return np.negative(values) if name in self._plan.lowered.negated else values

    def _calls(self, holds: Sequence[BatchHold]) -> list[Call]:
        """The calls of all steps, with those that set held numbers right behind what yields them."""
        memory, each = self.memory, self.memory.calls_a_step
        calls = memory.calls[: self.steps * each]
        inside = [hold for hold in holds if hold.quantity in self._plan.last_group]
        if not inside:
            return calls
        found: list[Call] = []
        for step in range(self.steps):
            row = memory.table[step + 1]
            for group in range(each):
                found.append(calls[step * each + group])
                for hold in inside:
                    if self._plan.last_group[hold.quantity] == group and hold.where[step].any():
                        numbers = row[memory.columns[hold.quantity].start + hold.unit]
                        put: Callable[..., object] = np.copyto
                        found.append(partial(put, numbers, self._as_kept(hold), where=hold.where[step]))
        return found

    def _as_kept(self, hold: BatchHold) -> Array:
        """A held number in the form in which the steps have the quantity."""
        value = np.asarray(hold.value, self.dtype)
        lowered = self._plan.lowered
        if hold.quantity in lowered.reciprocal:
            return np.asarray(1 / value, self.dtype)
        return -value if hold.quantity in lowered.negated else value

    def _hold_at_once(self, name: str, holds: Sequence[BatchHold]) -> None:
        for hold in holds:
            if hold.quantity == name:
                np.copyto(self.memory.now(name, self.steps)[:, hold.unit], hold.value, where=hold.where)

    def _begin(self, holds: Sequence[BatchHold]) -> None:
        """What the steps find ready: what depends on x alone."""
        memory, lowered, steps = self.memory, self._plan.lowered, self.steps
        for columns, matrix in memory.products:
            np.matmul(matrix, self._inputs, out=memory.table[1 : steps + 1, columns])
        for name in lowered.entering:
            memory.now(name, steps)[...] = self._values(name, slice(0, steps))
        for operation in self._early:
            perform(operation, self.read, _by_unit(memory.now(operation.name, steps)), rounded=False)
            self._hold_at_once(operation.name, holds)
        for name, terms in lowered.bulk.items():
            add_terms(terms, self.read, _by_unit(memory.now(name, steps)), -1 if name in lowered.negated else 1)

    def _end(self, lengths: NDArray[np.intp]) -> None:
        """Let each sequence stay as it is after its last step."""
        table = self.memory.table
        for sequence in np.flatnonzero(lengths < self.steps):
            last = lengths[sequence]
            table[last + 1 : self.steps + 1, :, sequence] = table[last, :, sequence]

    def _reciprocals(self) -> list[slice]:
        return self.memory.neighbours(lambda name: name in self._plan.lowered.reciprocal)


def _by_unit(values: Array) -> Array:
    """[steps, width, sequences] seen as [steps, sequences, width]."""
    return values.swapaxes(-1, -2)
