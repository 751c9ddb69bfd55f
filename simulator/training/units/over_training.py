"""When a unit began to hold something: a measure of it at each snapshot of its training."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from simulator.arrays import Array64
from simulator.engine.progress import Progress
from simulator.training.settings import TrainingError
from simulator.training.task import Examples
from simulator.training.training import Training
from simulator.training.units.found_units import (
    UnitScore,
    at_weights,
    can_hold,
    held_out,
    hold_units,
    rank_units,
)

COUNT = 100  # examples that are looked at
SURE = 0.9  # of a measure, from which on a unit is said to hold a property


@dataclass(frozen=True)
class Followed:
    """A quantity of a unit of a layer, counted from 0."""

    layer: int
    unit: int
    quantity: str


@dataclass(frozen=True, eq=False)
class OverTraining:
    """A measure at the snapshots of a training."""

    steps: tuple[int, ...]
    values: Array64

    def at_each_step(self) -> Array64:
        """By step, from 0 on: that of the last snapshot up to there."""
        places = np.searchsorted(self.steps, np.arange(self.steps[-1] + 1), side="right") - 1
        found: Array64 = self.values[places]
        return found

    def begins(self, share: float) -> int | None:
        """The first snapshot from which on it stays at this much; None where it does not at the end."""
        below = np.flatnonzero(~(self.values >= share))
        first = 0 if not len(below) else int(below[-1]) + 1
        return self.steps[first] if first < len(self.steps) else None


Measure = Callable[[Training, Examples, Array64, Followed], float]


def _correlation(training: Training, examples: Examples, values: Array64, unit: Followed) -> float:
    ranked = rank_units(training, examples, values, [unit.quantity])
    return abs(_of(ranked, unit).correlation)


def _of(ranked: list[UnitScore], unit: Followed) -> UnitScore:
    return next(each for each in ranked if (each.layer, each.unit) == (unit.layer, unit.unit))


def _turned(training: Training, examples: Examples, values: Array64, unit: Followed) -> float:
    (held,) = hold_units(training, examples, values, None, [(unit.layer, unit.unit)])
    return held.first


MEASURES: Mapping[str, Measure] = MappingProxyType({"r": _correlation, "first": _turned})
"""How well it follows a property, |r|, and what share of the first answers turns when it is held."""


def over_training(
    training: Training,
    values_of: Callable[[Training, Examples], Array64],
    unit: Followed,
    measure: str = "r",
    progress: Progress | None = None,
    count: int = COUNT,
) -> OverTraining:
    """A measure of a unit at each snapshot, over fresh examples with a property that `values_of` gives.

    Raises TrainingError for a unit, a quantity or a measure that is not there, and Cancelled.
    """
    _check(training, unit, measure)
    one = at_weights(training, training.model.parameters.flat)
    examples = held_out(one, count)
    values = values_of(one, examples)
    steps, found = tuple(training.snapshots.steps), []  # those there are now: a training that runs goes on
    for at, step in enumerate(steps):
        if progress is not None:
            progress(at, len(steps))
        one.model.parameters.flat[...] = training.snapshots.at(step)
        found.append(MEASURES[measure](one, examples, values, unit))
    return OverTraining(steps, np.array(found))


def _check(training: Training, unit: Followed, measure: str) -> None:
    sizes = training.settings.units
    if not 0 <= unit.layer < len(sizes):
        raise TrainingError(f"There is no layer {unit.layer}: the layers are 0 to {len(sizes) - 1}.")
    if not 0 <= unit.unit < sizes[unit.layer]:
        raise TrainingError(f"There is no unit {unit.unit}: layer {unit.layer} has 0 to {sizes[unit.layer] - 1}.")
    if unit.quantity not in training.cell.parsed.quantities:
        known = ", ".join(training.cell.parsed.quantities)
        raise TrainingError(f"{training.cell.name} has no quantity {unit.quantity}. It has {known}.")
    if measure not in MEASURES:
        raise TrainingError(f"There is no measure {measure}: choose {' or '.join(MEASURES)}.")
    if measure == "first" and not can_hold(training):
        raise TrainingError(f"{training.cell.name} has no gate to hold so that the memory stays as it is.")
