"""What a task is: examples drawn from a seed, what counts as right, sizes of its own, and settings known to learn it.

A task is one file in `simulator/training/tasks` that defines `TASK`.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_CEILING, ROUND_FLOOR, Context
from importlib import import_module
from typing import Any, Literal

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from simulator.arrays import Array
from simulator.equations.expressions import did_you_mean
from simulator.training import tasks
from simulator.training.settings import TrainingError

Values = NDArray[Any]
Sizes = Mapping[str, float]


@dataclass(frozen=True, eq=False)
class Examples:
    """Sequences side by side: `inputs` are numbers of tokens [steps, sequences], or values [steps, inputs, sequences];
    `targets` are numbers of outputs [steps, sequences], or values [steps, outputs, sequences].

    `weights` [steps, sequences] say how much each target counts in the loss, `judged` which of them the measure looks
    at (left out: those that count). `lengths` are those of the sequences. `more` is what the measure needs besides.
    """

    inputs: Values
    targets: Values
    weights: Array
    lengths: NDArray[np.intp]
    judged: NDArray[np.bool_] | None = None
    more: Mapping[str, Values] = field(default_factory=dict)

    @property
    def counted(self) -> NDArray[np.bool_]:
        """Which targets the measure looks at [steps, sequences]."""
        return self.weights > 0 if self.judged is None else self.judged

    def some(self, chosen: NDArray[np.intp]) -> Examples:
        """The chosen sequences."""
        judged = None if self.judged is None else self.judged[..., chosen]
        more = {name: value[..., chosen] for name, value in self.more.items()}
        parts = (self.inputs[..., chosen], self.targets[..., chosen], self.weights[..., chosen], self.lengths[chosen])
        return Examples(*parts, judged, more)


def likeliest_right(examples: Examples, logits: Array) -> NDArray[np.bool_]:
    """Where the target is the likeliest output [steps, sequences]."""
    found: NDArray[np.bool_] = logits.argmax(axis=1) == examples.targets
    return found


@dataclass(frozen=True)
class Measure:
    """What says how well a task is done: a number of examples and logits [steps, outputs, sequences].

    `words` say what it is. It is done where the number is at least the `goal`, or, `falls`, at most.
    """

    words: str
    of: Callable[[Examples, Array], float]
    goal: float
    falls: bool = False

    @property
    def goal_words(self) -> str:
        """The goal in words, such as "0.95 or more"."""
        return f"{self.goal:g} or {'less' if self.falls else 'more'}"

    def is_reached(self, value: float) -> bool:
        """Whether the task is done."""
        return value <= self.goal if self.falls else value >= self.goal

    def written(self, value: float) -> str:
        """The number with four digits, never better than it is: 0.99996 is 0.9999, and only all of them are 1."""
        digits = Context(prec=4, rounding=ROUND_CEILING if self.falls else ROUND_FLOOR)
        return f"{float(digits.create_decimal_from_float(value)):.4g}"


@dataclass(frozen=True)
class Problem:
    """A task at certain sizes. `draw` gives so many examples to train on, `fresh` others to test on.

    `inputs` are the tokens, or with `values` the columns, that can come in, `outputs` what is answered. `longest` is
    the length of the longest sequence. `apart` says what is not seen in training, "" where all fresh ones are just new.
    `sentence` is what a lesson of it reads (left out: a fresh one), `characters` whether its tokens are such. `marks`
    gives properties of tokens that units may hold, a number each, and `right` says which answers are so.
    """

    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    draw: Callable[[Generator, int], Examples]
    fresh: Callable[[Generator, int], Examples]
    longest: int
    kind: Literal["softmax", "linear"] = "softmax"
    values: bool = False
    apart: str = ""
    characters: bool = False
    sentence: str = ""
    right: Callable[[Examples, Array], NDArray[np.bool_]] = likeliest_right
    marks: Callable[[Sequence[str]], Mapping[str, Array]] = lambda tokens: {}


@dataclass(frozen=True)
class Task:
    """A task: `sizes` are its own settings with their defaults, `recipe` those of a training that is known to learn it.

    `make` gives the problem at some sizes, and raises TrainingError for those that cannot be. One that is read from a
    file says of which kind that is, `file`, and the SHA-256 of it, `digest`.
    """

    key: str
    title: str
    about: str
    measure: Measure
    make: Callable[[Sizes], Problem]
    sizes: Sizes = field(default_factory=dict)
    recipe: Mapping[str, Any] = field(default_factory=dict)
    file: str = ""
    digest: str = ""

    @property
    def has_goal(self) -> bool:
        """Whether its measure has a value that is to be reached: of a text of one's own none is known."""
        return self.file != "text"


