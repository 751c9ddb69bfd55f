"""Numbers along tokens, units or both, and how they become a table that any program can read."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from simulator.io.atomic_write import write_whole
from simulator.network.trace import LayerTrace

HEADER = ("series", "unit", "name", "token", "word", "value")
Cell = int | float | str


@dataclass(frozen=True, eq=False)
class Series:
    """Numbers of one kind: `values` is [token, unit], or lacks the axis whose places (from 0) are empty."""

    name: str
    values: NDArray[np.float64]
    tokens: Sequence[int] = ()
    units: Sequence[int] = ()

    def rows(self, words: Sequence[str], names: Sequence[str]) -> Iterator[tuple[Cell, ...]]:
        """A row for each number: see HEADER. What the numbers have no place on stays empty."""
        values = self.values.reshape(len(self.tokens) or 1, len(self.units) or 1).tolist()
        for t, row in enumerate(values):
            when: tuple[Cell, Cell] = (self.tokens[t], words[self.tokens[t]]) if self.tokens else ("", "")
            for u, value in enumerate(row):
                who: tuple[Cell, Cell] = ("", "")
                if self.units:
                    unit = self.units[u]
                    who = (unit, names[unit] if unit < len(names) else "")
                yield (self.name, *who, *when, value)


def save_csv(
    path: str | os.PathLike[str], series: Iterable[Series], words: Sequence[str], layer: LayerTrace
) -> int:
    """Write the numbers, whole or not at all: a header, then a row each, exact to the bit. Returns how many there are.

    `words` are the tokens of the run, which `layer` is a layer of. Raises OSError.
    """
    rows = [row for each in series for row in each.rows(words, layer.layer.unit_names)]

    def write(beside: Path) -> None:
        with beside.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(HEADER)
            writer.writerows(rows)

    write_whole(path, write)
    return len(rows)


def stretch(layer: LayerTrace, tokens: tuple[int, int] | None) -> range:
    """The tokens from the first up to, but not with, the second; all of the run for None."""
    return range(layer.steps) if tokens is None else range(*tokens)
