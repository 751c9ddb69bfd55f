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

_ENDS: dict[str, tuple[float, ...]] = {"sigmoid": (0.0, 1.0), "tanh": (-1.0, 1.0)}
"""What a function comes near to and never is."""


def as_told(layer_trace: LayerTrace, idealised: bool) -> LayerTrace:
    """The record of a layer with what rounding has made 0 or 1 next to it; the same one where there is nothing so."""
    other = _other_than_run(layer_trace, idealised)
    return layer_trace if other is None else other


@once_a_run
def _other_than_run(layer_trace: LayerTrace, idealised: bool) -> LayerTrace | None:
    """Such a record; None where it would be the run's own, which a result that goes with the run must not hold."""
    cell, found = layer_trace.layer.cell, dict[str, NDArray[np.bool_]]()
    rounded = set(cell.gates) if idealised else set()
    if layer_trace.inside is not None:
        return _long_as_told(layer_trace, layer_trace.inside, rounded)
    for each in cell.parsed.operations:
        factors = [found[name] for name in each.operands if name in found] if each.op == "*" else []
        ends = _ENDS.get(each.op, (-1.0, 1.0) if factors else ())
        hit = _at_limits(layer_trace, each.name, ends) if each.name not in rounded else None
        if hit is not None and factors:
            hit &= np.logical_or.reduce(factors)
        if hit is not None and hit.any():
            found[each.name] = hit
    if not found:
        return None
    rows, limits = layer_trace.rows.copy(), np.finfo(layer_trace.rows.dtype)
    told = replace(layer_trace, rows=rows)
    for name, hit in found.items():
        values = told[name]  # by token, as what is hit
        size = np.abs(values[hit])
        values[hit] = np.copysign(np.where(size > 0.5, 1.0 - limits.epsneg, limits.tiny), values[hit])
    rows.flags.writeable = False
    return told


def _long_as_told(layer_trace: LayerTrace, inside: Inside, rounded: set[str]) -> LayerTrace:
    """The same of a long run, whose sigmoids and tanh, and products of them, are looked at as they are read."""
    limits, holds = np.finfo(layer_trace.rows.dtype), inside.source.holds
    ends: dict[str, tuple[float, ...]] = {}
    for each in layer_trace.layer.cell.parsed.operations:
        of_such = each.op == "*" and not holds and all(name in ends for name in each.operands)
        if each.name not in rounded and (of_such or each.op in _ENDS):
            ends[each.name] = _ENDS.get(each.op, (-1.0, 1.0))

    def seen(name: str, at: NDArray[np.intp], values: Array) -> Array:
        hit = np.isin(values, ends[name])
        for hold in (each for each in holds if each.quantity == name):
            start, stop = hold.ending(int(at.max()) + 1)
            hit[np.ix_((start <= at) & (at < stop), np.asarray(hold.units))] = False
        other = np.copysign(np.where(np.abs(values) > 0.5, 1.0 - limits.epsneg, limits.tiny), values)
        return np.where(hit, other, values).astype(values.dtype) if hit.any() else values

    return replace(layer_trace, inside=replace(inside, changed=frozenset(ends), seen=seen))


def run_as_told(trace: Trace) -> Trace:
    """A run whose layers are so."""
    return replace(trace, layers=tuple(as_told(each, trace.idealised) for each in trace.layers))


def _at_limits(layer_trace: LayerTrace, name: str, ends: tuple[float, ...]) -> NDArray[np.bool_] | None:
    """Where a quantity is at one of its ends though nobody has set it so; None where it never is."""
    values = layer_trace[name] if ends else np.empty(0)
    if not values.size or (values.min() > min(ends) and values.max() < max(ends)):
        return None
    hit: NDArray[np.bool_] = np.isin(values, ends)
    for hold in layer_trace.holds:
        if hold.quantity == name:
            start, stop = hold.ending(layer_trace.steps)
            hit[start:stop, list(hold.units)] = False
    return hit