def task_names() -> list[str]:
    """The names of all tasks, in alphabetical order."""
    return sorted(info.name.replace("_", "-") for info in pkgutil.iter_modules(tasks.__path__))


def find_task(name: str) -> Task:
    """The task of this name. Raises TrainingError."""
    if name not in task_names():
        raise TrainingError(
            f"There is no task {name}. {did_you_mean(name, task_names())} One of your own is a .csv or .txt file."
        )
    found: Task = import_module(f"{tasks.__name__}.{name.replace('-', '_')}").TASK
    return found


def problem_of(task: Task, sizes: Sizes) -> Problem:
    """The task at these sizes, the others as they are by default. Raises TrainingError."""
    return task.make({**task.sizes, **sizes})


def whole(sizes: Sizes, name: str, least: int, most: int = 100_000) -> int:
    """A size that is a whole number in a range. Raises TrainingError."""
    value = sizes[name]
    if value != int(value) or not least <= value <= most:
        raise TrainingError(f"{name}={value:g}: give a whole number from {least} to {most}.")
    return int(value)


def padded(rows: Sequence[Sequence[int]], steps: int | None = None) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Rows of numbers as [steps, sequences], 0 behind their ends, and their lengths."""
    lengths = np.array([len(row) for row in rows], np.intp)
    found = np.zeros((steps or int(lengths.max()), len(rows)), np.intp)
    for at, row in enumerate(rows):
        found[: len(row), at] = row
    return found, lengths


def next_ones(rows: Sequence[Sequence[int]], judged: Sequence[Sequence[bool]] | None = None) -> Examples:
    """Rows of tokens, each to tell the next; `judged` says which tokens, as the next, the measure looks at."""
    found, lengths = padded([row[:-1] for row in rows])
    targets, _ = padded([row[1:] for row in rows])
    real = np.arange(len(found))[:, None] < lengths
    looked = None if judged is None else padded([each[1:] for each in judged])[0].astype(bool)
    return Examples(found, targets, real.astype(np.float64), lengths, looked)


def same_lengths(inputs: Values, targets: Values, weights: Array, **more: Any) -> Examples:
    """Examples whose sequences all go to the end."""
    return Examples(inputs, targets, weights, np.full(inputs.shape[-1], len(inputs), np.intp), **more)


def at_the_end(inputs: Values, targets: Values) -> Examples:
    """Examples with one target each, at the last step: `targets` [sequences], or values [outputs, sequences]."""
    steps, sequences = len(inputs), inputs.shape[-1]
    whole_targets = np.zeros((steps, *targets.shape), targets.dtype)
    whole_targets[-1] = targets
    weights = np.zeros((steps, sequences))
    weights[-1] = 1
    return same_lengths(inputs, whole_targets, weights)


# -- measures ----------------------------------------------------------------------------------------------------


def tokens_right(examples: Examples, logits: Array) -> float:
    """The share of judged targets that are the likeliest output."""
    return float(likeliest_right(examples, logits)[examples.counted].mean())


def sequences_right(examples: Examples, logits: Array) -> float:
    """The share of sequences all of whose judged targets are the likeliest outputs."""
    right = likeliest_right(examples, logits) | ~examples.counted
    return float(right.all(axis=0).mean())


def mean_squared_error(examples: Examples, logits: Array) -> float:
    """The mean of the squared differences to judged targets."""
    square = np.square(logits - examples.targets).mean(axis=1)
    return float(square[examples.counted].mean())


def bits_a_token(examples: Examples, logits: Array) -> float:
    """Minus the binary logarithm of the chance of each judged target, the mean."""
    shifted = logits - logits.max(axis=1, keepdims=True)
    logs = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    own = np.take_along_axis(logs, examples.targets.astype(np.intp)[:, None], axis=1)[:, 0]
    return -float(own[examples.counted].mean() / np.log(2))
