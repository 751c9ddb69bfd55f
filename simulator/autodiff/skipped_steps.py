"""Carry gradients back through a layer that left steps out: there a state's gradient passes as the state did."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import numpy as np

from simulator.arrays import Array
from simulator.autodiff.layer_backward import LayerBackward
from simulator.network.trace import LayerTrace, computed_steps


class SkippingBackward:
    """The gradients of one layer, as `LayerBackward` has them: 0 by all that was not computed.

    What arrives at a state after a step that was left out arrives at the state before it.
    """

    def __init__(
        self,
        layer_trace: LayerTrace,
        seeds: Mapping[str, Array],
        cut: frozenset[str],
        lead: tuple[int, ...],
        *,
        weights: bool = True,
    ) -> None:
        self._layer_trace, self._states = layer_trace, layer_trace.layer.cell.states
        self._computed = computed_steps(layer_trace.steps, layer_trace.skipped)
        self._seeds = seeds
        passed = {name: self._gather(name, value) for name, value in seeds.items()}
        self._made = LayerBackward(layer_trace.without_skipped(), passed, cut, lead, weights=weights)

    @property
    def inputs(self) -> Array | None:
        """The gradient by what entered the layer, with the time in front; None where there is none."""
        found = self._made.inputs
        return None if found is None else self._spread(found, 0)

    def weights(self) -> Mapping[str, Array]:
        """The gradients by the weights."""
        return self._made.weights()

    def initial(self) -> Mapping[str, Array]:
        """The gradient by each state before the first step, [width] or [S, width]."""
        found = dict(self._made.initial())
        first = int(self._computed[0]) if len(self._computed) else self._layer_trace.steps
        for state in found.keys() & self._seeds.keys():
            found[state] = found[state] + self._seeds[state][:first].sum(axis=0)
            found[state].flags.writeable = False
        return MappingProxyType(found)

    def quantities(self) -> Mapping[str, Array]:
        """The gradient by every quantity, [T, width] or [S, T, width]."""
        made = self._made.quantities()
        found = {name: self._spread(value, -2) for name, value in made.items()}
        for state in self._states:
            after, before = found[state], found[f"{state}_prev"]
            seeds = np.moveaxis(self._seeds[state], 0, -2) if state in self._seeds else np.zeros_like(after)
            for step in reversed(self._layer_trace.skipped):
                later = before[..., step + 1, :] if step + 1 < self._layer_trace.steps else 0
                before[..., step, :] = after[..., step, :] = seeds[..., step, :] + later
        for value in found.values():
            value.flags.writeable = False
        return MappingProxyType(found)

    def _gather(self, name: str, seed: Array) -> Array:
        """A seed [T, …] at the computed steps; of a state with those of the steps left out behind each of them."""
        gathered = seed[self._computed]
        if name in self._states:
            left_out = np.asarray(self._layer_trace.skipped)
            at = np.searchsorted(self._computed, left_out) - 1
            np.add.at(gathered, at[at >= 0], seed[left_out[at >= 0]])
        return gathered

    def _spread(self, values: Array, axis: int) -> Array:
        """Values of the computed steps among those of all steps, which are 0."""
        steps = np.moveaxis(values, axis, 0)
        whole = np.zeros((self._layer_trace.steps, *steps.shape[1:]), values.dtype)
        whole[self._computed] = steps
        return np.moveaxis(whole, 0, axis)
