"""Values that did not come from their equation, but from somebody's hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from ui.film.narration.amounts import Amount
from ui.film.narration.claims.claim import Claim
from ui.film.narration.step import Step
from ui.film.narration.telling import SPELLED, Telling


@dataclass(frozen=True)
class ByHand(Claim):
    """These units of a quantity, and no others, were set by hand."""

    name: str
    units: tuple[int, ...]

    def holds(self, step: Step) -> bool:
        """Whether just these are held."""
        return bool(self.units) and tuple(np.flatnonzero(step.held(self.name)).tolist()) == self.units

    def sentence(self, t: Telling) -> str:
        """With the values, where they are few."""
        template = t.translate("Caption", "Set by hand, not computed: {values}.")
        return template.format(values=written(t, self.name, self.units, t.letter(self.name)))

    def symbols(self, t: Telling) -> str:
        """The same behind its values."""
        values = written(t, self.name, self.units, t.own_symbol(self.name))
        return t.translate("Caption", "{values}, set by hand").format(values=values)


@dataclass(frozen=True)
class AddedByHand(Claim):
    """All that is added was set by hand."""

    def holds(self, step: Step) -> bool:
        """Whether it is held in all units."""
        write = step.memory.write or ""
        return step.has(write) and bool(step.held(write).all())

    def sentence(self, t: Telling) -> str:
        """The vector; of many units, that it was."""
        added = t.now.row(t.memory.write or "")
        if len(added) > SPELLED:
            return t.translate("Caption", "What is added here is set by hand, not computed.")
        text = t.translate("Caption", "Set by hand, not computed: {values} is added.")
        return text.format(values=t.vector(added))


@dataclass(frozen=True)
class BeyondAnyGate(Claim):
    """What was added by hand is more than the cell could write: its true writes are between −1 and 1."""

    def holds(self, step: Step) -> bool:
        """Whether a value of 1 or more was set, where the equations give none."""
        write = step.memory.write or ""
        if not step.is_held(write) or not step.is_bounded(write):
            return False
        return bool(np.abs(step.row(write)[step.held(write)]).max() >= 1.0)

    def sentence(self, t: Telling) -> str:
        """No gate could do that."""
        return t.translate("Caption", "No gate could do that: a true write is between −1 and 1.")


@dataclass(frozen=True)
class KeptByHand(Claim):
    """The gate that keeps was set by hand in all units, and what is kept is its product with the memory."""

    def holds(self, step: Step) -> bool:
        """Whether the gate alone is held, in units few enough to be spelled out."""
        keep = step.memory.keep or ""
        small = step.has(keep) and len(step.old) <= SPELLED
        return small and bool(step.held(keep).all()) and not step.is_held(step.kept_name)

    def sentence(self, t: Telling) -> str:
        """The product."""
        template = t.translate("Caption", "Set by hand, not computed: {old} · {gate} = {kept}.")
        now = t.now
        return template.format(old=t.vector(now.old), gate=t.vector(now.gate), kept=t.vector(now.kept))


@dataclass(frozen=True)
class NoTrueSigmoid(Claim):
    """A gate was set to a value that a sigmoid comes near to and never reaches."""

    gate: str

    def holds(self, step: Step) -> bool:
        """Whether a held value is 0 or 1, of a gate that a sigmoid computes."""
        if not step.is_held(self.gate) or step.cell.parsed.operation(self.gate).op != "sigmoid":
            return False
        return bool(np.isin(step.row(self.gate)[step.held(self.gate)], (0.0, 1.0)).any())

    def sentence(self, t: Telling) -> str:
        """That it never does."""
        return t.translate("Caption", "A true sigmoid never reaches 0 or 1.")


def written(t: Telling, name: str, units: tuple[int, ...], letter: str) -> str:
    """What these units of a quantity were set to, "f = 1 in gender"; what it would be computed from is not told."""
    values = t.now.row(name)
    if len(units) == len(values) and len(values) <= SPELLED:
        return f"{letter} = {t.figure(values[0]) if len(values) == 1 else t.vector(values)}"
    part = t.translate("Caption", "{name} in {units}")
    held = values[list(units)].tolist()
    if Amount(held[0]).covers(held):
        part = t.translate("Caption", "{name} = {value} in {units}")
    return part.format(name=letter, value=t.figure(held[0]), units=t.entries(name, units, len(values)))


def by_hand(step: Step, names: Iterable[str | None]) -> Iterator[ByHand]:
    """That quantities were set by hand, one claim each, in the order given; nothing of those that were not."""
    for name in dict.fromkeys(names):
        if name and step.is_held(name):
            yield ByHand(name, tuple(np.flatnonzero(step.held(name)).tolist()))
