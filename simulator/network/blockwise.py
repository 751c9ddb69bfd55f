"""Arrays [step, unit] whose rows are made when they are read, for runs that are too long to keep everything of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any, cast

import numpy as np
from numpy.lib.mixins import NDArrayOperatorsMixin
from numpy.typing import DTypeLike, NDArray

from simulator.arrays import Array

Steps = NDArray[np.intp]
Columns = slice | NDArray[np.intp]
Read = Callable[[Steps, Columns], Array]
"""Makes the rows of some steps, of chosen columns alone: [steps, columns]."""


class Blockwise(NDArrayOperatorsMixin):
    """Reads like a read-only array: rows, ranges of rows, columns. Arithmetic and `np.asarray` make all of it.

    A range or a choice of rows is an array; only what was asked for of it is made.
    """

    ndim = 2

    def __init__(self, shape: tuple[int, int], dtype: np.dtype[np.floating[Any]], read: Read) -> None:
        self.shape, self.dtype, self._read = shape, dtype, read

    @property
    def size(self) -> int:
        """How many numbers there are."""
        return self.shape[0] * self.shape[1]

    def __len__(self) -> int:
        return self.shape[0]

    def __iter__(self) -> Iterator[Array]:
        return (self[step] for step in range(len(self)))

    def __getitem__(self, key: Any) -> Any:
        rows, *columns = key if isinstance(key, tuple) else (key,)
        by_mask = isinstance(rows, np.ndarray) and rows.dtype == np.bool_ and rows.ndim == self.ndim
        if rows is None or rows is Ellipsis or len(columns) > 1 or by_mask:
            return np.asarray(self)[key]
        steps = np.arange(self.shape[0])[rows]
        if np.ndim(steps) == 0:
            return self._read(steps[None], slice(None))[0][columns[0] if columns else slice(None)]
        if steps.ndim > 1:
            return self._read(steps.ravel(), slice(None)).reshape(*steps.shape, -1)[(..., *columns)]
        if not columns or isinstance(columns[0], slice):
            return self._read(steps, columns[0] if columns else slice(None))
        chosen = np.arange(self.shape[1])[columns[0]]
        if chosen.ndim == 0:
            return self._read(steps, chosen[None])[:, 0]
        if isinstance(rows, slice) and chosen.ndim == 1:
            return self._read(steps, chosen)
        return self._read(steps, slice(None))[np.arange(len(steps)), chosen]

    def at(self, steps: Steps, columns: Columns) -> Array:
        """Some rows, of chosen columns alone: [steps, columns]."""
        return self._read(steps, columns)

    def __array__(self, dtype: DTypeLike | None = None, copy: bool | None = None) -> NDArray[Any]:
        return np.asarray(self._read(np.arange(len(self)), slice(None)), dtype)

    def __array_ufunc__(self, ufunc: np.ufunc, method: str, *inputs: Any, **named: Any) -> Any:
        whole = (np.asarray(each) if isinstance(each, Blockwise) else each for each in inputs)
        return getattr(ufunc, method)(*whole, **named)

    def astype(self, dtype: DTypeLike) -> NDArray[Any]:
        """All of it as an array of another kind, which can be written to."""
        return np.array(self.__array__(), dtype)

    def copy(self) -> NDArray[Any]:
        """All of it as an array that can be written to."""
        return self.astype(self.dtype)


def blockwise(shape: tuple[int, int], dtype: np.dtype[np.floating[Any]], read: Read) -> Array:
    """Such an array, for whoever reads it as an array."""
    return cast(Array, Blockwise(shape, dtype, read))


def pick(values: Array, steps: Steps, columns: Columns) -> Array:
    """Some rows and columns of an array [step, unit], or of one that is made as it is read."""
    if isinstance(values, Blockwise):
        return cast(Array, values.at(steps, columns))
    if isinstance(columns, slice):
        return values[steps, columns]
    return values[np.ix_(steps, columns)]


def block_numbers(steps: Steps, size: int) -> Iterator[tuple[slice, int]]:
    """Stretches of a choice of steps that lie in one block of so many, and its number; −1 for negative ones."""
    numbers = np.maximum(steps // size, -1)
    begins = np.flatnonzero(np.diff(numbers, prepend=-2))
    for begin, end in pairwise([*begins.tolist(), len(steps)]):
        yield slice(begin, end), int(numbers[begin])


def block_by_block(values: Array, size: int = 1024) -> Iterator[tuple[slice, Array]]:
    """The rows of a long array, a few at a time, and which they are."""
    for start in range(0, len(values), size):
        rows = slice(start, min(start + size, len(values)))
        yield rows, values[rows]
