"""Running what was recognised in a model's file, to hold it against what the framework computed; nodes of ONNX."""

from __future__ import annotations

from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from simulator.engine.run import run_network
from simulator.network.network import Network
from simulator.weights.recognition.found import FoundLayer
from simulator.weights.tensor_tree import ModelFile

INPUTS, UNITS, STEPS = 3, 4, 7
BLOCKS = {"LSTM": 4, "GRU": 3, "RNN": 1}


def run_layer(file: ModelFile, found: FoundLayer, inputs: np.ndarray) -> dict[str, np.ndarray]:
    """The states of one direction of a layer [T, width], each at the step that it belongs to."""
    network = Network((found.layer(file).in_dtype(str(inputs.dtype)),))
    trace = run_network(network, inputs, [""] * len(inputs)).layers[0]
    return {state: trace[state] for state in found.cell.states}


def weights(kind: str, directions: int, peepholes: bool) -> dict[str, np.ndarray]:
    random, rows = np.random.default_rng(7), BLOCKS[kind] * UNITS
    shapes = {"W": (rows, INPUTS), "R": (rows, UNITS), "B": (2 * rows,), **({"P": (3 * UNITS,)} if peepholes else {})}
    return {name: random.normal(size=(directions, *shape)).astype(np.float32) for name, shape in shapes.items()}


def model_of(
    kind: str, arrays: dict[str, np.ndarray], attributes: dict[str, Any], outside: tuple[str, ...] = ()
) -> onnx.ModelProto:
    """A node with the arrays as constants; what is `outside` is an input of the graph."""
    roles = ("X", "W", "R", "B", "sequence_lens", "initial_h", "initial_c", "P")
    inputs = [role if role in ("X", *arrays, *outside) else "" for role in roles]
    while not inputs[-1]:
        inputs.pop()
    node = helper.make_node(kind, inputs, ["Y"], name="cell", hidden_size=UNITS, **attributes)
    graph = helper.make_graph(
        [node], "one", [helper.make_tensor_value_info("X", TensorProto.FLOAT, [STEPS, 1, INPUTS])],
        [helper.make_tensor_value_info("Y", TensorProto.FLOAT, None)],
        [numpy_helper.from_array(values, name) for name, values in arrays.items()],
    )  # fmt: skip
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 14)])
    model.ir_version = 8
    return model
