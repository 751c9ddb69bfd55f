"""What the read-out says after a token, and what it had said of this token before it came."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from simulator.analysis.charts.readout import expected, foretold
from ui.film.narration.amounts import Amount
from ui.film.narration.claims.claim import Claim, first_that_holds
from ui.film.narration.claims.views.says_next import says_next
from ui.film.narration.step import Step
from ui.film.narration.telling import Telling
from ui.film.scene.derived.turning import says
from ui.film.text.names import shorten


@dataclass(frozen=True)
class WasExpected(Claim):
    """The token before gave this token this chance."""

    chance: Amount

    def holds(self, step: Step) -> bool:
        """Whether it did, at the digits shown."""
        _, chances = expected(step.scene.trace)
        return self.chance.covers([float(chances[step.at])])

    def sentence(self, t: Telling) -> str:
        """The token and its chance."""
        text = t.translate("Chart caption", "{token} had been given {share} before it came.")
        return text.format(token=t.token, share=t.amount(self.chance))


@dataclass(frozen=True)
class WasForetold(Claim):
    """This output foretold the number that came in, and this is what it said."""

    output: int
    said: Amount
    came: Amount

    def holds(self, step: Step) -> bool:
        """Whether it said that at the step before, and that came."""
        found = said_and_came(step, self.output)
        return found is not None and self.said.covers([found[0]]) and self.came.covers([found[1]])

    def sentence(self, t: Telling) -> str:
        """Both numbers."""
        readout = t.scene.trace.readout
        assert readout is not None
        text = t.translate("Chart caption", "For {token}, {name} had been foretold as {said}; {came} came.")
        name = t.language.quote(shorten(readout.names[self.output], t.room))
        return text.format(token=t.token, name=name, said=t.amount(self.said), came=t.amount(self.came))


@dataclass(frozen=True)
class HasOutputs(Claim):
    """The read-out has so many outputs, of which more are in the picture than can be told."""

    count: int

    def holds(self, step: Step) -> bool:
        """Whether it has just so many."""
        readout = step.scene.trace.readout
        return readout is not None and len(readout.names) == self.count

    def sentence(self, t: Telling) -> str:
        """Their number."""
        text = t.translate("Chart caption", "After {token}, the read-out gives {count} numbers.")
        return text.format(token=t.token, count=self.count)


@dataclass(frozen=True)
class WaitsForOtherEnd(Claim):
    """The layer beside this one, which reads from the other end, has not come to the token."""

    def holds(self, step: Step) -> bool:
        """Whether the read-out of the token is not known yet."""
        return not says(step.scene, step.at)

    def sentence(self, t: Telling) -> str:
        """What is missing."""
        text = t.translate(
            "Chart caption", "What is said of {token} waits for the layer that reads from the other end."
        )
        return text.format(token=t.token)


def said_and_came(step: Step, output: int) -> tuple[float, float] | None:
    """What an output foretold for the input of a step, and what that was; None where it foretold nothing."""
    trace, found = step.scene.trace, foretold(step.scene.trace)
    before = np.flatnonzero(found.steps == step.at)
    if not len(before) or output not in found.values or trace.outputs is None:
        return None
    return float(trace.outputs[before[-1], output]), float(found.values[output][before[-1]])


def claims(step: Step) -> Iterator[Claim | None]:
    """What to say of a token: what had been said of it, and what is said after it."""
    trace = step.scene.trace
    assert trace.readout is not None
    if not says(step.scene, step.at):
        yield WaitsForOtherEnd()
        return
    telling = Telling(step, step.scene.diagram.plans[0])
    ways = (*says_next(telling), *says_next(telling, brief=True), HasOutputs(len(trace.readout.names)))
    yield first_that_holds(ways, step)
    chance = float(expected(trace)[1][step.at])
    if math.isfinite(chance):
        yield WasExpected(Amount(chance, "share"))
    for output in sorted(foretold(trace).values):
        if (found := said_and_came(step, output)) is not None:
            yield WasForetold(output, Amount(found[0]), Amount(found[1]))
