"""A step computed again from what stood before it, with some quantities forced: what would have been."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from simulator.equations.functions import FUNCTIONS, evaluate
from simulator.equations.operations import Operation
from simulator.network.trace import LayerTrace

_BINARY = {"+": np.add, "-": np.subtract, "*": np.multiply, "/": np.divide}
_OVER_UNITS = {"sum over units": np.sum, "mean over units": np.mean, "max over units": np.max}
Vectors = dict[str, np.ndarray]


def step_again(layer_trace: LayerTrace, step: int, forced: Mapping[str, float], *, idealised: bool = False) -> Vectors:
    """All that a step computes where these quantities are given numbers; holds on others are kept."""
    cell = layer_trace.layer.cell
    known: Vectors = {name: np.asarray(value, np.float64) for name, value in layer_trace.layer.weights.items()}
    known |= {name: np.asarray(layer_trace[name][step], np.float64) for name in cell.parsed.given}
    with np.errstate(all="ignore"):
        for operation in cell.parsed.operations:
            value = np.array(np.broadcast_to(_value(operation, known), layer_trace[operation.name][step].shape))
            if idealised and operation.name in cell.gates:
                value = np.where(value < 0.5, 0.0, 1.0)
            held = layer_trace.held_units(operation.name, step)
            value[held] = layer_trace[operation.name][step][held]
            if operation.name in forced:
                value[:] = forced[operation.name]
            known[operation.name] = value
    return known


def _value(operation: Operation, known: Vectors) -> np.ndarray:
    def get(operand: str | float) -> np.ndarray:
        return known[operand] if isinstance(operand, str) else np.float64(operand)  # type: ignore[return-value]

    if operation.op == "sum":
        total: np.ndarray = np.float64(0.0)  # type: ignore[assignment]
        for term in operation.terms:
            factors = [get(factor) for factor in term.factors]
            value = factors[0] if len(factors) == 1 else factors[0] @ factors[1] if term.product == "@" else (
                factors[0] * factors[1]
            )  # fmt: skip
            total = total + term.sign * value
        return total
    operands = [get(operand) for operand in operation.operands]
    if operation.op in _BINARY:
        return np.asarray(_BINARY[operation.op](*operands))
    if operation.op == "negative":
        return -operands[0]
    if operation.op in _OVER_UNITS:
        return np.asarray(_OVER_UNITS[operation.op](operands[0]))
    return operands[0] if operation.op == "copy" else np.asarray(evaluate(FUNCTIONS[operation.op], tuple(operands)))


def effect_of(layer_trace: LayerTrace, step: int, name: str, *, idealised: bool = False) -> float:
    """How much a gate could change any state at a step: the largest difference between it shut and open."""
    operations = {each.name: each for each in layer_trace.layer.cell.parsed.operations}
    root = name
    made = operations.get(name)
    if made is not None and made.op == "-" and made.operands[0] == 1.0 and isinstance(made.operands[1], str):
        root = made.operands[1]
    shut, opened = (step_again(layer_trace, step, {root: value}, idealised=idealised) for value in (0.0, 1.0))
    states = layer_trace.layer.cell.states
    return max(float(np.abs(opened[state] - shut[state]).max(initial=0.0)) for state in states)
