"""Files of safetensors (.safetensors): a list of tensors, and their numbers; also as a part of an archive."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from math import prod
from pathlib import Path
from types import MappingProxyType
from typing import Any, BinaryIO

import msgspec
import numpy as np

from simulator.io.regular_file import open_regular
from simulator.weights.formats.format import Format
from simulator.weights.formats.zip_members import map_numbers, open_archive, place_of
from simulator.weights.tensor_tree import AGAIN, AnyArray, ModelError, ModelFile, Tensor, check_shape, read_bfloat16

_DTYPES = {
    "F64": "float64", "F32": "float32", "F16": "float16", "BF16": "bfloat16", "I64": "int64", "I32": "int32",
    "I16": "int16", "I8": "int8", "U8": "uint8", "BOOL": "bool", "U16": "uint16", "U32": "uint32", "U64": "uint64",
}  # fmt: skip
_WRITTEN = {"float64": "F64", "float32": "F32"}
_MOST_HEAD = 100 * 2**20  # bytes of the list, as in the format's own reader
_ALIGNED = 8


def read(path: Path) -> ModelFile:
    """What a file of safetensors holds. Raises ModelError, and OSError where there is none."""
    with open_regular(path) as file:
        room = file.seek(0, 2)
        return _read_at(path, file, 0, room)


def read_packed(path: Path, member: str) -> ModelFile:
    """What a part of an archive holds that is weights in safetensors. Raises ModelError, and OSError."""
    with open_archive(path) as archive:
        start, room = place_of(archive, member)
    with open_regular(path) as file:
        return _read_at(path, file, start, room)


def read_metadata(path: Path) -> dict[str, str]:
    """The words that a file of safetensors has about itself. Raises ModelError, and OSError where there is none."""
    with open_regular(path) as file:
        room = file.seek(0, 2)
        metadata = _list_at(file, 0, room)[0].get("__metadata__", {})
    if not isinstance(metadata, dict) or not all(isinstance(each, str) for each in metadata.values()):
        raise _damaged("what it says about itself is no text")
    return metadata


def _list_at(file: BinaryIO, start: int, room: int) -> tuple[dict[str, Any], int]:
    """The list of what begins at a place in a file, and how many bytes it takes."""
    file.seek(start)
    size = int.from_bytes(file.read(8), "little")
    if not 0 < size <= min(_MOST_HEAD, room - 8):
        raise _damaged("its list is longer than the file")
    try:
        entries = msgspec.json.decode(file.read(size), type=dict[str, Any])
    except (msgspec.DecodeError, RecursionError) as error:
        raise _damaged(str(error)) from error
    return entries, size


def _read_at(path: Path, file: BinaryIO, start: int, room: int) -> ModelFile:
    """What begins at a place in a file, and has so many bytes there."""
    entries, size = _list_at(file, start, room)
    entries.pop("__metadata__", None)
    first, behind, tensors = 8 + size, 0, {}
    places = sorted((_place(name, entry, room - first), name) for name, entry in entries.items())
    for (begin, end), name in places:
        shape, kind = tuple(entries[name]["shape"]), entries[name]["dtype"]
        if begin != behind:
            raise _damaged(f"{name} does not stand behind the tensor before it")
        behind = end
        values = partial(_values, path, start + first + begin, kind, shape)
        tensors[name] = Tensor(name, shape, _DTYPES.get(kind, kind), values)
    if behind != room - first:
        raise _damaged("the file has more numbers, or fewer, than its list")
    return ModelFile(path, FORMAT.key, "weights in safetensors", tensors)


def _place(name: str, entry: Any, room: int) -> tuple[int, int]:
    """Where a tensor begins and ends among the numbers. Raises ModelError where its entry is unsound."""
    try:
        shape, kind, (begin, end) = entry["shape"], entry["dtype"], entry["data_offsets"]
        counts = [*shape, begin, end]
        sound = isinstance(kind, str) and all(type(each) is int and each >= 0 for each in counts)
    except (TypeError, KeyError, ValueError):
        sound = False
    if not sound:
        raise _damaged(f"the entry of {name} is none")
    check_shape(name, tuple(shape), room)
    if not begin <= end <= room:
        raise _damaged(f"{name} reaches beyond the file")
    if kind in _DTYPES and prod(shape) * _bytes_of(kind) != end - begin:
        raise _damaged(f"{name} has another size than its shape")
    return begin, end


def _bytes_of(kind: str) -> int:
    return 2 if kind == "BF16" else np.dtype(_DTYPES[kind]).itemsize


def _damaged(why: str) -> ModelError:
    return ModelError(f"It is no sound file of safetensors: {why}.", AGAIN)


def _values(path: Path, start: int, kind: str, shape: tuple[int, ...]) -> AnyArray:
    if kind not in _DTYPES:
        raise ModelError(f"Numbers of the kind {kind} are not read.", "Save them as F32.")
    dtype = _DTYPES[kind]
    flat = map_numbers(path, start, "uint16" if dtype == "bfloat16" else dtype, prod(shape))
    return (read_bfloat16(flat) if dtype == "bfloat16" else flat).reshape(shape)


def in_safetensors(
    tensors: Mapping[str, Tensor], metadata: Mapping[str, str] = MappingProxyType({})
) -> Iterator[bytes | memoryview]:
    """The bytes of a file that holds these tensors, part by part: each is read when it is its turn.

    `metadata` are words about them. Numbers are float32 or float64, as `Tensor.numbers` gives them. Raises ModelError.
    """
    head: dict[str, Any] = {"__metadata__": dict(metadata)} if metadata else {}
    behind = 0
    for name, tensor in tensors.items():
        kind = _WRITTEN[str(tensor.numbers().dtype)]
        end = behind + tensor.size * _bytes_of(kind)
        head[name] = {"dtype": kind, "shape": list(tensor.shape), "data_offsets": [behind, end]}
        behind = end
    text = msgspec.json.encode(head)
    text += b" " * (-len(text) % _ALIGNED)
    yield len(text).to_bytes(8, "little") + text
    for tensor in tensors.values():
        numbers = np.ascontiguousarray(tensor.numbers())
        little = numbers.astype(numbers.dtype.newbyteorder("<"), copy=False)
        yield little.reshape(-1).view(np.uint8).data


def begins(head: bytes) -> bool:
    """Whether a file that begins so is of safetensors: the length of its list, and that."""
    return head[8:9] == b"{" and 0 < int.from_bytes(head[:8], "little") < 2**27


FORMAT = Format("safetensors", "safetensors", lambda head, _: begins(head), read)
