"""Sentences about what the gate that keeps does to the memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from tests.ui.film.narration.study.claims import (
    Fault,
    checks,
    false,
    least,
    misleading,
    most,
    parts,
    same,
)  # fmt: skip
from tests.ui.film.narration.study.recompute import effect_of
from tests.ui.film.narration.study.said import NOTHING, OPEN, Moment, Said
from tests.ui.film.narration.study.values import shares_told, silent, units_meant

MUCH = 0.25  # of the largest memory: from this on much is stored
parts("Caption", "gate {letter}", "{token} (masked)", "{token} ({number})", "column {number}", "the lesson")
parts("Caption", "{token} (left out)")
parts("Caption", "rounded {gate}", "under {share}", "over {share}")


def shares(at: Moment) -> np.ndarray:
    """The share of each memory that is kept: by the gate, or where a hand is in it by what is left; nan of nothing."""
    return np.where(at.held(at.kept_name) | (at.old == 0), at.shares, at.gate)


def share(said: Said, field: str, k: int, *, erased: bool = False) -> Iterator[Fault]:
    """The share that a unit keeps, or loses."""
    true = float(shares(said.at)[k])
    if np.isnan(true):
        yield false(f"nothing is stored in unit {k}, of which a share is told")
        return
    what = "the share that is " + ("erased" if erased else "kept")
    yield from same(said, field, 1.0 - true if erased else true, what, loose=1e-11)


def value(said: Said, k: int) -> Iterator[Fault]:
    """What was stored in a unit."""
    yield from same(said, "value", float(said.at.old[k]), "what was stored")


def all_keep(said: Said, units: list[int], what: str) -> Iterator[Fault]:
    """The share of a template is what each of these keeps, or at least keeps."""
    kept = shares(said.at)[units]
    if np.isnan(kept).all():
        yield false(f"there is no memory {what}")
    elif "at least" in said.use.source:
        yield from least(said, "share", float(np.nanmin(kept)), f"the least share kept {what}")
    else:
        for true in kept[~np.isnan(kept)].tolist():
            yield from same(said, "share", true, f"the share kept {what}")


def all_let(said: Said, units: Iterable[int], what: str) -> Iterator[Fault]:
    """The share of a template is what the gate is in each of these units, or at least is, also in empty ones."""
    at = said.at
    kept = np.where(at.old == 0.0, at.gate, shares(at))[list(units)]
    if "at least" in said.use.source:
        yield from least(said, "share", float(kept.min()), f"the least share kept {what}")
    else:
        for true in kept.tolist():
            yield from same(said, "share", true, f"the share kept {what}")


def holding(at: Moment) -> list[int]:
    """The units that hold anything."""
    return [int(k) for k in np.flatnonzero(at.old)]


def by_hand(said: Said) -> Iterator[Fault]:
    """What keeps, and what is kept, was not set by hand, or that is said."""
    yield from silent(said, said.at.memory.keep, said.at.kept_name)


def _is_open(said: Said, units: list[int]) -> Iterator[Fault]:
    """The gate is open there now; where it is said to stay so, at the token before too."""
    at = said.at
    if (at.gate[units] < OPEN).any():
        yield false(f"the gate is at {float(at.gate[units].min())!r}")
    before = at.gate_before
    if "stays open" in said.use.source and (before is None or (before[units] < OPEN).any()):
        yield misleading("“stays open”, but at the token before it was not open")
    yield from by_hand(said)


@checks("Caption", "The {gate} is open: {share} of {value} is kept.")
def check_only_unit(said: Said) -> Iterator[Fault]:
    """There is one unit, with its share and its value."""
    if len(said.at.old) != 1:
        yield false("there are several units")
    yield from _is_open(said, [0])
    yield from share(said, "share", 0)
    yield from value(said, 0)


@checks("Caption", "The {gate} is open on {units}: {share} of its {value} is kept.")
def check_open_on(said: Said) -> Iterator[Fault]:
    """Open on that unit, which keeps so much; others that hold something noticeable are not passed over."""
    units = said.at.units.split(said["units"])
    if len(units) != 1:
        yield false("several units are named, with one value")
    yield from _is_open(said, units)
    yield from share(said, "share", units[0])
    yield from value(said, units[0])
    if any(not said.at.is_nothing(said.at.old[k]) for k in range(len(said.at.old)) if k not in units):
        yield misleading("something is stored elsewhere, of which nothing is told")


@checks(
    "Caption",
    "The {gate} stays open: every memory keeps at least {share} of its value.",
    "The {gate} stays open: every memory keeps {share} of its value.",
    "The {gate} is open: every memory keeps at least {share} of its value.",
    "The {gate} is open: every memory keeps {share} of its value.",
)
def check_every_memory(said: Said) -> Iterator[Fault]:
    """The gate is open in every unit, and keeps the share in every one, whether it holds something or not."""
    yield from _is_open(said, list(range(len(said.at.gate))))
    yield from all_let(said, range(len(said.at.gate)), "in any unit")
    if len(holding(said.at)) == 1:
        yield misleading("“every memory”: there is one")


@checks("Caption", "Nothing new: the {gate} stays open.")
def check_still_open(said: Said) -> Iterator[Fault]:
    """Open in every unit, now and before, at all but the same numbers."""
    at = said.at
    yield from _is_open(said, list(range(len(at.gate))))
    if at.gate_before is not None and (np.abs(at.gate - at.gate_before) > 1e-2).any():
        yield false("the gate is at another value than before")


@checks(
    "Caption",
    "The {gate} is open where something is stored ({units}): {share} is kept there.",
    "The {gate} is open where something is stored ({units}): at least {share} is kept there.",
    "The {gate} is open where much is stored ({units}): {share} is kept there.",
    "The {gate} is open where much is stored ({units}): at least {share} is kept there.",
)
def check_open_where(said: Said) -> Iterator[Fault]:
    """Open where anything, or a quarter of the largest memory, is stored; these units are named, and keep the share."""
    at, size = said.at, np.abs(said.at.old)
    told, every = holding(at), holding(at)
    if "much" in said.use.source:
        counted = [use for use in said.parts("units", "{count} of {total} units") if use.text == said["units"]]
        count = int(counted[0].fields["count"]) if counted else 0
        every = [k for k in holding(at) if size[k] >= MUCH * size.max()]
        told = sorted(told, key=lambda k: -size[k])[: max(count, len(every))]
    units = yield from units_meant(said, said["units"], told)
    if set(every) - set(units) or 0.0 in size[units]:
        yield false(f"it is stored in {every}, not in {units}")
    yield from _is_open(said, units)
    yield from all_keep(said, units, "there")


@checks("Caption", "The {gate} stays open where much is stored: at least {share} is kept there.")
def check_where_much(said: Said) -> Iterator[Fault]:
    """Open where a quarter of the largest memory or more is stored, and at least the share is kept there."""
    size = np.abs(said.at.old)
    much = [int(k) for k in np.flatnonzero(size >= MUCH * size.max())]
    yield from _is_open(said, much)
    yield from all_keep(said, much, "where much is stored")


@checks(
    "Caption",
    "On average the {gate} keeps {mean} of a memory.",
    "Where something is stored, the {gate} keeps {mean} on average.",
)
def check_average(said: Said) -> Iterator[Fault]:
    """The mean is that of the shares of all that hold anything; those are all units, or it is said which."""
    there = holding(said.at)
    if ("stored" in said.use.source) == (len(there) == len(said.at.old)):
        yield false(f"it counts the units {there} of {len(said.at.old)}")
    yield from same(said, "mean", float(shares(said.at)[there].mean()), "the mean share kept")
    if len(there) == 1:
        yield misleading("“on average” of one memory")
    yield from by_hand(said)


@checks("Caption", "The {gate} keeps {mean} of {value}.", "The {gate} keeps {mean} of {value} in {unit}.")
def check_keeps(said: Said) -> Iterator[Fault]:
    """The one memory there is keeps so much."""
    units = said.unit("unit") if said.has("unit") else [0]
    if holding(said.at) != units[:1]:
        yield false(f"something is stored in {holding(said.at)}")
        return
    yield from share(said, "mean", units[0])
    yield from value(said, units[0])
    yield from by_hand(said)


@checks("Caption", "The {gate} keeps {share} of {value}.")
def check_kept_once(said: Said) -> Iterator[Fault]:
    """The one unit keeps so much."""
    yield from share(said, "share", 0)
    yield from value(said, 0)


@checks(
    "Caption",
    "On average the {gate} keeps {mean} of a memory. The largest loss is in {unit}: {share} of {value} is kept.",
)
def check_average_and_loss(said: Said) -> Iterator[Fault]:
    """Both."""
    yield from check_average(said)
    yield from check_largest_loss(said)


@checks("Caption", "The largest loss is in {unit}: {share} of {value} is kept.")
def check_largest_loss(said: Said) -> Iterator[Fault]:
    """No other unit loses as much."""
    at = said.at
    lost, units = np.abs(at.old - at.kept), said.unit("unit")
    if not units or lost[units[0]] < lost.max():
        yield false("another unit loses more")
        return
    if np.abs(at.kept[units[0]]) >= np.abs(at.old[units[0]]):
        yield false("there nothing is lost")
    yield from share(said, "share", units[0])
    yield from value(said, units[0])
    if (lost == lost.max()).sum() > 1:
        yield misleading("several units lose the same, one is told")


@checks("Caption", "The {gate} multiplies what is stored by {range}.")
def check_multiplies(said: Said) -> Iterator[Fault]:
    """Where something is stored, the gate has these values."""
    values = said.at.gate[holding(said.at)]
    if not len(values):
        yield false("nothing is stored")
    else:
        yield from shares_told(said, "range", values, "what is stored is multiplied by")
    yield from by_hand(said)


@checks(
    "Caption",
    "There is nothing in memory to forget: what the {gate} does now changes nothing.",
    "{old} = 0, so {letter} changes nothing",
)
def check_nothing(said: Said) -> Iterator[Fault]:
    """Nothing is stored, nothing is kept, and no state depends on the gate at this step."""
    yield from check_empty(said)
    at = said.at
    if effect_of(at.layer_trace, at.step, at.memory.keep or "", idealised=at.trace.idealised) > 0:
        yield false("the gate decides what becomes of a state at this step")


@checks("Caption", "Nothing is in memory to keep.", "{old} = 0")
def check_empty(said: Said) -> Iterator[Fault]:
    """Nothing is stored, and nothing is kept."""
    if said.at.old.any():
        yield false("something is in memory")
    if said.at.kept.any():
        yield false("kept is not 0")


@checks("Caption", "Nothing is in memory to keep; {share_name} lets {share} of {name} in.")
def check_lets_in(said: Said) -> Iterator[Fault]:
    """What is written is the rest of the gate's share times what is named."""
    at = said.at
    yield from check_empty(said)
    rest = (1 - at.gate.astype(at.layer_trace.rows.dtype)).astype(np.float64)
    if not said["share_name"].startswith("1 − ") or at.memory.keep not in at.means(said["share_name"][4:]):
        yield false(f"{said['share_name']} is not what the gate leaves")
    rows = [at.row(name) for name in at.means(said["name"]) if name in at.layer_trace.quantities]
    if not any(np.allclose(rest * row, at.added, atol=1e-6) for row in rows):
        yield false("what is written is another product")
    yield from shares_told(said, "share", rest, "what is let in")


@checks(
    "Caption",
    "Next to nothing is in memory ({value} at most): the {gate} hardly matters now.",
    "Next to nothing is in memory ({value} at most): the {gate} hardly matters.",
    "Next to nothing is in memory: {value} at most.",
)
def check_next_to_nothing(said: Said) -> Iterator[Fault]:
    """Next to nothing is stored, at most the value, and the gate, if that is said, can change next to nothing."""
    at = said.at
    largest, limit = float(np.abs(at.old).max(initial=0.0)), NOTHING * max(1.0, float(np.abs(at.new).max(initial=0.0)))
    yield from most(said, "value", largest, "the largest memory")
    if largest >= limit or not largest:
        yield false(f"{largest!r} is in memory")
    if "hardly matters" not in said.use.source:
        return
    if at.held(at.kept_name).any():
        yield false("what is kept is set by hand")
    elif effect_of(at.layer_trace, at.step, at.memory.keep or "", idealised=at.trace.idealised) >= limit:
        yield false("the gate decides what becomes of a state at this step")
