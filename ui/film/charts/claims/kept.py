"""What a token kept of the memory and added to it: of one unit with its sign, or of several as sums of sizes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np

from simulator.arrays import Array64
from ui.film.charts.claims.caption import hands_on
from ui.film.charts.claims.memory import Parts, share_of, shares_of
from ui.film.narration.amounts import Amount
from ui.film.narration.claims.changes import from_to
from ui.film.narration.claims.claim import Claim, first_that_holds
from ui.film.narration.step import Step
from ui.film.narration.telling import Telling

Part = Literal["empty", "share", "amount", "anew"]
Ending = Literal["sum", "cancels", "by hand"]


def parts_of(step: Step, units: tuple[int, ...]) -> Parts:
    """Those of one unit with its sign, of several the sums of their sizes."""
    account = step.scene.account
    numbers = (account.old, account.kept, account.added, account.new)
    rows = [np.asarray(part[step.at, list(units)], dtype=np.float64) for part in numbers]
    return Parts(*(float(row[0] if len(units) == 1 else np.abs(row).sum()) for row in rows))


def held(step: Step, units: tuple[int, ...]) -> tuple[int, ...]:
    """Which of these units' memory a hand has set."""
    set_here = step.held(step.memory.state)
    return tuple(unit for unit in units if set_here[unit])


@dataclass(frozen=True)
class Unchanged(Claim):
    """All of the memory of these units is kept, and nothing is added to it; there may be none."""

    units: tuple[int, ...]

    def holds(self, step: Step) -> bool:
        """Whether it is so in each of them, by itself."""
        account = step.scene.account
        chosen = list(self.units)
        kept = np.array_equal(account.kept[step.at, chosen], account.old[step.at, chosen])
        same = kept and not account.added[step.at, chosen].any() and not step.memory.is_anew
        return bool(same) and not held(step, self.units)

    def sentence(self, t: Telling) -> str:
        """What it stays."""
        parts = parts_of(t.now, self.units)
        text = t.translate("Chart caption", "At {token}, all is kept and nothing is added: {state} stays {new}.")
        if parts.old == 0.0:
            text = t.translate("Chart caption", "At {token}, the memory stays empty.")
        return text.format(token=t.token, state=symbol(t, self.units), new=number(t, self.units, parts.new))


@dataclass(frozen=True)
class NothingKept(Claim):
    """The memory of these units is written anew, and nothing of it is kept as it was."""

    units: tuple[int, ...]

    def holds(self, step: Step) -> bool:
        """Whether the cell does so, and no hand."""
        return step.memory.is_anew and not held(step, self.units)

    def sentence(self, t: Telling) -> str:
        """From what to what."""
        old, _, _, new = parts_of(t.now, self.units)
        one = len(self.units) == 1
        words = from_to(t, old, new) if one else (t.figure(old), t.figure(new))
        text = t.translate("Chart caption", "At {token}, nothing is kept: {state} goes from {old} to {new}.")
        if old == new:
            text = t.translate("Chart caption", "At {token}, nothing is kept: {state} is {new}, as it was.")
        elif words[0] == words[1]:
            text = t.translate("Chart caption", "At {token}, nothing is kept: {state} is {new}.")
        return text.format(token=t.token, state=symbol(t, self.units), old=words[0], new=words[1])


