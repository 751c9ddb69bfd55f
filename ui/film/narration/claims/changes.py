"""What a step makes of the memory: the sum, signs that turn, the largest change, or none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from simulator.arrays import Array64
from ui.film.narration.amounts import AT_MOST, Amount, written_like
from ui.film.narration.claims.claim import Claim
from ui.film.narration.step import NOTICEABLE, Step, by_size
from ui.film.narration.telling import SPELLED, Telling
from ui.film.text.apart import tell_apart
from ui.film.text.number_format import signed

ROUNDED = 4.0  # units of the last place by which rounding may change a memory that stays
HARDLY = 0.01  # a change that is a smaller share of a memory, or of 1, hardly changes it


@dataclass(frozen=True)
class IsTheSum(Claim):
    """What is kept and what is added, one plus the other, is the new memory, in every unit."""

    def holds(self, step: Step) -> bool:
        """Whether no unit of the memory was set by hand, and the cell adds."""
        return step.has(step.kept_name, step.memory.write) and not step.is_held(step.memory.state)

    def sentence(self, t: Telling) -> str:
        """With the vectors where one of the two was set by hand."""
        now, write = t.now, t.memory.write or ""
        if len(now.new) > SPELLED or not now.is_held(t.memory.keep, write, now.kept_name):
            return t.translate("Caption", "Kept plus added is the new memory.")
        text = t.translate("Caption", "Kept plus added is the new memory: {kept} + {added} = {new}.")
        kept, added = t.vector(now.kept), t.vector(now.row(write))
        return text.format(kept=kept, added=added, new=t.vector(now.new))

    def is_spelled_out(self, step: Step) -> bool:
        """Whether the sentence shows what a hand has set."""
        held = step.is_held(step.memory.keep, step.memory.write, step.kept_name)
        return held and len(step.new) <= SPELLED

    def is_new(self, step: Step) -> bool:
        """Also where its vectors are shown."""
        return self.is_spelled_out(step) or super().is_new(step)


@dataclass(frozen=True)
class SignsTurn(Claim):
    """The memory of these units, all in which it does, changes its sign; the largest change first."""

    units: tuple[int, ...]

    def holds(self, step: Step) -> bool:
        """Whether just they do, by themselves, and one of them noticeably before and after."""
        turned = np.flatnonzero(_turned(step)).tolist()
        clear = np.minimum(np.abs(step.old), np.abs(step.new))[turned] > NOTICEABLE * step.scale
        return sorted(self.units) == turned and bool(clear.any())

    def sentence(self, t: Telling) -> str:
        """From what to what, for as many as are named."""
        part = t.translate("Caption", "{unit} (from {old} to {new})")
        named = self.units[: max(1, t.named - 1)]
        turns = []
        for k in named:
            old, new = (t.signed_number(float(values[k])) for values in (t.now.old, t.now.new))
            turns.append(part.format(unit=t.unit(k), old=old, new=new))
        if len(t.now.new) == 1:
            text = t.translate("Caption", "The sign turns, from {old} to {new}.")
            old, new = (t.signed_number(float(values[0])) for values in (t.now.old, t.now.new))
            return text.format(old=old, new=new)
        text = t.translate("Caption", "The sign turns in {units}.")
        if len(named) < len(self.units):
            text = t.translate("Caption", "The sign turns in {count} of {total} units, such as {units}.")
        return text.format(units=t.list_words(turns), count=len(self.units), total=len(t.now.new))

    def symbols(self, t: Telling) -> str:
        """Where it turns."""
        turned = t.translate("Caption", "{letter} turns its sign in {units}")
        return turned.format(letter=t.symbol(t.memory.state), units=t.units(self.units, len(t.now.new)))


def _turned(step: Step) -> Array64:
    """Where the memory changes its sign, and was not set by hand."""
    return np.asarray((np.sign(step.old) * np.sign(step.new) < 0) & ~step.held(step.memory.state))


@dataclass(frozen=True)
class StaysTheSame(Claim):
    """No unit of the memory changes at all."""

    def holds(self, step: Step) -> bool:
        """Whether it is exactly the same."""
        return step.stays

    def sentence(self, t: Telling) -> str:
        """In one short sentence where it was so before."""
        if not self.is_new(t.now):
            return t.translate("Caption", "Nothing new: the memory stays as it is.")
        return t.translate("Caption", "The memory stays as it was.")

    def symbols(self, t: Telling) -> str:
        """That they are equal."""
        return f"{t.symbol(t.memory.state)} = {t.symbol(f'{t.memory.state}_prev')}"


@dataclass(frozen=True)
class HardlyChanges(Claim):
    """Every memory changes by less than a hundredth of itself, or of 1 where it is smaller; at most by so much."""

    size: Amount

    def holds(self, step: Step) -> bool:
        """Whether none changes by more."""
        change = np.abs(step.new - step.old)
        own = np.maximum(np.maximum(np.abs(step.old), np.abs(step.new)), step.scale)
        return bool(change.any()) and bool((change <= HARDLY * own).all()) and self.size.covers(change.tolist())

    def sentence(self, t: Telling) -> str:
        """The bound."""
        return t.translate("Caption", "The memory hardly changes: by {value} at most.").format(
            value=t.amount(self.size)
        )


@dataclass(frozen=True)
class ChangesMost(Claim):
    """The memory of these units changes most, by the same at the digits shown; where it is one, from what to what."""

    units: tuple[int, ...]
    size: Amount

    def holds(self, step: Step) -> bool:
        """Whether all with that change are named, no other changes more, and it is more than rounding may have made."""
        change = np.abs(step.new - step.old)
        alike = written_like(self.size, change)
        least = ROUNDED * np.finfo(step.layer_trace.rows.dtype).eps * np.maximum(np.abs(step.old), np.abs(step.new))
        most = bool((change > least).any()) and list(alike) == sorted(self.units)
        return most and int(np.argmax(change)) in self.units

    def sentence(self, t: Telling) -> str:
        """One unit's memory by its values, of equal ones the size of the change."""
        old, new = (values[self.units[0]] for values in (t.now.old, t.now.new))
        words = dict(zip(("old", "new"), from_to(t, float(old), float(new)), strict=True))
        if len(t.now.new) == 1:
            text = t.translate("Caption", "The memory goes from {old} to {new}.")
        elif len(self.units) == 1:
            text = t.translate("Caption", "The largest change is in {units}, from {old} to {new}.")
        else:
            text = t.translate("Caption", "The largest change is the same in {units}: {value}.")
        return text.format(units=t.units(self.units, len(t.now.new)), value=t.amount(self.size), **words)

    def symbols(self, t: Telling) -> str:
        """The size of the difference."""
        difference = f"|{t.symbol(t.memory.state)} − {t.symbol(f'{t.memory.state}_prev')}|"
        if len(t.now.new) == 1:
            return f"{difference} = {t.amount(self.size)}"
        text = t.translate("Caption", "largest {size} in {unit}: {value}")
        units = t.units(self.units, len(t.now.new))
        return text.format(size=difference, unit=units, value=t.amount(self.size))


