"""Networks as models in ONNX: sound to the checker, the same in both engines, and the same when opened here again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import pytest
from onnx.reference import ReferenceEvaluator

from simulator.cells import cells
from simulator.code.onnx_model import onnx_model
from simulator.code.subject import CodeError
from simulator.code.usual import usual_layer
from simulator.engine.run import run_network
from simulator.lessons.builtin import builtin_lessons
from simulator.lessons.models.from_model import lesson_from_model
from simulator.lessons.run import run
from simulator.network.network import Network
from simulator.network.readout import Readout
from simulator.network.trace import Trace
from simulator.text.tokens import Numbers
from simulator.weights.formats import open_model
from simulator.weights.model_cells import SIGMOID, TANH, Form, model_cell
from simulator.weights.recognition import recognise
from tests.simulator.code.networks import USUAL, runs
from tests.simulator.odd_cells import random_layer

RANDOM = 60
FLOAT64, FLOAT32 = 1e-12, 5e-6
LONG = 100  # over more steps a latch and a counter add up what single precision rounds: they are held in double


def sayable() -> dict[str, Trace]:
    """The built-in lessons and random networks that ONNX has nodes for."""
    found = {key: first_sequence(run(lesson)) for key, lesson in builtin_lessons().items()}
    found |= {f"random{k}": trace for k, trace in enumerate(runs(RANDOM, USUAL, by_hand=False))}
    return {key: trace for key, trace in found.items() if not refusal(trace)}


def first_sequence(trace: Trace) -> Trace:
    """Where another sequence begins anew, the run up to there: a node goes through one."""
    if not trace.begins:
        return trace
    network = Network(tuple(each.layer for each in trace.layers), trace.readout)
    return run_network(network, trace.inputs[: trace.begins[0]])


def refusal(trace: Trace) -> str:
    """Why there is no model; "" where there is one."""
    try:
        onnx_model(trace, "T")
    except CodeError as error:
        return str(error)
    return ""


def is_plain(trace: Trace) -> bool:
    """Whether the reference evaluator computes it: it has the usual activations alone, and nothing is bounded."""
    usual = [usual_layer(each.layer) for each in trace.layers]
    return all(
        each is not None
        and (each.form.gate, each.form.new, each.form.out) == (SIGMOID, TANH, TANH)
        and not each.form.clip
        and not each.form.coupled
        for each in usual
    )


def hold(outcome: list[np.ndarray], names: list[str], trace: Trace, most: float) -> None:
    found = dict(zip(names, outcome, strict=True))
    last = [each["h"] for each in trace.last_layers]
    np.testing.assert_allclose(found["h"][:, 0], np.concatenate(last, axis=1), rtol=0, atol=most)
    if trace.outputs is not None:
        np.testing.assert_allclose(found["outputs"][:, 0], trace.outputs, rtol=most, atol=most)
    for at, each in enumerate(trace.layers):
        end = 0 if each.from_end else -1
        for state in each.layer.cell.states:
            first = at - each.layer.beside * (f"layer{at}_{state}_n" not in found)
            row = at - first
            np.testing.assert_allclose(found[f"layer{first}_{state}_n"][row, 0], each[state][end], rtol=most, atol=most)


def test_both_engines_compute_the_same() -> None:
    traces = sayable()
    assert {"jenny-rafsun", "same-in-a-gru", "simple-rnn", "four-beats", "random-stack"} <= traces.keys()
    assert len([name for name in traces if name.startswith("random")]) >= 50
    exact = 0
    for trace in traces.values():
        model = onnx_model(trace, "T")
        onnx.checker.check_model(model, full_check=True)
        session = onnxruntime.InferenceSession(model.SerializeToString())
        names = [each.name for each in session.get_outputs()]
        feed = {"inputs": trace.inputs[:, None].astype(np.float32)}
        found = session.run(None, feed)
        if trace.steps <= LONG:
            hold(found, names, trace, FLOAT32)
        if is_plain(trace) and trace.inputs.dtype == np.float64:
            model = onnx_model(trace, "T", "float64")
            onnx.checker.check_model(model, full_check=True)
            evaluator = ReferenceEvaluator(model)
            hold(evaluator.run(None, {"inputs": trace.inputs[:, None]}), names, trace, FLOAT64)
            exact += 1
    assert exact >= 25


def test_a_model_opens_here_again(tmp_path: Path) -> None:
    """The layers in their order, both directions, and the read-out; where each level can be one of a lesson."""
    opened = 0
    for name, trace in sayable().items():
        begins = any(value.any() for each in trace.layers for value in each.layer.initial.values())
        alone = [level for level in trace.levels if trace.layers[level[0]].from_end]
        if begins or alone[1:] or (alone and len(trace.levels) > 1):
            continue
        path = tmp_path / f"{name}.onnx"
        path.write_bytes(onnx_model(trace, "T", "float64").SerializeToString())
        found = recognise(open_model(path))
        rows = Numbers(tuple(map(tuple, trace.inputs.astype(np.float64).tolist())))
        again = run(lesson_from_model(found, rows))
        assert [each.from_end for each in again.layers] == [each.from_end for each in trace.layers]
        for one, other in zip(again.layers, trace.layers, strict=True):
            np.testing.assert_allclose(one["h"], other["h"], rtol=0, atol=FLOAT32)
        if trace.outputs is not None:
            assert again.readout is not None and trace.readout is not None
            assert (again.readout.groups, again.readout.kinds) == (trace.readout.groups, trace.readout.kinds)
            np.testing.assert_allclose(again.outputs, trace.outputs, rtol=0, atol=FLOAT32)
        opened += 1
    assert opened >= 8


@pytest.mark.parametrize(
    ("lesson", "why"),
    [
        ("worked-example", "Layer 0 has units that are set by hand, which no node of ONNX has"),
        ("own-cell", "ONNX has no node that computes the equations of layer 0, Minimal gated unit"),
    ],
)
def test_what_has_no_node_is_refused(lesson: str, why: str) -> None:
    assert why in refusal(run(builtin_lessons()[lesson]))


def test_a_projection_is_refused() -> None:
    layer = random_layer(model_cell("lstm", Form(projected=True)), 3, 4, 1)
    assert "has a projection" in refusal(run_network(Network((layer,)), np.zeros((2, 3))))


def test_a_stack_is_read_as_one(tmp_path: Path) -> None:
    """Three nodes above each other are one stack, whose read-out is told with what is done to it."""
    drawn = [random_layer(cells()["lstm"], width, 4, width) for width in (3, 4, 4)]
    layers = [replace(layer, initial={}) for layer in drawn]
    readout = Readout(np.ones((2, 4)), np.zeros(2), kinds=("sigmoid",))
    trace = run_network(Network(tuple(layers), readout), np.ones((3, 3)))
    path = tmp_path / "three.onnx"
    path.write_bytes(onnx_model(trace, "T").SerializeToString())
    found = recognise(open_model(path))
    assert [(each.name, each.at) for each in found.layers] == [("layer0", 0), ("layer0", 1), ("layer0", 2)]
    assert found.readouts["layer0"].kind == "sigmoid"
    assert found.doubts == ()
