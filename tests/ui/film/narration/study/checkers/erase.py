"""Sentences about what a gate that has shut erases, and what is kept elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from tests.ui.film.narration.study.checkers.keep import all_keep, all_let, by_hand, holding, share, shares, value
from tests.ui.film.narration.study.claims import Fault, checks, false, least, misleading, same
from tests.ui.film.narration.study.recording import Use
from tests.ui.film.narration.study.said import CLOSED, Moment, Said
from tests.ui.film.narration.study.values import units_meant

_ONE, _LEAST, _EACH = (
    "{share} of its {value} is erased.",
    "at least {share} of each is erased.",
    "{share} of each is erased.",
)
CLOSES = tuple("{token} closes the {gate} on {units}: " + end for end in (_ONE, _LEAST, _EACH))
STAYS = tuple("The {gate} stays shut on {units}: " + end for end in (_ONE, _LEAST, _EACH))
EMPTY = (
    "It is shut on {units}, but nothing is stored there.",
    "It is shut on {units} as well, but nothing is stored there.",
)
ONCE = (
    "{token} closes the {gate} on {unit}: {share} of its {value} is erased.",
    "{token} closes the {gate} on {count} of {total} units, most tightly on {unit}: {share} of its {value} is erased.",
)


def _shut(at: Moment, source: str) -> list[int]:
    """The units on which the gate has shut at this step, or is shut as before."""
    now = at.gate < CLOSED
    was = np.zeros_like(now) if at.gate_before is None else at.gate_before < CLOSED
    return np.flatnonzero(now & (was if source in STAYS else ~was)).tolist()  # type: ignore[no-any-return]


@checks("Caption", *CLOSES, *STAYS, ONCE[0])
def check_erases(said: Said) -> Iterator[Fault]:
    """The gate has shut there, or is still shut; what was stored there is erased to that share, by no hand."""
    at, source = said.at, said.use.source
    shut = _shut(at, source)
    units = yield from units_meant(said, said["unit" if source in ONCE else "units"], shut)
    named = not said.told.parts(said.use.text, "{count} of {total} units")
    for k in units:
        if at.gate[k] >= CLOSED:
            yield false(f"in unit {k} the gate is at {at.gate[k]!r}")
        elif k not in shut:
            yield misleading("“closes” where it was shut before, or “stays” where it was not")
        if named and at.old[k] == 0.0 and said["units"][:3] not in ("all", "all"):
            yield false(f"nothing is stored in unit {k}")
    if (at.held(at.memory.keep) | at.held(at.kept_name))[units].any():
        yield false("the gate, or what is kept, is set by hand")
    erased = 1.0 - shares(at)[units]
    if source in (CLOSES[0], STAYS[0], ONCE[0]):
        yield from share(said, "share", units[0], erased=True)
        yield from value(said, units[0])
        if len(units) > 1:
            yield false("several units are named, with one value")
    elif source in (CLOSES[1], STAYS[1]):
        yield from least(said, "share", float(np.nanmin(erased)), "the least share erased")
    else:
        for true in erased[~np.isnan(erased)].tolist():
            yield from same(said, "share", true, "the share erased", loose=1e-11)
    told = _erased(said) | set(np.flatnonzero(at.held(at.memory.keep)).tolist())
    if any(not at.is_nothing(at.old[k]) for k in _shut(at, CLOSES[0]) if k not in told):
        yield misleading("it closes on something else as well, which is not told")


@checks("Caption", ONCE[1])
def check_erases_most_tightly(said: Said) -> Iterator[Fault]:
    """The unit is shut most tightly of all that are shut, and are counted."""
    at, told = said.at, said.unit("unit")[0]
    shut = [k for k in np.flatnonzero(at.gate < CLOSED) if at.old[k] != 0]
    if any(at.gate[k] < at.gate[told] for k in shut):
        yield false("another unit that holds something is shut more tightly")
    yield from share(said, "share", told, erased=True)
    yield from value(said, told)


def _erased(said: Said) -> set[int]:
    """The units of which the text says that they are erased."""
    found: set[int] = set()
    for use in said.beside(*CLOSES, *STAYS, *ONCE):
        if use.source in ONCE:
            found |= set(said.at.units.find(use.fields["unit"]))
        else:
            found |= set(_units_of(said, use))
    return found


def _shut_and_empty(said: Said) -> list[int]:
    """The units that hold nothing on which the gate is shut; without those that are said to be erased."""
    told = _erased(said)
    return [k for k in np.flatnonzero((said.at.gate < CLOSED) & (said.at.old == 0)).tolist() if k not in told]


def _empty(said: Said) -> set[int]:
    """The units of which the text says that the gate is shut and nothing is stored there."""
    return set(_shut_and_empty(said)) if said.beside(*EMPTY) else set()


def _units_of(said: Said, use: Use) -> list[int]:
    counted = any(
        part.text == use.fields["units"]
        for source in ("{count} of {total} units", "all {total} units")
        for part in said.told.parts(use.fields["units"], source)
    )
    return _shut(said.at, use.source) if counted else said.at.units.split(use.fields["units"])


@checks(
    "Caption",
    "Elsewhere at least {share} is kept.",
    "Elsewhere {share} is kept.",
)
def check_elsewhere(said: Said) -> Iterator[Fault]:
    """On every other unit, whether it holds something or not, the gate keeps the share, or at least so much."""
    told = _erased(said) | _empty(said)
    yield from all_let(said, [k for k in range(len(said.at.gate)) if k not in told], "elsewhere")
    yield from by_hand(said)


@checks("Caption", "Where else something is stored, at least {share} is kept.")
def check_where_else(said: Said) -> Iterator[Fault]:
    """Every other unit that holds something keeps at least so much."""
    yield from all_keep(said, [k for k in holding(said.at) if k not in _erased(said)], "elsewhere")
    yield from by_hand(said)


@checks("Caption", *EMPTY)
def check_shut_on_nothing(said: Said) -> Iterator[Fault]:
    """Shut on all units named, which are empty, and on no other empty one of which it is not said that it is erased."""
    every = _shut_and_empty(said)
    units = yield from units_meant(said, said["units"], every)
    if sorted(units) != every:
        yield false(f"it is shut on {every} that hold nothing, not on {units}")
    if (said.use.source == EMPTY[1]) != bool(_erased(said)):
        yield false("“as well” without something before it, or the other way round")


@checks(
    "Caption",
    "Almost untouched: {units} ({share} kept).",
    "Almost untouched: {units} (at least {share} kept).",
    "Untouched: {units}.",
)
def check_untouched(said: Said) -> Iterator[Fault]:
    """The named units keep the share, each alike or at least, which is all or nearly all."""
    units = said.at.units.split(said["units"])
    kept = shares(said.at)[units]
    if np.isnan(kept).any():
        yield false("a unit that is named holds nothing")
    elif not said.has("share"):
        if (np.abs(kept - 1.0) > 1e-11).any():
            yield false(f"shares of {kept.tolist()} are not all")
    elif not ((kept >= 0.95) & (kept <= 1.05)).all():
        yield false(f"shares of {kept.tolist()} are not almost untouched")
    else:
        yield from all_keep(said, units, "there")
    yield from by_hand(said)
