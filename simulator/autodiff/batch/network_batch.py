"""A network through many sequences at once, forward and back, with weights that are others each time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from simulator.arrays import Array
from simulator.autodiff.batch.batch_backward import BatchBackward
from simulator.engine.batch.layer_batch import BatchHold, LayerBatch
from simulator.network.layer import NetworkError
from simulator.network.network import Network

Weights = Sequence[Mapping[str, Array]]
"""Of each layer its weights by name."""


class NetworkBatch:
    """Layers, lowest first, that read so many `sequences` from their beginning to their end.

    `network` gives cells, sizes, initial states and precision, and not the weights. `seeded` names, layer by layer, the
    quantities at which gradients arrive from outside besides the last layer's output. Raises NetworkError for layers
    that read from the end.
    """

    def __init__(self, network: Network, sequences: int, seeded: Sequence[Sequence[str]] = ()) -> None:
        if any(layer.reverse or layer.beside for layer in network.layers):
            raise NetworkError("a batch has no layers that read from the end; let all read from the beginning")
        self.layers = [LayerBatch(layer, sequences, network.dtype) for layer in network.layers]
        given = [tuple(seeded[k]) if k < len(seeded) else () for k in range(len(self.layers))]
        self._backward = [
            BatchBackward(layer, {layer.layer.cell.states[0], *names}, by_inputs=k > 0)
            for k, (layer, names) in enumerate(zip(self.layers, given, strict=True))
        ]

    def run(
        self,
        weights: Weights,
        inputs: Array,
        lengths: NDArray[np.intp] | None = None,
        holds: Mapping[int, Sequence[BatchHold]] = MappingProxyType({}),
    ) -> Array:
        """Step all sequences through `inputs` [steps, inputs + 1, sequences], whose last row is 1.

        Where `lengths` are given, sequences end there. `holds` has those of each layer. Returns the outputs of the last
        layer [steps, width, sequences].
        """
        entering = inputs
        for k, (layer, own) in enumerate(zip(self.layers, weights, strict=True)):
            if k:
                entering = with_ones(self.output(k - 1))
            layer.run(own, entering, lengths, holds.get(k, ()))
        return self.output(-1)

    def output(self, layer: int) -> Array:
        """What a layer handed on [steps, width, sequences]."""
        return self.layers[layer].now(self.layers[layer].layer.cell.states[0])

    def begin_back(self) -> None:
        """Let no gradient arrive anywhere."""
        for backward in self._backward:
            backward.begin()

    def seed(self, layer: int, name: str) -> Array:
        """The memory [steps, width, sequences] for the gradient that arrives at a seeded quantity."""
        return self._backward[layer].seed(name)

    def go_back(self, weights: Weights, gradients: Weights) -> None:
        """Add what the seeds give by the weights of all layers to `gradients`."""
        for k in reversed(range(len(self.layers))):
            entered = self._backward[k].go_back(weights[k], gradients[k])
            if k and entered is not None:
                below = self.layers[k - 1].layer.cell.states[0]
                self.seed(k - 1, below)[...] += entered

    def check_finite(self) -> None:
        """Raise NetworkError where a recorded value is not finite."""
        for layer in self.layers:
            layer.check_finite()


def with_ones(vectors: Array) -> Array:
    """Vectors [steps, width, sequences] with a 1 behind each, for the biases."""
    steps, _, sequences = vectors.shape
    return np.concatenate([vectors, np.ones((steps, 1, sequences), vectors.dtype)], axis=1)
