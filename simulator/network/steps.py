"""Chosen steps of a run, as those of a part of it, counted from its end, or all the others; and its sequences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from simulator.arrays import Array

FIRST, NOTHING = -1, -2
"""What came before the first step, and before one at which a sequence begins anew."""


def turned_steps(chosen: Iterable[int], steps: int) -> tuple[int, ...]:
    """Chosen steps of a run of so many, counted from its end, in order."""
    return tuple(sorted(steps - 1 - step for step in chosen))


def computed_steps(steps: int, skipped: tuple[int, ...]) -> NDArray[np.intp]:
    """The steps of a run that are not left out, in order."""
    return np.delete(np.arange(steps), list(skipped))


def steps_of_part(chosen: tuple[int, ...], start: int, stop: int) -> tuple[int, ...]:
    """Those of chosen steps that are from `start` until before `stop`, counted from there."""
    return tuple(step - start for step in chosen if start <= step < stop)


def sequences_between(borders: Iterable[int], steps: int) -> tuple[tuple[int, int], ...]:
    """The first step of each sequence of a run and the one after its last; a border is the first step of the next."""
    return tuple(pairwise((0, *borders, steps)))


def begin_of(borders: Iterable[int], step: int) -> int:
    """The first step of the sequence that a step is in."""
    return max((border for border in borders if border <= step), default=0)


def turned_borders(borders: Iterable[int], steps: int) -> tuple[int, ...]:
    """Borders between steps of a run of so many, counted from its end, in order."""
    return tuple(sorted(steps - border for border in borders))


def borders_of_part(borders: tuple[int, ...], start: int, stop: int) -> tuple[int, ...]:
    """Those of some borders that lie between the steps from `start` until before `stop`, counted from there."""
    return tuple(border - start for border in borders if start < border < stop)


def borders_of_steps(borders: Iterable[int], chosen: NDArray[np.intp]) -> tuple[int, ...]:
    """The borders of a run of which only the chosen steps, in order, are left, counted among these."""
    found = {int(np.searchsorted(chosen, border)) for border in borders}
    return tuple(sorted(border for border in found if 0 < border < len(chosen)))


def steps_before(steps: int, skipped: Iterable[int], begins: tuple[int, ...]) -> NDArray[np.intp]:
    """[T + 1], the last computed step before each one in its sequence, and before the end; or FIRST, or NOTHING."""
    found, told = np.arange(-1, steps), np.arange(steps + 1)
    told[[step + 1 for step in skipped if step + 1 not in begins]] = 0
    found[list(begins)] = NOTHING
    return found[np.maximum.accumulate(told)]


def with_rows(rows: Array, chosen: Iterable[int], value: Array | float) -> Array:
    """Rows with another one at each of the chosen steps, read-only."""
    found: Array = rows.copy()
    found[list(chosen)] = value
    found.flags.writeable = False
    return found


def with_states(rows: Array, places: Mapping[str, slice], states: Mapping[str, Array]) -> Array:
    """Rows the first of which has other states, read-only."""
    found: Array = rows.copy()
    for state, value in states.items():
        found[0, places[state]] = value
    found.flags.writeable = False
    return found
