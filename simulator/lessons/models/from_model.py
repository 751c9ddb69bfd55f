"""A lesson made of a trained model: the layers recognised in its file, what is around them, and a sequence to read."""

from __future__ import annotations

import hashlib
from itertools import pairwise
from pathlib import Path

import numpy as np

from simulator.cells import cells
from simulator.cells.cell import Cell
from simulator.io.regular_file import open_regular
from simulator.lessons.origin import FromFile
from simulator.lessons.resolve import resolve
from simulator.lessons.schema import CellSpec, Given, LayerSpec, Lesson, LessonError, MemorySpec, ReadoutSpec
from simulator.text.embedding import Table
from simulator.text.tokens import Numbers, Sequence, sequence_tokens
from simulator.weights.recognition.found import FoundLayer, FoundReadout, Recognised
from simulator.weights.tensor_tree import AnyArray, ModelError
from simulator.weights.vocabulary import Vocabulary


def lesson_from_model(
    recognised: Recognised, sequence: Sequence, vocabulary: Vocabulary | None = None, stack: str | None = None
) -> Lesson:
    """A stack of a model as a lesson that reads a sequence: rows of numbers, or text whose tokens the model embeds.

    The weights are put into the lesson as numbers. `vocabulary` says which number each token has; `stack` is the name
    of the stack, where there are several. Raises LessonError for what a lesson does not hold: layers that hand on fewer
    numbers than they have units, or one that reads from the end what one that reads forward hands on; ModelError for a
    file that does not fit.
    """
    name = recognised.stack_named(stack)
    layers = recognised.stacks[name]
    _check(layers)
    file = recognised.file
    precise = any(file.tensors[each].dtype == "float64" for layer in layers for each in layer.names)
    origin = FromFile(name=file.path.name, sha256=_sha256(file.path))
    made = [each.layer(file) for each in layers]
    specs = tuple(
        LayerSpec(
            cell=layer.cell.key,
            units=layer.units,
            weights={weight: _given(values) for weight, values in layer.weights.items()},
            origin=origin,
            reverse=layer.reverse,
        )
        for layer in made
    )
    own = {layer.cell.key: layer.cell for layer in made if layer.cell.key not in cells()}
    readout = recognised.readouts.get(name)
    lesson = Lesson(
        title=file.path.stem,
        about=f"Read from {file.path.name}: {file.holds}.",
        sequence=sequence,
        embedding=None if isinstance(sequence, Numbers) else _table(recognised, name, sequence, vocabulary),
        cells=tuple(_cell(cell) for cell in own.values()),
        layers=specs,
        readout=None if readout is None else _readout(recognised, readout, vocabulary, origin),
        dtype="float64" if precise else "float32",
    )
    resolve(lesson)
    return lesson


def _check(layers: tuple[FoundLayer, ...]) -> None:
    """Refuse what a lesson does not hold. Raises LessonError."""
    for before, layer in pairwise(layers):
        if layer.reverse and not before.reverse and layer.at != before.at:
            problem = f"{layer.place} reads what a layer below hands on that reads forward, and reads it from the end."
            raise LessonError(problem, "In a lesson such a layer stands beside the one that reads forward.")
    for layer in layers:
        if layer.outputs != layer.units:
            problem = f"{layer.place} hands on {layer.outputs} numbers of {layer.units} units."
            raise LessonError(problem, "A lesson takes layers that hand on a number for each unit.")


def _table(recognised: Recognised, name: str, sequence: Sequence, vocabulary: Vocabulary | None) -> Table:
    """The vectors of the sequence's tokens; those that the vocabulary does not know are unknown, and enter as zeros."""
    embedding = recognised.embeddings.get(name)
    if embedding is None:
        raise ModelError("There is no table of vectors in the model.", "Give it rows of numbers.")
    if vocabulary is None:
        raise ModelError("Which token has which number is not in the model.", "Give its vocabulary.")
    rows = embedding.rows(recognised.file)
    ids = {token: vocabulary.number(token) for token in sequence_tokens(sequence)}
    too_large = next((token for token, number in ids.items() if number is not None and number >= len(rows)), None)
    if too_large is not None:
        problem = f"The vocabulary gives “{too_large}” the number {ids[too_large]}, and the model knows {len(rows):,}."
        raise ModelError(problem, "Give the model's own vocabulary.")
    vectors = {token: tuple(map(float, rows[number])) for token, number in ids.items() if number is not None}
    width = rows.shape[1]
    return Table(tuple(f"e{k + 1}" for k in range(width)), vectors, (0.0,) * width, ())


def _readout(
    recognised: Recognised, found: FoundReadout, vocabulary: Vocabulary | None, origin: FromFile
) -> ReadoutSpec:
    read = found.readout(recognised.file)
    tokens = () if vocabulary is None else tuple(vocabulary.token(k) for k in range(found.outputs))
    names = tokens if len(set(tokens)) == found.outputs and all(token.strip() for token in tokens) else ()
    return ReadoutSpec(
        tuple(tuple(map(float, row)) for row in read.W),
        tuple(map(float, read.b)),
        names,
        kinds=(found.kind,),
        origin=origin,
    )


def _cell(cell: Cell) -> CellSpec:
    """A cell that comes along with the lesson."""
    memory = MemorySpec(cell.memory.state, cell.memory.keep, cell.memory.write)
    lines = tuple(line.strip() for line in cell.equations.strip().splitlines())
    return CellSpec(cell.key, cell.name, cell.states, lines, memory, cell.paper)


def _given(values: AnyArray) -> Given:
    """An array as a lesson has it."""
    numbers = values.astype(np.float64).tolist()
    return tuple(tuple(row) if isinstance(row, list) else row for row in numbers)


def _sha256(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal digits."""
    with open_regular(path) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
