"""Sentences about what is added to the memory, and what it has become."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from tests.ui.film.narration.study.claims import (
    Fault,
    checks,
    false,
    misleading,
    most,
    parts,
    same,
    same_text,
    same_vector,
)
from tests.ui.film.narration.study.printed import reads_alike
from tests.ui.film.narration.study.said import Said
from tests.ui.film.narration.study.values import alike, listed, meant, shares_told, silent
from ui.film.text.formula import plain, symbol

MANY = 0.5  # a change of this share of the memory is no “stays as it was”
ONLY = 0.1  # a step from this size on is not “only” so large

parts("Caption", "{value} to {unit}", "{unit} (from {old} to {new})")


@checks("Caption", "{token} writes nothing.")
def check_writes_nothing(said: Said) -> Iterator[Fault]:
    """Nothing is added."""
    if said.at.added.any():
        yield false("something is added")


@checks(
    "Caption",
    "{token} writes next to nothing: {value}.",
    "{token} writes next to nothing; the most is {value} to {unit}.",
    "{token} writes next to nothing: {value} at most.",
)
def check_next_to_nothing(said: Said) -> Iterator[Fault]:
    """All that is added is next to nothing, and the largest is told."""
    added = np.abs(said.at.added)
    if not said.at.is_nothing(float(added.max())):
        yield false(f"{float(added.max())!r} is written")
    if not added.any():
        yield misleading("“next to nothing” where it is nothing")
    yield from silent(said, said.at.memory.write)
    if "at most" in said.use.source:
        yield from most(said, "value", float(added.max()), "the largest write")
        return
    k = said.unit("unit")[0] if said.has("unit") else 0
    if added[k] < added.max():
        yield false("more is written to another unit")
    elif (added == added.max()).sum() > 1 and said.has("unit"):
        yield misleading("as much is written to several units, one is told")
    yield from same(said, "value", float(said.at.added[k]), "what is written")


@checks(
    "Caption",
    "{token} writes {values}.",
    "{token} writes {values}; next to nothing elsewhere.",
    "{token} writes {values}; nothing elsewhere.",
    "{token} writes to {count} of {total} units, most of all {values}.",
    "{token} writes to all {total} units, most of all {values}.",
)
def check_writes(said: Said) -> Iterator[Fault]:
    """What is told is written; what is not told is next to nothing, or counted, and less."""
    at, source = said.at, said.use.source
    added = at.added
    units = yield from listed(said, "values", added, "{value} to {unit}")
    rest = [k for k in range(len(added)) if k not in units]
    if source in ("{token} writes {values}.", "{token} writes {values}; nothing elsewhere.") and added[rest].any():
        yield false("something is written elsewhere")
    if "next to nothing elsewhere" in source:
        yield from (false(f"{float(added[k])!r} is written to unit {k}") for k in rest if not at.is_nothing(added[k]))
        if not added[rest].any():
            yield misleading("“next to nothing elsewhere” where it is nothing")
    if "most of all" in source:
        yield from _most_of_all(said, units, rest)
    yield from silent(said, at.memory.write)


def _most_of_all(said: Said, units: list[int], rest: list[int]) -> Iterator[Fault]:
    at, added = said.at, np.abs(said.at.added)
    if int(said["total"]) != len(added):
        yield false("the layer has another number of units")
    if units and rest and added[rest].max() > added[units].min():
        yield false("more is written to a unit that is not named")
    if said.has("count"):
        count = int(said["count"])
        worth = sum(not at.is_nothing(value) for value in added)
        if not worth <= count <= int((added > 0).sum()):
            yield false(f"{worth} units are written to with {0.05} or more, not {count}")
        elif count < (added > 0).sum():
            yield misleading("some units that are written to are not counted")
    elif not (added > 0).all():
        yield false("not all units are written to")


@checks(
    "Caption",
    "{token} writes {value} to each of {total} units.",
    "{token} writes {range} to {total} units.",
    "{token} writes {range} to {count} of {total} units.",
)
def check_writes_to_each(said: Said) -> Iterator[Fault]:
    """To all units: as much to each, or from the least to the most."""
    added = said.at.added
    if int(said["total"]) != len(added):
        yield false("the layer has another number of units")
    written = added[added != 0] if said.has("count") else added
    yield from shares_told(said, "range" if said.has("range") else "value", written, "what is written")
    if not written.all() or (said.has("count") and int(said["count"]) != len(written)):
        yield misleading("nothing is written to some of the units")
    yield from silent(said, said.at.memory.write)


@checks("Caption", "Kept plus added is the new memory.")
def check_sum(said: Said) -> Iterator[Fault]:
    """It is, within what floating point loses."""
    yield from _sums(said)


@checks("Caption", "Kept plus added is the new memory: {kept} + {added} = {new}.")
def check_sum_spelled(said: Said) -> Iterator[Fault]:
    """It is, and the vectors are these."""
    yield from _sums(said)
    for name, values in (("kept", said.at.kept), ("added", said.at.added), ("new", said.at.new)):
        yield from same_vector(said, said[name], values, name)


def _sums(said: Said) -> Iterator[Fault]:
    at = said.at
    eps = float(np.finfo(at.layer_trace.rows.dtype).eps)
    apart = np.abs(at.kept + at.added - at.new) > 4 * eps * (np.abs(at.kept) + np.abs(at.added))
    if apart.any():
        yield false("kept plus added is not the new memory")


@checks(
    "Caption", "The memory stays as it was.", "Nothing new: the memory stays as it is.", "{h} comes out as it went in."
)
def check_stays(said: Said) -> Iterator[Fault]:
    """The memory is to the bit what it was; where that is nothing new, at the token before too."""
    at, old = said.at, f"{said.at.memory.state}_prev"
    if (at.new != at.old).any():
        yield false("the memory changes")
    if "Nothing new" in said.use.source and (not at.step or (at.row(old, at.step - 1) != at.old).any()):
        yield false("it changed at the token before: it is new that it stays")
    if said.beside("Everything is mixed anew: no wire carries the old {h} past the {function}.") and at.old.any():
        yield misleading("“mixed anew” and “as it was”")
    yield from silent(said, at.memory.state)


@checks("Caption", "The memory hardly changes: by {value} at most.", "It stays as it was, within {value}.")
def check_stays_within(said: Said) -> Iterator[Fault]:
    """No unit changes by more, and the change is small beside the memory."""
    at = said.at
    change = float(np.abs(at.new - at.old).max())
    yield from most(said, "value", change, "the largest change")
    if not at.is_nothing(change) or change >= MANY * at.size:
        yield false("the change is more than next to nothing, or half the whole memory or more")
    if "hardly" in said.use.source:
        yield from (misleading("a sign turns") for _ in at.turned())
        yield from silent(said, at.memory.state)


def _from_to(said: Said, k: int, old: str, new: str) -> Iterator[Fault]:
    yield from same_text(said, old, float(said.at.old[k]), "the memory before")
    yield from same_text(said, new, float(said.at.new[k]), "the memory after")
    if reads_alike((old, new)):
        yield misleading(f"from {old} to {new}: the numbers print alike")


@checks("Caption", "The memory goes from {old} to {new}.", "The sign turns, from {old} to {new}.")
def check_goes(said: Said) -> Iterator[Fault]:
    """The one unit does."""
    at = said.at
    if len(at.old) != 1:
        yield false("there are several units")
    yield from _from_to(said, 0, said["old"], said["new"])
    if "sign" in said.use.source and np.sign(at.old[0]) * np.sign(at.new[0]) >= 0:
        yield false("the sign does not turn")
    yield from silent(said, at.memory.state)


@checks(
    "Caption",
    "The largest change is in {units}, from {old} to {new}.",
    "The largest change is the same in {units}: {value}.",
)
def check_largest_change(said: Said) -> Iterator[Fault]:
    """No other unit changes as much; where it is the same in several, these are all, as far as digits show."""
    at, change = said.at, np.abs(said.at.new - said.at.old)
    printed = said.number(said["value"]) if said.has("value") else None
    ways = alike(change, printed) if printed is not None else [[]]
    units = meant(said, said["units"], *ways)
    if change[units].max() < change.max():
        yield false("another unit changes more")
    if printed is None:
        yield from _from_to(said, units[0], said["old"], said["new"])
        if (change == change.max()).sum() > 1:
            yield misleading("several units change as much, one is told")
    elif sorted(units) not in ways and np.delete(change, units).max() >= change[units].min():
        yield false(f"the change is {printed.text} in {ways}, not in {units}")
    yield from silent(said, at.memory.state)


@checks(
    "Caption",
    "The sign turns in {units}.",
    "The sign turns in {count} of {total} units, most of all in {units}.",
    "The sign turns in {count} of {total} units, such as {units}.",
)
def check_turns(said: Said) -> Iterator[Fault]:
    """The named units turn, and all that turn are named or counted."""
    at = said.at
    told = []
    if said.remainder("units", "{unit} (from {old} to {new})"):
        yield false("something else is told than units that turn")
    for part in said.parts("units", "{unit} (from {old} to {new})"):
        units = [k for k in at.units.find(part.fields["unit"]) if k not in told]
        if not units or np.sign(at.old[units[0]]) * np.sign(at.new[units[0]]) >= 0:
            yield false(f"the sign of {part.fields['unit']} does not turn")
            continue
        told.append(units[0])
        yield from _from_to(said, units[0], part.fields["old"], part.fields["new"])
    if not told:
        yield false("no unit is named whose sign turns")
    yield from _left_out(said, told)


def _left_out(said: Said, told: list[int]) -> Iterator[Fault]:
    at, free = said.at, ~said.at.held(said.at.memory.state)
    turned = [k for k in at.turned() if free[k]]
    every = np.flatnonzero((np.sign(at.old) * np.sign(at.new) < 0) & free).tolist()
    if not said.has("count"):
        if set(turned) - set(told):
            yield false(f"the sign turns in {sorted(set(turned) - set(told))} too, with 0.01 or more on both sides")
        elif set(every) - set(told):
            yield misleading("other signs turn as well")
        return
    if int(said["count"]) != len(every) or int(said["total"]) != len(at.old):
        yield false(f"{len(every)} of {len(at.old)} units turn")
    change = np.abs(at.new - at.old)
    if "most of all" in said.use.source and told and any(change[k] > change[told].max() for k in turned):
        yield false("another unit turns by more")


@checks("Caption", "The step in {unit} is only {value}: {h} is a mean of old and new, {formula}, and cannot pass 1.")
def check_step(said: Said) -> Iterator[Fault]:
    """The step is so large; the memory is a mean, of numbers up to 1, here and all the run."""
    at = said.at
    units, change = said.unit("unit"), np.abs(at.new - at.old)
    if not units:
        yield false(f"{said['unit']} is no unit")
        return
    k = units[0]
    yield from same(said, "value", float(change[k]), "the step")
    state = np.abs(np.asarray(at.layer_trace[at.memory.state][:, k], dtype=np.float64))
    first = abs(float(at.row(f"{at.memory.state}_prev", 0)[k]))
    if max(float(state.max()), first) > 1 + 1e-12:
        yield false("it is beyond 1 in this run")
    names = {at.memory.state, at.memory.write, at.kept_name, "replace"} | {
        each.name for each in at.cell.parsed.operations if at.memory.keep in each.operands
    }
    if any(at.held(name)[k : k + 1].any() for name in names if name in at.layer_trace.quantities):
        yield false("what makes it a mean is set by hand")
    letters = {plain(symbol(name, False, at.scene.writing)) for name in at.layer_trace.quantities}
    formulas = {f"{z}·{said['h']} + (1−{z})·{n}" for z in letters for n in letters}
    if said["formula"] not in formulas:
        yield false(f"{said['formula']} is no mean")
    if change[k] >= ONLY:
        yield misleading(f"“only” {said['value']}")
