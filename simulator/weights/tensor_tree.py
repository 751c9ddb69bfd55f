"""What the file of a trained model holds: its tensors by name, each of which is read when it is asked for."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from math import prod
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

AnyArray = NDArray[Any]
AGAIN = "Fetch or save the file again."
"""What can be done about a file that is damaged."""
MOST_NUMBERS = 2**31
"""So many numbers a tensor may have at most."""


class ModelError(ValueError):
    """What is wrong with the file of a model: in which file (`where`), the `problem`, and the `remedy`."""

    def __init__(self, problem: str, remedy: str, where: str = "") -> None:
        super().__init__(problem, remedy, where)
        self.problem, self.remedy, self.where = problem, remedy, where

    def __str__(self) -> str:
        return f"{self.where}: {self.problem} {self.remedy}" if self.where else f"{self.problem} {self.remedy}"

    def at(self, where: str) -> ModelError:
        """The same error, naming the file it was found in."""
        return ModelError(self.problem, self.remedy, where)


@dataclass(frozen=True, eq=False, repr=False)
class Tensor:
    """An array in a file, under its name there. `dtype` is what the file calls the kind of its numbers."""

    name: str
    shape: tuple[int, ...]
    dtype: str
    read: Callable[[], AnyArray]

    def __repr__(self) -> str:
        return f"Tensor({self.name}, {' × '.join(map(str, self.shape)) or 'one number'}, {self.dtype})"

    @property
    def size(self) -> int:
        """How many numbers it has."""
        return prod(self.shape)

    def numbers(self, rows: Sequence[int] | None = None) -> AnyArray:
        """Its values, or those of some rows, as float32 where they are no finer, or else as float64.

        Raises ModelError.
        """
        array = self.read()
        if array.shape != self.shape:
            raise ModelError(f"{self.name} is not of the shape that the file says.", "Save the model again.")
        if rows is not None:
            array = array[list(rows)]
        if array.dtype.kind in "iub":
            return array.astype(np.float64)
        if array.dtype.kind == "c" or array.dtype.kind not in "fV":
            raise ModelError(f"{self.name} holds no real numbers.", "Only real numbers can be weights here.")
        return array.astype(np.float64 if array.dtype.itemsize > 4 else np.float32, copy=False)


@dataclass(frozen=True)
class Declared:
    """A layer that a file itself says it has, with the framework's own name of its kind and its options.

    `tensors` has the names of its tensors by what they are to the layer, as the framework calls it. `below` are the
    names of those whose outputs it reads as they are, where the file tells.
    """

    kind: str
    name: str
    options: Mapping[str, Any] = field(default_factory=dict)
    tensors: Mapping[str, str] = field(default_factory=dict)
    below: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False, repr=False)
class ModelFile:
    """A file of a trained model: which `format` it is of, what it `holds` in words, its tensors in the file's order.

    `declared` are the layers it tells of, where its format tells of layers, in the order in which numbers pass them.
    `beside` are the files in its folder, by their paths from there, that have numbers of its tensors.
    """

    path: Path
    format: str
    holds: str
    tensors: Mapping[str, Tensor]
    declared: tuple[Declared, ...] = ()
    beside: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "tensors", MappingProxyType(dict(self.tensors)))

    def __repr__(self) -> str:
        return f"ModelFile({self.path.name}, {self.format}, {len(self.tensors)} tensors)"

    def numbers(self, name: str) -> AnyArray:
        """The values of a tensor, or of a part of it: "W[1]", "W[0:3]" or, of columns, "W[:,0:3]".

        Raises ModelError where there is none of that name, or it cannot be read.
        """
        tensor, part = self._find(name)
        return tensor.numbers()[part]

    def shape_of(self, name: str) -> tuple[int, ...]:
        """The shape of what `numbers` gives, without reading it. Raises ModelError where there is none."""
        tensor, part = self._find(name)
        cut = zip(part, tensor.shape, strict=False)
        lengths = [len(range(*each.indices(size))) for each, size in cut if isinstance(each, slice)]
        return (*lengths, *tensor.shape[len(part) :])

    def _find(self, name: str) -> tuple[Tensor, tuple[int | slice, ...]]:
        """A tensor, and which part of it is meant. Raises ModelError."""
        if name in self.tensors:
            return self.tensors[name], ()
        whole = whole_name(name)
        if whole == name or whole not in self.tensors:
            raise ModelError(f"There is no tensor {name}.", "Choose the file that the layer was taken from.")
        tensor = self.tensors[whole]
        part: list[int | slice] = []
        for size, cut in zip(tensor.shape, name[len(whole) + 1 : -1].split(","), strict=False):
            start, colon, stop = cut.partition(":")
            part.append(slice(int(start or 0), int(stop or size)) if colon else int(cut))
            if int(start or 0) >= size or int(stop or 0) > size:
                raise ModelError(f"There is no tensor {name}.", f"{whole} has {size} parts.")
        return tensor, tuple(part)


def whole_name(name: str) -> str:
    """The name of the tensor that "W[1]", "W[0:3]" or "W[:,0:3]" is a part of."""
    return re.sub(r"\[(?:\d+|(?::,)?\d*:\d*)\]$", "", name)


def check_shape(name: str, shape: tuple[int, ...], room: int) -> None:
    """Refuse a shape that no array has, or of more numbers than the file has `room` for. Raises ModelError."""
    if len(shape) > 32 or any(size < 0 for size in shape):
        raise ModelError(f"{name} has a shape that no array can have.", AGAIN)
    if prod(shape) > min(MOST_NUMBERS, max(room, 0)):
        raise ModelError(f"{name} says it has more numbers than the file.", AGAIN)


def read_bfloat16(raw: AnyArray) -> AnyArray:
    """Numbers of bfloat16, given as their 16 bits, as float32: the upper half of its bits."""
    return (raw.astype(np.uint32) << np.uint32(16)).view(np.float32)
