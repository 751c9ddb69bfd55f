"""Which steps tell something: the one at which the memory changes most, and those at which nothing new happens."""

from __future__ import annotations

from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from simulator.analysis.measures import memory_account
from simulator.analysis.run_cache import largest_of
from simulator.network.trace import LayerTrace, Trace

LEAST_CHANGE = 0.01  # of the largest size of a quantity in the run: what changes by less is as it was
_FOUND: WeakKeyDictionary[Trace, NDArray[np.bool_]] = WeakKeyDictionary()


def key_step(trace: Trace, layer: int = 0) -> int:
    """The step at which most is forgotten of what a layer kept before.

    A cell without a gate that keeps forgets everything at every step: there, and where nothing is ever forgotten, it is
    the step that writes most.
    """
    account = memory_account(trace.layers[layer])
    forgets = bool(np.any(account.kept)) and bool(np.any(account.forgotten))
    change = np.nan_to_num((account.forgotten if forgets else account.added).astype(np.float64))
    return int(np.argmax(np.abs(change).sum(axis=1)))


def quiet_steps(trace: Trace) -> NDArray[np.bool_]:
    """Which steps [T] are quiet: every gate of every layer, and what is added to its memory, is as at the step before,
    within `LEAST_CHANGE` of that quantity's largest size in the run; of a memory that is written anew, all of it.

    What a state holds may go on growing or fading by the same rule. What comes in from outside may be another vector:
    where the step does the same with it, nothing new happens. The first step of a sequence is not quiet, nor one at
    which something is set by hand or ceases to be. A step that was left out is quiet where the one before it was left
    out too, and the next that is computed is not. Of layers that read from both ends it is the step that each of them
    computes then. Found once for a run, and read-only.
    """
    if trace not in _FOUND:
        _FOUND[trace] = _find(trace)
    return _FOUND[trace]


def _find(trace: Trace) -> NDArray[np.bool_]:
    quiet = np.ones(trace.steps, dtype=np.bool_)
    for from_end in {each.from_end for each in trace.layers}:
        quiet &= _may_be(trace, from_end)
    quiet.flags.writeable = False
    return quiet


def _may_be(trace: Trace, from_end: bool) -> NDArray[np.bool_]:
    """Which steps are quiet in the layers that read from this end."""
    layers = [each.as_read for each in trace.layers if each.from_end == from_end]
    left_out = np.zeros(trace.steps, dtype=np.bool_)
    left_out[list(layers[0].skipped)] = True
    steps = np.flatnonzero(~(left_out[1:] | left_out[:-1])) + 1
    for layer_trace in layers:
        for name in _told(layer_trace):
            steps = steps[_stays(layer_trace, name, steps)]
    quiet = np.zeros(trace.steps, dtype=np.bool_)
    quiet[steps] = True
    quiet[1:] |= left_out[1:] & left_out[:-1]
    quiet[list(layers[0].begins)] = False
    for hold in (hold for layer_trace in layers for hold in layer_trace.holds):
        quiet[hold.steps[0] : hold.ending(trace.steps)[1] + 1] = False
    return quiet


def _told(layer_trace: LayerTrace) -> tuple[str, ...]:
    """The quantities that say what a step does."""
    cell = layer_trace.layer.cell
    written = () if cell.memory.write is None else (cell.memory.write,)
    return (*cell.gates, *written) or cell.states


def _stays(layer_trace: LayerTrace, quantity: str, steps: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Whether a quantity [T, width] is as it was a step before, at each of these steps."""
    if not len(steps):
        return np.zeros(0, dtype=np.bool_)
    values, most = layer_trace[quantity], LEAST_CHANGE * largest_of(layer_trace, quantity)
    if layer_trace.figures is not None:
        return layer_trace.figures.of("change", quantity)[steps] <= most
    with np.errstate(over="ignore"):
        return np.asarray((np.abs(values[steps] - values[steps - 1]) <= most).all(axis=1))
