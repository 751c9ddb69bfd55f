"""Conventions that say the same give the same numbers; those that do not, do not, and are said to be different."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from onnx import helper
from onnxruntime import InferenceSession

from simulator.arrays import Array
from simulator.cells import CellError, find_cell
from simulator.engine.run import run_network
from simulator.network.layer import Layer
from simulator.network.network import Network
from simulator.weights.conversions import CONVERSIONS, ConventionError, convert, equivalence, from_two_biases
from tests.simulator.odd_cells import random_layer
from tests.simulator.onnx_oracle import model

REFERENCE = Path(__file__).resolve().parents[2] / "reference" / "torch_biases.json"
ROUNDING = 1e-13
INPUTS = np.random.default_rng(0).normal(size=(60, 3))


def states_of(layer: Layer, inputs: Array = INPUTS) -> dict[str, Array]:
    record = run_network(Network((layer,)), inputs, [""] * len(inputs)).layers[0]
    return {state: record[state] for state in layer.cell.states}


@pytest.mark.parametrize("step", CONVERSIONS, ids=[f"{step.a} to {step.b}" for step in CONVERSIONS])
@pytest.mark.parametrize("scale", [0.3, 3])
def test_a_conversion_changes_no_number(step: object, scale: float) -> None:
    a, b = find_cell(step.a), find_cell(step.b)  # type: ignore[attr-defined]
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
    layer = random_layer(find_cell("gru-before"), 3, 4)
    read_wrongly = Layer(find_cell("gru-replace-before"), 3, 4, layer.weights, layer.initial)
    assert np.abs(states_of(layer)["h"] - states_of(read_wrongly)["h"]).max() > 0.3


def test_coupled_gates_are_those_of_onnx() -> None:
    """ONNX Runtime with input_forget, in which the weights of the forget gate are there and mean nothing."""
    layer = random_layer(find_cell("lstm"), 3, 5, 2)
    made = model([layer], np.float32)
    made.graph.node[0].attribute.append(helper.make_attribute("input_forget", 1))
    feed = {"X": INPUTS[:, None].astype(np.float32)}
    feed |= {f"{state}0_0": layer.initial[state][None, None].astype(np.float32) for state in ("h", "c")}
    h = InferenceSession(made.SerializeToString()).run(["H_0"], feed)[0]
    weights = {name: value for name, value in layer.weights.items() if not name.endswith("_f")}
    coupled = Layer(find_cell("lstm-coupled"), 3, 5, weights, layer.initial)
    assert np.abs(h.reshape(-1, 5) - states_of(coupled)["h"]).max() < 2e-6
    assert np.abs(h.reshape(-1, 5) - states_of(layer)["h"]).max() > 0.01


def test_without_a_forget_gate_the_memory_can_grow_without_bounds() -> None:
    layer = random_layer(find_cell("lstm-1997"), 3, 4, scale=3)
    c = states_of(layer, np.ones((400, 3)))["c"]
    coupled = random_layer(find_cell("lstm-coupled"), 3, 4, scale=3)
    assert np.abs(c[-1]).max() > 20 * np.abs(states_of(coupled)["c"]).max()


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
        biases = from_two_biases(find_cell(key), first, second)
        h = states_of(Layer(find_cell(key), inputs, units, {**matrices, **biases}), x)["h"]
        assert np.abs(h - case["h"]).max() < 1e-13
        if key == "gru":
            merged = {**biases, "b_in": first["n"] + second["n"], "b_hn": np.zeros(units)}
            wrong = states_of(Layer(find_cell(key), inputs, units, {**matrices, **merged}), x)["h"]
            assert np.abs(wrong - case["h"]).max() > 0.05


def test_what_is_not_there() -> None:
    with pytest.raises(CellError, match="There is no cell 'grue'"):
        equivalence("gru", "grue")
    with pytest.raises(KeyError):
        from_two_biases(find_cell("lstm"), {"i": np.zeros(1)}, {})
