"""A network: stacked layers of any cells, and a read-out. `run` steps it through a sequence and returns the
trace.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

import numpy as np
from numpy.typing import ArrayLike

from simulator.engine.layer_run import run_layer
from simulator.network.holds import Hold, check_holds
from simulator.network.layer import DTYPES, Array, Layer, NetworkError, checked_array
from simulator.network.readout import Readout
from simulator.network.trace import LayerTrace, Trace

__all__ = ["Hold", "Layer", "Network", "NetworkError", "Readout"]


@dataclass(frozen=True, eq=False)
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

    def run(
        self,
        inputs: ArrayLike,
        tokens: Sequence[str],
        *,
        input_names: Sequence[str] = (),
        holds: Sequence[Hold] = (),
        idealised: bool = False,
        resume: tuple[Trace, int] | None = None,
    ) -> Trace:
        """Step through `inputs` [T, I], a row for each of `tokens`, and record every vector.

        `holds` set units by hand; `idealised` rounds every gate to 0 or 1 (from 0.5 on to 1). `resume=(trace,
        step)` takes the steps before `step` from an earlier trace, whose inputs and holds must be the same there, in
        all layers up to the first that is not the earlier one's; the result equals that of a full run to the bit.
        Raises NetworkError.
        """
        vectors = checked_array("the input", inputs, (-1, self.layers[0].inputs), self.dtype)
        steps = len(vectors)
        if steps == 0 or steps != len(tokens):
            raise NetworkError(
                f"there are {steps} input vectors for {len(tokens)} tokens; give one for each, at least one"
            )
        if input_names and len(input_names) != self.layers[0].inputs:
            raise NetworkError(f"there are {len(input_names)} input names for {self.layers[0].inputs} inputs")
        check_holds(holds, self.layers, steps)
        if resume is not None:
            self._check_resume(resume, vectors, tuple(holds), idealised)
        shared = 0 if resume is None else self._shared(resume[0])
        unchanged = resume is not None and resume[0].inputs.tobytes() == vectors.tobytes()
        layers: list[LayerTrace] = []
        for k, layer in enumerate(self.layers):
            entering = layers[-1][layers[-1].layer.cell.states[0]] if layers else vectors
            own_holds = tuple(hold for hold in holds if hold.layer == k)
            earlier = (resume[0].layers[k], resume[1]) if resume is not None and k < shared else None
            unchanged = unchanged and earlier is not None and earlier[0].holds == own_holds
            if unchanged and earlier is not None:
                layers.append(earlier[0])
            else:
                layers.append(run_layer(layer, entering, own_holds, idealised=idealised, earlier=earlier))
        logits, probabilities = self._read_out(layers[-1])
        return Trace(
            tuple(tokens), vectors, tuple(input_names), tuple(layers), self.readout, logits, probabilities,
            tuple(holds), idealised,
        )  # fmt: skip

    def _check_resume(self, resume: tuple[Trace, int], inputs: Array, holds: tuple[Hold, ...], idealised: bool) -> None:
        """Raise NetworkError where the earlier trace is not that of the same steps of this network."""
        earlier, step = resume
        if not 0 <= step <= min(earlier.steps, len(inputs)):
            raise NetworkError(f"step {step} is not in both runs; they have {earlier.steps} and {len(inputs)} steps")
        if not self._shared(earlier) or earlier.idealised != idealised:
            raise NetworkError("the earlier trace is of another network, or of gates rounded otherwise; run it whole")
        if not np.array_equal(earlier.inputs[:step], inputs[:step]):
            raise NetworkError(f"the inputs before step {step} are not those of the earlier trace; resume earlier")
        if _before(earlier.holds, step) != _before(holds, step):
            raise NetworkError(f"before step {step} other values are held than in the earlier trace; resume earlier")

    def _shared(self, earlier: Trace) -> int:
        """How many layers, from the lowest up, are those of an earlier run."""
        pairs = zip(self.layers, earlier.layers, strict=False)
        return sum(1 for _ in takewhile(lambda pair: pair[0] is pair[1].layer, pairs))

    def _read_out(self, last: LayerTrace) -> tuple[Array | None, Array | None]:
        if self.readout is None:
            return None, None
        logits = self.readout.logits(last[last.layer.cell.states[0]])
        probabilities = self.readout.probabilities(logits)
        for array in (logits, probabilities):
            if array is not None:
                array.flags.writeable = False
        return logits, probabilities


def _before(holds: tuple[Hold, ...], step: int) -> list[Hold]:
    """Holds as far as they concern the steps before `step`."""
    return [replace(hold, steps=(hold.steps[0], hold.ending(step)[1])) for hold in holds if hold.steps[0] < step]
