"""What is said to be returned is what PyTorch and Keras return: names, shapes and values of stored runs."""

from __future__ import annotations

import re

import numpy as np
import pytest

from simulator.arrays import Array
from simulator.frameworks.returned import LAST, SEQUENCE, Returned, merged, returned, ways_to_take
from simulator.network.trace import Trace
from tests.simulator.frameworks.made import Case, cases, name_of, run_of

TOLERANCE, SINGLE = 1e-12, 2e-6  # what Keras masks, and its simple RNN, passes float32 on its way
TAKEN = re.compile(r"[a-z_]+(?:\[(?P<places>.*)\])?")


@pytest.mark.parametrize("case", cases("pytorch"), ids=name_of)
def test_pytorch_returns_these_tensors(case: Case) -> None:
    trace = run_of(case)
    tensors = {tensor.title: tensor for tensor in returned(trace, "pytorch")}
    assert set(tensors) == set(case["values"])
    for name, tensor in tensors.items():
        for batching, shapes in case["shapes"].items():
            assert list(tensor.batched(batching)) == list(tensor.values(trace, batching).shape) == shapes[name]
        assert np.abs(tensor.values(trace).ravel() - case["values"][name]).max() < TOLERANCE


def test_all_ways_of_pytorch_are_among_the_cases() -> None:
    found = {(case["kind"], case["layers"], case["both"], bool(case["left_out"])) for case in cases("pytorch")}
    assert len(found) == 3 * 3 * 2 * 2
    assert sum(case["projected"] for case in cases("pytorch")) == 3 * 2 * 2


def _of_keras(tensors: tuple[Returned, ...], name: str) -> Returned:
    """The tensor of the last layer that a reference calls so."""
    kinds = {"sequence": SEQUENCE, "last": LAST}
    last = [tensor for tensor in tensors if tensor.module is tensors[-1].module]
    if name in kinds:
        return next(tensor for tensor in last if (tensor.name, tensor.kind) == ("output", kinds[name]))
    return next(tensor for tensor in last if tensor.name == name)


@pytest.mark.parametrize("case", cases("keras"), ids=name_of)
def test_keras_returns_these_tensors(case: Case) -> None:
    trace = run_of(case)
    tensors, near = returned(trace, "keras"), SINGLE if case["left_out"] or case["kind"] == "rnn" else TOLERANCE
    for name, values in case["values"].items():
        if name in ("sum", "mul", "ave"):
            assert np.abs(merged(trace, _of_keras(tensors, "sequence"), name).ravel() - values).max() < near
            continue
        tensor = _of_keras(tensors, name)
        assert list(tensor.batched("first")) == case["shapes"]["first"][name]
        assert tensor.batchings == ("first",)
        assert np.abs(tensor.values(trace, "first").ravel() - values).max() < near, name


@pytest.mark.parametrize("framework", ["pytorch", "keras"])
def test_what_is_taken_is_what_is_said_to_stand_there(framework: str) -> None:
    """Each way to take a part, read as Python, gives the state of that layer at that token."""
    for case in cases(framework):
        trace = run_of(case)
        tensors = returned(trace, framework)  # type: ignore[arg-type]
        for layer, layer_trace in enumerate(trace.layers):
            for state in layer_trace.layer.cell.states:
                for token in range(trace.steps):
                    for tensor, words in ways_to_take(tensors, layer, state, token):
                        assert np.array_equal(_taken(trace, tensor, words), layer_trace[state][token]), words


def _taken(trace: Trace, tensor: Returned, words: str) -> Array:
    found = TAKEN.fullmatch(words.removeprefix(f"{tensor.module.name} "))
    assert found is not None
    values = tensor.values(trace)
    taken: Array = values if found["places"] is None else eval(f"values[{found['places']}]", {"values": values})
    return taken


def test_the_backward_direction_ends_at_the_first_token() -> None:
    case = next(each for each in cases("pytorch") if each["both"] and each["layers"] == 2 and not each["left_out"])
    trace = run_of(case)
    tensors = returned(trace, "pytorch")
    assert [words for _, words in ways_to_take(tensors, 3, "h", 0)] == ["output[0, 3:]", "h_n[3]"]
    assert [words for _, words in ways_to_take(tensors, 2, "h", 5)] == ["output[-1, :3]", "h_n[2]"]
    assert [words for _, words in ways_to_take(tensors, 0, "h", 5)] == ["h_n[0]"]
    assert ways_to_take(tensors, 0, "h", 4) == ()
