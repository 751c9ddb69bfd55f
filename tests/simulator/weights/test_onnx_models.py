"""Nodes of ONNX, recognised and run here, beside ONNX Runtime and the expected outputs of ONNX's own test cases."""

from __future__ import annotations

import warnings
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import onnx
import onnxruntime
import pytest
from onnx import TensorProto, numpy_helper
from onnx.backend.test.case.node import collect_testcases

from simulator.weights.formats import open_model
from simulator.weights.proof import prove
from simulator.weights.recognition import recognise
from simulator.weights.reference.files import open_reference
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
        folder = write_case(tmp_path / case.name, case)
        reference = open_reference(folder)
        assert reference.model is not None
        file = reference.completed(open_model(reference.model))
        for each in prove(recognise(file), reference):
            assert each.holds, (case.name, each.describe())


def write_case(folder: Path, case: Any) -> Path:
    """Write a case as ONNX hands it out: the model, and each tensor in a file of its own."""
    data = folder / "test_data_set_0"
    data.mkdir(parents=True)
    (folder / "model.onnx").write_bytes(case.model.SerializeToString())
    for what, values, named in zip(
        ("input", "output"), case.data_sets[0], (case.model.graph.input, case.model.graph.output), strict=True
    ):
        for at, (array, each) in enumerate(zip(values, named, strict=True)):
            (data / f"{what}_{at}.pb").write_bytes(numpy_helper.from_array(array, each.name).SerializeToString())
    return folder


def one_case(folder: Path, **attributes: Any) -> Path:
    """A case with one LSTM, whose outputs are those of ONNX Runtime."""
    arrays = weights("LSTM", 2 if attributes.get("direction") == "bidirectional" else 1, False)
    model = model_of("LSTM", arrays, attributes)
    inputs = np.random.default_rng(3).normal(size=(STEPS, 1, INPUTS)).astype(np.float32)
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    (outputs,) = session.run(None, {"X": inputs})
    case = SimpleNamespace(model=model, data_sets=[([inputs], [outputs])])
    return write_case(folder, case)


@pytest.mark.parametrize("direction", ["forward", "reverse", "bidirectional"])
def test_a_case_with_its_weights_in_the_model(tmp_path: Path, direction: str) -> None:
    folder = one_case(tmp_path / "case", direction=direction)
    reference = open_reference(folder)
    compared = prove(recognise(open_model(folder / "model.onnx")), reference)
    keys = {"forward": ["layer0/h"], "reverse": ["layer0/reverse/h"], "bidirectional": ["layer0/h", "layer0/reverse/h"]}
    assert [each.name for each in compared] == keys[direction]
    assert all(each.holds and len(each.differences) == STEPS for each in compared)


def test_a_case_that_is_changed_is_not_proved(tmp_path: Path) -> None:
    folder = one_case(tmp_path / "case")
    path = folder / "test_data_set_0" / "output_0.pb"
    wrong = numpy_helper.to_array(TensorProto.FromString(path.read_bytes())).copy()
    wrong[3:, 0, 0, 1] += 0.25
    path.write_bytes(numpy_helper.from_array(wrong, "Y").SerializeToString())
    (found,) = prove(recognise(open_model(folder / "model.onnx")), open_reference(folder))
    assert not found.holds and (found.first_beyond(found.tolerance), found.first_beyond(1.0)) == (3, None)
    assert found.largest == pytest.approx(0.25, abs=1e-5)


def test_what_is_no_case_is_told(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no test case of ONNX"):
        open_reference(tmp_path)
    folder = one_case(tmp_path / "case")
    data = folder / "test_data_set_0"
    (data / "output_0.pb").rename(data / "other.pb")
    with pytest.raises(ModelError, match="No output of the graph"):
        open_reference(folder)
    (data / "input_0.pb").write_bytes(b"\xff\xff")
    with pytest.raises(ModelError, match="no sound"):
        open_reference(folder)
    (data / "input_0.pb").unlink()
    with pytest.raises(ModelError, match="no input of the graph"):
        open_reference(folder)
    model = model_of("RNN", weights("RNN", 1, False), {})
    model.graph.node.append(model.graph.node[0])
    (folder / "model.onnx").write_bytes(model.SerializeToString())
    with pytest.raises(ModelError, match="2 recurrent nodes"):
        open_reference(folder)


@pytest.mark.parametrize(
    ("name", "values", "said"), [("initial_h", 1.0, "begin at 0"), ("sequence_lens", 3, "as long")]
)
def test_cases_whose_runs_are_others_are_told(tmp_path: Path, name: str, values: float, said: str) -> None:
    model = model_of("RNN", weights("RNN", 1, False), {})
    extra = np.full((1, 1, UNITS), values, np.float32) if name == "initial_h" else np.array([values], np.int32)
    model.graph.node[0].input.extend(["", name] if name == "initial_h" else [name])
    kind = TensorProto.FLOAT if name == "initial_h" else TensorProto.INT32
    model.graph.input.append(onnx.helper.make_tensor_value_info(name, kind, list(extra.shape)))
    inputs, outputs = np.zeros((STEPS, 1, INPUTS), np.float32), np.zeros((STEPS, 1, 1, UNITS), np.float32)
    folder = write_case(tmp_path / "case", SimpleNamespace(model=model, data_sets=[([inputs, extra], [outputs])]))
    with pytest.raises(ModelError, match=said):
        open_reference(folder)


def test_initial_states_that_are_not_taken_are_told(tmp_path: Path) -> None:
    arrays = {**weights("RNN", 1, False), "h0": np.ones((1, 1, UNITS), np.float32)}
    model = model_of("RNN", arrays, {})
    model.graph.node[0].input.extend(["", "h0"])
    (tmp_path / "one.onnx").write_bytes(model.SerializeToString())
    assert any("h0 in the graph is not taken" in doubt for doubt in recognise(open_model(tmp_path / "one.onnx")).doubts)
