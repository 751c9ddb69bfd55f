"""Layers that read from the end, alone and beside one that reads forward: numbers, gradients, and what is not told."""

from __future__ import annotations

import json
from dataclasses import replace

import msgspec
import numpy as np
import onnxruntime
import pytest
from onnx import TensorProto, helper, numpy_helper

from simulator.analysis.ablation import replay, without
from simulator.analysis.budget import budget
from simulator.analysis.gradient_horizon import horizon
from simulator.analysis.half_life_table import half_life_table
from simulator.analysis.ledger import ledger
from simulator.analysis.measures import memory_account
from simulator.analysis.telling_steps import quiet_steps
from simulator.arrays import Array
from simulator.autodiff.gradient_target import Target
from simulator.autodiff.gradients import gradients
from simulator.cells import find_cell
from simulator.engine.run import run_network
from simulator.io.notebook import notebook
from simulator.io.notebook_outputs import store_outputs
from simulator.io.trace_files import contents
from simulator.lessons.edits import whatif
from simulator.lessons.edits.layers import most_units, with_layer, with_reverse
from simulator.lessons.file import dumps, loads
from simulator.lessons.run import run
from simulator.lessons.schema import HoldSpec, LayerSpec, Lesson, LessonError, ReadoutSpec
from simulator.network import kept
from simulator.network.holds import Hold
from simulator.network.initialisers import initialise
from simulator.network.layer import Layer, NetworkError
from simulator.network.levels import levels_of, passes_of
from simulator.network.network import Network
from simulator.network.readout import Readout
from simulator.network.trace import Trace
from simulator.text.embedding import Random
from simulator.text.tokens import Words
from tests.simulator.autodiff.test_gradients import difference
from tests.simulator.onnx_oracle import OPERATORS, onnx_weights

STEPS, INPUTS = 6, 3
RANDOM = np.random.default_rng(4)
VECTORS = RANDOM.normal(size=(STEPS, INPUTS))


def layer(key: str, inputs: int, units: int, seed: int, *, reverse: bool = False, beside: bool = False) -> Layer:
    cell = find_cell(key)
    initial = {state: np.random.default_rng(seed).normal(size=units) for state in cell.states}
    weights = initialise(cell, inputs, units, "pytorch", seed)
    return Layer(cell, inputs, units, weights, initial, (), reverse, beside)


def pair(key: str, inputs: int, units: int, seed: int) -> tuple[Layer, Layer]:
    return layer(key, inputs, units, seed), layer(key, inputs, units, seed + 1, reverse=True, beside=True)


def two_levels(dtype: str = "float64") -> Network:
    readout = Readout(np.random.default_rng(9).normal(size=(2, 4)), np.zeros(2))
    return Network((*pair("lstm", INPUTS, 3, 1), *pair("gru", 6, 2, 5)), readout, dtype)


def lesson(*layers: LayerSpec) -> Lesson:
    return Lesson(title="both", sequence=Words("the cat sat on the mat"), embedding=Random(3, 1), layers=layers)


BOTH = (LayerSpec("lstm", 3, seed=1), LayerSpec("lstm", 3, seed=2, reverse=True))


@pytest.mark.parametrize("key", ["rnn", "lstm", "gru"])
def test_a_pair_is_what_onnx_runtime_makes_of_it(key: str) -> None:
    layers = pair(key, INPUTS, 4, 3)
    trace = run_network(Network(layers, dtype="float32"), VECTORS)
    operator, _, attributes = OPERATORS[key]
    own = [onnx_weights(each) for each in layers]
    stacked = {name: np.concatenate([each[name] for each in own]).astype(np.float32) for name in own[0]}
    starts = {s: np.stack([each.initial[s] for each in layers])[:, None] for s in layers[0].cell.states}
    stacked |= {f"{state}0": value.astype(np.float32) for state, value in starts.items()}
    names = ["X", "W", "R", "B", "", *(f"{state}0" for state in layers[0].cell.states)]
    node = helper.make_node(operator, names, ["Y"], hidden_size=4, direction="bidirectional", **attributes)
    given = helper.make_tensor_value_info("X", TensorProto.FLOAT, [None] * 3)
    told = helper.make_tensor_value_info("Y", TensorProto.FLOAT, [None] * 4)
    tensors = [numpy_helper.from_array(value, name) for name, value in stacked.items()]
    graph = helper.make_graph([node], "pair", [given], [told], tensors)
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    session = onnxruntime.InferenceSession(made.SerializeToString())
    (found,) = session.run(None, {"X": VECTORS[:, None].astype(np.float32)})
    for way, layer_trace in enumerate(trace.layers):
        assert np.abs(layer_trace["h"] - found[:, way, 0]).max() < 2e-6


