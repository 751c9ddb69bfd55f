"""Captions of the memory line, and of what was kept, forgotten and added."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from tests.ui.film.narration.study.claims import Fault, checks, false, misleading, same, same_text
from tests.ui.film.narration.study.printed import reads_alike
from tests.ui.film.narration.study.said import Moment, Said

NEARLY = 0.02  # what is nearly all differs by less


def _token(said: Said) -> Iterator[Fault]:
    if not said.at.fits_token(said["token"], said.at.step):
        yield false(f"{said['token']} is not the token")


def _unit(said: Said) -> Iterator[Fault]:
    if said.has("unit") and said.at.scene.unit not in said.at.units.find(said["unit"]):
        yield false(f"{said['unit']} is not the unit in view")
    elif said.at.unit != said.at.scene.unit:
        yield misleading("the picture shows other units")


def _by_hand(said: Said, at: Moment, units: object) -> Iterator[Fault]:
    if at.held(at.memory.state)[units].any() and not said.says_by_hand():  # type: ignore[index]
        yield false("the memory is set by hand: what is said to be added did not make it")


@checks(
    "Chart caption",
    "At {token}, {unit} is written anew: {state} goes from {old} to {new}.",
    "At {token}, {added} is added to an empty {unit}: {state} is {new}.",
    "At {token}, all of {unit} is kept: {old}; {added} is added, and {state} is {new}.",
    "At {token}, nearly all of {unit} is kept: {old}; {added} is added, {state} is {new}.",
    "At {token}, the memory of {unit} goes from {old} to {kept}; {added} is added, and {state} is {new}.",
)
def check_line(said: Said) -> Iterator[Fault]:
    """The numbers of the unit in view, and what became of its memory."""
    at, k, source = said.at, said.at.scene.unit, said.use.source
    yield from _token(said)
    yield from _unit(said)
    held = bool(at.held(at.memory.state)[k])
    true = {"old": at.old[k], "kept": at.kept[k], "new": at.new[k]}
    for field, value in true.items():
        if said.has(field):
            yield from same(said, field, float(value), field)
    if said.has("added"):
        yield from _by_hand(said, at, [k])
        if not held:
            yield from _added(said, float(at.added[k]), float(at.new[k] - at.kept[k]))
    if "empty" in source and at.old[k] != 0:
        yield false("the unit is not empty")
    if " all of" in source and "nearly" not in source and at.kept[k] != at.old[k]:
        yield false("not all is kept")
    if "nearly" in source and not abs(at.shares[k] - 1.0) <= NEARLY:
        yield false(f"a share of {float(at.shares[k])!r} is kept")
    if "anew" in source and not at.memory.is_anew:
        yield false("the memory may be kept")
    for first, second in (("old", "kept"), ("old", "new")):
        told = said.has(first) and said.has(second) and "goes from {old} to {" + second in source
        if told and reads_alike((said[first], said[second])):
            yield misleading(f"from {said[first]} to {said[second]}: the numbers print alike")


def _added(said: Said, *true: float) -> Iterator[Fault]:
    if not any(said.number(said["added"]).equals(each) for each in true):
        yield from same(said, "added", true[0], "what is added")


@checks(
    "Chart caption",
    "At {token}, nothing is kept: {state} goes from {old} to {new}.",
    "At {token}, {added} is added to an empty memory: {state} = {new}.",
    "At {token}, {share} of {old} is kept, {added} added: {state} = {new}.",
)
def check_balance(said: Said) -> Iterator[Fault]:
    """The sums over the units, or the numbers of the only one."""
    at = said.at
    yield from _token(said)
    summed, units = said["state"].startswith("Σ"), list(at.scene.chart_options.units) or list(range(len(at.old)))
    if summed != (len(units) > 1):
        yield false("sums are told of one unit, or one unit of several")
    rows = {"old": at.old, "kept": at.kept, "added": at.added, "new": at.new}
    found = {name: float(np.abs(row[units]).sum()) if summed else float(row[units[0]]) for name, row in rows.items()}
    for field in ("old", "new"):
        if said.has(field):
            yield from _about(said, field, found[field])
    if said.has("added"):
        yield from _by_hand(said, at, units)
        if not at.held(at.memory.state)[units].any():
            yield from _about(said, "added", found["added"])
    if said.has("share"):
        if found["old"] == 0:
            yield false("the memory is empty")
        else:
            yield from same(said, "share", found["kept"] / found["old"], "the share kept", loose=at.loose)
        parts = found["kept"] + found["added"]
        if abs(parts - found["new"]) > 1e-3 * max(abs(parts), 1e-300) and not at.held(at.memory.state)[units].any():
            yield misleading("kept and added do not add up to the new size, for signs differ")
    if "empty" in said.use.source and at.old[units].any():
        yield false("the memory is not empty")
    if "nothing is kept" in said.use.source:
        if not at.memory.is_anew:
            yield false("something may be kept")
        if reads_alike((said["old"], said["new"])):
            yield misleading("from and to print alike")


def _about(said: Said, field: str, true: float) -> Iterator[Fault]:
    """A sum, within what the run's precision loses in it."""
    yield from same_text(said, said[field], true, field, loose=said.at.loose)