def from_to(t: Telling, old: float, new: float) -> tuple[str, str]:
    """Two numbers that differ, with as many digits as show it."""
    first, second = map(t.language.number, tell_apart(old, new, signed))
    return first, second


@dataclass(frozen=True)
class StepsGetSmaller(Claim):
    """Why the memory of a cell that mixes (kept share z, written share 1 − z) cannot go on growing."""

    unit: int

    def holds(self, step: Step) -> bool:
        """Whether the unit goes on in its direction by less than half its step before, and is a mean of values below 1.

        It is one where nothing in the run was set by hand and the memory started below 1.
        """
        if not step.mixed or step.before is None or step.before.before is None or step.layer_trace.holds:
            return False
        before, old, new = (float(each[self.unit]) for each in (step.before.old, step.old, step.new))
        moved, moved_before = new - old, old - before
        smaller = 0.002 < abs(moved) < min(0.1, abs(moved_before)) and moved * new > 0.0
        started = np.abs(step.layer_trace[f"{step.memory.state}_prev"][0]).max(initial=0.0)
        return smaller and 0.5 < abs(new) < 1.0 and bool(started <= 1.0)

    def sentence(self, t: Telling) -> str:
        """With the formula of the mean."""
        text = t.translate(
            "Caption", "The step in {unit} is only {value}: {h} is a mean of old and new, {formula}, and cannot pass 1."
        )
        z, h, n = t.letter(t.memory.keep or ""), t.letter(t.memory.state), t.letter(t.now.mixed)
        size = t.figure(abs(float(t.now.new[self.unit] - t.now.old[self.unit])))
        return text.format(unit=t.unit(self.unit), value=size, h=h, formula=f"{z}·{h} + (1−{z})·{n}")


def turns_of(step: Step) -> SignsTurn:
    """In which units the sign turns."""
    change = np.abs(step.new - step.old)
    turned = _turned(step)
    return SignsTurn(tuple(k for k in by_size(change) if turned[k]))


def changes(step: Step) -> Iterator[Claim]:
    """What becomes of the memory, the richest first."""
    change = np.abs(step.new - step.old)
    yield from (StepsGetSmaller(k) for k in by_size(change)[:8] if step.mixed)
    yield turns_of(step)
    yield from changes_in_size(step)


def changes_in_size(step: Step) -> Iterator[Claim]:
    """By how much the memory changes."""
    change = np.abs(step.new - step.old)
    largest = float(change.max(initial=0.0))
    yield StaysTheSame()
    yield HardlyChanges(Amount(largest, "figure", AT_MOST))
    size = Amount(largest)
    yield ChangesMost(written_like(size, change), size)
