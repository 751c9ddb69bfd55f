"""What layers hand on to those above them, and the run of some of them alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from simulator.arrays import Array
from simulator.network.trace import LayerTrace, Trace


def handed_on(layers: Sequence[LayerTrace]) -> Array:
    """What layers side by side hand on: their first states by token, [T, width], read-only."""
    outputs = [each[each.layer.cell.states[0]] for each in layers]
    if len(outputs) == 1:
        return outputs[0]
    together: Array = np.concatenate(outputs, axis=1)
    together.flags.writeable = False
    return together


def input_names_of(trace: Trace, layer: int) -> tuple[str, ...]:
    """The names of what enters a layer; () where not all of it has names."""
    entering = trace.layers_below(layer)
    names = tuple(each.layer.unit_names for each in entering) if entering else (trace.input_names,)
    return tuple(name for own in names for name in own) if all(names) else ()


def run_between(trace: Trace, first: int, stop: int) -> Trace:
    """The run of the layers from `first` until before `stop` alone; with the read-out where the last is one."""
    holds = tuple(replace(hold, layer=hold.layer - first) for hold in trace.holds if first <= hold.layer < stop)
    lowest, above = trace.layers[first], stop == len(trace.layers)
    names = input_names_of(trace, first)
    return replace(
        trace, inputs=lowest.inputs, input_names=names, layers=trace.layers[first:stop], holds=holds,
        readout=trace.readout if above else None, logits=trace.logits if above else None,
        outputs=trace.outputs if above else None,
    )  # fmt: skip
