"""Networks fit together or say why not; a run checks what it is given, and its trace cannot be changed."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace
from typing import Any

import numpy as np
import pytest

from simulator.cells import cells
from simulator.engine.run import run_network
from simulator.network.holds import Hold
from simulator.network.layer import Layer, NetworkError
from simulator.network.network import Network
from simulator.network.readout import Readout
from tests.simulator.odd_cells import ODD_CELLS, random_layer


def layer(key: str = "lstm", inputs: int = 2, units: int = 3) -> Layer:
    return random_layer(cells()[key], inputs, units)


def readout(width: int = 3, **changes: Any) -> Readout:
    values = {"W": np.arange(2.0 * width).reshape(2, width), "b": [1, 0], "names": ("he", "she"), "groups": ((0, 1),)}
    return Readout(**{**values, **changes})


def test_stacks_of_any_kinds_and_sizes() -> None:
    projected = random_layer(ODD_CELLS["projected"], 4, 6)
    layers = (layer("rnn", 2, 4), projected, layer("gru", 2, 5), layer("lstm-peephole", 5, 1))
    trace = run_network(Network(layers, readout(1)), np.ones((7, 2)), "abcdefg")
    for below, above in zip(trace.layers, trace.layers[1:], strict=False):
        np.testing.assert_array_equal(below["h"], above["x"])
        assert np.shares_memory(below["h"], above["x"])
    assert [each["h"].shape for each in trace.layers] == [(7, 4), (7, 2), (7, 5), (7, 1)]
    assert trace.logits is not None
    np.testing.assert_allclose(trace.logits, trace.layers[-1]["h"] @ readout(1).W.T + [1, 0])


@pytest.mark.parametrize(
    ("build", "says"),
    [
        (lambda: Network(()), "at least one layer"),
        (lambda: Network((layer(),), None, "float16"), "float64 or float32, not in float16"),
        (lambda: Network((layer(), layer(inputs=4))), "layer 1 takes 4 inputs, but layer 0 hands on 3"),
        (
            lambda: Network((layer(),), readout(4)),
            r"W must be \(outputs × 3\), as wide as the last layer, but is 2 × 4",
        ),
        (lambda: readout(b=[1]), "the read-out's b must be 2, but is 1"),
        (lambda: readout(W=[1.0, 2.0]), "the read-out's W must be any × any, but is 2"),
        (lambda: readout(W=np.ones((0, 3)), b=[], names=()), "at least one output"),
        (
            lambda: readout(kinds=("softmax", "linear")),
            "kinds are softmax, linear; name one of",
        ),
        (lambda: readout(kinds=("tanh",)), "kinds are tanh"),
        (lambda: readout(names=("he",)), "2 outputs and 1 names"),
        (lambda: readout(groups=((0,),)), r"hold the outputs \[0\]; put each of 0 to 1 into one group"),
        (lambda: readout(groups=((0, 1), (1,))), r"hold the outputs \[0, 1, 1\]"),
    ],
)
def test_what_does_not_fit(build: Any, says: str) -> None:
    with pytest.raises(NetworkError, match=says):
        build()


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"inputs": np.ones((3, 3))}, "the input must be any × 2, but is 3 × 3"),
        ({"inputs": np.ones(2)}, "the input must be any × 2, but is 2"),
        ({"inputs": [[1, 2], [3]]}, "the input is no table of real numbers"),
        ({"inputs": [["a", "b"]] * 3}, "the input is no table of real numbers"),
        ({"inputs": [[1, 2], [3, 4], [5, np.inf]]}, r"the input must be finite, but holds inf at \[2, 1\]"),
        ({"inputs": np.ones((0, 2)), "tokens": ""}, "0 input vectors for 0 tokens; give one for each, at least one"),
        ({"tokens": "ab"}, "3 input vectors for 2 tokens"),
        ({"input_names": ["only"]}, "1 input names for 2 inputs"),
        ({"holds": [Hold(1, "f", (0,), (1,), (0, 1))]}, "names layer 1; there are the layers 0 to 0"),
        ({"holds": [Hold(0, "z", (0,), (1,), (0, 1))]}, "LSTM computes no z. Known"),
        ({"holds": [Hold(0, "added_", (0,), (1,), (0, 1))]}, "Did you mean added?"),
        ({"holds": [Hold(0, "x", (0,), (1,), (0, 1))]}, "LSTM computes no x"),
        ({"holds": [Hold(0, "f", (3,), (1,), (0, 1))]}, r"names the units \[3\]; name some of 0 to 2, each once"),
        ({"holds": [Hold(0, "f", (1, 1), (1,), (0, 1))]}, r"names the units \[1, 1\]"),
        ({"holds": [Hold(0, "f", (), (1,), (0, 1))]}, r"names the units \[\]"),
        ({"holds": [Hold(0, "f", (0,), (1,), (3, None))]}, "from step 3 to None; the run has the steps 0 to 2"),
        ({"holds": [Hold(0, "f", (0,), (1,), (1, 1))]}, "from step 1 to 1"),
        (
            {"holds": [Hold(0, "f", (0, 1, 2), (1, 2), (0, 1))]},
            "2 values for 3 units; give one for each or one for all",
        ),
        ({"holds": [Hold(0, "f", (0,), (np.nan,), (0, 1))]}, r"finite values, but has \[nan\]"),
    ],
)
def test_what_cannot_be_run(changes: dict[str, Any], says: str) -> None:
    arguments: dict[str, Any] = {"inputs": np.ones((3, 2)), "tokens": "abc"} | changes
    with pytest.raises(NetworkError, match=says):
        run_network(Network((layer(),)), **arguments)


def test_a_trace_cannot_be_changed() -> None:
    given = np.ones((3, 2))
    trace = run_network(Network((layer(),), readout()), given, ["a", "b", "c"], input_names=("p", "q"))
    given[:] = 9
    arrays = [trace.inputs, trace.logits, trace.outputs, trace.layers[0].rows, trace.layers[0].record]
    arrays += [trace.layers[0][name] for name in (*trace.layers[0].quantities, "x", "h_prev", "c_prev")]
    for array in arrays:
        assert array is not None
        with pytest.raises(ValueError, match="read-only"):
            array[...] = 0
    assert (trace.inputs == 1).all()
    assert trace.tokens == ("a", "b", "c")
    assert trace.input_names == ("p", "q")
    assert trace.steps == trace.layers[0].steps == 3
    with pytest.raises(FrozenInstanceError):
        trace.tokens = ()  # type: ignore[misc]


def test_a_layers_record() -> None:
    start = replace(layer(), initial={"h": [0.1, 0.2, 0.3], "c": [1, 2, 3]})
    trace = run_network(Network((start,)), np.ones((4, 2)), "abcd").layers[0]
    assert trace.record.shape == (4, 13 * 3)
    for name in trace.quantities:
        assert np.shares_memory(trace[name], trace.record)
        assert trace[name].shape == (4, 3)
    assert trace["c_prev"][0].tolist() == [1, 2, 3]
    np.testing.assert_array_equal(trace["c_prev"][1:], trace["c"][:-1])
    np.testing.assert_array_equal(trace["h_prev"][0], [0.1, 0.2, 0.3])
    for name in ("z", "f_prev", ""):
        with pytest.raises(KeyError):
            trace[name]


def test_which_units_were_held() -> None:
    holds = [
        Hold(0, "f", (0, 2), (0.5,), (1, 3)),
        Hold(0, "f", (1,), (1,), (2, None)),
        Hold(0, "c", (1,), (1,), (0, 1)),
    ]
    trace = run_network(Network((layer(), layer(inputs=3))), np.ones((4, 2)), "abcd", holds=holds)
    held = [trace.layers[0].held_units("f", step).tolist() for step in range(4)]
    assert held == [[False] * 3, [True, False, True], [True] * 3, [False, True, False]]
    assert not trace.layers[0].held_units("i", 1).any()
    assert not trace.layers[1].held_units("f", 1).any()
    assert trace.holds == tuple(holds)


@pytest.mark.parametrize("dtype", ["float64", "float32"])
def test_softmax_within_groups_and_without_overflow(dtype: str) -> None:
    wide = Readout(np.zeros((5, 3)), [1000, 1000, -1000, 3, 2], tuple("abcde"), ((0, 1, 2), (4, 3)))
    trace = run_network(Network((layer(),), wide, dtype), np.ones((2, 2)), "ab")
    assert trace.outputs is not None
    assert trace.outputs.dtype == dtype
    np.testing.assert_allclose(trace.outputs[0], [0.5, 0.5, 0, 0.7310586, 0.2689414], atol=1e-6)


@pytest.mark.parametrize("dtype", ["float64", "float32"])
def test_each_group_makes_of_its_logits_what_its_kind_says(dtype: str) -> None:
    biases, kinds = [2, -800, 800, 3, -3, 3], ("linear", "sigmoid", "softmax")
    wide = Readout(np.zeros((6, 3)), biases, groups=((0,), (1, 2, 4), (3, 5)), kinds=kinds)
    trace = run_network(Network((layer(),), wide, dtype), np.ones((2, 2)), "ab")
    assert trace.outputs is not None and trace.outputs.dtype == dtype
    np.testing.assert_allclose(trace.outputs[0], [2, 0, 1, 0.5, 0.04742587, 0.5], atol=1e-6)
    assert wide.names == ("y1", "y2", "y3", "y4", "y5", "y6")
    assert [wide.kind_of(k) for k in range(6)] == ["linear", "sigmoid", "sigmoid", "softmax", "sigmoid", "softmax"]


def test_without_groups_there_is_one_of_all_and_without_a_read_out_nothing() -> None:
    one = readout(groups=(), names=())
    assert (one.groups, one.kinds, one.names) == (((0, 1),), ("softmax",), ("y1", "y2"))
    assert readout(W=np.ones((1, 3)), b=[0], groups=(), names=()).names == ("y",)
    bare = run_network(Network((layer(),)), np.ones((2, 2)), "ab")
    assert bare.logits is None
    assert bare.outputs is None


def test_a_network_of_one_kind_of_number() -> None:
    narrow = Network((layer(),), readout(), "float32")
    trace = run_network(narrow, np.ones((2, 2)), "ab")
    arrays = [trace.inputs, trace.logits, trace.outputs, trace.layers[0].rows, *narrow.layers[0].weights.values()]
    assert {array.dtype for array in arrays if array is not None} == {np.dtype(np.float32)}
    back = Network(narrow.layers, narrow.readout, "float64")
    assert back.layers[0].weights["W_f"].dtype == np.float64
