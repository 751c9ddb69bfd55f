"""What became of the memory at each token: of one unit with its signs, or of several as sums of absolute values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from simulator.analysis.charts.series import Series
from simulator.analysis.measures import MemoryAccount
from simulator.arrays import Array64


@dataclass(frozen=True, eq=False)
class Balance:
    """What was kept, forgotten and added at each token, and the memory before and after it, [token] each.

    `by_hand` is what no equation accounts for. With signs, kept + forgotten = old and kept + added + by_hand = new; of
    sums of absolute values (`summed`) they need not be: parts of unlike sign cancel in the memory, not in the sums.
    """

    old: Array64
    kept: Array64
    forgotten: Array64
    added: Array64
    by_hand: Array64
    new: Array64
    summed: bool

    @property
    def parts(self) -> tuple[Array64, ...]:
        """All of it, in order."""
        return self.old, self.kept, self.forgotten, self.added, self.by_hand, self.new

    @property
    def reach(self) -> tuple[float, float]:
        """The lowest and the highest end of a bar: from 0 to kept, on to kept + forgotten, and from kept to what
        was added to it.
        """
        done = self.kept + self.added
        bars = (self.kept, self.kept + self.forgotten, done, done + self.by_hand, self.new)
        ends = np.concatenate([each[np.isfinite(each)] for each in bars] + [np.zeros(1)])
        return float(ends.min()), float(ends.max())

    def between(self, first: int, stop: int) -> Balance:
        """Only the tokens from `first` up to, but not with, `stop`."""
        return _balance_of((part[first:stop] for part in self.parts), self.summed)

    def means(self, starts: Sequence[int]) -> Balance:
        """The mean over each group of neighbouring tokens, of which `starts` has the first; it adds up as they do."""
        at = np.asarray(starts)
        counts = np.diff(np.append(at, len(self.kept)))
        return _balance_of((np.add.reduceat(part, at) / counts for part in self.parts), self.summed)


def _balance_of(parts: Iterable[Array64], summed: bool) -> Balance:
    old, kept, forgotten, added, by_hand, new = parts
    return Balance(old, kept, forgotten, added, by_hand, new, summed)


def of_unit(account: MemoryAccount, unit: int) -> Balance:
    """One unit's balance, with signs."""
    parts = (account.old, account.kept, account.forgotten, account.added, account.by_hand, account.new)
    return _balance_of((np.asarray(part[:, unit], dtype=np.float64) for part in parts), False)


def of_units(account: MemoryAccount, units: Sequence[int] | None = None) -> Balance:
    """The sums of absolute values over some units, or over all."""
    parts = (account.old, account.kept, account.forgotten, account.added, account.by_hand, account.new)
    chosen = slice(None) if units is None else list(units)
    return _balance_of((np.abs(np.asarray(part[:, chosen], dtype=np.float64)).sum(axis=1) for part in parts), True)


def balance_series(balance: Balance, tokens: range, state: str, units: Sequence[int] = ()) -> tuple[Series, ...]:
    """The bars of some tokens for a table; `units` is the one unit, or empty for a sum."""
    names = {
        "kept": balance.kept, "forgotten": balance.forgotten, "added": balance.added, "by hand": balance.by_hand,
        state: balance.new,
    }  # fmt: skip
    mark = "sum of |{}|" if balance.summed else "{}"
    return tuple(
        Series(mark.format(name), values[tokens.start : tokens.stop], tokens, units)
        for name, values in names.items()
        if name != "by hand" or values.any()
    )
