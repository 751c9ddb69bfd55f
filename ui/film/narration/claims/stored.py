"""A gate that is not shut on anything stored: it stays open, lets a part through, or has nothing to keep."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from simulator.equations.expressions import Binary, Expression, Name, Number
from ui.film.narration.amounts import AT_LEAST, AT_MOST, Amount, least
from ui.film.narration.claims.claim import Claim
from ui.film.narration.step import CLOSED, OPEN, Step, by_size
from ui.film.narration.telling import Telling


@dataclass(frozen=True)
class EveryMemoryKept(Claim):
    """The gate is open in all units of the layer: every memory keeps so much, or at least so much of its value."""

    share: Amount

    def holds(self, step: Step) -> bool:
        """Whether more than one unit holds something, and no unit keeps less."""
        opened = bool((step.gate >= OPEN).all()) and step.keeps_share and (step.old != 0.0).sum() > 1
        return opened and self.share.covers(step.gate.tolist())

    def sentence(self, t: Telling) -> str:
        """Whether it was open before, too; in one short sentence where it kept the same."""
        gate, before = t.gate_name(t.memory.keep or ""), t.now.before
        if not self.is_new(t.now):
            return t.translate("Caption", "Nothing new: the {gate} stays open.").format(gate=gate)
        stays, bounds = before is not None and (before.gate >= OPEN).all(), self.share.side is AT_LEAST
        if stays and bounds:
            text = t.translate("Caption", "The {gate} stays open: every memory keeps at least {share} of its value.")
        elif stays:
            text = t.translate("Caption", "The {gate} stays open: every memory keeps {share} of its value.")
        elif bounds:
            text = t.translate("Caption", "The {gate} is open: every memory keeps at least {share} of its value.")
        else:
            text = t.translate("Caption", "The {gate} is open: every memory keeps {share} of its value.")
        return text.format(gate=gate, share=t.amount(self.share))


@dataclass(frozen=True)
class OpenWhereStored(Claim):
    """The gate is open on these units, all that hold something; with `noticeable`, all that hold much."""

    units: tuple[int, ...]
    share: Amount
    noticeable: bool

    def holds(self, step: Step) -> bool:
        """Whether they are all, and none of them keeps less."""
        there = step.stored if self.noticeable else step.old != 0.0
        values = step.gate[list(self.units)]
        known = bool(self.units) and tuple(np.flatnonzero(there).tolist()) == self.units
        return known and bool((values >= OPEN).all()) and step.keeps_share and self.share.covers(values.tolist())

    def sentence(self, t: Telling) -> str:
        """Of one unit with what it holds; of several by their names, of many by their number."""
        if len(t.now.old) == 1:
            text = t.translate("Caption", "The {gate} is open: {share} of {value} is kept.")
        elif len(self.units) == 1:
            text = t.translate("Caption", "The {gate} is open on {units}: {share} of its {value} is kept.")
        elif self.noticeable:
            text = t.translate("Caption", "The {gate} is open where much is stored ({units}): {share} is kept there.")
            if self.share.side is AT_LEAST:
                text = t.translate(
                    "Caption", "The {gate} is open where much is stored ({units}): at least {share} is kept there."
                )
        else:
            text = t.translate(
                "Caption", "The {gate} is open where something is stored ({units}): {share} is kept there."
            )
            if self.share.side is AT_LEAST:
                text = t.translate(
                    "Caption", "The {gate} is open where something is stored ({units}): at least {share} is kept there."
                )
        return text.format(
            gate=t.gate_name(t.memory.keep or ""), units=t.units(self.units, len(t.now.old)),
            share=t.amount(self.share), value=t.signed_number(t.now.old[self.units[0]]),
        )  # fmt: skip


@dataclass(frozen=True)
class ShutOnNothing(Claim):
    """The gate is shut on these units, all of them that hold nothing at all; `besides` those of which it is said."""

    units: tuple[int, ...]
    besides: tuple[int, ...] = ()

    def holds(self, step: Step) -> bool:
        """Whether just these are shut and empty."""
        return bool(self.units) and shut_on_nothing(step, self.besides).units == self.units

    def sentence(self, t: Telling) -> str:
        """That nothing is lost there."""
        text = t.translate("Caption", "It is shut on {units}, but nothing is stored there.")
        if self.besides:
            text = t.translate("Caption", "It is shut on {units} as well, but nothing is stored there.")
        return text.format(units=t.units(self.units, len(t.now.old)))


def shut_on_nothing(step: Step, besides: tuple[int, ...] = ()) -> ShutOnNothing:
    """That the gate is shut on units that hold nothing; of those `besides` it is said already."""
    empty = np.flatnonzero((step.old == 0.0) & (step.gate < CLOSED)).tolist()
    return ShutOnNothing(tuple(k for k in empty if k not in besides), besides)


@dataclass(frozen=True)
class KeepsOnAverage(Claim):
    """The mean of what the gate keeps of the memories, of all units that hold anything; of one alone its share."""

    share: Amount

    def holds(self, step: Step) -> bool:
        """Whether it is the mean of a gate that is a share."""
        there = step.old != 0.0
        return bool(there.any()) and step.keeps_share and self.share.covers([float(step.gate[there].mean())])

    @property
    def tells_a_mean(self) -> bool:
        """It does."""
        return True

    def sentence(self, t: Telling) -> str:
        """Of one memory with its value; where others are empty, that they are not counted."""
        there = np.flatnonzero(t.now.old)
        if 1 < len(there) < len(t.now.old):
            text = t.translate("Caption", "Where something is stored, the {gate} keeps {mean} on average.")
        elif len(there) > 1:
            text = t.translate("Caption", "On average the {gate} keeps {mean} of a memory.")
        elif len(t.now.old) == 1:
            text = t.translate("Caption", "The {gate} keeps {mean} of {value}.")
        else:
            text = t.translate("Caption", "The {gate} keeps {mean} of {value} in {unit}.")
        return text.format(
            gate=t.gate_name(t.memory.keep or ""), mean=t.amount(self.share),
            value=t.signed_number(t.now.old[there[0]]), unit=t.unit(int(there[0])),
        )  # fmt: skip


@dataclass(frozen=True)
class LargestLoss(Claim):
    """One of several memories loses most: so much of what it holds is kept."""

    unit: int
    share: Amount

    def holds(self, step: Step) -> bool:
        """Whether no other loses as much, at the digits shown."""
        lost = np.abs(step.old - step.kept)
        order = by_size(lost)
        if len(order) < 2 or order[0] != self.unit or lost[self.unit] == 0.0 or not step.keeps_share:
            return False
        if (step.old != 0.0).sum() < 2 or Amount(float(lost[order[1]])).is_written_like(Amount(float(lost[order[0]]))):
            return False
        return self.share.covers([float(step.gate[self.unit])])

    def sentence(self, t: Telling) -> str:
        """With its value."""
        text = t.translate("Caption", "The largest loss is in {unit}: {share} of {value} is kept.")
        value = t.signed_number(t.now.old[self.unit])
        return text.format(unit=t.unit(self.unit), share=t.amount(self.share), value=value)


@dataclass(frozen=True)
class Multiplies(Claim):
    """What keeps is no share: it multiplies what is stored by numbers from so much to so much."""

    def holds(self, step: Step) -> bool:
        """Whether something is stored, and a number is beyond 0 and 1."""
        return bool(step.old.any()) and not step.keeps_share

    def sentence(self, t: Telling) -> str:
        """The range, where something is stored."""
        text = t.translate("Caption", "The {gate} multiplies what is stored by {range}.")
        values = t.now.gate[t.now.old != 0.0]
        return text.format(gate=t.gate_name(t.memory.keep or ""), range=t.between(values, "signed"))


@dataclass(frozen=True)
class NothingToForget(Claim):
    """The memory is empty, and the gate does nothing but keep it: it changes nothing."""

    def holds(self, step: Step) -> bool:
        """Whether all memories are 0, nothing is kept, and nothing else is computed from the gate."""
        return not step.old.any() and not step.kept.any() and step.only_keeps

    def sentence(self, t: Telling) -> str:
        """That it changes nothing."""
        text = t.translate("Caption", "There is nothing in memory to forget: what the {gate} does now changes nothing.")
        return text.format(gate=t.gate_name(t.memory.keep or ""))

    def symbols(self, t: Telling) -> str:
        """The same of the letters."""
        text = t.translate("Caption", "{old} = 0, so {letter} changes nothing")
        return text.format(old=t.symbol(f"{t.memory.state}_prev"), letter=t.symbol(t.memory.keep or ""))


@dataclass(frozen=True)
class NothingToKeep(Claim):
    """The memory is empty; what is left of the gate's share lets a new value in, where the equations say so."""

    def holds(self, step: Step) -> bool:
        """Whether all memories are 0."""
        return not step.old.any() and not step.kept.any()

    def sentence(self, t: Telling) -> str:
        """With the share that is let in."""
        let_in = _let_in(t.now)
        if let_in is None:
            return t.translate("Caption", "Nothing is in memory to keep.")
        text = t.translate("Caption", "Nothing is in memory to keep; {share_name} lets {share} of {name} in.")
        share, name = let_in
        return text.format(
            share_name=f"1 − {t.letter(t.memory.keep or '')}", share=t.between(t.now.row(share), "share"),
            name=t.letter(name),
        )  # fmt: skip

    def symbols(self, t: Telling) -> str:
        """That the memory is 0."""
        return t.translate("Caption", "{old} = 0").format(old=t.symbol(f"{t.memory.state}_prev"))


