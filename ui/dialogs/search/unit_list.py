"""Units as one types and reads them: their names, or their numbers counted from 1."""

from __future__ import annotations

import re
from collections.abc import Sequence

from simulator.text.tokens import TextError

_STRETCH = re.compile(r"(\d{1,9})(?:\s*[–-]\s*(\d{1,9}))?")


def read_units(text: str, count: int, names: Sequence[str]) -> tuple[int, ...]:
    """The units meant by names, numbers and A–B, with commas between; () for none. Raises TextError."""
    found: dict[int, None] = {}
    for part in filter(None, map(str.strip, text.split(","))):
        if part in names:
            found[names.index(part)] = None
            continue
        match = _STRETCH.fullmatch(part)
        first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
        if not 1 <= first <= last <= count:
            raise TextError(part)
        found |= dict.fromkeys(range(first - 1, last))
    return tuple(found)


def write_units(units: Sequence[int], names: Sequence[str]) -> str:
    """Units as `read_units` reads them."""
    return ", ".join(names[unit] if names else str(unit + 1) for unit in units)
