"""What is to be trained, as a value that a process can be given, and what the file is called that it is kept in."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from simulator.cells.cell import Cell
from simulator.training.checkpoint import ENDING, about
from simulator.training.own_task import any_task
from simulator.training.settings import Settings
from simulator.training.training import Training

DIGITS = 16


@dataclass(frozen=True)
class Order:
    """A task by its name, or the path of a file that is one; a cell; settings; and sizes of the task."""

    task: str
    cell: Cell
    settings: Settings
    sizes: Mapping[str, float] = field(default_factory=dict)

    def training(self) -> Training:
        """The training at its beginning. Raises TrainingError."""
        return Training(any_task(self.task), self.cell, self.settings, self.sizes)


def kept_in(folder: Path, training: Training) -> Path:
    """The file of a training in a folder: the same for the same training, so that it goes on from there."""
    known = hashlib.sha256(msgspec.json.encode(about(training))).hexdigest()[:DIGITS]
    return folder / f"{training.task.key}-{known}{ENDING}"
