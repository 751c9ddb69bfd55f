"""How large the gradient of a unit's memory is by the memory after a token: straight along its line and in full."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np

from simulator.analysis.charts.gradient import Reach
from simulator.network.steps import begin_of
from ui.film.charts.parts.labels import size_of
from ui.film.narration.claims.claim import Claim, first_that_holds
from ui.film.narration.step import Step
from ui.film.narration.telling import Telling

Way = Literal["anew", "nothing", "no line", "by hand", "shut", "straight", "gates", "beside"]


@dataclass(frozen=True)
class Begins(Claim):
    """The gradient is that of the memory after this token, and goes back from there."""

    reach: Reach

    def holds(self, step: Step) -> bool:
        """Whether it is of this token."""
        return step.at == self.reach.step

    def sentence(self, t: Telling) -> str:
        """That it begins."""
        text = t.translate("Chart caption", "At {token} the gradient of {state} of {unit} begins and goes back.")
        return text.format(**_words(t, self.reach))


@dataclass(frozen=True)
class ComesBack(Claim):
    """So much of the gradient comes back to the memory after this token, by this `way`.

    It is nothing at all, perhaps for a sequence begins anew in between; or nothing goes straight, for the cell has no
    line, a hand has set the memory on the way, or the gate is 0 there; or all goes straight; or some goes straight and
    some through the gates, or by other ways.
    """

    reach: Reach
    way: Way

    def holds(self, step: Step) -> bool:
        """Whether it is so between this token and the one that is looked back from."""
        return step.at < self.reach.step and self.way == way_of(step, self.reach)

    def sentence(self, t: Telling) -> str:
        """With the sizes; that straight and beside it are told alone, for they may point against each other."""
        return self._template(t).format(**_words(t, self.reach))

    def _template(self, t: Telling) -> str:
        match self.way:
            case "anew":
                return t.translate(
                    "Chart caption",
                    "Nothing of the gradient of {state} of {unit} after {token} comes back to {earlier}: "
                    "a sequence begins anew in between.",
                )
            case "nothing":
                return t.translate(
                    "Chart caption",
                    "Nothing of the gradient of {state} of {unit} after {token} comes back to {earlier}.",
                )
            case "no line":
                return t.translate(
                    "Chart caption",
                    "By {state} after {earlier}, the gradient of {state} of {unit} after {token} is {full}: "
                    "no line leads there straight.",
                )
            case "by hand":
                return t.translate(
                    "Chart caption",
                    "By {state} after {earlier}, the gradient of {state} of {unit} after {token} is {full}: "
                    "a hand has set the memory in between, and nothing goes straight.",
                )
            case "shut":
                return t.translate(
                    "Chart caption",
                    "By {state} after {earlier}, the gradient of {state} of {unit} after {token} is {full}: "
                    "the gate is shut on the line, and nothing goes straight.",
                )
            case "straight":
                return t.translate(
                    "Chart caption",
                    "By {state} after {earlier}, the gradient of {state} of {unit} after {token} is {full}, "
                    "all of it straight.",
                )
            case "gates":
                return t.translate(
                    "Chart caption",
                    "By {state} after {earlier}, the gradient of {state} of {unit} after {token} is {full}; "
                    "straight alone it is {straight}, through the gates alone {gates}.",
                )
        return t.translate(
            "Chart caption",
            "By {state} after {earlier}, the gradient of {state} of {unit} after {token} is {full}; "
            "straight alone it is {straight}, by other ways alone {gates}.",
        )


@dataclass(frozen=True)
class ComesBackInCells(Claim):
    """How much of the gradient comes back to the memory after this token in each of several cells."""

    step: int
    sizes: tuple[tuple[str, float], ...]

    def holds(self, step: Step) -> bool:
        """Whether this token comes before the one that is looked back from."""
        return step.at < self.step and bool(self.sizes)

    def sentence(self, t: Telling) -> str:
        """A size for each cell."""
        part = t.translate("Chart caption", "{size} in {cell}")
        parts = [part.format(size=size_of(t.scene, size), cell=cell) for cell, size in self.sizes]
        text = t.translate(
            "Chart caption", "By the memory after {earlier}, the gradient of that after {token} is {parts}."
        )
        return text.format(earlier=_token(t, self.step), token=t.other_word(self.step), parts=t.list_words(parts))


def way_of(step: Step, reach: Reach) -> Way:
    """By which way a gradient comes back to the memory after a step."""
    row = step.at + 1
    if step.at < begin_of(step.layer_trace.begins, reach.step):
        return "anew"
    if not np.isfinite(reach.full[reach.state][row]):
        return "nothing"
    if step.memory.is_anew and not np.isfinite(reach.straight[row]):  # as it is where all steps between are left out
        return "no line"
    if not np.isfinite(reach.straight[row]):
        return "by hand" if _is_held(step, reach) else "shut"
    if not np.isfinite(reach.through_gates[row]):
        return "straight"
    return "gates" if step.cell.gates else "beside"


def _is_held(step: Step, reach: Reach) -> bool:
    """Whether a hand has set the unit's memory, or what was kept of it, on the way."""
    if not step.layer_trace.holds:
        return False
    later = (Step(step.scene, at) for at in range(step.at + 1, reach.step + 1))
    names = (step.memory.state, step.kept_name)
    return any(each.held(name)[reach.unit : reach.unit + 1].any() for each in later for name in names)


def _token(t: Telling, last: int) -> str:
    """The token itself, by its place where the one that is looked back from is the same word."""
    tokens, at = t.scene.trace.tokens, t.now.at
    return t.other_word(at) if at != last and tokens[at] == tokens[last] else t.token


def _words(t: Telling, reach: Reach) -> Mapping[str, str]:
    row = min(t.now.at, reach.step) + 1
    sizes = {"full": reach.full[reach.state], "straight": reach.straight, "gates": reach.through_gates}
    return {
        "earlier": _token(t, reach.step), "token": t.other_word(reach.step), "state": t.letter(reach.state),
        "unit": t.unit(reach.unit), **{name: size_of(t.scene, float(values[row])) for name, values in sizes.items()},
    }  # fmt: skip


def claims(step: Step, reach: Reach) -> Iterator[Claim | None]:
    """What of a gradient comes back to a token."""
    ways: tuple[Way, ...] = ("anew", "nothing", "no line", "by hand", "shut", "straight", "gates", "beside")
    yield first_that_holds((Begins(reach), *(ComesBack(reach, way) for way in ways)), step)
