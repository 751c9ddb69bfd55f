"""What a framework returns of a run, as a scene asks for it and as text."""

from __future__ import annotations

from simulator.frameworks.modules import RETURNING
from simulator.frameworks.returned import Returned, returned
from simulator.lessons.schema import Lesson
from simulator.network.trace import Trace
from ui.film.scene.scene import Scene
from ui.film.text.vector_text import as_numpy

TITLES = {"pytorch": "PyTorch", "keras": "Keras", "onnx": "ONNX"}


def tensors_of(scene: Scene) -> tuple[Returned, ...]:
    """Its tensors, of tokens in the order of the sequence; () where none is asked for, or has no such layers."""
    whole = scene.source or scene
    return returned_by(scene.returned, whole.trace, whole.lesson)


def returned_by(framework: str, trace: Trace, lesson: Lesson) -> tuple[Returned, ...]:
    """What a framework of this name returns of a run, of several sequences that of the last one; () for "", where it
    has no such layers, and of several sequences that are read from the end.
    """
    if lesson.borders and any(layer.reverse for layer in lesson.layers):
        return ()
    first = lesson.borders[-1].token if lesson.borders else 0
    return next((returned(trace, each, first) for each in RETURNING if each == framework), ())


def shape_text(shape: tuple[int, ...]) -> str:
    """A shape as Python writes it: "[20, 2]"."""
    return f"[{', '.join(map(str, shape))}]"


def array_text(tensor: Returned, trace: Trace) -> str:
    """A tensor of a run as a line of Python, to the bit: "h_n = np.array(…)"."""
    values = tensor.values(trace, tensor.batchings[0])
    return f"{tensor.title.replace(' ', '_')} = {as_numpy(tensor.name, values)}"
