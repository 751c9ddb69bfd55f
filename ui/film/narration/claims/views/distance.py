"""How far the memories of compared runs are from that of the first, which is the scene of the step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from simulator.arrays import Array64
from ui.film.narration.amounts import Amount, stands_out
from ui.film.narration.claims.claim import Claim
from ui.film.narration.claims.views.runs import LETTERS, all_runs, mean_of, memory
from ui.film.narration.step import Step, by_size
from ui.film.narration.telling import Telling
from ui.film.text.apart import READABLE, tell_apart
from ui.film.text.number_format import precise, signed


def corresponds(step: Step) -> bool:
    """Whether all runs remember the same quantity in the same number of units."""
    compared = step.scene.compared
    memories = {(each.cell.memory.state, each.layer_trace.layer.width(each.cell.memory.state)) for each in compared}
    return len(memories) == 1


def is_known(step: Step) -> bool:
    """Whether there is another run, and all memories are numbers."""
    return len(all_runs(step)) > 1 and all(bool(np.isfinite(memory(step, k)).all()) for k in all_runs(step))


def differences(step: Step, run: int) -> Array64:
    """How far a run's memory is from the first's, unit by unit."""
    with np.errstate(over="ignore"):
        return np.asarray(memory(step, run) - memory(step, 0))


def distance(step: Step, run: int) -> float:
    """How far a run is: the mean difference of units that correspond, or else the difference of mean sizes."""
    if corresponds(step):
        return mean_of(differences(step, run))
    return abs(mean_of(memory(step, run)) - mean_of(memory(step, 0)))


@dataclass(frozen=True)
class AllZero(Claim):
    """All memories of all runs are 0."""

    def holds(self, step: Step) -> bool:
        """Whether they are exactly 0."""
        return is_known(step) and not any(memory(step, k).any() for k in all_runs(step))

    def sentence(self, t: Telling) -> str:
        """That they are."""
        return t.translate("Compare caption", "All memories are 0 here.")


@dataclass(frozen=True)
class AllTheSame(Claim):
    """All runs have the same memory."""

    def holds(self, step: Step) -> bool:
        """Whether they are exactly the same."""
        same = is_known(step) and corresponds(step)
        return same and not any(differences(step, k).any() for k in all_runs(step))

    def sentence(self, t: Telling) -> str:
        """That they are."""
        return t.translate("Compare caption", "All memories are the same here.")


@dataclass(frozen=True)
class SameMeanSize(Claim):
    """Memories that do not correspond have the same mean size, at the digits shown."""

    size: Amount

    def holds(self, step: Step) -> bool:
        """Whether they do."""
        apart = is_known(step) and not corresponds(step)
        return apart and self.size.covers([mean_of(memory(step, k)) for k in all_runs(step)])

    def sentence(self, t: Telling) -> str:
        """The size."""
        text = t.translate("Compare caption", "All memories have the same mean size here: {value}.")
        return text.format(value=t.amount(self.size))


@dataclass(frozen=True)
class IsFurthest(Claim):
    """One run is further from the first than any other; where units correspond, most so in this one of several."""

    run: int
    unit: int | None

    def holds(self, step: Step) -> bool:
        """Whether no other run, and no other unit, is as far at the digits shown, and its numbers can be told apart."""
        if not is_known(step) or self.run == 0:
            return False
        others = [distance(step, k) for k in all_runs(step) if k not in (0, self.run)]
        if not stands_out(distance(step, self.run), others):
            return False
        if self.unit is not None:
            sizes = np.abs(differences(step, self.run)) if corresponds(step) else np.empty(0)
            if self.unit >= len(sizes):
                return False
            if not stands_out(float(sizes[self.unit]), np.delete(sizes, self.unit).tolist()):
                return False
        elif corresponds(step) and len(memory(step, 0)) > 1:
            return False
        one, other = self.values(step)
        return one != other

    def values(self, step: Step) -> tuple[str, str]:
        """What the run has, and what the first has: with as many digits as tell one from the other."""
        mine, theirs = memory(step, 0), memory(step, self.run)
        if corresponds(step):
            unit = self.unit or 0
            return tell_apart(float(theirs[unit]), float(mine[unit]), signed, READABLE)
        return tell_apart(mean_of(theirs), mean_of(mine), precise, READABLE)

    def sentence(self, t: Telling) -> str:
        """With both values, or both mean sizes."""
        if not corresponds(t.now):
            text = t.translate(
                "Compare caption",
                "Furthest from {a} is {run}: mean size {value}, that of {a} {was}.",
            )
        elif self.unit is None:
            text = t.translate("Compare caption", "Furthest from {a} is {run}: {value}, where {a} has {was}.")
        else:
            text = t.translate(
                "Compare caption", "Furthest from {a} is {run}, most in {unit}: {value}, where {a} has {was}."
            )
        value, was = (t.language.number(each) for each in self.values(t.now))
        unit = "" if self.unit is None else t.unit(self.unit)
        return text.format(a=LETTERS[0], run=LETTERS[self.run], unit=unit, value=value, was=was)


@dataclass(frozen=True)
class AreFurthest(Claim):
    """These runs are further from the first than the others, all by the same at the digits shown."""

    runs: tuple[int, ...]
    apart: Amount

    def holds(self, step: Step) -> bool:
        """Whether they are all that are as far, and no other is further."""
        if not is_known(step) or not self.runs:
            return False
        found = {k: distance(step, k) for k in all_runs(step) if k}
        alike = tuple(k for k, each in found.items() if self.apart.is_written_like(Amount(each)))
        least = min((found[k] for k in alike), default=0.0)
        rest = all(found[k] < least for k in found if k not in alike)
        return alike == self.runs and rest and any(found.values())

    def sentence(self, t: Telling) -> str:
        """By how much, and in what."""
        text = t.translate("Compare caption", "Furthest from {a}: {runs}, by {value} in mean size.")
        if corresponds(t.now):
            text = t.translate("Compare caption", "Furthest from {a}: {runs}, by {value} on average over the units.")
        runs = t.list_words([LETTERS[k] for k in self.runs])
        return text.format(a=LETTERS[0], runs=runs, value=t.amount(self.apart))


def how_far(step: Step) -> Iterator[Claim]:
    """What to say of the distances, the richest first."""
    if not is_known(step):
        return
    yield AllZero()
    yield AllTheSame()
    yield SameMeanSize(Amount(mean_of(memory(step, 0))))
    apart = {k: distance(step, k) for k in all_runs(step) if k}
    run = max(apart, key=lambda k: apart[k])
    unit = by_size(differences(step, run))[0] if corresponds(step) and len(memory(step, 0)) > 1 else None
    yield IsFurthest(run, unit)
    most = Amount(apart[run])
    yield AreFurthest(tuple(k for k, each in apart.items() if most.is_written_like(Amount(each))), most)
