"""The reasons of cues."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from tests.ui.film.narration.study.claims import Fault, checks, false, misleading, parts, same
from tests.ui.film.narration.study.printed import reads_alike
from tests.ui.film.narration.study.ranges import RANGE, counted, ranged
from tests.ui.film.narration.study.said import Said

parts("Cue", "layer {number}: {reason}", "{count} of {total} units")


def _gate(said: Said) -> str | None:
    names = sorted(said.at.means(said["gate"]) & set(said.at.layer_trace.quantities))
    return names[0] if names else None


def _value(said: Said, values: np.ndarray) -> Iterator[Fault]:
    """What is told of the numbers below the bound: not one of them may read as the bound itself."""
    yield from ranged(said, said["value"], values.tolist(), "the value")
    ends = said.parts("value", RANGE)
    texts = list(ends[0].fields.values()) if ends else [said["value"]]
    for text in texts:
        if reads_alike((text, said["bound"])):
            yield misleading("bound and value print alike")
        elif said.number(text).value >= said.number(said["bound"]).value:
            yield false(f"{text} is not below {said['bound']}")


def _named(said: Said, low: np.ndarray) -> Iterator[Fault]:
    """The units that are told: all of them are what is said; where they are counted, so many are."""
    count, units = counted(said["units"]), np.flatnonzero(low).tolist()
    if count is not None and not said.at.units.find(said["units"]):
        if count != (len(units), len(low)):
            yield false(f"it is so of {len(units)} of {len(low)} units")
        return
    told = said.at.units.split(said["units"])
    if sorted(told) != units:
        yield false(f"it is so of {units}, not of {sorted(told)}")


@checks(
    "Cue",
    "{gate} falls below {bound} in {units} ({value})",
    "{gate} is below {bound} in {units} ({value})",
    "{gate} is set by hand below {bound} in {units} ({value})",
)
def check_below(said: Said) -> Iterator[Fault]:
    """The units are below the bound; they were not at the token before; or they were set so by hand."""
    name = _gate(said)
    if name is None:
        yield false(f"{said['gate']} is no quantity")
        return
    at, source = said.at, said.use.source
    bound = said.number(said["bound"]).value
    row, held = at.row(name), at.held(name)
    low = row < bound
    if "falls" in source:
        low &= ~held & (at.row(name, at.step - 1) >= bound if at.step else False)
    else:
        low &= held if "by hand" in source else ~held
    if not low.any():
        yield false("it is so of no unit")
        return
    yield from _named(said, low)
    yield from _value(said, row[low])


@checks("Cue", "{gate} falls below {bound} on average ({value})", "{gate} is below {bound} on average ({value})")
def check_below_on_average(said: Said) -> Iterator[Fault]:
    """The mean is below the bound, and was not at the token before where it falls."""
    at, name = said.at, _gate(said)
    if name is None:
        yield false(f"{said['gate']} is no quantity")
        return
    bound = said.number(said["bound"]).value
    yield from same(said, "value", float(at.row(name).mean()), "the mean", loose=at.loose)
    if "falls" in said.use.source and not (at.step and at.row(name, at.step - 1).mean() >= bound):
        yield false("it is below at the token before too: it does not fall")
    if said.number(said["value"]).value >= bound:
        yield false(f"{said['value']} is not below {said['bound']}")
    if reads_alike((said["value"], said["bound"])):
        yield misleading("bound and value print alike")
    if len(at.row(name)) == 1:
        yield misleading("an average of one")


@checks("Cue", "{state} turns its sign in {units}", "{state} is set by hand to the other sign in {units}")
def check_turns(said: Said) -> Iterator[Fault]:
    """The sign turns in the units that are named, by itself or by hand."""
    at = said.at
    held = at.held(at.memory.state)
    turned = (np.sign(at.old) * np.sign(at.new) < 0) & (held if "by hand" in said.use.source else ~held)
    count = counted(said["units"])
    if count is not None and not at.units.find(said["units"]):
        if count[0] > turned.sum() or count[1] != len(turned):
            yield false(f"it turns in {int(turned.sum())} of {len(turned)} units")
        return
    if not all(turned[k] for k in at.units.split(said["units"])):
        yield false("a unit that is named does not turn so")


def _gates(said: Said) -> np.ndarray:
    pieces = re.split(", | and | und ", said["gates"])
    names = [sorted(said.at.means(piece) & set(said.at.cell.gates)) for piece in pieces]
    return np.concatenate([said.at.row(found[0]) for found in names])


@checks("Cue", "{share} of {gates} are nearly shut or nearly open")
def check_saturated(said: Said) -> Iterator[Fault]:
    """The share of the gates' numbers that are below 0.1 or above 0.9."""
    values = _gates(said)
    yield from same(said, "share", float(((values < 0.1) | (values > 0.9)).mean()), "the share")
    if np.isin(values, (0.0, 1.0)).all():
        yield misleading("“nearly”, where all are exactly 0 or 1")


@checks("Cue", "all of {gates} are exactly 0 or 1")
def check_ends(said: Said) -> Iterator[Fault]:
    """All numbers of the gates are."""
    if not np.isin(_gates(said), (0.0, 1.0)).all():
        yield false("a gate is something else in a unit")


@checks("Cue", "the chosen token {token}")
def check_chosen(said: Said) -> Iterator[Fault]:
    """It is the token of the step."""
    if not said.at.fits_token(said["token"], said.at.step) and said.at.step not in said.at.lesson.masked:
        yield false("another token")
