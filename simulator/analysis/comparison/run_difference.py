"""What an experiment came to: what two runs end with, side by side, and where they first differ."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from simulator.arrays import Array
from simulator.network.trace import LayerTrace, Trace

READOUT = "readout"
"""Stands for a layer's quantity where a number is what the network says: an output, or a logit where kinds differ."""


class Ending(NamedTuple):
    """One number at the end of two runs: of a unit of a layer's state, or of an output (`quantity` is READOUT)."""

    layer: int
    quantity: str
    unit: int
    before: float
    after: float

    @property
    def change(self) -> float:
        """How much more it is after."""
        return self.after - self.before


class Difference(NamedTuple):
    """The first number that differs between two runs; `quantity` is "x" where it is what enters."""

    step: int
    layer: int
    quantity: str
    unit: int


def endings(before: Trace, after: Trace) -> tuple[Ending, ...]:
    """What both runs have at their last token: read-out first, then the states, each from the largest change down.

    Numbers that only one of the runs has are left out.
    """
    said = sorted(_outputs(before, after), key=_by_change)
    states = sorted(_states(before, after), key=_by_change)
    return (*said, *states)


def first_difference(before: Trace, after: Trace, least: float = 0.0) -> Difference | None:
    """Where two runs first differ: the earliest step, and in it the number computed first. None where they do not.

    With `least`, where they differ by as much. Of layers whose cells differ the states are compared. A run that is
    only longer differs at the first token that the other does not have.
    """
    found = []
    steps = min(before.steps, after.steps)
    if before.inputs.shape[1] == after.inputs.shape[1]:
        found += _apart(before.inputs[:steps], after.inputs[:steps], 0, "x", least)
    for at, (one, other) in enumerate(zip(before.layers, after.layers, strict=False)):
        for name in _shared_quantities(one, other):
            found += _apart(one[name][:steps], other[name][:steps], at, name, least)
    if not found:
        return Difference(steps, 0, "x", 0) if before.steps != after.steps else None
    return min(found, key=lambda difference: difference.step)  # of equal steps the first, which was computed first


def largest_difference(before: Trace, after: Trace, states_only: bool = True) -> float:
    """The most by which any state that both runs have differs at any step; infinite for runs of other lengths.

    Without `states_only` any number that both runs have.
    """
    if before.steps != after.steps:
        return float("inf")
    pairs = [
        (one[name], other[name])
        for one, other in zip(before.layers, after.layers, strict=False)
        for name in (_shared_states(one, other) if states_only else _shared_quantities(one, other))
        if one[name].shape == other[name].shape
    ]
    if not states_only and before.inputs.shape == after.inputs.shape:
        pairs.append((before.inputs, after.inputs))
    return max((float(_distance(one, other).max(initial=0.0)) for one, other in pairs), default=float("inf"))


def _distance(one: Array, other: Array) -> Array:
    """By how much numbers differ: not at all where both are no number, infinitely where one is."""
    with np.errstate(invalid="ignore", over="ignore"):
        apart = np.abs(one.astype(np.float64) - other.astype(np.float64))
    same = (one == other) | (np.isnan(one) & np.isnan(other))
    return np.where(same, 0.0, np.where(np.isnan(apart), np.inf, apart))


def _apart(one: Array, other: Array, layer: int, name: str, least: float) -> list[Difference]:
    if one.shape[1] != other.shape[1]:
        return []
    apart = _distance(one, other)
    differs = apart >= least if least else apart > 0.0
    rows = differs.any(axis=1)
    if not rows.any():
        return []
    step = int(rows.argmax())
    return [Difference(step, layer, name, int(differs[step].argmax()))]


def _shared_quantities(one: LayerTrace, other: LayerTrace) -> tuple[str, ...]:
    """The quantities to compare: all of them in the same cell, the states both have in different ones."""
    return one.quantities if one.layer.cell.equations == other.layer.cell.equations else _shared_states(one, other)


def _shared_states(one: LayerTrace, other: LayerTrace) -> tuple[str, ...]:
    """The states that both cells have."""
    return tuple(state for state in one.layer.cell.states if state in other.layer.cell.states)


def _outputs(before: Trace, after: Trace) -> Iterator[Ending]:
    if before.readout is None or after.readout is None or before.readout.names != after.readout.names:
        return
    alike = (before.readout.groups, before.readout.kinds) == (after.readout.groups, after.readout.kinds)
    one, other = (trace.outputs if alike else trace.logits for trace in (before, after))
    assert one is not None and other is not None
    yield from _pairs(0, READOUT, one[-1], other[-1])


def _states(before: Trace, after: Trace) -> Iterator[Ending]:
    for at, (one, other) in enumerate(zip(before.layers, after.layers, strict=False)):
        for state in one.layer.cell.states:
            if state in other.layer.cell.states and one[state].shape[1] == other[state].shape[1]:
                yield from _pairs(at, state, one[state][-1], other[state][-1])


def _pairs(layer: int, quantity: str, before: Array, after: Array) -> Iterator[Ending]:
    for unit, (old, new) in enumerate(zip(before.tolist(), after.tolist(), strict=True)):
        yield Ending(layer, quantity, unit, old, new)


def _by_change(ending: Ending) -> float:
    return -abs(np.float64(ending.change))
