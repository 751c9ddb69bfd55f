"""Equations beside their numbers: which of them hold as they are written, and what in them was set by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from simulator.equations.expressions import Binary, Call, Expression, Name, Negative
from ui.film.narration.claims.by_hand import ByHand, by_hand
from ui.film.narration.claims.claim import Claim
from ui.film.narration.step import Step
from ui.film.narration.telling import Telling


@dataclass(frozen=True)
class EquationHolds(Claim):
    """A quantity is what its equation gives of the numbers in it, in every unit: nothing of it is set or rounded."""

    name: str

    def holds(self, step: Step) -> bool:
        """Whether neither it nor an inner result was set by hand, and it is not rounded."""
        return not step.is_held(self.name, *inner_results(step, self.name)) and not step.is_rounded(self.name)

    def sentence(self, t: Telling) -> str:
        """ "cₜ = fₜ ⊙ cₜ₋₁ + iₜ ⊙ gₜ"; of what has no letter of its own, the right side alone."""
        made, formula = t.symbol(self.name), t.formula(t.scene.expression(self.name) or Name(self.name))
        return formula if made == formula else f"{made} = {formula}"


@dataclass(frozen=True)
class IsRounded(Claim):
    """A gate is what its equation gives, rounded to 0 or 1."""

    name: str

    def holds(self, step: Step) -> bool:
        """Whether the lesson idealises its gates, and this is one."""
        return step.is_rounded(self.name)

    def sentence(self, t: Telling) -> str:
        """With its letter."""
        return t.translate("Caption", "{name} is rounded to 0 or 1").format(name=t.symbol(self.name))


def inner_results(step: Step, name: str) -> list[str]:
    """What an equation computes on its way, without a name of its own in the equations: tanh_c in h = o * tanh(c)."""
    parsed, named = step.cell.parsed, {equation.name for equation in step.cell.parsed.equations}
    waiting, found = [name], []
    while waiting:
        here = waiting.pop()
        if here not in parsed.quantities:
            continue
        inside = [each for each in parsed.operation(here).operands if isinstance(each, str)]
        fresh = [each for each in inside if each in parsed.quantities and each not in named and each not in found]
        found += fresh
        waiting += fresh
    return found


def names_in(tree: Expression) -> Iterator[str]:
    """The quantities and weights of an expression, in the order written."""
    if isinstance(tree, Name):
        yield tree.name
    for part in (
        (tree.left, tree.right) if isinstance(tree, Binary)
        else (tree.operand,) if isinstance(tree, Negative)
        else tree.arguments if isinstance(tree, Call) else ()
    ):  # fmt: skip
        yield from names_in(part)


def hands(step: Step, name: str) -> Iterator[ByHand]:
    """What in an equation was set by hand: the quantity itself, what it is made of, and what stands between."""
    tree = step.scene.expression(name)
    made_of = [each for each in names_in(tree) if step.has(each)] if tree is not None else []
    yield from by_hand(step, (name, *inner_results(step, name), *made_of))


def is_set_throughout(step: Step, name: str) -> bool:
    """Whether every unit of a quantity was set by hand, so that nothing of it comes from its equation."""
    return bool(np.all(step.held(name))) and step.is_held(name)
