"""A lesson's network held against what a framework stored, and the lesson on the inputs that were stored."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import numpy as np
from msgspec.structs import replace

from simulator.arrays import Array
from simulator.engine.progress import Progress
from simulator.engine.run import run_network
from simulator.io.trace_files import layer_places
from simulator.lessons.models.from_model import given_layers, own_cells
from simulator.lessons.resolve import ResolvedLesson, resolve
from simulator.lessons.schema import Lesson, LessonError
from simulator.network.layer import NetworkError
from simulator.network.network import Network
from simulator.text.tokens import Numbers
from simulator.weights.proof import Compared, compare
from simulator.weights.recognition.found import Recognised
from simulator.weights.reference.stored import Reference, StoredRun


def prove_lesson(
    resolved: ResolvedLesson, reference: Reference, progress: Progress | None = None
) -> tuple[Compared, ...]:
    """Run the layers of a lesson over the inputs of a reference, and compare all states that it has.

    Weights, initial states and rounded gates of the lesson count; what it sets by hand at its own tokens does not.
    Raises LessonError, ModelError where nothing can be compared, and Cancelled.
    """

    def states_of(inputs: Array) -> Mapping[str, Array]:
        layers = tuple(each.layer.in_dtype(str(inputs.dtype)) for each in resolved.layers)
        labels = [""] * len(inputs)
        try:
            idealised = resolved.lesson.idealised
            trace = run_network(Network(layers), inputs, labels, idealised=idealised, progress=progress)
        except NetworkError as error:
            problem = f"The run cannot be finished: {error}."
            if inputs.shape[1] != (width := layers[0].inputs):
                problem = f"The stored inputs have {inputs.shape[1]} numbers, and the first layer reads {width}."
            raise LessonError(problem, "Choose what was stored of this model.") from error
        pairs = zip(layer_places(trace), trace.layers, strict=True)
        return {f"{place}/{name}": each[name] for place, each in pairs for name in each.layer.cell.states}

    return compare(reference, states_of)


def on_stored_inputs(resolved: ResolvedLesson, run: StoredRun, about: str) -> ResolvedLesson:
    """The lesson with the inputs of a stored run as its sequence, in their precision. Raises LessonError."""
    return resolve(
        replace(
            resolved.lesson, sequence=_sequence(run), embedding=None, dtype=_dtype(run), changed=True,
            about=about, holds=(), masked=(), skipped=(), borders=(), cues=(), notes={}, storyline=None, variants=(),
        )
    )  # fmt: skip


def lesson_of_case(recognised: Recognised, reference: Reference, about: str) -> ResolvedLesson:
    """The model of a test case, with all its weights in the lesson, on its first inputs. Raises LessonError."""
    layers, run = recognised.stacks[recognised.stack_named(None)], reference.runs[0]
    specs, cells = (
        given_layers(found.layer(recognised.file) for found in layers),
        own_cells(each.cell for each in layers),
    )
    return resolve(
        Lesson(
            title=reference.name, about=about, sequence=_sequence(run), cells=cells, layers=specs,
            dtype=_dtype(run), skipped=layers[0].left_out(len(run.inputs)),
        )
    )  # fmt: skip


def _dtype(run: StoredRun) -> Literal["float64", "float32"]:
    return "float32" if run.inputs.dtype == np.float32 else "float64"


def _sequence(run: StoredRun) -> Numbers:
    return Numbers(tuple(map(tuple, run.inputs.tolist())))
