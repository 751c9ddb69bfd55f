"""Looks through the ways to read weights, those with the fewest changes first, by the first steps and then by more."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

import numpy as np

from simulator.arrays import Array64
from simulator.engine.progress import Progress
from simulator.weights.finding.problem import Problem
from simulator.weights.finding.readings import Reading, alternatives, by_changes
from simulator.weights.finding.real_run import SAME, Held, hold
from simulator.weights.finding.rows import Records, group_of, run_rows

MOST_CHANGES = 3
WORK = 6e10
"""So many products of two numbers are computed at most, so that an answer takes seconds."""
_ROOM = 2**22  # numbers of a quantity that are kept at once
_LOOSE = 25.0  # times what is the same, while candidates are left out by their first steps
_NEAR, _LOOKED_AT, _NEAR_STEPS = 3, 24, 16


class Searched(NamedTuple):
    """What was found: the readings that hold, and else the nearest; how many were tried, and up to how many changes.

    `complete` is whether all with so many changes were tried, and not only those for which there was time.
    """

    holding: tuple[Held, ...]
    nearest: tuple[Held, ...]
    tried: int
    changes: int
    complete: bool


def search(problem: Problem, progress: Progress | None) -> Searched:
    """Find the reading with the fewest changes that makes the numbers agree. Raises Cancelled and ModelError."""
    base, others = problem.base, alternatives(problem.base, problem.known)
    looked = _Look(problem, progress)
    tried: list[tuple[float, Reading]] = []
    changes, complete = 0, True
    for changes in range(MOST_CHANGES + 1):
        readings = [each for each in by_changes(base, others, changes) if problem.expected(each, 0)]
        possible = len(readings) if changes < 2 else looked.affordable(len(readings))
        complete = possible == len(readings)
        errors, left = looked.leave_out(readings[:possible])
        tried += zip(errors, readings, strict=False)
        holding = sorted((held for held in (hold(problem, each) for each in left) if held.holds), key=_size)
        if holding:
            return Searched(tuple(holding), (), len(tried), changes, complete)
        if not complete:
            break
    tried.sort(key=lambda each: each[0])
    near = sorted((hold(problem, each) for each in looked.nearest([each for _, each in tried[:_LOOKED_AT]])), key=_size)
    return Searched((), tuple(near[:_NEAR]), len(tried), changes, complete)


def _size(held: Held) -> float:
    return held.largest


class _Look:
    """Looks at many readings, and counts what that has cost."""

    def __init__(self, problem: Problem, progress: Progress | None) -> None:
        self._problem, self._progress, self._done = problem, progress, 0.0
        reference = problem.reference
        lengths = {each: len(reference.sequence(0, batch_first=each)) for each in (False, True)}
        self._lengths, self._steps = lengths, max(lengths.values())
        self._quantities = {each.quantity for each in problem.expected(problem.base, 0)}
        self._tolerance = _LOOSE * SAME[reference.kind] * reference.scale
        layers = problem.stack.layers
        self._cost = float(sum(each.W.size + each.U.size + 200 * each.units for each in layers))
        self._width = max(each.units for each in layers) * len(layers)

    def affordable(self, count: int) -> int:
        """How many of so many readings there is time for."""
        steps = self._steps if self._problem.needs_all_steps else 1
        return min(count, max(0, int((WORK - self._done) / (self._cost * steps))))

    def leave_out(self, readings: Sequence[Reading]) -> tuple[list[float], list[Reading]]:
        """The largest difference of each in the first steps, and those that are left when all are looked at."""
        steps = self._steps if self._problem.needs_all_steps else 1
        errors = self._errors(readings, steps)
        left = [each for each, error in zip(readings, errors, strict=True) if error <= self._tolerance]
        while steps < self._steps and len(left) > 1:
            steps = min(2 * steps, self._steps)
            left = left[: max(1, self.affordable(len(left) * steps) // steps)]
            found = self._errors(left, steps)
            left = [each for each, error in zip(left, found, strict=True) if error <= self._tolerance]
        return errors, left

    def nearest(self, readings: Sequence[Reading]) -> list[Reading]:
        """Those that are the least apart over more steps."""
        steps = self._steps if self._problem.needs_all_steps else min(self._steps, _NEAR_STEPS)
        errors = self._errors(readings, steps)
        ranked = sorted(zip(errors, range(len(readings)), strict=True))
        return [readings[at] for _, at in ranked[:_NEAR]]

    def _errors(self, readings: Sequence[Reading], steps: int) -> list[float]:
        """The largest difference of each reading in the first so many steps."""
        order = sorted(range(len(readings)), key=lambda at: repr(group_of(readings[at])))
        found = np.full(len(readings), np.inf)
        size = max(1, _ROOM // (self._width * max(steps, 8)))
        for _, group in groupby(order, key=lambda at: group_of(readings[at])):
            here = list(group)
            for start in range(0, len(here), size):
                part = here[start : start + size]
                rows, length = [readings[at] for at in part], self._lengths[readings[part[0]].batch_first]
                self._tell(len(part) * steps)
                with np.errstate(all="ignore"):
                    records = run_rows(self._problem, rows, min(steps, length), self._quantities)
                    found[part] = _apart(self._problem, rows, records, whole=steps >= length)
        return found.tolist()

    def _tell(self, steps: int) -> None:
        self._done += steps * self._cost
        if self._progress is not None:
            self._progress(min(int(100 * self._done / WORK), 99), 100)


def _apart(problem: Problem, readings: Iterable[Reading], records: Records, *, whole: bool) -> Array64:
    """The largest difference of each row to what is expected of it, in the steps that there are; `whole`: in all."""
    found = []
    for row, reading in enumerate(readings):
        largest = 0.0
        for each in problem.expected(reading, 0):
            got = records[each.layer][each.quantity][:, row]
            if each.last and not whole:
                continue
            wanted = each.values if each.last else each.values[: len(got)]
            apart = np.abs((got[-1:] if each.last else got) - wanted).max()
            largest = max(largest, float(apart) if np.isfinite(apart) else np.inf)
        found.append(largest)
    return np.array(found)
