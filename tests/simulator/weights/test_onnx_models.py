"""Nodes of ONNX, recognised and run here, beside ONNX Runtime and the expected outputs of ONNX's own test cases."""

from __future__ import annotations

import hashlib
import warnings
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import msgspec
import numpy as np
import onnx
import onnxruntime
import pytest
from onnx import TensorProto, numpy_helper
from onnx.backend.test.case.node import collect_testcases

from simulator.lessons.file import load, save
from simulator.lessons.models.from_model import lesson_from_model
from simulator.lessons.models.places import check_places, pointed_to
from simulator.lessons.resolve import resolve
from simulator.lessons.run import run
from simulator.lessons.schema import FileBeside, FileError, Lesson, LessonError
from simulator.text.tokens import Numbers
from simulator.weights.formats import open_model
from simulator.weights.proof import prove
from simulator.weights.recognition import recognise
from simulator.weights.reference.files import open_reference
from simulator.weights.stack_run import run_stack
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


GIVEN: list[tuple[str, dict[str, Any], int | None]] = [
    *((kind, {"direction": way}, length) for kind in BLOCKS for way in ("forward", "bidirectional")
      for length in (None, 4, STEPS)),
    ("LSTM", {"direction": "reverse"}, 5),
    ("GRU", {"direction": "reverse", "linear_before_reset": 1}, 5),
]  # fmt: skip


def with_states(kind: str, directions: int, length: int | None, sequences: int = 1) -> dict[str, np.ndarray]:
    """Weights of a node, its states before the first step, and how much of a sequence it reads."""
    random, shape = np.random.default_rng(5), (directions, sequences, UNITS)
    arrays = {**weights(kind, directions, False), "initial_h": random.normal(size=shape).astype(np.float32)}
    if kind == "LSTM":
        arrays["initial_c"] = random.normal(size=shape).astype(np.float32)
    return arrays if length is None else {**arrays, "sequence_lens": np.full(sequences, length, np.int32)}


@pytest.mark.parametrize(("kind", "attributes", "length"), GIVEN, ids=str)
def test_states_and_lengths_in_the_graph_are_those_of_onnx_runtime(
    tmp_path: Path, kind: str, attributes: dict[str, Any], length: int | None
) -> None:
    model = model_of(kind, with_states(kind, 1 + (attributes["direction"] == "bidirectional"), length), attributes)
    path = tmp_path / "one.onnx"
    path.write_bytes(model.SerializeToString())
    inputs = np.random.default_rng(3).normal(size=(STEPS, INPUTS)).astype(np.float32)
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    wanted = session.run(None, {"X": inputs[:, None]})[0][:, :, 0]
    recognised = recognise(open_model(path))
    found = run_stack(recognised.file, recognised.layers, inputs)
    lesson = lesson_from_model(recognised, Numbers(tuple(map(tuple, inputs.tolist()))))
    assert load_again(lesson, tmp_path) == lesson
    assert lesson.skipped == (() if length is None else tuple(range(length, STEPS)))
    runs = run(lesson).layers
    for at, layer in enumerate(recognised.layers):
        assert np.abs(found[f"layer0{'/reverse' * layer.reverse}/h"] - wanted[:, at]).max() < 2e-6
        assert np.abs(runs[at]["h"][:length] - wanted[:length, at]).max(initial=0.0) < 2e-6
    assert any("the first 4 steps are read" in doubt for doubt in recognised.doubts) == (length == 4)


def load_again(lesson: Lesson, folder: Path) -> Lesson:
    save(lesson, folder / "lesson.json")
    return load(folder / "lesson.json")


def test_states_of_many_sequences_and_of_another_layout(tmp_path: Path) -> None:
    arrays = with_states("LSTM", 2, None, sequences=3)
    turned = {name: values.swapaxes(0, 1) if "initial" in name else values for name, values in arrays.items()}
    layers = []
    for name, each, layout in (("one", arrays, 0), ("two", turned, 1)):
        path = tmp_path / f"{name}.onnx"
        path.write_bytes(model_of("LSTM", each, {"direction": "bidirectional", "layout": layout}).SerializeToString())
        file = open_model(path)
        layers.append([found.layer(file).initial for found in recognise(file).layers])
        assert any("of 3 sequences: those of the first are taken" in doubt for doubt in recognise(file).doubts)
    for at in range(2):
        for state in ("h", "c"):
            assert np.array_equal(layers[0][at][state], arrays[f"initial_{state}"][at, 0])
            assert np.array_equal(layers[0][at][state], layers[1][at][state])


