"""The cells that come with Gatelight, found by looking into this folder: a new cell is one new file with a
`CELLS`.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from simulator.cells.cell import Cell
from simulator.equations.expressions import did_you_mean


class CellError(KeyError):
    """There is no cell of this key; the message names those that exist."""

    def __str__(self) -> str:
        return str(self.args[0])


@cache
def cells() -> Mapping[str, Cell]:
    """All cells by key, file by file in alphabetical order and inside a file as written."""
    found: dict[str, Cell] = {}
    for module in sorted(module.name for module in pkgutil.iter_modules(__path__)):
        for cell in getattr(importlib.import_module(f"{__name__}.{module}"), "CELLS", ()):
            found[cell.key] = cell
    return MappingProxyType(found)


def find_cell(key: str) -> Cell:
    """The cell of a key such as "lstm". Raises CellError."""
    try:
        return cells()[key]
    except KeyError:
        raise CellError(f"There is no cell {key!r}. {did_you_mean(key, cells())}") from None
