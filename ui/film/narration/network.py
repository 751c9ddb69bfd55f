"""The caption of a token in the views that show all layers: what each of them kept of its memory and what it added."""

from __future__ import annotations

from collections.abc import Sequence

from ui.film.lru_method import lru_method
from ui.film.narration.claims.claim import first_that_holds
from ui.film.narration.claims.views.layer import Account, account, change, hands_in_words, total, what_became
from ui.film.narration.left_out import left_out
from ui.film.narration.step import Step
from ui.film.narration.telling import NAMED, Telling, fits
from ui.film.scene.layer_timing import LayerTiming
from ui.film.scene.scene import Scene
from ui.film.text.number_format import precise

MOST_LAYERS = 3  # that one caption tells of


ALIKE = 1e-3  # of a memory: what is kept of it and added is as before where both differ by less together


def _is_alike(now: Account, then: Account) -> bool:
    """Whether a layer kept and added the same at two steps: as it is printed, of each unit, and of its memory."""
    whole = max(map(total, (now.old, now.new, then.new)))
    for one, other in ((now.kept, then.kept), (now.added, then.added)):
        if total(one - other) > ALIKE * whole or [*map(precise, one.tolist())] != [*map(precise, other.tolist())]:
            return False
    return True


class NetworkNarrator:
    """Tells what a token did to the memory of each layer of a scene's network."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._timing = LayerTiming(scene)
        self._told = tuple(k for k in range(len(scene.trace.layers)) if self._timing.computes(k))

    def tell(self, step: int) -> str:
        """The caption of a token. Of many layers, those that changed most, as many as two lines hold."""
        scene, translate = self._scene, self._scene.language.translate
        if whole := left_out(scene, step):
            return whole
        words = Telling(Step(scene, step), scene.diagram.plans[0])
        if words.now.before is not None and self._is_as_before(step):
            text = translate("Network caption", "Nothing new at {token}: what is kept and added is as at {before}.")
            return text.format(token=words.token, before=words.other_word(step - 1))
        text, steps = "", {k: Step(scene.rows[k], step) for k in self._told}
        order = sorted(steps, key=lambda layer: -change(steps[layer]))[:MOST_LAYERS]
        for count in range(len(order), 0, -1):
            for named, room in NAMED:
                text = self._caption(step, sorted(order[:count], key=self._place), named, room)
                if fits(text):
                    return text
        return text

    def _place(self, layer: int) -> tuple[bool, int]:
        """Layers that are at the same token come first."""
        return self._scene.rows[layer].reads_from_end != self._scene.reads_from_end, layer

    def _is_as_before(self, step: int) -> bool:
        """Whether the same would be said of each layer at the token before, as a whole, and of each of its units."""
        scenes = [self._scene.rows[k] for k in self._told]
        clauses = [[self._clause_of(k, at, *NAMED[0]) for k in self._told] for at in (step, step - 1)]
        if clauses[0] != clauses[1]:
            return False
        return all(_is_alike(account(Step(each, step)), account(Step(each, step - 1))) for each in scenes)

    def _caption(self, step: int, layers: Sequence[int], named: int, room: int) -> str:
        scene, translate = self._scene, self._scene.language.translate
        between = translate("Network caption", "; ", "between what one layer did and what the next did")
        clauses = between.join(self._clause_of(layer, step, named, room) for layer in layers)
        text = translate("Network caption", "At {token}, {layers}.")
        if scene.trace.idealised and any(each.cell.gates for each in scene.rows):
            text = translate("Network caption", "At {token}, gates rounded to 0 or 1, {layers}.")
        return text.format(token=Telling(Step(scene, step), scene.diagram.plans[0], named, room).token, layers=clauses)

    @lru_method(maxsize=64)
    def _clause_of(self, layer: int, step: int, named: int, room: int) -> str:
        """What became of a layer's memory, and what of it was set by hand."""
        scene = self._scene.rows[layer]
        now = Step(scene, step)
        t = Telling(now, scene.diagram.plans[0], named, room)
        claim = first_that_holds(what_became(now), now)
        if claim is None:
            return ""
        words, by_hand = claim.sentence(t) if scene.depth == "sentence" else claim.symbols(t), hands_in_words(t)
        if scene.reads_from_end != self._scene.reads_from_end:
            words = t.translate("Network caption", "{clause} at {token}").format(clause=words, token=t.other_word(step))
        text = t.translate("Network caption", "{clause} ({by_hand})")
        return text.format(clause=words, by_hand=by_hand) if by_hand else words
