"""How a table of numbers is written: commas between and points within, or as programs of other countries read it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple


class Dialect(NamedTuple):
    """What stands between the columns, and before the decimals of a number."""

    between: str
    decimal: str

    def row(self, cells: Iterable[object]) -> list[object]:
        """The cells as they are written; only numbers with decimals look otherwise."""
        if self.decimal == ".":
            return list(cells)
        return [repr(cell).replace(".", self.decimal) if isinstance(cell, float) else cell for cell in cells]


POINT, COMMA = Dialect(",", "."), Dialect(";", ",")
DIALECTS: Mapping[str, Dialect] = {"point": POINT, "comma": COMMA}
"""By the name of the decimal sign. With a decimal comma there are semicolons between the columns."""
