"""Running what was recognised in a model's file, to hold it against what the framework computed."""

from __future__ import annotations

import numpy as np

from simulator.engine.run import run_network
from simulator.network.network import Network
from simulator.weights.recognition.found import FoundLayer
from simulator.weights.tensor_tree import ModelFile


def run_layer(file: ModelFile, found: FoundLayer, inputs: np.ndarray) -> dict[str, np.ndarray]:
    """The states of one direction of a layer [T, width], each at the step that it belongs to."""
    rows = inputs[::-1] if found.reverse else inputs
    trace = run_network(Network((found.layer(file).in_dtype(str(inputs.dtype)),)), rows, [""] * len(rows)).layers[0]
    return {state: trace[state][::-1] if found.reverse else trace[state] for state in found.cell.states}


def run_stack(file: ModelFile, stack: tuple[FoundLayer, ...], inputs: np.ndarray) -> list[dict[str, np.ndarray]]:
    """The states of each layer of a stack, those of both directions side by side."""
    found = []
    for at in range(max(each.at for each in stack) + 1):
        runs = [run_layer(file, each, inputs) for each in stack if each.at == at]
        found.append({state: np.concatenate([run[state] for run in runs], axis=1) for state in runs[0]})
        inputs = found[-1]["h"]
    return found
