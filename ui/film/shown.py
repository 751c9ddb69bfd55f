"""What of a run its charts show."""

from __future__ import annotations

from typing import NamedTuple


class Shown(NamedTuple):
    """The tokens from the first up to, but not with, the second, or all (None); units, or those that fit (empty)."""

    tokens: tuple[int, int] | None = None
    units: tuple[int, ...] = ()


ALL = Shown()
