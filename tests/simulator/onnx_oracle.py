"""The same layers as an ONNX model: what ONNX Runtime (float32) and the `onnx` reference evaluator (float64) make of
them is what proves the engine right.

The reference evaluator of onnx was read for this (op_rnn, op_lstm, op_gru): it follows the specification in all that is
used here. It has peepholes in the order i, o, f, with o seeing the new cell state; `linear_before_reset` with its own
recurrent bias; initial states; and Y_c. It ignores `clip`, `input_forget` and other activations: none are used. Both
engines give the cell state after the last step only, so in float64 the model is run step by step, which gives every c;
in float32 it is the last one that is compared.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import onnxruntime
from onnx import ModelProto, NodeProto, TensorProto, helper, numpy_helper
from onnx.reference import ReferenceEvaluator

from simulator.arrays import Array
from simulator.network.layer import Layer

OPERATORS = {  # operator, order of the gates, extra attributes
    "rnn": ("RNN", "h", {}),
    "lstm": ("LSTM", "iofg", {}),
    "lstm-peephole": ("LSTM", "iofg", {}),
    "gru": ("GRU", "zrn", {"linear_before_reset": 1}),
    "gru-before": ("GRU", "zrn", {"linear_before_reset": 0}),
}


@dataclass(frozen=True)
class Outcome:
    """h [T, H] of each layer, and its c: [T, H] where it is known for each step, else [H] after the last."""

    h: list[Array]
    c: list[Array | None]


def runtime(layers: Sequence[Layer], inputs: Array) -> Outcome:
    """ONNX Runtime in float32."""
    session = onnxruntime.InferenceSession(model(layers, np.float32).SerializeToString())
    found = session.run(None, _feed(layers, inputs, [layer.initial for layer in layers], np.float32))
    return _outcome(layers, found)


def reference(layers: Sequence[Layer], inputs: Array) -> Outcome:
    """The reference evaluator in float64, one step after the other."""
    evaluator = ReferenceEvaluator(model(layers, np.float64))
    states = [dict(layer.initial) for layer in layers]
    steps = []
    for x in inputs:
        outcome = _outcome(layers, evaluator.run(None, _feed(layers, x[None], states, np.float64)))
        states = [{"h": h[0]} | ({} if c is None else {"c": c}) for h, c in zip(outcome.h, outcome.c, strict=True)]
        steps.append(outcome)
    return Outcome(
        [np.concatenate([step.h[k] for step in steps]) for k in range(len(layers))],
        [None if c is None else np.array([step.c[k] for step in steps]) for k, c in enumerate(steps[0].c)],
    )


def model(layers: Sequence[Layer], dtype: type) -> ModelProto:
    """A stack of layers; inputs X [T, 1, I] and each layer's initial states, outputs Y and last states of each."""
    kind = TensorProto.FLOAT if dtype is np.float32 else TensorProto.DOUBLE
    nodes: list[NodeProto] = []
    tensors, inputs, outputs = [numpy_helper.from_array(np.array([1]), "one")], [("X", 3)], []
    entering = "X"
    for k, layer in enumerate(layers):
        operator, _, attributes = OPERATORS[layer.cell.key]
        states = [f"{state}0_{k}" for state in layer.cell.states]
        weights = {f"{name}_{k}": value.astype(dtype) for name, value in onnx_weights(layer).items()}
        tensors += [numpy_helper.from_array(value, name) for name, value in weights.items()]
        peepholes = [f"P_{k}"] if f"P_{k}" in weights else []
        found = [f"Y_{k}", *(f"Y{state}_{k}" for state in layer.cell.states)]
        names = [entering, f"W_{k}", f"R_{k}", f"B_{k}", "", *states, *peepholes]
        nodes.append(helper.make_node(operator, names, found, hidden_size=layer.units, **attributes))
        nodes.append(helper.make_node("Squeeze", [found[0], "one"], [f"H_{k}"]))
        entering = f"H_{k}"
        inputs += [(name, 3) for name in states]
        outputs += [(f"H_{k}", 3), *((name, 3) for name in found[1:])]
    graph = helper.make_graph(
        nodes, "stack",
        [helper.make_tensor_value_info(name, kind, [None] * rank) for name, rank in inputs],
        [helper.make_tensor_value_info(name, kind, [None] * rank) for name, rank in outputs],
        tensors,
    )  # fmt: skip
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)


def onnx_weights(layer: Layer) -> dict[str, Array]:
    """W, R, B (and P) of one direction, gates stacked in ONNX's order, each bias split in two unequal parts."""
    order = OPERATORS[layer.cell.key][1]
    own = layer.weights

    def stack(prefix: str) -> Array:
        return np.concatenate([own[f"{prefix}_{gate}"] for gate in order])[None]

    if layer.cell.key == "gru":
        own = {**own, "b_n": own["b_in"]}
    bias = stack("b")[0]
    recurrent = np.linspace(-0.3, 0.4, len(bias))
    if layer.cell.key == "gru":
        recurrent[-layer.units :] = 0
        bias = np.concatenate([bias - recurrent, recurrent])
        bias[-layer.units :] = own["b_hn"]
    else:
        bias = np.concatenate([bias - recurrent, recurrent])
    found = {"W": stack("W"), "R": stack("U"), "B": bias[None]}
    if "P_f" in own:
        found["P"] = np.concatenate([own["P_i"], own["P_o"], own["P_f"]])[None]
    return found


def _feed(layers: Sequence[Layer], inputs: Array, states: Sequence, dtype: type) -> dict[str, Array]:
    feed = {"X": inputs[:, None].astype(dtype)}
    for k, layer in enumerate(layers):
        feed |= {f"{state}0_{k}": states[k][state][None, None].astype(dtype) for state in layer.cell.states}
    return feed


def _outcome(layers: Sequence[Layer], found: Sequence[Array]) -> Outcome:
    waiting = list(found)
    hidden: list[Array] = []
    cells: list[Array | None] = []
    for layer in layers:
        hidden.append(waiting.pop(0)[:, 0])
        waiting.pop(0)  # h after the last step
        cells.append(waiting.pop(0)[0, 0] if "c" in layer.cell.states else None)
    return Outcome(hidden, cells)
