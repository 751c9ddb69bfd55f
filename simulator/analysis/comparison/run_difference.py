"""What an experiment came to: what two runs end with, side by side, and where they first differ."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from simulator.arrays import Array
from simulator.network.blockwise import Blockwise, block_by_block
from simulator.network.trace import LayerTrace, Trace

TOGETHER = 256  # steps that are compared at once
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
    only longer differs at the first token that the other does not have. Of long runs no more is computed again than it
    takes.
    """
    steps = min(before.steps, after.steps)
    pairs = list(_pairs_of(before, after))
    stop = steps
    for one, other, _, _, made_again in pairs:
        if not made_again:
            first = _first(one, other, 0, stop, least)
            stop = stop if first is None else min(first + 1, stop)
    found: list[Difference] = []
    begins = dict[int, int]()
    for one, other, at, name, made_again in pairs:
        if made_again and at not in begins:
            begins[at] = _alike_until(before.layers[at], after.layers[at], stop)
        first = _first(one, other, begins[at] if made_again else 0, stop, least)
        if first is not None:
            stop = first + 1
            differs = _differs(one[first : first + 1], other[first : first + 1], least)[0]
            found.append(Difference(first, at, name, int(differs.argmax())))
    if not found:
        return Difference(steps, 0, "x", 0) if before.steps != after.steps else None
    return min(found, key=lambda difference: difference.step)  # of equal steps the first, which was computed first


Pair = tuple[Array, Array, int, str, bool]
"""What two runs have of a quantity of a layer, and whether one of them computes it again where it is read."""


def _pairs_of(before: Trace, after: Trace) -> Iterator[Pair]:
    """All that is compared, in the order in which it is computed."""
    if before.inputs.shape[1] == after.inputs.shape[1]:
        yield before.inputs, after.inputs, 0, "x", False
    for at, (one, other) in enumerate(zip(before.layers, after.layers, strict=False)):
        for name in _shared_quantities(one, other):
            here, there = one[name], other[name]
            if here.shape[1] == there.shape[1]:
                yield here, there, at, name, isinstance(here, Blockwise) or isinstance(there, Blockwise)


def _first(one: Array, other: Array, start: int, stop: int, least: float) -> int | None:
    """The first step of some at which numbers differ."""
    while start < stop:
        end = min(start // TOGETHER * TOGETHER + TOGETHER, stop)
        rows = _differs(one[start:end], other[start:end], least).any(axis=1)
        if rows.any():
            return start + int(rows.argmax())
        start = end
    return None


def _alike_until(one: LayerTrace, other: LayerTrace, stop: int) -> int:
    """The step up to which all that a layer computes is the same in two runs: what enters, and its states, are."""
    if one.layer is not other.layer or one.from_end or (one.holds, one.skipped) != (other.holds, other.skipped):
        return 0
    for name in ("x", *one.layer.cell.states):
        first = _first(one[name], other[name], 0, stop, 0.0)
        stop = stop if first is None else first
    return stop


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
    apart = (
        float(_distance(part, other[rows]).max(initial=0.0))
        for one, other in pairs
        for rows, part in block_by_block(one, TOGETHER)
    )
    return max(apart, default=float("inf"))


def _distance(one: Array, other: Array) -> Array:
    """By how much numbers differ: not at all where both are no number, infinitely where one is."""
    with np.errstate(invalid="ignore", over="ignore"):
        apart = np.abs(one.astype(np.float64) - other.astype(np.float64))
    same = (one == other) | (np.isnan(one) & np.isnan(other))
    return np.where(same, 0.0, np.where(np.isnan(apart), np.inf, apart))


def _differs(one: Array, other: Array, least: float) -> NDArray[np.bool_]:
    """Which numbers differ, by as much as `least` where that is more than nothing."""
    apart = _distance(one, other)
    return apart >= least if least else apart > 0.0


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
