"""Captions of the memory line: what became of the memory of the unit in view."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from tests.ui.film.narration.study.checkers.charts.token import silent, token
from tests.ui.film.narration.study.claims import Fault, checks, false, misleading, same
from tests.ui.film.narration.study.printed import reads_alike
from tests.ui.film.narration.study.said import Said

NEARLY = 0.02  # what is nearly all differs by less
KEPT = 1e-6  # of a share: so much may be lost in single precision


def _place(said: Said) -> Iterator[Fault]:
    yield from token(said)
    if said.at.scene.unit not in said.at.units.find(said["unit"]):
        yield false(f"{said['unit']} is not the unit in view")


def _numbers(said: Said) -> Iterator[Fault]:
    """The memory before, what is kept of it, what is added and what it is."""
    at, k = said.at, said.at.scene.unit
    for field, value in (("old", at.old[k]), ("kept", at.kept[k]), ("new", at.new[k])):
        if said.has(field):
            yield from same(said, field, float(value), field)
    if said.has("added"):
        true = float(at.added[k]), float(at.new[k] - at.kept[k])
        loose = 4.0 * float(np.finfo(at.layer_trace.rows.dtype).eps) if at.memory.write is None else 0.0  # a difference
        if not any(said.number(said["added"]).equals(each) for each in true):
            yield from same(said, "added", true[0], "what is added", loose=loose)


def _by_itself(said: Said) -> Iterator[Fault]:
    """No hand has set the memory; where one has set what makes it, that is said."""
    at, k = said.at, said.at.scene.unit
    if at.held(at.memory.state)[k]:
        yield false("the memory is set by hand: what is said of it did not make it")
    yield from silent(said, at, (k,), at.memory.keep, at.kept_name, at.memory.write)


@checks("Chart caption", "At {token}, {unit} stays empty.")
def check_stays_empty(said: Said) -> Iterator[Fault]:
    """Nothing is in it before and after, and nothing is added."""
    at, k = said.at, said.at.scene.unit
    yield from _place(said)
    yield from _by_itself(said)
    if at.old[k] or at.new[k] or at.added[k]:
        yield false(f"it goes from {at.old[k]!r} to {at.new[k]!r}, {at.added[k]!r} is added")


@checks("Chart caption", "At {token}, {added} is added to an empty {unit}: {state} is {new}.")
def check_added_to_empty(said: Said) -> Iterator[Fault]:
    """Nothing is in it before, nor kept."""
    at, k = said.at, said.at.scene.unit
    yield from _place(said)
    yield from _by_itself(said)
    yield from _numbers(said)
    if at.old[k] or at.kept[k]:
        yield false("the unit is not empty")


@checks(
    "Chart caption",
    "At {token}, all of {unit} is kept and nothing is added: {state} stays {new}.",
    "At {token}, all of {unit} is kept: {old}; {added} is added, and {state} is {new}.",
    "At {token}, nearly all of {unit} is kept: {old}; {added} is added, {state} is {new}.",
)
def check_all_kept(said: Said) -> Iterator[Fault]:
    """All, or nearly all, of what was there is kept; nothing is added where it is said."""
    at, k = said.at, said.at.scene.unit
    yield from _place(said)
    yield from _by_itself(said)
    yield from _numbers(said)
    if at.old[k] == 0:
        yield misleading("nothing is there to be kept")
    if "nearly" in said.use.source:
        if not abs(at.shares[k] - 1.0) <= NEARLY:
            yield false(f"a share of {float(at.shares[k])!r} is kept")
    elif at.kept[k] != at.old[k]:
        yield false("not all is kept")
    if "nothing is added" in said.use.source and at.added[k]:
        yield false(f"{at.added[k]!r} is added")


@checks(
    "Chart caption",
    "At {token}, {share} of {old} is kept in {unit}; {added} is added, and {state} is {new}.",
    "At {token}, {share} of {old} is kept in {unit} and nothing is added: {state} is {new}.",
)
def check_share_kept(said: Said) -> Iterator[Fault]:
    """The share of what was there."""
    at, k = said.at, said.at.scene.unit
    yield from _place(said)
    yield from _by_itself(said)
    yield from _numbers(said)
    if at.old[k] == 0:
        yield false("nothing is there to be kept")
        return
    share, ends = float(at.kept[k] / at.old[k]), [float(at.kept[k] / at.old[k])]
    if at.memory.keep is not None and abs(at.gate[k] * at.old[k] - at.kept[k]) <= KEPT * abs(at.old[k]):
        ends.append(float(at.gate[k]))  # the quotient of numbers next to 0 is not exact
    if not any(said.number(said["share"]).equals(end) for end in ends):
        yield from same(said, "share", share, "the share that is kept", loose=at.loose)
    if not -KEPT <= share <= 1.0 + KEPT:
        yield misleading("it is no share")
    if "nothing is added" in said.use.source and at.added[k]:
        yield false(f"{at.added[k]!r} is added")


@checks(
    "Chart caption",
    "At {token}, the memory of {unit} goes from {old} to {kept}; {added} is added, and {state} is {new}.",
)
def check_goes(said: Said) -> Iterator[Fault]:
    """The four numbers."""
    yield from _place(said)
    yield from _by_itself(said)
    yield from _numbers(said)
    if reads_alike((said["old"], said["kept"])):
        yield misleading(f"from {said['old']} to {said['kept']}: the numbers print alike")


@checks(
    "Chart caption",
    "At {token}, {unit} is written anew: {state} goes from {old} to {new}.",
    "At {token}, {unit} is written anew: {state} is {new}, as it was.",
    "At {token}, {unit} is written anew: {state} is {new}.",
)
def check_written_anew(said: Said) -> Iterator[Fault]:
    """Nothing of it is ever kept as it was."""
    at, k = said.at, said.at.scene.unit
    yield from _place(said)
    yield from _numbers(said)
    if not at.memory.is_anew:
        yield false("the memory may be kept")
    if at.held(at.memory.state)[k]:
        yield false("the memory is set by hand")
    if "as it was" in said.use.source and at.old[k] != at.new[k]:
        yield false(f"it was {at.old[k]!r}")
    if said.has("old") and reads_alike((said["old"], said["new"])):
        yield misleading("from and to print alike")


@checks(
    "Chart caption",
    "At {token}, {state} of {unit} is set by hand: {new}.",
    "At {token}, {state} of {unit} is set by hand: {new}; what is kept and added would make {total}.",
)
def check_set(said: Said) -> Iterator[Fault]:
    """A hand has set it; what the cell would make is the sum of what it keeps and adds."""
    at, k = said.at, said.at.scene.unit
    yield from _place(said)
    yield from _numbers(said)
    if not at.held(at.memory.state)[k]:
        yield false("it is not set by hand")
    if said.has("total"):
        if at.memory.write is None:
            yield false("nothing is added in this cell by itself")
        yield from same(said, "total", float(np.float64(at.kept[k]) + at.added[k]), "the sum", loose=at.loose)
        if reads_alike((said["new"], said["total"])):
            yield misleading("both print alike")
