"""Sentences about what the gate that keeps does to the memory."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from tests.ui.film.narration.study.claims import Fault, checks, false, least, misleading, most, parts, same
from tests.ui.film.narration.study.recompute import effect_of
from tests.ui.film.narration.study.said import CLOSED, NOTHING, OPEN, Moment, Said

MUCH = 0.25  # of the largest memory: from this on much is stored
CLOSES = (
    "{token} closes the {gate} on {unit}: {share} of its {value} is erased.",
    "{token} closes the {gate} on {units}: at least {share} of each is erased.",
    "{token} closes the {gate} on {count} of {total} units, most tightly on {unit}: {share} of its {value} is erased.",
)

parts("Caption", "gate {letter}", "{token} (masked)", "column {number}", "the lesson")


def _share(said: Said, field: str, k: int, *, erased: bool = False) -> Iterator[Fault]:
    share = float(said.at.shares[k])
    if np.isnan(share):
        yield false(f"nothing is stored in unit {k}, of which a share is told")
        return
    yield from same(
        said, field, 1.0 - share if erased else share, "the share that is " + ("erased" if erased else "kept")
    )


def _value(said: Said, k: int) -> Iterator[Fault]:
    yield from same(said, "value", float(said.at.old[k]), "what was stored")


def _holding(at: Moment) -> list[int]:
    return [int(k) for k in np.flatnonzero(at.old)]


def _open_before(at: Moment, units: list[int]) -> Iterator[Fault]:
    before = at.gate_before
    if before is not None and (before[units] < OPEN).any():
        yield misleading("“stays open”, but at the token before it was not open")


@checks("Caption", "The {gate} stays open: {share} of {value} is kept.", "The {gate} keeps {share} of {value}.")
def check_only_unit(said: Said) -> Iterator[Fault]:
    """One unit: its share and its value; open now and before."""
    if len(said.at.old) != 1:
        yield false("there are several units")
        return
    yield from _share(said, "share", 0)
    yield from _value(said, 0)
    if "stays open" in said.use.source:
        if said.at.gate[0] < OPEN:
            yield false(f"the gate is at {said.at.gate[0]!r}")
        yield from _open_before(said.at, [0])


@checks("Caption", "The {gate} stays open: every memory keeps at least {share} of its value.")
def check_every_memory(said: Said) -> Iterator[Fault]:
    """The gate is open in every unit, and every memory there is keeps the share."""
    at, holding = said.at, _holding(said.at)
    if (at.gate < OPEN).any():
        yield false(f"the gate is at {float(at.gate.min())!r} in unit {int(at.gate.argmin())}")
    if not holding:
        yield false("there is no memory")
        return
    yield from least(said, "share", float(np.nanmin(at.shares)), "the least share kept")
    yield from _open_before(at, list(range(len(at.gate))))
    if len(holding) == 1:
        yield misleading("“every memory”: there is one")


@checks("Caption", "The {gate} stays open where much is stored: at least {share} is kept there.")
def check_where_much(said: Said) -> Iterator[Fault]:
    """Open where a quarter of the largest memory or more is stored, and at least the share is kept there."""
    at = said.at
    much = [int(k) for k in np.flatnonzero(np.abs(at.old) >= MUCH * np.abs(at.old).max())]
    if (at.gate[much] < OPEN).any():
        yield false("where much is stored the gate is not open")
    yield from least(said, "share", float(np.nanmin(at.shares[much])), "the least share kept where much is stored")
    yield from _open_before(at, much)


@checks(
    "Caption",
    "On average the {gate} keeps {mean} of a memory. The largest loss is in {unit}: {share} of {value} is kept.",
)
def check_average(said: Said) -> Iterator[Fault]:
    """The mean is that of the shares of the largest memories, however many; the loss is the largest there is."""
    at, mean = said.at, said.number(said["mean"])
    order = [int(k) for k in np.argsort(-np.abs(at.old), kind="stable") if at.old[k] != 0]
    means = [float(np.mean(at.shares[order[: k + 1]])) for k in range(len(order))]
    if not any(mean.equals(each) for each in means):
        yield false(f"the mean share kept is {means[-1:]}, not {said['mean']}")
    lost = np.abs(at.old) - np.abs(at.kept)
    away = np.abs(at.old - at.kept)
    units = said.unit("unit")
    top = float(away.max(initial=0.0))
    if not units or all(away[k] < top for k in units):
        yield false("another unit loses more")
        return
    k = units[0]
    if lost[k] <= 0:
        yield false("there nothing is lost")
    yield from _share(said, "share", k)
    yield from _value(said, k)
    if (away == top).sum() > 1:
        yield misleading("several units lose the same, one is told")
    if len(order) == 1:
        yield misleading("“on average” of one memory")


@checks(
    "Caption",
    "There is nothing in memory to forget: what the {gate} does now changes nothing.",
    "{old} = 0, so {letter} changes nothing",
)
def check_nothing(said: Said) -> Iterator[Fault]:
    """Nothing is stored, nothing is kept, and no state depends on the gate at this step."""
    at = said.at
    if at.old.any():
        yield false("something is in memory")
    if at.kept.any():
        yield false("kept is not 0")
    if effect_of(at.layer_trace, at.step, at.memory.keep or "", idealised=at.trace.idealised) > 0:
        yield false("the gate decides what becomes of a state at this step")


@checks(
    "Caption",
    "Next to nothing is in memory ({value} at most): the {gate} hardly matters now.",
    "{old} is next to 0, so {letter} changes next to nothing",
)
def check_next_to_nothing(said: Said) -> Iterator[Fault]:
    """Next to nothing is stored, at most the value, and the gate can change next to nothing."""
    at = said.at
    largest = float(np.abs(at.old).max(initial=0.0))
    if said.has("value"):
        yield from most(said, "value", largest, "the largest memory")
    new = float(np.abs(at.new).max(initial=0.0))
    if largest >= NOTHING * max(1.0, new):
        yield false(f"{largest!r} is in memory")
    if at.held(at.kept_name).any() or at.held(at.memory.state).any():
        yield false("what is kept, or the memory itself, is set by hand")
    elif effect_of(at.layer_trace, at.step, at.memory.keep or "", idealised=at.trace.idealised) >= NOTHING * max(
        1.0, new
    ):
        yield false("the gate decides what becomes of a state at this step")


@checks("Caption", *CLOSES)
def check_closing(said: Said) -> Iterator[Fault]:
    """The gate shuts on those units, which keep what is told; of a count, it is all that are shut."""
    at = said.at
    shut = [int(k) for k in np.flatnonzero(at.gate < CLOSED)]
    told = at.units.split(said["units"]) if "{units}" in said.use.source else said.unit("unit")[:1]
    if not told:
        yield false(f"{said['unit']} is no unit")
        return
    yield from (false(f"in unit {k} the gate is at {at.gate[k]!r}") for k in told if k not in shut)
    meant = told
    if said.use.source == CLOSES[2]:
        yield from _closing_of_many(said, shut, told[0])
        meant = shut
    elif said.use.source == CLOSES[1]:
        yield from least(said, "share", float(1.0 - at.shares[told].max()), "the least share erased")
    if said.use.source != CLOSES[1]:
        yield from _share(said, "share", told[0], erased=True)
        yield from _value(said, told[0])
    before = at.gate_before
    if before is not None and (before[meant] < CLOSED).any():
        yield misleading("“closes” where it was shut at the token before")


def _closing_of_many(said: Said, shut: list[int], told: int) -> Iterator[Fault]:
    at = said.at
    holding = [k for k in shut if at.old[k] != 0]
    count = int(said["count"])
    if count not in (len(holding), len(shut)):
        yield false(f"{len(holding)} units that hold something are shut, {len(shut)} in all, not {count}")
    if int(said["total"]) != len(at.old):
        yield false("the layer has another number of units")
    if any(at.gate[k] < at.gate[told] for k in holding):
        yield false("another unit that holds something is shut more tightly")
    elif sum(at.gate[k] == at.gate[told] for k in holding) > 1:
        yield misleading("several are shut as tightly, one is told")


def _others(said: Said) -> list[int]:
    """The units that hold something, without those that the sentence before says are closed."""
    at = said.at
    closes = said.beside(*CLOSES)
    if not closes:
        return _holding(at)
    use = closes[0]
    if use.source == CLOSES[1]:
        gone = set(at.units.split(use.fields["units"]))
    elif use.source == CLOSES[0]:
        gone = set(at.units.find(use.fields["unit"]))
    else:
        gone = {int(k) for k in np.flatnonzero(at.gate < CLOSED)}
    return [k for k in _holding(at) if k not in gone]


@checks("Caption", "Elsewhere at least {share} is kept.")
def check_elsewhere(said: Said) -> Iterator[Fault]:
    """Every other unit that holds something keeps at least the share."""
    others = _others(said)
    if not others:
        yield false("there is no memory elsewhere")
        return
    yield from least(said, "share", float(said.at.shares[others].min()), "the least share kept elsewhere")


@checks("Caption", "Almost untouched: {units} ({share} kept).", "Almost untouched: {units} (at least {share} kept).")
def check_untouched(said: Said) -> Iterator[Fault]:
    """The named units keep the share, each alike or at least."""
    units = said.at.units.split(said["units"])
    shares = said.at.shares[units]
    if np.isnan(shares).any():
        yield false("a unit that is named holds nothing")
        return
    if not ((shares >= 0.95) & (shares <= 1.05)).all():
        yield false(f"shares of {shares.tolist()} are not almost untouched")
    if "at least" in said.use.source:
        yield from least(said, "share", float(shares.min()), "the least share kept")
    else:
        for k in units:
            yield from _share(said, "share", k)
