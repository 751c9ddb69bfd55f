"""Carry gradients back through a layer that leaves steps out: there a state's gradient passes as the state did."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import numpy as np

from simulator.arrays import Array
from simulator.autodiff.layer_backward import Arriving, LayerGradients, carry_back
from simulator.network.steps import computed_steps, sequences_between
from simulator.network.trace import LayerTrace


def carry_back_skipping(layer_trace: LayerTrace, arriving: Arriving) -> LayerGradients:
    """As `carry_back`; what arrives at a state after a step that was left out arrives at the state before it, and the
    gradients by all that was not computed there are 0. Where a sequence begins anew, nothing passes to the one before;
    the gradients by the initial states are those of the first sequence that is read. Of a layer that reads from the end
    they go from its last step, at the first token, to its first.
    """
    if layer_trace.from_end:
        from_end = {name: seed[::-1] for name, seed in arriving.seeds.items()}
        return _by_token(carry_back_skipping(layer_trace.turned, arriving._replace(seeds=from_end)))
    if layer_trace.begins:
        return _by_sequence(layer_trace, arriving)
    if not layer_trace.skipped:
        return carry_back(layer_trace, arriving)
    states, seeds = layer_trace.layer.cell.states, arriving.seeds
    passed = {name: _gather(seed, layer_trace, name in states) for name, seed in seeds.items()}
    made = carry_back(layer_trace.without_skipped(), arriving._replace(seeds=passed))
    inputs = None if made.inputs is None else _spread(made.inputs, layer_trace, 0)
    initial, quantities = _by_initial(made.initial, layer_trace, seeds), _by_quantities(made, layer_trace, seeds)
    return LayerGradients(inputs, made.weights, initial, quantities)


def _by_sequence(layer_trace: LayerTrace, arriving: Arriving) -> LayerGradients:
    """The gradients of sequences that begin anew, each by itself."""
    found = []
    for start, stop in sequences_between(layer_trace.begins, layer_trace.steps):
        seeds = {name: seed[start:stop] for name, seed in arriving.seeds.items()}
        found.append(carry_back_skipping(layer_trace.part(start, stop), arriving._replace(seeds=seeds)))
    entering = [each.inputs for each in found if each.inputs is not None]
    weights = {name: np.sum([each.weights[name] for each in found], axis=0) for name in found[0].weights}
    quantities = {
        name: np.concatenate([each.quantities[name] for each in found], axis=-2) for name in found[0].quantities
    }
    for array in (*weights.values(), *quantities.values()):
        array.flags.writeable = False
    inputs = np.concatenate(entering) if len(entering) == len(found) else None
    return LayerGradients(inputs, MappingProxyType(weights), found[0].initial, MappingProxyType(quantities))


def _by_token(made: LayerGradients) -> LayerGradients:
    """Gradients in the order in which a layer reads from the end, by token."""
    inputs = None if made.inputs is None else made.inputs[::-1]
    by_token = MappingProxyType({name: value[..., ::-1, :] for name, value in made.quantities.items()})
    return made._replace(inputs=inputs, quantities=by_token)


def _gather(seed: Array, layer_trace: LayerTrace, passes: bool) -> Array:
    """A seed [T, …] at the computed steps; what `passes`, with those of the steps left out behind each of them."""
    computed = computed_steps(layer_trace.steps, layer_trace.skipped)
    gathered = seed[computed]
    if passes:
        left_out = np.asarray(layer_trace.skipped)
        at = np.searchsorted(computed, left_out) - 1
        np.add.at(gathered, at[at >= 0], seed[left_out[at >= 0]])
    return gathered


def _spread(values: Array, layer_trace: LayerTrace, axis: int) -> Array:
    """Values of the computed steps among those of all steps, which are 0."""
    steps = np.moveaxis(values, axis, 0)
    whole = np.zeros((layer_trace.steps, *steps.shape[1:]), values.dtype)
    whole[computed_steps(layer_trace.steps, layer_trace.skipped)] = steps
    return np.moveaxis(whole, 0, axis)


def _by_initial(made: Mapping[str, Array], layer_trace: LayerTrace, seeds: Mapping[str, Array]) -> Mapping[str, Array]:
    """The gradient by each state before the first step, with what arrives before the first that is computed."""
    computed = computed_steps(layer_trace.steps, layer_trace.skipped)
    first, found = int(computed[0]) if len(computed) else layer_trace.steps, dict(made)
    for state in found.keys() & seeds.keys():
        found[state] = found[state] + seeds[state][:first].sum(axis=0)
        found[state].flags.writeable = False
    return MappingProxyType(found)


def _by_quantities(made: LayerGradients, layer_trace: LayerTrace, seeds: Mapping[str, Array]) -> Mapping[str, Array]:
    """The gradient by every quantity at all steps."""
    found = {name: _spread(value, layer_trace, -2) for name, value in made.quantities.items()}
    for state in layer_trace.layer.cell.states:
        after, before = found[state], found[f"{state}_prev"]
        arriving = np.moveaxis(seeds[state], 0, -2) if state in seeds else np.zeros_like(after)
        for step in reversed(layer_trace.skipped):
            later = before[..., step + 1, :] if step + 1 < layer_trace.steps else 0
            before[..., step, :] = after[..., step, :] = arriving[..., step, :] + later
    for value in found.values():
        value.flags.writeable = False
    return MappingProxyType(found)
