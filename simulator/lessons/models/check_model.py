"""Check what a lesson says of a trained model: its files, layouts and shapes, and what was changed in it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath

from simulator.cells import cells
from simulator.io.strict_json import IN_RANGE
from simulator.lessons.models.stored import layer_weights, readout_weights
from simulator.lessons.schema import (
    LARGEST,
    FileError,
    LayerSpec,
    Lesson,
    LessonError,
    ReadoutSpec,
    StoredFile,
    StoredLayer,
    WeightEdit,
)
from simulator.lessons.sizes import LayerSizes
from simulator.text.counting import count_of
from simulator.text.embedding import StoredVectors, Vectors
from simulator.weights.layouts import is_of_one_gate, layout_of
from simulator.weights.tensor_tree import ModelError

MOST_FILES = 32
MOST_UNITS = 1024
MOST_STORED = 2**16
"""So many units, inputs a step or outputs a layer or read-out that stands in a file may have."""
MOST_EDITS = 100_000
PARTS = ("W", "U", "b", "b_u", "bb", "P", "V")
_SHA256 = re.compile("[0-9a-f]{64}")


def check_files(lesson: Lesson) -> None:
    """The list of files: how many, and that each has a path and a SHA-256."""
    if len(lesson.files) > MOST_FILES:
        raise LessonError(f"There cannot be {len(lesson.files)} files.", f"Take up to {MOST_FILES}.", "files")
    for key, file in lesson.files.items():
        if not file.path:
            raise LessonError("is empty.", "Write where the file is.", f"files.{key}.path")
        remedy = "Write the SHA-256 of the file: 64 hexadecimal digits, in small letters."
        if _SHA256.fullmatch(file.sha256) is None:
            raise LessonError("is no SHA-256.", remedy, f"files.{key}.sha256")
        for at, each in enumerate(file.beside):
            field, place = f"files.{key}.beside[{at}]", PurePosixPath(each.name)
            if place.is_absolute() or ".." in place.parts or not place.name or len(file.beside) > MOST_FILES:
                raise LessonError("is no file beside another.", "Write its name as seen from there.", f"{field}.name")
            if _SHA256.fullmatch(each.sha256) is None:
                raise LessonError("is no SHA-256.", remedy, f"{field}.sha256")


def check_outputs(layer: LayerSpec, sizes: LayerSizes, field: str) -> None:
    """How many numbers a layer hands on: as many as it has units, where its cell gives these no width of their own."""
    if not 0 <= layer.outputs <= most_units_of(layer):
        remedy = f"Take up to {most_units_of(layer):,}, or leave it out."
        raise LessonError(f"A layer cannot hand on {layer.outputs} numbers.", remedy, f"{field}.outputs")
    if layer.outputs and layer.outputs != sizes.outputs:
        problem = f"{sizes.cell.name} hands on as many numbers as it has units."
        raise LessonError(problem, "Leave it out, or take a cell that projects its h.", f"{field}.outputs")


def most_units_of(layer: LayerSpec) -> int:
    """How many units a layer may have at most; those in a file are not written as numbers."""
    return MOST_UNITS if layer.stored is None else MOST_STORED


def check_stored_tokens(vectors: Vectors | None, tokens: Sequence[str]) -> None:
    """That the table in a file has a row for the number of each token."""
    if not isinstance(vectors, StoredVectors):
        return
    for token in dict.fromkeys(tokens):
        number = vectors.numbers(token)
        if number is not None and number >= vectors.count:
            problem = f"The vocabulary gives “{token}” the number {number}, and the model knows {vectors.count:,}."
            raise LessonError(problem, "Give the model's own vocabulary.", "embedding")


def check_stored_layer(files: Mapping[str, StoredFile], layer: LayerSpec, sizes: LayerSizes, field: str) -> None:
    """Weights in a file: that they are there and fit the layer's sizes; and that what was changed in them, or in drawn
    ones, is in them.
    """
    if layer.stored is None:
        if layer.edits and layer.weights is not None:
            problem, remedy = "The layer's weights are given.", "They are changed where they stand."
            raise LessonError(problem, remedy, f"{field}.edits")
        _check_edits(layer.edits, sizes.weights, f"{field}.edits")
        return
    if layer.weights is not None:
        raise LessonError("stand in the lesson and in a file.", "Leave one of them out.", f"{field}.weights")
    _check_words(layer.stored, f"{field}.stored")
    found = layer_weights(files, layer, sizes.cell)
    for name, shape in sizes.weights.items():
        if found[name].shape != shape:
            has, needs = (" × ".join(map(str, each)) for each in (found[name].shape, shape))
            problem = f"{name} has another shape than the layer needs: {has}, not {needs}."
            raise LessonError(problem, "Give the layer what the model was trained with.", f"{field}.stored")
    _check_edits(layer.edits, sizes.weights, f"{field}.edits")


def fits_file(files: Mapping[str, StoredFile], layer: LayerSpec, sizes: LayerSizes) -> bool:
    """Whether what stands in a file for a layer makes one of these sizes. Raises FileError where it is not there."""
    try:
        check_stored_layer(files, layer, sizes, "")
    except FileError:
        raise
    except LessonError:
        return False
    return True


def readout_fits(files: Mapping[str, StoredFile], readout: ReadoutSpec, width: int) -> bool:
    """Whether a read-out takes so many numbers. Raises LessonError where it is not there."""
    if readout.stored is not None:
        return bool(readout_weights(files, readout.stored)[0].shape[1] == width)
    return all(len(row) == width for row in readout.W)


def count_outputs(files: Mapping[str, StoredFile], readout: ReadoutSpec | None) -> int:
    """How many outputs a read-out has. Raises LessonError where it is not there."""
    if readout is None or readout.stored is None:
        return 0 if readout is None else len(readout.b)
    return len(readout_weights(files, readout.stored)[1])


def check_stored_readout(files: Mapping[str, StoredFile], readout: ReadoutSpec, width: int) -> int:
    """A read-out in a file: that it takes so many numbers, and nothing is given beside it. How many outputs it has."""
    if readout.W or readout.b:
        raise LessonError("stands in the lesson and in a file.", "Leave one of them out.", "readout.W")
    assert readout.stored is not None
    matrix, bias = readout_weights(files, readout.stored)
    if matrix.shape[1] != width or bias.shape != matrix.shape[:1]:
        has = f"takes {matrix.shape[1]} numbers, with a bias of {bias.size}"
        problem = f"{has}; the last layer hands on {width}, and there are {len(matrix)} outputs."
        raise LessonError(problem, "Name the read-out's own tensors.", "readout.stored")
    return len(matrix)


def _check_words(stored: StoredLayer, field: str) -> None:
    """The words that only some can be."""
    try:
        layout_of(stored.layout)
    except ModelError as error:
        raise LessonError(error.problem, error.remedy, f"{field}.layout") from error
    if stored.cell and stored.cell not in cells():
        raise LessonError(f"cannot be {stored.cell}.", f"Write one of: {', '.join(cells())}.", f"{field}.cell")
    for part in stored.tensors:
        if part not in PARTS and not is_of_one_gate(part):
            raise LessonError(
                "is no part of a layer.", f"Write some of: {', '.join(PARTS)}.", f"{field}.tensors.{part}"
            )


def _check_edits(edits: Sequence[WeightEdit], shapes: Mapping[str, tuple[int, ...]], field: str) -> None:
    if len(edits) > MOST_EDITS:
        raise LessonError(f"There cannot be {count_of(len(edits), 'edit')}.", f"Take up to {MOST_EDITS:,}.", field)
    seen = set[tuple[str, tuple[int, ...]]]()
    for at, edit in enumerate(edits):
        place = f"{field}[{at}]"
        shape = shapes.get(edit.weight, ())
        if not shape:
            raise LessonError("is no weight of this cell.", f"It has: {', '.join(shapes)}.", f"{place}.weight")
        inside = len(edit.place) == len(shape) and all(0 <= k < n for k, n in zip(edit.place, shape, strict=True))
        if not inside:
            size = " × ".join(map(str, shape))
            raise LessonError(f"is outside {edit.weight}, which is {size}.", "Count rows and columns from 0.", place)
        if not abs(edit.value) <= LARGEST:
            raise LessonError(f"cannot be {edit.value}.", IN_RANGE, f"{place}.value")
        if (edit.weight, edit.place) in seen:
            raise LessonError("is of a number that is changed already.", "Keep one of them.", place)
        seen.add((edit.weight, edit.place))
