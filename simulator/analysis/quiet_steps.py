"""Steps at which nothing new happens: what a network's cells do is as it was a step before."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from simulator.arrays import Array
from simulator.network.trace import LayerTrace, Trace

LEAST_CHANGE = 0.01  # of the largest size of a quantity in the run: what changes by less is as it was


@lru_cache(maxsize=4)
def quiet_steps(trace: Trace) -> NDArray[np.bool_]:
    """Which steps [T] are quiet: every gate of every layer, and what is added to its memory, is as at the step before,
    within `LEAST_CHANGE` of that quantity's largest size in the run; of a memory that is written anew, all of it.

    What a state holds may go on growing or fading by the same rule. What comes in from outside may be another vector:
    where the step does the same with it, nothing new happens. The first step is not quiet, nor one at which something
    is set by hand or ceases to be. A number that is no number is never as it was.
    """
    steps = np.arange(1, trace.steps)
    for layer_trace in trace.layers:
        for name in _told(layer_trace):
            steps = steps[_stays(layer_trace[name], steps)]
    quiet = np.zeros(trace.steps, dtype=np.bool_)
    quiet[steps] = True
    for hold in (hold for layer_trace in trace.layers for hold in layer_trace.holds):
        quiet[hold.steps[0] : hold.ending(trace.steps)[1] + 1] = False
    return quiet


def _told(layer_trace: LayerTrace) -> tuple[str, ...]:
    """The quantities that say what a step does."""
    cell = layer_trace.layer.cell
    written = () if cell.memory.write is None else (cell.memory.write,)
    return (*cell.gates, *written) or cell.states


def _stays(values: Array, steps: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Whether a quantity [T, width] is as it was a step before, at each of these steps."""
    if not len(steps):
        return np.zeros(0, dtype=np.bool_)
    most = LEAST_CHANGE * float(np.abs(values[np.isfinite(values)]).max(initial=0.0))
    with np.errstate(invalid="ignore", over="ignore"):
        return np.asarray((np.abs(values[steps] - values[steps - 1]) <= most).all(axis=1))
