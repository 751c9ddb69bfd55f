"""What the weighted sum of one unit is made of at one step: each weight beside the value it multiplies.

Read off the cell's own operations, so it holds for every cell: matrix products, peepholes, biases, gated
products.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simulator.arrays import Array64
from simulator.cells.cell import Cell
from simulator.equations.functions import REDUCING
from simulator.equations.operations import Operand, Term
from simulator.network.trace import LayerTrace


@dataclass(frozen=True, eq=False)
class Summand:
    """One summand of a sum: `left` names the weight or first factor, `right` what it multiplies ("" for a
    bias, and where nothing that was recorded is multiplied).

    `weights` and `values` are the numbers that meet, in pairs, in float64; `first` is the index of their
    first pair in the whole vector `right`: 0 for a matrix product, the unit where two vectors meet unit by
    unit. `total` is what the summand adds, its sign included.
    """

    sign: int
    left: str
    right: str
    weights: Array64
    values: Array64
    first: int
    total: float


def sum_behind(cell: Cell, name: str) -> str | None:
    """The recorded weighted sum that a quantity is or is a function of, a_f for f; None where there is none."""
    found = {operation.name: operation for operation in cell.parsed.operations}
    operation = found.get(name)
    if operation is None or operation.op in REDUCING:
        return None
    if operation.op == "sum":
        return name
    operand = operation.operands[0]
    behind = found.get(operand) if isinstance(operand, str) and len(operation.operands) == 1 else None
    return behind.name if behind is not None and behind.op == "sum" else None


def sources(cell: Cell, name: str) -> tuple[str, ...]:
    """The quantities with a weighted sum behind them from which `name` is computed in this step, in order.

    States that are computed on the way are not gone behind: h = o · tanh(c) comes from o.
    """
    operations = {operation.name: operation for operation in cell.parsed.operations}
    found: dict[str, None] = {}
    seen: set[str] = set()

    def collect(quantity: str) -> None:
        if quantity in seen or quantity not in operations:
            return
        seen.add(quantity)
        behind = sum_behind(cell, quantity)
        if behind is not None:
            found[quantity] = None
        for operand in operations[behind or quantity].operands:
            if isinstance(operand, str) and operand not in cell.states:
                collect(operand)

    collect(name)
    return tuple(found)


def summands(layer_trace: LayerTrace, name: str, unit: int, step: int) -> tuple[Summand, ...]:
    """The summands of the recorded sum `name` for a unit at a step (from 0). KeyError where it is no sum."""
    operation = layer_trace.layer.cell.parsed.operation(name)
    if operation.op != "sum":
        raise KeyError(name)
    return tuple(_summand(layer_trace, term, unit, step) for term in operation.terms)


def _summand(layer_trace: LayerTrace, term: Term, unit: int, step: int) -> Summand:
    left, right = _order_factors(layer_trace, term)
    if term.product == "@":
        weights, first = np.asarray(layer_trace.layer.weights[str(left)][unit], dtype=np.float64), 0
        given = layer_trace.layer.weights.get(str(right))
        values = np.asarray(layer_trace[str(right)][step] if given is None else given, dtype=np.float64)
    else:
        weights, values = _number(layer_trace, left, unit, step), _number(layer_trace, right, unit, step)
        first = unit
    total = term.sign * float(weights @ values)
    recorded = isinstance(right, str) and right not in layer_trace.layer.weights
    name = str(right) if term.product and (recorded or term.product == "@") else ""
    return Summand(term.sign, _word(left), name, weights, values, first, total)


def _order_factors(layer_trace: LayerTrace, term: Term) -> tuple[Operand, Operand]:
    """The factors of a term: what was recorded comes second, a weight or a number that it is multiplied with first."""
    if len(term.factors) == 1:
        return term.factors[0], 1.0
    left, right = term.factors
    recorded = isinstance(right, str) and right not in layer_trace.layer.weights
    weighty = isinstance(left, str) and left in layer_trace.layer.weights
    keep = term.product == "@" or recorded or (weighty and not isinstance(right, str))
    return (left, right) if keep else (right, left)


def _number(layer_trace: LayerTrace, operand: Operand, unit: int, step: int) -> Array64:
    """What one unit has of an operand, as a vector of one number."""
    if isinstance(operand, float):
        return np.array([operand])
    weight = layer_trace.layer.weights.get(operand)
    value = layer_trace[operand][step][unit] if weight is None else weight[unit]
    return np.array([value], dtype=np.float64)


def _word(operand: Operand) -> str:
    return operand if isinstance(operand, str) else f"{operand:g}"
