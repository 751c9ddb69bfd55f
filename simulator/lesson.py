"""The document: read, check, build and run a lesson, which is one frozen value; an edit makes the next one.

The parts of a lesson are in `lesson_schema`, the edits in `lesson_edits`, the built-in ones in `builtin`.
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from simulator.cells import cell
from simulator.embedding import embed, input_names
from simulator.initialisers import initialise
from simulator.layer import Array, NetworkError
from simulator.lesson_check import check
from simulator.lesson_file import dumps, load, loads, save
from simulator.lesson_schema import (
    FORMAT,
    Characters,
    HoldSpec,
    LayerSpec,
    Lesson,
    LessonError,
    Numbers,
    OneHot,
    Random,
    ReadoutSpec,
    Table,
    Words,
)
from simulator.lesson_sizes import input_width, tokens
from simulator.network import Hold, Layer, Network, Readout
from simulator.trace import Trace

__all__ = [
    "FORMAT",
    "Characters",
    "HoldSpec",
    "LayerSpec",
    "Lesson",
    "LessonError",
    "Numbers",
    "OneHot",
    "Random",
    "ReadoutSpec",
    "Table",
    "Words",
    "build",
    "check",
    "dumps",
    "inputs",
    "load",
    "loads",
    "run",
    "save",
    "tokens",
]


def inputs(lesson: Lesson) -> tuple[NDArray[np.float64], tuple[str, ...]]:
    """The vectors that enter layer 0, [step, input], and the names of their columns (may be empty)."""
    sequence = lesson.sequence
    if isinstance(sequence, Numbers):
        return np.array(sequence.rows, dtype=np.float64), sequence.names
    embedding = lesson.embedding or OneHot()
    return embed(tokens(lesson), embedding), input_names(tokens(lesson), embedding)


def build(lesson: Lesson) -> Network:
    """The lesson's network with its weights, given or drawn. Raises LessonError for an unsound lesson."""
    check(lesson)
    layers = []
    width = input_width(lesson)
    for spec in lesson.layers:
        layers.append(_layer(spec, width))
        width = spec.units
    return Network(tuple(layers), _readout(lesson.readout), lesson.dtype)


def run(lesson: Lesson) -> Trace:
    """Run the lesson: every vector of every step. Raises LessonError where numbers grow beyond all bounds."""
    network = build(lesson)
    vectors, names = inputs(lesson)
    holds = [_hold(hold, network.layers[hold.layer]) for hold in lesson.holds]
    try:
        return network.run(vectors, tokens(lesson), input_names=names, holds=holds, idealised=lesson.idealised)
    except NetworkError as error:
        remedy = "Take smaller weights, or hold gates by hand between 0 and 1 only."
        raise LessonError(f"The run cannot be finished: {error}.", remedy, "layers") from error


def _layer(spec: LayerSpec, width: int) -> Layer:
    kind = cell(spec.cell)
    if spec.weights is None:
        weights: Mapping[str, Array] = initialise(kind, width, spec.units, spec.initialiser, spec.seed)
    else:
        weights = {name: np.array(given, dtype=np.float64) for name, given in spec.weights.items()}
    initial = {state: np.array(vector, dtype=np.float64) for state, vector in spec.initial.items()}
    return Layer(kind, width, spec.units, weights, initial, spec.unit_names)


def _readout(spec: ReadoutSpec | None) -> Readout | None:
    if spec is None:
        return None
    groups = spec.groups or (tuple(range(len(spec.names))),)
    return Readout(np.array(spec.W, dtype=np.float64), np.array(spec.b, dtype=np.float64), spec.names, groups)


def _hold(spec: HoldSpec, layer: Layer) -> Hold:
    units = spec.units or tuple(range(layer.width(spec.quantity)))
    return Hold(spec.layer, spec.quantity, units, (spec.start, spec.stop), spec.values)
