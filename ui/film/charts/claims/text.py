"""What shades a token of a text: a number of one unit, how it stands to those before, or the chance of the token."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from simulator.analysis.charts.readout import expected
from simulator.arrays import Array64
from ui.film.charts.claims.caption import hands_on
from ui.film.narration.amounts import Amount, Form, are_alike, stands_out
from ui.film.narration.claims.claim import Claim, first_that_holds
from ui.film.narration.step import Step
from ui.film.narration.telling import Telling
from ui.film.text.names import shorten

LEAST_BEFORE = 2  # numbers before one that is said to be the largest or the smallest of them


@dataclass(frozen=True)
class _OfUnit(Claim):
    """Something of a number of a unit."""

    quantity: str
    unit: int
    value: Amount

    def holds(self, step: Step) -> bool:
        """Whether it is this number, and is so beside those before."""
        return self.value.covers([_value(step, self.quantity, self.unit)]) and self._stands(step)

    def _stands(self, step: Step) -> bool:
        raise NotImplementedError

    def _words(self, t: Telling) -> dict[str, str]:
        words = {"token": t.token, "name": t.letter(self.quantity), "entry": t.entry(self.quantity, self.unit)}
        return {**words, "value": t.amount(self.value)}

    def _before(self, step: Step) -> Array64:
        """The numbers at the steps before that were computed, in order."""
        skipped = step.scene.trace.skipped
        steps = [k for k in range(step.at) if k not in skipped] if skipped else slice(0, step.at)
        return np.asarray(step.scene.told[self.quantity][steps, self.unit], dtype=np.float64)


@dataclass(frozen=True)
class MostSoFar(_OfUnit):
    """A number is larger than all before it."""

    def _stands(self, step: Step) -> bool:
        before = self._before(step)
        return len(before) >= LEAST_BEFORE and _is_beyond(self.value, before, 1.0)

    def sentence(self, t: Telling) -> str:
        """That it is the largest."""
        text = t.translate("Chart caption", "At {token}, {name} of {entry} is {value}, more than at any token before.")
        return text.format(**self._words(t))


@dataclass(frozen=True)
class LeastSoFar(_OfUnit):
    """A number is smaller than all before it."""

    def _stands(self, step: Step) -> bool:
        before = self._before(step)
        return len(before) >= LEAST_BEFORE and _is_beyond(self.value, before, -1.0)

    def sentence(self, t: Telling) -> str:
        """That it is the smallest."""
        text = t.translate("Chart caption", "At {token}, {name} of {entry} is {value}, less than at any token before.")
        return text.format(**self._words(t))


@dataclass(frozen=True)
class StaysThere(_OfUnit):
    """A number is the same, as it is printed, as at the token before."""

    def _stands(self, step: Step) -> bool:
        return step.before is not None and self.value.covers([_value(step.before, self.quantity, self.unit)])

    def sentence(self, t: Telling) -> str:
        """That it is so still."""
        return t.translate("Chart caption", "At {token}, {name} of {entry} is still {value}.").format(**self._words(t))


@dataclass(frozen=True)
class WasAnother(_OfUnit):
    """A number was another at the token before."""

    was: Amount

    def _stands(self, step: Step) -> bool:
        return step.before is not None and self.was.covers([_value(step.before, self.quantity, self.unit)])

    def sentence(self, t: Telling) -> str:
        """It, and what it was."""
        text = t.translate(
            "Chart caption", "At {token}, {name} of {entry} is {value}; at the token before it was {was}."
        )
        return text.format(**self._words(t), was=t.amount(self.was))


@dataclass(frozen=True)
class IsThere(_OfUnit):
    """A number is what it is."""

    def _stands(self, step: Step) -> bool:
        return True

    def sentence(self, t: Telling) -> str:
        """It alone."""
        return t.translate("Chart caption", "At {token}, {name} of {entry} is {value}.").format(**self._words(t))


@dataclass(frozen=True)
class LikeliestOfAll(Claim):
    """The token before gave this one a larger chance than any other."""

    chance: Amount

    def holds(self, step: Step) -> bool:
        """Whether it did, at the digits shown."""
        chance, others = _chances(step)
        return self.chance.covers([chance]) and bool(others) and stands_out(chance, others.values())

    def sentence(self, t: Telling) -> str:
        """With its chance."""
        text = t.translate("Chart caption", "After {before}, {token} was the likeliest to come: {chance}.")
        return text.format(before=t.other_word(t.now.at - 1), token=t.token, chance=t.amount(self.chance))


@dataclass(frozen=True)
class OtherWasLikelier(Claim):
    """The token before gave another one a larger chance than this and than any other."""

    chance: Amount
    other: int
    more: Amount

    def holds(self, step: Step) -> bool:
        """Whether it did, at the digits shown."""
        chance, others = _chances(step)
        if self.other not in others or not self.chance.covers([chance]) or not self.more.covers([others[self.other]]):
            return False
        rest = [value for output, value in others.items() if output != self.other]
        return stands_out(others[self.other], [chance, *rest])

    def sentence(self, t: Telling) -> str:
        """Both with their chances."""
        text = t.translate(
            "Chart caption", "After {before}, the chance of {token} was {chance}; likeliest was {word} with {more}."
        )
        assert t.scene.trace.readout is not None
        word = t.language.quote(shorten(t.scene.trace.readout.names[self.other], t.room))
        amounts = {"chance": t.amount(self.chance), "more": t.amount(self.more)}
        return text.format(before=t.other_word(t.now.at - 1), token=t.token, word=word, **amounts)


@dataclass(frozen=True)
class HadChance(Claim):
    """The token before gave this one a chance."""

    chance: Amount

    def holds(self, step: Step) -> bool:
        """Whether it is this."""
        return self.chance.covers([_chances(step)[0]])

    def sentence(self, t: Telling) -> str:
        """It alone."""
        text = t.translate("Chart caption", "After {before}, the chance of {token} was {chance}.")
        return text.format(before=t.other_word(t.now.at - 1), token=t.token, chance=t.amount(self.chance))


@dataclass(frozen=True)
class NothingBefore(Claim):
    """The token is the first: no step before it gave it a chance."""

    def holds(self, step: Step) -> bool:
        """Whether it is."""
        return step.begins

    def sentence(self, t: Telling) -> str:
        """That it is, of the run or of its sequence."""
        text = t.translate("Chart caption", "{token} is the first token: nothing gave it a chance before.")
        if t.now.at:
            text = t.translate("Chart caption", "With {token} a sequence begins: nothing gave it a chance before.")
        return text.format(token=t.token)


@dataclass(frozen=True)
class IsNoOutput(Claim):
    """The read-out has no chance for the token."""

    def holds(self, step: Step) -> bool:
        """Whether the softmax that says which token comes next has it among its outputs."""
        trace = step.scene.trace
        names = () if trace.readout is None else [trace.readout.names[k] for k in expected(trace)[0]]
        return trace.tokens[step.at] not in names

    def sentence(self, t: Telling) -> str:
        """That it has none."""
        text = t.translate("Chart caption", "{token} is no output of the read-out, so it was given no chance.")
        return text.format(token=t.token)


def _value(step: Step, quantity: str, unit: int) -> float:
    return float(step.row(quantity)[unit])


def _is_beyond(value: Amount, others: Array64, sign: float) -> bool:
    """Whether a number is larger (`sign` 1) or smaller (−1) than all others, also as it is printed."""
    finite = sign * others[np.isfinite(others)]
    nearest = float(finite.max(initial=-math.inf)) * sign
    own = sign * value.value > sign * nearest
    return len(finite) == len(others) and own and not are_alike(value.value, nearest, value.form)


def _chances(step: Step) -> tuple[float, dict[int, float]]:
    """The chance that the step before gave to the token, and those of the outputs that compete with it."""
    trace, (group, chances) = step.scene.trace, expected(step.scene.trace)
    own = float(chances[step.at])
    if math.isnan(own) or trace.outputs is None or trace.readout is None:
        return math.nan, {}
    said, token = trace.outputs[step.at - 1], trace.tokens[step.at]
    return own, {k: float(said[k]) for k in group if trace.readout.names[k] != token}


def claims(step: Step, quantity: str, unit: int) -> Iterator[Claim | None]:
    """What to say of a number of a unit, the richest first; for "" of the chance of the token."""
    if not quantity:
        yield _of_chance(step)
        return
    form: Form = "share" if quantity in step.scene.shares else "signed"
    value = Amount(_value(step, quantity, unit), form)
    own = quantity, unit, value
    ways: list[Claim] = [MostSoFar(*own), LeastSoFar(*own), StaysThere(*own)]
    if step.before is not None:
        ways.append(WasAnother(*own, Amount(_value(step.before, quantity, unit), form)))
    yield first_that_holds((*ways, IsThere(*own)), step)
    yield from hands_on(step, (unit,), (quantity,))


def _of_chance(step: Step) -> Claim | None:
    chance, others = _chances(step)
    ways: list[Claim] = [NothingBefore(), IsNoOutput()]
    if not math.isnan(chance):
        own = Amount(chance, "share")
        best = max(others, key=lambda k: others[k])
        ways += [LikeliestOfAll(own), OtherWasLikelier(own, best, Amount(others[best], "share")), HadChance(own)]
    return first_that_holds(ways, step)
