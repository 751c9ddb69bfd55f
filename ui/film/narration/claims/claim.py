"""What a sentence claims of a step, as a value: it can be asked whether it holds, and is put into words last."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable

from ui.film.narration.step import Step
from ui.film.narration.telling import Telling


class Claim(ABC):
    """Something that is said of a step: of which units, with which relation, and with which numbers.

    What holds is decided by the trace at the digits that are printed, and a claim that does not hold is not said. The
    words of a claim are the same in every style of caption and in every language but for their form.
    """

    @abstractmethod
    def holds(self, step: Step) -> bool:
        """Whether it is true of a step, at the digits it is shown with."""

    @abstractmethod
    def sentence(self, t: Telling) -> str:
        """It as a sentence, or as a part of one."""

    def symbols(self, t: Telling) -> str:
        """It with symbols, without an end; "" where symbols would say no more than the formula beside it."""
        return ""

    @property
    def tells_a_mean(self) -> bool:
        """Whether its number is a mean of several, beside which the largest of them is worth a word."""
        return False

    def is_new(self, step: Step) -> bool:
        """Whether it did not hold at the token before."""
        return step.before is None or not self.holds(step.before)


def first_that_holds(claims: Iterable[Claim], step: Step) -> Claim | None:
    """The first of several ways to say something that is true; None where none is. The richest come first."""
    return next((claim for claim in claims if claim.holds(step)), None)
