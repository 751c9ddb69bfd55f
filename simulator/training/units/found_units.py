"""Which unit holds a property of the tokens, and whether the answers depend on it: units are ranked by how well their
numbers follow the property, and then each is held over a test set.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from simulator.arrays import Array, Array64
from simulator.engine.batch.layer_batch import BatchHold
from simulator.engine.progress import Progress
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


@dataclass(frozen=True)
class Found:
    """All units with a property: those that follow it best first, and what becomes of answers when each is held (by
    layer and unit; nothing where a memory cannot be held).

    `probed` says how often all units of the last layer together tell the property, `without_best` those but the best
    (nan where that is of another layer).
    """

    ranked: tuple[UnitScore, ...]
    held: Mapping[tuple[int, int], HeldUnit]
    probed: float
    without_best: float

    @property
    def best(self) -> UnitScore:
        """The one that follows it best."""
        return self.ranked[0]


def find_units(
    training: Training,
    examples: Examples,
    values: Array64,
    quantities: Sequence[str],
    progress: Progress | None = None,
) -> Found:
    """Rank all units in some quantities, and hold each of them, over examples with the property's values.

    Raises Cancelled.
    """
    ranked = rank_units(training, examples, values, quantities)
    held = hold_units(training, examples, values, progress) if can_hold(training) else []
    best = ranked[0]
    in_last = best.layer == len(training.settings.units) - 1
    return Found(
        tuple(ranked),
        {(each.layer, each.unit): each for each in held},
        probe(training, examples, values),
        probe(training, examples, values, [best.unit]) if in_last else np.nan,
    )


def held_out(training: Training, count: int) -> Examples:
    """So many fresh examples to look at, which are none of those that the measure was taken on."""
    return training.problem.fresh(np.random.default_rng((training.settings.seed, LOOKED)), count)


def properties_of(training: Training) -> tuple[str, ...]:
    """The properties of tokens that the task knows."""
    return tuple(training.problem.marks(()))


def property_of(training: Training, examples: Examples, name: str) -> Array64:
    """A property at each token [steps, sequences], NaN where it has no value. Raises TrainingError for another name."""
    if name not in (known := properties_of(training)):
        raise TrainingError(f"{training.task.key} has no property “{name}”. Known are: {', '.join(known) or 'none'}.")
    return _values(training, examples, lambda tokens: training.problem.marks(tokens)[name])


def marked_property(
    training: Training, examples: Examples, positive: Collection[str], negative: Collection[str]
) -> Array64:
    """A property of one's own at each token [steps, sequences]: 1 from a positive word on, −1 from a negative one on,
    NaN before the first. Raises TrainingError for words that the task does not have, or that are never both there.
    """
    known = {token.casefold(): token for token in training.problem.inputs}
    for word in (*positive, *negative):
        if training.problem.values or word.casefold() not in known:
            raise TrainingError(f"“{word}”: {training.task.key} has no such token.")
    signs = {known[word.casefold()]: 1.0 for word in positive} | {known[word.casefold()]: -1.0 for word in negative}

    def carried(tokens: Sequence[str]) -> Array64:
        found, now = [], 0.0
        for token in tokens:
            now = signs.get(token, now)
            found.append(now)
        return np.array(found)

    values = _values(training, examples, carried)
    if len(np.unique(values[~np.isnan(values)])) < 2:
        raise TrainingError("Mark words as positive and others as negative: both must occur.")
    return values


def _values(training: Training, examples: Examples, number: Callable[[Sequence[str]], Array]) -> Array64:
    problem, found = training.problem, np.full(examples.inputs.shape, np.nan)
    for at, length in enumerate(examples.lengths):
        found[:length, at] = number([problem.inputs[token] for token in examples.inputs[:length, at]])
    found[found == 0] = np.nan
    return found


def all_units(training: Training) -> Iterator[tuple[int, int]]:
    """The layer and the number of each unit."""
    for layer, units in enumerate(training.settings.units):
        yield from ((layer, unit) for unit in range(units))


def at_weights(training: Training, flat: Array) -> Training:
    """The same training with these weights, to be looked at while the other one goes on."""
    found = Training(training.task, training.cell, training.settings, training.sizes)
    found.model.parameters.flat[...] = flat
    found.step = training.step
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
    """How often all units of the last layer together tell the property: a linear probe, fitted to half of the sequences
    and tried on the others, whose nearest value of the property is meant. Units `without` are left out.
    """
    state, last = training.cell.memory.state, len(training.settings.units) - 1
    numbers = np.swapaxes(training.model.recorded(examples, last, state), 1, 2).astype(np.float64)
    numbers = np.delete(numbers, list(without), axis=2)
    half = numbers.shape[1] // 2
    fitted, tried = (_rows(numbers[:, part], values[:, part]) for part in (slice(half), slice(half, None)))
    found, *_ = np.linalg.lstsq(fitted[0], fitted[1], rcond=None)
    known = np.unique(values[~np.isnan(values)])
    nearest = known[np.abs((tried[0] @ found)[:, None] - known).argmin(axis=1)]
    return float((nearest == tried[1]).mean())


def _rows(numbers: Array64, values: Array64) -> tuple[Array64, Array64]:
    there = ~np.isnan(values)
    chosen = numbers[there]
    return np.hstack([chosen, np.ones((len(chosen), 1))]), values[there]


def can_hold(training: Training) -> bool:
    """Whether the cell has a gate that keeps and a quantity that is written, so that its memory can be held."""
    return training.cell.memory.keep is not None and training.cell.memory.write is not None


def hold_units(
    training: Training,
    examples: Examples,
    values: Array64,
    progress: Progress | None = None,
    chosen: Collection[tuple[int, int]] | None = None,
) -> list[HeldUnit]:
    """Hold each unit's memory, or that of chosen ones (layer, unit), where the property changes: its keep gate at 1,
    and nothing written. In a cell where that cannot be, there is nothing to hold, and TrainingError is raised.
    Raises Cancelled.
    """
    memory = training.cell.memory
    if memory.keep is None or memory.write is None:  # `can_hold`
        raise TrainingError(f"{training.cell.name} has no gate to hold so that the memory stays as it is.")
    at, until, first, later = _changes(examples, values)
    right = training.problem.right
    before = right(examples, training.model.answers(examples))
    found = []
    kept = {memory.keep: 1.0, memory.write: 0.0}
    wanted = list(all_units(training) if chosen is None else chosen)
    for done, (layer, unit) in enumerate(wanted):
        if progress is not None:
            progress(done, len(wanted))
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
