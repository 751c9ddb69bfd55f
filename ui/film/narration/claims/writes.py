"""What a token writes to the memory: to which units, and how much."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from simulator.arrays import Array64
from ui.film.narration.amounts import AT_MOST, Amount, written_like
from ui.film.narration.claims.claim import Claim
from ui.film.narration.step import NOTICEABLE, Step, by_size
from ui.film.narration.telling import Telling


def added(step: Step) -> Array64:
    """What is added to the memory, unit by unit."""
    return step.row(step.memory.write or "")


def least_write(step: Step) -> float:
    """The size above which a write is more than next to nothing: beside the memory, or half of 1 where that is less."""
    return NOTICEABLE * max(step.scale, 0.5)


@dataclass(frozen=True)
class WritesNothing(Claim):
    """All that is added is 0."""

    def holds(self, step: Step) -> bool:
        """Whether it is exactly so."""
        return not added(step).any()

    def sentence(self, t: Telling) -> str:
        """Nothing."""
        return t.translate("Caption", "{token} writes nothing.").format(token=t.token)


@dataclass(frozen=True)
class WritesHardlyAnything(Claim):
    """What is added is next to nothing: in this unit most, or with no unit at most so much."""

    unit: int | None
    size: Amount

    def holds(self, step: Step) -> bool:
        """Whether no write is noticeable, and none is larger; one unit has to stand out at the digits shown."""
        values = added(step)
        sizes = np.abs(values)
        if not values.any() or sizes.max() > least_write(step):
            return False
        if self.unit is None:
            return self.size.covers(sizes.tolist())
        others = np.delete(sizes, self.unit)
        alone = len(written_like(Amount(float(sizes[self.unit]), "signed"), sizes)) == 1
        largest = bool((others < sizes[self.unit]).all())
        return alone and largest and self.size.covers([float(values[self.unit])])

    def sentence(self, t: Telling) -> str:
        """With its place where it has one."""
        if self.unit is None:
            text = t.translate("Caption", "{token} writes next to nothing: {value} at most.")
        elif len(added(t.now)) == 1:
            text = t.translate("Caption", "{token} writes next to nothing: {value}.")
        else:
            text = t.translate("Caption", "{token} writes next to nothing; the most is {value} to {unit}.")
        unit = "" if self.unit is None else t.unit(self.unit)
        return text.format(token=t.token, value=t.amount(self.size), unit=unit)


@dataclass(frozen=True)
class WritesAlike(Claim):
    """The same is added to every unit, at the digits shown."""

    value: Amount

    def holds(self, step: Step) -> bool:
        """Whether it is more than one unit, and all are printed alike."""
        values = added(step)
        return len(values) > 1 and bool(values.any()) and self.value.covers(values.tolist())

    def sentence(self, t: Telling) -> str:
        """To each of them."""
        text = t.translate("Caption", "{token} writes {value} to each of {total} units.")
        return text.format(token=t.token, value=t.amount(self.value), total=len(added(t.now)))


@dataclass(frozen=True)
class WritesTo(Claim):
    """So much is added to these units, the largest first, and next to nothing, nothing or nothing is left elsewhere."""

    units: tuple[int, ...]

    def holds(self, step: Step) -> bool:
        """Whether they are all units with a noticeable write."""
        sizes = np.abs(added(step))
        return bool(self.units) and set(self.units) == set(np.flatnonzero(sizes > least_write(step)).tolist())

    def sentence(self, t: Telling) -> str:
        """Each with its value."""
        values = added(t.now)
        others = np.delete(values, list(self.units))
        text = t.translate("Caption", "{token} writes {values}.")
        if len(others) and not others.any():
            text = t.translate("Caption", "{token} writes {values}; nothing elsewhere.")
        elif len(others):
            text = t.translate("Caption", "{token} writes {values}; next to nothing elsewhere.")
        return text.format(token=t.token, values=_listed(t, values, self.units))


@dataclass(frozen=True)
class WritesMost(Claim):
    """Something is added to all units, or to so many; most to these, the largest first."""

    units: tuple[int, ...]

    def holds(self, step: Step) -> bool:
        """Whether no other unit has as much, at the digits shown."""
        sizes = np.abs(added(step))
        others = np.delete(sizes, list(self.units))
        if not self.units or not len(others):
            return False
        one, other = (Amount(float(size), "signed") for size in (sizes[list(self.units)].min(), others.max()))
        return one.value > other.value and one.text != other.text

    def sentence(self, t: Telling) -> str:
        """With how many they are."""
        values = added(t.now)
        count = int(np.count_nonzero(values))
        text = t.translate("Caption", "{token} writes to {count} of {total} units, most of all {values}.")
        if count == len(values):
            text = t.translate("Caption", "{token} writes to all {total} units, most of all {values}.")
        return text.format(token=t.token, count=count, total=len(values), values=_listed(t, values, self.units))


@dataclass(frozen=True)
class WritesBetween(Claim):
    """Something is added, from so much to so much, to so many units."""

    def holds(self, step: Step) -> bool:
        """Whether it is added to more than one unit."""
        return int(np.count_nonzero(added(step))) > 1

    def sentence(self, t: Telling) -> str:
        """The range over the units to which anything is written."""
        values = added(t.now)
        written = values[values != 0.0]
        text = t.translate("Caption", "{token} writes {range} to {total} units.")
        if len(written) < len(values):
            text = t.translate("Caption", "{token} writes {range} to {count} of {total} units.")
        return text.format(
            token=t.token, range=t.between(written, "signed"), count=len(written), total=len(values)
        )  # fmt: skip


def _listed(t: Telling, values: Array64, units: tuple[int, ...]) -> str:
    if len(values) == 1:
        return t.signed_number(values[0])
    part = t.translate("Caption", "{value} to {unit}")
    return t.list_words([part.format(value=t.signed_number(values[k]), unit=t.unit(k)) for k in units])


def writes(t: Telling) -> Iterator[Claim]:
    """What to say of what is added, the richest first."""
    step, values = t.now, added(t.now)
    order = by_size(values)
    yield WritesNothing()
    if len(values):
        yield WritesHardlyAnything(order[0], Amount(float(values[order[0]]), "signed"))
        yield WritesHardlyAnything(None, Amount(float(np.abs(values).max()), "figure", AT_MOST))
    worth = tuple(k for k in order if abs(values[k]) > least_write(step))
    if len(worth) <= t.named:
        yield WritesTo(worth)
    yield WritesAlike(Amount(float(values[0]), "signed"))
    yield WritesMost(tuple(t.largest(values)))
    yield WritesBetween()
