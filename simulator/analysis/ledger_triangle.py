"""The ledger of every moment at once: a triangle, moment by token."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from simulator.analysis.ledger import lines
from simulator.arrays import Array
from simulator.engine.progress import Progress, within
from simulator.network.layer import NetworkError
from simulator.network.steps import borders_of_part, sequences_between
from simulator.network.trace import LayerTrace

BLOCK = 64  # moments of which what came before them is one matrix product
NOTHING = 1e-130  # added and taken away again, it leaves nothing so small that products would be denormal, and slow


def triangle(
    layer_trace: LayerTrace, unit: int, start: int = 0, stop: int | None = None, progress: Progress | None = None
) -> Array:
    """One unit's shares at each moment, [n, n + 1], with their signs.

    Row k is the moment after step start + k, whose sum is the memory then; column 0 is what is left from before
    `start`, or of the initial state with which a sequence began anew since then, column j + 1 what is left of what
    token start + j wrote; 0 for tokens that are still to come. `progress` counts the moments. Raises NetworkError for a
    unit or for steps that are not there, and Cancelled.
    """
    direction = np.zeros(layer_trace.layer.width(layer_trace.layer.cell.memory.state))
    if not 0 <= unit < len(direction):
        raise NetworkError(f"there is no unit {unit}; the memory has the units 0 to {len(direction) - 1}")
    return _of_sequences(layer_trace, start, stop, progress, lambda each: each[:, [unit]], lambda each: each[:, [unit]])


def triangle_along(
    layer_trace: LayerTrace, direction: Array, start: int = 0, stop: int | None = None, progress: Progress | None = None
) -> Array:
    """As `triangle`, along a direction [H] of the memory, such as a row of a read-out: Σ over units of direction ·
    share, with signs.
    """
    width = layer_trace.layer.width(layer_trace.layer.cell.memory.state)
    if np.shape(direction) != (width,):
        raise NetworkError(f"a direction has {width} numbers, one a unit, not {list(np.shape(direction))}")
    along = np.asarray(direction, np.float64)
    return _of_sequences(layer_trace, start, stop, progress, lambda factors: factors, lambda rows: rows * along)


def triangle_of_all(
    layer_trace: LayerTrace, start: int = 0, stop: int | None = None, progress: Progress | None = None
) -> Array:
    """As `triangle`, of all units: Σ over units of |share|, for shares of several units have no sum with a sign.

    Takes 8 · n · (n + 1) bytes, and little beside. A longer run is looked at through a window from `start` to `stop`.
    """
    return _of_sequences(layer_trace, start, stop, progress, np.abs, np.abs)


def _of_sequences(
    layer_trace: LayerTrace,
    start: int,
    stop: int | None,
    progress: Progress | None,
    factors_of: Callable[[Array], Array],
    rows_of: Callable[[Array], Array],
) -> Array:
    """The triangles of the sequences that begin anew, each below the one before: no token counts beyond its own."""
    end = layer_trace.steps if stop is None else stop
    begins = borders_of_part(layer_trace.begins, start, end)
    if not begins:
        factors, rows, _ = lines(layer_trace, start, stop)
        return _triangle(factors_of(factors), rows_of(rows), progress)
    found = np.zeros((end - start, end - start + 1))
    for first, after in sequences_between(begins, end - start):
        factors, rows, _ = lines(layer_trace, start + first, start + after)
        part = _triangle(factors_of(factors), rows_of(rows), within(progress, first, end - start))
        found[first:after, 0], found[first:after, first + 1 : after + 1] = part[:, 0], part[:, 1:]
    found.flags.writeable = False
    return found


def _triangle(factors: Array, rows: Array, progress: Progress | None) -> Array:
    """Σ over units of what is left at each moment of each row, by products of the keep factors inside a block and
    one matrix product for all that is older than the block; nothing is divided.
    """
    steps = len(factors)
    block = BLOCK if np.abs(factors).max() <= 1 else steps  # products of larger factors may overflow
    found = np.zeros((steps, steps + 1))
    left, alive = rows.copy(), 0
    for begin in range(0, steps, block):
        if progress is not None:
            progress(begin, steps)
        here = factors[begin : begin + block]
        first = 0
        with np.errstate(under="ignore", over="ignore"):
            if block < steps:
                first = begin + 1
                _older(here, left[alive:first], found[begin : begin + block, alive:first])
                while alive + block < first and not left[alive : alive + block].any():
                    alive += block
            for row, factor in enumerate(here, start=begin):
                left[first : row + 1] *= factor
                left[first : row + 2].sum(axis=1, out=found[row, first : row + 2])
    if not np.isfinite(found).all():
        raise NetworkError("shares grow beyond all numbers; hold the keep gate at 1 or below")
    found.flags.writeable = False
    return found


def _older(factors: Array, left: Array, found: Array) -> None:
    """Fill in what is left of older rows at each moment of a block, and carry them to the block's end."""
    kept = np.multiply.accumulate(factors, axis=0)
    np.matmul(_without_trifles(kept), left.T, out=found)
    left *= kept[-1]
    _without_trifles(left)


def _without_trifles(array: Array) -> Array:
    array += NOTHING
    array -= NOTHING
    return array
