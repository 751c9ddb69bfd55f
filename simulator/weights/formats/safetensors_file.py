"""Files of safetensors (.safetensors): a list of tensors, and their numbers."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial
from math import prod
from pathlib import Path

import msgspec
from safetensors import SafetensorError, safe_open

from simulator.io.regular_file import check_regular, read_regular
from simulator.weights.formats.format import Format
from simulator.weights.formats.zip_members import map_numbers
from simulator.weights.tensor_tree import AGAIN, AnyArray, ModelError, ModelFile, Tensor, read_bfloat16

_DTYPES = {
    "F64": "float64", "F32": "float32", "F16": "float16", "BF16": "bfloat16", "I64": "int64", "I32": "int32",
    "I16": "int16", "I8": "int8", "U8": "uint8", "BOOL": "bool", "U16": "uint16", "U32": "uint32", "U64": "uint64",
}  # fmt: skip


def read(path: Path) -> ModelFile:
    """What a file of safetensors holds. Raises ModelError, and OSError where there is none."""
    check_regular(path)
    try:
        with safe_open(path, framework="numpy"):
            pass  # it looks whether all fits together
    except (SafetensorError, OSError, ValueError) as error:
        raise ModelError(f"It is no sound file of safetensors: {error}.", AGAIN) from error
    size = int.from_bytes(read_regular(path, 8), "little")
    entries = msgspec.json.decode(read_regular(path, 8 + size)[8:])
    entries.pop("__metadata__", None)
    tensors = {}
    for name, entry in sorted(entries.items(), key=lambda item: item[1]["data_offsets"]):
        shape, kind = tuple(entry["shape"]), entry["dtype"]
        values = partial(_values, path, 8 + size + entry["data_offsets"][0], kind, shape)
        tensors[name] = Tensor(name, shape, _DTYPES.get(kind, kind), values)
    return ModelFile(path, FORMAT.key, "weights in safetensors", tensors)


def _values(path: Path, start: int, kind: str, shape: tuple[int, ...]) -> AnyArray:
    if kind not in _DTYPES:
        raise ModelError(f"Numbers of the kind {kind} are not read.", "Save them as F32.")
    dtype = _DTYPES[kind]
    flat = map_numbers(path, start, "uint16" if dtype == "bfloat16" else dtype, prod(shape))
    return (read_bfloat16(flat) if dtype == "bfloat16" else flat).reshape(shape)


def _is_one(head: bytes, _: Collection[str]) -> bool:
    return head[8:9] == b"{" and 0 < int.from_bytes(head[:8], "little") < 2**27


FORMAT = Format("safetensors", "safetensors", _is_one, read)
