"""A network: stacked layers of any cells, and a read-out. `simulator.engine.run` steps it through a sequence."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from simulator.arrays import DTYPES
from simulator.network.layer import Layer, NetworkError
from simulator.network.levels import Level, levels_of
from simulator.network.readout import Readout


@dataclass(frozen=True, eq=False, repr=False)
class Network:
    """Layers, lowest first; each reads the hidden states of those below: of one layer, or of two beside each other that
    read the sequence from both ends. Computes in `dtype` throughout.

    Raises NetworkError where sizes do not fit.
    """

    layers: tuple[Layer, ...]
    readout: Readout | None = None
    dtype: str = "float64"

    def __post_init__(self) -> None:
        if self.dtype not in DTYPES:
            raise NetworkError(f"a network computes in {' or '.join(DTYPES)}, not in {self.dtype}")
        if not self.layers:
            raise NetworkError("a network needs at least one layer")
        if self.layers[0].beside:
            raise NetworkError("the first layer has no layer before it to stand beside")
        levels = levels_of(self.layers)
        handed = [sum(self.layers[k].outputs for k in level) for level in levels]
        for width, (below, level) in zip(handed, pairwise(levels), strict=False):
            self._check_inputs(level, width, f"{_named(below)} on {width}")
        if any(self.layers[k].inputs != self.layers[0].inputs for k in levels[0]):
            self._check_inputs(levels[0], self.layers[0].inputs, f"layer 0 takes {self.layers[0].inputs}")
        outputs = handed[-1]
        if self.readout is not None and self.readout.W.shape[1] != outputs:
            wanted, found = f"(outputs × {outputs})", " × ".join(map(str, self.readout.W.shape))
            raise NetworkError(f"the read-out's W must be {wanted}, as wide as the last layer, but is {found}")
        object.__setattr__(self, "layers", tuple(layer.in_dtype(self.dtype) for layer in self.layers))
        if self.readout is not None:
            object.__setattr__(self, "readout", self.readout.in_dtype(self.dtype))

    def _check_inputs(self, level: Level, width: int, why: str) -> None:
        for k in level:
            if self.layers[k].inputs != width:
                raise NetworkError(f"layer {k} takes {self.layers[k].inputs} inputs, but {why}")

    def __repr__(self) -> str:
        parts = map(repr, (*self.layers, *(() if self.readout is None else (self.readout,))))
        return f"Network({', '.join(parts)}, {self.dtype})"


def _named(level: Level) -> str:
    """The layers of a level, which hand something on: "layer 0 hands", "layers 0 and 1 hand"."""
    return f"layer {level[0]} hands" if len(level) == 1 else f"layers {' and '.join(map(str, level))} hand"
