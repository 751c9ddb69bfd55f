"""What of one run stands where in another: the steps that read the same tokens, and quantities of the same width.

Two runs may differ in anything: weights, cells, sizes, a token more or less. What has no counterpart has none.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from simulator.arrays import Array
from simulator.network.trace import LayerTrace, Trace

NONE = -1
BLOCK = 256  # rows that are compared at once


class Counterparts:
    """Where the steps and quantities of a run stand in another one."""

    def __init__(self, trace: Trace, other: Trace) -> None:
        self._trace, self._other = trace, other
        self.steps = counterpart_steps(trace.tokens, other.tokens)

    def layer(self, layer: int, quantity: str) -> LayerTrace | None:
        """The other run's layer, if it has this quantity (or "x", or a state one step before) in the same width."""
        if layer >= len(self._other.layers):
            return None
        found = self._other.layers[layer]
        wanted = self._trace.layers[layer]
        same = _has(found, quantity) and _has(wanted, quantity)
        return found if same and found[quantity].shape[1] == wanted[quantity].shape[1] else None

    def row(self, layer: int, quantity: str, step: int) -> Array | None:
        """What the other run computed there: [width], read-only; None where it has no counterpart."""
        there = self.steps[step]
        found = self.layer(layer, quantity) if there != NONE else None
        return None if found is None else found[quantity][there]


def counterpart_steps(tokens: Sequence[str], others: Sequence[str]) -> Sequence[int]:
    """For each step of a run the step of another one at the same place of the sequence, or −1.

    The same tokens at the beginning and at the end belong together; what lies between does where it is as long in both.
    """
    steps, count = len(tokens), len(others)
    if steps == count:
        return range(steps)
    most = min(steps, count)
    first = next((k for k in range(most) if tokens[k] != others[k]), most)
    last = next((k for k in range(most - first) if tokens[-1 - k] != others[-1 - k]), most - first)
    return (*range(first), *(NONE,) * (steps - first - last), *range(count - last, count))


def runs_differ(trace: Trace, other: Trace) -> bool:
    """Whether any number of the two runs, or any token, is another."""
    if trace is other:
        return False
    if trace.tokens != other.tokens or len(trace.layers) != len(other.layers):
        return True
    if not _equal(trace.inputs, other.inputs):
        return True
    pairs = zip(trace.layers, other.layers, strict=True)
    return any(a.layer.cell != b.layer.cell or records_differ(a, b) for a, b in pairs)


def records_differ(one: LayerTrace, other: LayerTrace) -> bool:
    """Whether any number is another in two records of the same cell. What was not kept of one is what the same layer
    makes of the same states; of another layer, that is taken to be another.
    """
    if one is other:
        return False
    if not _equal(one.rows, other.rows):
        return True
    return one.inside is not None and (one.layer is not other.layer or one.holds != other.holds)


def _equal(a: Array, b: Array) -> bool:
    """Whether two arrays have the same numbers; a few rows at a time, for runs that differ mostly do so early."""
    blocks = (slice(start, start + BLOCK) for start in range(0, len(a), BLOCK))
    return a.shape == b.shape and all(np.array_equal(a[rows], b[rows], equal_nan=True) for rows in blocks)


def _has(layer_trace: LayerTrace, quantity: str) -> bool:
    return quantity == "x" or quantity in layer_trace.layer.cell.parsed.widths
