"""Lists of values with their units, as several sentences have them."""

from __future__ import annotations

from collections.abc import Generator, Iterator

import numpy as np

from tests.ui.film.narration.study.claims import Fault, false, misleading, same_text
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


def all_or_largest(said: Said, field: str, row: np.ndarray, *, largest: bool) -> Iterator[Fault]:
    """Values of all units, or of the largest: none that is left out may be larger."""
    units = yield from listed(said, field, row)
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
    """One share, or the least and the most."""
    parts = said.parts(field, "{least} to {most}")
    ends = (parts[0].fields["least"], parts[0].fields["most"]) if parts else (said[field], said[field])
    for text, true in zip(ends, (float(row.min()), float(row.max())), strict=True):
        yield from same_text(said, text, true, what)


def length(vector: np.ndarray) -> float:
    """The length of a vector, also of one whose squares no number holds."""
    most = float(np.abs(vector).max(initial=0.0))
    return float(np.linalg.norm(vector / most)) * most if 0.0 < most < np.inf else most


def silent(said: Said, *names: str | None) -> Iterator[Fault]:
    """A sentence that tells of what was set by hand as if it had been computed."""
    if any(said.at.held(name).any() for name in names) and not said.says_by_hand():
        yield misleading("it is set by hand, without a word of it")
