"""What flows where in a graph of ONNX: which recurrent nodes read others as they are, and what becomes of a product."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Any

import numpy as np

from simulator.weights.tensor_tree import Declared

RECURRENT = ("LSTM", "GRU", "RNN")
_SAME_NUMBERS = ("Squeeze", "Unsqueeze", "Transpose", "Reshape", "Concat", "Identity", "Cast", "Dropout")
_ACTIVATIONS = {"Softmax": "softmax", "LogSoftmax": "softmax", "Sigmoid": "sigmoid"}
MOST_PLACES = 2**16  # bytes of the places of a group of outputs
INT64 = 7
"""The number that ONNX gives this type."""
_END = re.compile(r"[._/](weight|kernel)$")


def name_of(node: Any) -> str:
    """What a node is called, or else what its first output is."""
    return str(node.name or (node.output[0] if node.output else node.op_type))


class Flow:
    """Who makes each tensor of a graph, and who reads it."""

    def __init__(self, graph: Any) -> None:
        self._graph = graph
        self._makers = {name: node for node in graph.node for name in node.output}
        self._readers: dict[str, list[Any]] = {}
        for node in graph.node:
            for name in node.input:
                self._readers.setdefault(name, []).append(node)
        self._given = {each.name for each in graph.output}

    def below(self, node: Any) -> tuple[str, ...]:
        """The recurrent nodes whose outputs a node reads, with but their shape changed; () where there is more."""
        waiting, found = [node.input[0] if node.input else ""], []
        for name in waiting:
            maker = self._makers.get(name)
            if maker is None or len(waiting) > len(self._makers):
                return ()
            if maker.op_type in RECURRENT and name == maker.output[0]:
                found.append(name_of(maker))
            elif maker.op_type in _SAME_NUMBERS:
                waiting += list(maker.input) if maker.op_type == "Concat" else [maker.input[0]]
            else:
                return ()
        return tuple(dict.fromkeys(found))

    def products(self, tensors: Collection[str]) -> Iterator[Declared]:
        """Products with stored weights of which it is told what is done to what comes out."""
        for node in self._graph.node:
            weights = [name for name in node.input if name in tensors and _END.search(name)]
            activation = self._becomes(node.output[0]) if node.op_type in ("MatMul", "Gemm") and weights else None
            groups = self._groups(node.output[0]) if weights and activation is None else None
            if activation is not None:
                yield Declared("Dense", _END.sub("", weights[0]), {"activation": activation})
            elif groups is not None:
                yield Declared("Dense", _END.sub("", weights[0]), {"groups": groups})

    def _groups(self, name: str) -> list[tuple[str, list[int]]] | None:
        """What becomes of numbers of which groups are taken: of each what is done to it, and its places; None: more."""
        readers = self._readers.get(name, [])
        for _ in self._graph.node:
            if len(readers) == 1 and readers[0].op_type in ("Add", *_SAME_NUMBERS) and name not in self._given:
                name = readers[0].output[0]
                readers = self._readers.get(name, [])
        if len(readers) < 2 or name in self._given or any(each.op_type != "Gather" for each in readers):
            return None
        found = []
        for reader in readers:
            places, kind = self._places(reader.input[1]), self._becomes(reader.output[0])
            after = {each.op_type for each in self._readers.get(reader.output[0], [])}
            kind = "linear" if kind is None and after <= {"Identity", "Concat"} else kind
            if places is None or kind is None:
                return None
            found.append((kind, places))
        return found

    def _places(self, name: str) -> list[int] | None:
        """The whole numbers of this name that stand in the graph; None where there are none, or no few."""
        found = next((each for each in self._graph.initializer if each.name == name), None)
        if found is None or found.data_type != INT64 or len(found.raw_data) > MOST_PLACES or len(found.raw_data) % 8:
            return None
        return [int(place) for place in found.int64_data] or np.frombuffer(found.raw_data, "<i8").tolist()

    def _becomes(self, name: str) -> str | None:
        """What becomes of numbers: their softmax or sigmoid, or "linear" where nothing is done to them; None: more."""
        for _ in self._graph.node:
            readers = self._readers.get(name, [])
            if len(readers) > 1 or (readers and name in self._given):
                return None
            if not readers:
                return "linear"
            if readers[0].op_type in _ACTIVATIONS:
                return _ACTIVATIONS[readers[0].op_type]
            if readers[0].op_type not in ("Add", *_SAME_NUMBERS):
                return None
            name = readers[0].output[0]
        return None