def test_a_level_reads_both_of_the_one_below() -> None:
    network = two_levels()
    assert levels_of(network.layers) == ((0, 1), (2, 3)) and passes_of(network.layers) == (0, 0, 1, 1)
    trace = run_network(network, VECTORS)
    forward, backward, above, _ = trace.layers
    assert np.array_equal(above["x"], np.concatenate([forward["h"], backward["h"]], axis=1))
    turned = run_network(Network((replace(network.layers[1], reverse=False, beside=False),)), VECTORS[::-1])
    assert np.array_equal(turned["h"][::-1], backward["h"])
    assert np.array_equal(backward["c_prev"][:-1], backward["c"][1:]), "what stands before a token is behind it"
    assert np.array_equal(backward["c_prev"][-1], network.layers[1].initial["c"])


def test_layers_that_read_one_way_go_together() -> None:
    ways = [(False, False), (False, False), (False, False), (True, True), (False, False), (True, False)]
    layers = [layer("rnn", 2, 2, 1, reverse=reverse, beside=beside) for reverse, beside in ways]
    assert passes_of(layers) == (0, 0, 1, 1, 2, 3)
    with pytest.raises(NetworkError, match=r"layer 2 takes 2 inputs, but layers 0 and 1 hand on 4"):
        Network((*pair("rnn", 2, 2, 1), layer("rnn", 2, 2, 3)))
    with pytest.raises(NetworkError, match="layer 1 takes 3 inputs, but layer 0 takes 2"):
        Network((layer("rnn", 2, 2, 1), layer("rnn", 3, 2, 1, reverse=True, beside=True)))
    with pytest.raises(NetworkError, match="no layer before it"):
        Network((layer("rnn", 2, 2, 1, reverse=True, beside=True),))


def losses(network: Network, holds: tuple[Hold, ...], skipped: tuple[int, ...]) -> tuple[Trace, dict, Array]:
    """A run, the cotangents of all hidden states and outputs, and the gradient by the inputs from differences."""
    random = np.random.default_rng(7)

    def again(inputs: Array) -> Trace:
        return run_network(network, inputs, holds=holds, skipped=skipped)

    trace = again(VECTORS)
    cotangents: dict = {(k, "h"): random.normal(size=each["h"].shape) for k, each in enumerate(trace.layers)}
    cotangents["readout", "outputs"] = random.normal(size=trace.outputs.shape)

    def loss(inputs: Array) -> float:
        made = again(inputs)
        value = float((made.outputs * cotangents["readout", "outputs"]).sum())
        return value + sum(float((each["h"] * cotangents[k, "h"]).sum()) for k, each in enumerate(made.layers))

    return trace, cotangents, difference(loss, VECTORS)


@pytest.mark.parametrize(("held", "skipped"), [(False, ()), (True, ()), (True, (2, 5)), (False, (0, 1))])
def test_gradients_go_through_both_directions(held: bool, skipped: tuple[int, ...]) -> None:
    holds = (Hold(1, "f", (0, 2), (0.25, 0.5), (1, 4)), Hold(3, "h", (1,), (0.1,), (0, 2))) if held else ()
    trace, cotangents, expected = losses(two_levels(), holds, skipped)
    found = gradients(trace, cotangents)
    assert np.abs(found.inputs - expected).max() <= 1e-6 * np.abs(expected).max()
    assert np.array_equal(
        gradients(trace.turned, {k: v[::-1] for k, v in cotangents.items()}).inputs, found.inputs[::-1]
    )
    if held:
        assert trace.layers[1]["f"][1, 0] == trace.layers[1]["f"][3, 0] == 0.25


