"""How a gradient passes back through one operation to each of its operands: the derivative of every
operation, once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from simulator.arrays import Array
from simulator.equations.functions import FUNCTIONS, REDUCING
from simulator.equations.parse import Operand, Operation
from simulator.network.operands import Read

Slope = Callable[[Read], Array | float]


@dataclass(frozen=True)
class Link:
    """From the gradient of `source` to that of `target`, which may be a weight.

    Unit by unit it is times `slope`, if there is one. Otherwise it passes a matrix product: to the vector it
    is times `sign` and the matrix `partner`; to the matrix it is the outer product with `sign` times the
    vector `partner`. With `gathers` the source is one number that every unit has: its gradient is first added up
    over units.
    """

    source: str
    target: str
    slope: Slope | None = None
    partner: str = ""
    sign: int = 1
    gathers: bool = False


def links(operation: Operation, *, quick: bool = False) -> list[Link]:
    """One link for each time an operation reads a name. With `quick`, slopes are computed from values alone where these
    are enough, and whoever calls them sees to it that no warning of NumPy is told.
    """
    if operation.op == "sum":
        return [
            link for term in operation.terms for link in _term(operation.name, term.sign, term.factors, term.product)
        ]
    found = []
    for k, operand in enumerate(operation.operands):
        if isinstance(operand, str):
            slope = _slope(operation, k, quick)
            slope = slope if quick else _quietly(slope)
            found.append(Link(operation.name, operand, slope, gathers=operation.op in REDUCING))
    return found


def _term(source: str, sign: int, factors: tuple[Operand, ...], product: str) -> list[Link]:
    if product == "@":
        matrix, vector = map(str, factors)
        to_matrix = Link(source, matrix, partner=vector, sign=sign)
        return [to_matrix, Link(source, vector, partner=matrix, sign=sign)]
    if product == "*":
        pairs = ((factors[0], factors[1]), (factors[1], factors[0]))
        return [Link(source, name, _times(sign, other)) for name, other in pairs if isinstance(name, str)]
    return [Link(source, name, lambda read: sign) for name in factors if isinstance(name, str)]


def _times(sign: int, other: Operand) -> Slope:
    if sign == 1:
        return lambda read: read(other)  # as it was recorded, and not a copy: nobody writes to a slope
    return lambda read: sign * read(other)


def _quietly(slope: Slope) -> Slope:
    """The same slope; as in a run, what goes beyond all numbers on the way is no fault and is not told on stderr."""

    def quiet(read: Read) -> Array | float:
        with np.errstate(all="ignore"):
            return slope(read)

    return quiet


def _slope(operation: Operation, k: int, quick: bool) -> Slope:
    """The derivative of an operation by its operand k."""
    operands = operation.operands
    match operation.op:
        case "+" | "copy":
            return lambda read: 1
        case "-":
            return lambda read: -1 if k else 1
        case "negative":
            return lambda read: -1
        case "*":
            return _times(1, operands[1 - k])
        case "/" if k == 0:
            return lambda read: 1 / read(operands[1])
        case "/":
            return lambda read: -read(operation.name) / read(operands[1])
    if operation.op in REDUCING:
        return lambda read: REDUCING[operation.op].slope(read(operands[0]))
    function = FUNCTIONS[operation.op]
    derivative, slope_of_value = function.derivative, function.slope_of_value
    if quick and slope_of_value is not None:
        return lambda read: slope_of_value(read(operation.name))
    return lambda read: derivative(tuple(map(read, operands)), read(operation.name), k)


def gathered(gradient: Array) -> Array:
    """A gradient [..., units] added up over units: [..., 1]."""
    found: Array = np.add.reduce(gradient, axis=-1, keepdims=True)
    return found
