"""Numbers along tokens, units or both, and how they become a table that any program can read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simulator.network.trace import LayerTrace

Cell = int | float | str


@dataclass(frozen=True, eq=False)
class Series:
    """Numbers of one kind: `values` is [token, unit], or lacks the axis whose places (from 0) are empty."""

    name: str
    values: NDArray[np.float64]
    tokens: Sequence[int] = ()
    units: Sequence[int] = ()

    def rows(self, words: Sequence[str], names: Sequence[str]) -> Iterator[tuple[Cell, ...]]:
        """A row for each number: series, unit, name, token, word, value; empty where the numbers have no such axis."""
        values = self.values.reshape(len(self.tokens) or 1, len(self.units) or 1)
        for t, row in enumerate(values):
            when: tuple[Cell, Cell] = (self.tokens[t], words[self.tokens[t]]) if self.tokens else ("", "")
            for u, value in enumerate(row.tolist()):
                who: tuple[Cell, Cell] = ("", "")
                if self.units:
                    unit = self.units[u]
                    who = (unit, names[unit] if unit < len(names) else "")
                yield (self.name, *who, *when, value)


def stretch(layer: LayerTrace, tokens: tuple[int, int] | None) -> range:
    """The tokens from the first up to, but not with, the second; all of the run for None."""
    return range(layer.steps) if tokens is None else range(*tokens)
