"""The network of a run as a program: short code that builds it, loads its weights, runs it and tells how far it is off.

What a framework does not have is a loop over the equations in PyTorch and NumPy, and refused for Keras.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simulator.code.keras_program import keras_program
from simulator.code.numbers import MOST_COPIED, MOST_WRITTEN, Numbers
from simulator.code.numpy_program import numpy_program
from simulator.code.pytorch_program import pytorch_program
from simulator.code.subject import CodeError, Subject
from simulator.code.words import Translate
from simulator.network.trace import Trace


@dataclass(frozen=True)
class Framework:
    """What programs are written for: its name, and who writes them."""

    title: str
    write: Callable[[Subject, Numbers, Translate], str]


@dataclass(frozen=True)
class Program:
    """The text of a program, and the arrays of the file beside it that it reads; none where it carries all."""

    text: str
    numbers: Mapping[str, NDArray[Any]]


FRAMEWORKS: Mapping[str, Framework] = MappingProxyType(
    {
        "pytorch": Framework("PyTorch", pytorch_program),
        "keras": Framework("Keras", keras_program),
        "numpy": Framework("NumPy", numpy_program),
    }
)


def write_program(
    trace: Trace, title: str, framework: str, beside: str = "", translate: Translate = str,
    borders: tuple[tuple[int, bool], ...] = (),
) -> Program:  # fmt: skip
    """The network of a run as a program for a framework by its key.

    `borders` are the steps at which sequences begin, each with whether it goes on from the one before. `beside` is what
    the file with its numbers would be called, which many numbers stand in; "" where there is no such file. Raises
    CodeError for what the framework cannot say, and for too many numbers without a file.
    """
    subject, write = Subject(trace, title, borders), FRAMEWORKS[framework].write
    numbers = Numbers(beside or "numbers.npz")
    text = write(subject, numbers, translate)
    count = sum(values.size for values in numbers.stored.values())
    if count <= MOST_WRITTEN or (not beside and count <= MOST_COPIED):
        return Program(write(subject, Numbers(), translate), {})
    if not beside:
        raise CodeError(
            f"The program would carry {count} numbers.",
            "Export it as a file .py, which has its numbers in a file beside.",
        )
    return Program(text, {key: np.ascontiguousarray(values) for key, values in numbers.stored.items()})
