"""Facts behind a formula: bounds of gates, largest values, factors of what is written."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from tests.ui.film.narration.study.claims import Fault, checks, false, misleading, parts, rounded
from tests.ui.film.narration.study.said import CLOSED, OPEN, Said
from tests.ui.film.narration.study.values import alike, meant, units_meant

parts("Caption", "{count} of {total} units", "all {total} units")
_BOUND = re.compile(r"(.+) (≤|≥|=) ([^≤≥=]+)", re.DOTALL)


@checks(
    "Caption",
    "{bound} closes on {units}",
    "{bound} stays shut on {units}",
    "{bound} stays open on {units}",
    "{bound} is open on {units}",
    "{bound} on {units}",
)
def check_bound(said: Said) -> Iterator[Fault]:
    """The gate is at the value or within the bound in all units that are meant, and does there what is said."""
    at, source = said.at, said.use.source
    found = _BOUND.fullmatch(said["bound"])
    if found is None or at.memory.keep not in at.means(found.group(1)):
        yield false(f"{said['bound']} is no bound of the gate that keeps")
        return
    shut, opened = at.gate < CLOSED, at.gate >= OPEN
    none = np.zeros_like(shut)
    was_shut, was_open = (none, none) if at.gate_before is None else (at.gate_before < CLOSED, at.gate_before >= OPEN)
    meant = {
        "closes": shut & ~was_shut, "stays shut": shut & was_shut, "stays open": opened & was_open,
        "is open": opened & ~was_open,
    }.get(source[8:-11], ~shut & ~opened)  # fmt: skip
    units = yield from units_meant(said, said["units"], np.flatnonzero(meant).tolist())
    now = shut if "closes" in source or "shut" in source else opened if "open" in source else ~shut & ~opened
    if not now[units].all():
        yield false(f"the gate is at {at.gate[units].tolist()}")
    elif not meant[units].all():
        yield misleading("it was not so at the token before that it could change or stay")
    yield from _within(said, at.gate[units], *found.groups()[1:])
    if at.held(at.memory.keep).any() and not said.says_by_hand():
        yield misleading("the gate is set by hand, without a word of it")


def _within(said: Said, values: np.ndarray, sign: str, text: str) -> Iterator[Fault]:
    printed = said.number(text)
    least, largest = float(values.min()), float(values.max())
    if sign == "=":
        if not (printed.equals(least) and printed.equals(largest)):
            yield false(f"it is {least!r} to {largest!r}, not {text}")
        return
    true = largest if sign == "≤" else least
    holds = printed.at_least(true) if sign == "≤" else printed.at_most(true)
    if not holds:
        why = f"{sign} {text}: it is {true!r}"
        yield rounded(why) if printed.equals(true, rounded=True) else false(why)


@checks("Caption", "largest {size} in {unit}: {value}")
def check_largest(said: Said) -> Iterator[Fault]:
    """|a| or |a − b| is largest in that unit, and so large."""
    inner = said["size"].strip("|")
    rows = [(name, said.at.row(name)) for name in said.at.means(inner)]
    left, minus, right = inner.rpartition(" − ")
    if minus:
        rows += [(a, said.at.row(a) - said.at.row(b)) for a in said.at.means(left) for b in said.at.means(right)]
    printed = said.number(said["value"])
    for name, row in rows:
        size = np.abs(row)
        ways = alike(size, printed)
        units = meant(said, said["unit"], *ways, quantity=name)
        if printed.equals(float(size.max())) and size[units].max() == size.max():
            if sorted(units) not in ways and np.delete(size, units).max() >= size[units].min():
                yield misleading("it is as large in other units, which are not told")
            return
    yield false(f"{said['size']} is not largest in {said['unit']} with {said['value']}")


@checks("Caption", "{first} and {second} in {unit}", "{first} and {second}")
def check_factors(said: Said) -> Iterator[Fault]:
    """Both factors of what is written are these in that unit."""
    units = said.unit("unit") if said.has("unit") else [0]
    if not said.has("unit") and len(said.at.new) != 1:
        yield false("there are several units")
    for field in ("first", "second"):
        letter, _, text = said[field].rpartition(" = ")
        printed = said.number(text)
        names = said.at.means(letter)
        if not any(printed.equals(float(said.at.row(name)[k])) for name in names for k in units):
            yield false(f"{said[field]} is not so")


@checks("Caption", "{letter} turns its sign in {units}")
def check_turns(said: Said) -> Iterator[Fault]:
    """The sign turns in the units named, and in no other with something on both sides."""
    at = said.at
    every = np.flatnonzero((np.sign(at.old) * np.sign(at.new) < 0) & ~at.held(at.memory.state)).tolist()
    units = yield from units_meant(said, said["units"], every)
    if set(units) - set(every):
        yield false("a unit that is named does not turn")
    left = set(every) - set(units)
    if left:
        fault = false if left & set(at.turned()) else misleading
        yield fault(f"units {sorted(left)} turn too")


@checks("Caption", "{old} itself stays as it is")
def check_reset(said: Said) -> Iterator[Fault]:
    """What the beat computes is no memory."""
    if said.at.memory.state in said.at.results:
        yield false("the beat makes the memory")
