"""Find where else units did what they did over a span: by which of them were on, or by the likeness of their curves.

The first is how LSTMVis (Strobelt et al., 2018) compares hypotheses: a unit is on where it is beyond a threshold, here
on the side of zero on which it was over the span. The second is the cosine between the span's numbers and those of
every window as long, over all chosen units at once: 1 where one is a multiple of the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from simulator.arrays import Array, Array64
from simulator.engine.progress import Progress
from simulator.lessons.schema import LessonError

By = Literal["on", "curve"]
MOST_UNITS = 32
_SMALLEST_BLOCK = 14  # as a power of two: numbers that are transformed at once
_DIGITS = 9  # of likenesses that are equal: beyond them is what rounding leaves
_NOTHING = 1e-12  # of the numbers around a window, in squares: smaller ones are what rounding leaves


class Hit(NamedTuple):
    """A span [start, stop) in which units do the same: how many are on, or how alike the curves are."""

    start: int
    stop: int
    score: float
    units: tuple[int, ...]


def units_on(values: Array, span: range, threshold: float) -> tuple[int, ...]:
    """The units that are on over a whole span, those with the largest least value first. `values` [unit, token]."""
    part = np.asarray(values[:, span.start : span.stop], np.float64)
    least = np.maximum(part.min(axis=1), -part.max(axis=1))
    order = np.argsort(-least, kind="stable")
    return tuple(int(unit) for unit in order if least[unit] >= threshold)


def find_hits(
    values: Array, units: Sequence[int], span: range, by: By, threshold: float, most: int,
    progress: Progress | None = None,
) -> list[Hit]:  # fmt: skip
    """The best hits for what `units` did in a span, best first and without overlaps, at most so many.

    Raises LessonError, where there is nothing to look for, and Cancelled.
    """
    _check(values, units, span)
    if by == "curve":
        return _find_alike(values, units, span, most, progress)
    return _find_on(values, units, span, threshold, most, progress)


def likeness(values: Array, units: Sequence[int], span: range, progress: Progress | None = None) -> Array64:
    """The cosine of every window [T − L + 1] with a span of L tokens by Fourier transforms; 0 where all units are 0."""
    pattern = np.asarray(values[list(units), span.start : span.stop], np.float64)
    length, count = len(span), values.shape[1] - len(span) + 1
    size = 2 ** max(_SMALLEST_BLOCK, (4 * length).bit_length())
    spectrum = np.conj(np.fft.rfft(pattern, size))  # [unit, frequency]
    found: Array64 = np.zeros(count)
    width = size - length + 1
    for start in range(0, count, width):
        if progress is not None:
            progress(start, count)
        part = np.asarray(values[list(units), start : start + size], np.float64)
        number = min(width, count - start)
        products = np.fft.irfft((np.fft.rfft(part, size) * spectrum).sum(axis=0), size)[:number]
        sums = np.concatenate([[0.0], np.cumsum(np.einsum("ut,ut->t", part, part))])
        squares = (sums[length:] - sums[:-length])[:number]
        is_there = squares > _NOTHING * sums[-1]
        np.divide(products, np.sqrt(np.maximum(squares, 0.0)), out=found[start : start + number], where=is_there)
    found /= np.linalg.norm(pattern)
    return found


def _check(values: Array, units: Sequence[int], span: range) -> None:
    if not 0 <= span.start < span.stop <= values.shape[1]:
        problem = f"There are no tokens {span.start}:{span.stop}."
        raise LessonError(problem, f"The text has the tokens 0 to {values.shape[1] - 1}; A:B leaves out B.")
    if not 1 <= len(set(units)) == len(units) <= MOST_UNITS:
        raise LessonError(f"Units to look for are 1 to {MOST_UNITS} different ones.", "Choose such units.")
    if not all(0 <= unit < len(values) for unit in units):
        raise LessonError("A unit is named that is not there.", f"Units are 0 to {len(values) - 1}.")


def _find_alike(values: Array, units: Sequence[int], span: range, most: int, progress: Progress | None) -> list[Hit]:
    if not np.any(values[list(units), span.start : span.stop]):
        raise LessonError("The units are all 0 over the span.", "Choose other units, or another span.")
    scores = likeness(values, units, span, progress).round(_DIGITS)
    order = np.argsort(-scores, kind="stable")
    spans = ((int(start), int(start) + len(span)) for start in order)
    return [Hit(*each, float(scores[each[0]]), tuple(units)) for each in _apart(spans, span, values.shape[1], most)]


def _find_on(
    values: Array, units: Sequence[int], span: range, threshold: float, most: int, progress: Progress | None
) -> list[Hit]:
    """Spans over which as many as possible of the units stay on; of as many, those nearest to the span's length."""
    on, steps = [], values.shape[1]
    for done, unit in enumerate(units):
        if progress is not None:
            progress(done, 2 * len(units))
        part = values[unit, span.start : span.stop]
        sides = [side for side in (1, -1) if np.all(side * part >= threshold)]
        if not sides:
            problem = f"Unit {unit} is not on over the whole span: its values do not stay beyond {threshold:g}."
            raise LessonError(problem, "Leave it out, take a lower threshold, or look for curves.")
        on.append(sides[0] * values[unit] >= threshold)
    count: NDArray[np.int8] = np.sum(on, axis=0, dtype=np.int8)
    hits: list[Hit] = []
    taken = np.zeros(steps + 1, np.bool_)
    for level in range(len(units), 0, -1):  # a span of another level has fewer units on than those before
        if progress is not None:
            progress(2 * len(units) - level, 2 * len(units))
        starts, stops = _runs(np.greater_equal(count, level))
        number = _count_on(on, starts, stops)
        kept = number == level
        starts, stops = starts[kept], stops[kept]
        order = np.lexsort((starts, np.abs(stops - starts - len(span))))
        pairs = zip(starts[order].tolist(), stops[order].tolist(), strict=True)
        for start, stop in _apart(pairs, span, steps, most - len(hits), taken):
            which = tuple(unit for unit, each in zip(units, on, strict=True) if each[start:stop].all())
            hits.append(Hit(start, stop, float(level), which))
        if len(hits) == most:
            break
    return hits


def _runs(on: NDArray[np.bool_]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Where runs of true begin and end."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], on, [False]])))
    return edges[::2], edges[1::2]


def _count_on(on: Sequence[NDArray[np.bool_]], starts: NDArray[np.intp], stops: NDArray[np.intp]) -> NDArray[np.int64]:
    """How many units are on over the whole of each span."""
    number = np.zeros(len(starts), np.int64)
    for each in on:
        before = np.concatenate([[0], np.cumsum(each)])
        number += before[stops] - before[starts] == stops - starts
    return number


def _apart(
    spans: Iterator[tuple[int, int]], span: range, steps: int, most: int, taken: NDArray[np.bool_] | None = None
) -> Iterator[tuple[int, int]]:
    """Those of the spans, in order, that overlap neither the chosen one nor one before; `taken` has these for later."""
    taken = np.zeros(steps + 1, np.bool_) if taken is None else taken
    taken[span.start : span.stop] = True
    left = most
    while left > 0 and (found := next(spans, None)) is not None:
        start, stop = found
        if not taken[start:stop].any():
            taken[start:stop] = True
            left -= 1
            yield found
