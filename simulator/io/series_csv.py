"""Write numbers along tokens and units as a table that any program can read."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from simulator.analysis.charts.series import Series
from simulator.io.atomic_write import write_whole
from simulator.io.csv_dialect import POINT, Dialect
from simulator.network.trace import LayerTrace

HEADER = ("series", "unit", "name", "token", "word", "value")


def save_csv(
    path: str | os.PathLike[str],
    series: Iterable[Series],
    words: Sequence[str],
    layer_trace: LayerTrace,
    dialect: Dialect = POINT,
) -> int:
    """Write the numbers, whole or not at all: a header, then a row each, exact to the bit. Returns how many there are.

    `words` are the tokens of the run, which `layer` is a layer of. Raises OSError.
    """
    count = 0

    def write(beside: Path) -> None:
        nonlocal count
        with beside.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, delimiter=dialect.between, lineterminator="\n")
            writer.writerow(HEADER)
            for each in series:
                for row in each.rows(words, layer_trace.layer.unit_names):
                    writer.writerow(dialect.row(row))
                    count += 1

    write_whole(path, write)
    return count
