"""What PyTorch pickles: its storages and tensors, and the dicts and modules in which they stand, by their paths."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from simulator.weights.formats.pickle_values import Global, Made, Outside
from simulator.weights.tensor_tree import AGAIN, AnyArray, ModelError, Tensor, check_shape, read_bfloat16

_NO_STORAGE = TypeError, ValueError, OverflowError  # what comes of reading another thing as a storage
MOST_DEEP, MOST_PLACES = 60, 1_000_000
_STORAGES = {
    "DoubleStorage": "float64", "FloatStorage": "float32", "HalfStorage": "float16", "BFloat16Storage": "bfloat16",
    "LongStorage": "int64", "IntStorage": "int32", "ShortStorage": "int16", "CharStorage": "int8",
    "ByteStorage": "uint8", "BoolStorage": "bool", "ComplexFloatStorage": "complex64",
    "ComplexDoubleStorage": "complex128",
}  # fmt: skip
_DTYPES = {
    "float64": "float64", "double": "float64", "float32": "float32", "float": "float32", "float16": "float16",
    "half": "float16", "bfloat16": "bfloat16", "int64": "int64", "long": "int64", "int32": "int32", "int": "int32",
    "int16": "int16", "short": "int16", "int8": "int8", "uint8": "uint8", "bool": "bool", "complex64": "complex64",
    "complex128": "complex128",
}  # fmt: skip
_REBUILDERS = ("copyreg._reconstructor", "copy_reg._reconstructor")
_INNER = ("_parameters", "_modules", "_buffers", "data")  # of a module or a wrapper: no part of the path
ReadStorage = Callable[[str, str, int], AnyArray]
"""Gives a storage by its key, its kind of numbers in NumPy's words, and how many there are."""


@dataclass(frozen=True)
class View:
    """A tensor in a storage: of `shape`, from number `offset` on, with steps of so many numbers along each axis."""

    dtype: str
    shape: tuple[int, ...]
    strides: tuple[int, ...]
    offset: int

    def check(self, name: str, count: int) -> None:
        """Refuse one that reaches beyond a storage of so many numbers. Raises ModelError."""
        check_shape(name, self.shape, max(count, 2**20))
        inside = self.offset >= 0 and min(self.strides, default=0) >= 0 and len(self.shape) == len(self.strides)
        last = self.offset + sum((size - 1) * step for size, step in zip(self.shape, self.strides, strict=False))
        if not inside or (0 not in self.shape and last >= count):
            raise ModelError(f"{name} reaches beyond what is stored.", AGAIN)

    def of(self, storage: AnyArray) -> AnyArray:
        """The numbers, of a storage that they fit into."""
        steps = tuple(step * storage.itemsize for step in self.strides)
        view = np.lib.stride_tricks.as_strided(storage[self.offset :], self.shape, steps, writeable=False)
        return read_bfloat16(view) if self.dtype == "bfloat16" else view


@dataclass(frozen=True)
class _Storage:
    key: str
    dtype: str  # "" where the tensors over it say
    count: int


def torch_tensors(value: Any, read: ReadStorage, room: int) -> Iterator[Tensor]:
    """The tensors in what was pickled, by path; `room` is how many bytes its storages have. Raises ModelError."""
    for path, made in _walk(value):
        tensor = _tensor(".".join(path) or "tensor", made, read, room)
        if tensor is not None:
            yield tensor


def modules_of(value: Any) -> dict[str, tuple[str, dict[str, Any]]]:
    """Whole modules by path: the name of their class, and their plain attributes, such as `mode` and `input_size`."""
    found = {}
    for path, made in _walk(value):
        of = made.arguments[0] if str(made.of) in _REBUILDERS and made.arguments else made.of
        if isinstance(of, Global) and isinstance(made.state, dict):
            plain = {key: each for key, each in made.state.items() if isinstance(each, str | int | float | bool)}
            found[".".join(path)] = of.name.rpartition(".")[2], plain
    return found


def storages_of(value: Any) -> dict[str, str]:
    """The storages that the tensors in what was pickled are views of, by their keys: their kinds of numbers.

    What is no storage is left out: the tensor over it says so.
    """
    found = {}
    for _, made in _walk(value):
        if is_tensor(made) and made.arguments and isinstance(made.arguments[0], Outside):
            with contextlib.suppress(*_NO_STORAGE):
                storage = _storage(made.arguments[0].id)
                found[storage.key] = storage.dtype or "uint8"
    return found


