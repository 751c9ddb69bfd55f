"""From a layer's memory account to bars: of one unit with its signs, or of all units as sums of absolute values."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt

from simulator.measures import MemoryAccount, per_step
from ui.plots.items import Part

Array = NDArray[np.float64]


class Account(NamedTuple):
    """What became of the memory at each token, [T] each; `by_hand` is what no equation accounts for."""

    kept: Array
    forgotten: Array
    added: Array
    by_hand: Array

    @property
    def new(self) -> Array:
        """Where the bars of a token end."""
        return self.kept + self.added + self.by_hand


def of_unit(account: MemoryAccount, unit: int) -> Account:
    """One unit's account, with signs."""
    parts = (account.kept, account.forgotten, account.added, account.by_hand)
    return Account(*(np.asarray(part[:, unit], dtype=np.float64) for part in parts))


def of_all(account: MemoryAccount) -> Account:
    """Sums of absolute values over all units."""
    sums = per_step(account)
    by_hand = np.abs(account.by_hand).sum(axis=1)
    parts = (sums.kept, sums.forgotten, sums.added, by_hand)
    return Account(*(np.asarray(part, dtype=np.float64) for part in parts))


LOOKS = {
    "kept": ("kept", Qt.BrushStyle.SolidPattern),
    "forgotten": ("forget", Qt.BrushStyle.BDiagPattern),
    "added": ("input", Qt.BrushStyle.SolidPattern),
    "by hand": ("accent", Qt.BrushStyle.DiagCrossPattern),
}


def bars(account: Account) -> tuple[Part, ...]:
    """At the left kept and, going on from it, forgotten: what was there. At the right, from kept on, what was added."""
    zero = np.zeros_like(account.kept)
    kept, done = account.kept, account.kept + account.added
    return (
        Part(zero, kept, *LOOKS["kept"], right=False),
        Part(kept, kept + account.forgotten, *LOOKS["forgotten"], right=False),
        Part(kept, done, *LOOKS["added"], right=True),
        Part(done, account.new, *LOOKS["by hand"], right=True),
    )


def reach(account: Account) -> tuple[float, float]:
    """The lowest and the highest end of a bar."""
    ends = np.concatenate([end for part in bars(account) for end in (part.start, part.stop)])
    return float(ends.min()), float(ends.max())
