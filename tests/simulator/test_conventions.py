"""Conventions that say the same give the same numbers; those that do not, do not, and are said to be different."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace
from onnx import helper
from onnxruntime import InferenceSession

from simulator.builtin import builtin_lessons
from simulator.cells import CellError, cell, cells
from simulator.convention_switch import FORMS, choices, with_convention
from simulator.conventions import CONVERSIONS, ConventionError, convert, equivalence, from_two_biases
from simulator.layer import Array, Layer
from simulator.lesson import HoldSpec, run
from simulator.network import Network
from tests.simulator.odd_cells import random_layer
from tests.simulator.onnx_oracle import model

REFERENCE = Path(__file__).parent.parent / "reference" / "torch_biases.json"
ROUNDING = 1e-13
INPUTS = np.random.default_rng(0).normal(size=(60, 3))


def states_of(layer: Layer, inputs: Array = INPUTS) -> dict[str, Array]:
    record = Network((layer,)).run(inputs, [""] * len(inputs)).layers[0]
    return {state: record[state] for state in layer.cell.states}


@pytest.mark.parametrize("step", CONVERSIONS, ids=[f"{step.a} to {step.b}" for step in CONVERSIONS])
@pytest.mark.parametrize("scale", [0.3, 3])
def test_a_conversion_changes_no_number(step: object, scale: float) -> None:
    a, b = cell(step.a), cell(step.b)  # type: ignore[attr-defined]
    layer = random_layer(a, 3, 4, 1, scale)
    other = Layer(b, 3, 4, convert(layer.weights, a.key, b.key), layer.initial)
    found = states_of(other)
    for state, values in states_of(layer).items():
        assert np.abs(values - found[state]).max() <= ROUNDING * max(1, np.abs(values).max())


def test_every_pair_is_told_by_numbers() -> None:
    expected = {
        ("gru", "gru-replace"): "equivalent",
        ("gru-before", "gru-replace-before"): "equivalent",
        ("gru", "gru-before"): "different",
        ("gru", "gru-replace-before"): "different",
        ("lstm", "lstm-peephole"): "special case",
        ("lstm-1997", "lstm-peephole"): "special case",
        ("lstm-coupled", "lstm"): "special case",
        ("rnn", "gru-replace"): "special case",
        ("lstm-1997", "lstm-coupled"): "different",
        ("lstm", "gru"): "different",
        ("lstm", "lstm"): "equivalent",
    }
    turned = {"special case": "more general"}
    for (a, b), relation in expected.items():
        found, back = equivalence(a, b, steps=40), equivalence(b, a, steps=40)
        assert (found.relation, back.relation) == (relation, turned.get(relation, relation)), (a, b)
        assert (found.difference < ROUNDING) == (relation != "different"), (a, b)
        assert found.difference > 0.05 or relation != "different"
        assert found.how and (found.seed, found.steps, found.units) == (0, 40, 8)


def test_the_reset_before_and_after_are_as_near_as_they_come_and_still_apart() -> None:
    """The sign of z can be converted, the reset cannot: only that is left in the difference."""
    nearest = equivalence("gru", "gru-replace-before")
    assert nearest.difference == pytest.approx(equivalence("gru", "gru-before").difference, rel=1e-9)
    assert nearest.how.startswith("r ⊙ (U h) is not U (r ⊙ h)")
    with pytest.raises(ConventionError, match=r"GRU cannot be written as GRU, reset before: r ⊙ \(U h\) is not"):
        convert({}, "gru", "gru-before")


def test_the_wrong_sign_of_z_is_another_network() -> None:
    layer = random_layer(cell("gru-before"), 3, 4)
    read_wrongly = Layer(cell("gru-replace-before"), 3, 4, layer.weights, layer.initial)
    assert np.abs(states_of(layer)["h"] - states_of(read_wrongly)["h"]).max() > 0.3


def test_coupled_gates_are_those_of_onnx() -> None:
    """ONNX Runtime with input_forget, in which the weights of the forget gate are there and mean nothing."""
    layer = random_layer(cell("lstm"), 3, 5, 2)
    made = model([layer], np.float32)
    made.graph.node[0].attribute.append(helper.make_attribute("input_forget", 1))
    feed = {"X": INPUTS[:, None].astype(np.float32)}
    feed |= {f"{state}0_0": layer.initial[state][None, None].astype(np.float32) for state in ("h", "c")}
    h = InferenceSession(made.SerializeToString()).run(["H_0"], feed)[0]
    weights = {name: value for name, value in layer.weights.items() if not name.endswith("_f")}
    coupled = Layer(cell("lstm-coupled"), 3, 5, weights, layer.initial)
    assert np.abs(h.reshape(-1, 5) - states_of(coupled)["h"]).max() < 2e-6
    assert np.abs(h.reshape(-1, 5) - states_of(layer)["h"]).max() > 0.01


def test_without_a_forget_gate_the_memory_can_grow_without_bounds() -> None:
    layer = random_layer(cell("lstm-1997"), 3, 4, scale=3)
    c = states_of(layer, np.ones((400, 3)))["c"]
    assert np.abs(c[-1]).max() > 20 * np.abs(states_of(random_layer(cell("lstm-coupled"), 3, 4, scale=3))["c"]).max()


def test_two_biases_are_pytorchs() -> None:
    """Against h of PyTorch's cells with both biases at random; and merging those of a GRU's candidate must fail."""
    for case in json.loads(REFERENCE.read_text(encoding="utf-8")):
        key, units, inputs = case["cell"], case["units"], case["inputs"]
        random = np.random.default_rng(case["seed"])
        gates = case["gates"]
        matrices = {f"{kind}_{gate}": random.normal(size=(units, inputs if kind == "W" else units)) * case["scale"]
                    for gate in gates for kind in "WU"}  # fmt: skip
        first, second = ({gate: random.normal(size=units) for gate in gates} for _ in "ab")
        x = random.normal(size=(case["steps"], inputs))
        biases = from_two_biases(key, first, second)
        h = states_of(Layer(cell(key), inputs, units, {**matrices, **biases}), x)["h"]
        assert np.abs(h - case["h"]).max() < 1e-13
        if key == "gru":
            merged = {**biases, "b_in": first["n"] + second["n"], "b_hn": np.zeros(units)}
            wrong = states_of(Layer(cell(key), inputs, units, {**matrices, **merged}), x)["h"]
            assert np.abs(wrong - case["h"]).max() > 0.05


def test_what_is_not_there() -> None:
    with pytest.raises(CellError, match="there is no cell 'grue'"):
        equivalence("gru", "grue")
    with pytest.raises(KeyError):
        from_two_biases("lstm", {"i": np.zeros(1)}, {})


def test_every_form_can_be_chosen_back() -> None:
    assert set(FORMS) <= set(cells())
    for key, form in FORMS.items():
        found = choices(key)
        assert [choice.name for choice in found] == list(form)
        for choice in found:
            assert choice.now in choice.options and choice.now not in choice.leads_to
            for option, other in choice.leads_to.items():
                assert FORMS[other] == {**form, choice.name: option}
                back = {each.name: each for each in choices(other)}[choice.name]
                assert back.leads_to[choice.now] == key
    assert choices("rnn") == ()


@pytest.mark.parametrize(("key", "other"), [("gru", "gru-replace"), ("gru-replace", "gru")])
def test_a_lesson_in_another_convention_computes_the_same(key: str, other: str) -> None:
    lesson = builtin_lessons()["same-in-a-gru"]
    lesson = lesson if key == "gru" else with_convention(lesson, 0, key)
    after = with_convention(lesson, 0, other)
    assert after.layers[0].cell == other and after.layers[0].unit_names == lesson.layers[0].unit_names
    assert after.layers[0].origin.endswith(f", converted from {cell(key).name}")
    before, found = run(lesson), run(after)
    assert np.abs(before.layers[0]["h"] - found.layers[0]["h"]).max() < 1e-14
    assert np.abs(before.layers[0]["added"] - found.layers[0]["added"]).max() < 1e-14


def test_there_and_back_is_the_same_layer() -> None:
    lesson = builtin_lessons()["random-stack"]
    at = next(at for at, layer in enumerate(lesson.layers) if layer.cell == "gru")
    there = with_convention(lesson, at, "gru-replace")
    assert there.layers[at].weights is not None and there.layers[at].origin.startswith("weights drawn at random (")
    assert with_convention(there, at, "gru").layers == lesson.layers


def test_what_cannot_be_converted_keeps_what_is_called_the_same() -> None:
    lesson = builtin_lessons()["jenny-rafsun"]
    lesson = replace(lesson, holds=(HoldSpec(0, "f", (1.0,)), HoldSpec(0, "i", (1.0,), start=3)))
    old = with_convention(lesson, 0, "lstm-1997")
    assert old.layers[0].origin.endswith(", taken from LSTM")
    assert old.layers[0].weights == {
        name: value for name, value in dict(lesson.layers[0].weights or {}).items() if not name.endswith("_f")
    }
    assert [hold.quantity for hold in old.holds] == ["i"], "there is no f any more"
    again = with_convention(old, 0, "lstm")
    assert dict(again.layers[0].weights or {})["b_f"] == (40.0,) * 3
    before, found = run(old).layers[0], run(again).layers[0]
    assert np.array_equal(before["c"], found["c"])
