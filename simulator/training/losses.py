"""How wrong outputs are, as one number, and its gradient: cross-entropy and squared error, each target by its weight.

Weights say how much each target counts: 0 where a sequence has none, as behind its end, or before it in a loss at the
end alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np

from simulator.arrays import Array
from simulator.network.readout import Kind

Loss = Callable[[Array, Array, Array], tuple[float, Array]]
"""From logits [steps, outputs, sequences], targets and weights [steps, sequences] to the loss and its gradient."""


def cross_entropy(logits: Array, targets: Array, weights: Array) -> tuple[float, Array]:
    """Minus the logarithm of the chance of each target [steps, sequences], a number of an output: the weighted mean.

    The gradient is by the logits.
    """
    shifted = logits - logits.max(axis=1, keepdims=True)
    chances = np.exp(shifted)
    sums = chances.sum(axis=1, keepdims=True)
    chances /= sums
    places = targets.astype(np.intp)[:, None]
    likely = np.take_along_axis(shifted, places, axis=1)[:, 0] - np.log(sums[:, 0])
    share = (weights / max(float(weights.sum()), 1e-30)).astype(logits.dtype)
    loss = -float((likely * share).sum())
    np.put_along_axis(chances, places, np.take_along_axis(chances, places, axis=1) - 1, axis=1)
    chances *= share[:, None]
    return loss, chances


def squared_error(logits: Array, targets: Array, weights: Array) -> tuple[float, Array]:
    """The squared difference to targets [steps, outputs, sequences], over outputs the mean: the weighted mean."""
    away = logits - targets
    share = (weights / max(float(weights.sum()), 1e-30)).astype(logits.dtype)[:, None] / logits.shape[1]
    loss = float((away * away * share).sum())
    return loss, 2 * away * share


LOSSES: Mapping[Kind, Loss] = MappingProxyType({"softmax": cross_entropy, "linear": squared_error})
"""The loss of each kind of outputs."""
