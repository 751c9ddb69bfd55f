"""What an operation reads: one look-up, for whoever computes a layer forwards or backwards."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from simulator.arrays import Array
from simulator.equations.operations import Operand
from simulator.network.trace import LayerTrace

Read = Callable[[Operand], Array]
"""Looks up operands by name, as `Operands` does."""


class Operands:
    """Looks up operands by name, at some steps of a layer's record or at a single one.

    A quantity, x and a state one step before are [steps, width], or [width] at a single step; a weight has its own
    shape, and a number is an array without axes in the record's precision. Raises KeyError for other names.
    """

    def __init__(self, layer_trace: LayerTrace, steps: slice | int = slice(None)) -> None:
        self._layer_trace, self._steps = layer_trace, steps

    def __call__(self, operand: Operand) -> Array:
        if not isinstance(operand, str):
            return np.asarray(operand, self._layer_trace.rows.dtype)
        weight = self._layer_trace.layer.weights.get(operand)
        return self._layer_trace[operand][self._steps] if weight is None else weight
