"""Where a backward pass collects gradients: one array for each quantity, step by step, for one seed or for
many.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from simulator.arrays import Array


class Adjoints:
    """Gradients of a layer's quantities, of x, and of its states one step before, as far as there are any.

    An array is [T, width], or [T, S, width] for S seeds (`lead` is () or (S,)). That of a state one step
    before has a further row of zeros, for the step after the last.
    """

    def __init__(
        self, steps: int, lead: tuple[int, ...], dtype: np.dtype[np.floating[Any]], widths: Mapping[str, int]
    ) -> None:
        self.steps, self.lead, self._dtype, self._widths = steps, lead, dtype, widths
        self.arrays: dict[str, Array] = {}

    def zeros(self, width: int, further: int = 0) -> Array:
        return np.zeros((self.steps + further, *self.lead, width), self._dtype)

    def begin(self, name: str) -> Array:
        """The array of a name, of zeros if there was none."""
        if name not in self.arrays:
            self.arrays[name] = self.zeros(self._widths[name], further=name.endswith("_prev"))
        return self.arrays[name]

    def add(self, name: str, value: Array) -> None:
        """Add a gradient [T, …]."""
        self.begin(name)[: self.steps] += value

    def result(self, name: str) -> Array:
        """Read-only [T, width], or [S, T, width] for S seeds; zeros for what got no gradient."""
        width = self._widths[name]
        if name in self.arrays:
            found = self.arrays[name][: self.steps]
        else:
            found = np.broadcast_to(np.zeros((), self._dtype), (self.steps, *self.lead, width))
        found = np.moveaxis(found, 0, -2)
        found.flags.writeable = False
        return found

    def spread(self, factor: Array | float) -> Array | float:
        """A factor [T, width], or of fewer axes, so that it goes with the arrays here."""
        many = bool(self.lead) and isinstance(factor, np.ndarray) and factor.ndim == 2
        return factor[:, None] if many and isinstance(factor, np.ndarray) else factor


def outer(gradient: Array, vectors: Array) -> Array:
    """The gradient by a matrix, [rows, columns] or [S, rows, columns]: sums over the steps in one product.

    `gradient` is [T, rows] or [T, S, rows], `vectors` what the matrix multiplied, [T, columns].
    """
    product: Array = np.moveaxis(gradient, 0, -1) @ vectors
    return product
