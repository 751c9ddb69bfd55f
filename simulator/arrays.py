"""The arrays that numbers stand in; comments and docstrings give their axes, such as [step, unit]."""

from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.floating[Any]]  # of one of DTYPES
Array64 = NDArray[np.float64]
DTYPES = ("float64", "float32")
"""In which a network can compute."""


def largest_size(values: Array) -> float:
    """The largest absolute value; what is not a number does not count, and of nothing it is 0."""
    return max(
        float(np.fmax.reduce(values, axis=None, initial=0.0)), -float(np.fmin.reduce(values, axis=None, initial=0.0))
    )


class ReadOnly:
    """A value of read-only arrays and mappings, which can be pickled and copied, and is read-only then too."""

    def __getstate__(self) -> dict[str, Any]:
        return {name: _plain(value) for name, value in vars(self).items()}

    def __setstate__(self, state: dict[str, Any]) -> None:
        vars(self).update({name: _read_only(value) for name, value in state.items()})


def _plain(value: Any) -> Any:
    """A mapping as one that can be pickled."""
    return dict(value) if isinstance(value, MappingProxyType) else value


def _read_only(value: Any) -> Any:
    if isinstance(value, np.ndarray):
        value.flags.writeable = False
        return value
    if isinstance(value, dict):
        return MappingProxyType({key: _read_only(each) for key, each in value.items()})
    return value
