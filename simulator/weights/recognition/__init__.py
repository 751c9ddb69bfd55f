"""Finds the recurrent layers in the file of a model, and says how it knows them."""

from __future__ import annotations

from simulator.weights.recognition import keras_names, onnx_nodes, pytorch_names
from simulator.weights.recognition.around import find_embedding, find_readout
from simulator.weights.recognition.by_hand import ByHand, recognise_by_hand
from simulator.weights.recognition.found import Recognised
from simulator.weights.tensor_tree import ModelFile


def recognise(file: ModelFile, by_hand: ByHand | None = None) -> Recognised:
    """The recurrent layers in a file, or those that a mapping makes of it; none where nothing in it remembers.

    Raises ModelError.
    """
    if by_hand is not None:
        return recognise_by_hand(file, by_hand)
    layers = onnx_nodes.find_layers(file) or (*pytorch_names.find_layers(file), *keras_names.find_layers(file))
    used = {name for layer in layers for name in layer.names}
    free = [name for name in file.tensors if name not in used]
    stacks = {layer.name: [each for each in layers if each.name == layer.name] for layer in layers}
    embeddings = {name: find_embedding(file, stack, free) for name, stack in stacks.items()}
    readouts = {name: find_readout(file, stack, free) for name, stack in stacks.items()}
    return Recognised(
        file,
        layers,
        {name: each for name, each in embeddings.items() if each is not None},
        {name: each for name, each in readouts.items() if each is not None},
    )
