"""Half-lives of every unit at every token, read off the gates."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simulator.analysis.ledger import keep_factors
from simulator.analysis.measures import half_lives_of_keep, keep_gate
from simulator.arrays import Array
from simulator.network.steps import with_rows
from simulator.network.trace import LayerTrace, in_order

TOGETHER = 64  # units whose products are made at once


@dataclass(frozen=True, eq=False)
class HalfLifeTable:
    """Half-lives [T, H] of a layer's memory, in steps.

    `lives` are those of the gate as it stands at each token, ln ½ / ln f: 0 where it is shut, infinite where it is 1,
    NaN where the step was left out and there is no gate.
    `steps` are those of this run: after how many steps half or less is left of what stood there after the token.
    Where that does not happen before the run ends, `reached` is False and `steps` are those to its end.
    """

    lives: Array
    steps: Array
    reached: NDArray[np.bool_]


def half_life_table(layer_trace: LayerTrace, unit: int | None = None) -> HalfLifeTable:
    """The half-lives of all units at all tokens, or of one `unit` alone, in one column.

    A memory that was set by hand has let go of what it held, and so has one that begins anew. Without a gate that
    keeps, `lives` are 0 where each step writes the memory anew, infinite where each only adds. Raises NetworkError for
    a layer that reads from the end.
    """
    factors, keep = keep_factors(in_order(layer_trace)), keep_gate(layer_trace)
    first, stop = (0, factors.shape[1]) if unit is None else (unit, unit + 1)
    shape = layer_trace.steps, stop - first
    lives = np.full(shape, 0.0 if layer_trace.layer.cell.memory.is_anew else np.inf)
    steps, reached = np.empty(shape), np.empty(shape, dtype=np.bool_)
    to_the_end = np.arange(layer_trace.steps - 1, -1, -1)[:, None]
    for start in range(first, stop, TOGETHER):
        units = slice(start, min(start + TOGETHER, stop))
        part = slice(units.start - first, units.stop - first)
        if keep is not None:
            lives[:, part] = half_lives_of_keep(keep[:, units])
        own = with_rows(factors[:, units], layer_trace.begins, 0.0)
        lasting = _longer_than_half(own) if own.min() >= 0 and own.max() <= 1 else _one_by_one(own)
        reached[:, part] = lasting < to_the_end
        steps[:, part] = np.where(reached[:, part], lasting + 1, to_the_end)
    if keep is not None:
        lives[list(layer_trace.skipped)] = np.nan
    for array in (lives, steps, reached):
        array.flags.writeable = False
    return HalfLifeTable(lives, steps, reached)


def _longer_than_half(factors: Array) -> NDArray[np.int64]:
    """For how many steps more than half is left, [T, H], for factors from 0 to 1: by products of 1, 2, 4, … steps."""
    steps = len(factors)
    products = [np.vstack([factors[1:], np.ones((1, factors.shape[1]))])]  # row t: of step t + 1; 1 after the end
    while (1 << len(products)) < steps:
        half, last = 1 << (len(products) - 1), products[-1]
        products.append(last * np.vstack([last[half:], np.ones((half, factors.shape[1]))]))
    at = np.broadcast_to(np.arange(steps)[:, None], factors.shape).copy()
    left = np.ones(factors.shape)
    for level in reversed(range(len(products))):
        then = left * np.take_along_axis(products[level], np.minimum(at, steps - 1), axis=0)
        more = then > 0.5
        left[more] = then[more]
        at[more] += 1 << level
    return at - np.arange(steps)[:, None]


def _one_by_one(factors: Array) -> NDArray[np.int64]:
    """The same for any factors, whose products may come back above half: until they are first not above it."""
    lasting = np.zeros(factors.shape, np.int64)
    left = np.ones(factors.shape)
    for k in range(1, len(factors)):
        left[:-k] *= factors[k:]
        above = (left[:-k] > 0.5) & (lasting[:-k] == k - 1)
        if not above.any():
            break
        lasting[:-k] += above
    return lasting
