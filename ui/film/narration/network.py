"""The caption of a token in the views that show all layers: what each of them kept of its memory and what it added.

Sizes are sums of absolute values over a layer's units (`simulator.analysis.measures.per_step`).
"""

from __future__ import annotations

from typing import NamedTuple

from simulator.analysis.measures import Magnitudes, per_step
from ui.film.narration.step import Step
from ui.film.narration.telling import Telling
from ui.film.scene.scene import Scene
from ui.film.text.formula import plain, symbol

MOST_LAYERS = 3  # that one caption tells of


class Sums(NamedTuple):
    """The size of a layer's memory before a step, of what it kept and added, and of its memory after it."""

    old: float
    kept: float
    added: float
    new: float


class NetworkNarrator:
    """Tells what a token did to the memory of each layer of a scene's network."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._sizes: tuple[Magnitudes, ...] = tuple(per_step(each.account) for each in scene.layers)

    def sums(self, layer: int, step: int) -> Sums:
        """The sizes of a layer at a step."""
        sizes = self._sizes[layer]
        return Sums(*(float(part[step]) for part in (sizes.old, sizes.kept, sizes.added, sizes.new)))

    def tell(self, step: int) -> str:
        """The caption of a token. Of many layers, those that changed most."""
        scene, translate = self._scene, self._scene.language.translate
        count = len(scene.layers)
        changed = sorted(range(count), key=lambda layer: -self._change(layer, step))[:MOST_LAYERS]
        clauses = [self._clause(layer, step) for layer in sorted(changed)]
        text = translate("Network caption", "; ", "between what one layer did and what the next did").join(clauses)
        template = translate("Network caption", "At {token}, {layers}.")
        token = Telling(Step(scene, step), scene.diagram.plans[0]).token
        return template.format(token=token, layers=text)

    def _change(self, layer: int, step: int) -> float:
        sums = self.sums(layer, step)
        return sums.added + sums.old - sums.kept

    def _clause(self, layer: int, step: int) -> str:
        scene = self._scene.layers[layer]
        text = Telling(Step(scene, step), scene.diagram.plans[0])
        sums, translate = self.sums(layer, step), scene.language.translate
        words = {
            "layer": translate("Picture", "layer {number}").format(number=layer + 1),
            "state": plain(symbol(scene.cell.memory.state, notation=scene.writing)),
            "before": plain(symbol(f"{scene.cell.memory.state}_prev", notation=scene.writing)),
            **{name: text.figure(value) for name, value in sums._asdict().items()},
        }
        keeps = not scene.cell.memory.is_anew
        if scene.depth != "sentence":
            return self._sizes_of(words, keeps)
        if not keeps:
            return translate("Network caption", "{layer} writes its memory anew: {new}").format(**words)
        if sums.old == 0.0:
            return translate("Network caption", "{layer} adds {added} to an empty memory").format(**words)
        words["share"] = text.share(sums.kept / sums.old)
        return translate("Network caption", "{layer} keeps {share} of its memory and adds {added}").format(**words)

    def _sizes_of(self, words: dict[str, str], keeps: bool) -> str:
        translate = self._scene.language.translate
        if not keeps:
            return translate("Network caption", "{layer}: Σ|{state}| = {new}, all of it new").format(**words)
        if len(self._scene.layers) > 1:
            template = translate(
                "Network caption", "{layer}: Σ|{before}| {old} → {kept}, + {added}, Σ|{state}| = {new}"
            )
        else:
            template = translate(
                "Network caption",
                "{layer}: Σ|{before}| = {old}, of which {kept} stays; {added} is added, Σ|{state}| = {new}",
            )
        return template.format(**words)
