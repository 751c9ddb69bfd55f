"""Why a lesson's network gives other numbers than were stored: its layers as they are asked about, and both networks
as a lesson that compares them.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple

import numpy as np
from msgspec.structs import replace

from simulator.engine.progress import Progress
from simulator.frameworks.modules import Known, known_cell
from simulator.lessons.edits.variants import with_other
from simulator.lessons.models.from_model import given_layers, own_cells
from simulator.lessons.models.stored_files import known_model, named_file
from simulator.lessons.resolve import ResolvedLesson, resolve
from simulator.lessons.schema import Lesson, StoredLayer
from simulator.network.layer import Layer
from simulator.network.levels import levels_of
from simulator.text.tokens import Numbers
from simulator.weights.finding.answer import Answer, find_why
from simulator.weights.finding.problem import Problem
from simulator.weights.finding.readings import Reading
from simulator.weights.finding.real_run import layers_of
from simulator.weights.formats import open_model
from simulator.weights.layouts import LAYOUTS
from simulator.weights.recognition.found import FoundLayer, Recognised
from simulator.weights.tensor_tree import AnyArray, ModelError, ModelFile, Tensor

MOST_GIVEN = 2**18
"""So many weights at most are put into a lesson, to be compared."""
_WHY = "It is a layer of the lesson."


class _Place(NamedTuple):
    """Where a layer stands: on which level, and whether it reads from the end."""

    at: int
    reverse: bool


def find_why_of(resolved: ResolvedLesson, path: Path, progress: Progress | None = None) -> Answer:
    """Why a lesson's network gives other numbers than a file has. Raises LessonError, ModelError and Cancelled."""
    return find_why(recognised_in_lesson(resolved), open_model(path), progress=progress)


def recognised_in_lesson(resolved: ResolvedLesson) -> Recognised:
    """The layers of a lesson as if they had been recognised in a file: in their own where all stand in one, as they are
    stored there, with both biases; else by gate. Raises LessonError, and ModelError for a cell that no framework has.
    """
    layers = tuple(each.layer for each in resolved.layers)
    specs, levels = resolved.lesson.layers, levels_of(layers)
    places = {k: _Place(at, layers[k].reverse) for at, level in enumerate(levels) for k in level}
    stored = [spec.stored for spec in specs if spec.stored is not None and not spec.edits]
    if len(stored) == len(specs) and len({each.file for each in stored}) == 1:
        key = stored[0].file
        file = known_model(named_file(resolved.lesson.files, key), key)
        found = tuple(_in_file(layers[k], places[k], each) for k, each in enumerate(stored))
        return Recognised(file, found, {}, {})
    tensors: dict[str, AnyArray] = {}
    found = tuple(_by_gate(layer, places[k], k, tensors) for k, layer in enumerate(layers))
    file = ModelFile(Path(resolved.lesson.title), "lesson", "a lesson", _in_memory(tensors))
    return Recognised(file, found, {}, {})


def compared_lesson(answer: Answer, title: str, about: str) -> ResolvedLesson:
    """The network as it is read here on the inputs that were stored, beside the one that makes the numbers agree, or
    is the nearest, where that reads the same inputs. Raises LessonError and ModelError.
    """
    problem, here = answer.problem, answer.here.reading
    other = answer.holding[0] if answer.holding else answer.nearest[0]
    made = resolve(_lesson(problem, here, title, about))
    same = np.array_equal(problem.inputs(here, 0), problem.inputs(other.reading, 0))
    if not same or not answer.changed(other):
        return made
    return with_other(made, _lesson(problem, other.reading, title, about))


def _lesson(problem: Problem, reading: Reading, title: str, about: str) -> Lesson:
    layers = layers_of(problem, reading)
    count = sum(value.size for layer in layers for value in layer.weights.values())
    if count > MOST_GIVEN:
        raise ModelError(f"The network has {count:,} weights: too many to stand in a lesson.", "Read the answer.")
    rows = Numbers(tuple(map(tuple, problem.inputs(reading, 0).tolist())))
    specs = tuple(
        replace(spec, stacked=layers[at].reverse and not layers[at].beside and at > 0 and not layers[at - 1].reverse)
        for at, spec in enumerate(given_layers(layers))
    )
    cells = own_cells(layer.cell for layer in layers)
    return Lesson(title=title, about=about, sequence=rows, cells=cells, layers=specs)


def _known(layer: Layer) -> Known:
    known = known_cell(layer.cell)
    if known is None or known.negated:
        raise ModelError(f"No framework has the cell {layer.cell.name}.", "Ask about an LSTM, a GRU or a simple RNN.")
    return known


def _in_file(layer: Layer, place: _Place, stored: StoredLayer) -> FoundLayer:
    form, sizes = _known(layer).form, (layer.inputs, layer.units, layer.outputs)
    return FoundLayer("", *place, stored.kind, form, stored.layout, stored.tensors, *sizes, _WHY)


def _by_gate(layer: Layer, place: _Place, number: int, tensors: dict[str, AnyArray]) -> FoundLayer:
    """A layer whose weights are given by gate: they are put into `tensors`, under names of their own."""
    known = _known(layer)
    gates = "igo" if known.form.coupled else LAYOUTS["pytorch"].gates[known.kind]
    parts: dict[str, AnyArray] = {}
    for name, value in layer.weights.items():
        if name[0] in "WU":
            parts[name] = value
        elif name[0] == "V":
            parts["V"] = value
        elif name[0] == "b":
            parts[f"b_u_{name[-1]}" if name.startswith("b_h") and len(name) == 4 else f"b_{name[-1]}"] = value
    if known.form.peepholes:
        parts["P"] = np.stack([layer.weights[f"P_{gate}"] for gate in "ifo"])
    if "b_u_n" in parts:
        parts |= {f"b_u_{gate}": np.zeros_like(parts["b_u_n"]) for gate in "rz"}
    names = {part: f"layer{number}/{part}" for part in parts}
    tensors |= {names[part]: value for part, value in parts.items()}
    sizes = (layer.inputs, layer.units, layer.outputs)
    return FoundLayer("", *place, known.kind, known.form, f"rows:{gates}", names, *sizes, _WHY)


def _in_memory(arrays: Mapping[str, AnyArray]) -> dict[str, Tensor]:
    return {
        name: Tensor(name, value.shape, str(value.dtype), partial(np.asarray, value)) for name, value in arrays.items()
    }
