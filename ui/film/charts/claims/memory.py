"""What a token did to the memory of one unit: what of it was kept, what was added, and what it is then."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from simulator.arrays import Array64
from ui.film.charts.claims.caption import hands_on
from ui.film.narration.amounts import Amount
from ui.film.narration.claims.changes import from_to
from ui.film.narration.claims.claim import Claim, first_that_holds
from ui.film.narration.step import Step
from ui.film.narration.telling import Telling


class Parts(NamedTuple):
    """A memory before a step, what was kept of it, what was added, and what it is after the step."""

    old: float
    kept: float
    added: float
    new: float


def parts_of(step: Step, unit: int) -> Parts:
    """Those of one unit, with signs."""
    account = step.scene.account
    numbers = (account.old, account.kept, account.added, account.new)
    return Parts(*(float(part[step.at, unit]) for part in numbers))


@dataclass(frozen=True)
class _OfUnit(Claim):
    """Something that a step did to the memory of a unit, of which no hand has set what it is then."""

    unit: int

    def holds(self, step: Step) -> bool:
        """Whether it did just that."""
        return not step.held(step.memory.state)[self.unit] and self._did(step, parts_of(step, self.unit))

    def _did(self, step: Step, parts: Parts) -> bool:
        raise NotImplementedError

    def _words(self, t: Telling) -> dict[str, str]:
        parts = parts_of(t.now, self.unit)
        words = {name: t.signed_number(value) for name, value in parts._asdict().items()}
        return {**words, "token": t.token, "unit": t.unit(self.unit), "state": t.letter(t.memory.state)}


@dataclass(frozen=True)
class SetByHand(Claim):
    """The memory of a unit was set by hand."""

    unit: int

    def holds(self, step: Step) -> bool:
        """Whether it was."""
        return bool(step.held(step.memory.state)[self.unit])

    def sentence(self, t: Telling) -> str:
        """With what it would be, where the cell adds and that is another number."""
        parts = parts_of(t.now, self.unit)
        new, total = t.signed_number(parts.new), t.signed_number(parts.kept + parts.added)
        if t.memory.write is None or new == total:
            text = t.translate("Chart caption", "At {token}, {state} of {unit} is set by hand: {new}.")
        else:
            text = t.translate(
                "Chart caption",
                "At {token}, {state} of {unit} is set by hand: {new}; what is kept and added would make {total}.",
            )
        return text.format(token=t.token, state=t.letter(t.memory.state), unit=t.unit(self.unit), new=new, total=total)


@dataclass(frozen=True)
class WrittenAnew(_OfUnit):
    """The memory of a unit is written anew, and nothing of it is kept as it was."""

    def _did(self, step: Step, parts: Parts) -> bool:
        return step.memory.is_anew

    def sentence(self, t: Telling) -> str:
        """From what to what."""
        parts, words = parts_of(t.now, self.unit), self._words(t)
        words["old"], words["new"] = from_to(t, parts.old, parts.new)
        text = t.translate("Chart caption", "At {token}, {unit} is written anew: {state} goes from {old} to {new}.")
        if parts.old == parts.new:
            text = t.translate("Chart caption", "At {token}, {unit} is written anew: {state} is {new}, as it was.")
        elif words["old"] == words["new"]:
            text = t.translate("Chart caption", "At {token}, {unit} is written anew: {state} is {new}.")
        return text.format(**words)


@dataclass(frozen=True)
class StaysEmpty(_OfUnit):
    """Nothing was in a unit, and nothing came."""

    def _did(self, step: Step, parts: Parts) -> bool:
        return parts == (0.0, 0.0, 0.0, 0.0)

    def sentence(self, t: Telling) -> str:
        """That it is empty still."""
        return t.translate("Chart caption", "At {token}, {unit} stays empty.").format(**self._words(t))


@dataclass(frozen=True)
class AddedToEmpty(_OfUnit):
    """Nothing was in a unit, so that it is what was added."""

    def _did(self, step: Step, parts: Parts) -> bool:
        return parts.old == 0.0 and parts.kept == 0.0

    def sentence(self, t: Telling) -> str:
        """How much."""
        text = t.translate("Chart caption", "At {token}, {added} is added to an empty {unit}: {state} is {new}.")
        return text.format(**self._words(t))


@dataclass(frozen=True)
class AllKept(_OfUnit):
    """A unit that held something keeps all of it."""

    def _did(self, step: Step, parts: Parts) -> bool:
        return parts.old == parts.kept != 0.0

    def sentence(self, t: Telling) -> str:
        """And what was added, if anything."""
        words = self._words(t)
        if parts_of(t.now, self.unit).added == 0.0:
            text = t.translate(
                "Chart caption", "At {token}, all of {unit} is kept and nothing is added: {state} stays {new}."
            )
        else:
            text = t.translate(
                "Chart caption", "At {token}, all of {unit} is kept: {old}; {added} is added, and {state} is {new}."
            )
        return text.format(**words)


@dataclass(frozen=True)
class ShareKept(_OfUnit):
    """A unit that held something keeps this share of it."""

    share: Amount

    def _did(self, step: Step, parts: Parts) -> bool:
        return parts.old != 0.0 and 0.0 <= self.share.value <= 1.0 and self.share.covers([share_of(step, self.unit)])

    def sentence(self, t: Telling) -> str:
        """And what was added, if anything."""
        words = self._words(t) | {"share": t.amount(self.share)}
        if parts_of(t.now, self.unit).added == 0.0:
            text = t.translate(
                "Chart caption",
                "At {token}, {share} of {old} is kept in {unit} and nothing is added: {state} is {new}.",
            )
        else:
            text = t.translate(
                "Chart caption",
                "At {token}, {share} of {old} is kept in {unit}; {added} is added, and {state} is {new}.",
            )
        return text.format(**words)


@dataclass(frozen=True)
class GoesTo(_OfUnit):
    """The memory of a unit first becomes what is kept, and then what is added comes to it."""

    def _did(self, step: Step, parts: Parts) -> bool:
        return True

    def sentence(self, t: Telling) -> str:
        """All four numbers."""
        parts, words = parts_of(t.now, self.unit), self._words(t)
        words["old"], words["kept"] = from_to(t, parts.old, parts.kept)
        text = t.translate(
            "Chart caption",
            "At {token}, the memory of {unit} goes from {old} to {kept}; {added} is added, and {state} is {new}.",
        )
        return text.format(**words)


def share_of(step: Step, unit: int) -> float:
    """How much of what was there is kept: the gate, unless a hand has set what it kept; nan of an empty memory."""
    return float(shares_of(step, (unit,))[0])


def shares_of(step: Step, units: tuple[int, ...]) -> Array64:
    """The same of several units."""
    account, chosen, keep = step.scene.account, list(units), step.memory.keep
    old, kept = (np.asarray(part[step.at, chosen], dtype=np.float64) for part in (account.old, account.kept))
    with np.errstate(all="ignore"):
        shares: Array64 = kept / old
    shares[~np.isfinite(shares)] = np.nan
    if keep is not None:
        held = step.held(step.kept_name)
        free = ~held[chosen] if len(held) else np.ones(len(chosen), dtype=np.bool_)
        shares[free] = step.row(keep)[chosen][free]
    return shares


def claims(step: Step, unit: int) -> Iterator[Claim | None]:
    """What to say of a unit, the richest first; then what a hand has set of it."""
    share = share_of(step, unit)
    ways: tuple[Claim, ...] = (
        SetByHand(unit), WrittenAnew(unit), StaysEmpty(unit), AddedToEmpty(unit), AllKept(unit),
        ShareKept(unit, Amount(share, "share")), GoesTo(unit),
    )  # fmt: skip
    yield first_that_holds(ways, step)
    yield from hands_on(step, (unit,))
