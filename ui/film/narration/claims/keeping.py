"""How a gate stands to what is stored: on which units it shuts, is still shut, stays open, or lets a part through."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from ui.film.narration.amounts import AT_LEAST, Amount, least, most
from ui.film.narration.claims.claim import Claim
from ui.film.narration.step import CLOSED, OPEN, Step, Units
from ui.film.narration.telling import Telling

Relation = Literal["closes", "stays shut", "stays open", "is open", "lets through"]


def shut(step: Step | None) -> Units:
    """On which units the gate that keeps is shut; on none before the first step."""
    return np.zeros(0, dtype=np.bool_) if step is None else np.asarray(step.gate < CLOSED)


def opened(step: Step | None) -> Units:
    """On which units the gate that keeps is open; on none before the first step."""
    return np.zeros(0, dtype=np.bool_) if step is None else np.asarray(step.gate >= OPEN)


def was(step: Step, state: Units) -> Units:
    """A state of the gate at the token before, on no unit where there was none."""
    return state if len(state) else np.zeros(len(step.gate), dtype=np.bool_)


def relations(step: Step) -> dict[Relation, tuple[int, ...]]:
    """Every unit of the layer under what the gate does on it, what is news first."""
    now, before = shut(step), was(step, shut(step.before))
    wide, wide_before = opened(step), was(step, opened(step.before))
    parts: dict[Relation, Units] = {
        "closes": now & ~before,
        "stays shut": now & before,
        "stays open": wide & wide_before,
        "is open": wide & ~wide_before,
        "lets through": ~now & ~wide,
    }
    return {name: tuple(np.flatnonzero(units).tolist()) for name, units in parts.items() if units.any()}


@dataclass(frozen=True)
class GateOn(Claim):
    """What the gate that keeps does on these units, which are all on which it does so, and its values there.

    `bound` is at most so much where it is shut, at least so much where it is not.
    """

    relation: Relation
    units: tuple[int, ...]
    bound: Amount

    def holds(self, step: Step) -> bool:
        """Whether the units are just those, and the bound is one."""
        values = step.gate[list(self.units)].tolist()
        return relations(step).get(self.relation) == self.units and self.bound.covers(values)

    def sentence(self, t: Telling) -> str:
        """The same as with symbols."""
        return self.symbols(t)

    def symbols(self, t: Telling) -> str:
        """ "fₜ ≥ 0.9997 stays open on liking and words"."""
        text = {
            "closes": t.translate("Caption", "{bound} closes on {units}"),
            "stays shut": t.translate("Caption", "{bound} stays shut on {units}"),
            "stays open": t.translate("Caption", "{bound} stays open on {units}"),
            "is open": t.translate("Caption", "{bound} is open on {units}"),
            "lets through": t.translate("Caption", "{bound} on {units}"),
        }[self.relation]
        sign = _SIGNS[self.bound.side.name]
        bound = f"{t.symbol(t.memory.keep or '')} {sign} {t.amount(self.bound)}"
        return text.format(bound=bound, units=t.units(self.units, len(t.now.gate)))


_SHUT: tuple[tuple[Relation, bool], ...] = (("closes", False), ("stays shut", True))
_SIGNS = {"EQUAL": "=", "AT_LEAST": "≥", "AT_MOST": "≤"}


def gate_on(step: Step) -> list[GateOn]:
    """What the gate does, for all units of the layer."""
    found = []
    for relation, units in relations(step).items():
        bound = most if relation in ("closes", "stays shut") else least
        found.append(GateOn(relation, units, bound(step.gate[list(units)].tolist())))
    return found


@dataclass(frozen=True)
class Erases(Claim):
    """The gate that keeps has shut by itself on these units, which hold something; or with `still` was shut before.

    `share` is what each of them loses of what it holds, or at least loses. With `counted` the units are all on which
    it has, those that hold nothing among them, and only their number is told.
    """

    units: tuple[int, ...]
    share: Amount
    still: bool
    counted: bool = False

    def holds(self, step: Step) -> bool:
        """Whether it is so on these units, or on just these; something is lost there, and the share is one."""
        units = list(self.units)
        known = relations(step).get("stays shut" if self.still else "closes", ())
        if (self.counted and known != self.units) or not units or not set(units) <= set(known):
            return False
        lost = step.stored[units].any() if self.counted else (step.old[units] != 0.0).all()
        if not lost or kept_by_hand(step)[units].any() or not step.keeps_share:
            return False
        return self.share.covers((1.0 - step.gate[units]).tolist())

    def sentence(self, t: Telling) -> str:
        """Of one unit with what it held."""
        if len(self.units) == 1:
            text = t.translate("Caption", "{token} closes the {gate} on {units}: {share} of its {value} is erased.")
            if self.still:
                text = t.translate("Caption", "The {gate} stays shut on {units}: {share} of its {value} is erased.")
        elif self.share.side is AT_LEAST:
            text = t.translate("Caption", "{token} closes the {gate} on {units}: at least {share} of each is erased.")
            if self.still:
                text = t.translate("Caption", "The {gate} stays shut on {units}: at least {share} of each is erased.")
        else:
            text = t.translate("Caption", "{token} closes the {gate} on {units}: {share} of each is erased.")
            if self.still:
                text = t.translate("Caption", "The {gate} stays shut on {units}: {share} of each is erased.")
        return text.format(
            token=t.token, gate=t.gate_name(t.memory.keep or ""), units=t.units(self.units, len(t.now.gate)),
            share=t.amount(self.share), value=t.signed_number(t.now.old[self.units[0]]),
        )  # fmt: skip


def kept_by_hand(step: Step) -> Units:
    """On which units the gate, or what it keeps, was set by hand."""
    held = step.held(step.memory.keep or "")
    return np.asarray(held | step.held(step.kept_name)) if step.kept_name else held


def erasures(step: Step, named: int) -> list[Erases]:
    """What is erased of what is stored: where the gate has shut, then where it still is."""
    found = relations(step)
    made: list[Erases] = []
    for relation, still in _SHUT:
        every = found.get(relation, ())
        units = tuple(k for k in every if step.stored[k])
        counted = len(units) > named
        units = every if counted else tuple(sorted(units, key=lambda k: (step.gate[k], k)))
        if units:
            lost = least((1.0 - step.gate[list(units)]).tolist(), "share")
            made.append(Erases(units, lost, still, counted))
    return made


@dataclass(frozen=True)
class Untouched(Claim):
    """These units, all that hold something noticeable besides those on which the gate is shut, are nearly whole."""

    units: tuple[int, ...]
    share: Amount

    def holds(self, step: Step) -> bool:
        """Whether the gate is open on them, and the share is one."""
        rest = np.flatnonzero(step.stored & ~shut(step))
        values = step.gate[list(self.units)]
        whole = bool(self.units) and bool((values >= OPEN).all()) and step.keeps_share
        return whole and tuple(rest.tolist()) == self.units and self.share.covers(values.tolist())

    def sentence(self, t: Telling) -> str:
        """By their names."""
        text = t.translate("Caption", "Almost untouched: {units} ({share} kept).")
        if self.share.side is AT_LEAST:
            text = t.translate("Caption", "Almost untouched: {units} (at least {share} kept).")
        if self.share.printed == 1.0:
            text = t.translate("Caption", "Untouched: {units}.")
        return text.format(units=t.units(self.units), share=t.amount(self.share))


@dataclass(frozen=True)
class Elsewhere(Claim):
    """On every unit on which the gate is not shut, or each of them that holds something, it keeps at least so much."""

    share: Amount
    stored: bool

    def holds(self, step: Step) -> bool:
        """Whether there are such units besides those that are shut, and the share bounds all of them."""
        rest = rest_of(step, self.stored)
        return bool(rest.any()) and step.keeps_share and self.share.covers(step.gate[rest].tolist())

    def sentence(self, t: Telling) -> str:
        """At least so much."""
        if self.stored:
            text = t.translate("Caption", "Where else something is stored, at least {share} is kept.")
        elif self.share.side is AT_LEAST:
            text = t.translate("Caption", "Elsewhere at least {share} is kept.")
        else:
            text = t.translate("Caption", "Elsewhere {share} is kept.")
        return text.format(share=t.amount(self.share))


def rest_of(step: Step, stored: bool) -> Units:
    """The units on which the gate is not shut; with `stored` those of them that hold something."""
    return np.asarray((step.old != 0.0) & ~shut(step)) if stored else np.asarray(~shut(step))


def rest(step: Step, named: int, told: Iterable[int]) -> list[Claim]:
    """What to say of the units on which the gate is not shut, the richest first; of `told` it is said that it is.

    Nothing is said of all the rest where it is shut on one more, whether that holds something or not.
    """
    others = tuple(np.flatnonzero(step.stored & ~shut(step)).tolist())
    found: list[Claim] = []
    if others and len(others) <= named:
        found.append(Untouched(others, least(step.gate[list(others)].tolist(), "share")))
    untold = set(np.flatnonzero(shut(step)).tolist()) - set(told)
    for stored in (False, True):
        units = rest_of(step, stored)
        if units.any() and not untold:
            share = least(step.gate[units].tolist(), "share")
            found.append(Elsewhere(Amount(share.value, "share", AT_LEAST) if stored else share, stored))
    return found if others else []
