"""A network: stacked layers of any cells, and a read-out. `simulator.engine.run` steps it through a sequence."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from simulator.arrays import DTYPES
from simulator.network.layer import Layer, NetworkError
from simulator.network.readout import Readout


@dataclass(frozen=True, eq=False, repr=False)
class Network:
    """Layers, lowest first; each reads the hidden states of the one below. Computes in `dtype` throughout.

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
        for k, (below, above) in enumerate(pairwise(self.layers)):
            if above.inputs != below.outputs:
                raise NetworkError(f"layer {k + 1} takes {above.inputs} inputs, but layer {k} hands on {below.outputs}")
        outputs = self.layers[-1].outputs
        if self.readout is not None and self.readout.W.shape[1] != outputs:
            wanted, found = f"(outputs × {outputs})", " × ".join(map(str, self.readout.W.shape))
            raise NetworkError(f"the read-out's W must be {wanted}, as wide as the last layer, but is {found}")
        object.__setattr__(self, "layers", tuple(layer.in_dtype(self.dtype) for layer in self.layers))
        if self.readout is not None:
            object.__setattr__(self, "readout", self.readout.in_dtype(self.dtype))

    def __repr__(self) -> str:
        parts = map(repr, (*self.layers, *(() if self.readout is None else (self.readout,))))
        return f"Network({', '.join(parts)}, {self.dtype})"
