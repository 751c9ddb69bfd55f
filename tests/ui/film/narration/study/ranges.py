"""Ranges, "10 % to 99.97 %", and counts of units, "5 of 8 units", as several sentences have them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tests.ui.film.narration.study.claims import Fault, false, rounded, same_text
from tests.ui.film.narration.study.printed import Printed
from tests.ui.film.narration.study.said import Said

RANGE = "{least} to {most}"
_COUNT = re.compile(r"(?:all |alle[n]? )?(\d+)(?: of | von )?(\d+)? (?:units|Einheiten)")


def ranged(said: Said, text: str, values: Iterable[float], what: str) -> Iterator[Fault]:
    """One number that all values read as, or the least and the most, which may be rounded away from each other."""
    true = [float(value) for value in values]
    parts = said.told.parts(text, RANGE)
    if not parts:
        for value in (min(true), max(true)):
            yield from same_text(said, text, value, what)
        return
    if parts[0].text != text:
        yield false(f"{text} is no range")
    least, most = (said.number(parts[0].fields[end]) for end in ("least", "most"))
    yield from _end(least, min(true), least.at_most(min(true)), what)
    yield from _end(most, max(true), most.at_least(max(true)), what)
    if least.text == most.text:
        yield false(f"{text} is no range")


def _end(number: Printed, true: float, holds: bool, what: str) -> Iterator[Fault]:
    """An end of a range: on its own side of the true one, and off by less than one of its last place."""
    if number.equals(true):
        return
    if not holds:
        near = number.equals(true, rounded=True)
        yield rounded(f"{what}: {number.text}, it is {true!r}") if near else false(f"{what} is {true!r}, {number.text}")
    elif not abs(number.value - true) <= 2.0 * number.half * (1 + 1e-9):
        yield false(f"{what} is {true!r}, far from {number.text}")


def counted(text: str) -> tuple[int, int] | None:
    """How many of how many units a text says; None where it names them."""
    found = _COUNT.fullmatch(text.replace("\u00a0", " "))
    if found is None:
        return None
    count = int(found.group(1))
    return count, int(found.group(2) or count)


def units_told(said: Said, text: str, true: Iterable[int], total: int, what: str) -> Iterator[Fault]:
    """Units by their names, or how many of how many: they are those, and no others."""
    expected = sorted(true)
    count = counted(text)
    if count is not None and not said.at.units.find(text):
        if count != (len(expected), total):
            yield false(f"{text}: {what} are {len(expected)} of {total}")
        return
    found = said.at.units.split(text)
    if sorted(found) != expected:
        yield false(f"{text}: {what} are {expected}, not {sorted(found)}")
