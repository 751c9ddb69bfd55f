"""The caption of a beat in the close-up of one unit: what its products add up to, and what comes of the sum."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from ui.film.narration.claims.claim import first_that_holds
from ui.film.narration.left_out import left_out
from ui.film.narration.step import Step
from ui.film.narration.telling import Telling, fits
from ui.film.narration.unit_claims import (
    AddsUp,
    HandsOn,
    HasNoNumber,
    IsGiven,
    Makes,
    ResultByHand,
    Stores,
    SumByHand,
    WorkedOut,
    sum_of,
)
from ui.film.scene.scene import Scene


class Computed(Protocol):
    """What a beat computes of the unit: a quantity, the weighted sum behind it ("" for none), its function."""

    @property
    def name(self) -> str: ...
    @property
    def total(self) -> str: ...
    @property
    def function(self) -> str: ...


class Beats(Protocol):
    """What every beat computes, in order."""

    @property
    def beats(self) -> Sequence[Sequence[Computed]]: ...


class UnitNarrator:
    """Tells what the beats of a scene do to its unit."""

    def __init__(self, scene: Scene, parts: Beats) -> None:
        self._scene, self._parts = scene, parts

    def tell(self, step: int, beat: int) -> str:
        """The caption of a beat: all that is computed in it, or as much of its end as two lines hold."""
        if whole := left_out(self._scene, step):
            return whole
        t = Telling(Step(self._scene, step), self._scene.diagram.plans[beat])
        computed = self._parts.beats[beat]
        if not computed:
            return self._describe_input(t) if beat == 0 else self._describe_output(t)
        text = [self._describe_part(t, part) for part in computed]
        first = 0
        while first + 1 < len(text) and not fits(" ".join(text[first:])):
            first += 1
        return " ".join(text[first:])

    def _describe_input(self, t: Telling) -> str:
        """Before anything is computed: what the unit stores, and what it is given."""
        stores = first_that_holds((Stores(True), Stores(False), HasNoNumber(f"{t.memory.state}_prev")), t.now)
        given = first_that_holds((IsGiven(),), t.now)
        return " ".join(claim.sentence(t) for claim in (stores, given) if claim is not None)

    def _describe_output(self, t: Telling) -> str:
        """After everything is computed: what goes on."""
        claim = first_that_holds((HandsOn(), HasNoNumber(t.cell.states[0])), t.now)
        return claim.sentence(t) if claim is not None else ""

    def _describe_part(self, t: Telling, part: Computed) -> str:
        plain = first_that_holds((ResultByHand(part.name), WorkedOut(part.name)), t.now)
        if self._scene.depth == "sentence" and part.total and not ResultByHand(part.name).holds(t.now):
            return self._added_up(t, part) or (plain.sentence(t) if plain is not None else "")
        return plain.sentence(t) if plain is not None else ""

    def _added_up(self, t: Telling, part: Computed) -> str:
        """A weighted sum in words: what it comes to, what weighs most in it, what is made of it."""
        found = sum_of(t.now, part.total)
        largest = None if found is None else found.largest
        ways = (
            SumByHand(part.name, part.total), AddsUp(part.name, part.total, largest),
            AddsUp(part.name, part.total, None),
        )  # fmt: skip
        total = first_that_holds(ways, t.now)
        made = first_that_holds((Makes(part.name, part.function, rounded) for rounded in (True, False)), t.now)
        if total is None or (part.function and made is None):
            return ""
        text = total.sentence(t)
        return f"{text}; {made.sentence(t)}" if part.function and made is not None else f"{text}."
