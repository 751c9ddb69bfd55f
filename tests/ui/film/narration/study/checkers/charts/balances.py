"""Captions of what was kept, forgotten and added: of one unit with its sign, of several as sums of sizes."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from tests.ui.film.narration.study.checkers.charts.token import silent, token
from tests.ui.film.narration.study.claims import Fault, checks, false, misleading, parts, same_text
from tests.ui.film.narration.study.printed import reads_alike
from tests.ui.film.narration.study.ranges import units_told
from tests.ui.film.narration.study.recording import Use
from tests.ui.film.narration.study.said import Said

CHANGES = (
    "{added} is added to an empty memory",
    "{share} of {old} is kept, {added} added",
    "nothing is kept, {added} written anew",
    "{kept} is kept of {old}, {added} added",
)
parts("Chart caption", *CHANGES)
OLD = (
    "At {token}, {added} is added to an empty memory: {state} = {new}.",
    "At {token}, {share} of {old} is kept, {added} added: {state} = {new}.",
)


def _units(said: Said) -> list[int]:
    return list(said.at.scene.chart_options.units) or list(range(len(said.at.old)))


def _number(row: np.ndarray, units: list[int]) -> float:
    """Of one unit its value, of several the sum of sizes."""
    return float(row[units[0]]) if len(units) == 1 else float(np.abs(row[units]).sum())


def _rows(said: Said) -> dict[str, np.ndarray]:
    """The memory before, what is kept and added, and the memory; where what is added is what is not kept, nothing is
    where the memory itself was set by hand.
    """
    at = said.at
    added = at.added if at.memory.write is not None else np.where(at.held(at.memory.state), 0.0, at.added)
    return {"old": at.old, "kept": at.kept, "added": added, "new": at.new}


def _about(said: Said, use: Use, *fields: str) -> Iterator[Fault]:
    """Numbers of a template, within what the run's precision loses in them."""
    rows, units = _rows(said), _units(said)
    for field in fields:
        if field in use.fields:
            yield from same_text(said, use.fields[field], _number(rows[field], units), field, loose=said.at.loose)


def _place(said: Said) -> Iterator[Fault]:
    yield from token(said)
    if said.has("state") and said["state"].startswith("Σ") != (len(_units(said)) > 1):
        yield false("sums are told of one unit, or one unit of several")
    yield from _about(said, said.use, "old", "new")


def _made(said: Said) -> Iterator[Fault]:
    at = said.at
    yield from silent(said, at, _units(said), at.memory.keep, at.kept_name, at.memory.write)


@checks(
    "Chart caption",
    "At {token}, nothing is kept: {state} goes from {old} to {new}.",
    "At {token}, nothing is kept: {state} is {new}, as it was.",
    "At {token}, nothing is kept: {state} is {new}.",
)
def check_nothing_kept(said: Said) -> Iterator[Fault]:
    """Nothing is ever kept as it was."""
    at, units = said.at, _units(said)
    yield from _place(said)
    if not at.memory.is_anew:
        yield false("something may be kept")
    if at.held(at.memory.state)[units].any():
        yield false("the memory is set by hand")
    old, new = (_number(row, units) for row in (at.old, at.new))
    if "as it was" in said.use.source and old != new:
        yield false(f"it was {old!r}, and is {new!r}")
    if said.has("old") and reads_alike((said["old"], said["new"])):
        yield misleading("from and to print alike")


@checks(
    "Chart caption",
    "At {token}, all is kept and nothing is added: {state} stays {new}.",
    "At {token}, the memory stays empty.",
)
def check_unchanged(said: Said) -> Iterator[Fault]:
    """All of each unit is kept, and nothing is added to it."""
    at, units = said.at, _units(said)
    yield from _place(said)
    yield from _made(said)
    if (at.kept[units] != at.old[units]).any() or at.added[units].any() or (at.new[units] != at.old[units]).any():
        yield false("not all is kept, or something is added")
    if at.held(at.memory.state)[units].any():
        yield false("the memory is set by hand")
    if at.memory.is_anew:
        yield false("nothing is kept in this cell")
    if ("empty" in said.use.source) != (not at.old[units].any()):
        yield false("the memory is not empty") if "empty" in said.use.source else misleading("nothing is in it")


