"""Exported programs of PyTorch (.pt2): the weights beside the program, which is not looked at."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

import msgspec

from simulator.weights.formats.format import Format
from simulator.weights.formats.torch_objects import View, bytes_of, in_numpy
from simulator.weights.formats.zip_members import map_numbers, open_archive, place_of, read_member
from simulator.weights.tensor_tree import AGAIN, ModelError, ModelFile, Tensor

_CONFIG = "data/weights/model_weights_config.json"
_MOST_CONFIG = 64 * 2**20
_DTYPES = {1: "uint8", 2: "int8", 3: "int16", 4: "int32", 5: "int64", 6: "float16", 7: "float32", 8: "float64",
           12: "bool", 13: "bfloat16"}  # fmt: skip
"""PyTorch's numbers for kinds of numbers, in its schema of exported programs."""


def read(path: Path) -> ModelFile:
    """What an exported program holds. Raises ModelError, and OSError where there is none."""
    with open_archive(path) as archive:
        config = next(name for name in archive.namelist() if name.endswith(_CONFIG))
        folder = config.rpartition("/")[0]
        try:
            entries = msgspec.json.decode(read_member(archive, config, _MOST_CONFIG))["config"]
            tensors = {
                name: _tensor(path, name, entry, place_of(archive, f"{folder}/{entry['path_name']}"))
                for name, entry in entries.items()
            }
        except (msgspec.DecodeError, KeyError, TypeError, AttributeError) as error:
            raise ModelError("Its list of weights is damaged.", AGAIN) from error
    return ModelFile(path, FORMAT.key, "an exported program of PyTorch", tensors)


def _tensor(path: Path, name: str, entry: Mapping[str, Any], place: tuple[int, int]) -> Tensor:
    meta, start = entry["tensor_meta"], place[0]
    sizes, strides = (tuple(int(each["as_int"]) for each in meta[key]) for key in ("sizes", "strides"))
    dtype = _DTYPES.get(meta["dtype"], "")
    if not dtype or entry.get("use_pickle"):
        raise ModelError(f"{name} is of a kind of numbers that is not read.", "Save the model's state dict.")
    view, count = View(dtype, sizes, strides, int(meta["storage_offset"]["as_int"])), place[1] // bytes_of(dtype)
    view.check(name, count)
    return Tensor(name, sizes, dtype, lambda: view.of(map_numbers(path, start, in_numpy(dtype), count)))


def _is_one(_: bytes, members: Collection[str]) -> bool:
    return any(name.endswith(_CONFIG) for name in members)


FORMAT = Format("pytorch-exported", "programs exported by PyTorch", _is_one, read)
