"""How far runs of the same sequence are from the first of them, and how much of the first token each still holds.

Everything is computed from the traces alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from weakref import WeakKeyDictionary

import numpy as np

from simulator.analysis.ledger import BLOCK, SMALLEST, keep_factors, writes
from simulator.analysis.measures import held_units
from simulator.analysis.run_cache import once_a_run
from simulator.arrays import Array
from simulator.cells.memory import find_kept
from simulator.network.trace import LayerTrace, Trace, in_order


@once_a_run
def left_of_first(layer_trace: LayerTrace) -> Array:
    """How much of what the first token wrote is still in the memory after each step: [T], 1 after the first.

    That is Σ|w₀ · ∏ f| / Σ|w₀| over the units, straight along the memory line (`simulator.analysis.ledger`): 0 where
    the memory is written anew at each step, and not a number where the first token wrote nothing. Made once for a run,
    and read-only. Raises NetworkError for a layer that reads from the end.
    """
    first, factors = np.abs(_first_write(in_order(layer_trace))), np.abs(keep_factors(layer_trace))
    if not first.any():
        nothing = np.full(layer_trace.steps, np.nan)
        nothing.flags.writeable = False
        return nothing
    factors[list(layer_trace.begins)] = 0
    left, still = np.ones(layer_trace.steps), first / first.max()
    whole = still[None].sum(axis=1)
    for start in range(1, layer_trace.steps, BLOCK):
        stills = still * np.cumprod(factors[start : start + BLOCK], axis=0)
        left[start : start + BLOCK] = stills.sum(axis=1) / whole  # exactly 1 where all is kept
        still = np.where(stills[-1] < SMALLEST, 0.0, stills[-1])
    left.flags.writeable = False
    return left


def _first_write(layer_trace: LayerTrace) -> Array:
    """What the first token wrote, without what rounding in the run's precision leaves beside it."""
    memory, found = layer_trace.layer.cell.memory, np.asarray(writes(layer_trace)[0][0])
    if memory.write is None:
        return found
    names = (memory.write, f"{memory.state}_prev", memory.state)
    own, old, new = (layer_trace[name][0].astype(np.float64) for name in names)
    rounding = 4 * np.finfo(layer_trace[memory.write].dtype).eps * (np.abs(own) + np.abs(old) + np.abs(new))
    by_itself = np.abs(found - own) <= rounding
    for name in (memory.state, find_kept(layer_trace.layer.cell.parsed, memory)):
        by_itself &= True if name is None else ~held_units(layer_trace, name)[0]
    return np.where(by_itself, own, found)


@dataclass(frozen=True, eq=False)
class Distances:
    """How far the memory of each run is from the first run's after each step: [run, T].

    `by_unit`: the mean over the units of their differences, where all runs remember the same quantity in the same
    number of units; else the difference of the mean sizes, which are [run, T] in `means`.
    """

    by_unit: bool
    sizes: Array
    means: Array


def distances(traces: Sequence[Trace], layer: int) -> Distances:
    """How far the memories of a layer (at most the uppermost of a run) are from that of the first of some traces.

    All must be of the same sequence.
    """
    layer_traces = [trace.layers[min(layer, len(trace.layers) - 1)] for trace in traces]
    first = layer_traces[0]
    means = np.stack([_mean_sizes(layer_trace) for layer_trace in layer_traces])
    by_unit = all(_alike(first, layer_trace) for layer_trace in layer_traces)
    if by_unit:
        sizes = np.stack([_apart(first, layer_trace) for layer_trace in layer_traces])
    else:
        sizes = np.abs(means - means[0])
    return Distances(by_unit, sizes, means)


@once_a_run
def _mean_sizes(layer_trace: LayerTrace) -> Array:
    """The mean size of the memory after each step: [T]."""
    found: Array = np.abs(_memory(layer_trace)).mean(axis=1)
    return found


@once_a_run
def _known_apart(layer_trace: LayerTrace) -> WeakKeyDictionary[LayerTrace, Array]:
    """How far other runs are from this one, as far as that was asked for and they are there."""
    return WeakKeyDictionary()


def _apart(layer_trace: LayerTrace, other: LayerTrace) -> Array:
    """The mean over the units of the differences of two memories after each step: [T]. Made once for both runs."""
    known = _known_apart(layer_trace)
    if other not in known:
        known[other] = np.abs(_memory(other) - _memory(layer_trace)).mean(axis=1)
    return known[other]


def _memory(layer_trace: LayerTrace) -> Array:
    return np.nan_to_num(layer_trace[layer_trace.layer.cell.memory.state].astype(np.float64))


def _alike(one: LayerTrace, other: LayerTrace) -> bool:
    states = (one.layer.cell.memory.state, other.layer.cell.memory.state)
    return states[0] == states[1] and one.layer.width(states[0]) == other.layer.width(states[1])
