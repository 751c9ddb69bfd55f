"""The document: read, check, build and run a lesson, which is one frozen value; an edit makes the next one.

The parts of a lesson are in `schema`, the edits in `edits/`, the built-in ones in `builtin`.
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from simulator.arrays import Array
from simulator.cells.cell import Cell
from simulator.engine.progress import Progress
from simulator.engine.run import run_network
from simulator.lessons.check import check
from simulator.lessons.file import dumps, load, loads, save
from simulator.lessons.own_cells.registry import cells_of
from simulator.lessons.schema import FORMAT, CellSpec, HoldSpec, LayerSpec, Lesson, LessonError, MemorySpec, ReadoutSpec
from simulator.lessons.sizes import input_width, sizes, tokens
from simulator.network.holds import Hold
from simulator.network.initialisers import initialise
from simulator.network.layer import Layer, NetworkError
from simulator.network.network import Network
from simulator.network.readout import Readout
from simulator.network.trace import Trace
from simulator.text.embedding import OneHot, embed, input_names
from simulator.text.tokens import Numbers

__all__ = [
    "FORMAT",
    "CellSpec",
    "HoldSpec",
    "LayerSpec",
    "Lesson",
    "LessonError",
    "MemorySpec",
    "ReadoutSpec",
    "build",
    "cells_of",
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
    """The vectors that enter layer 0, [step, input], and the names of their columns (may be empty).

    Of a masked token nothing enters: its vector is zero.
    """
    sequence = lesson.sequence
    if isinstance(sequence, Numbers):
        vectors, names = np.array(sequence.rows, dtype=np.float64), sequence.names
    else:
        embedding = lesson.embedding or OneHot()
        vectors, names = embed(tokens(lesson), embedding), input_names(tokens(lesson), embedding)
    vectors[list(lesson.masked)] = 0.0
    return vectors, names


def build(lesson: Lesson) -> Network:
    """The lesson's network with its weights, given or drawn. Raises LessonError for an unsound lesson."""
    check(lesson)
    return _network(lesson, None)


def run(
    lesson: Lesson, *, after: tuple[Lesson, Trace] | None = None, progress: Progress | None = None
) -> Trace:
    """Run the lesson: every vector of every step. Raises LessonError where numbers grow beyond all bounds.

    `after` is an earlier lesson with its run: layers and steps that have not changed are taken over from it. The
    result equals that of a full run to the bit. `progress` counts the steps of all layers; raises Cancelled.
    """
    check(lesson, sound=after[0] if after else None)
    network = _network(lesson, after)
    vectors, names = _entering(lesson, after)
    holds = [_hold(hold, network.layers[hold.layer]) for hold in lesson.holds]
    resume = None if after is None else _resumed(lesson, network, vectors, after)
    try:
        return run_network(
            network, vectors, tokens(lesson), input_names=names, holds=holds, idealised=lesson.idealised,
            resume=resume, progress=progress,
        )  # fmt: skip
    except NetworkError as error:
        remedy = "Take smaller weights, or hold gates by hand between 0 and 1 only."
        raise LessonError(f"The run cannot be finished: {error}.", remedy, "layers") from error


def _entering(lesson: Lesson, after: tuple[Lesson, Trace] | None) -> tuple[Array, tuple[str, ...]]:
    """As `inputs`, those of the earlier run where they are the same."""
    if after is not None:
        same = ("sequence", "embedding", "masked", "dtype")
        if all(getattr(lesson, field) is getattr(after[0], field) for field in same):
            return after[1].inputs, after[1].input_names
    return inputs(lesson)


def _network(lesson: Lesson, after: tuple[Lesson, Trace] | None) -> Network:
    """The network of a sound lesson, with the layers of an earlier run where they are the same."""
    layers = []
    width = input_width(lesson)
    known = cells_of(lesson)
    for at, spec in enumerate(lesson.layers):
        old, spec_before = None, None
        if after is not None and after[0].dtype == lesson.dtype and at < len(after[0].layers):
            old, spec_before = after[1].layers[at].layer, after[0].layers[at]
        if old is not None and spec_before == spec and old.inputs == width and old.cell == known[spec.cell]:
            layers.append(old)
        else:
            same = {} if old is None or spec_before is None else _unchanged(spec, spec_before, old)
            layers.append(_layer(known[spec.cell], spec, width, same))
        width = spec.units
    return Network(tuple(layers), _readout(lesson.readout), lesson.dtype)


def _unchanged(spec: LayerSpec, before: LayerSpec, layer: Layer) -> dict[str, Array]:
    """The weights of an earlier layer that are the very ones of this one."""
    given, were = spec.weights or {}, before.weights or {}
    return {name: layer.weights[name] for name in given if given[name] is were.get(name)}


def _resumed(lesson: Lesson, network: Network, vectors: Array, after: tuple[Lesson, Trace]) -> tuple[Trace, int] | None:
    """The earlier run with the first step from which this one may differ; None where the lowest layer is another."""
    before, trace = after
    if trace.layers[0].layer is not network.layers[0] or lesson.idealised != before.idealised:
        return None
    steps = min(trace.steps, len(vectors))
    new, old = vectors[:steps].astype(trace.inputs.dtype), trace.inputs[:steps]
    apart = ((new != old) | (np.signbit(new) != np.signbit(old))).any(axis=1)  # 0 and -0 are apart
    first = int(apart.argmax()) if apart.any() else steps
    alike = 0
    while alike < min(len(lesson.holds), len(before.holds)) and lesson.holds[alike] == before.holds[alike]:
        alike += 1
    starts = [hold.start for hold in (*lesson.holds[alike:], *before.holds[alike:])]
    return trace, min([first, *starts])


def _layer(kind: Cell, spec: LayerSpec, width: int, known: Mapping[str, Array]) -> Layer:
    """A layer of a sound lesson; `known` are those of its weights that need not be made again."""
    if spec.weights is None:
        weights: Mapping[str, Array] = initialise(
            kind, width, spec.units, spec.initialiser, spec.seed, sizes=sizes(kind, width, spec.units)
        )
    else:
        weights = {
            name: known[name] if name in known else np.array(given, dtype=np.float64)
            for name, given in spec.weights.items()
        }
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
