"""Holds what a model computes here against what its framework computed: the largest difference by layer and step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from simulator.arrays import Array, Array64
from simulator.text.counting import count_of
from simulator.weights.recognition.found import Recognised
from simulator.weights.reference.stored import Reference
from simulator.weights.stack_run import run_stack
from simulator.weights.tensor_tree import ModelError

TOLERANCES = {"float32": 2e-6, "float64": 1e-12}
"""So much two ways to add the same numbers may be apart."""


@dataclass(frozen=True)
class Compared:
    """One state of a layer: the largest difference at each step [T], and whether all are within the tolerance.

    Where nothing was stored of a step, its difference is NaN. `rounded`: the states are in double precision and the
    weights in single, so that these may be those of the run, or these rounded.
    """

    name: str
    differences: Array64
    tolerance: float
    rounded: bool = False

    @property
    def largest(self) -> float:
        """The largest difference of all."""
        return float(self.differences[self.worst])

    @property
    def worst(self) -> int:
        """The step of the largest difference, the first of several."""
        return int(np.nanargmax(self.differences))

    @property
    def holds(self) -> bool:
        """Whether it is the same but for rounding."""
        return self.largest <= (TOLERANCES["float32"] if self.rounded else self.tolerance)

    def first_beyond(self, tolerance: float) -> int | None:
        """The first step whose difference is larger; None for none. Of what is read from the end, the first read."""
        beyond = np.flatnonzero(self.differences > tolerance)
        return None if not len(beyond) else int(beyond[-1 if "/reverse/" in self.name else 0])

    def describe(self) -> str:
        """The same in words."""
        count = len(self.differences)
        verdict = f"NOT the same, which would be at most {self.tolerance:g}"
        if self.holds:
            verdict = "the same" + ", with weights in single precision" * (self.largest > self.tolerance)
        where = f" at step {self.worst} of {count}" if self.largest else f" at all {count_of(count, 'step')}"
        return f"{self.name}: largest difference {self.largest:.2g}{where}: {verdict}"


def prove(recognised: Recognised, reference: Reference, stack: str | None = None) -> tuple[Compared, ...]:
    """Run the model over the inputs of a reference and compare all states that it has.

    `stack` names the stack, where there are several. Raises ModelError where nothing can be compared.
    """
    if not recognised.layers:
        raise ModelError(
            "There is no recurrent layer in the model.",
            "Choose the file with its weights, or say which tensors they are (--map; By hand).",
        )
    layers = recognised.stacks[recognised.stack_named(stack)]
    found = compare(reference, lambda inputs: run_stack(recognised.file, layers, inputs))
    if all(each.tolerance != TOLERANCES["float64"] for each in found):
        return found
    stored = {recognised.file.numbers(name).dtype for layer in layers for name in layer.names}
    return tuple(replace(each, rounded=np.dtype(np.float32) in stored) for each in found)


def compare(reference: Reference, states_of: Callable[[Array], Mapping[str, Array]]) -> tuple[Compared, ...]:
    """The states of a reference beside those that `states_of` gives for its inputs [T, I], in their precision.

    Their keys are "layer0/h" and "layer0/reverse/h". Of several runs each step has the largest difference. Raises
    ModelError where the reference has other states.
    """
    found: dict[str, list[Compared]] = {}
    for run in reference.runs:
        states = _with_both_directions(states_of(run.inputs))
        for name, wanted in run.states.items():
            compared = _compare(name, states, wanted, TOLERANCES[str(run.inputs.dtype)])
            found.setdefault(name, []).append(compared)
    return tuple(
        Compared(name, np.max([each.differences for each in runs], axis=0), runs[0].tolerance)
        for name, runs in found.items()
    )


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
