"""How well each unit of a layer follows a signal: Pearson's correlation over the steps of a run."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simulator.arrays import Array64
from simulator.engine.progress import Progress
from simulator.network.steps import computed_steps
from simulator.network.trace import LayerTrace

LEAST_STEPS = 3  # of fewer, every unit that changes would follow every signal that does
_BLOCK = 1_000_000  # numbers that are looked at together
_SAME = 1e-20  # a part of a sum of squares below which a signal stands still


def unit_scores(
    layer_trace: LayerTrace, quantity: str, signal: Array64, stop: int | None = None, progress: Progress | None = None
) -> Array64:
    """The correlation of each unit of a quantity with a signal [T], over the steps before `stop` that are computed.

    Returns [width], in [−1, 1]. Steps at which a number or the signal is not finite are left out for that unit. NaN
    where a unit or the signal stays the same, or is there at fewer than `LEAST_STEPS` steps. Raises Cancelled.
    """
    steps = computed_steps(layer_trace.steps, layer_trace.skipped)
    last = layer_trace.steps if stop is None else stop
    steps = steps[(steps < last) & np.isfinite(signal[steps])]
    values = layer_trace[quantity]
    count, total, low, high = _first_sums(values, steps, progress)
    scale = np.maximum(np.abs(low), np.abs(high))
    scale[~(scale > 0.0)] = 1.0
    with np.errstate(all="ignore"):
        mean, middle = total / count, float(signal[steps].mean()) if len(steps) else 0.0
        shared, own, squares, sums = (np.zeros(values.shape[1]) for _ in range(4))
        for done, (part, numbers, finite) in enumerate(_blocks(values, steps)):
            away, aside = (numbers - mean) / scale, signal[part] - middle
            if finite is None:
                squares += aside @ aside
                sums += aside.sum()
            else:
                away = np.where(finite, away, 0.0)
                squares += (aside * aside) @ finite
                sums += aside @ finite
            shared += aside @ away
            own += np.einsum("tu,tu->u", away, away)
            _tell(progress, done, len(steps), values.shape[1], half=1)
        spread = squares - sums * sums / count
        found: Array64 = shared / np.sqrt(own * spread)
    still = (low == high) | (count < LEAST_STEPS) | ~(spread > _SAME * squares)
    found[still | ~np.isfinite(found)] = np.nan
    return np.clip(found, -1.0, 1.0)


def ranked(scores: Array64) -> NDArray[np.intp]:
    """The units by the size of their scores, the best first; equal ones in their order, those without one last."""
    sizes = np.where(np.isnan(scores), -1.0, np.abs(scores))
    return np.argsort(-sizes, kind="stable")


def _first_sums(
    values: NDArray[np.floating[Any]], steps: NDArray[np.intp], progress: Progress | None
) -> tuple[Array64, Array64, Array64, Array64]:
    """For each unit how many numbers it has, their sum, and the least and the largest of them."""
    width = values.shape[1]
    count, total = np.zeros(width), np.zeros(width)
    low, high = np.full(width, np.inf), np.full(width, -np.inf)
    for done, (_, numbers, finite) in enumerate(_blocks(values, steps)):
        zeros, least, most = numbers, numbers, numbers
        if finite is not None:
            zeros, least, most = (np.where(finite, numbers, absent) for absent in (0.0, np.inf, -np.inf))
        count += len(numbers) if finite is None else finite.sum(axis=0)
        total += zeros.sum(axis=0)
        low, high = np.minimum(low, least.min(axis=0)), np.maximum(high, most.max(axis=0))
        _tell(progress, done, len(steps), width, half=0)
    return count, total, low, high


def _blocks(
    values: NDArray[np.floating[Any]], steps: NDArray[np.intp]
) -> Iterator[tuple[NDArray[np.intp], Array64, NDArray[np.bool_] | None]]:
    """Stretches of steps with their numbers in double precision, and which of them are finite; None for all."""
    rows = _rows(values.shape[1])
    for first in range(0, len(steps), rows):
        part = steps[first : first + rows]
        numbers = np.asarray(values[part], dtype=np.float64)
        finite = np.isfinite(numbers)
        yield part, numbers, None if finite.all() else finite


def _rows(width: int) -> int:
    return max(1, _BLOCK // max(width, 1))


def _tell(progress: Progress | None, done: int, steps: int, width: int, half: int) -> None:
    if progress is not None:
        blocks = -(-steps // _rows(width))
        progress(half * blocks + done + 1, 2 * blocks)