def test_what_is_given_from_outside_or_cannot_be_is_told(tmp_path: Path) -> None:
    path, arrays = tmp_path / "one.onnx", with_states("RNN", 1, 3)
    states, lengths = arrays.pop("initial_h"), arrays.pop("sequence_lens")
    model = model_of("RNN", arrays, {}, ("sequence_lens", "initial_h"))
    path.write_bytes(model.SerializeToString())
    told = " ".join(recognise(open_model(path)).doubts)
    assert "initial_h is given to the graph from outside: states begin at 0" in told
    assert "sequence_lens is given to the graph from outside: all steps are read" in told
    for wrong in (
        {"initial_h": states[:, :, :2]},
        {"initial_h": states[0]},
        {"sequence_lens": lengths[:0]},
        {"sequence_lens": 0 * lengths},
    ):
        path.write_bytes(model_of("RNN", {**arrays, **wrong}, {}).SerializeToString())
        with pytest.raises(ModelError, match="of cell"):
            recognise(open_model(path))


def test_layers_that_leave_out_other_steps_make_no_lesson(tmp_path: Path) -> None:
    path = tmp_path / "one.onnx"
    path.write_bytes(model_of("RNN", with_states("RNN", 2, 3), {"direction": "bidirectional"}).SerializeToString())
    recognised = recognise(open_model(path))
    layers = (recognised.layers[0], replace(recognised.layers[1], read=None))
    with pytest.raises(LessonError, match=r"reads all steps, and .* 3 steps of a sequence"):
        lesson_from_model(replace(recognised, layers=layers), Numbers(((0.0,) * INPUTS,) * STEPS))


def test_a_lesson_knows_the_file_beside_the_models(tmp_path: Path) -> None:
    folder = tmp_path / "model"
    folder.mkdir()
    path, data = folder / "one.onnx", folder / "one.onnx.data"
    model = model_of("LSTM", weights("LSTM", 1, False), {})
    onnx.save(model, path, save_as_external_data=True, location=data.name, size_threshold=0)
    lesson = lesson_from_model(recognise(open_model(path)), Numbers(((1.0,) * INPUTS,) * STEPS))
    digest = hashlib.sha256(data.read_bytes()).hexdigest()
    assert lesson.files["weights"].beside == (FileBeside(data.name, digest),)
    again, first = load_again(lesson, tmp_path), run(lesson)["h"]
    assert again == lesson and np.array_equal(run(again)["h"], first)
    save(lesson, tmp_path / "packed.gatelight")
    before = data.read_bytes()
    data.unlink()
    with pytest.raises(FileError, match=f"one.onnx.data is missing .*{digest}"):
        load_again_from(tmp_path)
    assert np.array_equal(run(load(tmp_path / "packed.gatelight"))["h"], first), "what is packed needs neither"
    data.write_bytes(before[::-1])
    other = hashlib.sha256(data.read_bytes()).hexdigest()
    with pytest.raises(
        FileError, match=f"one.onnx.data holds something else: its SHA-256 is {other}, and was {digest}"
    ):
        load_again_from(tmp_path)
    data.write_bytes((np.frombuffer(before, np.float32) / 2).tobytes())
    changed = pointed_to(lesson, "weights", path)
    assert changed.files["weights"].sha256 == lesson.files["weights"].sha256
    assert not np.array_equal(run(changed)["h"], first), "the same graph with other numbers is another model"


def load_again_from(folder: Path) -> None:
    check_places(load(folder / "lesson.json"))


@pytest.mark.parametrize("name", ["../one.onnx.data", "/one.onnx.data", ""])
def test_what_is_not_beside_a_file_is_no_file_beside_it(tmp_path: Path, name: str) -> None:
    path = tmp_path / "one.onnx"
    path.write_bytes(model_of("RNN", weights("RNN", 1, False), {}).SerializeToString())
    lesson = lesson_from_model(recognise(open_model(path)), Numbers(((1.0,) * INPUTS,)))
    beside = (FileBeside(name, lesson.files["weights"].sha256),)
    file = msgspec.structs.replace(lesson.files["weights"], beside=beside)
    with pytest.raises(LessonError, match=r"files.weights.beside\[0\].name"):
        resolve(msgspec.structs.replace(lesson, files={"weights": file}))
