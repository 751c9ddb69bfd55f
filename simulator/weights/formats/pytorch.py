"""Files of PyTorch (.pt, .pth, .ckpt, .pt2), read without PyTorch and without running anything that is in them."""

from __future__ import annotations

import mmap
import struct
import zipfile
from collections.abc import Collection, Mapping
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

from simulator.io.regular_file import open_regular
from simulator.weights.formats.format import Format
from simulator.weights.formats.pickle_values import Made, read_pickle
from simulator.weights.formats.safetensors_file import begins
from simulator.weights.formats.torch_objects import bytes_of, is_tensor, modules_of, storages_of, torch_tensors
from simulator.weights.formats.zip_members import map_numbers, open_archive, place_of, read_member
from simulator.weights.tensor_tree import AGAIN, AnyArray, Declared, ModelError, ModelFile

MOST_PICKLED = 64 * 2**20
_MAGIC = 0x1950A86A20F9469CFC6C  # a number with which files from before PyTorch 1.6 begin
_MODULES = ("LSTM", "GRU", "RNN", "LSTMCell", "GRUCell", "RNNCell")


def read(path: Path) -> ModelFile:
    """What a file of PyTorch holds. Raises ModelError, and OSError where there is none."""
    with open_regular(path) as file:
        if file.read(2) != b"PK":
            with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as mapped:
                return _read_legacy(path, mapped)
    with open_archive(path) as archive:
        names = archive.namelist()
        pickled = next((name for name in names if name.endswith("/data.pkl") or name == "data.pkl"), None)
        if pickled is not None:
            return _read_zipped(path, archive, pickled)
    raise ModelError("It is an archive (ZIP) without PyTorch's objects in it.", AGAIN)


def _read_zipped(path: Path, archive: zipfile.ZipFile, pickled: str) -> ModelFile:
    folder, names = pickled.removesuffix("data.pkl"), set(archive.namelist())
    order = f"{folder}byteorder"
    big = order in names and read_member(archive, order, 64).strip() == b"big"
    value = read_pickle(BytesIO(read_member(archive, pickled, MOST_PICKLED)))
    inside = {name: place_of(archive, name) for name in names if name.startswith(f"{folder}data/")}
    room = max((size for _, size in inside.values()), default=0)
    places = {name.removeprefix(f"{folder}data/"): start for name, (start, _) in inside.items()}
    script = any("/code/" in name for name in names)
    holds = "a model in TorchScript" if script else _holds(value)
    tensors = {each.name: each for each in torch_tensors(value, partial(_storage, path, places, big), room)}
    return ModelFile(path, FORMAT.key, holds, tensors, _declared(value))


def _read_legacy(path: Path, file: mmap.mmap) -> ModelFile:
    """A file from before PyTorch 1.6: pickles, one after the other, then the storages in a row."""
    if read_pickle(file) != _MAGIC:
        raise ModelError(
            "It holds pickled Python objects, and they are not those of PyTorch.", "They are never unpacked here."
        )
    version, system, value, keys = (read_pickle(file) for _ in range(4))
    if version != 1001 or not isinstance(keys, list):
        raise ModelError("It is of a version of PyTorch that is not known.", "Save it again with a newer PyTorch.")
    big = isinstance(system, dict) and system.get("little_endian") is False
    places, room = _places_in_row(file, [str(key) for key in keys], storages_of(value)), len(file)
    tensors = {each.name: each for each in torch_tensors(value, partial(_storage, path, places, big), room)}
    return ModelFile(path, FORMAT.key, f"{_holds(value)}, as saved before PyTorch 1.6", tensors, _declared(value))


def _places_in_row(file: mmap.mmap, keys: list[str], kinds: Mapping[str, str]) -> dict[str, int]:
    """Where each storage begins: it stands behind the one before, and begins with how many numbers it has."""
    places, at = {}, file.tell()
    for key in keys:
        if at + 8 > len(file) or key not in kinds:
            break
        places[key] = at + 8
        at += 8 + max(struct.unpack_from("<q", file, at)[0], 0) * bytes_of(kinds[key])
    return places


def _storage(path: Path, places: Mapping[str, int], big_endian: bool, key: str, dtype: str, count: int) -> AnyArray:
    """The numbers of a storage."""
    if key not in places:
        raise ModelError(f"The numbers that it calls {key} are missing in the file.", AGAIN)
    return map_numbers(path, places[key], dtype, count, big_endian)


def _holds(value: Any) -> str:
    """What was saved, in words."""
    if isinstance(value, dict) and "pytorch-lightning_version" in value:
        return "a checkpoint of PyTorch Lightning"
    if isinstance(value, Made) and isinstance(value.state, dict) and "_modules" in value.state:
        return "a whole module of PyTorch"
    if isinstance(value, dict) and any(
        isinstance(each, dict | Made) and not is_tensor(each) for each in value.values()
    ):
        return "a checkpoint of PyTorch"
    return "a state dict of PyTorch" if isinstance(value, dict | Made) else "objects of PyTorch"


def _declared(value: Any) -> tuple[Declared, ...]:
    """The recurrent layers among whole modules, with what these say of themselves."""
    return tuple(
        Declared(kind, path, options) for path, (kind, options) in modules_of(value).items() if kind in _MODULES
    )


def _is_one(head: bytes, members: Collection[str]) -> bool:
    pickled = head[:1] == b"\x80" and not begins(head)  # the length of a list in safetensors may begin so, too
    return pickled or any(name.rpartition("/")[2] == "data.pkl" for name in members)


FORMAT = Format("pytorch", "PyTorch", _is_one, read)