def test_a_weight_of_the_second_direction() -> None:
    network, random = two_levels(), np.random.default_rng(3)
    trace = run_network(network, VECTORS)
    cotangent = random.normal(size=trace.logits.shape)
    found = gradients(trace, {("readout", "logits"): cotangent})

    def loss(weight: Array) -> float:
        other = replace(network.layers[1], weights={**network.layers[1].weights, "U_f": weight})
        made = run_network(Network((network.layers[0], other, *network.layers[2:]), network.readout), VECTORS)
        return float((made.logits * cotangent).sum())

    expected = difference(loss, np.array(network.layers[1].weights["U_f"]))
    assert np.abs(found.weights[1]["U_f"] - expected).max() <= 1e-6 * np.abs(expected).max()


def test_a_turned_run_is_the_same_run() -> None:
    trace = run_network(
        two_levels(), VECTORS, list("abcdef"), holds=[Hold(1, "f", (0,), (0.5,), (1, None))], skipped=[4]
    )
    turned = trace.turned
    assert turned.tokens == tuple("fedcba") and turned.skipped == (1,)
    layers = tuple(each.layer for each in turned.layers)
    again = run_network(
        Network(layers, trace.readout), turned.inputs, turned.tokens, holds=turned.holds, skipped=turned.skipped
    )
    for one, other, plain in zip(again.layers, turned.layers, trace.layers, strict=True):
        assert all(np.array_equal(one[name], other[name], equal_nan=True) for name in ("x", "h", "h_prev"))
        assert np.array_equal(other["h"], plain["h"][::-1])
    assert np.array_equal(again.outputs, turned.outputs)
    assert np.array_equal(trace.layers[1].part(2, 5)["h_prev"], trace.layers[1]["h_prev"][2:5])
    assert np.array_equal(trace.layers[1].without_skipped()["h"], np.delete(trace.layers[1]["h"], 4, axis=0))


def test_what_goes_step_by_step_is_asked_in_the_order_of_reading() -> None:
    trace = run_network(two_levels(), VECTORS)
    assert memory_account(trace, layer=1).kept.shape == (STEPS, 3)
    for measure in (
        lambda: ledger(trace, 3, layer=1),
        lambda: half_life_table(trace.layers[1]),
        lambda: replay(trace, 2, 1),
    ):
        with pytest.raises(NetworkError, match=r"reads from the end.*as_read_by"):
            measure()
    read = trace.as_read_by(1)
    assert np.abs(ledger(read, 3, layer=1).value - trace.layers[1]["c"][STEPS - 1 - 3]).max() == 0.0
    assert np.abs(ledger(read, 3, layer=1).shares.sum(axis=0) - trace.layers[1]["c"][2]).max() < 1e-12
    assert budget(trace.as_read_by(3), 4, layer=3) is not None
    assert horizon(read, Target("c", 4, 0, 1)).wire["c"].shape == (6,)
    with pytest.raises(NetworkError, match="layers that read from both ends lie between"):
        horizon(trace, Target("h", 3, 0, 2), layer=0)
    with pytest.raises(NetworkError, match="lie between"):
        horizon(trace, Target("logits", 3, 0, "readout"))
    assert quiet_steps(trace).shape == (STEPS,) and quiet_steps(run_network(two_levels(), 0 * VECTORS)).shape == (
        STEPS,
    )


def test_what_a_token_brought_about_above_both_directions() -> None:
    trace = run_network(two_levels(), VECTORS)
    for way in ("zero", "drop"):
        found = replay(trace, 3, 2, way)
        for token in range(4):
            again = without(trace, token, way)
            assert np.array_equal(found.without[token], again.layers[2]["h"][3 if way == "zero" else 2])


def test_an_edit_computes_only_what_it_changes() -> None:
    base = run(lesson(*BOTH, LayerSpec("gru", 2, seed=5)))
    later = replace_text(base.lesson, "the cat sat on the rug")
    for other in (later, loads(dumps(later))):
        quick, whole = run(other, after=base), run(other)
        for one, two in zip(quick.layers, whole.layers, strict=True):
            assert np.array_equal(one.rows, two.rows)
    held = run(with_hold(base.lesson, HoldSpec(2, "h", units=(0,), values=(0.5,), start=4)), after=base)
    assert held.layers[0] is base.layers[0] and held.layers[1] is base.layers[1]
    reverse = run(with_hold(base.lesson, HoldSpec(1, "f", values=(0.5,), start=2, stop=3)), after=base)
    assert reverse.layers[0] is base.layers[0] and reverse.layers[1]["f"][2].tolist() == [0.5] * 3
    assert np.array_equal(reverse.layers[1]["c"][3:], base.layers[1]["c"][3:]), "it read these tokens before"
    assert np.all(reverse.layers[1]["c"][:3] != base.layers[1]["c"][:3])


