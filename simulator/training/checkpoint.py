"""The file of a training: all that it takes to go on from the last snapshot to the bit, written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from time import monotonic

import msgspec
import numpy as np
from msgspec import Struct

from simulator.arrays import Array
from simulator.cells import cells
from simulator.cells.cell import Cell, Memory
from simulator.io.atomic_write import write_whole
from simulator.io.file_kinds import TRAINING
from simulator.io.os_errors import explain_os_error
from simulator.training.settings import Settings, TrainingError
from simulator.training.task import Task, find_task
from simulator.training.training import Training
from simulator.weights.formats.safetensors_file import in_safetensors, read_metadata
from simulator.weights.formats.safetensors_file import read as read_tensors
from simulator.weights.tensor_tree import ModelError, Tensor

ENDING = TRAINING
BETWEEN = 5.0  # seconds from one writing to the next


class About(Struct, frozen=True, omit_defaults=True):
    """What a training is of: the task by its name and sizes, and the SHA-256 of a file that it is read from; the
    settings; and the cell.
    """

    task: str
    settings: Settings
    sizes: Mapping[str, float]
    words: tuple[str, ...]
    digest: str
    name: str
    states: tuple[str, ...]
    memory: tuple[str, str | None, str | None]
    equations: str


def about(training: Training) -> About:
    """What a training is of, as it stands in its file."""
    cell, memory = training.cell, training.cell.memory
    return About(
        training.task.key, training.settings, dict(training.sizes), training.problem.inputs, training.task.digest,
        cell.name, cell.states, (memory.state, memory.keep, memory.write), cell.equations,
    )  # fmt: skip


def write_checkpoint(path: str | os.PathLike[str], training: Training) -> None:
    """Write a training as it is now, whole or not at all. Raises TrainingError where it cannot be written."""
    write_tensors(path, training.state(), {"training": msgspec.json.encode(about(training)).decode()})


def write_tensors(path: str | os.PathLike[str], arrays: Mapping[str, Array], metadata: Mapping[str, str]) -> None:
    """Write arrays with words about them, in safetensors, whole or not at all. Raises TrainingError."""
    tensors = {
        name: Tensor(name, value.shape, str(value.dtype), partial(np.asarray, value)) for name, value in arrays.items()
    }

    def write(beside: Path) -> None:
        with beside.open("wb") as file:
            for part in in_safetensors(tensors, metadata):
                file.write(part)

    try:
        write_whole(path, write)
    except OSError as error:
        raise TrainingError(" ".join(explain_os_error(error, path))) from error


def go_on(path: str | os.PathLike[str], training: Training) -> bool:
    """Let a training go on from its file. Returns False where there is no such file, or it is of another training.

    Raises TrainingError for a file that is damaged.
    """
    place = Path(path)
    if not place.exists():
        return False
    try:
        words = read_metadata(place).get("training", "")
        if msgspec.json.decode(words, type=About) != msgspec.convert(msgspec.to_builtins(about(training)), About):
            return False
        training.go_on_from({name: tensor.numbers() for name, tensor in read_tensors(place).tensors.items()})
    except (ModelError, msgspec.DecodeError, KeyError, ValueError) as error:
        if isinstance(error, TrainingError):
            raise
        raise TrainingError(f"{path} is no sound file of a training: {error} Remove it to begin anew.") from error
    except OSError as error:
        raise TrainingError(f"{path} cannot be read: {error.strerror or error}.") from error
    return True


def open_training(path: str | os.PathLike[str]) -> Training:
    """The training in a file, as far as it was. Raises TrainingError, for one on a file of one's own too."""
    try:
        found = msgspec.json.decode(read_metadata(Path(path)).get("training", ""), type=About)
    except OSError as error:
        raise TrainingError(f"{path} cannot be read: {error.strerror or error}.") from error
    except (ModelError, msgspec.DecodeError) as error:
        raise TrainingError(f"{path} is no sound file of a training: {error}") from error
    if found.digest:
        raise TrainingError(f"{path}: this training is on a file of your own, which is not in it.")
    training = training_of(found, find_task(found.task))
    if not go_on(path, training):
        raise TrainingError(f"{path}: this training was made by another version of the task.")
    return training


def training_of(found: About, task: Task) -> Training:
    """A training at its beginning, from what it is of. Raises TrainingError."""
    cell = cells().get(found.settings.cell) or Cell(
        found.settings.cell, found.name, found.states, Memory(*found.memory), found.equations, ""
    )
    return Training(task, cell, found.settings, found.sizes)


class Keeper:
    """Writes a training's file while it runs, every few seconds. Call it between two steps."""

    def __init__(self, path: str | os.PathLike[str], between: float | None = None) -> None:
        self._path, self._last = path, monotonic()
        self._between = BETWEEN if between is None else between

    def __call__(self, training: Training) -> None:
        if training.is_done or monotonic() - self._last >= self._between:
            write_checkpoint(self._path, training)
            self._last = monotonic()
