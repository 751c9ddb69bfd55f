"""Lists of values with their units, as several sentences have them."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence

import numpy as np

from tests.ui.film.narration.study.claims import Fault, false, misleading, rounded, same_text
from tests.ui.film.narration.study.printed import Printed
from tests.ui.film.narration.study.said import Said

IN = "{value} in {unit}"


def listed(
    said: Said, field: str, row: np.ndarray, source: str = IN, quantity: str = ""
) -> Generator[Fault, None, list[int]]:
    """Check that every value told is the unit's own; gives the units."""
    names = said.at.names_of(quantity)
    told: list[int] = []
    if said.parts(field, source) and said.remainder(field, source):
        yield false(f"{said.remainder(field, source)} is no part")
    for part in said.parts(field, source):
        units = [k for k in sorted(names.find(part.fields["unit"])) if k < len(row)]
        fits = [k for k in units if k not in told and said.number(part.fields["value"]).equals(float(row[k]))]
        if not fits:
            yield false(f"{part.text} is not so: {[float(row[k]) for k in units]}")
        told += fits[:1] or [k for k in units if k not in told][:1]
        if not names.is_set_apart(part.fields["unit"]):
            yield misleading(f"{part.fields['unit']} is a word, and not set apart as a name")
    if not told:
        if len(row) != 1:
            yield false("no unit is named")
        yield from same_text(said, said[field], float(row[0]), "the value")
        return [0]
    return told


def all_or_largest(said: Said, field: str, row: np.ndarray, *, largest: bool, quantity: str = "") -> Iterator[Fault]:
    """Values of all units, or of the largest: none that is left out may be larger."""
    units = yield from listed(said, field, row, quantity=quantity)
    rest = [k for k in range(len(row)) if k not in units]
    size = np.abs(row)
    if not largest and rest:
        yield false(f"{len(rest)} of {len(row)} units are left out")
    if largest and rest and size[rest].max() > size[units].min():
        yield false("a unit that is left out is larger")
    elif largest and rest and size[rest].max() == size[units].min():
        yield misleading("a unit that is left out is as large")
    if largest and not row.any():
        yield misleading("the largest of zeros")


def shares_told(said: Said, field: str, row: np.ndarray, what: str) -> Iterator[Fault]:
    """What all of them are, or the least, rounded down, and the most, rounded up."""
    parts = said.parts(field, "{least} to {most}")
    if not parts:
        for true in (float(row.min()), float(row.max())):
            yield from same_text(said, said[field], true, what)
        return
    for end, true in (("least", float(row.min())), ("most", float(row.max()))):
        printed = said.number(parts[0].fields[end])
        holds = printed.at_most(true) if end == "least" else printed.at_least(true)
        if printed.bound:
            holds = printed.equals(true)
        elif not printed.is_near(true):
            yield false(f"the {end} of {what} is {true!r}, not {printed.text}")
            continue
        if not holds:
            yield rounded(f"the {end} of {what} is {true!r}, not {printed.text}")


def units_meant(said: Said, text: str, every: Sequence[int], quantity: str = "") -> Generator[Fault, None, list[int]]:
    """The units that are named, or columns of a quantity that is as wide as the input; of a number of them those that
    are meant, which have to be so many.
    """
    names = said.at.names_of(quantity)
    entries = "units" if names is said.at.units else "columns"
    for source in (f"{{count}} of {{total}} {entries}", f"all {{total}} {entries}"):
        for use in said.told.parts(text, source):
            if use.text == text:
                total = int(use.fields["total"])
                if total != names.count or int(use.fields.get("count", total)) != len(every):
                    yield false(f"{len(every)} of {names.count} {entries} are meant, not {text}")
                return list(every)
    return names.split(text)


def alike(row: np.ndarray, printed: Printed) -> list[list[int]]:
    """What units may be meant to have a printed number, as several ways to mean it: all that round to it, those that
    are it, or are not where it has decimals, and those that are not smaller, which may be written with a digit more.
    """
    near = [k for k in range(len(row)) if printed.equals(float(row[k]))]
    exact = [k for k in near if row[k] == printed.value]
    others = [k for k in near if k not in exact]
    above = [[k for k in near if abs(row[k]) >= share * abs(printed.value)] for share in (0.995, 1.0)]
    return [near, *((exact, others) if printed.whole else (others, exact)), *above]


def meant(said: Said, text: str, *ways: Sequence[int], quantity: str = "") -> list[int]:
    """The units that are named; of a number of units the first of several ways to mean them that are so many.

    Raises ValueError where none are.
    """
    for every in ways:
        units: list[int] = []

        def told(every: Sequence[int] = every, units: list[int] = units) -> Iterator[Fault]:
            units += yield from units_meant(said, text, every, quantity)

        if not list(told()):
            return units
    raise ValueError(f"{[len(every) for every in ways]} are meant, not {text}")


def length(vector: np.ndarray) -> float:
    """The length of a vector, also of one whose squares no number holds."""
    most = float(np.abs(vector).max(initial=0.0))
    return float(np.linalg.norm(vector / most)) * most if 0.0 < most < np.inf else most


def silent(said: Said, *names: str | None) -> Iterator[Fault]:
    """A sentence that tells of what was set by hand as if it had been computed."""
    if any(said.at.held(name).any() for name in names) and not said.says_by_hand():
        yield misleading("it is set by hand, without a word of it")
