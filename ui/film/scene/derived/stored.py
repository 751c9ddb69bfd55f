"""The tensors of a layer as a framework stores them, as a scene asks for them."""

from __future__ import annotations

from simulator.frameworks.modules import Framework
from simulator.frameworks.stored import Stored, stored_tensors
from simulator.lessons.models.stored import second_biases
from ui.film.scene.scene import Scene


def stored_of(scene: Scene, layer: int, framework: Framework) -> tuple[Stored, ...]:
    """The tensors of a layer; two biases as they are in the lesson's file, where it has two."""
    whole = scene.source or scene
    second = second_biases(whole.lesson.files, whole.lesson.layers[layer])
    return stored_tensors(whole.trace.made_of, layer, framework, second)
