"""A chosen token, at whose beginning playing stops, whatever the numbers are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from simulator.lessons.guide.cues.cue import Cue, Match, Reason, Token
from simulator.lessons.guide.cues.fields import Field, TokenField
from simulator.network.trace import Trace


class AtToken(Cue, frozen=True, omit_defaults=True, tag="token"):
    """A chosen token, from 0."""

    token: int

    title = "A chosen token"
    place = 3
    form: ClassVar[dict[str, Field]] = {"token": TokenField()}
    reasons = ("the chosen token {token}",)

    def find_places(self, trace: Trace) -> Iterable[Match]:
        """The beginning of the token."""
        return [Match(self.token, None)]

    def reason(self, trace: Trace, match: Match) -> Reason:
        """The token itself."""
        return Reason(self.reasons[0], {"token": Token(match.step)})

    def describe(self) -> str:
        """The token's number."""
        return f"at token {self.token}"


CUE = AtToken
