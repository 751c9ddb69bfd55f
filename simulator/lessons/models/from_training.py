"""A lesson made of a training: its cell, its weights now or at a snapshot, and a sequence of its task to read."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
from msgspec.structs import replace

from simulator.arrays import Array
from simulator.cells import cells
from simulator.lessons.models.from_model import spec_of_cell
from simulator.lessons.origin import Trained
from simulator.lessons.resolve import resolve
from simulator.lessons.schema import Given, LayerSpec, Lesson, LessonError, ReadoutSpec
from simulator.network.network import Network
from simulator.text.embedding import Table
from simulator.text.tokens import Characters, Numbers, Sequence, Words
from simulator.training.checkpoint import open_training
from simulator.training.settings import TrainingError
from simulator.training.training import Training

LONGEST = 60  # tokens of a sequence that is read where the task has none of its own


def lesson_from_training(training: Training, network: Network | None = None, step: int | None = None) -> Lesson:
    """The lesson of a training as it is now, or of a network as it was after some step. Raises LessonError."""
    network, step = network or training.network(), training.step if step is None else step
    assert network.readout is not None
    origin = Trained(by=trained_by(training, step))
    readout = network.readout
    cell, own = training.cell, training.cell.key not in cells()
    lesson = Lesson(
        title=_title(training, step),
        about=training.task.about,
        origin=origin,
        sequence=sequence_of(training),
        embedding=None if training.problem.values else _one_hot(training.problem.inputs),
        cells=(spec_of_cell(cell),) if own else (),
        layers=tuple(
            LayerSpec(cell.key, layer.units, origin=origin, weights=_given(layer.weights)) for layer in network.layers
        ),
        readout=ReadoutSpec(
            tuple(map(tuple, readout.W.tolist())), tuple(readout.b.tolist()), readout.names, readout.groups,
            readout.kinds, origin,
        ),
        dtype="float32" if training.settings.dtype == "float32" else "float64",
    )  # fmt: skip
    resolve(lesson)
    return lesson


def read_training(path: Path) -> tuple[Training, Lesson]:
    """The training in a file, and the lesson of it as far as it was. Raises LessonError."""
    try:
        training = open_training(path)
    except TrainingError as error:
        raise LessonError(str(error), "Choose another file.") from error
    return training, lesson_from_training(training)


def is_of_training(lesson: Lesson, training: Training) -> bool:
    """Whether a lesson has weights of some step of a training, none of which was changed by hand."""
    parts, readout = training.model.parameters, lesson.readout
    if not all(isinstance(layer.origin, Trained) and _is_by(layer.origin.by, training) for layer in lesson.layers):
        return False
    trained = [(training.cell.key, units) for units in training.settings.units]
    if [(layer.cell, layer.units) for layer in lesson.layers] != trained or readout is None:
        return False
    if any(layer.weights is None or layer.reverse for layer in lesson.layers):
        return False
    given = [{name: _shape(value) for name, value in (layer.weights or {}).items()} for layer in lesson.layers]
    wanted = [{name: value.shape for name, value in layer.items()} for layer in parts.layers]
    return given == wanted and _shape(readout.W) == parts.readout["W"].shape


def _shape(rows: Given) -> tuple[int, ...]:
    """How many numbers a weight has each way."""
    first = rows[0] if rows else 0.0
    return (len(rows), len(first)) if isinstance(first, tuple) else (len(rows),)


def with_weights(lesson: Lesson, training: Training, flat: Array, step: int) -> Lesson:
    """A lesson of a training with the weights of another step of it; what it reads and all else stays."""
    *layers, readout = training.model.parameters.parts(flat)
    origin = Trained(by=trained_by(training, step))
    assert lesson.readout is not None
    generated = lesson.title.startswith(_title_start(training)) and lesson.title.endswith(_TITLE_END)
    return replace(
        lesson,
        title=_title(training, step) if generated else lesson.title,
        origin=origin,
        layers=tuple(
            replace(spec, weights=_given(weights), origin=origin)
            for spec, weights in zip(lesson.layers, layers, strict=True)
        ),
        readout=replace(
            lesson.readout, W=tuple(map(tuple, readout["W"].tolist())), b=tuple(readout["b"].tolist()), origin=origin
        ),
    )


def _is_by(words: str, training: Training) -> bool:
    """Whether words are those that `trained_by` says of some step of a training."""
    mark = training.settings.steps + 1  # no training has this step
    before, after = trained_by(training, mark).split(f", {mark} of ", 1)
    step = words.removeprefix(f"{before}, ").removesuffix(f" of {after}")
    return step.isdecimal() and trained_by(training, int(step)) == words


_TITLE_END = " steps"


def _title_start(training: Training) -> str:
    return f"{training.task.title}: {training.cell.name}, "


def _title(training: Training, step: int) -> str:
    return f"{_title_start(training)}{step}{_TITLE_END}"


def trained_by(training: Training, step: int) -> str:
    """On what and how weights were trained, in a few words."""
    settings, sizes = training.settings, training.sizes
    own = "".join(f", {name} {value:g}" for name, value in sizes.items())
    costs = "".join(f", cost of {name} {value:g}" for name, value in settings.penalties.items())
    return (
        f"task {training.task.key}{own}; {settings.optimiser}, rate {settings.rate:g}, {step} of {settings.steps} "
        f"steps of {settings.batch}, seed {settings.seed}{costs}"
    )


def sequence_of(training: Training) -> Sequence:
    """What the lesson reads: the task's own sentence, or a fresh example."""
    problem = training.problem
    if problem.sentence:
        return Words(problem.sentence)
    examples = training.fresh
    shortest = int(np.argmin(np.where(examples.lengths < 2, examples.lengths.max() + 1, examples.lengths)))
    length = min(LONGEST, int(examples.lengths[shortest]))
    if problem.values:
        rows = examples.inputs[:length, :, shortest].astype(training.settings.dtype).astype(np.float64)
        return Numbers(tuple(map(tuple, rows.tolist())), problem.inputs)
    tokens = [problem.inputs[number] for number in examples.inputs[:length, shortest]]
    return Characters("".join(tokens)) if problem.characters else Words(" ".join(tokens))


def _one_hot(tokens: tuple[str, ...]) -> Table:
    """Each token has a column of its own, as it had in training."""
    vectors = np.eye(len(tokens)).tolist()
    shown = tuple(token if token.isprintable() and token.strip() else repr(token) for token in tokens)
    return Table(shown, dict(zip(tokens, map(tuple, vectors), strict=True)), (0.0,) * len(tokens), ())


def _given(weights: Mapping[str, Array]) -> dict[str, Given]:
    return {
        name: tuple(map(tuple, value.tolist())) if value.ndim == 2 else tuple(value.tolist())
        for name, value in weights.items()
    }
