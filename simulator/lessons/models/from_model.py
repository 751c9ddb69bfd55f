"""A lesson made of a trained model: the layers recognised in its file, what is around them, and a sequence to read."""

from __future__ import annotations

from collections import abc
from itertools import pairwise

from msgspec.structs import replace

from simulator.arrays import Array
from simulator.cells import cells
from simulator.cells.cell import Cell
from simulator.engine.progress import Progress
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
from simulator.network.layer import Layer
from simulator.text.counting import count_of
from simulator.text.embedding import Stored
from simulator.text.tokens import Numbers, Sequence
from simulator.weights.recognition.found import FoundLayer, FoundReadout, Recognised
from simulator.weights.tensor_tree import ModelError, ModelFile
from simulator.weights.vocabulary import Vocabulary

WEIGHTS, VOCABULARY = "weights", "vocabulary"
"""What the files of such a lesson are called in it."""


def lesson_from_model(
    recognised: Recognised,
    sequence: Sequence,
    vocabulary: Vocabulary | None = None,
    stack: str | None = None,
    progress: Progress | None = None,
) -> Lesson:
    """A stack of a model as a lesson that reads a sequence: rows of numbers, or text whose tokens the model embeds.

    The weights stay in the file, which the lesson refers to; `progress` counts KiB of it. `vocabulary` says which
    number each token has; `stack` is the name of the stack, where there are several. Steps that the file lets the model
    leave out are left out. Raises LessonError for what a lesson does not hold, ModelError for a file that does not fit,
    and Cancelled.
    """
    name = recognised.stack_named(stack)
    found = recognised.stacks[name]
    file, path = recognised.file, recognised.file.path
    _check(found)
    precise = any(file.tensors[each].dtype == "float64" for layer in found for each in layer.names)
    files = {WEIGHTS: stored_file(path, file.beside, progress)}
    embedding = None
    if not isinstance(sequence, Numbers):
        embedding, files = _embedding(recognised, name, vocabulary, files)
    origin = FromFile(name=path.name, sha256=files[WEIGHTS].sha256)
    readout = recognised.readouts.get(name)
    lesson = Lesson(
        title=path.stem,
        about=f"Read from {path.name}: {file.holds}.",
        sequence=sequence,
        files=files,
        embedding=embedding,
        cells=own_cells(layer.cell for layer in found),
        layers=tuple(_layer(layer, file, origin, _is_stacked(found, at)) for at, layer in enumerate(found)),
        readout=None if readout is None else _readout(readout, vocabulary, origin),
        dtype="float64" if precise else "float32",
    )
    left_out = found[0].left_out(len(resolve(lesson).tokens))
    return replace(lesson, skipped=left_out) if left_out else lesson


def own_cells(used: abc.Iterable[Cell]) -> tuple[CellSpec, ...]:
    """Those of some cells that are none of those built in."""
    own = {cell.key: cell for cell in used if cell.key not in cells()}
    return tuple(map(spec_of_cell, own.values()))


def given_layers(layers: abc.Iterable[Layer]) -> tuple[LayerSpec, ...]:
    """Layers whose weights, and first states, stand in the lesson itself."""
    return tuple(
        LayerSpec(
            layer.cell.key,
            layer.units,
            weights={name: _given(values) for name, values in layer.weights.items()},
            reverse=layer.reverse,
            initial={state: tuple(values.tolist()) for state, values in layer.initial.items() if values.any()},
            outputs=0 if layer.outputs == layer.units else layer.outputs,
        )
        for layer in layers
    )


def _given(values: Array) -> tuple[float | tuple[float, ...], ...]:
    """Weights as a lesson has them."""
    return tuple(map(tuple, values.tolist())) if values.ndim == 2 else tuple(values.tolist())


def _check(layers: tuple[FoundLayer, ...]) -> None:
    """Refuse what a lesson does not hold. Raises LessonError."""
    for before, layer in pairwise(layers):
        if layer.read != before.read:
            problem = f"{layer.place} reads {_steps(layer.read)}, and {before.place} {_steps(before.read)}."
            raise LessonError(problem, "In a lesson a step is left out in all layers.")


def _steps(read: int | None) -> str:
    return "all steps" if read is None else f"{count_of(read, 'step')} of a sequence"


def _is_stacked(found: abc.Sequence[FoundLayer], at: int) -> bool:
    """Whether a layer reads from the end what a single one hands on that reads forward."""
    return at > 0 and found[at].reverse and not found[at - 1].reverse and found[at].at != found[at - 1].at


def _layer(found: FoundLayer, file: ModelFile, origin: FromFile, stacked: bool) -> LayerSpec:
    """A layer whose weights stand in the file; states before the first step are numbers of the lesson."""
    stored = StoredLayer(WEIGHTS, found.kind, found.layout, dict(found.tensors))
    outputs = 0 if found.outputs == found.units else found.outputs
    key, way = found.cell.key, found.reverse
    states = found.initial_states(file).items()
    initial = {state: tuple(map(float, values)) for state, values in states if values.any()}
    return LayerSpec(
        key, found.units, origin=origin, reverse=way, initial=initial, stored=stored, outputs=outputs, stacked=stacked
    )


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
    kinds = found.kinds or (found.kind,)
    return ReadoutSpec(names=names, groups=found.groups, kinds=kinds, origin=origin, stored=stored)


def spec_of_cell(cell: Cell) -> CellSpec:
    """A cell that comes along with the lesson."""
    memory = MemorySpec(cell.memory.state, cell.memory.keep, cell.memory.write)
    lines = tuple(line.strip() for line in cell.equations.strip().splitlines())
    return CellSpec(cell.key, cell.name, cell.states, lines, memory, cell.paper)
