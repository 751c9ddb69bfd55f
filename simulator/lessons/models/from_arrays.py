"""A lesson made of weights in memory, such as a notebook has: they are written into a file that it leans on."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Mapping
from functools import partial
from pathlib import Path

import numpy as np
from msgspec.structs import replace

from simulator.io.atomic_write import write_whole
from simulator.lessons.models.from_model import lesson_from_model
from simulator.lessons.schema import Lesson
from simulator.text.tokens import Sequence
from simulator.weights.formats.safetensors_file import in_safetensors, read
from simulator.weights.model_cells import Kind
from simulator.weights.recognition import recognise
from simulator.weights.tensor_tree import AnyArray, Declared, ModelError, Tensor

KINDS: Mapping[Kind, str] = {"lstm": "an LSTM", "gru": "a GRU", "rnn": "a simple RNN"}


def lesson_from_arrays(
    kind: Kind | None,
    arrays: Mapping[str, AnyArray],
    sequence: Sequence,
    folder: Path,
    *,
    title: str = "",
    declared: tuple[Declared, ...] = (),
) -> Lesson:
    """A lesson of the layers that arrays with the names of PyTorch or Keras make; their file is written to `folder`.

    `kind` is which they are to be, None what they are recognised as; `declared` is what layers say of themselves.
    Raises ModelError where the arrays make no such layers, LessonError where these cannot read the sequence, and
    OSError where the file cannot be written.
    """
    file = dataclasses.replace(read(_write(arrays, folder)), declared=declared)
    recognised = recognise(file)
    found = {layer.kind for layer in recognised.stacks[recognised.stack_named(None)]}
    if kind is not None and found != {kind}:
        made = " and ".join(KINDS[each] for each in sorted(found))
        raise ModelError(f"These are the weights of {made}, not of {KINDS[kind]}.", f"Write “{sorted(found)[0]}”.")
    lesson = lesson_from_model(recognised, sequence)
    return replace(lesson, title=title or lesson.title, about="")


def _write(arrays: Mapping[str, AnyArray], folder: Path) -> Path:
    """Write arrays into a file that is named after what it holds."""
    tensors = {name: _tensor(name, np.asarray(values)) for name, values in arrays.items()}
    if not tensors:
        raise ModelError("There are no weights.", "Give arrays by their names: layer.state_dict().")
    parts = list(in_safetensors(tensors))
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part)
    path = folder / f"weights-{digest.hexdigest()[:12]}.safetensors"

    def write(beside: Path) -> None:
        with beside.open("wb") as file:
            file.writelines(parts)

    if not path.exists():
        write_whole(path, write)
    return path


def _tensor(name: str, values: AnyArray) -> Tensor:
    if values.dtype.kind not in "fiub":
        raise ModelError(f"{name} holds no real numbers.", "Give arrays of numbers.")
    return Tensor(name, values.shape, str(values.dtype), partial(_same, values))


def _same(values: AnyArray) -> AnyArray:
    return values
