"""What an HDF5 file holds, read in a process of its own: the library that reads it can crash on a damaged file."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from math import prod
from pathlib import Path
from typing import Any

import numpy as np

from simulator.io.os_errors import how_to_install
from simulator.io.regular_file import check_regular, open_regular
from simulator.weights.formats.child_process import ChildProcess
from simulator.weights.formats.zip_members import map_numbers, open_archive, place_of
from simulator.weights.tensor_tree import AGAIN, AnyArray, ModelError, Tensor, check_shape

_MOST_DATASETS, _MOST_TEXT = 100_000, 64 * 2**20
_READ = ("model_config", "layer_names", "weight_names", "keras_version", "name")  # the attributes that are looked at
_WHAT = "The library that reads HDF5"
_child = ChildProcess()


@dataclass(frozen=True)
class Dataset:
    """An array: its path, shape and kind of numbers, and where in the file they begin, if they lie there in a row."""

    path: str
    shape: tuple[int, ...]
    dtype: str
    start: int | None


@dataclass(frozen=True)
class Contents:
    """The arrays in a file, and what its groups carry: texts and lists of texts, by path and name."""

    datasets: tuple[Dataset, ...]
    attributes: Mapping[tuple[str, str], tuple[str, ...]]


def read_contents(path: Path, member: str = "") -> tuple[Contents, dict[str, Tensor]]:
    """What a file holds, or a `member` of an archive, and its arrays as tensors. Raises ModelError, and OSError."""
    size = check_regular(path).st_size
    contents = _child.ask(_WHAT, size, _list, path, member)
    offset = 0
    if member:
        with open_archive(path) as archive:
            offset, _ = place_of(archive, member)
    tensors = {}
    for each in contents.datasets:
        width = np.dtype(each.dtype).itemsize
        check_shape(each.path, each.shape, max(size, 2**20) * (1 if each.start is not None else 1000))
        if each.start is not None and offset + each.start + prod(each.shape) * width > size:
            raise ModelError(f"{each.path} reaches beyond the file.", AGAIN)
        tensors[each.path] = Tensor(
            each.path, each.shape, each.dtype, partial(_values, path, member, each, offset, size)
        )
    return contents, tensors


def _values(path: Path, member: str, dataset: Dataset, offset: int, size: int) -> AnyArray:
    if dataset.start is not None:
        flat = map_numbers(path, offset + dataset.start, dataset.dtype, prod(dataset.shape))
        return flat.reshape(dataset.shape)
    room = size + 2 * prod(dataset.shape) * np.dtype(dataset.dtype).itemsize
    return _child.ask(_WHAT, room, _read, path, member, dataset.path)


@contextmanager
def _opened(path: Path, member: str) -> Iterator[Any]:
    """The file, in the child. Raises ModelError for what the library says of it."""
    try:
        import h5py
    except ImportError:
        raise ModelError("Keras models need the Python package h5py.", how_to_install("h5py")) from None
    try:
        with open_regular(path) as file:
            if not member:
                with h5py.File(file, "r") as opened:
                    yield opened
                return
            with zipfile.ZipFile(file) as archive, archive.open(member) as inner, h5py.File(inner, "r") as opened:
                yield opened
    except (OSError, RuntimeError, KeyError, ValueError, TypeError, zipfile.BadZipFile, OverflowError) as error:
        if isinstance(error, ModelError):
            raise
        raise ModelError(f"It is no sound HDF5 file: {str(error) or type(error).__name__}.", AGAIN) from None


def _list(path: Path, member: str) -> Contents:
    """All that a file holds; what lies in other files is passed over."""
    datasets: list[Dataset] = []
    attributes: dict[tuple[str, str], tuple[str, ...]] = {}

    def visit(name: str | bytes, thing: Any) -> None:
        if isinstance(name, bytes):  # so h5py gives one that is no UTF-8
            raise ModelError(f"A name in it is no text: {name.decode('utf-8', 'backslashreplace')}.", AGAIN)
        for key in _READ:
            if key in thing.attrs:
                attributes[name, key] = _texts(thing.attrs[key])
        if hasattr(thing, "shape") and thing.shape is not None and not thing.external and not thing.is_virtual:
            if len(datasets) >= _MOST_DATASETS:
                raise ModelError(f"It holds more than {_MOST_DATASETS:,} arrays.", AGAIN)
            if thing.dtype.kind in "fiub":
                start = thing.id.get_offset() if thing.chunks is None and thing.dtype.isnative else None
                datasets.append(Dataset(name, tuple(map(int, thing.shape)), str(thing.dtype), start))

    with _opened(path, member) as file:
        visit("", file)
        file.visititems(visit)
    return Contents(tuple(datasets), attributes)


def _read(path: Path, member: str, dataset: str) -> AnyArray:
    with _opened(path, member) as file:
        return np.asarray(file[dataset][()])


def _texts(value: Any) -> tuple[str, ...]:
    """A text, or a list of texts, as Keras writes them into attributes."""
    parts = value if isinstance(value, np.ndarray) else [value]
    raw = (each if isinstance(each, bytes) else str(each).encode("utf-8", "replace") for each in parts)
    found = tuple(each.decode("utf-8", "replace") for each in raw)
    if sum(map(len, found)) > _MOST_TEXT:
        raise ModelError("It holds a text that is too long.", AGAIN)
    return found
