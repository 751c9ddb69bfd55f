"""What a lesson takes from the files that it leans on: each opened once, held against its SHA-256, and shared by all.

Numbers that were read belong to what the file held then: who has them is not touched by what becomes of the file.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache, partial
from pathlib import Path
from types import MappingProxyType

import numpy as np

from simulator.arrays import Array, largest_size
from simulator.cells import find_cell
from simulator.cells.cell import Cell
from simulator.lessons.models.shared_arrays import Arrays, SharedArrays
from simulator.lessons.models.stored_files import known_model, known_vocabulary, name_of, named_file
from simulator.lessons.schema import (
    LARGEST,
    LayerSpec,
    Lesson,
    LessonError,
    StoredFile,
    StoredLayer,
    StoredReadout,
    WeightEdit,
)
from simulator.network.initialisers import initialise
from simulator.text.embedding import Stored, StoredVectors, Vectors, unknown_tokens
from simulator.weights.conversions import ConventionError, carry_over, convert
from simulator.weights.layouts import in_rows, layout_of, weights_by_gate
from simulator.weights.tensor_tree import AnyArray, ModelError
from simulator.weights.vocabulary import Vocabulary

Files = Mapping[str, StoredFile]
_FAULTS = (KeyError, ValueError, IndexError, TypeError)  # of tensors that are not what the lesson says
_shared = SharedArrays()


def layer_weights(files: Files, spec: LayerSpec, cell: Cell) -> Mapping[str, Array]:
    """The weights of a layer as they stand in its file, without edits; read-only, and the same for all who ask.

    Raises LessonError where the file, or what it holds, is not what the lesson says.
    """
    stored = spec.stored
    assert stored is not None
    file = named_file(files, stored.file)
    tensors = tuple(sorted(stored.tensors.items()))
    drawn = (spec.initialiser, spec.seed, spec.units) if stored.cell else ()
    key = (file.content, stored.kind, stored.layout, tensors, stored.cell, cell.key, cell.equations, drawn)
    return _shared.get(key, partial(_read_layer, file, stored.file, spec, cell))


def edited_weights(
    weights: Mapping[str, Array], edits: Sequence[WeightEdit], known: Mapping[str, Array]
) -> Mapping[str, Array]:
    """Weights with what was changed in them; those that are `known` already are taken over."""
    found = dict(weights)
    for name in {edit.weight for edit in edits} - known.keys():
        array = found[name].astype(np.float64)
        for edit in edits:
            if edit.weight == name:
                array[edit.place] = edit.value
        array.flags.writeable = False
        found[name] = array
    return MappingProxyType({**found, **known})


def second_biases(files: Files, spec: LayerSpec) -> Mapping[str, Array]:
    """The second half of each bias of a layer whose file has two, by the bias that both are added up to; none where the
    file has one, or the layer's cell is another than that of the file. Raises LessonError.
    """
    stored = spec.stored
    if stored is None or stored.cell:
        return {}
    file = named_file(files, stored.file)
    key = (file.content, stored.kind, stored.layout, tuple(sorted(stored.tensors.items())), "second")
    return _shared.get(key, partial(_read_second, file, stored))


def readout_weights(files: Files, stored: StoredReadout) -> tuple[Array, Array]:
    """The matrix [outputs, width of h] and the bias [outputs] of a read-out. Raises LessonError."""
    file = named_file(files, stored.file)
    key = (file.content, stored.weight, stored.bias, stored.transposed)
    found = _shared.get(key, partial(_read_readout, file, stored))
    return found["W"], found["b"]


def vectors_of(lesson: Lesson) -> Vectors | None:
    """What gives each token of a lesson its vector: of one in a file, its table. Raises LessonError."""
    embedding = lesson.embedding
    if not isinstance(embedding, Stored):
        return embedding
    if bool(embedding.vocabulary) == (embedding.numbers is not None):
        problem, remedy = "Which number each token has is to be said once.", "Name a file as the vocabulary, or give"
        raise LessonError(problem, f"{remedy} the numbers.", "embedding")
    file = named_file(lesson.files, embedding.file)
    if embedding.numbers is not None:
        vocabulary = Vocabulary(embedding.numbers)
    else:
        vocabulary = _vocabulary(named_file(lesson.files, embedding.vocabulary), embedding.vocabulary)
    count, width = _shape_of_table(file, embedding.file, embedding.tensor)
    rows = partial(_read_rows, file, embedding.file, embedding.tensor)
    return StoredVectors(width, count, vocabulary.number, vocabulary.knows, rows)


@lru_cache(maxsize=16)
def _vocabulary(file: StoredFile, key: str) -> Vocabulary:
    return known_vocabulary(file, key)


@lru_cache(maxsize=64)
def _shape_of_table(file: StoredFile, key: str, tensor: str) -> tuple[int, ...]:
    shape = known.shape if (known := known_model(file, key).tensors.get(tensor)) is not None else ()
    if len(shape) != 2:
        problem = f"There is no table {tensor} in {name_of(file)}."
        raise LessonError(problem, "Name a tensor of two axes: [tokens, numbers].", "embedding.tensor")
    return shape


def _read_rows(file: StoredFile, key: str, tensor: str, numbers: Sequence[int]) -> AnyArray:
    try:
        return known_model(file, key).tensors[tensor].numbers(numbers)
    except ModelError as error:
        raise LessonError(error.problem, error.remedy, "embedding") from error


def unknown_in(lesson: Lesson, tokens: tuple[str, ...]) -> tuple[str, ...]:
    """Those of some tokens, each once, that a lesson has no vector for."""
    return unknown_tokens(tokens, vectors_of(lesson))


def _read_layer(file: StoredFile, key: str, spec: LayerSpec, cell: Cell) -> Arrays:
    stored, model = spec.stored, known_model(file, key)
    assert stored is not None
    base = find_cell(stored.cell) if stored.cell else cell

    def read() -> Mapping[str, AnyArray]:
        parts = {part: model.numbers(name) for part, name in stored.tensors.items()}
        found = weights_by_gate(layout_of(stored.layout), stored.kind, base, parts)
        return _as_other_cell(found, base, spec, cell) if base.key != cell.key else found

    return _sound(read, f"{cell.name} cannot be made of", file)


def _read_second(file: StoredFile, stored: StoredLayer) -> Arrays:
    model, layout = known_model(file, stored.file), layout_of(stored.layout)

    def read() -> Mapping[str, AnyArray]:
        parts = {part: model.numbers(name) for part, name in stored.tensors.items()}
        second = in_rows(layout, stored.kind, parts).get("b_u")
        gates = layout.gates[stored.kind]
        blocks = () if second is None else np.split(second, len(gates))
        return {f"b_{gate}": block for gate, block in zip(gates, blocks, strict=False)}

    return _sound(read, "The biases cannot be read from", file)


def _as_other_cell(weights: Mapping[str, AnyArray], base: Cell, spec: LayerSpec, cell: Cell) -> Mapping[str, AnyArray]:
    """Weights written for another cell: exactly where that can be, else with what is not called the same drawn."""
    try:
        return convert(weights, base.key, cell.key)
    except ConventionError:
        inputs = next(value.shape[1] for name, value in weights.items() if name.startswith("W_"))
        return carry_over(weights, cell.key, initialise(cell, inputs, spec.units, spec.initialiser, spec.seed))


def _read_readout(file: StoredFile, stored: StoredReadout) -> Arrays:
    model = known_model(file, stored.file)

    def read() -> Mapping[str, AnyArray]:
        matrix = model.numbers(stored.weight)
        matrix = matrix.T if stored.transposed else matrix
        if matrix.ndim != 2:
            raise ValueError(f"{stored.weight} is no matrix")
        return {"W": matrix, "b": model.numbers(stored.bias) if stored.bias else np.zeros(len(matrix), matrix.dtype)}

    return _sound(read, "The read-out cannot be made of", file)


def _sound(read: Callable[[], Mapping[str, AnyArray]], what: str, file: StoredFile) -> Arrays:
    """Arrays of their own, read-only, of numbers that a lesson may have. Raises LessonError."""
    name = Path(file.path).name
    try:
        found = Arrays({key: np.array(values, order="C") for key, values in read().items()})
    except ModelError as error:
        raise LessonError(f"{what} {name}: {error.problem}", error.remedy) from error
    except _FAULTS as error:
        raise LessonError(f"{what} {name}: {error}.", "Open the model anew, so that its layers are found.") from error
    for key, values in found.items():
        if not (np.isfinite(values).all() and largest_size(values) <= LARGEST):
            raise LessonError(f"{key} in {name} holds a number that cannot be one.", "Train the model again.")
        values.flags.writeable = False
    return found
