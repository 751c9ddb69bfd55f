"""The caption of a token whose step is left out: states pass through, and nothing else is there to tell of."""

from __future__ import annotations

from ui.film.narration.claims.claim import Claim
from ui.film.narration.claims.reads import BeginsAnew
from ui.film.narration.step import Step
from ui.film.narration.telling import Telling
from ui.film.scene.scene import Scene


class LeftOut(Claim):
    """The step of the token is left out, and every state is after it what it was before."""

    def holds(self, step: Step) -> bool:
        """Whether it is."""
        return step.at in step.scene.trace.skipped

    def sentence(self, t: Telling) -> str:
        """With the states by their letters."""
        text = t.translate("Caption", "The step of {token} is left out: {states} pass through unchanged.")
        if len(t.cell.states) == 1:
            text = t.translate("Caption", "The step of {token} is left out: {states} passes through unchanged.")
        quoted = t.language.quote(t.scene.trace.tokens[t.now.at])
        return text.format(token=quoted, states=t.list_words([t.symbol(state) for state in t.cell.states]))

    def symbols(self, t: Telling) -> str:
        """As equations."""
        return ", ".join(f"{t.symbol(state)} = {t.symbol(f'{state}_prev')}" for state in t.cell.states)


def left_out(scene: Scene, token: int) -> str:
    """What is said of a token in any view where its step is left out, and a sequence may begin anew with it; "" where
    it is not.
    """
    t, begins, claim = Telling(Step(scene, token), scene.diagram.plans[0]), BeginsAnew(), LeftOut()
    if not claim.holds(t.now):
        return ""
    if scene.depth != "sentence":
        return claim.symbols(t)
    return " ".join(each.sentence(t) for each in (begins, claim) if each.holds(t.now))
