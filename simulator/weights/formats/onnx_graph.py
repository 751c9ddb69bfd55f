"""Models in ONNX (.onnx): the tensors in the graph, and its LSTM, GRU and RNN nodes with their attributes."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from functools import partial
from math import prod
from pathlib import Path, PurePosixPath
from typing import Any

import numpy as np

from simulator.io.os_errors import how_to_install
from simulator.io.regular_file import is_regular, read_regular
from simulator.weights.formats.format import Format
from simulator.weights.formats.onnx_flow import RECURRENT, Flow, name_of
from simulator.weights.formats.zip_members import map_numbers
from simulator.weights.tensor_tree import (
    AGAIN,
    AnyArray,
    Declared,
    ModelError,
    ModelFile,
    Tensor,
    check_shape,
    read_bfloat16,
)

INPUTS = ("X", "W", "R", "B", "sequence_lens", "initial_h", "initial_c", "P")
"""What the inputs of such a node are called in ONNX, by their place."""
_MOST_DEEP = 20  # graphs inside graphs


def read(path: Path) -> ModelFile:
    """What a model in ONNX holds. Raises ModelError, and OSError where there is none."""
    model = _parsed("ModelProto", read_regular(path))
    tensors: dict[str, Tensor] = {}
    declared: list[Declared] = []
    beside: dict[str, None] = {}
    for graph in _graphs(model.graph):
        for each in [*graph.initializer, *_constants(graph)]:
            tensors[each.name] = _tensor(path, each)
            place = _place_outside(each)
            if place is not None and _is_inside(place):
                beside[str(place)] = None
        flow = Flow(graph)
        declared += [
            replace(_declared(node), below=flow.below(node)) for node in graph.node if node.op_type in RECURRENT
        ]
        declared += flow.products(tensors)
    holds = f"a model in ONNX{f', made by {model.producer_name}' if model.producer_name else ''}"
    return ModelFile(path, FORMAT.key, holds, tensors, tuple(declared), tuple(beside))


def read_graph(path: Path) -> Any:
    """The graph of a model in ONNX, as its format has it. Raises ModelError, and OSError where there is none."""
    return _parsed("ModelProto", read_regular(path)).graph


def read_tensor(data: bytes) -> AnyArray:
    """The numbers of a tensor that has a file of its own. Raises ModelError."""
    proto = _parsed("TensorProto", data)
    check_shape(proto.name, tuple(map(int, proto.dims)), max(proto.ByteSize(), 1))
    return _inside(proto)


def _parsed(kind: str, data: bytes) -> Any:
    """A message of ONNX. Raises ModelError."""
    try:
        import onnx
        from google.protobuf.message import DecodeError
    except ImportError:
        raise ModelError("Models in ONNX need the Python package onnx.", how_to_install("onnx")) from None
    try:
        return getattr(onnx, kind).FromString(data)
    except (DecodeError, ValueError, RecursionError) as error:
        raise ModelError("It is no sound model in ONNX.", AGAIN) from error


def _graphs(graph: Any, deep: int = 0) -> Iterator[Any]:
    """A graph and those inside its nodes, such as the body of a loop."""
    yield graph
    for node in graph.node if deep < _MOST_DEEP else ():
        for attribute in node.attribute:
            if attribute.HasField("g"):
                yield from _graphs(attribute.g, deep + 1)


def _constants(graph: Any) -> Iterator[Any]:
    """Tensors that a node gives, under the name of what it gives."""
    for node in graph.node:
        if node.op_type == "Constant" and node.output:
            for attribute in node.attribute:
                if attribute.name == "value":
                    attribute.t.name = node.output[0]
                    yield attribute.t


def _declared(node: Any) -> Declared:
    from onnx import AttributeProto, helper

    plain = (AttributeProto.FLOAT, AttributeProto.INT, AttributeProto.STRING, AttributeProto.FLOATS,
             AttributeProto.INTS, AttributeProto.STRINGS)  # fmt: skip
    options = {each.name: _text(helper.get_attribute_value(each)) for each in node.attribute if each.type in plain}
    inputs = {role: name for role, name in zip(INPUTS, node.input, strict=False) if name}
    return Declared(node.op_type, name_of(node), options, inputs)


def _text(value: Any) -> Any:
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return tuple(map(_text, value)) if not isinstance(value, int | float | str) else value


def _tensor(path: Path, proto: Any) -> Tensor:
    from onnx import TensorProto

    names = {number: name.lower() for name, number in TensorProto.DataType.items()}
    dtype = {"float": "float32", "double": "float64"}.get(kind := names.get(proto.data_type, "unknown"), kind)
    shape = tuple(map(int, proto.dims))
    if proto.data_location == TensorProto.EXTERNAL:
        entries = {each.key: each.value for each in proto.external_data}
        return Tensor(proto.name, shape, dtype, partial(_outside, path, proto.name, entries, dtype, shape))
    check_shape(proto.name, shape, max(proto.ByteSize(), 1))
    return Tensor(proto.name, shape, dtype, partial(_inside, proto))


def _place_outside(proto: Any) -> PurePosixPath | None:
    """The file in which the numbers of a tensor lie, as seen from the model's folder; None where they are inside."""
    from onnx import TensorProto

    if proto.data_location != TensorProto.EXTERNAL:
        return None
    return PurePosixPath(next((each.value for each in proto.external_data if each.key == "location"), ""))


def _is_inside(place: PurePosixPath) -> bool:
    """Whether a file is in the model's folder, or in one in that."""
    return not place.is_absolute() and ".." not in place.parts and bool(place.name)


def _inside(proto: Any) -> AnyArray:
    from onnx import numpy_helper

    try:
        return np.asarray(numpy_helper.to_array(proto))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise ModelError(f"The tensor {proto.name} is damaged: {error}.", AGAIN) from error


def _outside(path: Path, name: str, entries: Mapping[str, str], dtype: str, shape: tuple[int, ...]) -> AnyArray:
    """The numbers of a tensor that lie in a file beside the model's."""
    place = PurePosixPath(entries.get("location", ""))
    beside = path.parent / place
    if not _is_inside(place) or not is_regular(beside):
        raise ModelError(f"The numbers of {name} are in {place}, which is missing.", "Put it beside the model's file.")
    try:
        start, stored = int(entries.get("offset", 0)), "uint16" if dtype == "bfloat16" else dtype
        width = np.dtype(stored).itemsize
    except (ValueError, TypeError) as error:
        raise ModelError(f"Where the numbers of {name} are is damaged.", AGAIN) from error
    if start < 0 or start + prod(shape) * width > beside.stat().st_size:
        raise ModelError(f"{place} has fewer numbers than {name}.", "Put the right one beside the model's file.")
    flat = map_numbers(beside, start, stored, prod(shape)).reshape(shape)
    return read_bfloat16(flat) if dtype == "bfloat16" else flat


def _is_one(head: bytes, _: Collection[str]) -> bool:
    return head[:1] == b"\x08" and head[2:3] in (b"\x12", b"\x1a", b"\x3a", b"\x42", b"\x22")


FORMAT = Format("onnx", "ONNX", _is_one, read)
