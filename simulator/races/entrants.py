"""Who takes part in a race: cells with as many units as give each about the same number of weights."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from msgspec.structs import replace

from simulator.cells import find_cell
from simulator.cells.cell import Cell
from simulator.network.initialisers import INITIALISERS, misfit
from simulator.training.model import fitting
from simulator.training.settings import Settings, TrainingError, checked, sizes_among, with_words
from simulator.training.task import Problem, Sizes, Task, problem_of

MOST_UNITS = 2048


@dataclass(frozen=True, eq=False)
class Entrant:
    """A cell in a race, with its settings, and how many weights it has."""

    cell: Cell
    settings: Settings
    weights: int

    @property
    def name(self) -> str:
        """What it is called: the cell, and how its weights are drawn."""
        return f"{self.cell.name}, {self.settings.initialiser}"


@dataclass(frozen=True, eq=False)
class Start:
    """What all in a race have in common: the task and its sizes, settings for any cell, and how many weights.

    `file` is that of a task of one's own.
    """

    task: Task
    sizes: Sizes
    settings: Settings
    problem: Problem
    weights: int
    file: str = ""


def start(task: Task, words: Sequence[str] = (), weights: int = 0, steps: int = 0, file: str = "") -> Start:
    """A race on a task, with sizes and settings as words such as T=50 or rate=0.01, the others as in its recipe.

    `weights` is how many each has (0: as many as the recipe's network). Raises TrainingError.
    """
    recipe = Settings(**task.recipe)
    if len(recipe.units) > 1:
        recipe = replace(recipe, units=recipe.units[:1])
    sizes, rest = sizes_among(words, task.sizes)
    if any(word.startswith("units=") for word in words):
        raise TrainingError("units: in a race each cell has as many as its number of weights allows. Give --weights.")
    settings = with_words(replace(recipe, biases={}, penalties={}, snapshots=0), rest, (), ())
    settings = checked(replace(settings, steps=steps or settings.steps))
    problem = problem_of(task, sizes)
    if not weights:
        weights = count_weights(find_cell(recipe.cell), problem, recipe.units[0])
    return Start(task, sizes, settings, problem, weights, file)


def entrants(begun: Start, cells: Sequence[tuple[Cell, str]], rates: Sequence[float] = ()) -> list[Entrant]:
    """The cells of a race, each with the name of how its weights are drawn ("": as in the recipe, or as Keras where
    that cannot be), at each of the rates (none: that of the recipe). Raises TrainingError.
    """
    found: list[Entrant] = []
    for cell, initialiser in cells:
        settings = fitting(begun.settings, cell)
        if initialiser:
            if initialiser not in INITIALISERS or misfit(cell, initialiser):
                why = misfit(cell, initialiser) or f"choose one of {', '.join(INITIALISERS)}"
                raise TrainingError(f"{cell.key}:{initialiser}: {why}.")
            settings = replace(settings, initialiser=initialiser)
        if any((each.cell.name, each.settings.initialiser) == (cell.name, settings.initialiser) for each in found):
            raise TrainingError(f"{cell.name}, {settings.initialiser}: it takes part twice. Name it once.")
        units = fitting_units(cell, begun.problem, begun.weights)
        counted = count_weights(cell, begun.problem, units)
        found += [
            Entrant(cell, checked(replace(settings, units=(units,), rate=rate)), counted)
            for rate in rates or (settings.rate,)
        ]
    return found


def count_weights(cell: Cell, problem: Problem, units: int) -> int:
    """How many weights a layer of so many units and its read-out have, biases among them."""
    size = dict.fromkeys(cell.parsed.widths.values(), units) | {"H": units, "I": len(problem.inputs)}
    layer = sum(
        size[shape.rows] * (1 if shape.columns is None else size[shape.columns])
        for shape in cell.parsed.weights.values()
    )
    return layer + len(problem.outputs) * (size[cell.parsed.widths[cell.states[0]]] + 1)


def fitting_units(cell: Cell, problem: Problem, weights: int) -> int:
    """How many units give a number of weights that is as near as it can be."""
    few, many = 1, MOST_UNITS
    while few < many:  # the least number of units with at least so many weights
        middle = (few + many) // 2
        few, many = (few, middle) if count_weights(cell, problem, middle) >= weights else (middle + 1, many)
    near = (max(1, few - 1), few)
    return min(near, key=lambda units: abs(count_weights(cell, problem, units) - weights))


def least_and_most(found: Sequence[Entrant]) -> tuple[int, int]:
    """The least and the largest number of weights in a race."""
    counted = np.array([each.weights for each in found])
    return int(counted.min()), int(counted.max())
