"""What a field of a cue may be: whether it fits a lesson, and what the form that asks for it shows."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from simulator.cells.cell import Cell


class Scope(NamedTuple):
    """What there is to be watched in a lesson or a run: so many tokens, and layers of these cells (None: unknown)."""

    tokens: int
    cells: tuple[Cell | None, ...]


class Problem(NamedTuple):
    """What is wrong with a field, and what to do."""

    problem: str
    remedy: str


@dataclass(frozen=True)
class LayerField:
    """A layer, from 0."""

    start: int = 0

    def find_problem(self, value: int, layer: int | None, scope: Scope) -> Problem | None:
        """What is wrong with a value; None where it fits."""
        if not 0 <= value < len(scope.cells):
            return Problem(f"There is no layer {value}.", f"Layers are 0 to {len(scope.cells) - 1}.")
        known = scope.cells[value] is not None
        return None if known else Problem(f"The cell of layer {value} is not known.", "Choose another layer.")


@dataclass(frozen=True)
class TokenField:
    """A token, from 0."""

    start: int = 0

    def find_problem(self, value: int, layer: int | None, scope: Scope) -> Problem | None:
        """What is wrong with a value; None where it fits."""
        if 0 <= value < scope.tokens:
            return None
        return Problem(f"There is no token {value}.", f"Tokens are 0 to {scope.tokens - 1}.")


@dataclass(frozen=True)
class GateField:
    """A gate of the layer that is watched, or "" for what `none` says."""

    none: str
    start: str = ""

    def find_problem(self, value: str, layer: int | None, scope: Scope) -> Problem | None:
        """What is wrong with a value; None where it fits."""
        cell = None if layer is None else scope.cells[layer]
        if not value or cell is None or value in cell.gates:
            return None
        remedy = f"Write one of: {', '.join(cell.gates)}, or leave it out." if cell.gates else "Leave it out."
        return Problem(f"The cell has no gate “{value}”.", remedy)


@dataclass(frozen=True)
class BoundField:
    """A number, with words before it and what it means; the form offers 0 to `most`."""

    title: str
    why: str
    most: float = 1.0
    start: float = 0.0

    def find_problem(self, value: float, layer: int | None, scope: Scope) -> Problem | None:
        """What is wrong with a value; None where it fits."""
        return None if math.isfinite(value) else Problem("must be a finite number.", "Write a bound such as 0.1.")


@dataclass(frozen=True)
class ChoiceField:
    """One of several texts, each with its words; `name` is what a screen reader says, of cue {number}."""

    name: str
    why: str
    choices: Mapping[str, str]

    @property
    def start(self) -> str:
        """The first."""
        return next(iter(self.choices))

    def find_problem(self, value: Any, layer: int | None, scope: Scope) -> Problem | None:
        """Nothing: a file cannot hold another."""
        return None


Field = LayerField | TokenField | GateField | BoundField | ChoiceField
