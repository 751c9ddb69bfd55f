"""Random networks with one or two conventions changed, as files: what somebody has and asks about."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from simulator.weights.finding.answer import Answer, find_why
from simulator.weights.finding.problem import Problem
from simulator.weights.finding.real_run import hold
from simulator.weights.finding.reference import read_reference
from simulator.weights.formats import open_model
from simulator.weights.recognition import recognise
from tests.simulator.weights.finding.somebody import Net, draw_net, possible_changes, run_net

PYTORCH = {"W": "weight_ih", "U": "weight_hh", "b": "bias_ih", "b_u": "bias_hh"}


@dataclass
class Case:
    """A network, what was changed in it, and the files of it."""

    net: Net
    weights: Path
    reference: Path
    inputs: np.ndarray
    length: int
    given: str

    def ask(self) -> Answer:
        """What the program says of it."""
        return find_why(recognise(open_model(self.weights)), open_model(self.reference))

    def is_named(self, answer: Answer, folder: Path) -> bool:
        """Whether the true cause is among what is changed, or does the same for other inputs, and long ones."""
        if answer.found is None:
            return False
        random = np.random.default_rng(99)
        inputs = random.normal(size=(30, *self.inputs.shape[1:])).astype(self.inputs.dtype)
        if self.net.says("batch_first"):
            inputs = random.normal(size=(self.inputs.shape[0], 30, self.inputs.shape[2])).astype(self.inputs.dtype)
        if self.net.says("padded") != "silent":
            inputs[20:] = 0
        other = write_reference(self.net, inputs, folder / "other.npz", self.given, 20)
        problem = Problem(answer.problem.stack, read_reference(open_model(other)))
        return hold(problem, answer.found.reading).holds


def draw_case(seed: int, folder: Path, *, changes: int | None = None) -> Case:
    """A case with one or two changes."""
    random = np.random.default_rng([7, seed])
    kind = str(random.choice(["lstm", "gru", "rnn"], p=[0.45, 0.45, 0.1]))
    dtype = str(random.choice(["float32", "float64"]))
    net = draw_net(random, kind, dtype)
    sequences = int(random.choice([1, 1, 3]))
    menu, steps = possible_changes(net, sequences), int(random.integers(5, 25))
    count = int(random.integers(1, 3)) if changes is None else changes
    for name in random.choice(list(menu), size=min(count, len(menu)), replace=False):
        net.changed[str(name)] = _one_of(random, menu[str(name)])
    inputs = random.normal(size=(steps, sequences, net.layers[0]["W"].shape[2])).astype(dtype)
    length = steps
    if net.says("padded") != "silent":
        length = int(random.integers(2, steps))
        inputs[length:] = 0
    if net.says("batch_first"):
        inputs = np.ascontiguousarray(inputs.swapaxes(0, 1))
    given = str(random.choice(["h", "h", "h", "h_n", "both"]))
    weights = write_weights(net, folder / f"weights{seed}.npz", named=random.random() < 0.7)
    reference = write_reference(net, inputs, folder / f"reference{seed}.npz", given, length)
    return Case(net, weights, reference, inputs, length, given)


def spoil(case: Case, seed: int) -> None:
    """Put numbers into the reference that no reading gives: with noise, or those of another network."""
    random = np.random.default_rng([8, seed])
    stored = dict(np.load(case.reference))
    if seed % 2:
        other = Net(case.net.kind, [
            {part: random.normal(size=values.shape).astype(values.dtype) for part, values in layer.items()}
            for layer in case.net.layers
        ], case.net.both, case.net.changed)  # fmt: skip
        write_reference(other, case.inputs, case.reference, case.given, case.length)
        return
    noise = 10.0 ** random.uniform(-4, -1)
    for name in stored.keys() - {"inputs"}:
        stored[name] = (stored[name] + noise * random.normal(size=stored[name].shape)).astype(stored[name].dtype)
    np.savez(case.reference, **stored)


def write_weights(net: Net, path: Path, *, named: bool) -> Path:
    """The weights with PyTorch's names, or with any."""
    arrays: dict[str, Any] = {}
    for at, layer in enumerate(net.layers):
        level, reverse = divmod(at, 1 + net.both)
        for part, values in layer.items():
            if part == "P":
                arrays[f"holes{at}"] = values.reshape(-1)
                continue
            name = (
                f"{PYTORCH[part]}_l{level}{'_reverse' * reverse}" if named and "P" not in layer else f"array{at}{part}"
            )
            arrays[name] = values.reshape(-1, *values.shape[2:])
    np.savez(path, **arrays)
    return path


def write_reference(net: Net, inputs: np.ndarray, path: Path, given: str, length: int) -> Path:
    """The inputs, and what came of them."""
    sequences = inputs.shape[0 if net.says("batch_first") else 1]
    made = run_net(net, inputs, [length] * sequences)
    names = {"h": ("h",), "h_n": ("h_n",), "both": ("h", *(("c_n",) if "c_n" in made else ()))}[given]
    np.savez(path, inputs=inputs, **{name: made[name] for name in names})
    return path


def _one_of(random: np.random.Generator, values: list[Any]) -> Any:
    return values[int(random.integers(len(values)))]
