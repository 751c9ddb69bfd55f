"""What an experiment is: options, a table for people, and curves that can be drawn and saved.

An experiment is one file in this folder that defines `EXPERIMENT`; the file's name is the experiment's, with hyphens.
"""

from __future__ import annotations

import csv
import os
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from importlib import import_module
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from simulator import experiments
from simulator.arrays import Array
from simulator.campaign.campaign import Campaign
from simulator.equations.expressions import did_you_mean
from simulator.io.atomic_write import write_whole

OptionsT_co = TypeVar("OptionsT_co", covariant=True)
T = TypeVar("T")


class ExperimentError(ValueError):
    """What is asked for cannot be computed; the message says what can."""


class Description(NamedTuple):
    """What `--help` says of an option, and how its value is shown there."""

    help: str
    metavar: str = "N"


def option(default: T, help: str, metavar: str = "N") -> T:
    """A field of an options class, with what `--help` says of it."""
    return field(default=default, metadata={"description": Description(help, metavar)})


@dataclass(frozen=True)
class Field:
    """A field of a plot: `key` heads its column in a table; `exponents` are powers of ten, `free` values may be any,
    others go from 0 to 1. A `goal` is a value that is to be reached.
    """

    key: str
    title: str
    exponents: bool = False
    free: bool = False
    goal: float | None = None


@dataclass(frozen=True, eq=False)
class Line:
    """A line through all fields: `values` are one array [points] a field, `spread` the least and the most of what they
    are the middle of. `labels` say in a table which line it is, `name` does in a plot; the line has the colour of a
    `cell`.
    """

    name: str
    cell: str
    labels: tuple[str, ...]
    values: tuple[Array, ...]
    dashed: bool = False
    spread: tuple[tuple[Array, Array], ...] = ()


@dataclass(frozen=True, eq=False)
class Curves:
    """Lines over whole numbers `at`, or from 0 on: `key` heads their column and `along` is what they count. `about`
    says what the lines were computed with, `caption` what they show, and `numbers` the last values, a text for each
    line; `meanwhile` is said in a film before all of them are drawn.
    """

    title: str
    about: str
    caption: str
    key: str
    along: str
    labels: tuple[str, ...]
    fields: tuple[Field, ...]
    lines: tuple[Line, ...]
    numbers: tuple[str, ...] = ()
    at: tuple[int, ...] = ()
    meanwhile: str = ""

    @property
    def places(self) -> tuple[int, ...]:
        """The number that each point stands at."""
        return self.at or tuple(range(len(self.lines[0].values[0])))

    @property
    def longest(self) -> int:
        """The last number that the lines reach."""
        return self.places[-1]


@dataclass(frozen=True)
class Experiment(Generic[OptionsT_co]):
    """A measurement that one can repeat: `about` is its sentence, `columns` what the columns of its table are.

    `options` is a frozen dataclass whose fields are made with `option`. `table` gives the text and `curves` the lines
    for some options; both raise ExperimentError for options that cannot be, and what takes long is made in parts by the
    campaign they are given, so that it can be stopped and goes on.
    """

    title: str
    about: str
    columns: str
    options: type[OptionsT_co]
    table: Callable[[OptionsT_co, Campaign], str]
    curves: Callable[[OptionsT_co, Campaign], Curves]


def experiment_names() -> list[str]:
    """The names of all experiments, in alphabetical order."""
    return sorted(
        info.name.replace("_", "-")
        for info in pkgutil.iter_modules(experiments.__path__)
        if f"{experiments.__name__}.{info.name}" != __name__ and not info.ispkg
    )


def find_experiment(name: str) -> Experiment[object]:
    """The experiment of this name. Raises ExperimentError."""
    if name not in experiment_names():
        raise ExperimentError(f"There is no experiment {name}. {did_you_mean(name, experiment_names())}")
    found: Experiment[object] = import_module(f"{experiments.__name__}.{name.replace('-', '_')}").EXPERIMENT
    return found


def option_descriptions(options: type[object]) -> dict[str, Description]:
    """The descriptions of the options by their names."""
    return {each.name: each.metadata["description"] for each in fields(options)}  # type: ignore[arg-type]


def save_curves(path: str | os.PathLike[str], curves: Curves) -> int:
    """Write curves as a table, whole or not at all: a row for each line and number, exact to the bit.

    Returns how many values there are. Raises OSError.
    """

    def write(beside: Path) -> None:
        with beside.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow((*curves.labels, curves.key, *(each.key for each in curves.fields)))
            for line in curves.lines:
                rows = zip(*(values.tolist() for values in line.values), strict=True)
                for number, row in zip(curves.places, rows, strict=True):
                    writer.writerow((*line.labels, number, *row))

    write_whole(path, write)
    return sum(len(values) for line in curves.lines for values in line.values)
