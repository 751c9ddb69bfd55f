"""What a framework computed and stored beside a model: inputs and states of one sequence or several."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from simulator.arrays import Array
from simulator.weights.tensor_tree import ModelFile, Tensor


@dataclass(frozen=True, eq=False)
class StoredRun:
    """The inputs [T, I] of a sequence, and the states [T, width] by key; NaN at steps whose states were not stored."""

    inputs: Array
    states: Mapping[str, Array]


@dataclass(frozen=True, eq=False)
class Reference:
    """The runs that were stored, all with the same states and as many steps.

    A test case of ONNX also has the file of its `model`, and `tensors` that enter its graph beside the sequence.
    """

    name: str
    runs: tuple[StoredRun, ...]
    model: Path | None = None
    tensors: Mapping[str, Tensor] = field(default_factory=dict)

    def completed(self, file: ModelFile) -> ModelFile:
        """The file of a model with the tensors that the case gives for it, where its graph has none of that name."""
        return replace(file, tensors={**self.tensors, **file.tensors})
