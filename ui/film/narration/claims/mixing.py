"""A memory that is written anew at each step, through one sum."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.equations.functions import FUNCTIONS
from ui.film.narration.claims.claim import Claim
from ui.film.narration.step import Step
from ui.film.narration.telling import Telling
from ui.film.scene.equations import inner_results


@dataclass(frozen=True)
class ComesOutAsBefore(Claim):
    """A memory that is written anew comes out as it went in."""

    def holds(self, step: Step) -> bool:
        """Whether it is exactly the same, and was not set by hand."""
        return step.stays and not step.is_held(step.memory.state)

    def sentence(self, t: Telling) -> str:
        """By its letter."""
        return t.translate("Caption", "{h} comes out as it went in.").format(h=t.letter(t.memory.state))


@dataclass(frozen=True)
class MixesAnew(Claim):
    """Old state and input are mixed in one sum, whose function gives the new state: nothing passes it by."""

    def holds(self, step: Step) -> bool:
        """Whether the cell has no gate, and its state is a function of one sum."""
        made = step.cell.parsed.operation(step.memory.state)
        summed = made.operands[0] if len(made.operands) == 1 else None
        inside = isinstance(summed, str) and summed in step.cell.parsed.quantities
        alone = made.op in FUNCTIONS and inside and step.cell.parsed.operation(str(summed)).op == "sum"
        by_itself = not step.is_held(step.memory.state, *inner_results(step.cell, step.memory.state))
        return alone and step.memory.is_anew and not step.cell.gates and by_itself

    def sentence(self, t: Telling) -> str:
        """Where it is not known from the token before, with its reason."""
        function = t.cell.parsed.operation(t.memory.state).op
        text = t.translate("Caption", "Everything is mixed anew: no wire carries the old {h} past the {function}.")
        return text.format(h=t.letter(t.memory.state), function={"sigmoid": "σ"}.get(function, function))
