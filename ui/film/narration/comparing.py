"""The caption of a token where runs are compared: which still holds what the first wrote, and which is how far off."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from simulator.analysis.comparison.distances import Distances
from ui.film.narration.step import Step
from ui.film.narration.telling import Telling, fits
from ui.film.scene.scene import Scene


class ComparingNarrator:
    """Tells a token in a scene's runs; they are called by their letters, with the kinds of their cells."""

    def __init__(self, scene: Scene, letters: str, apart: Distances) -> None:
        self._scene, self._letters, self._apart = scene, letters, apart
        self._left = tuple(each.left_of_first for each in scene.compared)

    def tell(self, step: int) -> str:
        """The caption of a token."""
        if self._scene.depth != "sentence":
            translate = self._scene.language.translate
            between = translate("Compare caption", "; ", "between what is said of one run and of the next")
            return between.join(self._numbers(k, step) for k in range(len(self._left)))
        furthest = self._furthest(step)
        text = ""
        for brief in (False, True):
            text = f"{self._holder(step, brief)} {furthest}".strip()
            if fits(text):
                break
        return text

    def _telling(self, k: int, step: int) -> Telling:
        scene = self._scene.compared[k]
        return Telling(Step(scene, step), scene.diagram.plans[0])

    def _name(self, k: int) -> str:
        return f"{self._letters[k]} ({self._scene.compared[k].cell.name})"

    # ---- what is left of the first token -----------------------------------------------------------------------------

    def _holder(self, step: int, brief: bool) -> str:
        translate, text = self._scene.language.translate, self._telling(0, step)
        first = text.word(0)
        if step == 0:
            return translate("Compare caption", "{first} is the first token: all runs start here.").format(first=first)
        shares = {k: float(left[step]) for k, left in enumerate(self._left) if not np.isnan(left[step])}
        if not any(shares.values()):
            return translate(
                "Compare caption", "After {token}, no memory still holds anything of what {first} wrote."
            ).format(token=text.token, first=first)
        most = max(shares.values())
        best = [k for k, share in shares.items() if share == most]
        if len(best) > 1:
            return self._several(best, shares, step)
        rest = {self._letters[k]: text.share(share) for k, share in shares.items() if k not in best}
        others = ", ".join(f"{letter}\u00a0{share}" for letter, share in rest.items())
        if not others:
            template = translate("Compare caption", "After {token}, {run} holds {share} of what {first} wrote.")
        elif brief:
            template = translate("Compare caption", "After {token}, {run} holds most of what {first} wrote: {share}.")
        else:
            template = translate(
                "Compare caption", "After {token}, {run} holds most of what {first} wrote: {share} ({others})."
            )
        return template.format(
            token=text.token, run=self._name(best[0]), first=first, share=text.share(most), others=others
        )

    def _several(self, best: Sequence[int], shares: Mapping[int, float], step: int) -> str:
        """Of runs that hold the same share."""
        translate, text = self._scene.language.translate, self._telling(0, step)
        if len(best) == len(shares):
            template = translate(
                "Compare caption", "After {token}, {runs} hold the same of what {first} wrote: {share}."
            )
        else:
            template = translate("Compare caption", "After {token}, {runs} hold most of what {first} wrote: {share}.")
        runs = text.list_words([self._letters[k] for k in best])
        return template.format(token=text.token, runs=runs, first=text.word(0), share=text.share(shares[best[0]]))

    # ---- how far apart the memories are ------------------------------------------------------------------------------

    def _furthest(self, step: int) -> str:
        sizes, translate = self._apart.sizes[:, step], self._scene.language.translate
        if len(sizes) == 1:
            return ""
        k = int(sizes.argmax())
        one, other = self._telling(0, step), self._telling(k, step)
        a = self._letters[0]
        if sizes[k] == 0.0:
            return translate("Compare caption", "All memories are the same here.")
        if not self._apart.by_unit:
            template = translate(
                "Compare caption",
                "Furthest from {a} is {run}: its memory has a mean size of {value}, that of {a} {was}.",
            )
            value, was = (one.figure(float(self._apart.means[each, step])) for each in (k, 0))
            return template.format(a=a, run=self._letters[k], value=value, was=was)
        state = self._scene.cell.memory.state
        mine, theirs = (np.nan_to_num(each.now.row(state)) for each in (one, other))
        unit = int(np.abs(theirs - mine).argmax())
        template = translate(
            "Compare caption", "Furthest from {a} is {run}, most in {unit}: {value}, where {a} has {was}."
        )
        value, was = one.signed_number(theirs[unit]), one.signed_number(mine[unit])
        return template.format(a=a, run=self._letters[k], unit=one.unit(unit), value=value, was=was)

    def _numbers(self, k: int, step: int) -> str:
        text, left = self._telling(k, step), float(self._left[k][step])
        template = self._scene.language.translate(
            "Compare caption", "{run}: mean |{state}| = {size}, {share} of {first}"
        )
        share = "–" if np.isnan(left) else text.share(left)
        size, state = text.figure(float(self._apart.means[k, step])), text.letter(text.memory.state)
        return template.format(run=self._letters[k], state=state, size=size, share=share, first=text.word(0))
