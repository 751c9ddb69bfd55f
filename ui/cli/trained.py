"""What the verbs `tasks` and `train` do."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from simulator.cells.cell import Cell
    from simulator.training.training import Training
    from simulator.training.watched.order import Order

WEIGHTS, LESSONS = ".safetensors", (".json", ".gatelight")


class TrainRequest(NamedTuple):
    """A task, a cell, sizes and settings, and the files to write."""

    task: str
    target: Sequence[str]
    cell: str | None = None
    units: str | None = None
    seed: int = 0
    steps: int | None = None
    sets: Sequence[str] | None = None


def list_tasks() -> str:
    """A line for each task."""
    from simulator.training.task import find_task, task_names

    found = {name: find_task(name).title for name in task_names()}
    width = max(map(len, found))
    lines = [f"{name:<{width}}  {title}" for name, title in found.items()]
    return "\n".join([*lines, "", "A .csv of your own, or the characters of a .txt: docs/training.md."])


def describe_task(name: str) -> str:
    """What there is to know of a task. Raises TrainingError."""
    from simulator.training.task import find_task

    task = find_task(name)
    lines = [f"{task.title}: {task.about}", "", f"measure: {task.measure.words}"]
    if task.has_goal:
        lines[-1] += f", done at {task.measure.goal_words}"
    lines += [f"sizes:   {listed(task.sizes)}"] if task.sizes else []
    return "\n".join([*lines, f"recipe:  {listed(task.recipe)}"])


def listed(values: Mapping[str, Any]) -> str:
    """Names and values as one types them."""
    words: list[str] = []
    for name, value in values.items():
        if isinstance(value, dict):
            words += [f"{'cost.' if name == 'penalties' else ''}{key}={each:g}" for key, each in value.items()]
        elif isinstance(value, tuple):
            words.append(f"{name}={','.join(map(str, value))}")
        else:
            words.append(f"{name}={value}")
    return " ".join(words)


def train(request: TrainRequest) -> str:
    """Train, or go on with what was kept of this training, and write the files. Returns how it went.

    Raises TrainingError, LessonError and CellError.
    """
    from simulator.training.checkpoint import ENDING, Keeper
    from simulator.training.settings import TrainingError

    targets = [Path(target) for target in request.target]
    _check_targets(targets)
    training = training_of(request)
    kept = targets[0].with_suffix(ENDING)
    if not resume(training, kept) and kept.exists():
        raise TrainingError(f"{kept} holds another training. Remove it to begin this one, or give OUT another name.")
    keeper = Keeper(kept)

    def told(each: Training) -> None:
        keeper(each)
        if each.history.tested[-1:] == [each.step]:
            print(_progress(each), file=sys.stderr, flush=True)

    training.run(told)
    return "\n".join([_outcome(training), *(_write(training, target) for target in targets)])


def resume(training: Training, kept: Path) -> bool:
    """Let a training go on from its file, and say so. Returns whether there was one. Raises TrainingError."""
    from simulator.training.checkpoint import go_on

    if not go_on(kept, training):
        return False
    how = "was finished" if training.is_done else f"goes on at step {training.step}"
    print(f"{kept}: this training {how}.", file=sys.stderr, flush=True)
    return True


def training_of(request: TrainRequest) -> Training:
    """The training that is asked for, at its beginning. Raises TrainingError, LessonError and CellError."""
    return order_of(request).training()


def order_of(request: TrainRequest, own: Cell | None = None) -> Order:
    """What is to be trained, of a cell of one's `own` or the one that is asked for.

    Raises TrainingError, LessonError and CellError.
    """
    from msgspec.structs import replace

    from simulator.training.model import fitting
    from simulator.training.own_task import any_task
    from simulator.training.settings import Settings, sizes_among, units_of, with_words
    from simulator.training.watched.order import Order

    task = any_task(request.task)
    recipe = Settings(**task.recipe)
    cell = own or typed_cell(request.cell or recipe.cell)
    settings = replace(recipe, seed=request.seed)
    if cell.key != recipe.cell:
        settings = fitting(settings, cell)
    if request.units is not None:
        settings = replace(settings, units=units_of(request.units))
    if request.steps is not None:
        settings = replace(settings, steps=request.steps)
    sizes, rest = sizes_among(request.sets or (), task.sizes)
    biases = [name for name in cell.parsed.weights if name.startswith("b_")]
    settings = with_words(settings, rest, biases, cell.parsed.quantities)
    return Order(request.task, cell, settings, sizes)


def typed_cell(name: str) -> Cell:
    """A built-in cell, that of the first layer of a lesson, or the one whose equations stand in a text file.

    Raises TrainingError, LessonError and CellError.
    """
    from simulator.cells import cells, find_cell
    from simulator.equations.parse import EquationError
    from simulator.lessons.builtin import builtin_lessons, find
    from simulator.lessons.own_cells.registry import cells_of, own_cell
    from simulator.lessons.own_cells.text import key_for, read_draft, spec_of
    from simulator.training.settings import TrainingError

    ending = Path(name).suffix.lower()
    if ending in LESSONS or (name not in cells() and name in builtin_lessons()):
        lesson = find(name)
        return cells_of(lesson)[lesson.layers[0].cell]
    if ending != ".txt":
        return find_cell(name)
    try:
        draft = read_draft(Path(name).read_text(encoding="utf-8-sig"), Path(name).stem)
        return own_cell(spec_of(draft, key_for(draft.name, cells())))
    except OSError as error:
        raise TrainingError(f"{name}: it cannot be read: {error.strerror or error}.") from None
    except UnicodeDecodeError:
        raise TrainingError(f"{name}: this is no text in UTF-8. Save it as one.") from None
    except EquationError as error:
        raise TrainingError(f"{name}, {error}") from None


def _check_targets(targets: Sequence[Path]) -> None:
    """Raise TrainingError for a file that could not be written, before the training begins."""
    from simulator.training.settings import TrainingError

    for target in targets:
        if target.suffix.lower() not in (WEIGHTS, *LESSONS):
            kinds = f"{WEIGHTS} for weights, {' or '.join(LESSONS)} for a lesson"
            raise TrainingError(f"{target}: there is no such kind of file. End it with {kinds}.")
        if not target.parent.is_dir():
            raise TrainingError(f"{target}: there is no folder {target.parent}. Create it, or choose another.")


def _progress(training: Training) -> str:
    loss = sum(training.history.loss[-20:]) / len(training.history.loss[-20:])
    measured = f"{training.task.measure.words} {training.task.measure.written(training.history.measure[-1])}"
    step = f"step {training.step} of {training.settings.steps}"
    return f"{step}  loss {loss:.4f}  {measured}  {training.seconds:.1f} s"


def _outcome(training: Training) -> str:
    """How a training went, in a line."""
    measure, value = training.task.measure, training.test()
    reached = "reached" if measure.is_reached(value) else "not reached"
    goal = f" ({reached}: {measure.goal_words})" if training.task.has_goal else ""
    return (
        f"{training.task.key}, {training.cell.name} {','.join(map(str, training.settings.units))}, seed "
        f"{training.settings.seed}: {measure.words} {measure.written(value)}{goal}, {training.step} steps, "
        f"{training.seconds:.1f} s of processor time"
    )


def _write(training: Training, target: Path) -> str:
    """Write a file. Returns what was written."""
    if target.suffix.lower() == WEIGHTS:
        from simulator.training.weights_file import write_weights

        write_weights(target, training)
        return f"{target}: {len(training.model.parameters.flat)} weights"
    from simulator.lessons.file import save
    from simulator.lessons.models.from_training import lesson_from_training

    lesson = lesson_from_training(training)
    save(lesson, target)
    return f"{target}: {lesson.title}"