def _let_in(step: Step) -> tuple[str, str] | None:
    """The quantity 1 − gate, a share here, and what it lets in."""
    made = step.scene.definitions.get(step.memory.write or "")
    if not isinstance(made, Binary) or made.op != "*" or step.memory.keep is None or step.is_held(step.memory.write):
        return None
    left: Expression = Binary("-", Number(1.0), Name(step.memory.keep))
    for share, taken in ((made.left, made.right), (made.right, made.left)):
        if not isinstance(share, Name) or not isinstance(taken, Name) or step.scene.definitions.get(share.name) != left:
            continue
        values = step.row(share.name)
        if step.is_held(share.name):
            return None
        return (share.name, taken.name) if ((values >= 0.0) & (values <= 1.0)).all() else None
    return None


@dataclass(frozen=True)
class HardlyAnythingStored(Claim):
    """Next to nothing is in memory: at most so much."""

    size: Amount

    def holds(self, step: Step) -> bool:
        """Whether no memory is noticeable beside what the step makes of it, and none is larger."""
        return bool(step.old.any()) and not step.stored.any() and self.size.covers(np.abs(step.old).tolist())

    def sentence(self, t: Telling) -> str:
        """That the gate hardly matters, where it does nothing else."""
        if t.now.only_keeps and not t.now.is_held(t.now.kept_name) and t.now.keeps_share:
            text = t.translate("Caption", "Next to nothing is in memory ({value} at most): the {gate} hardly matters.")
        else:
            text = t.translate("Caption", "Next to nothing is in memory: {value} at most.")
        return text.format(gate=t.gate_name(t.memory.keep or ""), value=t.amount(self.size))

    def symbols(self, t: Telling) -> str:
        """A bound of the size."""
        return f"|{t.symbol(f'{t.memory.state}_prev')}| ≤ {t.amount(self.size)}"


def hardly_anything(step: Step) -> HardlyAnythingStored:
    """That next to nothing is stored."""
    return HardlyAnythingStored(Amount(float(np.abs(step.old).max(initial=0.0)), "figure", AT_MOST))


def kept_in_all(step: Step) -> Iterator[Claim]:
    """What to say of a gate that is shut on nothing stored, the richest first."""
    there = tuple(np.flatnonzero(step.old).tolist())
    yield EveryMemoryKept(least(step.gate.tolist(), "share"))
    for units, noticeable in ((there, False), (tuple(np.flatnonzero(step.stored).tolist()), True)):
        if units:
            yield OpenWhereStored(units, least(step.gate[list(units)].tolist(), "share"), noticeable)
    if there:
        yield KeepsOnAverage(Amount(float(step.gate[list(there)].mean()), "share"))


def largest_loss(step: Step) -> LargestLoss:
    """Which memory loses most."""
    unit = by_size(np.abs(step.old - step.kept))[0]
    return LargestLoss(unit, Amount(float(step.gate[unit]), "share"))
