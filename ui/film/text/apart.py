"""Two numbers that are said to differ, with as many digits as show that they do."""

from __future__ import annotations

import math
from collections.abc import Callable

from ui.film.text.number_format import precise, significant

FEWEST, READABLE, ALL = 4, 9, 17  # digits: as numbers are written, as one can read, and as many as a number has


def tell_apart(one: float, other: float, write: Callable[[float], str] = precise, most: int = ALL) -> tuple[str, str]:
    """Both as they are written, or with as many digits as tell them apart, at most so many."""
    words = write(one), write(other)
    plus, digits = write(1.0).startswith("+"), FEWEST
    while words[0] == words[1] and one != other and digits <= most:
        words = _in_digits(one, digits, plus), _in_digits(other, digits, plus)
        digits += 1
    return words


def _in_digits(value: float, digits: int, plus: bool) -> str:
    return significant(value, digits, plus) if math.isfinite(value) else precise(value)
