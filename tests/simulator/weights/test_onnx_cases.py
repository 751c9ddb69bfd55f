"""Test cases as ONNX hands them out: its own, and some with outputs of ONNX Runtime."""

from __future__ import annotations

import warnings
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import onnxruntime
import pytest
from onnx import TensorProto, helper, numpy_helper
from onnx.backend.test.case.node import collect_testcases

from simulator.lessons.models.proved import lesson_of_case
from simulator.lessons.run import run
from simulator.weights.formats import open_model
from simulator.weights.proof import prove
from simulator.weights.recognition import recognise
from simulator.weights.reference.files import open_reference
from simulator.weights.tensor_tree import ModelError
from tests.simulator.weights.models import INPUTS, STEPS, UNITS, model_of, weights


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


def case_with(folder: Path, direction: str, states: np.ndarray, lengths: list[int]) -> Path:
    """A case with an RNN to which states before the first step and lengths are given; ONNX Runtime has its outputs."""
    arrays, batch = weights("RNN", states.shape[0], False), len(lengths)
    names = ["X", "W", "R", "B", "L", "S"]
    node = helper.make_node("RNN", names, ["Y", "Y_h"], name="cell", hidden_size=UNITS, direction=direction)
    shapes = {"X": [STEPS, batch, INPUTS], "L": [batch], "S": list(states.shape)}
    inputs = [
        helper.make_tensor_value_info(name, TensorProto.INT32 if name == "L" else TensorProto.FLOAT, shape)
        for name, shape in shapes.items()
    ]
    outputs = [helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in ("Y", "Y_h")]
    kept = [numpy_helper.from_array(values, name) for name, values in arrays.items()]
    graph = helper.make_graph([node], "one", inputs, outputs, kept)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 14)])
    model.ir_version = 8
    x = np.random.default_rng(3).normal(size=(STEPS, batch, INPUTS)).astype(np.float32)
    given = [x, np.array(lengths, np.int32), states]
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    computed = session.run(None, dict(zip(shapes, given, strict=True)))
    return write_case(folder, SimpleNamespace(model=model, data_sets=[(given, computed)]))


@pytest.mark.parametrize("direction", ["forward", "bidirectional"])
@pytest.mark.parametrize("length", [STEPS, 4])
def test_a_case_with_states_before_the_first_step_and_a_length(tmp_path: Path, direction: str, length: int) -> None:
    count = 2 if direction == "bidirectional" else 1
    states = np.random.default_rng(8).normal(size=(count, 1, UNITS)).astype(np.float32)
    folder = case_with(tmp_path / "case", direction, states, [length])
    reference = open_reference(folder)
    recognised = recognise(reference.completed(open_model(folder / "model.onnx")))
    compared = prove(recognised, reference)
    assert len(compared) == count and all(each.holds for each in compared)
    trace = run(lesson_of_case(recognised, reference, ""))
    for at, layer in enumerate(trace.layers):
        wanted = reference.runs[0].states[compared[at].name][:length]
        assert np.abs(layer["h"][:length] - wanted).max() < 2e-6


def test_the_state_after_the_last_step_that_is_read_is_compared_alone(tmp_path: Path) -> None:
    folder = case_with(tmp_path / "case", "forward", np.zeros((1, 1, UNITS), np.float32), [4])
    (folder / "test_data_set_0" / "output_0.pb").unlink()
    reference = open_reference(folder)
    (found,) = prove(recognise(reference.completed(open_model(folder / "model.onnx"))), reference)
    assert found.holds and np.flatnonzero(np.isfinite(found.differences)).tolist() == [3]


def stacked_case(folder: Path, above: str) -> Path:
    """A case with an LSTM and a GRU that reads what is `above` it; outputs are those of ONNX Runtime."""
    random, nodes, kept = np.random.default_rng(5), [], [numpy_helper.from_array(np.array([1]), "axes")]
    for name, kind, rows, width, reads in (("low", "LSTM", 4, INPUTS, "X"), ("high", "GRU", 3, UNITS, above)):
        shapes = {"W": (1, rows * UNITS, width), "R": (1, rows * UNITS, UNITS), "B": (1, 2 * rows * UNITS)}
        kept += [
            numpy_helper.from_array(random.normal(size=shape).astype(np.float32), f"{name}.{role}")
            for role, shape in shapes.items()
        ]
        names = [reads, *(f"{name}.{role}" for role in shapes)]
        nodes.append(helper.make_node(kind, names, [f"{name}.Y"], name=name, hidden_size=UNITS))
        nodes.append(helper.make_node("Squeeze", [f"{name}.Y", "axes"], [f"{name}.S"]))
    given, *wanted = (
        helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)
        for name, shape in (("X", [STEPS, 2, INPUTS]), ("low.Y", None), ("high.Y", None))
    )
    graph = helper.make_graph(nodes, "two", [given], wanted, kept)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 14)])
    model.ir_version = 8
    inputs = random.normal(size=(STEPS, 2, INPUTS)).astype(np.float32)
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    return write_case(folder, SimpleNamespace(model=model, data_sets=[([inputs], session.run(None, {"X": inputs}))]))


def test_a_case_with_nodes_that_read_one_another(tmp_path: Path) -> None:
    folder = stacked_case(tmp_path / "case", "low.S")
    reference = open_reference(folder)
    compared = prove(recognise(open_model(folder / "model.onnx")), reference)
    assert {each.name for each in compared} >= {"layer0/h", "layer1/h"} and len(reference.runs) == 2
    assert all(each.holds for each in compared)


def test_cases_whose_sequences_begin_or_end_in_several_ways_are_told(tmp_path: Path) -> None:
    states = np.zeros((1, 2, UNITS), np.float32)
    with pytest.raises(ModelError, match="several lengths"):
        open_reference(case_with(tmp_path / "lengths", "forward", states, [3, 4]))
    states[0, 1] = 1.0
    with pytest.raises(ModelError, match="begin with several states"):
        open_reference(case_with(tmp_path / "states", "forward", states, [4, 4]))
