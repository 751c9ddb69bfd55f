"""Run a layer through a sequence by its equations."""

from __future__ import annotations

from types import MappingProxyType

import numpy as np

from simulator.equations import Operand, Operation
from simulator.functions import FUNCTIONS, evaluate
from simulator.held import Hold
from simulator.layer import Array, Layer
from simulator.trace import LayerTrace

_ARITHMETIC = {
    "+": np.add,
    "-": np.subtract,
    "*": np.multiply,
    "/": np.divide,
    "negative": np.negative,
    "copy": np.positive,
}


def run_layer(layer: Layer, inputs: Array, holds: tuple[Hold, ...], *, idealised: bool) -> LayerTrace:
    """Step a layer through `inputs` [T, I]."""
    parsed, dtype = layer.cell.parsed, inputs.dtype
    places, start = {}, 0
    for name in parsed.quantities:
        places[name] = slice(start, start + layer.width(name))
        start = places[name].stop
    rows = np.zeros((len(inputs) + 1, start), dtype)
    for state in parsed.states:
        rows[0, places[state]] = layer.initial[state]
    gates = layer.cell.gates if idealised else ()
    with np.errstate(over="ignore"):
        for t, x in enumerate(inputs):
            now = dict(layer.weights) | {"x": x} | {f"{s}_prev": rows[t, places[s]] for s in parsed.states}
            for operation in parsed.operations:
                value = _value(operation, now)
                if operation.name in gates:
                    value = (value >= 0.5).astype(dtype)
                rows[t + 1, places[operation.name]] = value
                now[operation.name] = rows[t + 1, places[operation.name]]
                for hold in holds:
                    first, stop = hold.ending(len(inputs))
                    if hold.quantity == operation.name and first <= t < stop:
                        now[operation.name][list(hold.units)] = hold.array(dtype)
    rows.flags.writeable = False
    return LayerTrace(layer, rows, MappingProxyType(places), inputs, holds)


def _value(operation: Operation, now: dict[str, Array]) -> Array:
    def get(operand: Operand) -> Array:
        return now[operand] if isinstance(operand, str) else np.asarray(operand)

    if operation.op == "sum":
        total: Array = np.zeros(1)
        for term in operation.terms:
            factors = [get(factor) for factor in term.factors]
            part = (
                factors[0] @ factors[1]
                if term.product == "@"
                else np.prod(np.broadcast_arrays(*factors), axis=0)
            )
            total = total + term.sign * part
        return total
    arguments = tuple(get(operand) for operand in operation.operands)
    if operation.op in _ARITHMETIC:
        return np.asarray(_ARITHMETIC[operation.op](*arguments))
    return evaluate(FUNCTIONS[operation.op], arguments)