def replace_text(was: Lesson, text: str) -> Lesson:
    return Lesson(title=was.title, sequence=Words(text), embedding=was.embedding, layers=was.layers)


def with_hold(was: Lesson, hold: HoldSpec) -> Lesson:
    return whatif.with_hold(was, hold).lesson


def test_a_direction_is_added_and_taken_away() -> None:
    plain = lesson(LayerSpec("lstm", 3, seed=1), LayerSpec("gru", 2, seed=2))
    both = with_reverse(plain, 0, True)
    assert [layer.spec.reverse for layer in both.layers] == [False, True, False]
    assert [layer.sizes.inputs for layer in both.layers] == [3, 3, 6]
    assert with_reverse(both, 0, True) is both and with_reverse(both, 0, False).lesson.layers == plain.layers
    held = with_hold(plain, HoldSpec(1, "h", values=(0.5,)))
    assert with_reverse(held, 0, True).lesson.holds[0].layer == 2
    assert with_reverse(with_reverse(held, 0, True), 0, False).lesson.holds[0].layer == 1
    assert with_layer(both, 1, units=4).layers[2].sizes.inputs == 7 and most_units(both, 1) > 100
    assert loads(dumps(both.lesson)) == both.lesson
    too_narrow = msgspec.structs.replace(
        with_reverse(plain, 1, True).lesson, readout=ReadoutSpec(((1.0, 1.0),), (0.0,))
    )
    with pytest.raises(LessonError, match=r"has 2 entries. Give it 4"):
        run(too_narrow)


def test_files_and_notebooks_hold_both_directions() -> None:
    made = lesson(*BOTH, LayerSpec("gru", 2, seed=5), LayerSpec("gru", 2, seed=6, reverse=True))
    trace = run(with_hold(made, HoldSpec(1, "f", units=(1,), values=(0.5,), start=2, stop=4)))
    found = contents(trace)
    assert np.array_equal(found["layer0/reverse/h"], trace.layers[1]["h"]) and "layer1/reverse/U_z" in found
    assert found["layer0/reverse/held/f"][:, 1].tolist() == [False, False, True, True, False, False]
    code = [cell | {"plot": None} for cell in json.loads(notebook(trace, "both", ""))["cells"] if "outputs" in cell]
    store_outputs(code, lambda plot: b"")
    said = "".join(output["text"] for cell in code for output in cell["outputs"])
    assert "layer 1, reverse: all" in said and "layer 2, reverse: all" in said


@pytest.mark.parametrize("skipped", [(), (0, 2, 5)])
def test_what_a_long_run_does_not_keep_is_computed_again(
    monkeypatch: pytest.MonkeyPatch, skipped: tuple[int, ...]
) -> None:
    holds = (Hold(1, "f", (0,), (0.25,), (1, 4)),)
    whole = run_network(two_levels(), VECTORS, holds=holds, skipped=skipped)
    monkeypatch.setattr(kept, "LARGEST_WHOLE", 0)
    monkeypatch.setattr(kept, "LARGEST_KEPT", 0)
    long = run_network(two_levels(), VECTORS, holds=holds, skipped=skipped)
    for one, other in zip(whole.layers, long.layers, strict=True):
        assert other.inside is not None
        for name in one.quantities:
            assert np.array_equal(one[name], other[name], equal_nan=True)
            assert np.array_equal(one.turned[name], other.turned[name], equal_nan=True)
            assert np.array_equal(one[name][3], other[name][3], equal_nan=True)
    assert np.array_equal(quiet_steps(whole), quiet_steps(long))
    assert np.array_equal(
        half_life_table(whole.layers[1].as_read).lives, half_life_table(long.layers[1].as_read).lives, True
    )
