"""The memory of each unit before and after every token, and what was left of it in between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

import numpy as np

from simulator.analysis.charts.series import Series
from simulator.analysis.measures import memory_account
from simulator.analysis.run_cache import once_a_run
from simulator.arrays import Array, Array64
from simulator.network.blockwise import Columns, Steps, block_by_block, blockwise, pick
from simulator.network.trace import LayerTrace


@dataclass(frozen=True, eq=False)
class MemoryLines:
    """Of a layer's run, [token, unit] each: the memory before a token, what the token left of it, and after it.

    The fall from `old` to `kept` is what was forgotten, the rise (or fall) from `kept` to `new` what was added. All lie
    within `reach`, 0 too; `distances` [unit] say how far each unit went in all, up and down.
    """

    state: str
    old: Array64
    kept: Array64
    new: Array64
    reach: tuple[float, float]
    distances: Array64

    @property
    def values(self) -> Array64:
        """The memory before the first token and after each: [T + 1, unit]."""
        if isinstance(self.new, np.ndarray):
            return np.concatenate((self.old[:1], self.new))

        def read(steps: Steps, units: Columns) -> Array:
            found = np.array(pick(self.new, np.maximum(steps - 1, 0), units))
            found[steps == 0] = pick(self.old, np.zeros(1, dtype=np.intp), units)
            return found

        return cast(Array64, blockwise((len(self.new) + 1, self.new.shape[1]), np.dtype(np.float64), read))

    def numbers(self, tokens: range, units: Sequence[int]) -> tuple[Series, ...]:
        """The lines of some tokens and units, for a table."""
        parts = {f"{self.state} before": self.old, "kept": self.kept, self.state: self.new}
        return tuple(
            Series(name, values[tokens.start : tokens.stop][:, list(units)], tokens, units)
            for name, values in parts.items()
        )


def memory_lines(layer_trace: LayerTrace) -> MemoryLines:
    """The lines of a layer. Made once for a run; of a long run each part as it is read."""
    if layer_trace.inside is None:
        return _known_lines(layer_trace)
    account = memory_account(layer_trace)
    old, kept, new = (_in_double(part) for part in (account.old, account.kept, account.new))
    reach, distances = _known_extent(layer_trace)
    return MemoryLines(layer_trace.layer.cell.memory.state, old, kept, new, reach, distances)


def _in_double(values: Array) -> Array64:
    """The same in double precision, made as it is read."""
    double = np.dtype(np.float64)
    made = blockwise(
        (len(values), values.shape[1]), double, lambda steps, units: pick(values, steps, units).astype(double)
    )
    return cast(Array64, made)


@once_a_run
def _known_extent(layer_trace: LayerTrace) -> tuple[tuple[float, float], Array64]:
    """The reach of the lines of a long run, and how far each unit goes in all."""
    account = memory_account(layer_trace)
    reach, distances = (0.0, 0.0), np.zeros(account.new.shape[1])
    for steps, new in block_by_block(account.new):
        old, kept = account.old[steps], account.kept[steps]
        low, high = reach_of(old, kept, new)
        reach = min(reach[0], low), max(reach[1], high)
        distances += np.nan_to_num(np.abs(new.astype(np.float64) - old)).sum(axis=0)
    return reach, distances


@once_a_run
def _known_lines(layer_trace: LayerTrace) -> MemoryLines:
    account = memory_account(layer_trace)
    old, kept, new = (np.asarray(part, dtype=np.float64) for part in (account.old, account.kept, account.new))
    distances: Array64 = np.nan_to_num(np.abs(new - old)).sum(axis=0)
    return MemoryLines(layer_trace.layer.cell.memory.state, old, kept, new, reach_of(old, kept, new), distances)


def reach_of(*arrays: Array) -> tuple[float, float]:
    """The lowest and the highest finite value, 0 among them."""
    low = high = 0.0
    for each in arrays:
        with np.errstate(invalid="ignore"):
            ends = float(each.min(initial=0.0)), float(each.max(initial=0.0))
        if not np.isfinite(ends).all():
            finite = each[np.isfinite(each)]
            ends = float(finite.min(initial=0.0)), float(finite.max(initial=0.0))
        low, high = min(low, ends[0]), max(high, ends[1])
    return low, high
