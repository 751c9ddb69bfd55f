"""Gradients of any recorded quantity by all weights, inputs and states: backpropagation through time, for
every cell.

Nothing here is written for one cell: each operation's derivative stands in `links`, and the pass goes back
over the same operations that the run went forward, from the last step to the first and from the read-out
down.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from simulator.arrays import Array
from simulator.autodiff.adjoints import outer
from simulator.autodiff.layer_backward import Arriving, LayerGradients
from simulator.autodiff.skipped_steps import carry_back_skipping
from simulator.equations.expressions import did_you_mean
from simulator.network.between import handed_on
from simulator.network.layer import NetworkError
from simulator.network.trace import Trace

Key = tuple[int | Literal["readout"], str]


@dataclass(frozen=True, eq=False)
class Gradients:
    """What `gradients` found, read-only, each of the shape of what it is the gradient by.

    `weights[layer][name]`, `initial[layer][state]`, `inputs` [T, I], and `quantities[layer][name]` [T, width]
    for every recorded quantity, for "x", and for states one step before: that of "c_prev" at step t is what
    comes back along the wire only, that of "c" at step t - 1 has all that depends on it. `readout` has W, b,
    logits and outputs. With S seeds every array has S in front. Where weights were left out, `weights` are empty
    and `readout` has neither W nor b. At a step that was left out they are 0 by all that was not computed.
    """

    weights: tuple[Mapping[str, Array], ...]
    initial: tuple[Mapping[str, Array], ...]
    quantities: tuple[Mapping[str, Array], ...]
    inputs: Array
    readout: Mapping[str, Array]


def gradients(
    trace: Trace, cotangents: Mapping[Key, ArrayLike], *, frozen: Collection[str] = frozenset(), weights: bool = True
) -> Gradients:
    """Carry cotangents back through a run: the gradients of the sum of all `cotangent * quantity`.

    `cotangents` has, by (layer, quantity) or ("readout", "logits" or "outputs"), arrays [T, width]; or
    [S, T, width] for S seeds, which are carried back side by side in one pass. Through the value of a
    quantity named in `frozen` nothing passes back (with the gates frozen, what is left is the direct path
    along the memory); nor through units that were held, nor through idealised gates. Without `weights` none of
    theirs are computed, which for many seeds is most of the work. Raises NetworkError for a quantity or shape
    that is not there.

    Backpropagation through time: Werbos 1990, Proceedings of the IEEE 78.
    """
    return _Backward(trace, cotangents, frozenset(frozen), weights).result()


class _Backward:
    def __init__(
        self, trace: Trace, cotangents: Mapping[Key, ArrayLike], frozen: frozenset[str], weights: bool
    ) -> None:
        self._trace, self._frozen, self._with_weights = trace, frozen, weights
        known = {name for layer_trace in trace.layers for name in layer_trace.quantities}
        for name in sorted(frozen - known):
            raise NetworkError(f"nothing named {name} was recorded. {did_you_mean(name, known)}")
        self._lead = _lead(cotangents)
        self._seeds = {key: self._check_cotangent(key, value) for key, value in cotangents.items()}

    def result(self) -> Gradients:
        readout, above = self._readout()
        layers: list[LayerGradients] = []
        for level in reversed(self._trace.levels):
            parts = _parts(above, [self._trace.layers[k].layer.outputs for k in level])
            found = [self._layer(k, part) for k, part in zip(level, parts, strict=True)]
            layers[:0] = found
            above = _sum(each.inputs for each in found)
        weights, initial, quantities = (
            tuple(layer.weights for layer in layers),
            tuple(layer.initial for layer in layers),
            tuple(layer.quantities for layer in layers),
        )
        entering = [quantities[k]["x"] for k in self._trace.levels[0]]
        inputs = entering[0] if len(entering) == 1 else np.sum(entering, axis=0)
        inputs.flags.writeable = False
        return Gradients(weights, initial, quantities, inputs, readout)

    def _layer(self, k: int, above: Array | None) -> LayerGradients:
        """A layer's gradients, given what comes back to its output from the layers above, with the time in front."""
        layer_trace = self._trace.layers[k]
        seeds = {name: value for (where, name), value in self._seeds.items() if where == k}
        if above is not None:
            output = layer_trace.layer.cell.states[0]
            seeds[output] = seeds[output] + above if output in seeds else above
        cut = self._frozen | frozenset(layer_trace.layer.cell.gates if self._trace.idealised else ())
        return carry_back_skipping(layer_trace, Arriving(seeds, cut, self._lead, self._with_weights))

    def _check_cotangent(self, key: Key, value: ArrayLike) -> Array:
        """A cotangent with the time in front."""
        wanted = (*self._lead, self._trace.steps, self._width(*key))
        array: Array = np.asarray(value, self._trace.inputs.dtype)
        what = f"the cotangent of {key[1]} of {'the read-out' if key[0] == 'readout' else f'layer {key[0]}'}"
        if array.shape != wanted:
            raise NetworkError(f"{what} must be {list(wanted)}, but is {list(array.shape)}")
        if not np.isfinite(array).all():
            raise NetworkError(f"{what} must be finite")
        return np.moveaxis(array, -2, 0)

    def _width(self, where: int | str, name: str) -> int:
        readout, layers = self._trace.readout, self._trace.layers
        if where == "readout" and readout is not None:
            if name not in (known := ("logits", "outputs")):
                raise NetworkError(f"the read-out has no {name}. {did_you_mean(name, known)}")
            return len(readout.names)
        if not isinstance(where, int) or not 0 <= where < len(layers):
            raise NetworkError(f"there is no layer {where}; there are the layers 0 to {len(layers) - 1}")
        if name not in layers[where].quantities:
            remedy = did_you_mean(name, layers[where].quantities)
            raise NetworkError(f"layer {where} records no {name}. {remedy}")
        return layers[where].layer.width(name)

    def _readout(self) -> tuple[Mapping[str, Array], Array | None]:
        """Gradients of the read-out, and that of the hidden state below it with the time in front."""
        trace, readout = self._trace, self._trace.readout
        if readout is None:
            return MappingProxyType({}), None
        zeros = np.zeros((trace.steps, *self._lead, len(readout.names)), trace.inputs.dtype)
        logits = self._seeds.get(("readout", "logits"), zeros)
        assert trace.logits is not None and trace.outputs is not None
        found = {"outputs": np.moveaxis(self._seeds.get(("readout", "outputs"), zeros), 0, -2)}
        logits = logits + np.moveaxis(readout.pull_back(trace.logits, trace.outputs, found["outputs"]), -2, 0)
        hidden = handed_on(trace.last_layers)
        found["logits"] = np.moveaxis(logits, 0, -2)
        if self._with_weights:
            found |= {"W": outer(logits, hidden), "b": logits.sum(axis=0)}
        for array in found.values():
            array.flags.writeable = False
        reached = any(where == "readout" for where, _ in self._seeds)
        return MappingProxyType(found), logits @ readout.W if reached else None


def _parts(above: Array | None, widths: Sequence[int]) -> Sequence[Array | None]:
    """What comes back to layers side by side, each its own columns."""
    if above is None or len(widths) == 1:
        return [above] * len(widths)
    return np.split(above, np.cumsum(widths)[:-1], axis=-1)


def _sum(parts: Iterable[Array | None]) -> Array | None:
    """The sum of what comes back from layers that read the same; None where nothing does."""
    there = [part for part in parts if part is not None]
    return sum(there[1:], there[0]) if there else None


def _lead(cotangents: Mapping[Key, ArrayLike]) -> tuple[int, ...]:
    """The axis of seeds of all cotangents: () or (S,)."""
    leads = {np.shape(value)[:-2] for value in cotangents.values()}
    if len(leads) > 1 or any(len(lead) > 1 for lead in leads):
        raise NetworkError("all cotangents must be [T, width], or all [S, T, width] with the same number S of seeds")
    return leads.pop() if leads else ()
