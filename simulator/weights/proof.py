"""Holds what a model computes here against what its framework computed: the largest difference by layer and step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from simulator.arrays import Array, Array64
from simulator.text.counting import count_of
from simulator.weights.recognition.found import Recognised
from simulator.weights.stack_run import run_stack
from simulator.weights.tensor_tree import ModelError, ModelFile

INPUTS = "inputs"
TOLERANCES = {"float32": 2e-6, "float64": 1e-12}
"""So much two ways to add the same numbers may be apart."""


@dataclass(frozen=True)
class Compared:
    """One state of a layer: the largest difference at each step [T], and whether all are within the tolerance."""

    name: str
    differences: Array64
    tolerance: float

    @property
    def largest(self) -> float:
        """The largest difference of all."""
        return float(self.differences.max(initial=0.0))

    @property
    def holds(self) -> bool:
        """Whether it is the same but for rounding."""
        return self.largest <= self.tolerance

    def describe(self) -> str:
        """The same in words."""
        at, count = int(self.differences.argmax()), len(self.differences)
        verdict = "the same" if self.holds else f"NOT the same, which would be at most {self.tolerance:g}"
        where = f" at step {at} of {count}" if self.largest else f" at all {count_of(count, 'step')}"
        return f"{self.name}: largest difference {self.largest:.2g}{where}: {verdict}"


def prove(recognised: Recognised, reference: ModelFile, stack: str | None = None) -> tuple[Compared, ...]:
    """Run the model over the reference's "inputs" and compare all states that the reference has.

    The reference's keys are "inputs" [T, I], and "layer0/h", "layer0/c" [T, width], of a second direction
    "layer0/reverse/h"; of h also both directions side by side under "layer0/h". One more axis of length 1, for a batch
    of one, may stand first or second. `stack` names the stack, where there are several. Raises ModelError where nothing
    can be compared.
    """
    if not recognised.layers:
        raise ModelError("There is no recurrent layer in the model.", "Choose the file with its weights.")
    arrays = {name: _rows(name, reference.numbers(name)) for name in reference.tensors}
    if INPUTS not in arrays:
        raise ModelError(
            f"The reference has no “{INPUTS}”; it has {', '.join(arrays) or 'nothing'}.",
            "Store the inputs [steps, numbers] under that name.",
        )
    inputs = arrays.pop(INPUTS)
    layers = recognised.stacks[recognised.stack_named(stack)]
    states = _with_both_directions(run_stack(recognised.file, layers, inputs))
    tolerance = TOLERANCES[str(inputs.dtype)]
    compared = [_compare(name, states, wanted, tolerance) for name, wanted in arrays.items()]
    if not compared:
        raise ModelError("The reference has inputs and no states.", f"Store states such as {next(iter(states))}.")
    return tuple(compared)


def _rows(name: str, values: Array) -> Array:
    """An array of a reference as [step, number]."""
    if values.ndim == 3 and 1 in values.shape[:2]:
        values = values.reshape(-1, values.shape[2])
    if values.ndim != 2:
        raise ModelError(
            f"{name} of the reference has {count_of(values.ndim, 'axis', 'axes')}.", "Store [step, number]."
        )
    return values


def _with_both_directions(states: Mapping[str, Array]) -> dict[str, Array]:
    """The states, and under "layer0/h & reverse" those of both directions side by side."""
    pairs = {
        name: np.concatenate([values, other], axis=1)
        for name, values in states.items()
        if (other := states.get(name.replace("/", "/reverse/", 1))) is not None
    }
    return {**states, **{f"{name} & reverse": values for name, values in pairs.items()}}


def _compare(name: str, states: Mapping[str, Array], wanted: Array, tolerance: float) -> Compared:
    got = next(
        (states[key] for key in (name, f"{name} & reverse") if key in states and states[key].shape == wanted.shape),
        None,
    )
    if got is None:
        known = ", ".join(f"{key} {' × '.join(map(str, values.shape))}" for key, values in states.items())
        raise ModelError(
            f"The model has no {name} of {' × '.join(map(str, wanted.shape))} numbers.", f"It has: {known}."
        )
    return Compared(name, np.abs(got.astype(np.float64) - wanted).max(axis=1), tolerance)
