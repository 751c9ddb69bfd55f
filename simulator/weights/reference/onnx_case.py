"""Test cases as ONNX has them: a folder with model.onnx, and its inputs and outputs as tensors in files of their own.

Read are graphs with LSTM, GRU or RNN nodes, each of which reads the one below it. The sequence of the lowest is an
input of the graph; outputs of any that are outputs of the graph are compared. The first data set counts; each sequence
of its batch is a run.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from simulator.io.regular_file import read_regular
from simulator.weights.formats.onnx_flow import RECURRENT, Flow, name_of
from simulator.weights.formats.onnx_graph import INPUTS, read_graph, read_tensor
from simulator.weights.reference.stored import Reference, StoredRun
from simulator.weights.tensor_tree import AnyArray, ModelError, Tensor

MODEL, DATA = "model.onnx", "test_data_set_0"
_BEFORE = ("initial_h", "initial_c")


def open_case(folder: Path) -> Reference:
    """The runs of a case, and what enters its graph beside the sequence. Raises ModelError."""
    try:
        graph = read_graph(folder / MODEL)
        given = _arrays(folder, "input", graph.input)
        wanted = _arrays(folder, "output", graph.output)
    except ModelError as error:
        raise error.at(str(folder)) from error
    except OSError as error:
        problem = f"It is no test case of ONNX: {error.strerror or error}."
        raise ModelError(problem, f"Give a folder with {MODEL} and {DATA}.", str(folder)) from error
    nodes = [each for each in graph.node if each.op_type in RECURRENT]
    flow = Flow(graph)
    if not nodes or any(flow.below(above) != (name_of(node),) for node, above in pairwise(nodes)):
        problem = f"{MODEL} has {len(nodes)} recurrent nodes" + (", which do not read one another." if nodes else ".")
        raise ModelError(problem, "Give a case whose nodes do, or store the states in an .npz.", str(folder))
    try:
        runs = _runs(nodes, given, wanted)
    except ModelError as error:
        raise error.at(str(folder)) from error
    tensors = {name: Tensor(name, each.shape, str(each.dtype), partial(_same, each)) for name, each in given.items()}
    return Reference(folder.name, runs, folder / MODEL, tensors)


def _arrays(folder: Path, what: str, values: Iterable[Any]) -> dict[str, AnyArray]:
    """The tensors of a data set by the names that the graph has for them."""
    files = ((each.name, folder / DATA / f"{what}_{at}.pb") for at, each in enumerate(values))
    return {name: read_tensor(read_regular(path)) for name, path in files if path.exists()}


def _same(array: AnyArray) -> AnyArray:
    return array


def _runs(nodes: Sequence[Any], given: Mapping[str, AnyArray], wanted: Mapping[str, AnyArray]) -> tuple[StoredRun, ...]:
    """A run for each sequence of the batch."""
    names = _entering(nodes[0], given)
    if "X" not in names or names["X"].ndim != 3:
        raise ModelError("The sequence is no input of the graph.", "Store the states in an .npz.")
    inputs = names["X"].swapaxes(0, 1) if _is_batch_first(nodes[0]) else names["X"]  # step, batch, number
    steps, batch = inputs.shape[:2]
    found: list[dict[str, AnyArray]] = [{} for _ in range(batch)]
    for layer, node in enumerate(nodes):
        read = _read_steps(node, given, steps, batch)
        for key, whole in _stored(node, wanted, steps, read):
            for number, states in enumerate(found):
                states.setdefault(f"layer{layer}{key}", whole[:, number])
    if not found[0]:
        raise ModelError("No output of the graph is one of a recurrent node.", "Store the states in an .npz.")
    return tuple(StoredRun(inputs[:, number], states) for number, states in enumerate(found))


def _entering(node: Any, given: Mapping[str, AnyArray]) -> dict[str, AnyArray]:
    """What enters the graph for a node, by its role there."""
    return {role: given[name] for role, name in zip(INPUTS, node.input, strict=False) if name in given}


def _is_batch_first(node: Any) -> bool:
    return any(each.name == "layout" and each.i for each in node.attribute)


def _read_steps(node: Any, given: Mapping[str, AnyArray], steps: int, batch: int) -> int:
    """How many steps a node reads of every sequence. Raises ModelError where they begin or end in several ways."""
    names = _entering(node, given)
    lengths = np.broadcast_to(names.get("sequence_lens", np.array(steps)), batch)
    before = [names[name].swapaxes(0, 1) if _is_batch_first(node) else names[name] for name in _BEFORE if name in names]
    if np.any(lengths != lengths[0]) or any(np.any(values != values[:, :1]) for values in before):
        problem = "Its sequences begin with several states, or are of several lengths."
        raise ModelError(problem, "Give a case with one sequence.")
    return int(lengths[0])


def _stored(node: Any, wanted: Mapping[str, AnyArray], steps: int, read: int) -> Iterator[tuple[str, AnyArray]]:
    """What is stored of a node's states, by direction and state: [step, batch, number]."""
    backward = any(each.name == "direction" and each.s == b"reverse" for each in node.attribute)
    batch_first = _is_batch_first(node)
    for at, name in enumerate(node.output):
        if name not in wanted:
            continue
        values = wanted[name]
        if at == 0:  # all steps: step, direction, batch, number
            whole = values.transpose(1, 2, 0, 3) if batch_first else values
        else:  # after the last step: direction, batch, number
            whole = _at_the_end(values.swapaxes(0, 1) if batch_first else values, steps, read, backward)
        for direction in range(whole.shape[1]):
            way = "/reverse" * (backward or direction == 1)
            yield f"{way}/{'c' if at == 2 else 'h'}", whole[:, direction]


def _at_the_end(values: AnyArray, steps: int, read: int, backward: bool) -> AnyArray:
    """States after the last step that each direction reads as those of all steps, the others of which are not known."""
    found = np.full((steps, *values.shape), np.nan, values.dtype)
    for direction in range(len(values)):
        found[0 if backward or direction == 1 else read - 1, direction] = values[direction]
    return found
