"""What rounding has taken from a gate: no sigmoid is 0 or 1, however near it comes.

A double cannot tell 1 − 5.6·10⁻¹⁷ from 1. What is told of a run has in its place the number next to 1, which is printed
as what it is at least: "1 − <1.2·10⁻¹⁶". Gates that a hand has set, or that are rounded by the lesson, are as they are.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from simulator.analysis.run_cache import once_a_run
from simulator.arrays import Array
from simulator.network.inside import Inside
from simulator.network.trace import LayerTrace, Trace


def as_told(layer_trace: LayerTrace, idealised: bool) -> LayerTrace:
    """The record of a layer with what rounding has made 0 or 1 next to it; the same one where there is nothing so."""
    other = _other_than_run(layer_trace, idealised)
    return layer_trace if other is None else other


@once_a_run
def _other_than_run(layer_trace: LayerTrace, idealised: bool) -> LayerTrace | None:
    """Such a record; None where it would be the run's own, which a result that goes with the run must not hold."""
    cell = layer_trace.layer.cell
    rounded = set(cell.gates) if idealised else set()
    names = {each.name for each in cell.parsed.operations if each.op == "sigmoid"} - rounded
    if layer_trace.inside is not None:
        return _long_as_told(layer_trace, layer_trace.inside, names)
    found = {name: hit for name in names if (hit := _at_limits(layer_trace, name)) is not None and hit.any()}
    if not found:
        return None
    rows, limits = layer_trace.rows.copy(), np.finfo(layer_trace.rows.dtype)
    for name, hit in found.items():
        values = rows[1:, layer_trace.places[name]]
        values[hit] = np.where(values[hit] > 0.5, 1.0 - limits.epsneg, limits.tiny)
    rows.flags.writeable = False
    return replace(layer_trace, rows=rows)


def _long_as_told(layer_trace: LayerTrace, inside: Inside, names: set[str]) -> LayerTrace:
    """The same of a long run, whose sigmoids are looked at as they are read."""
    limits, holds = np.finfo(layer_trace.rows.dtype), inside.source.holds

    def seen(name: str, at: NDArray[np.intp], values: Array) -> Array:
        hit = (values == 0.0) | (values == 1.0)
        for hold in (each for each in holds if each.quantity == name):
            start, stop = hold.ending(int(at.max()) + 1)
            hit[np.ix_((start <= at) & (at < stop), np.asarray(hold.units))] = False
        other = np.where(values > 0.5, 1.0 - limits.epsneg, limits.tiny)
        return np.where(hit, other, values).astype(values.dtype) if hit.any() else values

    return replace(layer_trace, inside=replace(inside, changed=frozenset(names), seen=seen))


def run_as_told(trace: Trace) -> Trace:
    """A run whose layers are so."""
    return replace(trace, layers=tuple(as_told(each, trace.idealised) for each in trace.layers))


def _at_limits(layer_trace: LayerTrace, name: str) -> NDArray[np.bool_] | None:
    """Where a quantity is 0 or 1 though nobody has set it so; None where it never is."""
    values = layer_trace[name]
    if not values.size or (values.min() > 0.0 and values.max() < 1.0):
        return None
    hit: NDArray[np.bool_] = (values == 0.0) | (values == 1.0)
    for hold in layer_trace.holds:
        if hold.quantity == name:
            start, stop = hold.ending(layer_trace.steps)
            hit[start:stop, list(hold.units)] = False
    return hit
