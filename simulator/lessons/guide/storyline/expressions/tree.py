"""What an expression is once it has been read: numbers, quantities at places, operations and functions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class ExpressionError(ValueError):
    """What is wrong with an expression: the `problem`, and the `remedy`."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(problem, remedy)
        self.problem, self.remedy = problem, remedy

    def __str__(self) -> str:
        return f"{self.problem} {self.remedy}"


class Place(NamedTuple):
    """A token: its number, or a word of the sequence, the `nth` of its kind (from 1)."""

    token: int | str
    nth: int = 1


class Where(NamedTuple):
    """The layer and the run that something is read from: None for those of the step, 0 for the lesson's own run."""

    layer: int | None = None
    run: int = 0


OWN = Where()
"""The lesson's own run, and the layer of the step."""


@dataclass(frozen=True)
class Number:
    """A number as it was written."""

    value: float


@dataclass(frozen=True)
class Quantity:
    """A quantity, or a weight, of some units, at a token (None: the one that is spoken of)."""

    name: str
    units: tuple[int | str, ...] = ()
    place: Place | None = None
    where: Where = OWN


@dataclass(frozen=True)
class Operation:
    """Two parts and what is done with them: + - * / ^, or one of the comparisons < > <= >= =."""

    sign: str
    left: Node
    right: Node


@dataclass(frozen=True)
class Function:
    """A function of its parts."""

    name: str
    parts: tuple[Node, ...]


@dataclass(frozen=True)
class Over:
    """One part gathered over the tokens from `first` to `last`, both with them."""

    name: str
    part: Node
    first: Place
    last: Place


@dataclass(frozen=True)
class Gradient:
    """log10 of the size of the gradient of the memory after `last` by the one after `first`, in full or straight."""

    name: str
    first: Place
    last: Place
    where: Where = OWN


Node = Number | Quantity | Operation | Function | Over | Gradient
COMPARISONS = ("<", ">", "<=", ">=", "=")
FUNCTIONS = {
    "abs": 1, "ln": 1, "log10": 1, "sqrt": 1, "exp": 1, "sigmoid": 1, "tanh": 1, "halflife": 1, "min": 2, "max": 2,
}  # fmt: skip
"""The functions, and how many parts each of them has."""
OVER = ("sum", "product", "mean", "largest", "smallest", "count")
GRADIENTS = ("gradient", "straight")


def is_condition(node: Node) -> bool:
    """Whether it compares, and so is true or false."""
    return isinstance(node, Operation) and node.sign in COMPARISONS
