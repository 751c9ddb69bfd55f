"""Where most was written to a layer's memory, in the few words that stand beside the vector."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ui.film.narration.amounts import Amount, written_like
from ui.film.narration.claims.claim import Claim
from ui.film.narration.step import Step
from ui.film.narration.telling import Telling


@dataclass(frozen=True)
class MostWritten(Claim):
    """These units are written to most, all of them by the same size at the digits shown."""

    quantity: str
    units: tuple[int, ...]
    size: Amount

    def holds(self, step: Step) -> bool:
        """Whether they are all that are written so much, and no other is written more."""
        if not step.has(self.quantity) or not self.units:
            return False
        sizes = np.abs(step.row(self.quantity))
        alike = written_like(self.size, sizes)
        least = min((sizes[k] for k in alike), default=0.0)
        return alike == self.units and least > 0.0 and bool((np.delete(sizes, alike) < least).all())

    def sentence(self, t: Telling) -> str:
        """The unit, the units, or that all are written alike."""
        total = len(t.now.row(self.quantity))
        if len(self.units) == total and total > 1:
            return t.translate("Picture", "alike to all {total} units").format(total=total)
        return t.translate("Picture", "most to {unit}").format(unit=t.units(self.units, total))

    def number(self, t: Telling) -> str:
        """What they are written; where signs differ, only how much."""
        values = t.now.row(self.quantity)[list(self.units)]
        if Amount(float(values[0]), "signed").covers(values.tolist()):
            return t.signed_number(values[0])
        return f"±{t.amount(self.size).lstrip('+')}"


def _size(value: float) -> Amount:
    return Amount(value, "signed")


def most_written(step: Step, quantity: str) -> MostWritten | None:
    """Where most is written; None where nothing is, or no number."""
    sizes = np.abs(step.row(quantity))
    if not sizes.any() or not np.isfinite(sizes).all():
        return None
    size = _size(float(sizes.max()))
    claim = MostWritten(quantity, written_like(size, sizes), size)
    return claim if claim.holds(step) else None
