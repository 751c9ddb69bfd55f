"""Which unit holds a property of the tokens, and whether the answers depend on it: units are ranked by how well their
numbers follow the property, and then each is held over a test set.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from simulator.arrays import Array64
from simulator.engine.batch.layer_batch import BatchHold
from simulator.training.settings import TrainingError
from simulator.training.task import Examples
from simulator.training.training import Training

LOOKED = 3  # the stream of random numbers of the examples that are looked at
TELLING = "telling"
"""What examples call the targets that the property decides, where these are not those that count."""


@dataclass(frozen=True)
class UnitScore:
    """How well a unit's numbers follow a property: Pearson's correlation over the tokens that have it."""

    layer: int
    quantity: str
    unit: int
    correlation: float


@dataclass(frozen=True)
class HeldUnit:
    """What becomes of right answers when a unit goes on with what it held where the property changes.

    `first` is the share that turns of the first answers after a change, with the unit held at the one token; `later`
    of the further ones up to the next change. `clause` is that of the first ones with the unit held from there on.
    """

    layer: int
    unit: int
    first: float
    later: float
    clause: float


def held_out(training: Training, count: int) -> Examples:
    """So many fresh examples to look at, which are none of those that the measure was taken on."""
    return training.problem.fresh(np.random.default_rng((training.settings.seed, LOOKED)), count)


def properties_of(training: Training) -> tuple[str, ...]:
    """The properties of tokens that the task knows."""
    return tuple(training.problem.marks(()))


def property_of(training: Training, examples: Examples, name: str) -> Array64:
    """A property at each token [steps, sequences], NaN where it has no value. Raises TrainingError for another name."""
    problem, found = training.problem, np.full(examples.inputs.shape, np.nan)
    for at, length in enumerate(examples.lengths):
        marks = problem.marks([problem.inputs[number] for number in examples.inputs[:length, at]])
        if name not in marks:
            known = ", ".join(marks) or "none"
            raise TrainingError(f"{training.task.key} has no property “{name}”. Known are: {known}.")
        found[:length, at] = marks[name]
    found[found == 0] = np.nan
    return found


def rank_units(training: Training, examples: Examples, values: Array64, quantities: Sequence[str]) -> list[UnitScore]:
    """Every unit of every layer in some quantities, the one that follows the property best first."""
    there = ~np.isnan(values)
    wanted = values[there] - values[there].mean()
    found = []
    for layer in range(len(training.settings.units)):
        for quantity in quantities:
            numbers = np.swapaxes(training.model.recorded(examples, layer, quantity), 1, 2)[there].astype(np.float64)
            away = numbers - numbers.mean(axis=0)
            sizes = np.sqrt((away**2).sum(axis=0) * (wanted**2).sum())
            shared = np.divide(wanted @ away, sizes, out=np.zeros(len(sizes)), where=sizes > 0)
            found += [UnitScore(layer, quantity, unit, float(each)) for unit, each in enumerate(shared)]
    return sorted(found, key=lambda score: -abs(score.correlation))


def probe(training: Training, examples: Examples, values: Array64, without: Sequence[int] = ()) -> float:
    """How often all units of the last layer together tell the property's sign: a linear probe, fitted to half of the
    sequences and tried on the others. Units `without` are left out.
    """
    state, last = training.cell.memory.state, len(training.settings.units) - 1
    numbers = np.swapaxes(training.model.recorded(examples, last, state), 1, 2).astype(np.float64)
    numbers = np.delete(numbers, list(without), axis=2)
    half = numbers.shape[1] // 2
    fitted, tried = (_rows(numbers[:, part], values[:, part]) for part in (slice(half), slice(half, None)))
    found, *_ = np.linalg.lstsq(fitted[0], fitted[1], rcond=None)
    return float((np.sign(tried[0] @ found) == np.sign(tried[1])).mean())


def _rows(numbers: Array64, values: Array64) -> tuple[Array64, Array64]:
    there = ~np.isnan(values)
    chosen = numbers[there]
    return np.hstack([chosen, np.ones((len(chosen), 1))]), values[there]


def hold_units(training: Training, examples: Examples, values: Array64) -> list[HeldUnit]:
    """Hold each unit's memory where the property changes: its keep gate at 1, and nothing written. In a cell that has
    no gate that keeps, or writes no single quantity, there is nothing to hold, and TrainingError is raised.
    """
    memory = training.cell.memory
    if memory.keep is None or memory.write is None:
        raise TrainingError(f"{training.cell.name} has no gate to hold so that the memory stays as it is.")
    at, until, first, later = _changes(examples, values)
    right = training.problem.right
    before = right(examples, training.model.answers(examples))
    found = []
    for layer, units in enumerate(training.settings.units):
        for unit in range(units):
            kept = {memory.keep: 1.0, memory.write: 0.0}
            once, always = (
                right(examples, training.model.answers(examples, {layer: _holds(kept, unit, where)}))
                for where in (at, until)
            )
            shares = (_turned(before, once, first), _turned(before, once, later), _turned(before, always, first))
            found.append(HeldUnit(layer, unit, *shares))
    return sorted(found, key=lambda each: -each.first)


def _holds(values: Mapping[str, float], unit: int, where: NDArray[np.bool_]) -> list[BatchHold]:
    return [BatchHold(quantity, unit, value, where) for quantity, value in values.items()]


def _turned(before: NDArray[np.bool_], after: NDArray[np.bool_], looked: NDArray[np.bool_]) -> float:
    """The share of right answers, of those looked at, that are no longer right."""
    wanted = looked & before
    return float((~after[wanted]).mean()) if wanted.any() else float("nan")


def _changes(examples: Examples, values: Array64) -> tuple[NDArray[np.bool_], ...]:
    """Where the property changes for the first time; from there to the next change; and there the first telling target,
    and the later ones [steps, sequences] each.
    """
    telling = np.asarray(examples.more.get(TELLING, examples.counted), np.bool_)
    at, until, first, later = (np.zeros(values.shape, np.bool_) for _ in range(4))
    for sequence, length in enumerate(examples.lengths):
        own = values[:length, sequence]
        there = np.flatnonzero(~np.isnan(own))
        changed = [int(b) for a, b in pairwise(there) if own[a] != own[b]]
        if not changed:
            continue
        stop = changed[1] if len(changed) > 1 else int(length)
        at[changed[0], sequence] = True
        until[changed[0] : stop, sequence] = True
        told = changed[0] + np.flatnonzero(telling[changed[0] : stop, sequence])
        first[told[:1], sequence] = True
        later[told[1:], sequence] = True
    return at, until, first, later
