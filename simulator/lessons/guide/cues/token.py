"""A chosen token, at whose beginning playing stops, whatever the numbers are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from simulator.lessons.guide.cues.asked import Asked, TokenAsked
from simulator.lessons.guide.cues.cue import Cue, Met, Reason, Token
from simulator.network.trace import Trace


class AtToken(Cue, frozen=True, omit_defaults=True, tag="token"):
    """A chosen token, from 0."""

    token: int

    title = "A chosen token"
    place = 3
    asked: ClassVar[dict[str, Asked]] = {"token": TokenAsked()}
    reasons = ("the chosen token {token}",)

    def places(self, trace: Trace) -> Iterable[Met]:
        """The beginning of the token."""
        return [Met(self.token, None)]

    def reason(self, trace: Trace, met: Met) -> Reason:
        """The token itself."""
        return Reason(self.reasons[0], {"token": Token(met.step)})

    def description(self) -> str:
        """The token's number."""
        return f"at token {self.token}"


CUE = AtToken
