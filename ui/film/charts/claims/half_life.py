"""How long what a unit holds after a token lasts: in this run, and if its gate stayed as it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np

from simulator.analysis.charts.half_life import HalfLives
from simulator.analysis.measures import half_lives_of_keep
from ui.film.charts.claims.caption import hands_on
from ui.film.charts.parts.labels import COUNTED, tokens_of
from ui.film.narration.claims.claim import Claim, first_that_holds
from ui.film.narration.step import Step
from ui.film.narration.telling import Telling

HALF = 0.5
Stays = Literal["never forgets", "endless", "shut", "tokens"]


@dataclass(frozen=True)
class WrittenAnew(Claim):
    """Each token writes the memory anew, so that it has no half-life."""

    def holds(self, step: Step) -> bool:
        """Whether the cell does so, and no hand has set all of it."""
        return step.memory.is_anew and not step.held(step.memory.state).all()

    def sentence(self, t: Telling) -> str:
        """That it does."""
        return t.translate("Chart caption", "At {token}, the memory is written anew.").format(token=t.token)


@dataclass(frozen=True)
class HoldsNothing(Claim):
    """A unit holds nothing after this token."""

    unit: int

    def holds(self, step: Step) -> bool:
        """Whether its memory is 0."""
        return bool(step.new[self.unit] == 0.0)

    def sentence(self, t: Telling) -> str:
        """Whether it ever did."""
        text = t.translate("Chart caption", "After {token}, {unit} holds nothing.")
        if self.is_first(t.now):
            text = t.translate("Chart caption", "After {token}, {unit} holds nothing yet.")
        return text.format(token=t.token, unit=t.unit(self.unit))

    def is_first(self, step: Step) -> bool:
        """Whether it has held nothing from the beginning of the run on."""
        state = step.memory.state
        started = step.layer_trace[f"{state}_prev"][0, self.unit]
        return not started and not step.layer_trace[state][: step.at + 1, self.unit].any()


@dataclass(frozen=True)
class EndsHere(Claim):
    """The run ends with this token."""

    def holds(self, step: Step) -> bool:
        """Whether it is the last."""
        return step.at + 1 == step.layer_trace.steps

    def sentence(self, t: Telling) -> str:
        """That what becomes of a memory cannot be seen any more."""
        return t.translate("Chart caption", "The run ends here, with {token}.").format(token=t.token)


@dataclass(frozen=True)
class ReplacedByHand(Claim):
    """What a unit holds after this token is there by more than half until a hand replaces it, `count` tokens later."""

    lives: HalfLives
    count: int

    def holds(self, step: Step) -> bool:
        """Whether it was a hand that ended it."""
        at = step.at + self.count
        if not self.lives.reached[step.at] or self.lives.steps[step.at] != self.count:
            return False
        then = Step(step.scene, at)
        held = (then.held(name)[self.lives.unit : self.lives.unit + 1] for name in (step.memory.state, step.kept_name))
        return any(bool(each.any()) for each in held)

    def sentence(self, t: Telling) -> str:
        """At which token."""
        text = t.translate("Chart caption", "What {unit} holds after {token} is replaced by hand at {later}.")
        return text.format(unit=t.unit(self.lives.unit), **_two_tokens(t, t.now.at + self.count))


@dataclass(frozen=True)
class TurnsItsSign(Claim):
    """More than half of what a unit holds after this token is there until it is kept with the other sign, `count`
    tokens later.
    """

    lives: HalfLives
    count: int

    def holds(self, step: Step) -> bool:
        """Whether it is what keeps that is below 0 there."""
        last = step.at + self.count
        if not self.lives.reached[step.at] or self.lives.steps[step.at] != self.count or step.memory.keep is None:
            return False
        keep = np.asarray(step.layer_trace[step.memory.keep][step.at + 1 : last + 1, self.lives.unit], dtype=np.float64)
        return bool(keep[-1] < 0.0 and abs(np.prod(keep)) > HALF and step.new[self.lives.unit] != 0.0)

    def sentence(self, t: Telling) -> str:
        """At which token."""
        text = t.translate("Chart caption", "What {unit} holds after {token} is kept with the other sign at {later}.")
        return text.format(unit=t.unit(self.lives.unit), **_two_tokens(t, t.now.at + self.count))


def _two_tokens(t: Telling, later: int) -> dict[str, str]:
    """This token and a later one, told apart where they are one word."""
    tokens = t.scene.trace.tokens
    token = t.other_word(t.now.at) if tokens[later] == tokens[t.now.at] else t.token
    return {"token": token, "later": t.other_word(later)}


@dataclass(frozen=True)
class HalfIsGone(Claim):
    """Half or more of what a unit holds after this token is gone `count` tokens later, and not before."""

    lives: HalfLives
    count: int

    def holds(self, step: Step) -> bool:
        """Whether it is so in this run, by its gates."""
        reached = bool(self.lives.reached[step.at])
        return reached and self.lives.steps[step.at] == self.count and step.new[self.lives.unit] != 0.0

    def sentence(self, t: Telling) -> str:
        """How many tokens later."""
        if self.count == 1:
            text = t.translate(
                "Chart caption", "Half or more of what {unit} holds after {token} is gone a token later."
            )
        else:
            text = t.translate(
                "Chart caption", "Half or more of what {unit} holds after {token} is gone {count} tokens later."
            )
        return text.format(unit=t.unit(self.lives.unit), token=t.token, count=self.count)


@dataclass(frozen=True)
class OutlastsTheRun(Claim):
    """More than half of what a unit holds after this token is there to the end of the run, a token or more later."""

    lives: HalfLives

    def holds(self, step: Step) -> bool:
        """Whether it never comes to half."""
        reached, last = bool(self.lives.reached[step.at]), EndsHere().holds(step)
        return not reached and not last and step.new[self.lives.unit] != 0.0

    def sentence(self, t: Telling) -> str:
        """That it does."""
        text = t.translate("Chart caption", "More than half of what {unit} holds after {token} outlasts the run.")
        return text.format(unit=t.unit(self.lives.unit), token=t.token)


@dataclass(frozen=True)
class IfItStayed(Claim):
    """What the half-life of a unit would be if its gate stayed as it is at this token, or that it has none to shut."""

    unit: int
    stays: Stays

    def holds(self, step: Step) -> bool:
        """Whether there is a gate that keeps, or 1 less a gate, and it is 1 or more, 0, or between."""
        if step.memory.keep is None:
            return self.stays == "never forgets" and not step.memory.is_anew
        if step.memory.keep not in step.scene.shares:
            return False
        gate = float(step.gate[self.unit])
        return {"endless": gate >= 1.0, "shut": gate == 0.0, "tokens": 0.0 < gate < 1.0}.get(self.stays, False)

    def sentence(self, t: Telling) -> str:
        """In tokens where it is between."""
        if self.stays == "never forgets":
            return t.translate("Chart caption", "This cell forgets nothing by itself.")
        if self.stays == "endless":
            text = t.translate("Chart caption", "With the gate as it is at {token}, the half-life would be endless.")
        elif self.stays == "shut":
            text = t.translate(
                "Chart caption", "With the gate as it is at {token}, nothing would be left a token later."
            )
        else:
            text = t.translate("Chart caption", "With the gate as it is at {token}, the half-life would be {stays}.")
            return text.format(token=t.token, stays=self._tokens(t))
        return text.format(token=t.token)

    def _tokens(self, t: Telling) -> str:
        value = float(half_lives_of_keep(t.now.gate)[self.unit])
        if value > COUNTED:
            return t.translate("Chart caption", "more than a million tokens")
        count = tokens_of(t.language, value)
        text = (
            t.translate("Chart caption", "1 token") if count == "1" else t.translate("Chart caption", "{count} tokens")
        )
        return text.format(count=count)


def claims(step: Step, lives: HalfLives) -> Iterator[Claim | None]:
    """How long a unit's memory lasts in this run; what a hand has set; how long it would last if its gate stayed."""
    unit, count = lives.unit, int(lives.steps[step.at])
    ways: tuple[Claim, ...] = (
        WrittenAnew(), HoldsNothing(unit), EndsHere(), ReplacedByHand(lives, count), TurnsItsSign(lives, count),
        HalfIsGone(lives, count), OutlastsTheRun(lives),
    )  # fmt: skip
    yield first_that_holds(ways, step)
    names = (step.memory.keep,) if step.memory.keep else (step.memory.state,)
    yield from hands_on(step, (unit,), names)
    yield from (IfItStayed(unit, stays) for stays in ("never forgets", "endless", "shut", "tokens"))
