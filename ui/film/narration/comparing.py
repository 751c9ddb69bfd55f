"""The caption of a token where runs are compared: which still holds what the first wrote, and which is how far off."""

from __future__ import annotations

import math

from ui.film.lru_method import lru_method
from ui.film.narration.claims.claim import Claim, first_that_holds
from ui.film.narration.claims.views.distance import IsFurthest, distance, how_far
from ui.film.narration.claims.views.runs import all_runs, holders, shares_left, stands
from ui.film.narration.left_out import left_out
from ui.film.narration.step import Step
from ui.film.narration.telling import Telling, fits
from ui.film.scene.scene import Scene
from ui.film.text.number_format import percent, precise

_ROOM = ((False, 24), (True, 24), (True, 14))  # whether it is brief, and in how many letters each name


class ComparingNarrator:
    """Tells a token in a scene's runs; they are called by their letters, with the kinds of their cells."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene

    @lru_method(maxsize=256)
    def claims(self, step: int, brief: bool) -> tuple[Claim, ...]:
        """What is claimed of a token: what is left of the first one, and how far apart the memories are."""
        now = Step(self._scene, step)
        if self._scene.depth != "sentence":
            return tuple(stands(now, run, brief) for run in all_runs(now))
        found = (first_that_holds(holders(now, brief), now), first_that_holds(how_far(now), now))
        return tuple(claim for claim in found if claim is not None)

    def tell(self, step: int) -> str:
        """The caption of a token, as rich as two lines hold."""
        scene = self._scene
        if whole := left_out(scene, step):
            return whole
        for brief, room in _ROOM:
            t = Telling(Step(scene, step), scene.diagram.plans[0], room=room)
            text = self._words(t, self.claims(step, brief))
            if fits(text):
                return text
        return self._words(t, self.claims(step, True)[: 1 if scene.depth == "sentence" else None])

    def _words(self, t: Telling, claims: tuple[Claim, ...]) -> str:
        """What is told at a token; in one short sentence where it is what was told at the one before."""
        if self._scene.depth != "sentence":
            between = t.translate("Compare caption", "; ", "between what is said of one run and of the next")
            return between.join(claim.symbols(t) for claim in claims)
        before = t.now.before
        if before is not None and self._said(t.now) == self._said(before):
            text = t.translate(
                "Compare caption", "Nothing new after {token}: the runs stand to each other as after {before}."
            )
            return text.format(token=t.token, before=t.other_word(before.at))
        return " ".join(claim.sentence(t) for claim in claims)

    def _said(self, step: Step) -> tuple[object, ...]:
        """The claims of a token with the numbers that they find in it, and where each run stands, as it is printed."""
        claims, left = self.claims(step.at, False), shares_left(step)
        told = ((claim, claim.values(step) if isinstance(claim, IsFurthest) else ()) for claim in claims)
        return (*told, *((percent(left.get(k, math.nan)), precise(distance(step, k))) for k in all_runs(step)))
