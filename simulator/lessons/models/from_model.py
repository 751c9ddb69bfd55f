"""A lesson made of a trained model: the layers recognised in its file, what is around them, and a sequence to read."""

from __future__ import annotations

from itertools import pairwise

from simulator.cells import cells
from simulator.cells.cell import Cell
from simulator.lessons.models.places import stored_file
from simulator.lessons.origin import FromFile
from simulator.lessons.resolve import resolve
from simulator.lessons.schema import (
    CellSpec,
    LayerSpec,
    Lesson,
    LessonError,
    MemorySpec,
    ReadoutSpec,
    StoredFile,
    StoredLayer,
    StoredReadout,
)
from simulator.text.embedding import Stored
from simulator.text.tokens import Numbers, Sequence
from simulator.weights.recognition.found import FoundLayer, FoundReadout, Recognised
from simulator.weights.tensor_tree import ModelError
from simulator.weights.vocabulary import Vocabulary

WEIGHTS, VOCABULARY = "weights", "vocabulary"
"""What the files of such a lesson are called in it."""


def lesson_from_model(
    recognised: Recognised, sequence: Sequence, vocabulary: Vocabulary | None = None, stack: str | None = None
) -> Lesson:
    """A stack of a model as a lesson that reads a sequence: rows of numbers, or text whose tokens the model embeds.

    The weights stay in the file, which the lesson refers to. `vocabulary` says which number each token has; `stack` is
    the name of the stack, where there are several. Raises LessonError for what a lesson does not hold: a layer that
    reads from the end what one that reads forward hands on; ModelError for a file that does not fit.
    """
    name = recognised.stack_named(stack)
    found = recognised.stacks[name]
    file, path = recognised.file, recognised.file.path
    _check(found)
    precise = any(file.tensors[each].dtype == "float64" for layer in found for each in layer.names)
    files = {WEIGHTS: stored_file(path)}
    embedding = None
    if not isinstance(sequence, Numbers):
        embedding, files = _embedding(recognised, name, vocabulary, files)
    origin = FromFile(name=path.name, sha256=files[WEIGHTS].sha256)
    own = {layer.cell.key: layer.cell for layer in found if layer.cell.key not in cells()}
    readout = recognised.readouts.get(name)
    lesson = Lesson(
        title=path.stem,
        about=f"Read from {path.name}: {file.holds}.",
        sequence=sequence,
        files=files,
        embedding=embedding,
        cells=tuple(spec_of_cell(cell) for cell in own.values()),
        layers=tuple(_layer(layer, origin) for layer in found),
        readout=None if readout is None else _readout(readout, vocabulary, origin),
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


def _layer(found: FoundLayer, origin: FromFile) -> LayerSpec:
    """A layer whose weights stand in the file."""
    stored = StoredLayer(WEIGHTS, found.kind, found.layout, dict(found.tensors))
    outputs = 0 if found.outputs == found.units else found.outputs
    key, way = found.cell.key, found.reverse
    return LayerSpec(key, found.units, origin=origin, reverse=way, stored=stored, outputs=outputs)


def _embedding(
    recognised: Recognised, name: str, vocabulary: Vocabulary | None, files: dict[str, StoredFile]
) -> tuple[Stored, dict[str, StoredFile]]:
    """The table of a stack in the file, for all tokens of the vocabulary; and the files with that of the vocabulary."""
    found = recognised.embeddings.get(name)
    if found is None:
        raise ModelError("There is no table of vectors in the model.", "Give it rows of numbers.")
    if vocabulary is None:
        raise ModelError("Which token has which number is not in the model.", "Give its vocabulary.")
    if vocabulary.path is None:
        return Stored(WEIGHTS, found.tensor, numbers=dict(vocabulary.numbers)), files
    return Stored(WEIGHTS, found.tensor, VOCABULARY), {**files, VOCABULARY: stored_file(vocabulary.path)}


def _readout(found: FoundReadout, vocabulary: Vocabulary | None, origin: FromFile) -> ReadoutSpec:
    """The read-out in the file, its outputs named by the vocabulary where that has a token for each."""
    tokens = () if vocabulary is None else tuple(vocabulary.token(k) for k in range(found.outputs))
    names = tokens if len(set(tokens)) == found.outputs else ()
    stored = StoredReadout(WEIGHTS, found.weight, found.bias, found.transposed)
    return ReadoutSpec(names=names, kinds=(found.kind,), origin=origin, stored=stored)


def spec_of_cell(cell: Cell) -> CellSpec:
    """A cell that comes along with the lesson."""
    memory = MemorySpec(cell.memory.state, cell.memory.keep, cell.memory.write)
    lines = tuple(line.strip() for line in cell.equations.strip().splitlines())
    return CellSpec(cell.key, cell.name, cell.states, lines, memory, cell.paper)