@checks(
    "Chart caption",
    "At {token}, {change}: {state} = {new}.",
    "At {token}, {change}; where signs differ the two cancel, and {state} is {new}.",
)
def check_change(said: Said) -> Iterator[Fault]:
    """What is kept and added makes the new memory; where signs differ, less than their sizes."""
    at, units = said.at, _units(said)
    yield from _place(said)
    yield from _made(said)
    yield from _change(said)
    if at.held(at.memory.state)[units].any():
        yield false("the memory is set by hand: what is kept and added does not make it")
    rows = _rows(said)
    kept, added, new = (_number(rows[name], units) for name in ("kept", "added", "new"))
    differ = bool((rows["kept"][units] * np.sign(rows["added"][units]) < 0).any())
    if "cancel" in said.use.source:
        if not differ or new >= kept + added:
            yield false("signs do not differ, or nothing cancels")
        if said.number(said["new"]).equals(kept + added):
            yield misleading("nothing of it is to be seen at these digits")
    elif not said.number(said["new"]).equals(kept + added, rounded=True) and abs(kept + added - new) > at.loose * (
        abs(kept) + abs(added)
    ):
        yield misleading("kept and added do not add up to the new size, for signs differ")


@checks(
    "Chart caption",
    "At {token}, {change}, and the rest is by hand in {units}: {state} = {new}.",
    "At {token}, {change}, and the rest is by hand: {state} = {new}.",
)
def check_rest_by_hand(said: Said) -> Iterator[Fault]:
    """The memory of these units is set by hand; of all, where none is named."""
    at, units = said.at, _units(said)
    yield from _place(said)
    yield from _change(said)
    held = [k for k in units if at.held(at.memory.state)[k]]
    if said.has("units"):
        yield from units_told(said, said["units"], held, len(at.new), "set by hand")
    elif held != units:
        yield false(f"only {held} are set by hand")


def _change(said: Said) -> Iterator[Fault]:
    """What is told of the memory before, of what is kept of it and of what is added."""
    found = [use for source in CHANGES for use in said.parts("change", source)]
    if len(found) != 1 or found[0].text != said["change"]:
        yield false(f"{said['change']} is no change")
        return
    yield from _told(said, found[0])


def _told(said: Said, use: Use) -> Iterator[Fault]:
    at, units = said.at, _units(said)
    yield from _about(said, use, "old", "kept", "added")
    if "share" in use.fields:
        yield from _share(said, use.fields["share"])
    if "empty" in use.source and (at.old[units].any() or at.kept[units].any()):
        yield false("the memory is not empty")
    if "nothing is kept" in use.source and not at.memory.is_anew:
        yield false("something may be kept")
    if "of {old}" in use.source and at.memory.is_anew:
        yield misleading("nothing is ever kept in this cell")
    if "{kept} is kept of" in use.source and not at.old[units].any() and not at.kept[units].any():
        yield misleading("nothing is there to be kept")


def _share(said: Said, text: str) -> Iterator[Fault]:
    """The share of all sizes that is kept, and that it is one in each unit."""
    at, units = said.at, _units(said)
    old, kept = at.old[units], at.kept[units]
    if not old.any():
        yield false("the memory is empty")
        return
    scale = np.abs(old).max()
    share = float((np.abs(kept) / scale).sum() / (np.abs(old) / scale).sum())
    if len(units) == 1:
        share = float(kept[0] / old[0])
    exact = at.memory.keep is None or not said.number(text).equals(float(at.gate[units[0]]))
    if exact or len(units) > 1 or abs(at.gate[units[0]] - share) > 0.5:
        # the quotient of numbers next to 0 is not exact
        loose = max(at.loose, float(np.finfo(np.float64).tiny / scale))
        yield from same_text(said, text, share, "the share kept", loose=loose)
    slack = 1e-6 * np.abs(old)
    if ((kept * np.sign(old) < -slack) | (np.abs(kept) > np.abs(old) + slack)).any():
        yield misleading("what is kept is no share of the memory in some unit")


@checks("Chart caption", *OLD)
def check_once(said: Said) -> Iterator[Fault]:
    """Sentences that were once said of a memory that may have been set by hand, without a word of it."""
    at, units = said.at, _units(said)
    yield from _place(said)
    yield from _told(said, said.use)
    if at.held(at.memory.state)[units].any() and not said.says_by_hand():
        yield false("the memory is set by hand: what is said to be added did not make it")
