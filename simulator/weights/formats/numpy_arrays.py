"""Arrays of NumPy: .npz with their names as they come, and .npy with one."""

from __future__ import annotations

import zipfile
from collections.abc import Collection
from functools import partial
from io import BytesIO
from math import prod
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np

from simulator.io.regular_file import open_regular
from simulator.weights.formats.format import Format
from simulator.weights.formats.zip_members import open_archive, place_of
from simulator.weights.tensor_tree import AGAIN, AnyArray, ModelError, ModelFile, Tensor, check_shape

_MOST_HEAD = 2**16
_MAGIC = b"\x93NUMPY"


def read(path: Path) -> ModelFile:
    """What a file of NumPy holds, but for objects in it. Raises ModelError, and OSError where there is none."""
    with open_regular(path) as file:
        if file.read(len(_MAGIC)) == _MAGIC:
            room = file.seek(0, 2)
            file.seek(0)
            tensor = _tensor("array", file, room, partial(_read_file, path))
            return ModelFile(path, FORMAT.key, "an array of NumPy", {tensor.name: tensor})
    tensors = {}
    with open_archive(path) as archive:
        for info in archive.infolist():
            if info.filename.endswith(".npy"):
                name = info.filename.removesuffix(".npy")
                with archive.open(info) as member:
                    head = BytesIO(member.read(_MOST_HEAD))
                tensors[name] = _tensor(name, head, info.file_size, partial(_read_member, path, info.filename))
    return ModelFile(path, FORMAT.key, "arrays of NumPy", tensors)


def _tensor(name: str, file: BinaryIO, room: int, values: partial[AnyArray]) -> Tensor:
    """The array whose header begins here, of at most so many bytes."""
    try:
        shape, _, dtype = _head(file)
    except (ValueError, TypeError, EOFError, SyntaxError, MemoryError, RecursionError) as error:
        raise ModelError(f"The array {name} has no header that can be read: {error}.", AGAIN) from error
    if dtype.hasobject:
        raise ModelError(f"{name} holds pickled Python objects.", "They are never unpacked here: save it as numbers.")
    check_shape(name, shape, room)
    if prod(shape) * dtype.itemsize > room:
        raise ModelError(f"{name} says it has more numbers than the file.", AGAIN)
    return Tensor(name, shape, str(dtype), values)


def _head(file: BinaryIO) -> tuple[tuple[int, ...], bool, np.dtype[Any]]:
    """What an array's header says: its shape, whether columns come first, and its kind of numbers. Raises ValueError
    and others for one that says nothing.
    """
    version = np.lib.format.read_magic(file)
    reader = np.lib.format.read_array_header_1_0 if version == (1, 0) else np.lib.format.read_array_header_2_0
    return reader(file)


def _read_file(path: Path) -> AnyArray:
    try:
        return np.load(path, mmap_mode="r", allow_pickle=False)  # type: ignore[no-any-return]
    except (ValueError, OSError) as error:
        raise ModelError(f"The array cannot be read: {error}.", AGAIN) from error


def _read_member(path: Path, member: str) -> AnyArray:
    """The array of an archive; one that is stored as it is stays there until its numbers are used."""
    with open_archive(path) as archive:
        if archive.getinfo(member).compress_type != zipfile.ZIP_STORED:
            with archive.open(member) as file:
                return np.lib.format.read_array(file, allow_pickle=False)
        start, _ = place_of(archive, member)
    with open_regular(path) as file:
        file.seek(start)
        shape, in_columns, dtype = _head(file)
        if not prod(shape):
            return np.zeros(shape, dtype)
        try:
            return np.memmap(path, dtype, "r", file.tell(), shape, "F" if in_columns else "C")
        except (ValueError, OSError) as error:
            raise ModelError(f"The array cannot be read: {error}.", AGAIN) from error


def _is_one(head: bytes, members: Collection[str]) -> bool:
    return head.startswith(_MAGIC) or (bool(members) and all(name.endswith(".npy") for name in members))


FORMAT = Format("numpy", "NumPy", _is_one, read)