def _walk(value: Any) -> Iterator[tuple[tuple[str, ...], Made]]:
    """All that was made, and where it stands, without going in circles."""
    seen: set[int] = set()
    waiting: list[tuple[tuple[str, ...], Any]] = [((), value)]
    for _ in range(MOST_PLACES):
        if not waiting:
            return
        path, here = waiting.pop()
        if isinstance(here, Made):
            yield path, here
            if is_tensor(here):
                continue
        elif not isinstance(here, dict | list | tuple):
            continue
        if id(here) in seen or len(path) > MOST_DEEP:
            continue
        seen.add(id(here))
        waiting.extend(reversed([((*path, *step), each) for step, each in _inside(here)]))
    raise ModelError("More is pickled in it than a model has.", AGAIN)


def _inside(value: Any) -> Iterator[tuple[tuple[str, ...], Any]]:
    if isinstance(value, Made):
        if isinstance(value.state, dict):
            yield from _inside(value.state)
        elif isinstance(value.state, tuple):  # of slots
            yield from (((), each) for each in value.state if isinstance(each, dict))
        yield from (((), each) for each in _wrapped(value))
        yield from _inside(value.entries)
        yield from _inside(value.items)
    elif isinstance(value, dict):
        yield from ((() if key in _INNER else (str(key),), each) for key, each in value.items())
    else:
        yield from (((str(at),), each) for at, each in enumerate(value))


def _wrapped(made: Made) -> Iterator[Made]:
    """The tensor in a parameter, or in one of a class of its own."""
    match str(made.of), made.arguments:
        case "torch._utils._rebuild_parameter" | "torch._utils._rebuild_parameter_with_state", (Made() as inner, *_):
            yield inner
        case "torch._tensor._rebuild_from_type_v2", (Global() as of, _, tuple() as arguments, *_):
            yield Made(of, arguments)


def is_tensor(value: Any) -> bool:
    """Whether what was made is a tensor."""
    of = value.of if isinstance(value, Made) else None
    return isinstance(of, Global) and of.module == "torch._utils" and "_rebuild_tensor" in of.name


def _tensor(name: str, made: Made, read: ReadStorage, room: int) -> Tensor | None:
    if not is_tensor(made):
        return None
    try:
        outside, offset, shape, strides, *rest = made.arguments
        storage = _storage(outside.id)
        dtype = storage.dtype or next((found for each in rest if (found := _dtype(each))), "")
        view = View(dtype, tuple(map(int, shape)), tuple(map(int, strides)), int(offset))
    except (*_NO_STORAGE, AttributeError):
        raise ModelError(f"{name} is a kind of tensor that is not read here.", "Save the model's state dict.") from None
    if not dtype:
        raise ModelError(f"{name} is of a kind of numbers that is not known.", "Save it as float32.")
    count = storage.count if storage.dtype else storage.count // bytes_of(dtype)
    view.check(name, count)
    if count < 0 or count * bytes_of(dtype) > room:
        raise ModelError(f"{name} reaches beyond what is stored.", AGAIN)
    return Tensor(name, view.shape, dtype, lambda: view.of(read(storage.key, in_numpy(dtype), count)))


def _storage(parts: Any) -> _Storage:
    """The storage that a tensor is a view of. Raises one of `_NO_STORAGE` for another thing."""
    word, kind, key, _, count, *_ = parts
    if word != "storage" or not isinstance(kind, Global):
        raise ValueError
    if kind.name not in _STORAGES and kind.name not in ("UntypedStorage", "TypedStorage"):
        raise ValueError
    return _Storage(str(key), _STORAGES.get(kind.name, ""), int(count))


def _dtype(value: Any) -> str:
    return _DTYPES.get(value.name, "") if isinstance(value, Global) and value.module == "torch" else ""


def bytes_of(dtype: str) -> int:
    """How many bytes one such number has."""
    return np.dtype(in_numpy(dtype)).itemsize


def in_numpy(dtype: str) -> str:
    """What holds such numbers in NumPy: bfloat16 as its bits."""
    return "uint16" if dtype == "bfloat16" else dtype
