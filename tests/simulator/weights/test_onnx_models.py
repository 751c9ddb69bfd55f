"""Nodes of ONNX, recognised and run here, beside ONNX Runtime and the expected outputs of ONNX's own test cases."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import onnx
import onnxruntime
import pytest
from onnx import TensorProto

from simulator.lessons.file import load, save
from simulator.lessons.models.from_model import lesson_from_model
from simulator.lessons.models.places import check_places, pointed_to
from simulator.lessons.resolve import resolve
from simulator.lessons.run import run
from simulator.lessons.schema import FileBeside, FileError, Lesson, LessonError
from simulator.text.tokens import Numbers
from simulator.weights.formats import open_model
from simulator.weights.recognition import recognise
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
