"""What is worth setting by hand in a run: the gates, or states, that would move its memory most at one step.

Everything is read off the trace and the equations: how far the memory of a unit would be from what it is after a step,
if a gate of that step were shut or open and all else in it as it was.
"""

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple, TypeAlias

import numpy as np

from simulator.analysis.measures import MemoryAccount, held_units, memory_account
from simulator.arrays import Array
from simulator.equations.polynomials import Polynomial, multiplied_out
from simulator.network.blockwise import block_by_block
from simulator.network.trace import LayerTrace, Trace, layer_of

OPEN, SHUT = 1.0, 0.0
MOST_LOOKED_AT = 500  # places
Tried: TypeAlias = tuple[str, Array, Array]
"""What can be set, to which values, and how far that moves the memory: both [1, unit]."""


class Intervention(NamedTuple):
    """A number to set by hand: a unit's quantity at a step, the value that is tried, and how far it moves the memory.

    `effect` is in the memory's own unit, at the same step.
    """

    layer: int
    quantity: str
    unit: int
    step: int
    value: float
    effect: float


def interventions(trace: Trace, layer: int = 0, most: int = 3) -> tuple[Intervention, ...]:
    """What can be tried where a layer's memory changes most: at each place the strongest, the largest change first.

    A gate that acts on the memory is shut where it was more open than not, else opened. Where no gate does, the state
    that remembers is set to 0. Places are of different tokens, and of different units while there are such.
    """
    changes = _Changes(memory_account(trace, layer=layer))
    found: list[Intervention] = []
    for _ in range(most):
        at_places = filter(None, map(partial(_at, trace, layer), changes.places()))
        strongest = next(at_places, (None,))[0]
        if strongest is None:
            break
        found.append(strongest)
        changes.leave_out(strongest.step, strongest.unit)
    return tuple(found)


def interventions_at(trace: Trace, layer: int, unit: int, step: int) -> tuple[Intervention, ...]:
    """The interventions on one unit at one step, the strongest first."""
    return _at(trace, layer, (step, unit))


class _Changes:
    """How much the memory changes at each step in each unit, without steps and units that are left out."""

    def __init__(self, account: MemoryAccount) -> None:
        self._account, self._width = account, account.new.shape[1]
        self._steps: list[int] = []
        self._found: list[int] = []  # units
        self._units: list[int] = []  # those that are left out

    def leave_out(self, step: int, unit: int) -> None:
        """Leave a step out; and the unit, if another than those that were found changes at any other step."""
        self._steps.append(step)
        self._found.append(unit)
        if any(np.delete(change, self._found, axis=1).any() for _, change in self._blocks()):
            self._units.append(unit)

    def places(self) -> Iterator[tuple[int, int]]:
        """Steps and units at which something changes, the largest change first; no more than are soon looked at."""
        at, sizes = np.empty(0, dtype=np.intp), np.empty(0)
        for start, change in self._blocks():
            at = np.concatenate([at, self._width * start + np.arange(change.size)])
            sizes = np.concatenate([sizes, change.ravel()])
            if len(at) > MOST_LOOKED_AT:
                largest = np.sort(np.argpartition(-sizes, MOST_LOOKED_AT)[:MOST_LOOKED_AT])
                at, sizes = at[largest], sizes[largest]
        for k in np.lexsort((at, -sizes)).tolist():
            if sizes[k] > 0.0:
                yield divmod(int(at[k]), self._width)

    def _blocks(self) -> Iterator[tuple[int, Array]]:
        for rows, new in block_by_block(self._account.new):
            change = _apart(new, self._account.old[rows])
            change[[step - rows.start for step in self._steps if rows.start <= step < rows.stop]] = 0.0
            change[:, self._units] = 0.0
            yield rows.start, change


def _at(trace: Trace, layer: int, place: tuple[int, int]) -> tuple[Intervention, ...]:
    """The interventions at a step and unit, the strongest first."""
    step, unit = place
    found = (
        Intervention(layer, quantity, unit, step, float(values[0, unit]), float(effects[0, unit]))
        for quantity, values, effects in _tried(layer_of(trace, layer).part(step, step + 1))
        if unit < effects.shape[1]
    )
    return tuple(sorted((each for each in found if each.effect > 0.0), key=lambda each: -each.effect))


def _tried(record: LayerTrace) -> Iterator[Tried]:
    """Everything that can be set at one step of a layer: its gates that act on the memory, or else that itself."""
    cell, width = record.layer.cell, record[record.layer.cell.memory.state].shape[1]
    memory = multiplied_out(cell.parsed, cell.memory.state)
    gates = [name for name in cell.gates if any(name in product for product in memory)]
    for name in gates:
        gate = record[name]
        if gate.shape[1] == width:
            values = np.where(gate > 0.5, SHUT, OPEN)
            yield name, values, _free(record, name, _moved(record, memory, name, values))
    if not gates:
        new = record[cell.memory.state]
        yield cell.memory.state, np.zeros(new.shape), _free(record, cell.memory.state, _apart(new, 0.0 * new))


def _moved(record: LayerTrace, memory: Polynomial, gate: str, values: Array) -> Array:
    """How far the memory is from itself with other values of a gate: [step, unit]."""
    moved = np.zeros(values.shape)
    for product, factor in memory.items():
        if gate in product:
            others = [_values(record, name) for name in product if name != gate]
            times = product.count(gate)
            change = values**times - record[gate].astype(np.float64) ** times
            moved = moved + factor * change * np.prod(np.broadcast_arrays(np.ones(values.shape), *others), axis=0)
    return _apart(moved, np.zeros(values.shape))


def _values(record: LayerTrace, name: str) -> Array:
    """A factor of the memory: a quantity at each step, or a weight, which is the same at every one."""
    found = record.layer.weights[name] if name in record.layer.weights else record[name]
    return found.astype(np.float64)


def _free(record: LayerTrace, name: str, effects: Array) -> Array:
    """The effects where neither the quantity is set by hand already, nor anything that it acts through; else 0, as at
    a step that was left out.
    """
    held = {hold.quantity for hold in record.holds}
    taken = np.zeros(effects.shape, dtype=np.bool_)
    taken[list(record.skipped)] = True
    for each in held - (set(record.layer.cell.gates) - {name}):
        found = held_units(record, each)
        taken = taken | found if found.shape == taken.shape else taken
    return np.where(taken, 0.0, effects)


def _apart(one: Array, other: Array) -> Array:
    """By how much numbers differ; not at all where that is no number."""
    with np.errstate(invalid="ignore", over="ignore"):
        apart = np.abs(one.astype(np.float64) - other.astype(np.float64))
    return np.where(np.isfinite(apart), apart, 0.0)
