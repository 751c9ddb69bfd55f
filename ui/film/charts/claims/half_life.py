"""How long what a unit held after earlier tokens has lasted, and how long it would if its gate stayed as it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

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
class FirstHeld(Claim):
    """A unit holds something after this token, and held nothing before it."""

    unit: int

    def holds(self, step: Step) -> bool:
        """Whether its memory is another than 0 for the first time."""
        started = step.layer_trace[f"{step.memory.state}_prev"][0, self.unit]
        before = step.layer_trace[step.memory.state][: step.at, self.unit]
        return bool(step.new[self.unit] != 0.0) and not started and not before.any()

    def sentence(self, t: Telling) -> str:
        """That it does."""
        text = t.translate("Chart caption", "After {token}, {unit} holds something, where it held nothing before.")
        return text.format(token=t.token, unit=t.unit(self.unit))


@dataclass(frozen=True)
class HalfIsGone(Claim):
    """Half or more of what a unit held after an earlier token, `since`, is gone with this one, and was not before.

    `since` is the earliest of which that is so.
    """

    lives: HalfLives
    since: int

    def holds(self, step: Step) -> bool:
        """Whether it is so in this run, by its gates."""
        gone = held_before(step, self.lives, self.lives.gone_at(step.at))
        return self.since in gone[:1]

    def sentence(self, t: Telling) -> str:
        """How many tokens later."""
        text = t.translate(
            "Chart caption",
            "At {token}, half or more of what {unit} held after {earlier}, {count} tokens before, is gone.",
        )
        if self.since + 1 == t.now.at:
            text = t.translate(
                "Chart caption", "At {token}, half or more of what {unit} held after {earlier}, just before, is gone."
            )
        return text.format(unit=t.unit(self.lives.unit), count=t.now.at - self.since, **_two_tokens(t, self.since))


@dataclass(frozen=True)
class ReplacedByHand(HalfIsGone):
    """More than half of what a unit held after an earlier token was there until a hand replaces it at this one."""

    def holds(self, step: Step) -> bool:
        """Whether it is a hand that ends it."""
        held = (step.held(name)[self.lives.unit : self.lives.unit + 1] for name in (step.memory.state, step.kept_name))
        return super().holds(step) and any(bool(each.any()) for each in held)

    def sentence(self, t: Telling) -> str:
        """Of which token."""
        text = t.translate("Chart caption", "At {token}, what {unit} held after {earlier} is replaced by hand.")
        return text.format(unit=t.unit(self.lives.unit), **_two_tokens(t, self.since))


@dataclass(frozen=True)
class TurnsItsSign(HalfIsGone):
    """More than half of what a unit held after an earlier token is kept at this one, but with the other sign."""

    def holds(self, step: Step) -> bool:
        """Whether it is what keeps that is below 0 here."""
        if step.memory.keep is None or not super().holds(step):
            return False
        keep = np.asarray(step.layer_trace[step.memory.keep], dtype=np.float64)
        passed = keep[self.since + 1 : step.at + 1, self.lives.unit]
        return bool(passed[-1] < 0.0 and abs(np.prod(passed)) > HALF)

    def sentence(self, t: Telling) -> str:
        """Of which token."""
        text = t.translate("Chart caption", "At {token}, what {unit} held after {earlier} is kept with the other sign.")
        return text.format(unit=t.unit(self.lives.unit), **_two_tokens(t, self.since))


@dataclass(frozen=True)
class StillThere(Claim):
    """More than half of what a unit held after an earlier token, `since`, is there after this one, and of none before.

    None of it is gone with this token.
    """

    lives: HalfLives
    since: int

    def holds(self, step: Step) -> bool:
        """Whether it is the earliest of which that is so."""
        return self.since in held_before(step, self.lives, self.lives.there_at(step.at))[:1]

    def sentence(self, t: Telling) -> str:
        """How many tokens later."""
        text = t.translate(
            "Chart caption",
            "After {token}, more than half of what {unit} held after {earlier} is still there, {count} tokens later.",
        )
        if self.since + 1 == t.now.at:
            text = t.translate(
                "Chart caption", "After {token}, more than half of what {unit} held after {earlier} is still there."
            )
        return text.format(unit=t.unit(self.lives.unit), count=t.now.at - self.since, **_two_tokens(t, self.since))


@dataclass(frozen=True)
class BegunAnew(Claim):
    """With this token a sequence begins anew, and what a unit held is gone."""

    lives: HalfLives

    def holds(self, step: Step) -> bool:
        """Whether it does, and the unit held something."""
        return step.begins and bool(held_before(step, self.lives, np.arange(step.at)))

    def sentence(self, t: Telling) -> str:
        """That it is."""
        text = t.translate("Chart caption", "With {token} a sequence begins anew: what {unit} held before is gone.")
        return text.format(token=t.token, unit=t.unit(self.lives.unit))


@dataclass(frozen=True)
class NothingOlder(Claim):
    """Of nothing that a unit held after an earlier token more than half is there."""

    lives: HalfLives

    def holds(self, step: Step) -> bool:
        """Whether the half of all of it is gone, and what the unit began with was nothing."""
        started = step.layer_trace[f"{step.memory.state}_prev"][0, self.lives.unit]
        there = held_before(step, self.lives, self.lives.there_at(step.at))
        return step.at > 0 and not started and not there

    def sentence(self, t: Telling) -> str:
        """That it is."""
        text = t.translate(
            "Chart caption", "After {token}, nothing that {unit} held before is there by more than half."
        )
        return text.format(token=t.token, unit=t.unit(self.lives.unit))


@dataclass(frozen=True)
class Holds(Claim):
    """What a unit holds after this token."""

    unit: int

    def holds(self, step: Step) -> bool:
        """Whether it holds anything."""
        return bool(step.new[self.unit] != 0.0)

    def sentence(self, t: Telling) -> str:
        """The number."""
        text = t.translate("Chart caption", "After {token}, {state} of {unit} is {new}.")
        words = {"token": t.token, "state": t.letter(t.memory.state), "unit": t.unit(self.unit)}
        return text.format(**words, new=t.signed_number(float(t.now.new[self.unit])))


def held_before(step: Step, lives: HalfLives, tokens: NDArray[np.intp]) -> list[int]:
    """Those of some tokens after which the unit held anything."""
    memory = step.layer_trace[step.memory.state][:, lives.unit]
    return [token for token in tokens.tolist() if memory[token] != 0.0]


def _two_tokens(t: Telling, earlier: int) -> dict[str, str]:
    """This token and an earlier one, told apart where they are one word."""
    tokens = t.scene.trace.tokens
    token = t.other_word(t.now.at) if tokens[earlier] == tokens[t.now.at] else t.token
    return {"token": token, "earlier": t.other_word(earlier)}


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
        gate = float(step.layer_trace[step.memory.keep][step.at][self.unit])
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
    """What of a unit's memory is still there or gone; what a hand has set; how long it would last."""
    unit = lives.unit
    gone, there = (held_before(step, lives, found) for found in (lives.gone_at(step.at), lives.there_at(step.at)))
    ways: list[Claim] = [BegunAnew(lives), WrittenAnew(), HoldsNothing(unit), FirstHeld(unit)]
    ways += [kind(lives, since) for since in gone[:1] for kind in (ReplacedByHand, TurnsItsSign, HalfIsGone)]
    ways += [*(StillThere(lives, since) for since in there[:1]), NothingOlder(lives), Holds(unit)]
    yield first_that_holds(ways, step)
    names = (step.memory.keep,) if step.memory.keep else (step.memory.state,)
    yield from hands_on(step, (unit,), names)
    yield from (IfItStayed(unit, stays) for stays in ("never forgets", "endless", "shut", "tokens"))
