"""Numbers as claims show them: which of its sides a number bounds, how it is printed, and whether that holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import Literal

import numpy as np

from simulator.arrays import Array64
from ui.film.text.number_format import DOWN, NEAREST, NEARLY, UP, Rounding, percent, precise, read_number, signed

SAME = 1e-11  # a part of a number by which no other is said to differ from it
Form = Literal["figure", "signed", "share"]
_WRITE = {"figure": precise, "signed": signed, "share": percent}
_EDGES = {"under": percent(NEARLY), "over": percent(1.0 - NEARLY)}


class Side(Enum):
    """What a number says of those it stands for: that it is each of them, their least or their most."""

    EQUAL = NEAREST
    AT_LEAST = DOWN
    AT_MOST = UP


EQUAL, AT_LEAST, AT_MOST = Side


@dataclass(frozen=True)
class Amount:
    """A number of a claim: in the form it is printed in, rounded to the side that it bounds.

    `value` is the number itself, or of a bound the extreme one. A share next to nothing or to all is not rounded to it:
    `edge` is "under" or "over", and `text` the percentage it is under or over.
    """

    value: float
    form: Form = "figure"
    side: Side = EQUAL

    @property
    def rounding(self) -> Rounding:
        """To the nearest, or to the side that it bounds."""
        return NEAREST if self.side is EQUAL else self.side.value

    @cached_property
    def edge(self) -> str:
        """ "under" or "over" for a share next to nothing or all that is said to be so much; else ""."""
        if self.form != "share" or self.side is not EQUAL:
            return ""
        return "under" if 0.0 < self.value < NEARLY else "over" if 1.0 - NEARLY < self.value < 1.0 else ""

    @cached_property
    def text(self) -> str:
        """As it is printed, with a decimal point."""
        if self.form == "share" and self.edge:
            return _EDGES[self.edge]
        return _WRITE[self.form](self.value, self.rounding)

    @property
    def printed(self) -> float:
        """The number that the printed digits say."""
        return read_number(self.text)

    def covers(self, values: Iterable[float]) -> bool:
        """Whether it holds of all these numbers, at the digits that are printed."""
        margin = SAME * abs(self.printed)
        if self.side is AT_LEAST:
            return all(value >= self.printed - margin for value in values)
        if self.side is AT_MOST:
            return all(value <= self.printed + margin for value in values)
        return all(Amount(value, self.form).is_written_like(self) for value in values)

    def is_written_like(self, other: Amount) -> bool:
        """Whether both are printed alike."""
        return self.text == other.text and self.edge == other.edge


def stands_out(size: float, others: Iterable[float]) -> bool:
    """Whether a size is larger than all others, also at the digits that are printed, and not by rounding alone."""
    largest = float(np.max(np.fromiter(others, np.float64), initial=0.0))  # the others are written like it, or less
    return size > 0.0 and largest < size and not are_alike(largest, size)


def written_like(amount: Amount, values: Array64) -> tuple[int, ...]:
    """Which of the values are printed like an amount that is no share, in order: larger numbers have larger digits."""
    order = np.argsort(values, kind="stable")
    first = stop = int(np.searchsorted(values[order], amount.value))

    def is_alike(at: int) -> bool:
        return Amount(float(values[order[at]]), amount.form).is_written_like(amount)

    while first > 0 and is_alike(first - 1):
        first -= 1
    while stop < len(order) and is_alike(stop):
        stop += 1
    return tuple(sorted(order[first:stop].tolist()))


def are_alike(one: float, other: float, form: Form = "figure") -> bool:
    """Whether two numbers are printed alike, or differ by rounding alone."""
    apart = abs(one - other) > SAME * max(abs(one), abs(other))
    return not apart or Amount(one, form).is_written_like(Amount(other, form))


def least(values: Iterable[float], form: Form = "figure") -> Amount:
    """At least so much: the smallest of some numbers, or what all of them are where they are printed alike."""
    return _bound(values, form, AT_LEAST)


def most(values: Iterable[float], form: Form = "figure") -> Amount:
    """At most so much: the largest of some numbers, or what all of them are where they are printed alike."""
    return _bound(values, form, AT_MOST)


def _bound(values: Iterable[float], form: Form, side: Side) -> Amount:
    found = [float(value) for value in values]
    low, high = Amount(min(found), form), Amount(max(found), form)
    if low.is_written_like(high):
        return low
    return Amount(low.value if side is AT_LEAST else high.value, form, side)
