"""What a layer reads, as a notebook has it: a text, an array, or a tensor of PyTorch, TensorFlow or JAX."""

from __future__ import annotations

from collections.abc import Sequence as Items
from decimal import ROUND_CEILING, Context, Decimal
from typing import Any

import numpy as np

from simulator.lessons.schema import LessonError
from simulator.text.tokens import Numbers, Sequence, Words
from simulator.weights.tensor_tree import AnyArray

STEPS = "Give numbers as [steps, numbers], or one sequence of a batch."


def at_most(size: float) -> str:
    """A size of 0 or more in two digits, rounded up: a difference that is said to be at most so large is so."""
    return f"{Context(prec=2, rounding=ROUND_CEILING).create_decimal(Decimal(float(size))):.1e}"


def as_array(values: Any) -> AnyArray:
    """The numbers of an array or a tensor, on whatever device it is and whether or not it is differentiated."""
    for name in ("detach", "cpu"):
        if hasattr(values, name):
            values = getattr(values, name)()
    return np.asarray(values)


def rows_of(values: Any, batch_first: bool = False, which: int = 0) -> AnyArray:
    """[T, I], the numbers of one sequence: of `which` (from 0) of a batch. Raises LessonError."""
    found = as_array(values)
    if found.ndim == 3:
        batch = found if batch_first else found.swapaxes(0, 1)
        if not 0 <= which < len(batch):
            raise LessonError(f"There is no sequence {which} in a batch of {len(batch)}.", "Count from 0.")
        found = batch[which]
    if found.ndim != 2 or not found.size:
        raise LessonError(f"What is to be read has the shape {found.shape}.", STEPS)
    if found.dtype.kind not in "fiub":
        raise LessonError(f"What is to be read holds {found.dtype}.", "Give real numbers.")
    return found


def sequence_of(values: Any, labels: Items[str] = ()) -> Sequence:
    """A text as its words; numbers as they are, their steps with labels where these are given. Raises LessonError."""
    if isinstance(values, str):
        if labels:
            raise LessonError("A text has tokens of its own.", "Leave out tokens.")
        return Words(values)
    found = as_array(values)
    rows = rows_of(found, batch_first=found.ndim == 3 and found.shape[0] == 1)
    if labels and len(labels) != len(rows):
        raise LessonError(f"There are {len(rows)} steps and {len(labels)} tokens.", "Give one token a step.")
    return Numbers(tuple(map(tuple, rows.astype(np.float64).tolist())), labels=tuple(map(str, labels)))
