"""Runs a stack of recognised layers over a sequence, both directions of each, as the framework would."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from simulator.arrays import Array
from simulator.engine.run import run_network
from simulator.network.layer import NetworkError
from simulator.network.network import Network
from simulator.weights.recognition.found import FoundLayer
from simulator.weights.tensor_tree import ModelError, ModelFile

STEPS, SEED, FULL = 32, 0, 0.99


@dataclass(frozen=True)
class Tried:
    """A state of a layer in a short run on random numbers: its key, its largest value, and which part of it is
    `saturated`, that is, beyond ± 0.99.
    """

    name: str
    largest: float
    saturated: float


def run_stack(file: ModelFile, stack: Sequence[FoundLayer], inputs: Array) -> dict[str, Array]:
    """All states of a stack over inputs [T, I], in the precision of these.

    Keys are "layer0/h" [T, width] and "layer0/reverse/h", where a direction reads the sequence from its end; each row
    is of the step that it belongs to. A layer takes what both directions of the one before it give, side by side. Of
    steps that the file lets it leave out, states are 0, as in ONNX. Raises ModelError where the inputs do not fit.
    """
    found: dict[str, Array] = {}
    for at in range(max(layer.at for layer in stack) + 1):
        outputs = []
        for layer in (each for each in stack if each.at == at):
            states = _run(file, layer, inputs)
            place = f"layer{at}{'/reverse' * layer.reverse}"
            found |= {f"{place}/{name}": values for name, values in states.items()}
            outputs.append(states[layer.cell.states[0]])
        inputs = np.concatenate(outputs, axis=1)
    return found


def try_stack(file: ModelFile, stack: Sequence[FoundLayer]) -> tuple[Tried, ...]:
    """What comes of a stack on a few random numbers: whether states stay finite, and how full they are.

    Gates that are read in another order than they were trained in often saturate. Raises ModelError where a state stops
    being finite.
    """
    inputs = np.random.default_rng(SEED).normal(size=(STEPS, stack[0].inputs))
    sizes = ((name, np.abs(values)) for name, values in run_stack(file, stack, inputs).items())
    return tuple(Tried(name, float(size.max()), float((size > FULL).mean())) for name, size in sizes)


def _run(file: ModelFile, found: FoundLayer, inputs: Array) -> dict[str, Array]:
    """The states of one direction of a layer."""
    left_out = found.left_out(len(inputs))
    try:
        network = Network((found.layer(file).in_dtype(str(inputs.dtype)),))
        trace = run_network(network, inputs, [""] * len(inputs), skipped=left_out).layers[0]
    except NetworkError as error:
        remedy = "Give inputs as wide as the layer takes." if inputs.shape[1] != found.inputs else "Check its weights."
        raise ModelError(f"{found.place}: {error}.", remedy) from error
    states = {state: trace[state].copy() for state in found.cell.states}
    for values in states.values():
        values[list(left_out)] = 0
    return states
