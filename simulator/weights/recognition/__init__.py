"""Finds the recurrent layers in the file of a model, and says how it knows them."""

from __future__ import annotations

from simulator.weights.recognition import keras_names, onnx_nodes, pytorch_names
from simulator.weights.recognition.found import Recognised
from simulator.weights.tensor_tree import ModelFile


def recognise(file: ModelFile) -> Recognised:
    """The recurrent layers in a file; none where nothing in it remembers. Raises ModelError."""
    declared = onnx_nodes.find_layers(file)
    return Recognised(file, declared or (*pytorch_names.find_layers(file), *keras_names.find_layers(file)))
