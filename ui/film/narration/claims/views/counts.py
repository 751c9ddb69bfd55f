"""How many weights a layer has in each framework, and why these differ."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from simulator.frameworks.counts import count_of, own_count
from simulator.network.layer import Layer
from ui.film.narration.claims.claim import Claim, first_that_holds
from ui.film.narration.step import Step
from ui.film.narration.telling import Telling
from ui.film.scene.returned import TITLES
from ui.film.scene.scene import Scene
from ui.film.text.number_format import whole_number


@dataclass(frozen=True)
class CountsWeights(Claim):
    """The layer has so many weights in PyTorch, with so many biases for each gate, and so many in Keras."""

    pytorch: tuple[int, int]
    keras: tuple[int, int]

    def holds(self, step: Step) -> bool:
        """Whether both count so."""
        layer = _layer(step.scene)
        biases = self.pytorch[1], self.keras[1]
        right = self.pytorch == _counted(layer, "pytorch") and self.keras == _counted(layer, "keras")
        return right and biases == (2, 2 if self.pytorch[0] == self.keras[0] else 1)

    def sentence(self, t: Telling) -> str:
        """Both counts, and what makes them differ."""
        text = t.translate(
            "Caption", "{first} weights in PyTorch, with two biases for each gate; {second} in Keras, with one."
        )
        if self.pytorch == self.keras:
            text = t.translate(
                "Caption", "{first} weights in PyTorch and in Keras, both with two biases for each gate."
            )
        return text.format(first=whole_number(self.pytorch[0]), second=whole_number(self.keras[0]))


@dataclass(frozen=True)
class CountsInOne(Claim):
    """The layer has so many weights in this framework, which alone of PyTorch and Keras has it."""

    framework: str
    count: int

    def holds(self, step: Step) -> bool:
        """Whether it counts so, and the others have no such layer."""
        layer = _layer(step.scene)
        found = {name: _counted(layer, name) for name in TITLES}
        others = [name for name in ("pytorch", "keras") if name != self.framework]
        return 0 < self.count == found[self.framework][0] and not any(found[name][0] for name in others)

    def sentence(self, t: Telling) -> str:
        """The count, and who has no such layer."""
        text = t.translate("Caption", "{count} weights in {framework}; {others}: no layer of these equations.")
        others = t.list_words([TITLES[name] for name in ("pytorch", "keras") if name != self.framework])
        return text.format(count=whole_number(self.count), framework=TITLES[self.framework], others=others)


@dataclass(frozen=True)
class CountsOwn(Claim):
    """The layer has so many weights in its equations, and no framework has it."""

    count: int

    def holds(self, step: Step) -> bool:
        """Whether it has, and none has."""
        layer = _layer(step.scene)
        return self.count == own_count(layer) and not any(_counted(layer, name)[0] for name in TITLES)

    def sentence(self, t: Telling) -> str:
        """The count, and that it is nobody else's."""
        return t.translate(
            "Caption", "{count} weights; neither PyTorch nor Keras nor ONNX has a layer of these equations."
        ).format(count=whole_number(self.count))


def tell_counts(scene: Scene) -> str:
    """The richest of these that holds of the scene's layer."""
    step = Step(scene, 0)
    claim = first_that_holds(tuple(_claims(_layer(scene))), step)
    return "" if claim is None else claim.sentence(Telling(step, scene.diagram.plans[0]))


def _claims(layer: Layer) -> Iterator[Claim]:
    yield CountsWeights(_counted(layer, "pytorch"), _counted(layer, "keras"))
    for name in TITLES:
        yield CountsInOne(name, _counted(layer, name)[0])
    yield CountsOwn(own_count(layer))


def _layer(scene: Scene) -> Layer:
    return scene.layer_trace.layer


def _counted(layer: Layer, framework: str) -> tuple[int, int]:
    """The weights in a framework, and the biases of each gate; (0, 0) where it has no such layer."""
    count = count_of(layer, framework)  # type: ignore[arg-type]
    return (0, 0) if count is None else (count.total, count.biases)