@dataclass(frozen=True)
class KeptAndAdded(Claim):
    """What was kept of the memory and what was added to it, and what it is then.

    `part` says how what was kept is told: nothing was there, a share of it, so much of it, or nothing is ever kept.
    `ending` says what the two make: at the digits shown their sum; less, for signs differ; or, with a hand, the rest.
    """

    units: tuple[int, ...]
    part: Part
    ending: Ending

    def holds(self, step: Step) -> bool:
        """Whether both are so, and a hand has set the memory only where it is said."""
        by_hand = bool(held(step, self.units))
        return by_hand == (self.ending == "by hand") and self._keeps(step) and self._ends(step)

    def _keeps(self, step: Step) -> bool:
        parts = parts_of(step, self.units)
        if self.part == "empty":
            return parts.old == 0.0 and parts.kept == 0.0 and not step.memory.is_anew
        if self.part == "share":
            shares = shares_of(step, self.units)[step.old[list(self.units)] != 0.0]
            known = bool(len(shares)) and np.isfinite(parts.old) and not step.memory.is_anew
            chosen, kept = list(self.units), step.scene.account.kept[step.at]
            out_of_nothing = (kept[chosen] != 0.0) & (step.old[chosen] == 0.0)  # kept by hand
            return bool(known and not out_of_nothing.any() and ((shares >= 0.0) & (shares <= 1.0)).all())
        return (self.part == "anew") == step.memory.is_anew

    def _ends(self, step: Step) -> bool:
        return self.ending == "by hand" or (self.ending == "cancels") == _cancels(step, self.units)

    def sentence(self, t: Telling) -> str:
        """What was done, and what comes of it."""
        parts, by_hand = parts_of(t.now, self.units), held(t.now, self.units)
        if self.ending == "cancels":
            text = t.translate(
                "Chart caption", "At {token}, {change}; where signs differ the two cancel, and {state} is {new}."
            )
        elif self.ending == "sum":
            text = t.translate("Chart caption", "At {token}, {change}: {state} = {new}.")
        elif len(by_hand) == len(self.units):
            text = t.translate("Chart caption", "At {token}, {change}, and the rest is by hand: {state} = {new}.")
        else:
            text = t.translate(
                "Chart caption", "At {token}, {change}, and the rest is by hand in {units}: {state} = {new}."
            )
        return text.format(
            token=t.token, change=self._change(t, parts), units=t.units(by_hand, len(t.now.new)),
            state=symbol(t, self.units), new=number(t, self.units, parts.new),
        )  # fmt: skip

    def _change(self, t: Telling, parts: Parts) -> str:
        words = {name: number(t, self.units, value) for name, value in parts._asdict().items()}
        if self.part == "empty":
            text = t.translate("Chart caption", "{added} is added to an empty memory")
        elif self.part == "share":
            text = t.translate("Chart caption", "{share} of {old} is kept, {added} added")
            words["share"] = t.share(self._share(t.now, parts))
        elif self.part == "anew":
            text = t.translate("Chart caption", "nothing is kept, {added} written anew")
        else:
            text = t.translate("Chart caption", "{kept} is kept of {old}, {added} added")
        return text.format(**words)

    def _share(self, step: Step, parts: Parts) -> float:
        """Of one unit what its gate is, for the quotient of numbers next to 0 is not exact; of several the quotient."""
        return share_of(step, self.units[0]) if len(self.units) == 1 else _quotient(step, self.units)


def _quotient(step: Step, units: tuple[int, ...]) -> float:
    """The mean of what units keep, weighted with their sizes."""
    sizes: Array64 = np.abs(step.old[list(units)])
    shares = np.where(sizes != 0.0, shares_of(step, units), 0.0)
    weights = sizes / sizes.max()
    return float(min((weights * shares).sum() / weights.sum(), 1.0))


def _cancels(step: Step, units: tuple[int, ...]) -> bool:
    """Whether less is left than the sizes of what was kept and added make, at the digits that are printed."""
    account, chosen, parts = step.scene.account, list(units), parts_of(step, units)
    with np.errstate(all="ignore"):
        against = account.kept[step.at, chosen] * np.sign(account.added[step.at, chosen]) < 0.0
    total, new = Amount(parts.kept + parts.added), Amount(parts.new)
    return len(units) > 1 and bool(against.any()) and new.printed < total.printed


def symbol(t: Telling, units: tuple[int, ...]) -> str:
    """ "c", or of several units "Σ|c|"."""
    letter = t.letter(t.memory.state)
    return letter if len(units) == 1 else f"Σ|{letter}|"


def number(t: Telling, units: tuple[int, ...], value: float) -> str:
    """With its sign, or of several units a size, which has none."""
    return t.signed_number(value) if len(units) == 1 else t.figure(value)


def claims(step: Step, units: tuple[int, ...]) -> Iterator[Claim | None]:
    """What to say of these units, the richest first; then what a hand has set of them."""
    parts: tuple[Part, ...] = ("empty", "share", "amount", "anew")
    endings: tuple[Ending, ...] = ("sum", "cancels", "by hand")
    ways = [KeptAndAdded(units, part, ending) for part in parts for ending in endings]
    yield first_that_holds((Unchanged(units), NothingKept(units), *ways), step)
    yield from hands_on(step, units)
