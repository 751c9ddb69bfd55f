"""Chosen steps of a run, as those of a part of it, counted from its end, or all the others."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray


def turned_steps(chosen: Iterable[int], steps: int) -> tuple[int, ...]:
    """Chosen steps of a run of so many, counted from its end, in order."""
    return tuple(sorted(steps - 1 - step for step in chosen))


def computed_steps(steps: int, skipped: tuple[int, ...]) -> NDArray[np.intp]:
    """The steps of a run that are not left out, in order."""
    return np.delete(np.arange(steps), list(skipped))


def steps_of_part(chosen: tuple[int, ...], start: int, stop: int) -> tuple[int, ...]:
    """Those of chosen steps that are from `start` until before `stop`, counted from there."""
    return tuple(step - start for step in chosen if start <= step < stop)
