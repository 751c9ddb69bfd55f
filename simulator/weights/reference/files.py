"""References in files: arrays by name, or a folder with a test case of ONNX."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from simulator.arrays import Array
from simulator.text.counting import count_of
from simulator.weights.formats import open_model
from simulator.weights.reference.onnx_case import open_case
from simulator.weights.reference.stored import Reference, StoredRun
from simulator.weights.tensor_tree import ModelError

INPUTS = "inputs"
TRACE = "layer0/equations"  # what a trace of Gatelight has, and no file of a framework
STATES = "/h", "/c"


def open_reference(path: Path) -> Reference:
    """What a file has stored: .npz or .safetensors; or a folder with a test case of ONNX. Raises ModelError.

    A file's keys are "inputs" [T, I], and "layer0/h", "layer0/c" [T, width], of a second direction
    "layer0/reverse/h"; of h also both directions side by side under "layer0/h". One more axis of length 1, for a batch
    of one, may stand first or second. Of a trace that Gatelight has written its inputs and states are taken.
    """
    if path.is_dir():
        return open_case(path)
    file = open_model(path)
    names = [name for name in file.tensors if TRACE not in file.tensors or name == INPUTS or name.endswith(STATES)]
    arrays = {name: _rows(name, file.numbers(name)) for name in names}
    if INPUTS not in arrays:
        raise ModelError(
            f"The reference has no “{INPUTS}”; it has {', '.join(arrays) or 'nothing'}.",
            "Store the inputs [steps, numbers] under that name.",
        )
    inputs = arrays.pop(INPUTS)
    if not arrays:
        raise ModelError("The reference has inputs and no states.", "Store states such as layer0/h.")
    return Reference(path.name, (StoredRun(inputs, arrays),))


def _rows(name: str, values: Array) -> Array:
    """An array of a reference as [step, number]."""
    if values.ndim == 3 and 1 in values.shape[:2]:
        values = values.reshape(-1, values.shape[2])
    if values.ndim != 2:
        raise ModelError(
            f"{name} of the reference has {count_of(values.ndim, 'axis', 'axes')}.", "Store [step, number]."
        )
    if not np.isfinite(values).all():
        step = int(np.argwhere(~np.isfinite(values))[0][0])
        raise ModelError(f"{name} of the reference is no number at step {step}.", "Store a run that stays finite.")
    return values
