"""Runs a stack of recognised layers over a sequence, both directions of each, as the framework would."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from simulator.arrays import Array
from simulator.engine.run import run_network
from simulator.network.layer import NetworkError
from simulator.network.network import Network
from simulator.weights.recognition.found import FoundLayer
from simulator.weights.tensor_tree import ModelError, ModelFile


def run_stack(file: ModelFile, stack: Sequence[FoundLayer], inputs: Array) -> dict[str, Array]:
    """All states of a stack over inputs [T, I], in the precision of these.

    Keys are "layer0/h" [T, width] and "layer0/reverse/h", where a direction reads the sequence from its end; each row
    is of the step that it belongs to. A layer takes what both directions of the one before it give, side by side.
    Raises ModelError where the inputs do not fit.
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


def _run(file: ModelFile, found: FoundLayer, inputs: Array) -> dict[str, Array]:
    """The states of one direction of a layer."""
    try:
        network = Network((found.layer(file).in_dtype(str(inputs.dtype)),))
        trace = run_network(network, inputs, [""] * len(inputs)).layers[0]
    except NetworkError as error:
        raise ModelError(f"{found.place}: {error}.", "Give inputs as wide as the layer takes.") from error
    return {state: trace[state] for state in found.cell.states}
