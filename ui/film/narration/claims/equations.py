"""Equations beside their numbers: which of them hold as they are written, and what in them was set by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from simulator.equations.expressions import Binary, Call, Expression, Name, Negative
from ui.film.narration.claims.by_hand import by_hand
from ui.film.narration.claims.claim import Claim
from ui.film.narration.claims.you_hold import factors, you_hold
from ui.film.narration.step import Step
from ui.film.narration.telling import Telling
from ui.film.scene.equations import holds_as_written, inner_results


@dataclass(frozen=True)
class EquationHolds(Claim):
    """A quantity is what its equation gives of the numbers in it, in every unit: nothing of it is set or rounded."""

    name: str

    def holds(self, step: Step) -> bool:
        """Whether neither it nor an inner result was set by hand, and it is not rounded."""
        return holds_as_written(step.scene, self.name, step.at)

    def sentence(self, t: Telling) -> str:
        """ "cₜ = fₜ ⊙ cₜ₋₁ + iₜ ⊙ gₜ"; of what has no letter of its own, the right side alone."""
        made, formula = t.symbol(self.name), t.formula(t.scene.expression(self.name) or Name(self.name))
        return formula if made == formula else f"{made} = {formula}"


@dataclass(frozen=True)
class AreRounded(Claim):
    """These gates are what their equations give, rounded to 0 or 1."""

    names: tuple[str, ...]

    def holds(self, step: Step) -> bool:
        """Whether the lesson idealises its gates, and these are some of them."""
        return bool(self.names) and all(step.is_rounded(name) for name in self.names)

    def sentence(self, t: Telling) -> str:
        """The same as with symbols."""
        return self.symbols(t)

    def symbols(self, t: Telling) -> str:
        """With their letters."""
        names = t.list_words([t.symbol(name) for name in self.names])
        return t.translate("Caption", "{names} rounded to 0 or 1").format(names=names)


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


def _made_of(step: Step, name: str) -> tuple[str, ...]:
    tree = step.scene.expression(name)
    return (name, *inner_results(step.cell, name), *(names_in(tree) if tree is not None else ()))


def notes(step: Step, name: str) -> Iterator[Claim]:
    """What in an equation is not computed: gates that are rounded, and what was set by hand.

    Of the quantity itself, of what it is made of, and of what stands between.
    """
    made_of = _made_of(step, name)
    within = (inner for each in made_of if each in step.cell.gates for inner in inner_results(step.cell, each))
    known = tuple(dict.fromkeys(each for each in (*made_of, *within) if step.has(each)))
    rounded = AreRounded(tuple(each for each in known if step.is_rounded(each)))
    if rounded.holds(step):
        yield rounded
    yours = you_hold(step, known)
    told = {name for name, _ in yours.held} if yours is not None else set()
    yield from by_hand(step, [each for each in known if each not in told])


def your_holds(step: Step, name: str) -> Claim | None:
    """What who looks on holds of an equation: of the quantity, of what it is made of, and of what that is made of."""
    made_of = _made_of(step, name)
    return you_hold(step, dict.fromkeys(inner for each in made_of for inner in (*factors(step, each), each)))
