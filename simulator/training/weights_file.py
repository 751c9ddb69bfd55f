"""The weights of a training as a file that opens like any model: names and order of PyTorch where it has such a layer.

The file's metadata say what was trained: task, cell, settings, seed, loss, measure and version.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import msgspec
import numpy as np

from simulator.arrays import Array
from simulator.io.atomic_write import write_whole
from simulator.io.os_errors import explain_os_error
from simulator.training.checkpoint import about, write_tensors
from simulator.training.settings import TrainingError
from simulator.training.training import Training
from simulator.weights.layouts import LAYOUTS

ENDING = ".safetensors"
VOCABULARY = ".vocab.json"
LAST = 20  # steps whose mean loss is told


def write_weights(path: str | os.PathLike[str], training: Training) -> None:
    """Write the weights of a training, and, where it reads tokens, beside them which number each has.

    Raises TrainingError where they cannot be written.
    """
    write_tensors(path, named_tensors(training), described(training))
    if not training.problem.values:
        _write_vocabulary(Path(path), training.problem.inputs)


def described(training: Training) -> dict[str, str]:
    """What is told of a training in a file's metadata."""
    loss = float(np.mean(training.history.loss[-LAST:])) if training.history.loss else float("nan")
    found = {
        "task": training.task.key,
        "cell": training.cell.key,
        "settings": msgspec.json.encode(about(training)).decode(),
        "seed": str(training.settings.seed),
        "steps": str(training.step),
        "loss": repr(loss),
        "measure": f"{training.task.measure.words}: {training.test():.6g}",
        "version": own_version(),
    }
    if not training.problem.values:
        found["vocabulary"] = msgspec.json.encode(training.problem.inputs).decode()
    return found


def own_version() -> str:
    """The version of the program; "" where it was never installed."""
    try:
        return version("gatelight")
    except PackageNotFoundError:
        return ""


def named_tensors(training: Training) -> dict[str, Array]:
    """All weights by the names that they have in the file."""
    found: dict[str, Array] = {}
    parameters, key = training.model.parameters, training.cell.key
    if not training.problem.values:  # a token enters as a 1 in a column of its own
        found["embedding.weight"] = np.eye(len(training.problem.inputs), dtype=parameters.flat.dtype)
    for k, weights in enumerate(parameters.layers):
        if key in LAYOUTS["pytorch"].gates:
            found |= {f"{key}.{name}_l{k}": value for name, value in _in_pytorch(key, weights).items()}
        else:
            found |= {f"layers.{k}.{name}": value for name, value in weights.items()}
    return found | {"linear.weight": parameters.readout["W"], "linear.bias": parameters.readout["b"]}


def _in_pytorch(kind: str, weights: Mapping[str, Array]) -> dict[str, Array]:
    """The tensors of a layer of PyTorch; of its two biases the second is 0, but for the candidate of a GRU."""
    gates = LAYOUTS["pytorch"].gates[kind]
    zero = np.zeros_like(next(value for name, value in weights.items() if name[:2] == "b_"))
    first = [weights.get(f"b_{gate}", weights.get(f"b_i{gate}", zero)) for gate in gates]
    return {
        "weight_ih": np.concatenate([weights[f"W_{gate}"] for gate in gates]),
        "weight_hh": np.concatenate([weights[f"U_{gate}"] for gate in gates]),
        "bias_ih": np.concatenate(first),
        "bias_hh": np.concatenate([weights.get(f"b_h{gate}", zero) for gate in gates]),
    }


def _write_vocabulary(path: Path, tokens: tuple[str, ...]) -> None:
    target = path.with_name(f"{path.stem}{VOCABULARY}")
    try:
        write_whole(target, lambda beside: beside.write_bytes(msgspec.json.encode(tokens)))
    except OSError as error:
        raise TrainingError(" ".join(explain_os_error(error, target))) from error
