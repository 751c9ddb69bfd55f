"""A network as a model in ONNX: nodes LSTM, GRU and RNN with their weights, and named inputs and outputs.

What enters is `inputs` [steps, batch, inputs]. What comes out is `h` [steps, batch, units] of the last layers,
`outputs` of the read-out, and what each layer ends with, `layer0_h_n` and `layer0_c_n` [directions, batch, units].
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from simulator.arrays import Array
from simulator.code.subject import CodeError, Subject, stacks
from simulator.code.usual import UsualLayer
from simulator.io.os_errors import how_to_install
from simulator.network.trace import Trace
from simulator.weights.model_cells import FUNCTIONS, SIGMOID, TANH

if TYPE_CHECKING:
    from onnx import ModelProto, NodeProto, TensorProto

_ACTIVATIONS: dict[str, tuple[str, tuple[float, ...]]] = {
    SIGMOID: ("Sigmoid", ()), TANH: ("Tanh", ()), FUNCTIONS["relu"]: ("Relu", ()),
    FUNCTIONS["linear"]: ("Affine", (1.0, 0.0)), FUNCTIONS["hard_sigmoid"]: ("HardSigmoid", (1 / 6, 0.5)),
    FUNCTIONS["hard_sigmoid_before_3"]: ("HardSigmoid", (0.2, 0.5)), FUNCTIONS["elu"]: ("Elu", (1.0,)),
    FUNCTIONS["softplus"]: ("Softplus", ()), FUNCTIONS["softsign"]: ("Softsign", ()),
}  # fmt: skip
"""Activations in ONNX: their names, alpha and beta."""
_OPSET, _IR = 17, 8
_ELSE = "Export it as a program .py, which computes the equations in a loop."


def onnx_model(trace: Trace, title: str, dtype: str = "float32") -> ModelProto:
    """The network of a run as a model that computes in float32 or float64. Raises CodeError for what has no node."""
    try:
        from onnx import TensorProto, helper
    except ImportError:
        problem = "Models in ONNX need the Python package onnx."
        raise CodeError(problem, how_to_install("onnx")) from None
    subject = Subject(trace, title)
    for layer in range(len(subject.layers)):
        _check(subject, layer)
    made = _Graph(subject, dtype)
    entering = "inputs"
    for together in stacks(subject):
        levels = (
            [[stack.layers for stack in together]] if len(together) > 1 else [[level] for level in together[0].levels]
        )
        for level in levels:
            entering = made.add_level(level, entering)
    made.add("Identity", [entering], "h")
    made.add_readout()
    kind = TensorProto.DOUBLE if dtype == "float64" else TensorProto.FLOAT
    batch: int | str = 1 if made.begins else "batch"
    graph = helper.make_graph(
        made.nodes, "network",
        [helper.make_tensor_value_info("inputs", kind, ["steps", batch, subject.layers[0].inputs])],
        [helper.make_tensor_value_info(name, kind, [first, batch, last]) for name, first, last in made.outputs()],
        made.tensors, doc_string=f"{title}: {subject.made_of}",
    )  # fmt: skip
    opset = helper.make_opsetid("", _OPSET)
    return helper.make_model(graph, opset_imports=[opset], ir_version=_IR, producer_name="Gatelight")


def _check(subject: Subject, layer: int) -> None:
    """Raise CodeError for a layer that no node of ONNX computes."""
    usual, name = subject.usual[layer], subject.layers[layer].cell.name
    if subject.by_hand(layer):
        what = "gates that are rounded" if subject.trace.idealised else "units that are set by hand"
        raise CodeError(f"Layer {layer} has {what}, which no node of ONNX has.", _ELSE)
    if usual is None:
        raise CodeError(f"ONNX has no node that computes the equations of layer {layer}, {name}.", _ELSE)
    if usual.form.projected:
        raise CodeError(f"Layer {layer}, {name}, has a projection, which no node of ONNX has.", _ELSE)
    if not set(_activations(usual)) <= _ACTIVATIONS.keys():
        raise CodeError(f"Layer {layer}, {name}, has an activation that ONNX does not have.", _ELSE)


def _activations(usual: UsualLayer) -> tuple[str, ...]:
    form = usual.form
    return {"lstm": (form.gate, form.new, form.out), "gru": (form.gate, form.new), "rnn": (form.new,)}[usual.kind]


class _Graph:
    """The nodes and tensors of a graph, as they are gathered."""

    def __init__(self, subject: Subject, dtype: str) -> None:
        self._subject, self._dtype = subject, dtype
        self.nodes: list[NodeProto] = []
        self.tensors: list[TensorProto] = []
        self.begins = any(value.any() for layer in subject.layers for value in layer.initial.values())
        self._ends: list[tuple[str, int, int]] = []

    def add(self, operator: str, inputs: Sequence[str], output: str, **attributes: Any) -> str:
        """A node of one output; its name."""
        from onnx import helper

        self.nodes.append(helper.make_node(operator, list(inputs), [output], name=f"{output}_node", **attributes))
        return output

    def put(self, name: str, values: Array) -> str:
        """A tensor of numbers in the model's precision; its name."""
        from onnx import numpy_helper

        self.tensors.append(numpy_helper.from_array(np.ascontiguousarray(values, self._dtype), name))
        return name

    def _whole(self, name: str, values: Sequence[int]) -> str:
        from onnx import numpy_helper

        self.tensors.append(numpy_helper.from_array(np.array(values, np.int64), name))
        return name

    def add_level(self, level: Sequence[tuple[int, ...]], entering: str) -> str:
        """Nodes that read the same, each of a layer or of both directions of one; the name of what they hand on."""
        handed = [self._add_recurrent(layers, entering) for layers in level]
        return handed[0] if len(handed) == 1 else self.add("Concat", handed, f"layer{level[0][0]}_both", axis=2)

    def _add_recurrent(self, layers: tuple[int, ...], entering: str) -> str:
        from onnx import helper

        made_of, name = [self._subject.layers[k] for k in layers], f"layer{layers[0]}"
        found = [each for k in layers if (each := self._subject.usual[k]) is not None]
        parts = [each.parts("onnx") for each in found]
        ways = "bidirectional" if len(layers) > 1 else "reverse" if made_of[0].reverse else "forward"
        inputs = [
            entering,
            self.put(f"{name}_W", np.array([each["W"] for each in parts])),
            self.put(f"{name}_R", np.array([each["U"] for each in parts])),
            self.put(f"{name}_B", np.array([np.concatenate([each["b"], each["b_u"]]) for each in parts])),
            *["", "", ""],
            *([self.put(f"{name}_P", np.array([each["P"] for each in parts]))] if found[0].form.peepholes else []),
        ]
        states = made_of[0].cell.states
        if any(value.any() for layer in made_of for value in layer.initial.values()):
            for at, state in enumerate(states):
                begin = np.array([[layer.initial[state]] for layer in made_of])
                inputs[5 + at] = self.put(f"{name}_{state}_0", begin)
        while not inputs[-1]:
            inputs.pop()
        ends = [f"{name}_{state}_n" for state in states]
        self._ends += [(end, len(layers), made_of[0].units) for end in ends]
        kind = found[0].kind.upper()
        options = {"hidden_size": made_of[0].units, "direction": ways, **_options(found[0], len(layers))}
        self.nodes.append(helper.make_node(kind, inputs, [f"{name}_Y", *ends], name=name, **options))
        side_by_side = self.add("Transpose", [f"{name}_Y"], f"{name}_turned", perm=[0, 2, 1, 3])
        return self.add("Reshape", [side_by_side, self._whole(f"{name}_shape", [0, 0, -1])], f"{name}_h")

    def add_readout(self) -> None:
        """The read-out: a product, and what each group makes of its logits."""
        readout = self._subject.trace.readout
        if readout is None:
            return
        product = self.add("MatMul", ["h", self.put("readout/kernel", readout.W.T)], "readout_product")
        logits = self.add("Add", [product, self.put("readout/bias", readout.b)], "logits")
        parts = []
        for at, (group, kind) in enumerate(zip(readout.groups, readout.kinds, strict=True)):
            own = logits
            if len(readout.groups) > 1:
                own = self.add("Gather", [logits, self._whole(f"group{at}", group)], f"group{at}_logits", axis=2)
            operator = {"softmax": "Softmax", "sigmoid": "Sigmoid", "linear": "Identity"}[kind]
            axis = {"axis": 2} if kind == "softmax" else {}
            parts.append(self.add(operator, [own], f"group{at}_outputs", **axis))
        if len(parts) == 1:
            self.add("Identity", parts, "outputs")
            return
        order = np.argsort([output for group in readout.groups for output in group]).tolist()
        joined = self.add("Concat", parts, "by_group", axis=2)
        self.add("Gather", [joined, self._whole("order", order)], "outputs", axis=2)

    def outputs(self) -> list[tuple[str, int | str, int]]:
        """What comes out: names, first and last lengths."""
        last = sum(self._subject.layers[k].outputs for k in self._subject.trace.levels[-1])
        readout = self._subject.trace.readout
        said: list[tuple[str, int | str, int]] = [] if readout is None else [("outputs", "steps", len(readout.b))]
        return [("h", "steps", last), *said, *self._ends]


def _options(usual: UsualLayer, directions: int) -> dict[str, Any]:
    """The attributes of a node that are not as usual."""
    found: dict[str, Any] = {}
    names = [_ACTIVATIONS[text] for text in _activations(usual)] * directions
    if any(name not in ("Sigmoid", "Tanh") for name, _ in names):
        found["activations"] = [name for name, _ in names]
        alphas = [numbers[0] for _, numbers in names if numbers]
        betas = [numbers[1] for _, numbers in names if len(numbers) > 1]
        found |= {key: values for key, values in (("activation_alpha", alphas), ("activation_beta", betas)) if values}
    if usual.form.clip:
        found["clip"] = usual.form.clip
    if usual.form.coupled:
        found["input_forget"] = 1
    if usual.kind == "gru":
        found["linear_before_reset"] = int(not usual.form.resets_before)
    return found
