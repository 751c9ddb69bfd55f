"""Nodes of ONNX, recognised and run here, beside ONNX Runtime and the expected outputs of ONNX's own test cases."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxruntime
import pytest
from onnx import TensorProto, numpy_helper
from onnx.backend.test.case.node import collect_testcases

from simulator.weights.formats import open_model
from simulator.weights.recognition import recognise
from simulator.weights.tensor_tree import ModelError
from tests.simulator.weights.models import BLOCKS, INPUTS, STEPS, UNITS, model_of, run_layer, weights

NODES: list[tuple[str, dict[str, Any]]] = [
    *((kind, {"direction": direction}) for kind in BLOCKS for direction in ("forward", "reverse", "bidirectional")),
    ("LSTM", {"peepholes": True}),
    ("LSTM", {"input_forget": 1}),
    ("LSTM", {"clip": 0.5, "peepholes": True}),
    ("LSTM", {"activations": ["HardSigmoid", "Softsign", "Relu"], "activation_alpha": [0.3], "activation_beta": [0.4]}),
    ("LSTM", {"activations": ["Sigmoid", "Affine", "ScaledTanh"], "activation_alpha": [0.3, 0.7],
              "activation_beta": [0.4, 0.6]}),
    ("LSTM", {"activations": ["Sigmoid", "ThresholdedRelu", "Softplus"], "activation_alpha": [0.3]}),
    ("LSTM", {"activations": ["Sigmoid", "Elu", "Tanh"], "activation_alpha": [0.4]}),
    ("GRU", {"linear_before_reset": 1}),
    ("GRU", {"linear_before_reset": 1, "clip": 0.4}),
    ("GRU", {"clip": 0.4}),
    ("RNN", {"activations": ["Relu"]}),
    ("RNN", {"activations": ["LeakyRelu"], "activation_alpha": [0.3]}),
    ("RNN", {"clip": 0.3}),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "attributes"), NODES, ids=str)
def test_nodes_compute_what_onnx_runtime_computes(tmp_path: Path, kind: str, attributes: dict[str, Any]) -> None:
    plain = {name: value for name, value in attributes.items() if name != "peepholes"}
    directions = 2 if attributes.get("direction") == "bidirectional" else 1
    model = model_of(kind, weights(kind, directions, "peepholes" in attributes), plain)
    path = tmp_path / "one.onnx"
    path.write_bytes(model.SerializeToString())
    inputs = np.random.default_rng(3).normal(size=(STEPS, INPUTS)).astype(np.float32)
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    wanted = session.run(None, {"X": inputs[:, None]})[0]
    file = open_model(path)
    layers = recognise(file).layers
    assert [layer.reverse for layer in layers] == [plain.get("direction") == "reverse", True][:directions]
    for at, layer in enumerate(layers):
        assert np.abs(run_layer(file, layer, inputs)["h"] - wanted[:, at, 0]).max() < 2e-6


def test_weights_in_a_file_beside_the_models(tmp_path: Path) -> None:
    arrays = weights("LSTM", 1, False)
    model = model_of("LSTM", arrays, {})
    inside = tmp_path / "inside.onnx"
    inside.write_bytes(model.SerializeToString())
    path = tmp_path / "beside.onnx"
    onnx.save(model, path, save_as_external_data=True, location="beside.onnx.data", size_threshold=0)
    layers = [recognise(open_model(each)).layers[0].layer(open_model(each)) for each in (inside, path)]
    for name, values in layers[0].weights.items():
        assert np.array_equal(values, layers[1].weights[name])
    (tmp_path / "beside.onnx.data").unlink()
    with pytest.raises(ModelError, match=r"beside.onnx.data, which is missing"):
        recognise(open_model(path)).layers[0].layer(open_model(path))


@pytest.mark.parametrize("location", ["../secret", "/etc/passwd"])
def test_numbers_outside_the_models_folder_are_not_read(tmp_path: Path, location: str) -> None:
    (tmp_path / "secret").write_bytes(bytes(4096))
    model = model_of("RNN", weights("RNN", 1, False), {})
    for tensor in model.graph.initializer:
        tensor.ClearField("raw_data")
        tensor.data_location = TensorProto.EXTERNAL
        tensor.external_data.add(key="location", value=location)
    inner = tmp_path / "inner"
    inner.mkdir()
    (inner / "one.onnx").write_bytes(model.SerializeToString())
    file = open_model(inner / "one.onnx")
    with pytest.raises(ModelError, match="which is missing"):
        recognise(file).layers[0].layer(file)


@pytest.mark.parametrize(("kind", "count"), [("LSTM", 6), ("GRU", 6), ("RNN", 6)])
def test_the_cases_that_onnx_itself_brings_along(tmp_path: Path, kind: str, count: int) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of other operators' cases
        every = collect_testcases(None)
    cases = [case for case in every if case.model.graph.node[0].op_type == kind]
    assert len(cases) >= count
    for case in cases:
        hold_case(tmp_path, case)


def hold_case(tmp_path: Path, case: Any) -> None:
    """Hold what a case computes against what it is to. Its weights, which are inputs, are put into the graph."""
    (inputs, outputs), node = case.data_sets[0], case.model.graph.node[0]
    given = dict(zip((each.name for each in case.model.graph.input), inputs, strict=True))
    case.model.graph.initializer.extend(
        numpy_helper.from_array(values, name) for name, values in given.items() if name != node.input[0]
    )
    path = tmp_path / "case.onnx"
    path.write_bytes(case.model.SerializeToString())
    file = open_model(path)
    wanted = dict(zip((each.name for each in case.model.graph.output), outputs, strict=True))
    batch_first = any(each.name == "layout" and each.i for each in node.attribute)
    x = given[node.input[0]].swapaxes(0, 1) if batch_first else given[node.input[0]]
    for at, layer in enumerate(recognise(file).layers):
        for batch in range(x.shape[1]):
            states = run_layer(file, layer, x[:, batch])
            for name, values in wanted.items():
                whole = values.transpose(1, 2, 0, 3) if batch_first and values.ndim == 4 else values
                last = whole.swapaxes(0, 1) if batch_first and values.ndim == 3 else whole
                state = states["c" if name.endswith("_c") else "h"]
                got = state if whole.ndim == 4 else state[0 if layer.reverse else -1]
                expected = whole[:, at, batch] if whole.ndim == 4 else last[at, batch]
                assert np.allclose(got, expected, atol=2e-6), (case.name, name)


def test_initial_states_that_are_not_taken_are_told(tmp_path: Path) -> None:
    arrays = {**weights("RNN", 1, False), "h0": np.ones((1, 1, UNITS), np.float32)}
    model = model_of("RNN", arrays, {})
    model.graph.node[0].input.extend(["", "h0"])
    (tmp_path / "one.onnx").write_bytes(model.SerializeToString())
    assert any("h0 in the graph is not taken" in doubt for doubt in recognise(open_model(tmp_path / "one.onnx")).doubts)
