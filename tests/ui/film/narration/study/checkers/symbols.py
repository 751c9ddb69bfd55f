"""Facts behind a formula: bounds of gates, largest values, factors of what is written."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from tests.ui.film.narration.study.claims import Fault, checks, false, misleading, parts, rounded
from tests.ui.film.narration.study.said import CLOSED, OPEN, Said

parts("Caption", "{count} of {total} units", "all {total} units")
_BOUND = re.compile(r"(.+) (≤|≥|=) (\S+)", re.DOTALL)
_BETWEEN = re.compile(r"(\S+) ≤ (.+) ≤ (\S+)", re.DOTALL)


@checks("Caption", "{bound} closes on {units}", "{bound} stays open on {units}", "{bound} on {units}")
def check_bound(said: Said) -> Iterator[Fault]:
    """The gate is at the value or within the bound in all units that are meant."""
    at, source = said.at, said.use.source
    found = _BOUND.fullmatch(said["bound"])
    if found is None:
        yield false(f"{said['bound']} is no bound")
        return
    letter, sign, text = found.groups()
    if at.memory.keep not in at.means(letter):
        yield false(f"{letter} is not the gate that keeps")
    closes = source == "{bound} closes on {units}"
    shut = [int(k) for k in np.flatnonzero((at.gate < CLOSED) & (at.old != 0))]
    others = [int(k) for k in np.flatnonzero((at.gate >= CLOSED) & (at.old != 0))]
    units = _counted(said, shut if closes else others)
    if not units:
        return
    yield from _within(said, at.gate[units], sign, text)
    if closes and (at.gate[units] >= CLOSED).any():
        yield false("the gate does not close there")
    if "stays open" in source and (at.gate[units] < OPEN).any():
        yield false("the gate is not open there")
    before = at.gate_before
    if closes and before is not None and (before[units] < CLOSED).any():
        yield misleading("“closes” where it was shut at the token before")
    if "stays open" in source and before is not None and (before[units] < OPEN).any():
        yield misleading("“stays open” where it was not open at the token before")


def _counted(said: Said, meant: list[int]) -> list[int]:
    """The units that are named; of a count, as many of those that may be meant as hold most."""
    numbers = [use for source in ("{count} of {total} units", "all {total} units")
               for use in said.parts("units", source) if use.text == said["units"]]  # fmt: skip
    if not numbers:
        return said.at.units.split(said["units"])
    count = int(numbers[0].fields.get("count", numbers[0].fields["total"]))
    order = sorted(meant, key=lambda k: -abs(said.at.old[k]))
    return order[:count]


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
    rows = [said.at.row(name) for name in said.at.means(inner)]
    left, minus, right = inner.rpartition(" − ")
    if minus:
        rows += [said.at.row(a) - said.at.row(b) for a in said.at.means(left) for b in said.at.means(right)]
    units, printed = said.unit("unit"), said.number(said["value"])
    for row in rows:
        size = np.abs(row)
        best = [k for k in units if k < len(size) and size[k] == size.max()]
        if best and printed.equals(float(size.max())):
            if (size == size.max()).sum() > 1:
                yield misleading("it is as large in several units, one is told")
            return
    yield false(f"{said['size']} is not largest in {said['unit']} with {said['value']}")


@checks("Caption", "{first} and {second} in {unit}", "{first} and {second}")
def check_factors(said: Said) -> Iterator[Fault]:
    """Both factors of what is written are these in that unit."""
    units = said.unit("unit") if said.has("unit") else [0]
    for field in ("first", "second"):
        letter, _, text = said[field].rpartition(" = ")
        printed = said.number(text)
        names = said.at.means(letter)
        if not any(printed.equals(float(said.at.row(name)[k])) for name in names for k in units):
            yield false(f"{said[field]} is not so")


@checks("Caption", "{letter} turns its sign in {units}")
def check_turns(said: Said) -> Iterator[Fault]:
    """The sign turns in the units named, and in no other with something on both sides."""
    at, turned = said.at, said.at.turned()
    counts = [use for use in said.parts("units", "{count} of {total} units") if use.text == said["units"]]
    whole = [use for use in said.parts("units", "all {total} units") if use.text == said["units"]]
    if counts or whole:
        count = int(counts[0].fields["count"]) if counts else len(at.old)
        if not len(turned) <= count <= int((at.old * at.new < 0).sum()):
            yield false(f"{len(turned)} units turn with 0.01 or more on both sides, not {count}")
        return
    told = at.units.split(said["units"])
    if any(at.old[k] * at.new[k] >= 0 for k in told):
        yield false("a unit that is named does not turn")
    if set(turned) - set(told):
        yield false(f"units {sorted(set(turned) - set(told))} turn too, with 0.01 or more on both sides")


@checks("Caption", "{range}; {old} itself stays as it is")
def check_reset(said: Said) -> Iterator[Fault]:
    """The range of the reset gate."""
    gate = next((name for name in said.at.computed if name in said.at.cell.gates), "")
    yield from range_told(said, said["range"], gate)


@checks("Caption", "{h} is {before} of the next token: {facts}", "{h} goes up, and the sequence ends: {facts}")
def check_passed_on(said: Said) -> Iterator[Fault]:
    """The output goes on, or the sequence ends; its range."""
    at = said.at
    if (at.step + 1 == at.trace.steps) != ("ends" in said.use.source):
        yield false("the sequence ends, or does not")
    yield from range_told(said, said["facts"].partition("; ")[0], at.cell.states[0])


def range_told(said: Said, text: str, name: str) -> Iterator[Fault]:
    """A range such as "0.1 ≤ fₜ ≤ 0.9", or "fₜ = 1"."""
    row = said.at.row(name)
    between = _BETWEEN.fullmatch(text)
    single = _BOUND.fullmatch(text)
    ends = (between.group(1), between.group(3)) if between else (single.group(3),) * 2 if single else None
    if ends is None:
        yield false(f"{text} is no range")
        return
    for end, true in zip(ends, (float(row.min()), float(row.max())), strict=True):
        if not said.number(end).equals(true):
            yield false(f"{text}: {name} is {row.tolist()[:8]}")
    lower, upper = said.number(ends[0]), said.number(ends[1])
    if between and not lower.at_most(float(row.min())):
        yield rounded(f"{ends[0]} ≤ {float(row.min())!r}")
    if between and not upper.at_least(float(row.max())):
        yield rounded(f"{float(row.max())!r} ≤ {ends[1]}")
