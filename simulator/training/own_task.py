"""A task of one's own, from a table (.csv) or a text (.txt), and each mistake in it with its place.

A table has one row for each sequence: a column `text` (its words) or `characters`, and a column `label`, what is to be
said at its end. Or it has one row for each step: a column `sequence`, which has the same word in all rows of one; a
column `token`, or columns of numbers under any names; and a column `label`, or columns `target` or `target NAME` of
numbers. A label or target is left empty where nothing is to be said. The last fifth of the sequences is held out.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from simulator.arrays import Array
from simulator.engine.progress import progress_here
from simulator.equations.expressions import did_you_mean
from simulator.io.regular_file import read_regular
from simulator.text.tokens import characters, words
from simulator.training.settings import TrainingError
from simulator.training.task import (
    Examples,
    Measure,
    Problem,
    Sizes,
    Task,
    Values,
    find_task,
    mean_squared_error,
    tokens_right,
)
from simulator.training.tasks import characters as characters_task

TABLE, TEXT = ".csv", ".txt"
MOST_BYTES = 64 * 2**20
MOST_TOKENS = 2000
BETWEEN = 1024  # lines of a table after which reading can be stopped
HELD_OUT = 5  # one sequence in so many
KNOWN = ("text", "characters", "sequence", "token", "label", "target")
Row = Mapping[str, str]
Numbered = tuple[int, Row]
"""A row with the number of its line."""


def task_of_file(path: Path) -> Task:
    """The task that a file holds. Raises TrainingError, which says in which line and column."""
    try:
        data = read_regular(path, MOST_BYTES + 1)
    except OSError as error:
        raise TrainingError(f"{path}: it cannot be read: {error.strerror or error}.") from None
    if len(data) > MOST_BYTES:
        raise TrainingError(f"{path}: it has more than {MOST_BYTES // 2**20} MB. Take a part of it.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TrainingError(f"{path}: this is no text in UTF-8 (byte {error.start}). Save it as one.") from None
    is_text = path.suffix.lower() == TEXT
    found = characters_task.of_text(text, path.name) if is_text else _Table(path.name, text).task()
    return replace(found, digest=hashlib.sha256(data).hexdigest())


def any_task(name: str) -> Task:
    """The task of this name, or the one in a file of this path. Raises TrainingError."""
    return task_of_file(Path(name)) if is_file(name) else find_task(name)


def is_file(name: str) -> bool:
    """Whether a task is named by its file."""
    return Path(name).suffix.lower() in (TABLE, TEXT)


def _go_on(line: int) -> None:
    """Let reading be stopped now and then. Raises Cancelled."""
    if line % BETWEEN == 0 and (progress := progress_here()) is not None:
        progress(0, 0)


class _Table:
    """A table of sequences or of steps."""

    def __init__(self, name: str, text: str) -> None:
        self._name = name
        mark = ";" if text.split("\n", 1)[0].count(";") > text.split("\n", 1)[0].count(",") else ","
        try:
            lines = list(csv.reader(io.StringIO(text), delimiter=mark, strict=True))
        except csv.Error as error:
            raise TrainingError(f"{name}: the table is broken: {error}.") from None
        self._columns = [each.strip() for each in lines[0]] if lines else []
        self._rows: list[Numbered] = []
        for number, cells in enumerate(lines[1:], start=2):
            _go_on(number)
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) != len(self._columns):
                raise self._error(number, "", f"there are {len(cells)} cells for {len(self._columns)} columns")
            self._rows.append((number, dict(zip(self._columns, cells, strict=True))))
        self._check_columns()

    def task(self) -> Task:
        """The task, whichever form the table has."""
        if "sequence" not in self._columns:
            return self._task(self._of_texts())
        return self._task(self._of_steps())

    def _error(self, line: int, column: str, problem: str) -> TrainingError:
        place = f"line {line}{f', column {column}' if column else ''}"
        return TrainingError(f"{self._name}, {place}: {problem}.")

    def _check_columns(self) -> None:
        columns = self._columns
        if len(set(columns)) < len(columns) or "" in columns:
            raise self._error(1, "", "give each column a name of its own")
        by_step = "sequence" in columns
        read = [each for each in columns if each in ("text", "characters")]
        said = [each for each in columns if each == "label" or _is_target(each)]
        if not by_step and len(read) != 1:
            hint = did_you_mean(columns[0], KNOWN) if columns else ""
            raise self._error(1, "", f"there is no column text, characters or sequence. {hint}".rstrip(". "))
        if not said:
            raise self._error(1, "", "there is no column label and none target: what is to be said?")
        if "label" in said and len(said) > 1:
            raise self._error(1, "", "there are labels and targets; keep one of them")
        if not by_step and "label" not in columns:
            raise self._error(1, "", "with a text in each row, what is to be said at its end stands in a column label")
        if not self._rows:
            raise self._error(2, "", "there are no rows")

    # -- the two forms ---------------------------------------------------------------------------------------

    def _of_texts(self) -> Problem:
        column = "text" if "text" in self._columns else "characters"
        cut: Callable[[str], Sequence[str]] = words if column == "text" else characters
        tokens, labels = [], []
        for number, row in self._rows:
            _go_on(number)
            found = cut(row[column])
            if not found:
                raise self._error(number, column, "there is no text")
            if not row["label"].strip():
                raise self._error(number, "label", "there is no label")
            tokens.append(found)
            labels.append([""] * (len(found) - 1) + [row["label"].strip()])
        return self._problem(tokens, labels, characters=column == "characters")

    def _of_steps(self) -> Problem:
        sequences: dict[str, list[Numbered]] = {}
        for number, row in self._rows:
            sequences.setdefault(row["sequence"].strip(), []).append((number, row))
        if "token" in self._columns:
            tokens = [[self._filled(each, "token") for each in rows] for rows in sequences.values()]
            if "label" in self._columns:
                labels = [[row["label"].strip() for _, row in rows] for rows in sequences.values()]
                return self._problem(tokens, labels)
            return self._problem(tokens, None, self._targets(sequences.values()))
        columns = [each for each in self._columns if each not in ("sequence", "label") and not _is_target(each)]
        if not columns:
            raise self._error(1, "", "there is no column token, and none of numbers that come in")
        values = [np.array([[self._number(each, name) for name in columns] for each in rows]) for rows in
                  sequences.values()]  # fmt: skip
        if "label" in self._columns:
            labels = [[row["label"].strip() for _, row in rows] for rows in sequences.values()]
            return self._problem(values, labels, names=columns)
        return self._problem(values, None, self._targets(sequences.values()), names=columns)

    def _filled(self, each: Numbered, column: str) -> str:
        number, row = each
        _go_on(number)
        if not row[column].strip():
            raise self._error(number, column, "there is nothing")
        return row[column].strip()

    def _number(self, each: Numbered, column: str) -> float:
        text = self._filled(each, column)
        try:
            found = float(text)
        except ValueError:
            found = np.nan
        if not np.isfinite(found):
            raise self._error(each[0], column, f"“{text}” is no number") from None
        return found

    def _targets(self, sequences: Iterable[list[Numbered]]) -> list[Array]:
        """The numbers to be said at each step, NaN where there are none."""
        columns = [each for each in self._columns if _is_target(each)]
        found = []
        for rows in sequences:
            table = np.full((len(rows), len(columns)), np.nan)
            for at, each in enumerate(rows):
                filled = [column for column in columns if each[1][column].strip()]
                if filled and len(filled) < len(columns):
                    missing = next(column for column in columns if column not in filled)
                    raise self._error(each[0], missing, "there is no number, and there is one in the other targets")
                if filled:
                    table[at] = [self._number(each, column) for column in columns]
            found.append(table)
        return found

    # -- what comes of it ------------------------------------------------------------------------------------

    def _problem(
        self,
        entering: Sequence[Sequence[str] | Array],
        labels: Sequence[Sequence[str]] | None,
        targets: Sequence[Array] = (),
        *,
        names: Sequence[str] = (),
        characters: bool = False,
    ) -> Problem:
        if len(entering) < HELD_OUT:
            raise TrainingError(f"{self._name}: there are {len(entering)} sequences; give at least {HELD_OUT}.")
        known = tuple(names) or tuple(dict.fromkeys(str(token) for each in entering for token in each))
        if len(known) > MOST_TOKENS:
            raise TrainingError(f"{self._name}: there are {len(known)} different tokens; at most {MOST_TOKENS} work.")
        if labels is None:
            said = tuple(each.removeprefix("target").strip() or "y" for each in self._columns if _is_target(each))
        else:
            said = tuple(dict.fromkeys(label for each in labels for label in each if label))
            if len(said) < 2:
                raise TrainingError(f"{self._name}: all labels are the same; there is nothing to learn.")
        made = _Sequences(entering, labels, targets, known, said, bool(names))
        longest = max(map(len, entering))
        return Problem(
            known, said, made.draw, made.fresh, longest, "linear" if labels is None else "softmax", bool(names),
            f"the last {made.held_out} of {len(entering)} sequences", characters,
        )  # fmt: skip

    def _task(self, problem: Problem) -> Task:
        right = Measure("right on sequences held out", tokens_right, 0.95)
        error = Measure("mean squared error on sequences held out", mean_squared_error, 0.01, falls=True)
        measure = error if problem.kind == "linear" else right

        def make(sizes: Sizes) -> Problem:
            return problem

        recipe = {"cell": "lstm", "units": (16,), "rate": 1e-2, "forget_bias": 1.0}
        return Task(Path(self._name).stem, Path(self._name).stem, f"From {self._name}.", measure, make, {}, recipe,
                    file="table")  # fmt: skip


class _Sequences:
    """All sequences as arrays, of which some are drawn to train on and the last ones are held out."""

    def __init__(
        self,
        entering: Sequence[Sequence[str] | Array],
        labels: Sequence[Sequence[str]] | None,
        targets: Sequence[Array],
        known: Sequence[str],
        said: Sequence[str],
        values: bool,
    ) -> None:
        count, lengths = len(entering), np.array([len(each) for each in entering], np.intp)
        steps, place = int(lengths.max()), {token: at for at, token in enumerate(known)}
        inputs: Values = np.zeros((steps, len(known), count) if values else (steps, count), float if values else int)
        answers: Values = np.zeros((steps, len(said), count) if labels is None else (steps, count))
        weights = np.zeros((steps, count))
        of_label = {label: at for at, label in enumerate(said)}
        for at, each in enumerate(entering):
            length = len(each)
            inputs[:length, ..., at] = each if values else [place[str(token)] for token in each]
            if labels is None:
                there = ~np.isnan(targets[at]).any(axis=1)
                answers[:length, :, at], weights[:length, at] = np.nan_to_num(targets[at]), there
            else:
                weights[:length, at] = [bool(label) for label in labels[at]]
                answers[:length, at] = [of_label.get(label, 0) for label in labels[at]]
        self._all = Examples(inputs, answers if labels is None else answers.astype(int), weights, lengths)
        self.held_out = max(1, count // HELD_OUT)
        self._learned = count - self.held_out

    def draw(self, random: Generator, count: int) -> Examples:
        """Some of those to train on."""
        return self._cut(random.integers(0, self._learned, count))

    def fresh(self, random: Generator, count: int) -> Examples:
        """Those held out, or as many of them."""
        return self._cut(np.arange(self._learned, len(self._all.lengths))[:count])

    def _cut(self, chosen: NDArray[np.intp]) -> Examples:
        found = self._all.some(chosen)
        steps = int(found.lengths.max())
        return Examples(found.inputs[:steps], found.targets[:steps], found.weights[:steps], found.lengths)


def _is_target(column: str) -> bool:
    return column == "target" or column.startswith("target ")
