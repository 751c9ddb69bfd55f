"""All numbers that training changes, as one vector, and the weights of layers and read-out as parts of it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from simulator.arrays import Array
from simulator.cells.cell import Cell
from simulator.network.layer import Layer
from simulator.network.network import Network
from simulator.network.readout import Kind, Readout

READOUT = ("W", "b")


class Parameters:
    """A vector `flat`, and `layers[k][name]` and `readout["W"]`, `readout["b"]` as views of it."""

    def __init__(self, network: Network) -> None:
        """As many numbers as a network with a read-out has, and these."""
        assert network.readout is not None
        own = [dict(layer.weights) for layer in network.layers]
        last = {"W": network.readout.W, "b": network.readout.b}
        self.flat: Array = np.concatenate([value.reshape(-1) for each in (*own, last) for value in each.values()])
        self.flat = self.flat.astype(network.dtype)
        self._network = network
        *self.layers, self.readout = self.parts(self.flat)

    def parts(self, flat: Array) -> list[dict[str, Array]]:
        """The weights of each layer by name, and last those of the read-out, as views of such a vector."""
        readout = self._network.readout
        assert readout is not None
        shapes = [{name: value.shape for name, value in layer.weights.items()} for layer in self._network.layers]
        found, start = [], 0
        for each in (*shapes, {"W": readout.W.shape, "b": readout.b.shape}):
            views = {}
            for name, shape in each.items():
                stop = start + int(np.prod(shape))
                views[name] = flat[start:stop].reshape(shape)
                start = stop
            found.append(views)
        return found

    def network(self, flat: Array | None = None) -> Network:
        """A network with these numbers, or with those of another such vector, as a value."""
        *layers, readout = self.parts((self.flat if flat is None else flat).copy())
        first = self._network.readout
        assert first is not None
        return Network(
            tuple(
                Layer(layer.cell, layer.inputs, layer.units, weights, layer.initial)
                for layer, weights in zip(self._network.layers, layers, strict=True)
            ),
            Readout(readout["W"], readout["b"], first.names, first.groups, first.kinds),
            self._network.dtype,
        )


def stack(
    cells: Sequence[Cell], units: Sequence[int], inputs: int, weights: Sequence[dict[str, Array]]
) -> tuple[Layer, ...]:
    """Layers above each other with these weights."""
    found: list[Layer] = []
    for cell, size, own in zip(cells, units, weights, strict=True):
        found.append(Layer(cell, found[-1].outputs if found else inputs, size, own))
    return tuple(found)


def readout_of(width: int, names: Sequence[str], kind: Kind, random: np.random.Generator) -> Readout:
    """A read-out whose numbers are uniform within ±1/√width, as torch.nn.Linear."""
    bound = 1 / np.sqrt(width)
    matrix, bias = (random.uniform(-bound, bound, shape) for shape in ((len(names), width), (len(names),)))
    return Readout(matrix, bias, tuple(names), kinds=(kind,))
